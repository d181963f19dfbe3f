"""An annotation session: a batch of dispatches, the one at hand, and what a view may ask or do. No Jupyter here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from congvan.annotation.files import Json
from congvan.annotation.header import LISTS, header_rows, header_state, read_field
from congvan.annotation.history import History, happened, replayed
from congvan.annotation.places import Place
from congvan.annotation.reading import Source, read_citation, read_deadline, read_source, snapped
from congvan.annotation.store import Log, read_rows
from congvan.annotation.values import Draft, Event, header_value
from congvan.annotation.writing import draft_problems, value_problems, words_at
from congvan.errors import MissingFileError, UsageError
from congvan.pipeline import Pipeline
from congvan.vocabulary import fold

HeaderState = tuple[dict[str, Place], dict[str, list[str]]]


class Session:
    """What one annotator does with a batch of files; each is read when it is first come to.

    >>> session = Session.of_folder("incoming", "store", annotator="lan")  # doctest: +SKIP
    >>> session.mark("lead", 120, 131, task="v3"); session.undo()  # doctest: +SKIP
    """

    def __init__(self, sources: Sequence[Path | Source], store: str | Path, *, annotator: str) -> None:
        if not sources:
            raise MissingFileError("there is nothing to annotate", remedy="Point to a folder with dispatches.")
        self.annotator = annotator
        self.store = Path(store)
        self._sources = list(sources)
        self._pipeline = Pipeline()
        self._states: dict[int, tuple[Source, Log]] = {}
        self._histories: dict[int, History] = {}
        self._header: tuple[Json, HeaderState] | None = None  # the header whose state is known
        self._waiting: set[int] | None = None  # done and changed, to be written when a block of `writing_later` ends
        self._kept: dict[int, str] = {}  # how far those are that nobody came to in this session
        self.index = 0
        self.only_open = False  # whether a view begins with what is not decided alone
        self.go(0)

    @classmethod
    def of_folder(cls, folder: str | Path, store: str | Path, *, annotator: str) -> Session:
        """A session over the files of a folder in order of name."""
        from congvan.annotation.choice import files_of

        return cls(files_of(Path(folder)), store, annotator=annotator)

    # --- where we are ---

    @property
    def source(self) -> Source:
        """The dispatch at hand."""
        return self._states[self.index][0]

    @property
    def text(self) -> str:
        """Its text; every place counts in its code points."""
        return self.source.text

    @property
    def draft(self) -> Draft:
        """Its annotation as it is."""
        return self._history.draft

    @property
    def begun(self) -> bool:
        """Whether the suggestions for the dispatch at hand are there: the first to ask for them waits for them."""
        return self.index in self._histories

    def progress(self) -> list[Json]:
        """Name and status of every dispatch of the batch; those not come to yet are read from the store."""
        return [{"name": name, "status": self._status(index)} for index, name in enumerate(map(_name, self._sources))]

    def go(self, index: int) -> None:
        """Goes to a dispatch of the batch, by its number from 0; beyond an end, to that end."""
        index = max(0, min(index, len(self._sources) - 1))
        if index not in self._states:
            one = self._sources[index]
            source = one if isinstance(one, Source) else read_source(one, self._pipeline)
            log = Log(self.store, self.annotator, source.name, source.text)
            self._states[index] = (source, log)
            if log.events:
                self._histories[index] = replayed(log.events)
                if self._histories[index].draft.status == "done" and log.is_ahead():
                    self._write(index)
        self.index = index

    def begin(self) -> None:
        """Waits for the suggestions for the dispatch at hand, where they are not there yet."""
        if not self.begun:
            source, log = self._states[self.index]
            event = source.begin()
            log.append(event)
            self._histories[self.index] = replayed([event])

    def next(self) -> None:
        """Goes to the next dispatch that is still open, from the last one to the first; else to the next."""
        order = [*range(self.index + 1, len(self._sources)), *range(self.index)]
        self.go(next((index for index in order if self._status(index) == "open"), self.index + 1))

    def previous(self) -> None:
        """Goes to the dispatch before."""
        self.go(self.index - 1)

    # --- what can be done ---

    def do(self, event: Event) -> None:
        """Lets an event happen and keeps it. Raises `UsageError` for one that cannot happen; it is not kept."""
        history = happened(self._history, event)
        self._states[self.index][1].append(event)
        self._histories[self.index] = history
        if history.draft.status == "done" and event.get("status") != "done":  # what is done stays true on disk
            if self._waiting is None:
                self._write(self.index)
            else:
                self._waiting.add(self.index)

    @contextmanager
    def writing_later(self) -> Iterator[None]:
        """Annotations that are done and change in the block are written when it ends; events are kept at once.

        A process that dies before that has lost nothing: whoever opens the dispatch next writes what its log says.
        """
        self._waiting = set()
        try:
            yield
        finally:
            waiting, self._waiting = self._waiting, None
            for index in waiting:
                self._write(index)

    def undo(self) -> None:
        """Takes the last change back."""
        self.do({"do": "undo"})

    def redo(self) -> None:
        """Takes the last undoing back."""
        self.do({"do": "redo"})

    def mark(self, layer: str, start: int, end: int, *, task: str | None = None) -> str:
        """Marks the words that ``[start, end)`` touches and fills the fields in; gives the new value's id."""
        place = snapped(self.text, start, end)
        if not place:
            raise UsageError("no word is selected", remedy="Select some words first.")
        fields = self._fields(layer, place, task)
        if layer == "citation":
            return self._cited(place, fields)
        self.do({"do": "add", "layer": layer, "place": place, "task": task, "fields": fields})
        return f"v{self.draft.made}"

    def take(self, field: str, start: int, end: int) -> None:
        """Makes the words that ``[start, end)`` touches the value of a header field; of a list, one more entry."""
        place = snapped(self.text, start, end)
        if not place:
            raise UsageError("no word is selected", remedy="Select some words first.")
        value = read_field(field, self.text[place[0][0] : place[0][1]])
        if field in LISTS:
            known = header_value(self.draft.header, field) or []
            value = [*known, *(one for one in value if one not in known)]
        self.do({"do": "header", "field": field, "value": value})

    def correct(self, field: str) -> None:
        """Says that the text garbles a header field, whose value then need not stand in it; or takes that back."""
        known = self.draft.header.get("corrected") or []
        changed = [one for one in known if one != field] if field in known else [*known, field]
        self.do({"do": "header", "field": "corrected", "value": changed})

    def link(self, citation: str, task: str) -> None:
        """Lets a task refer to a cited document; where it does, no longer."""
        known = [one.id for one in self.draft.of_task(task) if one.fields.get("citation") == citation]
        if known:
            self.do({"do": "remove", "ids": known})
        else:
            self.do({"do": "cite", "citation": citation, "tasks": [task]})

    def inherit(self, id: str, task: str) -> str:
        """Gives a value of one task to another as well, as inherited; gives the new value's id."""
        value = self.draft.values[id]
        fields = {**value.fields, "source": "inherited"} if "source" in value.fields else value.fields
        self.do({"do": "add", "layer": value.layer, "place": value.place, "task": task, "fields": fields})
        return f"v{self.draft.made}"

    def accept_above(self, threshold: float) -> int:
        """Accepts every suggestion at least as sure as ``threshold``, values of a task only with it; their number."""
        sure = {one.id for one in self.draft.suggestions() if (one.confidence or 0) >= threshold}
        tasks = {one.id for one in self.draft.values.values() if one.layer == "task"}
        held = {one.id for one in self.draft.suggestions() if one.id in sure and (not one.task or one.task in tasks)}
        if threshold <= 0:  # where two annotators differ nobody is sure
            held |= {f"header.{field}" for field in self.draft.asked}
        if held:
            self.do({"do": "accept", "ids": sorted(held)})
        return len(held)

    def accept_all(self) -> None:
        """Accepts and finishes every open dispatch as the pipeline reads it: a second annotator to compare with."""
        for index, row in enumerate(self.progress()):
            if row["status"] == "open":
                self.go(index)
                self.accept_above(0.0)
                self.finish()

    def refuse_suggestions(self) -> int:
        """Takes out every suggestion that is left; gives their number."""
        ids = self.draft.undecided()
        if ids:
            self.do({"do": "remove", "ids": ids})
        return len(ids)

    def finish(self) -> list[str]:
        """Writes the annotation in the corpus's form and calls it done; what its checks find wrong."""
        if undecided := self.draft.undecided():
            raise UsageError(f"{len(undecided)} suggestions are undecided", remedy="Accept or refuse them.")
        annotation, wrong = self.checked()
        self._states[self.index][1].write_annotation(annotation)
        self.do({"do": "status", "status": "done"})
        return wrong

    def skip(self) -> None:
        """Sets the dispatch aside and goes on."""
        self.do({"do": "status", "status": "skipped"})
        self.next()

    # --- what can be asked ---

    def checked(self) -> tuple[Json, list[str]]:
        """The accepted annotation in the corpus's form, and what its checks find wrong."""
        source = self.source
        return draft_problems(self.draft, source.text, name=source.name, annotator=self.annotator)

    def problems(self) -> dict[str, list[str]]:
        """What is wrong with which value, by its id."""
        found = {id: list(value_problems(self.draft, value)) for id, value in self.draft.values.items()}
        found |= {f"header.{field}": wrong for field, wrong in self._header_state()[1].items()}
        return {id: wrong for id, wrong in found.items() if wrong}

    def search(self, words: str) -> list[list[int]]:
        """The places of ``words`` in the text; case and accents do not count."""
        wanted, text = fold(words), fold(self.text)
        found, start = [], text.find(wanted) if wanted.strip() else -1
        while start >= 0:
            found.append([start, start + len(wanted)])
            start = text.find(wanted, start + len(wanted))
        return found

    def opening(self) -> Json:
        """What a view shows while the suggestions are not there yet: the text is, and takes no time."""
        return {
            "name": self.source.name,
            "index": self.index,
            "only_open": self.only_open,
            "batch": self.progress(),
            "reading": True,
            "values": [],
            "header": [],
            "note": "",
            "status": "open",
            "problems": {},
            "can": {"undo": False, "redo": False},
        }

    def view(self) -> Json:
        """Everything a view shows beside the text, ready for JSON."""
        history = self._history
        return {
            **self.opening(),
            "reading": False,
            "values": [one.as_json() for one in self.draft.values.values()],
            "header": list(header_rows(self.draft, self._header_state())),
            "note": self.draft.note,
            "status": self.draft.status,
            "problems": self.problems(),
            "can": {"undo": bool(history.past), "redo": bool(history.future)},
        }

    @property
    def _history(self) -> History:
        """Past and present of the dispatch at hand, which begin when somebody first asks for them."""
        self.begin()
        return self._histories[self.index]

    def _write(self, index: int) -> None:
        (source, log), draft = self._states[index], self._histories[index].draft
        log.write_annotation(draft_problems(draft, source.text, name=source.name, annotator=self.annotator)[0])

    def _cited(self, place: Place, fields: Json) -> str:
        """The id of the document at a place, which the tasks around it now refer to; each document is listed once."""
        around = [one.id for one in self.draft.values.values() if one.layer == "task" and _holds(one.place, place)]
        listed = [one for one in self.draft.values.values() if one.layer == "citation"]
        for known in listed:
            if _document(known.fields) == _document(fields):
                told = {one.task for one in self.draft.values.values() if one.fields.get("citation") == known.id}
                tasks = [id for id in around if id not in told]
                if not tasks:
                    raise UsageError("this document is listed already", remedy="Link it to another task.")
                self.do({"do": "cite", "citation": known.id, "tasks": tasks})
                return known.id
        self.do({"do": "add", "layer": "citation", "place": place, "fields": fields, "cited_by": around})
        return f"v{self.draft.made - len(around)}"

    def _header_state(self) -> HeaderState:
        """Kept until the header is another: to find its values in a long text takes longer than all else of a key."""
        header = self.draft.header
        if self._header is None or self._header[0] is not header:
            self._header = (header, header_state(self.draft, self.text))
        return self._header[1]

    def _fields(self, layer: str, place: Place, task: str | None) -> Json:
        words = words_at(self.text, place)
        match layer:
            case "lead" | "support":
                return {"name": words, "source": self._origin(place, task)}
            case "deadline":
                return read_deadline(words, self.draft.header.get("issued"))
            case "report_to" | "deliverable":
                return {"name": words}
            case "directive":
                return {"path": words.split()[0].rstrip(".):/")}
            case "citation":
                return read_citation(words)
            case "task":
                return {"directive": self._item_at(place[0][0])}
        return {}

    def _origin(self, place: Place, task: str | None) -> str:
        own = self.draft.values[task].place if task in self.draft.values else []
        within = any(start <= place[0][0] < end for start, end in own)
        return "stated" if within or not own or place[0][0] >= own[0][0] else "inherited"

    def _item_at(self, start: int) -> str | None:
        """The item that a task stands in: the last one that begins before it."""
        items = [one for one in self.draft.values.values() if one.layer == "directive" and one.place]
        above = [one for one in items if one.place[0][0] <= start]
        return max(above, key=lambda one: one.place).fields["path"] if above else None

    def _status(self, index: int) -> str:
        if index in self._histories:
            return self._histories[index].draft.status
        if index not in self._kept:
            path = self.store / self.annotator / f"{_name(self._sources[index])}.jsonl"
            self._kept[index] = replayed(read_rows(path)[0][1:]).draft.status if path.exists() else "open"
        return self._kept[index]


def _holds(outer: Place, inner: Place) -> bool:
    return any(start <= inner[0][0] and inner[-1][1] <= end for start, end in outer)


def _document(fields: Json) -> str:
    """What makes two mentions one document: the number, or the whole name of one without."""
    return fold(str(fields.get("number") or fields.get("type") or "")).replace(" ", "")


def _name(source: Path | Source) -> str:
    return source.name if isinstance(source, Source) else source.name.removesuffix(source.suffix)
