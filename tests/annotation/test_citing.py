"""Tasks and the documents that they refer to: linked, unlinked, marked where they are mentioned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from annotated import TEXT

from congvan.annotation.reading import read_citation
from congvan.annotation.session import Session
from congvan.errors import UsageError
from congvan.evaluation.scoring import score_dispatch


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "incoming").mkdir()
    (tmp_path / "incoming" / "snv.txt").write_text(TEXT, encoding="utf-8")
    session = Session.of_folder(tmp_path / "incoming", tmp_path / "store", annotator="lan")
    session.accept_above(0)
    return session


def of_layer(session: Session, layer: str) -> list[str]:
    return [one.id for one in session.draft.values.values() if one.layer == layer]


def cited(session: Session) -> list[list[str]]:
    """What each task of the annotation refers to, which has no faults."""
    annotation, wrong = session.checked()
    assert wrong == []
    return [task["citations"] for task in annotation["tasks"]]


def mark(session: Session, words: str, behind: str = "") -> str:
    start = TEXT.index(words, TEXT.index(behind))
    return session.mark("citation", start, start + len(words))


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("Kế hoạch số 12/KH-UBND ngày 15/01/2024 của UBND tỉnh",
         {"type": "Kế hoạch", "number": "12/KH-UBND", "date": "2024-01-15", "issuer": "UBND tỉnh", "subject": None}),
        ("Luật Đất đai\nnăm 2024", {"type": "Luật Đất đai năm 2024", "number": None}),
        ("12/KH-UBND", {"type": None, "number": "12/KH-UBND"}),
        ("Sổ tay số 7", {"type": "Sổ tay", "number": "7"}),
        ("Sổ tay nghiệp vụ", {"type": "Sổ tay nghiệp vụ", "number": None}),
    ],
)  # fmt: skip
def test_words_are_read_as_a_document(words: str, fields: dict[str, object]) -> None:
    assert fields.items() <= read_citation(words).items()


def test_a_document_is_linked_and_unlinked(session: Session) -> None:
    first, second = of_layer(session, "task")
    (document,) = of_layer(session, "citation")
    assert session.finish() == []
    assert cited(session) == [[], ["12/KH-UBND"]]
    gold = json.loads((session.store / "lan" / "snv.json").read_text(encoding="utf-8"))
    session.link(document, first)
    session.link(document, second)
    found = json.loads((session.store / "lan" / "snv.json").read_text(encoding="utf-8"))
    assert [task["citations"] for task in found["tasks"]] == [["12/KH-UBND"], []]  # what is done stays true on disk
    tally = score_dispatch(gold, found).tallies["task citations"]
    assert (tally.right, tally.spurious, tally.missed) == (0, 1, 1)
    session.undo()
    session.undo()
    assert cited(session) == [[], ["12/KH-UBND"]]
    session.redo()
    session.link(document, first)
    assert cited(session) == [[], ["12/KH-UBND"]]
    with pytest.raises(UsageError):
        session.link(first, second)
    with pytest.raises(UsageError):
        session.link(document, document)


def test_what_is_linked_is_believed_in(tmp_path: Path) -> None:
    (tmp_path / "snv.txt").write_text(TEXT, encoding="utf-8")
    session = Session.of_folder(tmp_path, tmp_path / "store", annotator="lan")
    document, task = of_layer(session, "citation")[0], of_layer(session, "task")[0]
    session.link(document, task)
    assert not session.draft.values[document].suggested and not session.draft.values[task].suggested
    session.do({"do": "remove", "ids": [document]})
    assert of_layer(session, "cites") == []


def test_a_document_marked_in_a_task_belongs_to_it(session: Session) -> None:
    session.do({"do": "remove", "ids": of_layer(session, "citation")})
    assert cited(session) == [[], []]
    made = mark(session, "Kế hoạch số 12/KH-UBND", "Giao Văn phòng")
    assert session.draft.values[made].fields["number"] == "12/KH-UBND"
    assert cited(session) == [[], ["12/KH-UBND"]]
    session.undo()  # document and link are one change
    assert of_layer(session, "citation") == of_layer(session, "cites") == []


def test_a_second_mention_links_and_lists_no_second_document(session: Session) -> None:
    (document,) = of_layer(session, "citation")
    session.do({"do": "remove", "ids": of_layer(session, "cites")})
    assert cited(session) == [[], []]
    assert mark(session, "12/KH-UBND", "Giao Văn phòng") == document
    assert of_layer(session, "citation") == [document]
    assert cited(session) == [[], ["12/KH-UBND"]]
    with pytest.raises(UsageError, match="listed already"):
        mark(session, "12/KH-UBND", "Giao Văn phòng")
    with pytest.raises(UsageError, match="listed already"):
        mark(session, "Kế hoạch số 12/KH-UBND")
