"""``congvan watch``: a folder of incoming files is kept read, until the command is interrupted."""

from __future__ import annotations

import argparse
import signal
from pathlib import Path

from congvan.cli.reading import add_reading_arguments, reading_options
from congvan.cli.running import add_run_arguments, report, run_limits, say
from congvan.errors import CongvanError, MissingFileError

SUMMARY = "keep reading the dispatches that arrive in a folder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    parser.add_argument("inbox", type=Path, metavar="INBOX", help="the folder in which files arrive")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help="folder for the results")
    parser.add_argument(
        "--every", type=float, default=2.0, metavar="SECONDS", help="time between two looks (default: %(default)s)"
    )
    add_run_arguments(parser)
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Runs until Ctrl-C or SIGTERM, which end it with status 130."""
    from congvan.batch import watch

    if not arguments.inbox.is_dir():
        raise MissingFileError("there is no such folder", path=str(arguments.inbox), remedy="Check the path.")
    # A service manager stops a service with SIGTERM.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    say(f"watching {arguments.inbox}; Ctrl-C ends it")
    for result in watch(
        arguments.inbox,
        arguments.output,
        options=reading_options(arguments),
        jobs=arguments.jobs,
        limits=run_limits(arguments),
        every=max(0.1, arguments.every),
    ):
        if isinstance(result, CongvanError):
            say(f"congvan: {result}; it is tried again")
        else:
            report(result, str(arguments.output))
    return 0
