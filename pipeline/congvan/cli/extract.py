"""``congvan extract``: files and folders of dispatches become JSON and CSV."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from congvan.cli.reading import add_reading_arguments, reading_options
from congvan.errors import UsageError

if TYPE_CHECKING:
    from congvan.batch import Outcome, Summary
    from congvan.schema import Dispatch

_NAMED = 5  # of the files that are left out; a folder may be full of them
SUMMARY = "read dispatches and write their tasks"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    parser.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="files, or folders with all below them")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help="folder for the results; - for JSON Lines on standard output",
    )
    parser.add_argument("--format", metavar="NAMES", help="json, csv, jsonl, txt, joined by commas (default: json,csv)")
    parser.add_argument(
        "--jobs", type=int, default=_processors(), metavar="N", help="number of processes (default: %(default)s)"
    )
    parser.add_argument("--table", action="store_true", help="also print the tasks as a table")
    add_reading_arguments(parser)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0 where every file was read, 1 where some failed."""
    from congvan.batch import extract_into

    to_stream = arguments.output == "-"
    if to_stream and (arguments.table or arguments.format not in (None, "jsonl")):
        raise UsageError(
            "standard output takes JSON Lines only", remedy="Leave out --format and --table, or name a folder."
        )
    dispatches: list[Dispatch] = []

    def collect(outcome: Outcome) -> None:
        if arguments.table and outcome.dispatch is not None:
            dispatches.append(outcome.dispatch)

    with _progress(collect) as progress:
        summary = extract_into(
            arguments.inputs,
            sys.stdout.buffer if to_stream else arguments.output,
            formats=[name.strip() for name in (arguments.format or "json,csv").split(",")],
            options=reading_options(arguments),
            jobs=arguments.jobs,
            progress=progress,
        )
    if arguments.table:
        from congvan.cli.screen import screen
        from congvan.export.table import print_tasks

        print_tasks(dispatches, screen())
    _report(summary, None if to_stream else arguments.output)
    return 1 if summary.failed else 0


@contextmanager
def _progress(collect: Callable[[Outcome], None]) -> Iterator[Callable[[int, int, Outcome], None]]:
    """A bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total, outcome: collect(outcome)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def step(done: int, total: int, outcome: Outcome) -> None:
            collect(outcome)
            bar.update(task, completed=done, total=total)

        yield step


def _report(summary: Summary, output: str | None) -> None:
    from congvan.export.plain import count, printable

    def say(line: str) -> None:
        print(printable(line), file=sys.stderr)

    for error in summary.failed:
        say(f"failed: {error}")
    for path, reasons in summary.partial:
        say(f"partial: {path}: {reasons}")
    if summary.skipped:
        names = [path.name for path in summary.skipped[:_NAMED]]
        more = len(summary.skipped) - len(names)
        say(f"left out, no documents: {', '.join(names)}" + (f" and {more} more" if more else ""))
    say(
        f"{count(summary.files, 'file')}, {count(summary.tasks, 'task')}, {summary.with_deadline} with a deadline, "
        f"{len(summary.partial)} partial, {len(summary.failed)} failed" + (f" → {output}" if output else "")
    )
