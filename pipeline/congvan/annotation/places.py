"""Writes into an annotation where each of its quotes stands in the text.

A place is a list of ``[start, end]`` pairs of code points in the text file, several where other text interrupts the
value. Every value that is a quote must be found. What is no quote has no place: a corrected value of a noisy
letterhead, named in ``corrected``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from congvan.annotation.files import Json
from congvan.annotation.quotes import QuoteFinder
from congvan.document import Span
from congvan.errors import DamagedFileError

Place = list[list[int]]

_ADDRESSED = re.compile(r"Kính\s+gửi|điện\s*:", re.IGNORECASE)
_DISTRIBUTION = re.compile(r"Nơi\s+nhận", re.IGNORECASE)
_ISSUED = re.compile(
    r"(?:ngày|ngay)\s*(\d{0,2})\S{0,2}\s*(?:tháng|thang|,)\s*(\d{0,2})\S{0,2}\s*(?:năm|nam|,)\s*(\d{4})", re.IGNORECASE
)
_UNDATED = re.compile(r"ng[àa]y[^\w\n]{0,20}+\d{0,2}+[^\w\n]{0,20}+th[áa]ng", re.IGNORECASE)
_LONGEST_HEAD = 1200  # characters from the file's beginning to the addressees
_LONGEST_LIST = 800  # characters from a shared head to the last name it belongs to
_LONGEST_PLACE = 100  # characters from the place of issue to the date beside it
_NAMES = ("issuer", "parent_issuer", "subject", "urgency", "secrecy")
_SIGNED = ("authority", "title", "name")


class QuoteError(DamagedFileError):
    """A quote of an annotation does not stand in its text."""


def with_places(text: str, annotation: Json, path: str | None = None) -> Json:
    """The annotation with the places of all its quotes; places already in it are computed anew.

    Raises `QuoteError`, which names the fields, where a quote is not found.
    """
    locator = _Locator(text, annotation)
    found = locator.annotation()
    if locator.missing:
        raise QuoteError(
            "not found in the text: " + ", ".join(locator.missing),
            path=path,
            remedy="Quote the words as the text has them.",
        )
    return found


def header_places(text: str, header: Json) -> tuple[Json, list[str]]:
    """The places of a header's values by field, and which are not found: ``number``, ``recipients[1]``."""
    locator = _Locator(text, header)
    return locator.header(), locator.missing


class _Locator:
    def __init__(self, text: str, annotation: Json) -> None:
        self.finder = QuoteFinder(text)
        self.text = text
        self.gold = annotation
        self.corrected = set(annotation.get("corrected", ()))
        self.missing: list[str] = []

    def annotation(self) -> Json:
        found: Json = {key: value for key, value in self.gold.items() if key not in {"places", "citations", "tasks"}}
        found["places"] = self.header()
        found["citations"] = [self._citation(index, one) for index, one in enumerate(self.gold["citations"])]
        found["tasks"] = self._tasks()
        return found

    # --- header ---

    def header(self) -> Json:
        """The places of the header's values."""
        places: Json = {}
        addressed = _ADDRESSED.search(self.text)
        head = Span(0, min(addressed.start() if addressed else len(self.text), _LONGEST_HEAD))
        for field in _NAMES:
            self._put(places, field, self.gold.get(field), head)
        self._number(places)
        issued = self._issued()
        self._beside(places, issued or self._undated(head))
        if issued is not None:
            places["issued"] = _place([issued])
        area = Span(addressed.start() if addressed else 0, len(self.text))
        places["recipients"] = self._list("recipients", area)
        heads = [match.start() for match in _DISTRIBUTION.finditer(self.text)]
        places["distribution"] = self._list("distribution", Span(heads[-1] if heads else 0, len(self.text)))
        signature = self.gold.get("signature") or {}
        end = len(self.text)
        for field in reversed(_SIGNED):
            quote = signature.get(field)
            if not quote:
                continue
            span = self.finder.last(quote, Span(0, end)) or self.finder.last(quote)
            pieces = [span] if span else self.finder.pieces(quote, Span(heads[-1] if heads else end * 3 // 4, end))
            if pieces is None and field not in self.corrected:
                self.missing.append(f"signature.{field}")
            elif pieces is not None:
                places[field] = _place(pieces)
                end = pieces[0].start or end
        return places

    def _number(self, places: Json) -> None:
        """Number and symbol stand side by side: ``Số: 1210/UBND-TH``."""
        number, symbol = self.gold.get("number"), self.gold.get("symbol")
        whole = self.finder.first(f"{number or ''} {symbol or ''}") if number or symbol else None
        self._put(places, "number", number, whole)
        if whole is not None and number and "number" in places:
            whole = Span(places["number"][0][1], whole.end)
        self._put(places, "symbol", symbol, whole)

    def _issued(self) -> Span | None:
        """The words of the dispatch's own date."""
        wanted = str(self.gold.get("issued") or "").split("-")
        for match in _ISSUED.finditer(self.text):
            year, month, day = match[3], match[2].zfill(2), match[1].zfill(2)
            if wanted == [year, month, day][: len(wanted)]:
                return Span(*match.span())
        return None

    def _undated(self, head: Span) -> Span | None:
        """The words of a date in the letterhead whose day is not known: ``ngày … tháng … năm 2024``."""
        match = _UNDATED.search(self.text, head.start, head.end)
        return Span(*match.span()) if match else None

    def _beside(self, places: Json, issued: Span | None) -> None:
        """The place stands before its date (``Hòa An, ngày 04``), though the issuer's name may hold it too."""
        quote = self.gold.get("place")
        before = Span(max(0, issued.start - _LONGEST_PLACE), issued.start) if issued else None
        span = self.finder.last(quote, before) if quote and before else None
        if span is not None:
            places["place"] = _place([span])
        else:
            self._put(places, "place", quote, None)

    def _list(self, field: str, area: Span) -> list[Place | None]:
        places: list[Place | None] = []
        for index, quote in enumerate(self.gold.get(field, ())):
            pieces = self._find(quote, area) or self._restored(quote, [area])
            if pieces is None and field not in self.corrected:
                self.missing.append(f"{field}[{index}]")
            places.append(_place(pieces) if pieces else None)
        return places

    def _put(self, places: Json, field: str, quote: str | None, area: Span | None) -> None:
        if not quote:
            return
        pieces = (self._find(quote, area) if area else None) or self._find(quote, None)
        if pieces is not None:
            places[field] = _place(pieces)
        elif field not in self.corrected:
            self.missing.append(field)

    # --- body ---

    def _citation(self, index: int, citation: Json) -> Json:
        quote = citation["number"] or citation["type"]
        mentions = list(self.finder.every(quote))
        found = {key: value for key, value in citation.items() if key != "places"}
        if not mentions:
            self.missing.append(f"citations[{index}]")
            return found
        places: Json = {"mentions": _place(mentions)}
        for field in ("issuer", "subject"):
            if citation.get(field):
                pieces = self._find(citation[field], Span(mentions[0].end, len(self.text))) or self._find(
                    citation[field], None
                )
                if pieces is None:
                    self.missing.append(f"citations[{index}].{field}")
                else:
                    places[field] = _place(pieces)
        return {**found, "places": places}

    def _tasks(self) -> list[Json]:
        found: list[tuple[int, Json, list[Span]]] = []
        behind = 0
        for index, task in enumerate(self.gold["tasks"]):
            pieces = self._find(task["text"], Span(behind, len(self.text))) or self._find(task["text"], None)
            if pieces is None:
                self.missing.append(f"tasks[{index}].text")
                continue
            behind = pieces[0].start
            found.append((index, task, pieces))
        starts = sorted(pieces[0].start for _, _, pieces in found)
        return [self._task(index, task, pieces, starts) for index, task, pieces in found]

    def _own_area(self, pieces: list[Span], starts: list[int]) -> list[Span]:
        """Where a task's values stand: in its words, in its line (a table's row), then up to the next task."""
        first, last = pieces[0].start, pieces[-1].end
        end = self.text.find("\n", last)
        line = Span(self.text.rfind("\n", 0, first) + 1, end if end >= 0 else len(self.text))
        following = next((start for start in starts if start >= last), len(self.text))
        return [*pieces, line, Span(last, min(following, last + _LONGEST_LIST))]

    def _task(self, index: int, task: Json, pieces: list[Span], starts: list[int]) -> Json:
        name = f"tasks[{index}]"
        places: Json = {"text": _place(pieces)}
        own = self._own_area(pieces, starts)
        deadline = task.get("deadline")
        quotes = {"deadline": deadline["text"] if deadline else None}
        quotes |= {field: task.get(field) for field in ("report_to", "deliverable")}
        for field, quote in quotes.items():
            if not quote:
                continue
            # A row's product has a cell behind the task, whose words may name it too (`Lập danh mục` | `Danh mục`).
            cells = [Span(pieces[-1].end, own[-2].end)] if field == "deliverable" else []
            found = self._nearest(quote, pieces, [*cells, *own])
            if found is None:
                self.missing.append(f"{name}.{field}")
            else:
                places[field] = _place(found)
        assignees = []
        for number, assignee in enumerate(task["assignees"]):
            found = self._actor(assignee, pieces, own)
            if found is None:
                self.missing.append(f"{name}.assignees[{number}]")
                continue
            kept = {key: value for key, value in assignee.items() if key != "place"}
            assignees.append({**kept, "place": _place(found)})
        return {
            **{key: value for key, value in task.items() if key != "places"},
            "assignees": assignees,
            "places": places,
        }

    def _actor(self, assignee: Json, pieces: list[Span], own: list[Span]) -> list[Span] | None:
        """Where an actor is named: in the task, or as near above it as can be; whom the head addresses, at the head."""
        name = assignee["name"]
        above = Span(0, pieces[0].start)
        if assignee["source"] == "addressee":
            addressed = _ADDRESSED.search(self.text)
            head = Span(addressed.start() if addressed else 0, pieces[-1].end)
            areas = [head, Span(0, len(self.text))]
        else:
            areas = [*own] if assignee["source"] == "stated" else []
            span = next((one for area in areas if (one := self.finder.first(name, area))), None)
            if span is None and assignee["source"] == "inherited":
                span = self.finder.last(name, above)
            if span is not None:
                return [span]
            areas += [above, Span(0, len(self.text))]
        for area in areas:
            span = self.finder.first(name, area) if area != above else self.finder.last(name, area)
            if span is not None:
                return [span]
        return self._restored(name, areas)

    def _restored(self, name: str, areas: Sequence[Span]) -> list[Span] | None:
        """A name with a head restored (``các Sở: Tài chính, Xây dựng`` → ``Sở Xây dựng``): its last words' place."""
        words = name.split()
        for area in areas:
            for first in range(1, len(words)):
                tail, head = " ".join(words[first:]), words[:first]
                for span in self.finder.every(tail, area):
                    before = Span(max(0, span.start - _LONGEST_LIST), span.start)
                    if all(self.finder.first(word, before) for word in head):
                        return [span]
        return None

    def _nearest(self, quote: str, pieces: list[Span], own: list[Span]) -> list[Span] | None:
        """The quote where the task's own values stand, else nearest to it."""
        for area in own[:-1]:
            span = self.finder.first(quote, area)
            if span is not None:
                return [span]
        everywhere = list(self.finder.every(quote))
        if everywhere:
            return [min(everywhere, key=lambda one: _distance(one, pieces[0]))]
        return self._find(quote, Span(pieces[0].start, pieces[-1].end)) or self._find(quote, None)

    def _find(self, quote: str, area: Span | None) -> list[Span] | None:
        span = self.finder.first(quote, area)
        return [span] if span is not None else self.finder.pieces(quote, area)


def _distance(one: Span, other: Span) -> int:
    return min(abs(one.start - other.end), abs(other.start - one.end))


def _place(spans: Sequence[Span]) -> Place:
    return [[span.start, span.end] for span in spans]
