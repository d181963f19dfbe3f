"""Days of the lunar calendar's first and last month on the solar one: the months that dispatches count by."""

from __future__ import annotations

import datetime as dt
from functools import cache

from congvan.vocabulary.tables import table


@cache
def _years() -> dict[int, tuple[dt.date, dt.date]]:
    """Lunar year → the first day of the month before it, and of its own first month."""
    return {row["year"]: (row["last_month"], row["new_year"]) for row in table("holidays")["lunar_year"]}


def solar_date(year: int, month: int, day: int) -> dt.date | None:
    """The solar date of a lunar day; None where the table does not tell.

    Day 10 of month 1 (mồng 10 tháng Giêng) of 2010 → 23 February 2010. Month 12 (tháng Chạp) lies before the
    next lunar year.
    """
    years = _years()
    if month == 1 and year in years:
        return years[year][1] + dt.timedelta(day - 1) if 1 <= day <= 29 else None
    if month == 12 and year + 1 in years:
        first, new_year = years[year + 1]
        date = first + dt.timedelta(day - 1)
        return date if day >= 1 and date < new_year else None
    return None
