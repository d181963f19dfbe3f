from __future__ import annotations

import copy
import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from annotated import TEXT, annotation

from congvan.annotation.agreement import agreement, kappa
from congvan.cli import main
from congvan.errors import CongvanError
from congvan.evaluation.resampling import interval


def write(folder: Path, gold: dict[str, Any], text: str | None = TEXT) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "snv.json").write_text(json.dumps(gold), encoding="utf-8")
    if text is not None:
        (folder / "snv.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two annotators: the second saw no deadline, took a task's actor for a support, and left out a task."""
    second = copy.deepcopy(annotation())
    second["tasks"][0]["deadline"] = None
    second["tasks"][0]["assignees"][0]["role"] = "support"
    del second["tasks"][1]
    return write(tmp_path / "first", annotation()), write(tmp_path / "second", second, None)


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        ({("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15}, 0.4),  # po 0.7, pe 0.5
        ({("a", "a"): 3, ("b", "b"): 7}, 1.0),
        ({("a", "b"): 5, ("b", "a"): 5}, -1.0),
        ({("a", "a"): 1, ("a", "b"): 1, ("b", "a"): 1, ("b", "b"): 1}, 0.0),
        ({("a", "a"): 9}, None),
        ({}, None),
    ],
)
def test_kappa(cases: dict[tuple[str, str], int], expected: float | None) -> None:
    value = kappa(Counter(cases))
    assert value == expected or (value is not None and expected is not None and math.isclose(value, expected))


def test_an_annotator_agrees_with_himself(tmp_path: Path) -> None:
    found = agreement(write(tmp_path / "a", annotation()), write(tmp_path / "b", annotation()))
    assert {name: tally.f1 for name, tally in found.scores.tallies.items() if tally.f1 != 1} == {"assignee support": 0}
    assert {value for value, _ in found.kappas().values()} == {1.0, None}


def test_what_differs_is_counted(folders: tuple[Path, Path]) -> None:
    found = agreement(*folders)
    tallies = found.scores.tallies
    assert (tallies["tasks"].right, tallies["tasks"].missed) == (1, 1)
    assert tallies["deadline"].missed == 1
    cases = found.cases["snv"]
    assert cases["kind of deadline"] == Counter({("date", "-"): 1})
    assert cases["role of an actor"] == Counter({("lead", "support"): 1})
    # "trước ngày 20/3/2024" is five words, "Các sở" two, "Văn phòng Sở" of the missing task three.
    assert cases["words of deadlines"][("DEADLINE", "-")] == 5
    assert cases["words of actors"][("lead", "support")] == 2
    assert cases["words of actors"][("lead", "-")] == 3
    assert cases["words of header"][("ISSUER", "ISSUER")] == 3
    assert cases["lines with a task"][("task", "-")] == 1
    kappas = found.kappas()
    assert kappas["words of header"][0] == 1.0
    assert 0 < (kappas["words of tasks"][0] or 0) < 1


def test_f1_is_the_same_either_way(folders: tuple[Path, Path]) -> None:
    there, back = agreement(*folders), agreement(*reversed(folders))
    assert {n: t.f1 for n, t in there.scores.tallies.items()} == {n: t.f1 for n, t in back.scores.tallies.items()}
    assert there.kappas().keys() == back.kappas().keys()


def test_the_command(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    first, second = map(str, folders)
    (folders[0] / "other.json").write_text("{}", encoding="utf-8")
    assert main(["corpus", "agreement", first, second, "--differences"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("1 dispatches of both, 1 of one alone\n")
    assert "tasks                   0.667" in shown
    assert "missed 2: Giao Văn phòng Sở tổng hợp" in shown


@pytest.mark.parametrize(
    ("text", "gold", "told"),
    [
        (TEXT + "thêm", annotation(), "different texts"),
        (None, {"source": "snv.txt"}, "no annotation"),
        (None, {**annotation(), "subject": "trồng một vạn cây"}, "not found in the text: subject"),
    ],
)
def test_what_cannot_be_compared(text: str | None, gold: dict[str, Any], told: str, tmp_path: Path) -> None:
    first = write(tmp_path / "first", annotation())
    with pytest.raises(CongvanError, match=told):
        agreement(first, write(tmp_path / "second", gold, text))
    (tmp_path / "empty").mkdir()
    with pytest.raises(CongvanError, match="no dispatch in common"):
        agreement(first, tmp_path / "empty")


def test_interval() -> None:
    def mean(some: Any) -> float:
        return float(sum(some) / len(some))

    values = [0.0] * 50 + [1.0] * 50
    low, high = interval(values, mean)
    assert 0.37 < low < 0.45 and 0.55 < high < 0.63  # 0.5 ± 1.96 · 0.05
    assert interval(values, mean) == (low, high)
    assert interval([1.0], mean) == (1.0, 1.0)
    assert interval([], mean) == (0.0, 0.0)
