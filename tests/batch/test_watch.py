from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from congvan.batch import Summary, watch
from congvan.errors import OutputError

TEXT = "Số: {}/SNV-VP\n\nGiám đốc Sở yêu cầu Văn phòng Sở thực hiện:\n\n1. Văn phòng Sở báo cáo trước ngày 05/6/2024.\n"


class Ended(Exception):
    """The days of the test are over."""


def days(*events: Callable[[], object]) -> Callable[[float], None]:
    """A clock that lets something happen at each look, and then stops the watch."""
    left = list(events)

    def sleep(seconds: float) -> None:
        if not left:
            raise Ended
        left.pop(0)()

    return sleep


def collected(inbox: Path, out: Path, *events: Callable[[], object]) -> list[tuple[int, int]]:
    """Files and those of them that were not read anew, of each run."""
    runs: list[tuple[int, int]] = []
    with pytest.raises(Ended):
        for result in watch(inbox, out, sleep=days(*events)):
            assert isinstance(result, Summary)
            runs.append((result.files, result.unchanged))
    return runs


def writer(path: Path, text: str) -> Callable[[], object]:
    return lambda: path.write_text(text, encoding="utf-8")


def nothing() -> None:
    pass


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "den"
    folder.mkdir()
    return folder


def test_arrivals_are_read_when_they_are_whole(inbox: Path, tmp_path: Path) -> None:
    out, one, two = tmp_path / "ra", inbox / "1.txt", inbox / "2.txt"
    whole = TEXT.format(1)
    runs = collected(
        inbox,
        out,
        writer(one, whole[:9]),  # seen for the first time
        writer(one, whole[:50]),  # still growing
        writer(one, whole),
        nothing,  # unchanged between two looks: read
        writer(two, TEXT.format(2)),
        nothing,
        nothing,
    )
    assert runs == [(1, 0), (2, 0)]
    assert (out / "tasks.csv").read_text(encoding="utf-8").count("SNV-VP") == 2


def test_a_file_that_is_written_anew_keeps_its_rows_until_it_is_whole(inbox: Path, tmp_path: Path) -> None:
    out, one, two = tmp_path / "ra", inbox / "1.txt", inbox / "2.txt"
    one.write_text(TEXT.format(1), encoding="utf-8")
    tables: list[str] = []

    def look() -> None:
        tables.append((out / "tasks.csv").read_text(encoding="utf-8"))

    collected(
        inbox,
        out,
        writer(two, TEXT.format(2)),
        writer(one, TEXT.format(11)),
        look,
        look,
    )
    assert "1/SNV-VP" in tables[0] and "2/SNV-VP" in tables[0] and "11/SNV-VP" not in tables[0]
    assert "11/SNV-VP" in tables[1]


def test_a_watch_that_is_started_again_does_nothing_twice(inbox: Path, tmp_path: Path) -> None:
    (inbox / "1.txt").write_text(TEXT.format(1), encoding="utf-8")
    assert collected(inbox, tmp_path / "ra", nothing, nothing) == [(1, 0)]
    (inbox / "2.txt").write_text(TEXT.format(2), encoding="utf-8")
    assert collected(inbox, tmp_path / "ra", nothing, nothing) == [(2, 1)]


def test_a_file_that_went_leaves_the_tables(inbox: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        (inbox / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    out = tmp_path / "ra"
    runs = collected(inbox, out, nothing, (inbox / "1.txt").unlink, nothing, nothing)
    assert [files for files, _ in runs] == [2, 1]
    assert "1/SNV-VP" not in (out / "tasks.csv").read_text(encoding="utf-8")


def test_a_full_disk_is_told_and_tried_again(inbox: Path, tmp_path: Path) -> None:
    (inbox / "1.txt").write_text(TEXT.format(1), encoding="utf-8")
    out = tmp_path / "ra"
    out.write_text("no folder", encoding="utf-8")
    errors: list[object] = []
    with pytest.raises(Ended):
        for result in watch(inbox, out, sleep=days(nothing, out.unlink, nothing, nothing)):
            errors.append(result)
    assert isinstance(errors[0], OutputError)
    assert isinstance(errors[1], Summary) and errors[1].tasks == 1


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_runs_until_it_is_told_to_end(inbox: Path, tmp_path: Path, number: signal.Signals) -> None:
    (inbox / "1.txt").write_text(TEXT.format(1), encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "congvan", "watch", inbox, "-o", tmp_path / "ra", "--every", "0.1", "--jobs", "1"],
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 30
    while not (tmp_path / "ra" / "tasks.csv").exists() and time.monotonic() < until:
        time.sleep(0.05)
    run.send_signal(number)
    printed = run.communicate(timeout=20)[1].splitlines()
    assert run.returncode == 130
    assert printed[0] == f"watching {inbox}; Ctrl-C ends it"
    assert printed[-1] == "congvan: interrupted; what was finished is written"
