from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path, PurePath

import pytest

from congvan.batch.sources import SourceFile
from congvan.batch.workers import Outcome, spread
from congvan.errors import EmptyDocumentError, UnexpectedError


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


def told(outcome: Outcome) -> str:
    return outcome.text if outcome.text is not None else str(outcome.error)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_outcomes_come_in_order_whatever_the_number_of_processes(jobs: int) -> None:
    names = ["slow", "b", "c", "slow2", "e"]
    assert [told(outcome) for outcome in spread(sources(names), reading, jobs)] == [f"{name} read" for name in names]


def test_a_death_costs_one_file() -> None:
    names = ["a", "die", "c", "exit", "die2", "f", "g"]
    outcomes = list(spread(sources(names), reading, 2))
    assert [outcome.error is None for outcome in outcomes] == [True, False, True, False, False, True, True]
    assert "signal 9" in str(outcomes[1].error) and "exit status 3" in str(outcomes[3].error)
    assert all(outcome.error.remedy for outcome in outcomes if outcome.error)


def test_workers_that_cannot_start_say_what_to_do() -> None:
    with pytest.raises(UnexpectedError, match="__main__"):
        list(spread(sources(["a", "b"]), Unready(), 2))


def test_no_process_is_left_when_the_caller_stops_early() -> None:
    outcomes = spread(sources(["a", *(f"slow{index}" for index in range(50))]), reading, 2)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_what_a_library_prints_stays_off_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    list(spread(sources(["noisy", "noisy2"]), reading, 2))
    printed = capfd.readouterr()
    assert "library" not in printed.out
    assert printed.err.count("printed by a library") == 2


def test_errors_travel_between_processes() -> None:
    import pickle

    error = EmptyDocumentError("the file is empty", path="a.txt", remedy="Get a fresh copy of it.")
    again = pickle.loads(pickle.dumps(Outcome(sources(["a"])[0], error=error))).error
    assert type(again) is EmptyDocumentError and str(again) == str(error)
