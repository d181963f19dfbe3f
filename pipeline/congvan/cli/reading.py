"""The options of reading, which several commands share."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from congvan.options import Options


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds one argument for each choice in `Options` that a user has."""
    parser.add_argument("--password", help="password of encrypted PDF files")
    parser.add_argument(
        "--received-on",
        type=_date,
        metavar="YYYY-MM-DD",
        help="the day the dispatches arrived, from which some deadlines count",
    )
    parser.add_argument("--days-off", type=Path, metavar="TOML", help="holidays that override the shipped calendar")


def reading_options(arguments: argparse.Namespace) -> Options:
    """The options that the arguments stand for."""
    return Options(password=arguments.password, received_on=arguments.received_on, days_off=arguments.days_off)


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2024-06-05") from None
