from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path, PurePath

import pytest

from congvan.batch.attempts import Outcome
from congvan.batch.sources import SourceFile
from congvan.batch.workers import Limits, spread
from congvan.errors import CongvanError, EmptyDocumentError, LimitError, OutputError, UnexpectedError


def reading(source: SourceFile) -> Outcome:
    """What the name says: ``die`` kills the process, ``exit`` ends it, ``slow`` takes longer than the others."""
    name = source.path.name
    if name.startswith("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("exit"):
        os._exit(3)
    if name.startswith("slow"):
        time.sleep(0.3)
    if name.startswith("noisy"):
        os.write(1, b"printed by a library")
        os.write(2, b"printed by a library")
    if name.startswith("hang"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(60)
    if name.startswith("hungry"):
        try:
            bytearray(1 << 30)
        except MemoryError:
            return Outcome(source, text=f"{name} refused")
    if name.startswith("full"):
        raise OutputError("it cannot be written (no space left on device)")
    return Outcome(source, text=f"{name} read")


def unready() -> None:
    raise ImportError


class Unready:
    """Cannot be made in another process, as a function of an unguarded script cannot."""

    def __call__(self, source: SourceFile) -> Outcome:
        return Outcome(source)

    def __reduce__(self) -> tuple[object, ...]:
        return unready, ()


def sources(names: Sequence[str]) -> list[SourceFile]:
    return [SourceFile(Path(name), PurePath(name)) for name in names]


def run(names: Sequence[str], jobs: int, limits: Limits | None = None) -> list[Outcome | CongvanError]:
    return [result for _, result in spread(sources(names), reading, jobs, limits or Limits())]


def told(result: Outcome | CongvanError) -> str:
    return str(result) if isinstance(result, CongvanError) else str(result.text)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_outcomes_come_in_order_whatever_the_number_of_processes(jobs: int) -> None:
    names = ["slow", "b", "c", "slow2", "e"]
    assert [told(result) for result in run(names, jobs)] == [f"{name} read" for name in names]


def test_a_death_costs_one_file() -> None:
    names = ["a", "die", "c", "exit", "die2", "f", "g"]
    results = run(names, 2)
    errors = [isinstance(result, UnexpectedError) for result in results]
    assert errors == [False, True, False, True, True, False, False]
    assert "signal 9" in told(results[1]) and "exit status 3" in told(results[3])
    assert all(result.remedy for result in results if isinstance(result, CongvanError))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_takes_too_long_is_given_up(jobs: int) -> None:
    start = time.monotonic()
    results = run(["a", "hang", "c"], jobs, Limits(seconds=0.5))
    assert [told(results[0]), told(results[2])] == ["a read", "c read"]
    assert isinstance(results[1], LimitError) and results[1].path == "hang"
    assert "takes more than 0.5 seconds" in told(results[1])
    assert time.monotonic() - start < 20
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound memory")
def test_memory_is_refused_beyond_the_limit() -> None:
    results = run(["hungry", "b"], 1, Limits(memory=1 << 29))
    assert [told(result) for result in results] == ["hungry refused", "b read"]


def test_an_error_of_the_run_ends_the_run() -> None:
    with pytest.raises(OutputError, match="no space left"):
        run(["a", "full", "c"], 2)
    assert multiprocessing.active_children() == []


def test_workers_that_cannot_start_say_what_to_do() -> None:
    with pytest.raises(UnexpectedError, match="__main__"):
        list(spread(sources(["a", "b"]), Unready(), 2, Limits()))


def test_no_process_is_left_when_the_caller_stops_early() -> None:
    outcomes = spread(sources(["a", *(f"slow{index}" for index in range(50))]), reading, 2, Limits())
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_what_a_library_prints_is_not_shown(capfd: pytest.CaptureFixture[str]) -> None:
    """It may quote the dispatch, and would get among the results on standard output."""
    run(["noisy", "noisy2"], 2)
    assert capfd.readouterr() == ("", "")


def test_errors_travel_between_processes() -> None:
    import pickle

    error = EmptyDocumentError("the file is empty", path="a.txt", remedy="Get a fresh copy of it.")
    again = pickle.loads(pickle.dumps(Outcome(sources(["a"])[0], error=error))).error
    assert type(again) is EmptyDocumentError and str(again) == str(error)
