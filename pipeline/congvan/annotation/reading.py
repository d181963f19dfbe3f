"""A file as it is annotated: its text, and what the pipeline believes of it as suggestions with their places in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from congvan.annotation.files import Json
from congvan.annotation.places import Place
from congvan.annotation.values import HEADER, Event, Value
from congvan.assembly.due_dates import resolve_deadline
from congvan.calendar.days_off import load_calendar
from congvan.document import Document, Passage
from congvan.pipeline import Pipeline
from congvan.recognition.citations import find_citations
from congvan.recognition.deadlines import find_deadlines, read_deadline_cell
from congvan.schema import Deadline, Dispatch, Evidence, Task

_WORD = re.compile(r"[\w\u0300-\u036f]+(?:[/&.-][\w\u0300-\u036f]+)*|[^\w\s]")
_CITATION = ("type", "number", "date", "issuer", "subject")
_DEADLINE = ("text", "kind", "date", "rrule", "duration", "working_days", "anchor", "bound")


@dataclass(frozen=True, slots=True)
class Source:
    """A dispatch to annotate: its name, its text, and what gives the first event of a log.

    That event is the pipeline's reading, which takes far longer than the text and is wanted once: a dispatch that was
    come to before has it in its log.
    """

    name: str
    text: str
    begin: Callable[[], Event]


def read_source(path: Path, pipeline: Pipeline) -> Source:
    """The file ``path`` to annotate. Of a text file every character stays where it is; of others the text read."""
    document = pipeline.read(path)
    text, offsets = document.text, list(range(len(document.text)))
    if path.suffix in {".txt", ".md"}:
        own = path.read_bytes().decode("utf-8", "replace")
        if unicodedata.is_normalized("NFC", own) and "\r" not in own and "\ufffd" not in own:
            text, offsets = own, source_offsets(document)

    def begin() -> Event:
        dispatch = pipeline.extract_document(document)
        values = [one.as_json() for one in _values(dispatch, offsets)]
        return {"do": "begin", "values": values, "header": dispatch.model_dump(mode="json", include=set(HEADER))}

    return Source(path.name.removesuffix(path.suffix), text, begin)


def snapped(text: str, start: int, end: int) -> Place:
    """The place of the whole words that a selection touches, blanks at its ends left out; `[]` where it has none.

    ``rà so`` selected in ``1. Rà soát`` gives the place of ``rà soát``.
    """
    start, end = max(0, min(start, end)), min(len(text), max(start, end))
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    words = _WORD.finditer(text, low, len(text) if high < 0 else high)
    touched = [match.span() for match in words if match.start() < end and match.end() > start]
    return [[touched[0][0], touched[-1][1]]] if touched else []


def read_deadline(words: str, issued: str | None) -> Json:
    """The normalised fields of a time limit: ``trước ngày 15/9`` → kind ``date``, bound ``before``, a date."""
    passage = Passage(" ".join(words.split()), 0)
    found = find_deadlines(passage)
    mention = found[0] if found else read_deadline_cell(passage)
    due = resolve_deadline(mention, words, issued=issued, calendar=load_calendar(None)) if mention else None
    if due is None:
        return {"text": words, "kind": "date", "date": None, "bound": "by"}
    return _deadline({name: getattr(due, name) for name in _DEADLINE} | {"text": words})


def read_citation(words: str) -> Json:
    """The fields of a cited document: ``Kế hoạch số 12/KH-UBND ngày 15/01/2024`` → its type, number and date.

    A mention that tells the number alone (``12/KH-UBND``) has no type.
    """
    line = " ".join(words.split())
    found = next(iter(find_citations(Passage(line, 0))), None)
    if found is not None:
        return {name: getattr(found, name) for name in _CITATION}
    kind, _, number = line.partition(" số ")
    alone = "/" in line and " " not in line
    return dict.fromkeys(_CITATION) | ({"number": line} if alone else {"type": kind, "number": number or None})


def _deadline(row: Json) -> Json:
    return {name: row[name] for name in _DEADLINE if row[name] is not None}


def source_offsets(document: Document) -> list[int]:
    """Where each character of the text stands in its file; one that has no place, where the last one did."""
    filled, last = [], 0
    for offset in document.offsets:
        last = offset if offset >= 0 else last
        filled.append(last)
    return filled


def _values(dispatch: Dispatch, offsets: list[int]) -> Iterator[Value]:
    def place(evidence: Evidence) -> Place:
        if not evidence.end or evidence.end > len(offsets) or evidence.end <= evidence.start:
            return []
        return [[offsets[evidence.start], offsets[evidence.end - 1] + 1]]

    for number, item in enumerate(dispatch.directives):
        yield Value(
            f"d{number}", "directive", place(item.evidence), None, {"path": item.path}, "rules", item.evidence.score
        )
    for citation in dispatch.citations:
        fields = {name: getattr(citation, name) for name in _CITATION}
        places = [one for mention in citation.mentions for one in place(mention.evidence)]
        score = citation.mentions[0].evidence.score if citation.mentions else 0.5
        yield Value(citation.id, "citation", places, None, fields, "rules", score)
    for task in dispatch.tasks:
        yield from _task(task, place(task.evidence), place)


def _task(task: Task, own: Place, place: object) -> Iterator[Value]:
    assert callable(place)

    def value(name: str, layer: str, evidence: Evidence, fields: Json) -> Value:
        score = min(task.confidence, evidence.score)
        return Value(f"{task.id}.{name}", layer, place(evidence), task.id, fields, "rules", score)

    yield Value(task.id, "task", own, None, {"directive": task.directive}, "rules", task.confidence)
    for number, one in enumerate(task.assignees):
        yield value(f"a{number}", one.role, one.evidence, {"name": one.name, "source": one.source})
    if task.deadline:
        yield value("deadline", "deadline", task.deadline.evidence, _deadline(_row(task.deadline)))
    for layer, words in (("report_to", task.report_to), ("deliverable", task.deliverable)):
        if words:
            yield value(layer, layer, task.field_evidence.get(layer, task.evidence), {"name": words})
    if "action" in task.field_evidence:
        yield value("action", "action", task.field_evidence["action"], {})
    for id in task.citations:
        yield Value(f"{task.id}.{id}", "cites", [], task.id, {"citation": id}, "rules", task.confidence)


def _row(deadline: Deadline) -> Json:
    return {name: getattr(deadline, name) for name in _DEADLINE}
