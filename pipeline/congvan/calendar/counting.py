"""Counts time limits as the Civil Code 2015 counts them (Bộ luật Dân sự, Điều 145–148).

The day of the event is not counted (Điều 147); a limit in months or years ends on the corresponding day, or on
the month's last where there is none; one that ends on a day off ends on the next working day (Điều 148).
"""

from __future__ import annotations

import calendar as gregorian
import datetime as dt
from dataclasses import dataclass

from congvan.calendar.days_off import WorkCalendar


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day of a limit; ``provisional`` where days off on the way are not decided yet."""

    date: dt.date
    provisional: bool


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, gregorian.monthrange(year, month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """The corresponding day, or the month's last: 31 January + 1 → 28 February."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return min(
        dt.date(year, month + 1, min(day.day, 28)) + dt.timedelta(max(day.day - 28, 0)), month_end(year, month + 1)
    )


def count_days(start: dt.date, days: int, calendar: WorkCalendar) -> Counted:
    """``days`` calendar days after ``start``, then on to a working day."""
    return _onwards(start, start + dt.timedelta(days), calendar)


def count_months(start: dt.date, months: int, calendar: WorkCalendar) -> Counted:
    """``months`` months after ``start``, then on to a working day."""
    return _onwards(start, add_months(start, months), calendar)


def count_working_days(start: dt.date, days: int, calendar: WorkCalendar) -> Counted:
    """The working day number ``days`` after ``start``; backwards where ``days`` is negative."""
    step = dt.timedelta(1 if days >= 0 else -1)
    day, left = start, abs(days)
    while left:
        day += step
        left -= calendar.works(day)
    return Counted(day, calendar.provisional(min(start, day), max(start, day)))


def _onwards(start: dt.date, day: dt.date, calendar: WorkCalendar) -> Counted:
    while not calendar.works(day):
        day += dt.timedelta(1)
    return Counted(day, calendar.provisional(day, day) if day >= start else False)
