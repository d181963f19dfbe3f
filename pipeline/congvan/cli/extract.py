"""``congvan extract``: files and folders of dispatches become JSON and CSV."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from congvan.cli.reading import add_reading_arguments, reading_options
from congvan.cli.running import add_run_arguments, report, run_limits
from congvan.errors import MissingProgramError, UsageError

if TYPE_CHECKING:
    from congvan.batch import Summary
    from congvan.schema import Dispatch

SUMMARY = "read dispatches and write their tasks"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="files, or folders with all below them")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help="folder for the results; - for JSON Lines on standard output",
    )
    parser.add_argument("--format", metavar="NAMES", help="json, csv, jsonl, txt, joined by commas (default: json,csv)")
    parser.add_argument(
        "--scheduler",
        metavar="URL",
        help="read on the workers of the Dask scheduler at tcp://HOST:PORT; inputs and OUT may then be s3://…, and "
        "parquet is among the formats",
    )
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
    if arguments.scheduler is None:
        remote = next((one for one in (*arguments.inputs, arguments.output) if "://" in one), None)
        if remote is not None:
            raise UsageError("URLs are read by workers", path=remote, remedy="Name a Dask --scheduler.")
        target = sys.stdout.buffer if to_stream else arguments.output
        extract = partial(extract_into, arguments.inputs, target, jobs=arguments.jobs)
    elif to_stream:
        raise UsageError("a scheduler's workers write no standard output", remedy="Name a folder or s3://….")
    else:
        extract = partial(_distributed(), arguments.inputs, arguments.output, scheduler=arguments.scheduler)
    formats = arguments.format or ("json,csv,parquet" if arguments.scheduler else "json,csv")
    with _progress() as progress:
        summary = extract(
            formats=[name.strip() for name in formats.split(",")],
            options=reading_options(arguments),
            limits=run_limits(arguments),
            force=arguments.force,
            retry_failed=arguments.retry_failed,
            progress=progress,
            shown=_printed() if arguments.table else None,
        )
    report(summary, None if to_stream else arguments.output)
    return 1 if summary.failed else 0


def _distributed() -> Callable[..., Summary]:
    try:
        from congvan.batch.distributed import extract_distributed

        # What becomes of the run is told by us; the tracebacks that come before it help nobody.
        for name in ("distributed", "distributed.client"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    except ModuleNotFoundError as error:
        raise MissingProgramError(
            f"--scheduler needs {error.name}, which is not installed", remedy="Install it: pip install 'congvan[dask]'."
        ) from None
    return extract_distributed


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
