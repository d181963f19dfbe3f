"""Each export is read again and holds what the annotation holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from annotated import TEXT, annotation

from congvan.annotation.exports import write_conll, write_docbin, write_doccano, write_label_studio
from congvan.annotation.files import Entry
from congvan.annotation.marks import marks_of
from congvan.annotation.places import with_places
from congvan.tokens.marks import tokens_of

ENTRY = Entry("snv", TEXT, with_places(TEXT, annotation()), Path("snv.json"))
# An actor's mark is one, though two tasks name it; relations tell the tasks apart.
WANTED = {
    ("TASK", "Giao Văn phòng Sở tổng hợp theo Kế hoạch số 12/KH-UBND"),
    ("ACTOR", "Văn phòng Sở"),
    ("ACTOR", "Các sở"),
    ("DEADLINE", "trước ngày 20/3/2024"),
    ("REPORT_TO", "Sở Nội vụ"),
    ("CITATION", "12/KH-UBND"),
    ("ISSUER", "SỞ NỘI VỤ"),
    ("RECIPIENT", "UBND các huyện"),
    ("NAME", "Lê Thị Hoài"),
}


def test_tokens_cover_the_text() -> None:
    marks, _ = marks_of(ENTRY)
    tokens = tokens_of(TEXT, marks)
    assert "".join(TEXT[start:end] for start, end in tokens) == TEXT
    starts, ends = {start for start, _ in tokens}, {end for _, end in tokens}
    assert all(mark.start in starts and mark.end in ends for mark in marks)


def test_doccano(tmp_path: Path) -> None:
    write_doccano([ENTRY], tmp_path / "a.jsonl")
    (line,) = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    found = {one["id"]: (one["label"], TEXT[one["start_offset"] : one["end_offset"]]) for one in row["entities"]}
    assert set(found.values()) >= WANTED
    related = {(found[one["from_id"]][1][:11], one["type"], found[one["to_id"]][1]) for one in row["relations"]}
    assert related == {
        ("Các sở rà s", "lead", "Các sở"),
        ("Các sở rà s", "deadline", "trước ngày 20/3/2024"),
        ("Các sở rà s", "report_to", "Sở Nội vụ"),
        ("Giao Văn ph", "lead", "Văn phòng Sở"),
    }


def test_label_studio(tmp_path: Path) -> None:
    write_label_studio([ENTRY, ENTRY], tmp_path / "a.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 2
    result = rows[0]["annotations"][0]["result"]
    found = {one["id"]: one["value"] for one in result if one["type"] == "labels"}
    text = rows[0]["data"]["text"]
    assert all(text[value["start"] : value["end"]] == value["text"] for value in found.values())
    assert {(value["labels"][0], value["text"]) for value in found.values()} >= WANTED
    assert all({one["from_id"], one["to_id"]} <= found.keys() for one in result if one["type"] == "relation")


def test_conll(tmp_path: Path) -> None:
    write_conll([ENTRY], tmp_path / "a.conll")
    lines = (tmp_path / "a.conll").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# newdoc id = snv"
    rows = [line.split("\t") for line in lines if "\t" in line]
    assert all(TEXT[int(start) : int(end)] == word for word, start, end, *_ in rows)
    for column, label in enumerate(("ACTOR", "DEADLINE", "CITATION", "TASK"), 3):
        runs: list[list[int]] = []
        for row in rows:
            if row[column] == f"B-{label}":
                runs.append([int(row[1]), int(row[2])])
            elif row[column] == f"I-{label}":
                runs[-1][1] = int(row[2])
            else:
                assert row[column] == "O"
        marks, _ = marks_of(ENTRY)
        assert runs == [[mark.start, mark.end] for mark in marks if mark.label == label]


def test_spacy(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    write_docbin([ENTRY], tmp_path / "a.spacy")
    (doc,) = DocBin(store_user_data=True).from_disk(tmp_path / "a.spacy").get_docs(Vocab())
    assert doc.text == TEXT
    assert doc.user_data == {"name": "snv", "split": "train"}
    found = {(span.label_, span.text) for group in doc.spans.values() for span in group}
    assert found >= WANTED
    marks, _ = marks_of(ENTRY)
    assert len(marks) == sum(map(len, doc.spans.values()))
