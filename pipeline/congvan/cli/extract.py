"""``congvan extract``: files and folders of dispatches become JSON and CSV."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from congvan.cli.reading import add_reading_arguments, reading_options
from congvan.cli.running import add_run_arguments, report, run_limits
from congvan.errors import UsageError

if TYPE_CHECKING:
    from congvan.schema import Dispatch

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
    parser.add_argument("--force", action="store_true", help="read all files, also those done by an earlier run")
    parser.add_argument("--retry-failed", action="store_true", help="read files again that failed in an earlier run")
    parser.add_argument("--table", action="store_true", help="also print the tasks as a table")
    add_run_arguments(parser)
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0 where every file was read, 1 where some failed."""
    from congvan.batch import extract_into

    to_stream = arguments.output == "-"
    if to_stream and (arguments.table or arguments.format not in (None, "jsonl")):
        raise UsageError(
            "standard output takes JSON Lines only", remedy="Leave out --format and --table, or name a folder."
        )
    with _progress() as progress:
        summary = extract_into(
            arguments.inputs,
            sys.stdout.buffer if to_stream else arguments.output,
            formats=[name.strip() for name in (arguments.format or "json,csv").split(",")],
            options=reading_options(arguments),
            jobs=arguments.jobs,
            limits=run_limits(arguments),
            force=arguments.force,
            retry_failed=arguments.retry_failed,
            progress=progress,
            shown=_printed() if arguments.table else None,
        )
    report(summary, None if to_stream else arguments.output)
    return 1 if summary.failed else 0


def _printed() -> Callable[[Dispatch], None]:
    from congvan.cli.screen import screen
    from congvan.export.table import print_tasks

    console = screen()
    return lambda dispatch: print_tasks([dispatch], console)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
