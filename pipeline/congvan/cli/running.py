"""What the commands that read folders share: the arguments of a run, and the words on what it came to."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from congvan.batch import Limits, Summary

_PER_MEGABYTE = 1024 * 1024


def add_run_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds what bounds a run."""
    parser.add_argument(
        "--jobs", type=int, default=_processors(), metavar="N", help="number of processes (default: %(default)s)"
    )
    parser.add_argument(
        "--time-limit",
        type=_positive,
        default=300,
        metavar="SECONDS",
        help="give up a file after that long (default: %(default)s)",
    )
    parser.add_argument(
        "--memory-limit",
        type=_positive,
        default=2048,
        metavar="MB",
        help="memory a process may take for a file (default: %(default)s)",
    )


def run_limits(arguments: argparse.Namespace) -> Limits:
    """The limits that the arguments stand for."""
    from congvan.batch import Limits

    return Limits(seconds=arguments.time_limit, memory=int(arguments.memory_limit * _PER_MEGABYTE))


def report(summary: Summary, output: str | None) -> None:
    """Tells on standard error which files failed, are partial, or bear a stamp of secrecy, and the sums."""
    from congvan.export.plain import count

    for error in summary.failed:
        say(f"failed: {error}")
    _more(summary.failed_count - len(summary.failed), "failed: see failures.csv")
    for path, reasons in summary.partial:
        say(f"partial: {path}: {reasons}")
    _more(summary.partial_count - len(summary.partial), "are partial")
    for path, stamp in summary.secret:
        say(f"secret: {path}: it is stamped {stamp}; keep its results as you keep the dispatch")
    _more(summary.secret_count - len(summary.secret), "bear a stamp of secrecy")
    if summary.skipped:
        names = [path.name for path in summary.skipped]
        more = summary.left_out - len(names)
        say(f"left out, no documents: {', '.join(names)}" + (f" and {more} more" if more else ""))
    say(
        f"{count(summary.files, 'file')}, {count(summary.tasks, 'task')}, {summary.with_deadline} with a deadline, "
        f"{summary.partial_count} partial, {summary.failed_count} failed"
        + (f", {summary.unchanged} done before" if summary.unchanged else "")
        + (f" → {output}" if output else "")
    )


def say(line: str) -> None:
    """Prints a line on standard error that no terminal obeys."""
    from congvan.export.plain import printable

    print(printable(line), file=sys.stderr, flush=True)


def _more(number: int, what: str) -> None:
    if number > 0:
        say(f"and {number} more {what}")


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no positive number")
    return value
