"""Reads number and symbol, place and date: the two lines of the letterhead with a grammar of their own."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from congvan.vocabulary import fold, rules

_CAPITAL = "A-ZĐÀ-ỴƯƠĂÂÊÔ"
# `Số: 1210/UBND-TH`, `Số:      /UBND-NC`, `Số: 09/2009/CT-UBND`, `Số 412-CV/TW`, `Số: 2614 / SNV – CCHC`.
_NUMBER = re.compile(
    rf"^[\W_]{{0,4}}(?:Số|SỐ|Sô|SÔ|số|sô|So|SO|S6|[Ss][éè]|\$[6ó])(?:\s*[:;.]\s*|\s+|(?=[/\d])|(?=…))"
    # What a pen wrote and a scanner could not read (`3{{85`, `0?`, `4/2 `) is no number.
    rf"(?:(?P<scrawl>\d{{1,3}}/\d{{1,3}}(?=\s+/)|\d*(?:[^\w\s/.…:–—-]|(?<=\d)[À-ÿ])\S{{0,4}}?(?=\s*/))"
    rf"|(?P<number>\d{{1,6}}[a-zA-Z]?(?:\s*/\s*(?:19|20)\d\d(?=\s*/))?))?(?P<blank>[\s.…_]*)"
    rf"(?P<joint>[/\-–—])\s*"
    rf"(?P<symbol>[{_CAPITAL}a-z0-9][\w&.,+]*(?:\s*[-–—/&]\s*[{_CAPITAL}0-9][\w&.+]*|[-–—/][\w&.+]+)*)"
)
# The number line of a draft can hold nothing but the blank and the symbol's beginning, or lack the symbol.
_BARE = re.compile(r"^[\W_]{0,4}(?:Số|SỐ|Sô)\s*[:;.]\s*(?P<number>\d{1,6})\s*$")
_DATE = re.compile(
    r"(?:ngày|ngay|Ngày|NGÀY|ngảy)\s*(?P<day>[\d\s.…_]{0,14}?|\W?\s?\S{1,4})\s*(?:tháng|thang|tháng|THÁNG|thảng)"
    r"\s*(?P<month>[\d\s.…_]{0,12}?|\S{1,3})\s*"
    r"(?:năm|nam|NĂM|nằm)\s*(?P<year>(?:19|20)\d\d|20\s*\d\s*\d|[\d.…_\s]{0,4})"
)
_SLASH_DATE = re.compile(
    r"(?:ngày|Ngày)\s+(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>(?:19|20)\d\d)"
)
_PLACE = re.compile(
    rf"(?P<place>(?:(?:TP|Tp|tp|T\.P|TX|Thành phố)\.?\s*)?[{_CAPITAL}][\w.\-–' ]{{1,40}}?)\s*[,.;]?\s*$"
)
# The place that a dash joins to the symbol: `CT-TTHT - Hà` before ` Nội, ngày …`.
_BESIDE = re.compile(rf"\s+[-–—]\s*[{_CAPITAL}][^\W\d_A-Z]+$")
_DATED = re.compile(r"(?:\s[^\W\d_]+){0,4}\s*,\s*ngày\b", re.IGNORECASE)
_TOWN = frozenset({"TP", "TX", "T.P"})

# A telegram tells the hour: `Hòa Bình, hồi 15 giờ 30 ngày 08 tháng 8`.
_HOUR = re.compile(
    r"[,;]?\s*(?:hồi|lúc|vào lúc|hối)?\s*\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{1,2}\s*(?:phút)?)?\s*[,;]?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Field:
    """A value with the indexes of its place in the line."""

    text: str
    start: int
    end: int


def read_number(text: str) -> tuple[Field | None, Field | None, int] | None:
    """Number, symbol and the end of both: ``Số: 95 / CV-CĐGD`` → ``95``, ``CV-CĐGD``; None where it is no such line.

    The number of an unsigned draft is None.
    """
    match = _NUMBER.match(text)
    if match is None:
        bare = _BARE.match(text)
        return (Field(bare["number"], *bare.span("number")), None, bare.end()) if bare else None
    number = None
    if match["number"]:
        number = Field(re.sub(r"\s", "", match["number"]), *match.span("number"))
    written = match["symbol"].rstrip(".,")
    if _DATED.match(text, match.end()):
        written = _BESIDE.sub("", written)
    symbol = Field(
        re.sub(r"\s*[-–—]\s*", "-", re.sub(r"\s*/\s*", "/", written)),
        match.start("symbol"),
        match.start("symbol") + len(written),
    )
    return number, symbol, match.end()


def read_place_and_date(text: str, start: int = 0) -> tuple[Field | None, Field | None, int] | None:
    """Place, date (ISO 8601, to the precision written) and where both begin; None where there is no date.

    ``Bắc Giang, ngày   tháng 8 năm 2023`` → ``Bắc Giang``, ``2023-08``.
    """
    match = _DATE.search(text, start) or _SLASH_DATE.search(text, start)
    if match is None:
        return None
    year, month, day = (_digits(match[name]) for name in ("year", "month", "day"))
    hour = _HOUR.search(text[start : match.start()])
    place = _PLACE.search(text[start : start + hour.start() if hour else match.start()])
    found = _place(place, start) if place else None
    begin = found.start if found else match.start()
    if year is None or not 1945 <= year <= 2100:
        return (found, None, begin) if found else None
    value = f"{year:04d}"
    if month and 1 <= month <= 12:
        value += f"-{month:02d}"
        if day and _is_date(year, month, day):
            value += f"-{day:02d}"
    return found, Field(value, match.start(), match.end()), begin


def _place(match: re.Match[str], start: int) -> Field | None:
    """The place without what glued columns put before it: ``/CTHN-TTHT Hà Nội``, ``V/v thuế GTGT Hà Nội``."""
    words = list(re.finditer(r"\S+", match["place"].rstrip()))
    first = 0
    if not words[-1].group().isupper():
        for index, word in enumerate(words):
            text = word.group().rstrip(".")
            glued = text.isupper() and len(text) > 1 and text not in _TOWN
            if glued or (index == 0 and not text[:1].isupper() and text.upper() not in _TOWN):
                first = index + 1
    if first == len(words):
        return None
    begin = match.start("place") + words[first].start()
    text = match.string[begin : match.start("place") + words[-1].end()]
    return Field(text, start + begin, start + begin + len(text))


def _digits(text: str | None) -> int | None:
    """The number that is written; None for a blank, and for what a scanner made of handwriting (``4#``).

    A stroke beside a digit is a one: ``l8`` → 18.
    """
    written = re.sub(r"[\s.…_]", "", text or "")
    written = re.sub(r"(?<=\d)[lI|](?!\w)|^[lI|](?=\d$)", "1", written)
    return int(written) if written.isdecimal() else None


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def motto_start(text: str) -> int | None:
    """Where the state's name or motto (or the party's name) begins in a line; None where it does not stand there."""
    folded = fold(text)
    starts = [match.start() for rule in rules("letterhead", "motto") if (match := rule.pattern.search(folded))]
    return min(starts, default=None)
