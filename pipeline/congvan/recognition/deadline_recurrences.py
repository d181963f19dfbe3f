"""Reads what recurs: ``hằng tháng, quý, năm``, ``03 tháng/1 lần``, ``ngày 25`` + ``tháng cuối quý``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from congvan.document.times import Day, Recurrence
from congvan.recognition.deadline_times import number, unit, weekday
from congvan.vocabulary.tables import rules

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MONTHS_OF_QUARTER = {1: (1, 4, 7, 10), 2: (2, 5, 8, 11), 3: (3, 6, 9, 12)}
_LENGTHS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "half": 182, "year": 365}
_BASES: dict[str, Recurrence] = {
    "minute": Recurrence(frequency="MINUTELY"),
    "hour": Recurrence(frequency="HOURLY"),
    "day": Recurrence(frequency="DAILY"),
    "week": Recurrence(frequency="WEEKLY"),
    "month": Recurrence(frequency="MONTHLY"),
    "quarter": Recurrence(frequency="MONTHLY", interval=3),
    "half": Recurrence(frequency="MONTHLY", interval=6),
    "year": Recurrence(frequency="YEARLY"),
}
_WEEKS = {1: 7, 2: 14, 3: 21, 4: 28, -1: -1}
"""The last day of each week of a month."""
_PART_OF_DAY = re.compile(r"^(?:sáng|trưa|chiều|tối)(?: |$)", re.IGNORECASE)
_COUNTED = re.compile(r"(?:0?(?P<digits>[369])|(?P<word>sáu|ba|chín)) tháng|(?P<half>nửa năm)|(?P<unit>\w+)", re.I)


def amount(count: int, unit_name: str) -> Recurrence | None:
    """Every ``count`` units: (6, ``month``) → ``FREQ=MONTHLY;INTERVAL=6``."""
    frequencies: dict[str, Literal["MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]] = {
        "minute": "MINUTELY",
        "hour": "HOURLY",
        "day": "DAILY",
        "week": "WEEKLY",
        "month": "MONTHLY",
        "year": "YEARLY",
    }
    if count < 1 or unit_name not in frequencies:
        return None
    return Recurrence(frequency=frequencies[unit_name], interval=count)


def most_frequent(units: str) -> Recurrence | None:
    """``tháng, quý, 6 tháng, năm`` → every month: who reports each month reports at the others too."""
    found: list[tuple[int, Recurrence]] = []
    for piece in re.split(r", và |, | và | hoặc |/| - |-", units):
        words = re.sub(r"^(?:hằng|hàng|mỗi|từng) ", "", piece.strip(), flags=re.I)
        match = _COUNTED.fullmatch(words)
        if match is None:
            continue
        if match["digits"] or match["word"]:
            months = number(match["digits"] or match["word"])
            found.append((months * 30, Recurrence(frequency="MONTHLY", interval=months)))
        else:
            name = "half" if match["half"] else unit(match["unit"])
            found.append((_LENGTHS[name], _BASES[name]))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def alone(rule: str, match: re.Match[str]) -> Recurrence | None:
    """The recurrence that a row of ``[[recurrence]]`` has matched."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "units" in groups:
        return most_frequent(groups["units"])
    if rule == "week-day-of-every":
        return _week_day(groups)
    if rule == "days-of-every":
        return _first_days(number(groups["n"]), unit(groups["unit"]), groups)
    if rule == "week-of-every":
        return _weeks(groups)
    if rule == "weeks-once-on":
        return replace(weekly(weekday(groups["weekday"])), interval=number(groups["n"]))
    if "weekday" in groups or "last" in groups or "each" in groups:
        return weekly(*_weekdays(groups, groups.get("weekday") or groups.get("last") or groups["each"]))
    if rule == "every-work-day":
        return weekly(*range(5))
    if rule == "part-of-every-day":
        return _BASES["day"]
    name = unit(groups["unit"])
    if rule == "work-day-of-every":
        place = groups["place"].lower()
        nth = place.removeprefix("thứ ")
        return _work_day(number(nth) if nth != place else -1 if "cuối" in place else 1, name)
    if rule == "season":
        return _BASES[name]
    if "part" in groups:
        return _part(groups["part"].lower(), name)
    if "n" in groups:
        return amount(number(groups["n"]), name)
    times = number(groups["times"])
    months = {"year": 12, "quarter": 3}.get(name)
    if times == 1 or groups["what"].lower() != "lần" or months is None or months % times:
        return _BASES[name]  # how often within the unit is more than a rule without hours can say
    return Recurrence(frequency="MONTHLY", interval=months // times)


def weekly(*numbers: int) -> Recurrence:
    """Each week on these days, 0 Monday: (0, 3) → ``FREQ=WEEKLY;BYDAY=MO,TH``."""
    return Recurrence(frequency="WEEKLY", weekdays=tuple(_WEEKDAYS[number] for number in numbers))


def _weekdays(groups: dict[str, str], last: str) -> list[int]:
    """The numbers of the weekdays listed, ``last`` among them, in the order of the week."""
    listed = groups.get("weekdays") or groups.get("others") or ""
    names = [_PART_OF_DAY.sub("", name.strip(" ,")) for name in (*re.split(r",| và ", listed), last)]
    return sorted({weekday(name) for name in names if name})


def _place(words: str) -> int:
    """``đầu tiên`` → 1, ``thứ hai`` → 2, ``cuối cùng`` → -1."""
    words = words.lower()
    if "cuối" in words:
        return -1
    last = words.split()[-1]
    return 1 if last in ("đầu", "tiên", "nhất") else number(last)


def _places(words: str) -> list[int]:
    """``thứ hai và tuần thứ tư`` → 2 and 4, the last of all behind them."""
    found = {_place(one.removeprefix("tuần ")) for one in re.split(r", và |, | và ", words.lower())}
    return sorted(found, key=lambda place: (place < 0, place))


def _weeks(groups: dict[str, str]) -> Recurrence:
    """``tuần cuối hằng tháng``: due with the last day of the week."""
    places = _places(groups["place"])
    days = tuple(_WEEKS[place] for place in places)
    if unit(groups["unit"]) == "quarter":
        months = _MONTHS_OF_QUARTER[1 if places[0] > 0 else 3]
        return Recurrence(frequency="YEARLY", months=months, days=days)
    return Recurrence(frequency="MONTHLY", days=days)


def _week_day(groups: dict[str, str]) -> Recurrence:
    """``thứ Sáu tuần cuối của mỗi tháng`` → the last Friday; of each quarter's last month, where it says so."""
    places = _places(groups.get("place") or groups["place2"])
    numbers = _weekdays(groups, groups["weekday"])
    weekdays = tuple(f"{place}{_WEEKDAYS[number]}" for place in places for number in numbers)
    if unit(groups["unit"]) == "quarter":
        return Recurrence(frequency="YEARLY", months=_MONTHS_OF_QUARTER[1 if places[0] > 0 else 3], weekdays=weekdays)
    return Recurrence(frequency="MONTHLY", weekdays=weekdays)


def _part(part: str, name: str) -> Recurrence | None:
    place = "late" if "cuối" in part else "middle" if part == "giữa" else "early"
    day = {"early": 1, "middle": 15, "late": -1}[place]
    if name == "week":
        return _BASES[name]
    if name == "month":
        return Recurrence(frequency="MONTHLY", days=(day,))
    if name == "quarter":
        return Recurrence(
            frequency="YEARLY", months=_MONTHS_OF_QUARTER[{"early": 1, "middle": 2, "late": 3}[place]], days=(day,)
        )
    if name == "year":
        month, day = {"early": (1, 1), "middle": (6, 30), "late": (12, 31)}[place]
        return Recurrence(frequency="YEARLY", months=(month,), days=(day,))
    return None


def _first_days(count: int, name: str, groups: dict[str, str]) -> Recurrence | None:
    """``05 ngày đầu tháng`` → the fifth of each month, ``ngày cuối`` the last."""
    last = "cuối" in groups["place"].lower()
    if "working" in groups:
        return _work_day(-1 if last else count, name)
    if count > 28:
        return None
    months = _MONTHS_OF_QUARTER[3 if last else 1] if name == "quarter" else ()
    return Recurrence(frequency="YEARLY" if months else "MONTHLY", months=months, days=(-1 if last else count,))


def _work_day(position: int, name: str) -> Recurrence:
    """The nth (the last: -1) working day of each week, month or quarter, holidays left aside."""
    if name == "week":
        return weekly(min(position, 5) - 1 if position > 0 else 4)
    months = _MONTHS_OF_QUARTER[1 if position > 0 else 3] if name == "quarter" else ()
    return Recurrence(frequency="MONTHLY", months=months, weekdays=_WEEKDAYS[:5], position=position)


def cycle_at(text: str, index: int, days: Sequence[Day]) -> tuple[int, Recurrence, str] | None:
    """What behind the days makes them recur: ``ngày 25`` + `` tháng cuối quý``; with the index behind it."""
    for rule in rules("deadlines", "cycle"):
        match = rule.pattern.match(text, index)
        if match is None:
            continue
        groups = match.groupdict()
        if groups.get("place"):
            place = groups["place"].lower()
            which = 1 if "đầu" in place or "nhất" in place else 3 if "cuối" in place or place[-1] in "a3" else 2
            recurrence = repeated(days, "quarter", which)
        elif groups.get("months"):
            months = tuple(sorted({int(month) for month in re.findall(r"\d+", groups["months"])}))
            bare = len({day.day for day in days}) == 1 and days[0].month is None and days[0].year is None
            recurrence = Recurrence(frequency="YEARLY", months=months, days=(days[0].day,)) if bare else None
        elif rule.id == "cycle-next" and unit(groups["unit"]) == "quarter":
            recurrence = repeated(days, "quarter", 1)
        else:
            recurrence = repeated(days, unit(groups["unit"]))
        if recurrence is not None:
            return match.end(), recurrence, rule.id
    return None


def repeated(days: Sequence[Day], name: str, month_of_quarter: int | None = None) -> Recurrence | None:
    """The days in each month, quarter or year: day 15 month 12 each ``year``; None where that says nothing."""
    if not days or any(day.year is not None or day.lunar for day in days):
        return None
    numbers = tuple(dict.fromkeys(day.day for day in days))
    if all(day.month is not None for day in days):
        if name not in ("year", "quarter", "half"):
            return None
        dates = tuple(sorted({(day.month or 1, day.day) for day in days}))
        if len(numbers) == 1:
            return Recurrence(frequency="YEARLY", months=tuple(month for month, _ in dates), days=numbers)
        return Recurrence(frequency="YEARLY", dates=dates)
    if any(day.month is not None for day in days):
        return None
    if name == "quarter":
        if month_of_quarter is None:
            return Recurrence(frequency="MONTHLY", interval=3, days=numbers)
        return Recurrence(frequency="YEARLY", months=_MONTHS_OF_QUARTER[month_of_quarter], days=numbers)
    if name == "month":
        return Recurrence(frequency="MONTHLY", days=numbers)
    return None
