"""Annotated dispatches as other tools read them: doccano, Label Studio, CoNLL and spaCy."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congvan.annotation.files import Entry
from congvan.annotation.marks import LAYERS, marks_of, outermost
from congvan.annotation.splits import split_of
from congvan.tokens.docs import blank_language, make_doc, marked
from congvan.tokens.marks import Mark, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_SEQUENCES = ("actors", "deadlines", "citations", "tasks")


def write_doccano(entries: Iterable[Entry], path: Path) -> None:
    """JSONL for doccano's sequence labelling with relations, one dispatch a line."""
    with path.open("w", encoding="utf-8") as file:
        for entry in entries:
            marks, relations = marks_of(entry)
            number = {mark: index for index, mark in enumerate(marks)}
            row = {
                "text": entry.text,
                "name": entry.name,
                "split": split_of(entry.annotation),
                "entities": [
                    {"id": number[mark], "label": mark.label, "start_offset": mark.start, "end_offset": mark.end}
                    for mark in marks
                ],
                "relations": [
                    {"id": index, "from_id": number[one.task], "to_id": number[one.value], "type": one.label}
                    for index, one in enumerate(relations)
                ],
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_label_studio(entries: Iterable[Entry], path: Path) -> None:
    """JSONL of Label Studio tasks: ``Labels`` named ``label`` on a ``Text`` named ``text``, with relations."""
    with path.open("w", encoding="utf-8") as file:
        for entry in entries:
            marks, relations = marks_of(entry)
            number = {mark: f"m{index}" for index, mark in enumerate(marks)}
            result: list[dict[str, Any]] = [
                {
                    "id": number[mark],
                    "from_name": "label",
                    "to_name": "text",
                    "type": "labels",
                    "value": {
                        "start": mark.start,
                        "end": mark.end,
                        "text": entry.text[mark.start : mark.end],
                        "labels": [mark.label],
                    },
                }
                for mark in marks
            ]
            result += [
                {
                    "type": "relation",
                    "from_id": number[one.task],
                    "to_id": number[one.value],
                    "direction": "right",
                    "labels": [one.label],
                }
                for one in relations
            ]
            data = {"text": entry.text, "name": entry.name, "split": split_of(entry.annotation)}
            row = {"data": data, "annotations": [{"result": result}]}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_conll(entries: Iterable[Entry], path: Path) -> None:
    """A token a line: word, start, end, and a BIO column for actors, deadlines, citations and tasks.

    A blank line stands where the text has a blank line; ``# newdoc id = NAME`` begins a dispatch.
    """
    with path.open("w", encoding="utf-8") as file:
        for entry in entries:
            marks, _ = marks_of(entry)
            columns = [_bio(outermost(marks, layer)) for layer in _SEQUENCES]
            file.write(f"# newdoc id = {entry.name}\n# columns = word start end {' '.join(_SEQUENCES)}\n")
            for start, end in tokens_of(entry.text, marks):
                word = entry.text[start:end]
                if not word.strip():
                    file.write("\n" if word.count("\n") > 1 else "")
                    continue
                file.write("\t".join([word, str(start), str(end), *(column(start) for column in columns)]) + "\n")
            file.write("\n")


def _bio(marks: list[Mark]) -> Callable[[int], str]:
    inside = {place: mark for mark in marks for place in range(mark.start, mark.end)}

    def tag(start: int) -> str:
        mark = inside.get(start)
        return "O" if mark is None else f"{'B' if mark.start == start else 'I'}-{mark.label}"

    return tag


def write_docbin(entries: Iterable[Entry], path: Path) -> None:
    """A spaCy ``DocBin`` whose ``Doc.spans`` hold a group a layer; ``Doc.user_data`` has name and split."""
    vocabulary = blank_language().vocab
    from spacy.tokens import DocBin

    store = DocBin(store_user_data=True)
    for entry in entries:
        store.add(as_doc(entry, vocabulary))
    store.to_disk(path)


def as_doc(entry: Entry, vocabulary: Vocab) -> Doc:
    """The dispatch as a spaCy ``Doc``: its text whole, the annotation in its span groups."""
    marks, _ = marks_of(entry)
    doc = make_doc(vocabulary, entry.text, tokens_of(entry.text, marks))
    return marked(doc, marks, LAYERS, name=entry.name, split=split_of(entry.annotation))


WRITERS: dict[str, Callable[[Iterable[Entry], Path], None]] = {
    "doccano": write_doccano,
    "label-studio": write_label_studio,
    "conll": write_conll,
    "spacy": write_docbin,
}
