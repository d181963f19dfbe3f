"""Annotations made with other tools, as a draft: doccano, Label Studio, spaCy and CoNLL, in the form of the exports.

Such tools know labelled stretches and relations, no normal values. Deadlines are read from their words; header, items
and the fields of cited documents are the pipeline's; all of it can be corrected in a session.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congvan.annotation.files import Json
from congvan.annotation.marks import Relation
from congvan.annotation.reading import Source, read_deadline, source_offsets
from congvan.annotation.values import HEADER, Value
from congvan.annotation.writing import words_at
from congvan.document import Origin
from congvan.errors import DamagedFileError, MissingProgramError
from congvan.ingest.plain_text import parse_text
from congvan.pipeline import Pipeline
from congvan.tokens.marks import Mark

_LAYERS = {
    "TASK": "tasks",
    "ACTOR": "actors",
    "DEADLINE": "deadlines",
    "REPORT_TO": "report_to",
    "DELIVERABLE": "deliverable",
    "CITATION": "citations",
}
# What a mark inside a task stands for where the form tells no relation.
_FIELDS = {"actors": "lead", "deadlines": "deadline", "report_to": "report_to", "deliverable": "deliverable"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with marks; ``relations`` is None where the tool's format has none."""

    name: str
    text: str
    marks: list[Mark]
    relations: list[Relation] | None


def read_marked(path: Path, form: str) -> Iterator[Marked]:
    """The texts of a file in one of the forms of `READERS`. Raises a `DamagedFileError` where it is none."""
    try:
        yield from READERS[form](path)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise DamagedFileError(
            f"the file is not in the form of {form}",
            path=str(path),
            remedy="Export it anew, with labels and relations.",
        ) from error


def as_source(marked: Marked, pipeline: Pipeline) -> Source:
    """What was marked as the beginning of a session, accepted; what the marks cannot say is the pipeline's."""
    digest = hashlib.sha256(marked.text.encode()).hexdigest()
    document = parse_text(marked.text, Origin(path=marked.name, sha256=digest, format="txt"))
    dispatch = pipeline.extract_document(document)
    offsets = source_offsets(document)
    held = dispatch.model_dump(mode="json")
    header = {name: held[name] for name in HEADER}
    values = [
        Value(
            f"d{number}",
            "directive",
            [[offsets[item.evidence.start], offsets[item.evidence.end - 1] + 1]],
            None,
            {"path": item.path},
        )
        for number, item in enumerate(dispatch.directives)
    ]
    values += _citations(marked, held["citations"], offsets)
    items = sorted((one.place[0][0], one.fields["path"]) for one in values if one.layer == "directive")
    for task, places in _tasks(marked):
        id = f"t{task.start}-{task.end}"
        above = [path for start, path in items if start <= task.start]
        values.append(Value(id, "task", places, None, {"directive": above[-1] if above else None}))
        values += _held(marked, id, task, places, header["issued"])
        values += [
            Value(f"{id}.{one.id}", "cites", [], id, {"citation": one.id})
            for one in values
            if one.layer == "citation" and any(a <= s < b for s, _ in one.place for a, b in places)
        ]
    begin = {"do": "begin", "values": [one.as_json() for one in values], "header": header}
    return Source(marked.name, marked.text, lambda: begin)


def _tasks(marked: Marked) -> Iterator[tuple[Mark, list[list[int]]]]:
    """Each task with its places. Every task has a lead; so a mark without relations goes on with the one before."""
    heads = None if marked.relations is None else {relation.task for relation in marked.relations}
    found: list[tuple[Mark, list[list[int]]]] = []
    for mark in sorted(one for one in marked.marks if one.layer == "tasks"):
        if found and heads is not None and mark not in heads:
            found[-1][1].append([mark.start, mark.end])
        else:
            found.append((mark, [[mark.start, mark.end]]))
    yield from found


def _held(marked: Marked, id: str, task: Mark, places: list[list[int]], issued: str | None) -> Iterator[Value]:
    if marked.relations is not None:
        pairs = [(one.value, one.label) for one in marked.relations if one.task == task]
    else:
        inside = [one for one in marked.marks if any(a <= one.start < b for a, b in places)]
        pairs = [(one, _FIELDS[one.layer]) for one in inside if one.layer in _FIELDS]
    for value, label in sorted(set(pairs), key=lambda pair: (pair[0].start, pair[1])):
        place = [[value.start, value.end]]
        words = words_at(marked.text, place)
        name = f"{id}.{label}{value.start}"
        if label in {"lead", "support"}:
            stated = any(a <= value.start < b for a, b in places) or value.start > task.start
            yield Value(name, label, place, id, {"name": words, "source": "stated" if stated else "inherited"})
        elif label == "deadline":
            yield Value(name, label, place, id, read_deadline(words, issued))
        elif label in {"report_to", "deliverable"}:
            yield Value(name, label, place, id, {"name": words})


def _citations(marked: Marked, known: list[Json], offsets: list[int]) -> list[Value]:
    """Documents by the number in their words; fields are those the pipeline read where it saw the same place."""
    found: dict[str, Value] = {}
    for mark in sorted(one for one in marked.marks if one.layer == "citations"):
        words = words_at(marked.text, [[mark.start, mark.end]])
        fields: Json = {"type": "Văn bản", "number": words, "date": None, "issuer": None, "subject": None}
        for row in known:
            spans = [(one["evidence"]["start"], one["evidence"]["end"]) for one in row["mentions"]]
            if any(offsets[start] < mark.end and offsets[end - 1] >= mark.start for start, end in spans):
                fields = {name: row[name] for name in fields}
        key = str(fields["number"] or fields["type"])
        value = found.setdefault(key, Value(f"c{len(found) + 1}", "citation", [], None, fields))
        value.place.append([mark.start, mark.end])
    return list(found.values())


def _mark(label: str, start: int, end: int) -> Mark | None:
    """The mark of a label that a draft knows; header fields are none."""
    layer = _LAYERS.get(label)
    return Mark(int(start), int(end), layer, label) if layer else None


def _related(marks: dict[Any, Mark | None], rows: list[tuple[Any, Any, str]]) -> list[Relation]:
    pairs = ((marks[one], marks[other], label) for one, other, label in rows)
    return [Relation(task, value, label) for task, value, label in pairs if task and value]


def _read_doccano(path: Path) -> Iterator[Marked]:
    for number, row in enumerate(_rows(path), start=1):
        marks = {one["id"]: _mark(one["label"], one["start_offset"], one["end_offset"]) for one in row["entities"]}
        relations = _related(marks, [(one["from_id"], one["to_id"], one["type"]) for one in row["relations"]])
        yield Marked(
            row.get("name") or f"{path.stem}-{number}", row["text"], [one for one in marks.values() if one], relations
        )


def _read_label_studio(path: Path) -> Iterator[Marked]:
    for number, row in enumerate(_rows(path), start=1):
        results = row["annotations"][0]["result"]
        marks = {
            one["id"]: _mark(one["value"]["labels"][0], one["value"]["start"], one["value"]["end"])
            for one in results
            if one["type"] == "labels"
        }
        rows = [(one["from_id"], one["to_id"], one["labels"][0]) for one in results if one["type"] == "relation"]
        data = row["data"]
        marked = [one for one in marks.values() if one]
        yield Marked(data.get("name") or f"{path.stem}-{number}", data["text"], marked, _related(marks, rows))


def _read_conll(path: Path) -> Iterator[Marked]:
    """The words at their offsets with blanks between them; a line end shows only where a blank line was."""
    for part in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        name, head, *lines = part.split("\n")
        columns = head.removeprefix("# columns = word start end ").split()
        text, breaks = "", False
        spans: dict[str, list[tuple[str, int, int]]] = {column: [] for column in columns}
        for line in lines:
            if not line:
                breaks = True
                continue
            word, start, end, *tags = line.split("\t")
            gap = int(start) - len(text)
            text += ("\n" if breaks and gap > 1 else " ") * gap + word
            breaks = False
            for column, tag in zip(columns, tags, strict=True):
                if tag.startswith("B-"):
                    spans[column].append((tag[2:], int(start), int(end)))
                elif tag.startswith("I-"):
                    label, first, _ = spans[column][-1]
                    spans[column][-1] = (label, first, int(end))
        marks = [_mark(*span) for column in columns for span in spans[column]]
        yield Marked(name, text + "\n", [one for one in marks if one], None)


def _read_docbin(path: Path) -> Iterator[Marked]:
    try:
        from spacy.tokens import DocBin
        from spacy.vocab import Vocab
    except ImportError as error:
        raise MissingProgramError("spaCy is not installed", remedy="Install it: pip install spacy.") from error
    for number, doc in enumerate(DocBin().from_disk(path).get_docs(Vocab()), start=1):
        groups = (span for layer in set(_LAYERS.values()) for span in doc.spans.get(layer, ()))
        marks = [_mark(span.label_, span.start_char, span.end_char) for span in groups]
        name = doc.user_data.get("name") or f"{path.stem}-{number}"
        yield Marked(name, doc.text, [one for one in marks if one], None)


def _rows(path: Path) -> Iterator[Json]:
    """The objects of a JSONL file, or of a JSON array, as Label Studio gives out."""
    text = path.read_text(encoding="utf-8")
    yield from json.loads(text) if text.lstrip().startswith("[") else map(json.loads, text.splitlines())


READERS: dict[str, Callable[[Path], Iterator[Marked]]] = {
    "doccano": _read_doccano,
    "label-studio": _read_label_studio,
    "conll": _read_conll,
    "spacy": _read_docbin,
}
