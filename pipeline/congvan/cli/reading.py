"""The options of reading, which several commands share."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from pathlib import Path

from congvan.options import Options


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds one argument for each choice in `Options` that a user has."""
    parser.add_argument("--password", help="password of encrypted PDF files")
    parser.add_argument(
        "--received-on",
        type=_date,
        metavar="DATE",
        help="the day the dispatches arrived, from which some deadlines count: 2024-06-05 or, day first, 5/6/2024",
    )
    parser.add_argument("--days-off", type=Path, metavar="TOML", help="holidays that override the shipped calendar")
    parser.add_argument("--actor-model", type=Path, metavar="FILE", help="trained model that corrects names of units")
    parser.add_argument(
        "--syllables-model",
        type=Path,
        metavar="FILE",
        help="trained model that sets misread accents right, instead of the shipped one",
    )
    parser.add_argument(
        "--starts-model",
        type=Path,
        metavar="FILE",
        help="trained model of where tasks begin, instead of the shipped one",
    )
    parser.add_argument(
        "--confidence-model", type=Path, metavar="FILE", help="trained model of confidence, instead of the shipped one"
    )
    parser.add_argument(
        "--clauses-model",
        type=Path,
        metavar="FILE",
        help="trained model of the clauses that confidence looks at, instead of the shipped one",
    )
    parser.add_argument(
        "--rules-only",
        action="store_true",
        help="use no trained model; a task's confidence is then its rule's fixed score",
    )
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
        actor_model=arguments.actor_model,
        syllables_model=arguments.syllables_model,
        starts_model=arguments.starts_model,
        confidence_model=arguments.confidence_model,
        clauses_model=arguments.clauses_model,
        rules_only=arguments.rules_only,
        ocr=not arguments.no_ocr,
        ocr_page_timeout=arguments.ocr_page_timeout,
        ocr_cache=not arguments.no_cache,
    )


def _date(text: str) -> dt.date:
    """A day as people write it in Vietnam (``5/6/2024``, ``ngày 05 tháng 6 năm 2024``) or as in ISO 8601."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        found = _written_date(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2024-06-05 or 5/6/2024")
    return found


def _written_date(text: str) -> dt.date | None:
    if re.match(r"\D*\d{1,2}\D+(?:1[3-9]|[2-9]\d)(?!\d)", text):
        return None  # month first: dateparser would take it, and then 5/6 and 5/20 mean different orders
    import dateparser  # its tables take half a second, which no other command should pay

    found = dateparser.parse(
        text,
        languages=["vi"],
        settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]},
    )
    return found.date() if found else None


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return value
