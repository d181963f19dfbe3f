"""Counting by the Civil Code, each result worked out by hand on a wall calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.calendar.counting import add_months, count_days, count_months, count_working_days, month_end
from congvan.calendar.days_off import load_calendar

CALENDAR = load_calendar()
DAYS = st.dates(min_value=dt.date(2011, 1, 1), max_value=dt.date(2025, 12, 31))


@pytest.mark.parametrize(
    ("start", "days", "end", "why"),
    [
        ("2024-03-05", 1, "2024-03-06", "the first day is not counted"),
        ("2024-03-08", 1, "2024-03-11", "Friday, then Monday"),
        ("2024-03-09", 1, "2024-03-11", "from a Saturday"),
        ("2024-02-07", 1, "2024-02-15", "Tết 8-14 February"),
        ("2024-04-26", 1, "2024-05-02", "29 April swapped, 30 April, 1 May"),
        ("2024-04-26", 3, "2024-05-04", "Saturday 4 May is worked"),
        ("2024-08-30", 1, "2024-09-04", "2 and 3 September"),
        ("2025-01-24", 1, "2025-02-03", "Tết 25 January to 2 February"),
        ("2025-04-25", 1, "2025-04-26", "Saturday 26 April is worked"),
        ("2025-04-29", 1, "2025-05-05", "30 April, 1 May, 2 May swapped, weekend"),
        ("2025-12-31", 1, "2026-01-05", "1 January, 2 January swapped, weekend"),
        ("2026-01-09", 1, "2026-01-10", "Saturday 10 January is worked"),
        ("2026-02-13", 1, "2026-02-23", "Tết 14-22 February"),
        ("2014-01-27", 1, "2014-02-06", "Tết 28 January to 5 February"),
        ("2012-12-28", 1, "2013-01-02", "31 December swapped, 1 January"),
        ("2011-01-28", 2, "2011-01-30", "Saturday and Sunday worked before Tết"),
        ("2011-01-30", 1, "2011-02-08", "31 January to 7 February off"),
        ("2024-03-05", 10, "2024-03-19", "two weeks without holidays"),
        ("2024-03-11", -1, "2024-03-08", "backwards over a weekend"),
        ("2024-05-02", -1, "2024-04-26", "backwards over the holidays"),
    ],
)
def test_working_days(start: str, days: int, end: str, why: str) -> None:
    counted = count_working_days(dt.date.fromisoformat(start), days, CALENDAR)
    assert counted.date.isoformat() == end, why
    assert not counted.provisional


@pytest.mark.parametrize(
    ("start", "days", "end", "why"),
    [
        ("2024-03-05", 10, "2024-03-15", "a Friday"),
        ("2024-03-05", 11, "2024-03-18", "Saturday 16 March moves to Monday"),
        ("2024-04-20", 9, "2024-05-02", "29 April is off"),
        ("2024-04-24", 10, "2024-05-04", "a Saturday that is worked does not move"),
        ("2024-01-30", 10, "2024-02-15", "9 February is Tết"),
        ("2024-03-05", 0, "2024-03-05", "nothing to count"),
    ],
)
def test_calendar_days_end_on_a_working_day(start: str, days: int, end: str, why: str) -> None:
    assert count_days(dt.date.fromisoformat(start), days, CALENDAR).date.isoformat() == end, why


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-08-31", 6, "2025-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-12-15", 1, "2025-01-15"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-05-05", -5, "2023-12-05"),
    ],
)
def test_months_end_on_the_corresponding_day(start: str, months: int, end: str) -> None:
    assert add_months(dt.date.fromisoformat(start), months).isoformat() == end


def test_a_limit_in_months_moves_to_a_working_day() -> None:
    assert count_months(dt.date(2024, 2, 4), 2, CALENDAR).date == dt.date(2024, 4, 4)
    assert count_months(dt.date(2024, 2, 6), 2, CALENDAR).date == dt.date(2024, 4, 8)


@pytest.mark.parametrize(("year", "month", "day"), [(2024, 2, 29), (2023, 2, 28), (1900, 2, 28), (2024, 12, 31)])
def test_month_end(year: int, month: int, day: int) -> None:
    assert month_end(year, month) == dt.date(year, month, day)


def test_a_swap_that_could_not_be_checked_is_provisional() -> None:
    counted = count_working_days(dt.date(2026, 8, 28), 1, CALENDAR)
    assert (counted.date, counted.provisional) == (dt.date(2026, 9, 3), True)


def test_a_year_without_a_table_is_provisional() -> None:
    assert count_working_days(dt.date(2031, 3, 3), 5, CALENDAR).provisional
    assert count_working_days(dt.date(2008, 3, 3), 5, CALENDAR).provisional
    assert count_working_days(dt.date(2026, 11, 23), 2, CALENDAR).provisional, "24 November 2026 is not sure"


@given(DAYS, st.integers(min_value=1, max_value=60))
def test_there_are_as_many_working_days_as_counted(start: dt.date, days: int) -> None:
    end = count_working_days(start, days, CALENDAR).date
    between = (start + dt.timedelta(step) for step in range(1, (end - start).days + 1))
    assert sum(CALENDAR.works(day) for day in between) == days
    assert CALENDAR.works(end)


@given(DAYS, st.integers(min_value=0, max_value=400))
def test_a_limit_never_ends_on_a_day_off_nor_early(start: dt.date, days: int) -> None:
    end = count_days(start, days, CALENDAR).date
    assert CALENDAR.works(end)
    assert end >= start + dt.timedelta(days)
