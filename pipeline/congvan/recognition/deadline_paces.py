"""Joins how often and when: ``06 tháng một lần, vào ngày 15/6 và ngày 15/12``, ``Hằng tháng, trước ngày 20``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from congvan.document.times import Day, Period, Recurrence, Window
from congvan.recognition.deadline_frames import Found, with_bracket, yearly_periods
from congvan.recognition.deadline_recurrences import repeated, weekly
from congvan.recognition.deadline_text import View

Pace = tuple[re.Match[str], Recurrence, str]
"""A recurrence found in the text, its value and its rule."""

JOINT = re.compile(r",? ?\(?")
_BEHIND = re.compile(r"(?=$|[.;,)]| (?:về|cho|để|qua|theo|gửi)(?![\w]))")
_REPORTS = re.compile(
    r"(?<!\w)(?:báo cáo|sơ kết|tổng kết|định k[ỳì]|đánh giá|thống kê|cập nhật|kiểm kê|đối chiếu)(?!\w)", re.IGNORECASE
)
_LENGTHS = {
    ("WEEKLY", 1): "week",
    ("MONTHLY", 1): "month",
    ("MONTHLY", 3): "quarter",
    ("MONTHLY", 6): "half",
    ("YEARLY", 1): "year",
}
_MONTHS_OF_YEAR = 12
_NEAR = 15


def paced(seen: View, found: Sequence[Found], paces: Sequence[Pace]) -> list[Found]:
    """The limits, each with the words right before or behind it that tell how often it comes."""
    before = {match.end(): (match, value) for match, value, _ in paces}
    behind = {match.start(): (match, value) for match, value, _ in paces}
    out = []
    for one in found:
        joint = re.search(r"[ ,(]*$", seen.text[max(one.start - 4, 0) : one.start])
        place = one.start - len(joint.group()) if joint else one.start
        if place in before and JOINT.fullmatch(seen.text, place, one.start):
            match, value = before[place]
            one = with_pace(seen, one, value, start=match.start()) or one
        stop = one.listed_end or one.end
        gap = JOINT.match(seen.text, stop)
        place = gap.end() if gap else stop
        if one.kind == "date" and place in behind and place > stop:
            match, value = behind[place]
            if _BEHIND.match(seen.text, match.end()):
                one = with_pace(seen, one, value, end=match.end()) or one
        out.append(_half_yearly(seen, one))
    return out


def with_pace(
    seen: View, one: Found, pace: Recurrence, *, start: int | None = None, end: int | None = None
) -> Found | None:
    """The limit as it comes at the pace; None where the two do not fit together.

    ``02 lần/tháng`` + ``vào ngày 01 và ngày 15`` → days 1 and 15 of each month. ``start`` and ``end`` are those of
    the pace's words.
    """
    begins = one.start if start is None else start
    if isinstance(one.value, Recurrence):
        plain = one.value.frequency in ("DAILY", "HOURLY", "MINUTELY")
        return (
            None if plain and pace.frequency != one.value.frequency else with_bracket(seen, replace(one, start=begins))
        )
    name = _LENGTHS.get((pace.frequency, pace.interval))
    if name is None or pace.days or pace.weekdays:
        return None
    value = one.value.closes if isinstance(one.value, Window) else one.value
    stop = max(one.end, one.listed_end)
    recurrence: Recurrence | None = None
    if isinstance(value, Period) and value.weekday is not None:
        recurrence = weekly(value.weekday) if name == "week" and value.offset is None else None
    elif isinstance(value, Period):
        recurrence = yearly_periods(seen.text[one.start : one.end], value) if name in ("half", "year") else None
        stop = one.end
    elif isinstance(value, Day):
        recurrence = repeated(one.listed or (value,), name)
    if recurrence is None:
        return None
    return with_bracket(seen, replace(one, start=begins, end=end or stop, kind="recurring", value=recurrence))


def _half_yearly(seen: View, one: Found) -> Found:
    """Days of reports that part the year evenly come each year: ``báo cáo trước ngày 10/6 và ngày 10/12``."""
    days = one.listed
    if one.kind != "date" or len(days) < 2 or not _part_the_year(days):
        return one
    if not _REPORTS.search(seen.clause_before(one.start) + " " + seen.clause_after(one.listed_end)[:60]):
        return one
    value = repeated(days, "year")
    return one if value is None else replace(one, end=one.listed_end, kind="recurring", value=value)


def _part_the_year(days: Sequence[Day]) -> bool:
    months = sorted(day.month for day in days if day.month is not None)
    if len(months) < len(days) or any(day.year is not None for day in days):
        return False
    step, rest = divmod(_MONTHS_OF_YEAR, len(days))
    even = all(later - earlier == step for earlier, later in itertools.pairwise(months))
    numbers = [day.day for day in days]
    return rest == 0 and even and max(numbers) - min(numbers) <= _NEAR
