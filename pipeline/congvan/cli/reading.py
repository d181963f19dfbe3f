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
    parser.add_argument("--no-ocr", action="store_true", help="leave scanned pages unread")
    parser.add_argument(
        "--ocr-page-timeout",
        type=_seconds,
        default=Options().ocr_page_timeout,
        metavar="SECONDS",
        help="longest time to spend on one scanned page (default: %(default)g)",
    )
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep what earlier runs recognized")


def reading_options(arguments: argparse.Namespace) -> Options:
    """The options that the arguments stand for."""
    return Options(
        password=arguments.password,
        received_on=arguments.received_on,
        days_off=arguments.days_off,
        ocr=not arguments.no_ocr,
        ocr_page_timeout=arguments.ocr_page_timeout,
        ocr_cache=not arguments.no_cache,
    )


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2024-06-05") from None


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return value
