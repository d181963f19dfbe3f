"""A task's deliverable, which annotations may have: suggested, marked, compared, and taken to other tools and back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from annotated import TEXT as PLAIN

from congvan.annotation.adjudication import adjudication
from congvan.annotation.agreement import agreement
from congvan.annotation.exports import WRITERS
from congvan.annotation.files import read_corpus
from congvan.annotation.session import Session
from congvan.cli import main

ROWS = """Phân công cụ thể:

| STT | Nội dung công việc | Đơn vị chủ trì | Thời hạn | Sản phẩm |
|---|---|---|---|---|
| 1 | Rà soát hồ sơ cán bộ | Phòng Tổ chức | Trước ngày 20/4/2024 | Báo cáo tổng hợp |
| 2 | Lập danh mục vị trí | Văn phòng Sở | Trước ngày 25/4/2024 | Danh mục |

"""
TEXT = PLAIN.replace("Kính gửi:", "(Báo cáo tổng hợp)\n\nKính gửi:").replace("Nơi nhận", ROWS + "Nơi nhận")
WANTED = [None, "Báo cáo tổng hợp", "Danh mục"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "incoming").mkdir()
    (tmp_path / "incoming" / "snv.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def opened(folder: Path, annotator: str = "lan") -> Session:
    session = Session.of_folder(folder / "incoming", folder / "store", annotator=annotator)
    session.accept_above(0)
    return session


def written(folder: Path) -> list[dict[str, Any]]:
    return list(json.loads((folder / "store" / "lan" / "snv.json").read_text(encoding="utf-8"))["tasks"])


def test_what_the_rules_read_is_suggested_and_kept(folder: Path) -> None:
    assert opened(folder).finish() == []
    tasks = written(folder)
    assert [task.get("deliverable") for task in tasks] == WANTED
    for task in tasks[-2:]:
        ((start, end),) = task["places"]["deliverable"]
        assert TEXT[start - 2 :].startswith(f"| {task['deliverable']} |") and TEXT[start:end] == task["deliverable"]
    assert main(["corpus", "check", str(folder / "store" / "lan")]) == 0


def test_a_marked_one_takes_the_place_of_another(folder: Path) -> None:
    session = opened(folder)
    known = next(one for one in session.draft.values.values() if one.layer == "deliverable")
    start = known.place[0][0]
    made = session.mark("deliverable", start + 1, start + 5, task=known.task)
    assert [one.id for one in session.draft.of_task(known.task or "") if one.layer == "deliverable"] == [made]
    session.finish()
    assert written(folder)[1]["deliverable"] == "Báo cáo"
    session.do({"do": "edit", "id": made, "field": "name", "value": ""})
    assert session.problems()[made] == ["it has no name"]
    session.do({"do": "remove", "ids": [made]})
    assert "deliverable" not in written(folder)[1]


def test_two_annotators(folder: Path) -> None:
    opened(folder).finish()
    other = opened(folder, "minh")
    other.do({"do": "remove", "ids": [one.id for one in other.draft.values.values() if one.layer == "deliverable"]})
    other.finish()
    found = agreement(folder / "store" / "lan", folder / "store" / "minh")
    assert found.cases["snv"]["words of deliverable"][("DELIVERABLE", "-")] == 6
    assert "words of deliverable" in found.kappas()
    same = agreement(folder / "store" / "minh", folder / "store" / "minh")
    assert "words of deliverable" not in same.kappas()
    judge = adjudication(folder / "store" / "lan", folder / "store" / "minh", folder / "store", annotator="judge")
    assert [(one.layer, one.suggested) for one in judge.draft.suggestions()] == [("deliverable", "lan")] * 2


@pytest.mark.parametrize("form", ["doccano", "label-studio", "spacy"])
def test_other_tools(form: str, folder: Path) -> None:
    opened(folder).finish()
    WRITERS[form](read_corpus(folder / "store"), folder / "exported")
    main(["corpus", "import", str(folder / "exported"), "--format", form, "--by", "an", "-o", str(folder / "back")])
    gold = json.loads((folder / "back" / "an" / "snv.json").read_text(encoding="utf-8"))
    # spaCy has no relations: there only what stands inside a task belongs to it.
    assert [task.get("deliverable") for task in gold["tasks"]] == ([None] * 3 if form == "spacy" else WANTED)
