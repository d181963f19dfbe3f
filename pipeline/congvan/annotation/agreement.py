"""How far two annotators agree: F1 by field, as for extracted dispatches, and Cohen's kappa on labels.

F1 has no need of a number of cases where both say nothing; kappa takes out what chance alone would agree on, so it
needs cases: words, lines, and the pairs of values that both have.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from congvan.annotation.files import Entry, Json, text_path
from congvan.annotation.marks import marks_of
from congvan.annotation.places import with_places
from congvan.errors import DamagedFileError, MissingFileError
from congvan.evaluation import Evaluation, Tally
from congvan.evaluation.alignment import align
from congvan.evaluation.comparison import same_name
from congvan.evaluation.resampling import interval
from congvan.evaluation.scoring import score_dispatch

Cases = Counter[tuple[str, str]]  # how often the one said this and the other that

_WORD = re.compile(r"\w+")
_NOTHING = "-"
_LAYERS = ("tasks", "actors", "deadlines", "citations", "report_to", "deliverable", "header")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two annotators of the same dispatches have in common; ``alone`` are dispatches that only one has."""

    scores: Evaluation
    cases: dict[str, dict[str, Cases]]
    alone: tuple[str, ...] = ()

    def kappas(self) -> dict[str, tuple[float | None, int]]:
        """Cohen's kappa and the number of cases, by what was labelled; None where all cases have one label.

        What neither of the two ever labelled is left out.
        """
        sums: defaultdict[str, Cases] = defaultdict(Counter)
        for own in self.cases.values():
            for name, cases in own.items():
                sums[name].update(cases)
        labelled = {name: cases for name, cases in sums.items() if cases.keys() != {(_NOTHING, _NOTHING)}}
        return {name: (kappa(cases), cases.total()) for name, cases in labelled.items()}

    def table(self) -> Iterator[str]:
        """The lines of the report: F1 by field with its interval, then kappa by label with its own."""
        scores = list(self.scores.scores.values())
        yield f"{len(scores)} dispatches of both" + (f", {len(self.alone)} of one alone" if self.alone else "")
        yield f"{'field':22} {'F1':>6}  {'95 %':>13}   both/second/first"
        for name, tally in self.scores.tallies.items():
            each = [score.tallies[name] for score in scores if name in score.tallies]
            low, high = interval(each, _f1)
            yield f"{name:22} {tally.f1:6.3f}  {low:.3f} - {high:.3f}   {tally.right}/{tally.spurious}/{tally.missed}"
        yield ""
        yield f"{'label':22} {'kappa':>6}  {'95 %':>13}   cases"
        for name, (value, count) in self.kappas().items():
            counts = [own[name] for own in self.cases.values() if name in own]
            low, high = interval(counts, lambda some: kappa(_total(some)), draws=200)
            figures = f"{value:6.3f}  {low:.3f} - {high:.3f}" if value is not None else f"{'-':>6}  {'':13}"
            yield f"{name:22} {figures}   {count}"


def agreement(first: str | Path, second: str | Path) -> Agreement:
    """The agreement of two folders of annotations, ``NAME.json`` each; the texts stand beside those of the first.

    ``agreement("corpus/second", "corpus/authored").kappas()["words of tasks"]`` → ``(0.87, 9120)``. Raises a
    `CongvanError` where a folder has none, both have none in common, or their texts differ.
    """
    pairs = read_pairs(first, second)
    ones, others = _annotations(Path(first)), _annotations(Path(second))
    return Agreement(
        Evaluation({name: score_dispatch(a.annotation, b.annotation) for name, (a, b) in pairs.items()}),
        {name: labels_of(a, b) for name, (a, b) in pairs.items()},
        tuple(sorted(ones.keys() ^ others.keys())),
    )


def read_pairs(first: str | Path, second: str | Path) -> dict[str, tuple[Entry, Entry]]:
    """The annotations of both by the dispatch's name; errors as `agreement` has them."""
    ones, others = _annotations(Path(first)), _annotations(Path(second))
    common = sorted(ones.keys() & others.keys())
    if not common:
        raise MissingFileError(
            "the two folders have no dispatch in common", path=str(second), remedy="Their files want the same names."
        )
    return {name: _pair(ones[name], others[name]) for name in common}


def labels_of(one: Entry, other: Entry) -> dict[str, Cases]:
    """What the two say of each word, of each line, and of each task and actor that both have."""
    words = [match.start() for match in _WORD.finditer(one.text)]
    found: dict[str, Cases] = {}
    labels = [_labels(entry, words) for entry in (one, other)]
    for layer in _LAYERS:
        found[f"words of {layer}"] = Counter(zip(labels[0][layer], labels[1][layer], strict=True))
    found["lines with a task"] = Counter(zip(*(_lines_with_tasks(entry) for entry in (one, other)), strict=True))
    tasks, others = one.annotation["tasks"], other.annotation["tasks"]
    pairs = [(tasks[i], others[j]) for i, j in align(tasks, others).items()]
    found["kind of deadline"] = Counter((_kind(a), _kind(b)) for a, b in pairs)
    named = [pair for a, b in pairs for pair in _same_actors(a, b)]
    found["role of an actor"] = Counter((a["role"], b["role"]) for a, b in named)
    found["source of an actor"] = Counter((a["source"], b["source"]) for a, b in named)
    return {name: cases for name, cases in found.items() if cases}


def kappa(cases: Cases) -> float | None:
    """Cohen's kappa: 1 for the same labels throughout, 0 for what chance would give; None where there is one label."""
    total = cases.total()
    if not total:
        return None
    ones: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for (a, b), count in cases.items():
        ones[a] += count
        others[b] += count
    agreed = sum(count for (a, b), count in cases.items() if a == b) / total
    chance = sum(ones[label] * others[label] for label in ones) / total**2
    return (agreed - chance) / (1 - chance) if chance < 1 else None


def _f1(some: Sequence[Tally]) -> float | None:
    total = sum(some, start=Tally())
    return None if total == Tally() else total.f1


def _total(some: Sequence[Cases]) -> Cases:
    total: Cases = Counter()
    for cases in some:
        total.update(cases)
    return total


def _labels(entry: Entry, words: list[int]) -> dict[str, list[str]]:
    """For each layer the label of each word: for actors their roles, for the header its field."""
    marks, relations = marks_of(entry)
    named: list[tuple[str, int, int, str]] = [(one.layer, one.start, one.end, one.label) for one in marks]
    named = [one for one in named if one[0] != "actors"]
    named += [("actors", one.value.start, one.value.end, one.label) for one in relations if one.value.layer == "actors"]
    sets: dict[str, list[set[str]]] = {layer: [set() for _ in words] for layer in _LAYERS}
    for layer, start, end, label in named:
        for index in range(bisect_left(words, start), bisect_left(words, end)):
            sets[layer][index].add(label)
    return {layer: ["+".join(sorted(own)) or _NOTHING for own in columns] for layer, columns in sets.items()}


def _lines_with_tasks(entry: Entry) -> list[str]:
    """For each line that is not blank whether a task stands in it."""
    spans = [span for task in entry.annotation["tasks"] for span in task["places"]["text"]]
    found, start = [], 0
    for line in entry.text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            found.append("task" if any(a < end and b > start for a, b in spans) else _NOTHING)
        start = end
    return found


def _kind(task: Json) -> str:
    return task["deadline"]["kind"] if task["deadline"] else _NOTHING


def _same_actors(task: Json, other: Json) -> Iterator[tuple[Json, Json]]:
    left = list(other["assignees"])
    for actor in task["assignees"]:
        index = next((i for i, one in enumerate(left) if same_name(actor["name"], one["name"])), None)
        if index is not None:
            yield actor, left.pop(index)


def _annotations(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        raise MissingFileError("there is no such folder", path=str(folder), remedy="Check the spelling.")
    return {path.stem: path for path in sorted(folder.rglob("*.json"))}


def _pair(one: Path, other: Path) -> tuple[Entry, Entry]:
    texts = [text_path(path) for path in (one, other)]
    known = [path.read_bytes().decode("utf-8") for path in texts if path.is_file()]
    if not known:
        raise MissingFileError("the annotation has no text", path=str(one), remedy=f"Put {texts[0].name} beside it.")
    if len(set(known)) > 1:
        raise DamagedFileError(
            "the two annotators had different texts", path=str(texts[1]), remedy="Annotate the same file."
        )
    return _entry(one, known[0]), _entry(other, known[0])


def _entry(path: Path, text: str) -> Entry:
    """The annotation with places that are computed anew, so that both follow the same rules."""
    try:
        annotation = json.loads(path.read_text(encoding="utf-8"))
        complete = with_places(text, annotation, str(path))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedFileError(
            "the file is no annotation", path=str(path), remedy="`congvan corpus check` says what is wrong."
        ) from error
    return Entry(path.stem, text, complete, path)
