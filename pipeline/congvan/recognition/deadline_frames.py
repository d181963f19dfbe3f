"""A frame and the time behind it: ``chậm nhất`` + ``17 giờ 00 ngày 15/9``, ``trước`` + ``ngày 20 hằng tháng``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from congvan.document.times import Day, Expression, Period, Recurrence
from congvan.recognition.deadline_recurrences import alone, cycle_at, repeated, weekly
from congvan.recognition.deadline_text import View
from congvan.recognition.deadline_times import Read, number, read_time, weekday
from congvan.vocabulary.tables import rules

Bound = Literal["before", "by", "from", "on"]
Kind = Literal["date", "recurring", "duration", "vague"]

_NEXT_DAY = re.compile(r"(?:,| và|, và| hoặc)(?: trước)? (?=ngày \d|\d{1,2}(?![\d%]))", re.IGNORECASE)
BARE_DAY = re.compile(r"(3[01]|[12]\d|0?[1-9])(?:[/-](1[0-2]|0?[1-9]))?(?![\d%/.])")
_NUMBER = re.compile(r"\d+")
_QUARTER = re.compile(r"(?<!\w)(?:0?[1-4]|IV|I{1,3})(?!\w)", re.IGNORECASE)
_DAY_NAME = re.compile(r" \((?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)\)", re.IGNORECASE)
_EACH = re.compile(r"(?<!\w)(?:các|mỗi|những|hằng|hàng)(?!\w)", re.IGNORECASE)
_DAILY = re.compile(
    r"(?<!\w)(?:hằng ngày|hàng ngày|mỗi (?:ngày|sáng|trưa|chiều|tối|đêm)|báo cáo ngày)(?! ?\d|\w)[^.;]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """A limit at ``[start, end)`` of the view; ``item`` where it is a label line's; ``origin`` ranks it."""

    start: int
    end: int
    kind: Kind
    bound: Bound | None
    value: Expression
    rule: str
    origin: str
    time: str | None = None
    item: bool = False
    listed: tuple[Day, ...] = ()
    """The days written one behind the other, where they are more than one; they end at ``listed_end``."""
    listed_end: int = 0


def at_frame(seen: View, index: int) -> list[Found]:
    """The limits whose frame begins at ``index``."""
    out = []
    for frame in rules("deadlines", "frame"):
        match = frame.pattern.match(seen.text, index)
        found = after_frame(seen, match, frame.id, frame.row["bound"]) if match else None
        if found is not None and not frame.row.get("bare"):
            out.append(found)
    return out


def after_frame(seen: View, match: re.Match[str], rule: str, bound: Bound) -> Found | None:
    """The limit that a frame's match begins, with whatever time stands behind it."""
    time, after = clock(seen.text, match.end())
    read = read_time(seen.text, after)
    if read is not None:
        if bound == "on" and read.rule == "day-range":
            bound = "by"  # "vào ngày 01-31/12/2017" is a window, due on its last day
        return dated(seen, match.start(), after, read, bound, rule, time)
    for row in rules("deadlines", "recurrence"):
        again = row.pattern.match(seen.text, after)
        value = alone(row.id, again) if again else None
        if again and value:
            return Found(match.start(), again.end(), "recurring", bound, value, rule, "framed", time)
    for row in rules("deadlines", "weekday"):
        named = row.pattern.match(seen.text, after)
        if named is not None and (rule == "periodic" or _EACH.search(seen.text, match.end(), after)):
            often = weekly(weekday(named["weekday"]))
            return Found(match.start(), named.end(), "recurring", bound, often, rule, "framed", time)
        if named is not None:
            day = Period(unit="week", weekday=weekday(named["weekday"]))
            return Found(match.start(), named.end(), "date", bound, day, rule, "framed", time)
    daily = _daily(seen.text, match.end(), match.start())
    if daily is not None:
        value = Recurrence(frequency="DAILY")
        return Found(match.start(), daily[0], "recurring", bound, value, rule, "framed", daily[1])
    return None


def clock(text: str, index: int) -> tuple[str | None, int]:
    """An hour at ``index`` and the index behind it: ``17 giờ 00, ngày …`` → ``17:00``."""
    time = None
    for rule in rules("deadlines", "clock"):
        match = rule.pattern.match(text, index)
        if match is None:
            continue
        index = match.end()
        if match.groupdict().get("hour"):
            time = _time(match)
    return time, index


def _daily(text: str, index: int, start: int) -> tuple[int, str] | None:
    """An hour without a day at ``index``, after ``hằng ngày``: ``báo cáo hằng ngày trước 14 giờ 00``."""
    for rule in rules("deadlines", "hour"):
        match = rule.pattern.match(text, index)
        if match is not None and _DAILY.search(text, max(start - 120, 0), start):
            return match.end(), _time(match)
    return None


def _time(match: re.Match[str]) -> str:
    groups = match.groupdict()
    hour = int(groups["hour"])
    if (groups.get("half") or "").lower() in ("chiều", "tối") and hour < 12:
        hour += 12
    return f"{hour:02}:{int(groups.get('minute') or groups.get('colon') or groups.get('dot') or 0):02}"


def dated(seen: View, start: int, at: int, read: Read, bound: Bound, rule: str, time: str | None) -> Found:
    """The limit at ``at``, with the days listed after it and what makes them recur."""
    end, value = read.end, read.value
    listed: tuple[Day, ...] = ()
    listed_end = 0
    if isinstance(value, Day) and value.year is None:
        for days, stop in reversed(_listed(seen.text, value, end)):
            cycle = cycle_at(seen.text, stop, days)
            if cycle is not None:
                return Found(start, cycle[0], "recurring", bound, cycle[1], rule, "framed", time)
            if seen.text[start:at].lower().startswith("định"):
                again = repeated(days, "year") or repeated(days, "month")
                if again is not None:
                    return Found(start, stop, "recurring", bound, again, rule, "framed", time)
        days, stop = _listed(seen.text, value, end)[-1]
        if len(days) > 1 and all(day.year is None for day in days):
            listed, listed_end = days, stop
        if days[-1].month is not None and (value.month is None or days[-1].year is not None):
            # "ngày 06, 07, 08 tháng 7", "ngày 15/6 và 15/12/2026": the last of the days.
            end, value = stop, days[-1]
    if isinstance(value, Period) and value.year is None and value.number is not None:
        cycle = cycle_at(seen.text, end, (Day(day=1, month=1),))
        recurrence = yearly_periods(seen.text[at:end], value)
        if cycle is not None and cycle[1].frequency == "YEARLY" and recurrence is not None:
            return Found(start, cycle[0], "recurring", bound, recurrence, rule, "framed", time)
    if seen.text[end : end + 1] == ")" and "(" in seen.text[at:end]:
        end += 1
    named = _DAY_NAME.match(seen.text, end)
    if named is not None and isinstance(value, Day):
        end = named.end()
    return Found(start, end, "date", bound, value, rule, "framed", time, listed=listed, listed_end=listed_end)


def with_bracket(seen: View, one: Found) -> Found:
    """``hằng quý (trước ngày 15 tháng đầu quý sau)`` with the bracket that closes it."""
    words = seen.text[one.start : one.end]
    opened = words.count("(") > words.count(")") and seen.text[one.end : one.end + 1] == ")"
    return replace(one, end=one.end + 1) if opened else one


def yearly_periods(text: str, value: Period) -> Recurrence | None:
    """The months or quarters written as ``text`` as they come each year: ``tháng 5, tháng 6`` → the last day of June.

    As in one year, each is due on its last day; those in a row are a window, due when it closes.
    """
    if value.unit not in ("month", "quarter") or value.year is not None or value.number is None:
        return None
    written = _QUARTER if value.unit == "quarter" else _NUMBER
    listed = sorted({number(found) for found in written.findall(text)} or {value.number})
    closing = [one for one in listed if one + 1 not in listed]
    day = {"early": 1, "middle": 15}.get(value.part or "", -1)
    if value.unit == "quarter":
        closing = [3 * one - {"early": 2, "middle": 1}.get(value.part or "", 0) for one in closing]
    return Recurrence(frequency="YEARLY", months=tuple(closing), days=(day,))


def _listed(text: str, first: Day, end: int) -> list[tuple[tuple[Day, ...], int]]:
    """``ngày 15/6 và 15/12``: the days read so far after each further one, with the index behind."""
    days = [first]
    out = [(tuple(days), end)]
    while len(days) < 12:
        joint = _NEXT_DAY.match(text, end)
        if joint is None:
            break
        read = read_time(text, joint.end())
        if read is not None and isinstance(read.value, Day) and not read.value.lunar:
            days.append(read.value)
            end = read.end
            if read.value.year is not None:
                out.append((tuple(days), end))
                break
        else:
            bare = BARE_DAY.match(text, joint.end())
            if bare is None:
                break
            days.append(Day(day=int(bare[1]), month=int(bare[2]) if bare[2] else None))
            end = bare.end()
        out.append((tuple(days), end))
    return out
