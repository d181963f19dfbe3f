"""Intervals and comparisons on results whose figures are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from congvan.cli import main
from congvan.evaluation import compare, evaluate
from congvan.evaluation.intervals import difference_intervals, f1_intervals
from congvan.evaluation.scoring import Score
from congvan.evaluation.tally import Tally


def task(text: str, lead: str) -> dict[str, Any]:
    return {"directive": "1", "text": text, "assignees": [{"name": lead, "role": "lead"}], "citations": []}


FIRST, SECOND = task("rà soát thủ tục hành chính", "Văn phòng"), task("tổng hợp báo cáo kết quả", "Phòng Một")
WRONG = task("tổng hợp báo cáo kết quả", "Phòng Hai")
GOLD = {
    "one": {"split_issuer": "Sở A", "document_type": "công văn", "tasks": [FIRST]},
    "two": {"split_issuer": "Sở A", "document_type": "kế hoạch", "tasks": [SECOND]},
    "three": {"split_issuer": "Sở B", "document_type": "công văn", "tasks": []},
}
BEFORE = {
    "one": GOLD["one"],
    "two": {**GOLD["two"], "tasks": [WRONG]},
    "three": {**GOLD["three"], "tasks": [task("mời họp", "Phòng Hai")]},
}
AFTER = {**BEFORE, "two": GOLD["two"]}


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    for folder, rows in (("gold", GOLD), ("before", BEFORE), ("after", AFTER)):
        (tmp_path / folder).mkdir()
        for name, row in rows.items():
            (tmp_path / folder / f"{name}.json").write_text(json.dumps(row), encoding="utf-8")
    return [str(tmp_path / folder) for folder in ("gold", "before", "after")]


def scored(*tallies: Tally) -> dict[str, Score]:
    scores = {str(index): Score() for index in range(len(tallies))}
    for score, tally in zip(scores.values(), tallies, strict=True):
        score.add("tasks", tally)
    return scores


def test_interval_of_what_never_varies_is_a_point() -> None:
    assert f1_intervals(scored(*[Tally(1, 1, 1)] * 20), ["tasks"]) == {"tasks": (0.5, 0.5)}


def test_interval_holds_the_figure_and_narrows_with_more_dispatches() -> None:
    few = f1_intervals(scored(*[Tally(1, 0, 0), Tally(0, 1, 1)] * 10), ["tasks"])["tasks"]
    many = f1_intervals(scored(*[Tally(1, 0, 0), Tally(0, 1, 1)] * 160), ["tasks"])["tasks"]
    assert few[0] < many[0] < 0.5 < many[1] < few[1]
    # A share of one half over n dispatches has the standard error sqrt(0.25 / n).
    assert many[1] - many[0] == pytest.approx(2 * 1.96 * (0.25 / 320) ** 0.5, rel=0.15)


def test_difference_is_of_the_same_dispatches_and_the_same_each_time() -> None:
    before = scored(*[Tally(1, 0, 0), Tally(0, 1, 1)] * 10)
    after = scored(*[Tally(1, 0, 0), Tally(0, 1, 1)] * 10)
    assert difference_intervals(before, after, ["tasks"]) == {"tasks": (0.0, 0.0)}
    better = scored(*[Tally(1, 0, 0), Tally(1, 0, 0)] * 10)
    low, high = difference_intervals(before, better, ["tasks"])["tasks"]
    assert 0 < low < 0.5 < high
    assert difference_intervals(before, better, ["tasks"])["tasks"] == (low, high)


def test_compare(folders: list[str]) -> None:
    comparison = compare(*folders)
    change, (low, high) = comparison.differences["complete tasks"]
    assert change == pytest.approx(2 * 2 / (2 + 3) - 2 * 1 / (2 + 3))
    assert low <= change <= high
    assert list(comparison.changes()) == ["two: assignee lead +1 right -2 wrong; complete tasks +1 right -2 wrong"]
    assert comparison.differences["tasks"] == (0.0, (0.0, 0.0))


@pytest.mark.parametrize(
    ("grouping", "rows"),
    [
        ("issuer", {"Sở A 2": ["1.000", "1.000"], "Sở B 1": ["0.000", "0.000"]}),
        ("type", {"công văn 2": ["0.667", "0.667"], "kế hoạch 1": ["1.000", "1.000"]}),
        ("document", {"one": ["1.000", "1.000"], "three": ["0.000", "0.000"], "two": ["1.000", "1.000"]}),
    ],
)
def test_by(folders: list[str], grouping: Any, rows: dict[str, list[str]]) -> None:
    head, *lines = evaluate(folders[0], folders[2]).by(grouping)
    assert head.split()[2:4] == ["tasks", "assignee"]
    assert {line[:33].strip(): [line.split()[-4], line.split()[-1]] for line in lines} == rows


def test_command(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    gold, before, after = folders
    assert main(["evaluate", gold, after, "--against", before, "--by", "issuer", "--intervals"]) == 0
    out = capsys.readouterr().out
    assert "Sở A 2" in out
    assert " to 1.000   2/1/0" in out
    assert "two: assignee lead +1 right -2 wrong" in out
    assert main(["evaluate", gold, after, "--by-document"]) == 0
    assert "\nthree " in capsys.readouterr().out
