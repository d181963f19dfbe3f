"""The date of a cited document, in whatever form it is written, as ISO 8601 to the precision written."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

_LEAD = (
    r"\s*(?:[,(]\s*)?(?:da\s+)?(?:duoc\s+)?(?:(?:ban\s+hanh|ky\s+ket|ky|de|ra|thong\s+qua|lap|gui|cong\s+bo)\s+)?"
    r"(?:vao\s+)?(?:(?:hoi|luc)\s+\d{1,2}\s?(?:h|g|gio|:)\s?(?:\d{1,2})?\s?(?:phut|p|\')?\s*,?\s*)?"
)
_DAY = r"[a-z]?n?gay\s*"
_FORMS = (
    re.compile(
        rf"{_DAY}(?P<day>\d{{1,2}})\s*thang\s*(?P<month>\d{{1,2}})\s*[,/]?\s*(?:nam\s*)?(?P<year>\d{{4}})(?!\d)"
    ),
    re.compile(
        rf"(?:{_DAY})?(?P<day>\d{{1,2}})\s?(?P<sign>[/.\-–])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?"
        r"(?P<year>\d{4}|\d{2})(?!\d)(?![/.\-]\d)"
    ),
    re.compile(r"thang\s*(?P<month>\d{1,2})\s*(?:nam|/|-)\s*(?P<year>\d{4})(?!\d)"),
    re.compile(r"nam\s*(?P<year>(?:19|20)\d\d)(?!\d)"),
)
_LEADING = re.compile(_LEAD)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text: its place (from the word ``ngày``) and its ISO form."""

    start: int
    end: int
    iso: str


def date_at(folded: str, position: int, *, bare_year: bool = True) -> WrittenDate | None:
    """The date that follows ``position`` in the accentless text.

    ``ngày 05 tháng 3 năm 2020`` → ``2020-03-05``; ``tháng 5/2021`` → ``2021-05``; ``năm 2024`` → ``2024``.
    """
    lead = _LEADING.match(folded, position)
    start = lead.end() if lead else position
    for form in _FORMS if bare_year else _FORMS[:-1]:
        match = form.match(folded, start)
        if match and (iso := _iso(match)):
            return WrittenDate(match.start(), match.end(), iso)
    return None


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    if not 1900 <= year <= 2100:
        return None
    month, day = parts.get("month"), parts.get("day")
    if month is None:
        return f"{year:04d}"
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return f"{year:04d}-{int(month):02d}"
    if not 1 <= int(day) <= monthrange(year, int(month))[1]:
        return None
    return f"{year:04d}-{int(month):02d}-{int(day):02d}"
