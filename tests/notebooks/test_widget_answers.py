"""What the widget sends to its page, without one: text before suggestions, and what goes wrong told in either case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from congvan.annotation.session import Session
from congvan.annotation.widget import Annotator

TEXT = """SỞ NỘI VỤ

Số: 215/SNV-CCHC
Hòa An, ngày 04 tháng 3 năm 2024

Kính gửi: Các phòng thuộc Sở.

Sở Nội vụ đề nghị:

1. Văn phòng Sở rà soát vị trí việc làm trước ngày 20/3/2024.
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "incoming").mkdir()
    for name in ("a", "b"):
        (tmp_path / "incoming" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    return Session.of_folder(tmp_path / "incoming", tmp_path / "store", annotator="lan")


def answer(widget: Annotator, **message: Any) -> dict[str, Any]:
    widget._asked(widget, message, None)
    return dict(widget.state)


def test_the_text_goes_first_in_each_dispatch(session: Session) -> None:
    widget = Annotator(session)
    assert (widget.text, widget.state["reading"], widget.state["values"]) == (TEXT, True, [])
    state = answer(widget, ask="begin", turn=0)
    assert not state["reading"] and state["values"] and state["turn"] == 0
    assert answer(widget, ask="next", turn=1)["reading"]
    assert not answer(widget, ask="previous", turn=2)["reading"]
    answer(widget, ask="next", turn=3)
    # A wish that comes before the page has asked finds the suggestions there.
    assert answer(widget, ask="accept_above", threshold=0, turn=4)["answer"] > 0
    assert not widget.state["reading"]


def test_suggestions_that_cannot_be_kept(session: Session, tmp_path: Path) -> None:
    widget = Annotator(session)
    log = tmp_path / "store" / "lan" / "a.jsonl"
    kept = log.rename(tmp_path / "kept")
    log.mkdir()
    state = answer(widget, ask="begin", turn=1)
    assert state["reading"] and "cannot be kept" in state["told"]
    log.rmdir()
    kept.rename(log)
    assert not answer(widget, ask="begin", turn=2)["told"]
    assert not widget.state["reading"]


def test_an_annotation_that_cannot_be_written_behind_the_answer(session: Session, tmp_path: Path) -> None:
    session.accept_above(0)
    session.finish()
    widget = Annotator(session)
    path = tmp_path / "store" / "lan" / "a.json"
    path.unlink()
    path.mkdir()
    due = next(one for one in session.draft.values.values() if one.layer == "deadline")
    change = {"do": "edit", "id": due.id, "field": "date", "value": "2024-03-21"}
    assert "cannot be written" in answer(widget, event=change, turn=1)["told"]
    path.rmdir()
    assert not answer(widget, ask="undo", turn=2)["told"]
    assert "2024-03-20" in path.read_text(encoding="utf-8")
