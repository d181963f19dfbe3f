"""Dates that no calendar has (``ngày 31/02/2024``, ``ngày 45 tháng 3``): misread or mistyped, so they are named."""

from __future__ import annotations

import re
from calendar import monthrange

from congvan.document import Document, Span
from congvan.document.model import Notice
from congvan.document.parts import Parts

_DATES = (
    re.compile(r"(?i)\bngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})(?!\d)(?:\s*,?\s*năm\s*((?:19|20)\d\d))?"),
    re.compile(r"(?i)\bngày\s+(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?((?:19|20)\d\d))?(?![\d/.-]|\s?/)"),
    re.compile(r"(?<![\d/.,-])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])"),
)
_LEAP_YEAR = 2024
_LUNAR = re.compile(r"(?i)[^\n]{0,12}(?:âm\s+lịch|\bÂL\b|\btức\b)")


def impossible_dates(document: Document, parts: Parts) -> list[Notice]:
    """Notices of dates that cannot be, one for the letterhead and one for each page of the body.

    Nothing is put in their place: which figure is wrong cannot be known.
    """
    head = Span(0, parts.extent.start) if parts.extent.end else Span(0, len(document.text))
    notices = []
    found = _found(document, head)
    if found:
        # On a scan its day was looked for; what is named here need not be named as unreadable, too.
        notices.append(_notice(document, found[0], "in the letterhead", ("day", "month")))
    pages: dict[int | None, Span] = {}
    for span in _found(document, parts.extent):
        place = document.place(span)
        pages.setdefault(place[0] if place else None, span)
    return [*notices, *(_notice(document, span, "in the body", ()) for span in pages.values())]


def _found(document: Document, extent: Span) -> list[Span]:
    text = document.passage(extent).text
    spans = [
        Span(extent.start + match.start(), extent.start + match.end())
        for form in _DATES
        for match in form.finditer(text)
        if not _is_date(*match.groups()) and not _LUNAR.match(text, match.end())
    ]
    return sorted(spans)


def _is_date(day: str, month: str, year: str | None) -> bool:
    if not 1 <= int(month) <= 12:
        return False
    return 1 <= int(day) <= monthrange(int(year or _LEAP_YEAR), int(month))[1]


def _notice(document: Document, span: Span, part: str, blanks: tuple[str, ...]) -> Notice:
    place = document.place(span)
    page = place[0] if place else None
    where = f" on page {page}" if page else ""
    message = f"A date {part}{where} is in no calendar and has no value here: compare it with the original."
    return Notice("impossible_date", message, page, partial=True, blanks=blanks)
