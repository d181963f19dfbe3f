"""Computes what a time limit means on the calendar: the one place where dates are made from words.

All counting starts from the dispatch's own date, never from today.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from congvan.calendar.counting import add_months, count_days, count_months, count_working_days, month_end
from congvan.calendar.days_off import WorkCalendar
from congvan.calendar.lunar import solar_date
from congvan.document.mentions import DeadlineMention
from congvan.document.times import Anchor, Day, Duration, Period, Recurrence, Reference, SchoolYear, Window

_NEXT_YEAR_PLANNED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """The values of ``schema.Deadline`` but for its evidence; ``text`` is as written.

    ``needs`` names what a date wants: ``issued`` (the dispatch's own date), ``received_on``, ``effective_on``,
    ``event`` (an event the dispatch does not date), ``school_calendar``, ``lunar_calendar``, ``referred_item``.
    Where the day of receipt is unknown, the date is counted from the day of issue and ``needs`` still says
    ``received_on``.
    """

    text: str
    kind: Literal["date", "recurring", "duration", "vague"]
    date: str | None = None
    time: str | None = None
    rrule: str | None = None
    duration: str | None = None
    working_days: bool | None = None
    anchor: str | None = None
    bound: Literal["before", "by", "from", "on"] | None = None
    needs: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class _Issued:
    """The dispatch's date: the earliest day it can be, the first of its month and the day where they are known."""

    earliest: dt.date | None = None
    month: dt.date | None = None
    day: dt.date | None = None


def resolve_deadline(
    mention: DeadlineMention,
    text: str,
    *,
    issued: str | None,
    calendar: WorkCalendar,
    received_on: dt.date | None = None,
    effective_on: dt.date | None = None,
    referred: DueDate | None = None,
) -> DueDate | None:
    """The due date of a mention written as ``text``; None where it lies before the dispatch and so binds nobody.

    ``issued`` is the dispatch's date to the precision known (``2023-08-05``, ``2023-08``, ``2021``).
    ``trước ngày 15/9`` in a dispatch of 2023-08-05 → date ``2023-09-15``, bound ``before``. ``referred`` is the
    value of the item that a mention with a ``Reference`` names.
    """
    when = _issued(issued)
    value = mention.expression
    text = " ".join(text.split())
    if isinstance(value, Recurrence):
        until = _on_calendar(value.until, "by", when) if value.until is not None else None
        rrule = f"{value.rrule};UNTIL={until:%Y%m%d}" if until is not None else value.rrule
        return DueDate(text=text, kind="recurring", rrule=rrule, bound=mention.bound or "on", time=mention.time)
    if isinstance(value, Duration):
        return _duration(value, text, mention, when, calendar, received_on, effective_on)
    if isinstance(value, Reference):
        return _referred(text, referred)
    if isinstance(value, Day | Period | SchoolYear | Window):
        return _dated(value, text, mention, when)
    return DueDate(text=text, kind="vague", bound=mention.bound)


def is_over(mention: DeadlineMention, *, issued: str | None) -> bool:
    """Whether a limit lies before the dispatch and so binds nobody: ``nợ tạm ứng trước năm 2021`` in one of 2023."""
    value = mention.expression
    when = _issued(issued)
    if when.earliest is None or not isinstance(value, Day | Period | Window):
        return False
    date = _on_calendar(value, mention.bound, when)
    return date is not None and date < when.earliest


def effective_date(effect: Anchor | Duration | None, *, issued: str | None, calendar: WorkCalendar) -> dt.date | None:
    """The day the dispatch takes effect, for ``resolve_deadline``.

    ``kể từ ngày ký`` is the day of issue; ``sau 10 ngày kể từ ngày ký`` the tenth day after it.
    """
    when = _issued(issued)
    if isinstance(effect, Duration):
        start, _ = _start(effect, when, None, None)
        return None if start is None else _end(effect, start, calendar)[0]
    if effect is None:
        return None
    if effect.event == "date" and effect.day is not None:
        return _day(effect.day, when)
    return when.day if effect.event == "issue" else None


def _issued(issued: str | None) -> _Issued:
    try:
        numbers = [int(part) for part in (issued or "").split("-")]
        earliest = dt.date(numbers[0], *[*numbers[1:3], 1, 1][:2])
    except ValueError:  # none, or no date at all, as in a misread scan
        return _Issued()
    month = earliest.replace(day=1) if len(numbers) > 1 else None
    return _Issued(earliest, month, earliest if len(numbers) > 2 else None)


def _referred(text: str, referred: DueDate | None) -> DueDate:
    if referred is None:
        return DueDate(text=text, kind="vague", needs="referred_item")
    return DueDate(
        text=text,
        kind=referred.kind,
        date=referred.date,
        time=referred.time,
        rrule=referred.rrule,
        duration=referred.duration,
        working_days=referred.working_days,
        anchor=referred.anchor,
        bound=referred.bound,
        needs=referred.needs,
        provisional=referred.provisional,
    )


def _dated(
    value: Day | Period | SchoolYear | Window, text: str, mention: DeadlineMention, when: _Issued
) -> DueDate | None:
    due = DueDate(text=text, kind="date", bound=mention.bound, time=mention.time)
    if isinstance(value, SchoolYear):
        if mention.bound == "from":
            return DueDate(text=text, kind="vague", bound="from", needs="school_calendar")
        date = _school_year(value)
        if date is None:
            return _with(due, needs="school_calendar")
    else:
        date = _on_calendar(value, mention.bound, when)
        if date is None:
            return _with(due, needs="lunar_calendar" if _is_lunar(value) else "issued")
    if when.earliest is not None and date < when.earliest:
        return None
    return _with(due, date=date)


def _with(due: DueDate, *, date: dt.date | None = None, needs: str | None = None) -> DueDate:
    iso = None if date is None else date.isoformat()
    return DueDate(text=due.text, kind=due.kind, bound=due.bound, time=due.time, date=iso, needs=needs)


def _school_year(value: SchoolYear) -> dt.date | None:
    """The end of a school year or its second term: 31 May, as the Ministry's yearly plan has it.

    The first term ends, and each year begins, on a day that each province sets.
    """
    if value.term == 1 or value.part == "early":
        return None
    return dt.date(value.start + 1, 5, 31)


def _on_calendar(value: Day | Period | Window, bound: str | None, when: _Issued) -> dt.date | None:
    if isinstance(value, Window):
        return _on_calendar(value.closes, "by", when)
    if isinstance(value, Day):
        return _day(value, when)
    return _period(value, bound, when)


def _is_lunar(value: Day | Period | Window) -> bool:
    day = value.closes if isinstance(value, Window) else value
    return isinstance(day, Day) and day.lunar


def _lunar_day(value: Day, when: _Issued) -> dt.date | None:
    """``mồng 10 tháng Giêng``: the next one, where no year is written."""
    if value.month is None:
        return None
    if value.year is not None:
        return solar_date(value.year, value.month, value.day)
    if when.earliest is None:
        return None
    years = range(when.earliest.year - 1, when.earliest.year + 3)
    days = (solar_date(year, value.month, value.day) for year in years)
    return next((day for day in days if day is not None and day >= when.earliest), None)


def _day(value: Day, when: _Issued) -> dt.date | None:
    if value.lunar:
        return _lunar_day(value, when)
    if value.year is not None and value.month is not None:
        return _valid(value.year, value.month, value.day)
    if when.earliest is None:
        return None
    if value.month is None:
        if when.month is None:
            return None
        if value.offset is not None:
            month = add_months(when.month, value.offset)
            return _valid(month.year, month.month, value.day)
        candidates = (add_months(when.month, ahead) for ahead in range(3))
        days = (_valid(month.year, month.month, value.day) for month in candidates)
    else:
        # Up to eight years to the next 29 February.
        days = (_valid(when.earliest.year + ahead, value.month, value.day) for ahead in range(9))
    return next((day for day in days if day is not None and day >= when.earliest), None)


def _valid(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if day <= month_end(year, month).day else None


def _period(value: Period, bound: str | None, when: _Issued) -> dt.date | None:
    if value.offset is not None:
        return _near(value, bound, when)
    if value.weekday is not None:
        return None if when.day is None else when.day + dt.timedelta((value.weekday - when.day.weekday()) % 7)
    if value.year is not None:
        return _edge(value, value.year, bound)
    if when.earliest is None:
        return None
    date = _edge(value, when.earliest.year, bound)
    if value.unit == "half" and date < when.earliest and when.earliest.month < _NEXT_YEAR_PLANNED:
        return date  # "trong 6 tháng đầu năm" in a dispatch of July is the half that is over
    return date if date >= when.earliest else _edge(value, when.earliest.year + 1, bound)


def _near(value: Period, bound: str | None, when: _Issued) -> dt.date | None:
    """``hôm nay``, ``tuần này``, ``tháng tới``, ``quý sau``, ``cuối năm nay``: counted from the dispatch's date."""
    offset = value.offset or 0
    if value.unit == "day":
        return when.day + dt.timedelta(offset) if when.day is not None else None
    if value.unit == "week":
        if when.day is None:
            return None
        monday = when.day - dt.timedelta(when.day.weekday()) + dt.timedelta(7 * offset)
        last = value.weekday if value.weekday is not None else 6
        return monday + dt.timedelta(0 if bound == "from" else last)
    if when.earliest is None:
        return None
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[value.unit]
    if when.month is None and value.unit != "year":
        return None
    index = (when.earliest.month - 1) // months + offset
    years, index = divmod(index, 12 // months)
    near = Period(unit=value.unit, number=index + 1, part=value.part)
    return _edge(near, when.earliest.year + years, bound)


def _edge(value: Period, year: int, bound: str | None) -> dt.date:
    """The day that counts: a period's last, its first after ``từ`` or ``trước``; parts by Điều 146."""
    months = {"week": 1, "month": 1, "quarter": 3, "half": 6, "year": 12}[value.unit]
    first = 1 + months * ((value.number or 1) - 1)
    last = first + months - 1
    if value.part == "early" or (value.part is None and bound in ("from", "before")):
        return dt.date(year, first, 1)
    if value.part == "middle":
        if months % 2 == 0:
            return month_end(year, first + months // 2 - 1)
        return dt.date(year, first + months // 2, 15)
    if value.part == "late" and bound == "from":
        return dt.date(year, last, 1)
    return month_end(year, last)


def _duration(
    value: Duration,
    text: str,
    mention: DeadlineMention,
    when: _Issued,
    calendar: WorkCalendar,
    received_on: dt.date | None,
    effective_on: dt.date | None,
) -> DueDate:
    start, needs = _start(value, when, received_on, effective_on)
    date, provisional = None, False
    if start is not None:
        date, provisional = _end(value, start, calendar)
    return DueDate(
        text=text,
        kind="duration",
        date=None if date is None else date.isoformat(),
        time=mention.time,
        duration=value.iso,
        working_days=value.working_days,
        anchor=value.anchor.text if value.anchor else None,
        bound=mention.bound,
        needs=needs,
        provisional=provisional,
    )


def _start(
    value: Duration, when: _Issued, received_on: dt.date | None, effective_on: dt.date | None
) -> tuple[dt.date | None, str | None]:
    """The day the duration counts from, and what is missing."""
    if value.anchor is None:
        return None, "event"
    match value.anchor.event:
        case "issue":
            return when.day, None if when.day else "issued"
        case "receipt":
            return received_on or when.day, None if received_on else "received_on"
        case "effect":
            return effective_on, None if effective_on else "effective_on"
        case "date" if value.anchor.day is not None:
            day = _day(value.anchor.day, when)
            return day, None if day else "issued"
    return None, "event"


def _end(value: Duration, start: dt.date, calendar: WorkCalendar) -> tuple[dt.date | None, bool]:
    if value.unit == "hour" and value.working_days:
        return None, False
    amount = value.amount
    if value.unit == "hour":
        amount = -(-amount // 24)
    if value.backwards:
        if value.working_days:
            counted = count_working_days(start, -amount, calendar)
            return counted.date, counted.provisional
        back = {"hour": 1, "day": 1, "week": 7}.get(value.unit)
        if back is not None:
            return start - dt.timedelta(back * amount), False
        return add_months(start, -amount * {"month": 1, "quarter": 3, "half": 6, "year": 12}[value.unit]), False
    if value.unit in ("hour", "day", "week"):
        if value.working_days:
            counted = count_working_days(start, amount * (5 if value.unit == "week" else 1), calendar)
        else:
            counted = count_days(start, amount * (7 if value.unit == "week" else 1), calendar)
    else:
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[value.unit]
        counted = count_months(start, amount * months, calendar)
    return counted.date, counted.provisional
