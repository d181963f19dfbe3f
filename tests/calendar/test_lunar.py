"""Lunar days on the solar calendar, against dates that were announced and against the moon's own pace."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from congvan.calendar.lunar import solar_date
from congvan.vocabulary.tables import table

YEARS = table("holidays")["lunar_year"]


@pytest.mark.parametrize(
    ("year", "month", "day", "date"),
    [
        (2007, 1, 1, dt.date(2007, 2, 17)),  # a day before Beijing's
        (2010, 1, 10, dt.date(2010, 2, 23)),
        (2023, 12, 23, dt.date(2024, 2, 2)),
        (2024, 1, 1, dt.date(2024, 2, 10)),
        (2024, 1, 15, dt.date(2024, 2, 24)),
        (2024, 12, 29, dt.date(2025, 1, 28)),
        (2025, 1, 1, dt.date(2025, 1, 29)),
        (2026, 1, 1, dt.date(2026, 2, 17)),
        (2030, 1, 1, dt.date(2030, 2, 2)),  # a day before Beijing's
    ],
)
def test_a_lunar_day(year: int, month: int, day: int, date: dt.date) -> None:
    assert solar_date(year, month, day) == date


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2024, 12, 30),  # that month had 29 days
        (2024, 1, 30),
        (2024, 1, 0),
        (2024, 3, 10),
        (1990, 1, 1),
        (2031, 12, 1),
    ],
)
def test_a_day_the_table_does_not_tell(year: int, month: int, day: int) -> None:
    assert solar_date(year, month, day) is None


def test_years_follow_each_other() -> None:
    """The month before Tết has 29 or 30 days, a year 12 or 13 months."""
    starts = [row["new_year"] for row in YEARS]
    assert [row["year"] for row in YEARS] == [day.year for day in starts] == list(range(2005, 2032))
    assert {(row["new_year"] - row["last_month"]).days for row in YEARS} == {29, 30}
    lengths = {(after - before).days for before, after in itertools.pairwise(starts)}
    assert lengths <= {353, 354, 355, 383, 384, 385}


def test_the_days_off_at_tet_agree() -> None:
    feasts = {row["date"] for row in table("holidays")["day"] if row["name"] == "Tết Nguyên Đán"}
    assert len(feasts) >= 17
    assert feasts <= {year["new_year"] for year in YEARS}
