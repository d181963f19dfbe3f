"""Pairs small enough to count by hand."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from congvan.errors import CongvanError, DamagedFileError, MissingFileError
from congvan.evaluation import Tally, evaluate
from congvan.evaluation.alignment import align
from congvan.evaluation.scoring import deadline_value, score_dispatch

FIRST: dict[str, Any] = {
    "directive": "1",
    "text": "Văn phòng Sở rà soát toàn bộ thủ tục hành chính trước ngày 05/6/2024",
    "assignees": [{"name": "Văn phòng Sở", "role": "lead"}, {"name": "Thanh tra Sở", "role": "support"}],
    "deadline": {"kind": "date", "date": "2024-06-05", "bound": "before"},
    "citations": ["933/QĐ-TTg"],
}
SECOND: dict[str, Any] = {
    "directive": "2",
    "text": "Thanh tra Sở kiểm tra việc chấp hành kỷ luật của công chức",
    "assignees": [{"name": "Thanh tra Sở", "role": "lead"}],
    "deadline": None,
    "citations": [],
}
GOLD: dict[str, Any] = {
    "issuer": "Sở Nội vụ",
    "number": "12",
    "subject": "rà soát thủ tục hành chính",
    "recipients": ["Các phòng", "Các đơn vị"],
    "signature": {"authority": None, "title": "GIÁM ĐỐC", "name": "Trần Văn Hà"},
    "directives": ["1", "1.-1", "2"],
    "citations": [
        {"type": "Quyết định", "number": "933/QĐ-TTg", "date": "2020-06-30"},
        {"type": "Luật Đất đai năm 2024", "number": None, "date": None},
    ],
    "tasks": [FIRST, SECOND],
}


def answer(**changes: Any) -> dict[str, Any]:
    """The right answer, in the form of the results, with some keys changed."""
    found = copy.deepcopy(GOLD)
    found["directives"] = [{"path": path} for path in GOLD["directives"]]
    for index, citation in enumerate(found["citations"], 1):
        citation["id"] = f"c{index}"
    found["tasks"][0]["citations"] = ["c1"]
    return {**found, **changes}


def tallies(found: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    return {
        name: (tally.right, tally.spurious, tally.missed) for name, tally in score_dispatch(GOLD, found).tallies.items()
    }


RIGHT = {
    "header": (3, 0, 0),
    "recipients": (2, 0, 0),
    "signature": (3, 0, 0),
    "directives": (2, 0, 0),
    "citations": (2, 0, 0),
    "citations+type+date": (2, 0, 0),
    "tasks": (2, 0, 0),
    "assignee lead": (2, 0, 0),
    "assignee support": (1, 0, 0),
    "deadline": (1, 0, 0),
    "deadline bound": (1, 0, 0),
    "task citations": (1, 0, 0),
    "complete tasks": (2, 0, 0),
}


def first_task(**changes: Any) -> list[dict[str, Any]]:
    return [{**answer()["tasks"][0], **changes}, SECOND]


@pytest.mark.parametrize(
    ("found", "changed"),
    [
        (answer(), {}),
        (answer(issuer="SỞ NỘI VỤ", number="21"), {"header": (2, 1, 1)}),
        (answer(recipients=["các phòng", "Sở Y tế"]), {"recipients": (1, 1, 1)}),
        (
            answer(signature={"authority": "KT. GIÁM ĐỐC", "title": "Giám đốc", "name": "TRẦN VĂN HÀ"}),
            {"signature": (2, 1, 1)},
        ),
        (answer(directives=[{"path": "1"}, {"path": "3"}, {"path": "3.-1"}]), {"directives": (1, 1, 1)}),
        (
            answer(citations=[{"id": "c1", "type": "Quyết định", "number": "933/QĐ-TTg", "date": None}]),
            {"citations": (1, 0, 1), "citations+type+date": (0, 1, 2)},
        ),
        (
            answer(tasks=[answer()["tasks"][0]]),
            {"tasks": (1, 0, 1), "assignee lead": (1, 0, 1), "complete tasks": (1, 0, 1)},
        ),
        (
            answer(tasks=[*answer()["tasks"], {"directive": "3", "text": "tham mưu việc khác hẳn", "assignees": []}]),
            {"tasks": (2, 1, 0), "complete tasks": (2, 1, 0)},
        ),
        (
            answer(tasks=first_task(assignees=[{"name": "Văn phòng Sở", "role": "lead"}])),
            {"assignee support": (0, 0, 1), "complete tasks": (1, 1, 1)},
        ),
        (
            answer(tasks=first_task(deadline={"kind": "date", "date": "2024-06-05", "bound": "by"})),
            {"deadline bound": (0, 1, 1)},
        ),
        (
            answer(tasks=first_task(deadline={"kind": "date", "date": "2024-06-06", "bound": "before"})),
            {"deadline": (0, 1, 1), "complete tasks": (1, 1, 1)},
        ),
        (
            answer(tasks=first_task(deadline={"kind": "vague", "bound": None})),
            {"deadline": (0, 0, 1), "deadline bound": None, "complete tasks": (1, 1, 1)},
        ),
        (answer(tasks=first_task(citations=[])), {"task citations": (0, 0, 1), "complete tasks": (1, 1, 1)}),
        (
            {},
            {
                "header": (0, 3, 3),
                "recipients": (0, 0, 2),
                "signature": (1, 2, 2),
                "directives": (0, 0, 2),
                "citations": (0, 0, 2),
                "citations+type+date": (0, 0, 2),
                "tasks": (0, 0, 2),
                "assignee lead": (0, 0, 2),
                "assignee support": (0, 0, 1),
                "deadline": (0, 0, 1),
                "deadline bound": None,
                "task citations": (0, 0, 1),
                "complete tasks": (0, 0, 2),
            },
        ),
    ],
)
def test_tallies(found: dict[str, Any], changed: dict[str, tuple[int, int, int] | None]) -> None:
    expected = {name: counts for name, counts in {**RIGHT, **changed}.items() if counts is not None}
    assert tallies(found) == expected


def test_every_miss_is_told() -> None:
    score = score_dispatch(GOLD, answer(number="21", tasks=[SECOND]))
    assert score.misses["header"] == ["number: '12', found '21'"]
    assert [miss[:15] for miss in score.misses["tasks"]] == ["missed 1: Văn p"]


def test_alignment_prefers_the_right_lead_among_equal_texts() -> None:
    tasks = [{"text": "rà soát thủ tục", "assignees": [{"name": name}]} for name in ("Sở Y tế", "Sở Nội vụ")]
    assert align(tasks, tasks[::-1]) == {0: 1, 1: 0}


def test_alignment_accepts_a_part_of_a_text() -> None:
    whole = {"text": "Văn phòng Sở rà soát thủ tục hành chính và báo cáo Giám đốc Sở kết quả", "assignees": []}
    part = {"text": "rà soát thủ tục hành chính", "assignees": []}
    short = {"text": "rà soát", "assignees": []}
    assert align([whole], [part]) == {0: 0}
    assert align([whole], [short]) == {}


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (None, None),
        ({"kind": "vague"}, None),
        ({"kind": "date", "date": "2024-06-05"}, ("date", "2024-06-05")),
        ({"kind": "duration", "duration": "P4D", "date": "2024-01-01"}, ("duration", "P4D")),
        ({"kind": "recurring", "rrule": "RRULE:INTERVAL=3; FREQ=monthly"}, ("recurring", "FREQ=MONTHLY;INTERVAL=3")),
    ],
)
def test_deadline_value(deadline: dict[str, Any] | None, expected: tuple[str, str] | None) -> None:
    assert deadline_value(deadline) == expected


def test_folders(tmp_path: Path) -> None:
    gold, found = tmp_path / "gold", tmp_path / "found"
    (found / "sub").mkdir(parents=True)
    gold.mkdir()
    for name in ("a", "b"):
        (gold / f"{name}.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (found / "sub" / "a.txt.json").write_text(json.dumps(answer()), encoding="utf-8")
    evaluation = evaluate(gold, found)
    assert evaluation.absent == ("b",)
    assert evaluation.tallies["tasks"] == Tally(2, 0, 2)
    assert evaluation.tallies["tasks"].precision == 1.0
    assert evaluation.tallies["tasks"].recall == 0.5
    assert evaluation.tallies["tasks"].f1 == pytest.approx(2 / 3)
    lines = list(evaluation.table())
    assert lines[0] == "2 dispatches"
    assert lines[8] == f"{'tasks':22}  1.000  0.500  0.667   2/0/2"
    assert [line.split()[:4] for line in list(evaluation.by_document())[1:]] == [
        ["a", "1.000", "1.000", "1.000"],
        ["b", "0.000", "0.000", "0.000"],
    ]


@pytest.mark.parametrize(
    ("content", "error"), [("{", DamagedFileError), ("[]", DamagedFileError), (None, MissingFileError)]
)
def test_bad_folders(tmp_path: Path, content: str | None, error: type[CongvanError]) -> None:
    if content is not None:
        (tmp_path / "a.json").write_text(content)
    with pytest.raises(error):
        evaluate(tmp_path, tmp_path)
