"""Reads a point or a period of the calendar at a place of the text: ``ngày 15/9``, ``quý III năm 2025``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from congvan.document.times import Day, Part, Period, SchoolYear, Unit
from congvan.vocabulary.tables import rules

WORDS = {
    word: value
    for value, words in enumerate(
        (
            ("một",),
            ("hai",),
            ("ba",),
            ("tư", "bốn"),
            ("năm",),
            ("sáu",),
            ("bảy", "bẩy"),
            ("tám",),
            ("chín",),
            ("mười",),
            ("mười một",),
            ("mười hai",),
        ),
        start=1,
    )
    for word in words
} | {"mười lăm": 15, "hai mươi": 20, "ba mươi": 30}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTH_AS_WORD = frozenset({"day-range", "night-into-day", "days-in-a-month"})
"""Rules whose month may be written as a word, in a group of its own."""
_PARTS: dict[str, Part] = {"đầu": "early", "giữa": "middle", "cuối": "late", "kết thúc": "late"}
_UNITS: dict[str, Unit] = {
    "phút": "minute",
    "giờ": "hour",
    "h": "hour",
    "tiếng": "hour",
    "ngày": "day",
    "ngay": "day",
    "tuần": "week",
    "tháng": "month",
    "năm": "year",
}
_WEEKDAYS = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "7": 5}

_STEMS = {
    word: index
    for index, words in enumerate(["giáp", "ất", "bính", "đinh", "mậu", "kỷ/kỉ", "canh", "tân", "nhâm", "quý/quí"])
    for word in words.split("/")
}
_BRANCHES = {
    word: index
    for index, words in enumerate(
        ["tý/tí", "sửu", "dần", "mão/mẹo", "thìn", "tỵ/tị", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"]
    )
    for word in words.split("/")
}


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the index behind it, its value, the rule."""

    end: int
    value: Day | Period | SchoolYear
    rule: str


def number(words: str) -> int:
    """``05`` → 5, ``mười lăm`` → 15, ``III`` → 3."""
    words = words.lower()
    if words.isdigit():
        return int(words)
    return _ROMAN[words] if words in _ROMAN else WORDS[words]


def weekday(words: str) -> int:
    """``thứ Sáu`` → 4, ``Chủ nhật`` → 6."""
    word = words.lower().split()[-1]
    return 6 if word == "nhật" else 5 if word == "bẩy" else _WEEKDAYS[word]


def unit(word: str) -> Unit:
    """``quý``, ``quí``, ``qúy`` → ``quarter``; ``tháng`` → ``month``."""
    word = word.lower()
    return _UNITS.get(word, "quarter")


def read_time(text: str, index: int) -> Read | None:
    """The longest point or period that is written at ``index``."""
    best: Read | None = None
    for rule in rules("deadlines", "time"):
        match = rule.pattern.match(text, index)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        value = _value(rule.id, match)
        if value is not None:
            best = Read(match.end(), value, rule.id)
    return best


def _value(rule: str, match: re.Match[str]) -> Day | Period | SchoolYear | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "m2" in groups:
        groups["m"] = groups["m2"]
    if rule in _MONTH_AS_WORD:
        groups = {"m": groups.get("mw", ""), "y": groups.get("y2", ""), **groups}
        groups = {name: value for name, value in groups.items() if value}
    year = int(groups["y"]) if "y" in groups else None
    if rule == "day-numeric-short-year" and year is not None:
        year += 2000
    part = _PARTS.get(groups.get("part", "").lower())
    offset = None
    if "rel" in groups:
        offset = 0 if groups["rel"].lower() in ("này", "nay") else 1
    if rule == "school-year" and year is not None:
        close = groups["close"]
        closes = int(close) if len(close) == 4 else year // 100 * 100 + int(close)
        if closes != year + 1:
            return None
        return SchoolYear(start=year, term=number(groups["term"]) if "term" in groups else None, part=part)
    if rule == "day-lunar":
        return _lunar(groups)
    if rule == "new-year":
        lunar = groups["feast"].lower() != "dương lịch"
        return Day(day=1, month=1, year=_named_year(groups) or year, lunar=lunar)
    if "third" in groups or "week" in groups:
        last = _last_of_part(groups.get("third", ""), groups.get("week", ""))
        if last is None:
            return Period(unit="month", number=number(groups["m"]), year=year, part="late")
        return Day(day=last, month=number(groups["m"]), year=year)
    if "d" in groups:
        month = number(groups["m"]) if "m" in groups else None
        day = int(groups["d"])
        if month is not None and day > (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]:
            return None
        return Day(day=day, month=month, year=year, offset=offset)
    if "q" in groups:
        return Period(unit="quarter", number=number(groups["q"]), year=year, part=part)
    if "half" in groups:
        return Period(unit="half", number=1 if groups["half"].lower() == "đầu" else 2, year=year)
    if "m" in groups or "months" in groups:
        return Period(unit="month", number=number(groups.get("m") or groups["months"]), year=year, part=part)
    if "near" in groups:
        return Period(unit="day", offset=1 if groups["near"].lower().endswith("mai") else 0)
    if "unit" in groups:
        kind = unit(groups["unit"])
        day_of_week = weekday(groups["weekday"]) if "weekday" in groups else None
        if kind == "day" or kind == "hour" or kind == "minute":
            return None
        return Period(unit=kind, offset=offset or 0, part=part, weekday=day_of_week)
    return Period(unit="year", year=year, part=part)


def _lunar(groups: dict[str, str]) -> Day:
    """``mồng 10 tháng Giêng năm Canh Dần`` → day 10, month 1, year 2010 of the lunar calendar."""
    word = groups.get("mw", "").lower()
    month = {"giêng": 1, "chạp": 12}.get(word) or int(groups["m"])
    written = groups.get("y") or groups.get("y2")
    return Day(day=int(groups["d"]), month=month, year=int(written) if written else _named_year(groups), lunar=True)


def _named_year(groups: dict[str, str]) -> int | None:
    """``Canh Dần`` → 2010: the year of the cycle of sixty that lies between 1984 and 2043."""
    stem, branch = groups.get("stem") or groups.get("stem2"), groups.get("branch") or groups.get("branch2")
    if stem is None or branch is None:
        return None
    names = (_STEMS[stem.lower()], _BRANCHES[branch.lower()])
    return next((year for year in range(1984, 2044) if ((year - 4) % 10, (year - 4) % 12) == names), None)


def _last_of_part(third: str, week: str) -> int | None:
    """The last day of a third of the month (``trung tuần``: 20) or of a week in it; None: the month's own last."""
    if third:
        first = third.split()[0]
        return (
            int(first) if first.isdigit() else {"thượng tuần": 10, "trung tuần": 20, "nửa đầu": 15}.get(third.lower())
        )
    word = week.lower().split()[-1]
    return {"đầu": 7, "tiên": 7, "nhất": 7, "1": 7, "hai": 14, "2": 14, "ba": 21, "3": 21, "tư": 28, "4": 28}.get(word)
