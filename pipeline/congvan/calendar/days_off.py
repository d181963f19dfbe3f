"""The calendar of days off and days worked: a dated table, which a file of the user's own can override."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from congvan.errors import CongvanError
from congvan.vocabulary.tables import table

_FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))


class DaysOffError(CongvanError):
    """The user's table of days off cannot be used."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked. ``off`` and ``worked`` are exceptions to Monday to Friday.

    ``decided`` are the years whose days off the table gives; other years know only the holidays that have a
    fixed date, and are provisional, as are the days in ``unsure``.
    """

    off: frozenset[dt.date]
    worked: frozenset[dt.date]
    decided: frozenset[int]
    unsure: frozenset[dt.date] = frozenset()

    def works(self, day: dt.date) -> bool:
        """Whether ``day`` is a working day: Saturday 4 May 2024 is, Monday 29 April 2024 is not."""
        if day in self.worked:
            return True
        if day in self.off or day.weekday() >= 5:
            return False
        return day.year in self.decided or (day.month, day.day) not in _FIXED

    def provisional(self, first: dt.date, last: dt.date) -> bool:
        """Whether a count from ``first`` to ``last`` meets a year or a day that is not decided."""
        if any(year not in self.decided for year in range(first.year, last.year + 1)):
            return True
        return any(first <= day <= last for day in self.unsure)


@cache
def shipped() -> WorkCalendar:
    """The calendar that ships with the package."""
    return _calendar(table("holidays")["day"], "holidays.toml")


def load_calendar(days_off: Path | None = None) -> WorkCalendar:
    """The shipped calendar, overridden day by day by the rows of ``days_off``.

    The file has rows ``[[day]]`` with ``date = 2027-02-05`` and ``kind = 'off'`` or ``'worked'``. A year
    named in ``decided = [2027]`` is complete with them and counts as decided.
    """
    base = shipped()
    if days_off is None:
        return base
    try:
        data = tomllib.loads(days_off.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DaysOffError(
            "the table of days off cannot be read", path=str(days_off), remedy="Check its name and permissions."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DaysOffError(
            f"the table of days off is not TOML in UTF-8 ({error})", path=str(days_off), remedy="Mend it and try again."
        ) from error
    years = data.get("decided", [])
    if not isinstance(years, list) or not all(type(year) is int and 1900 <= year <= 9998 for year in years):
        raise DaysOffError(
            "decided is not a list of years", path=str(days_off), remedy="Write for example decided = [2027]."
        )
    own = _calendar(data.get("day", []), str(days_off))
    named = own.off | own.worked
    return WorkCalendar(
        off=(base.off - named) | own.off,
        worked=(base.worked - named) | own.worked,
        decided=base.decided | frozenset(years),
        unsure=frozenset(day for day in base.unsure - named if day.year not in years) | own.unsure,
    )


def _calendar(rows: Sequence[Mapping[str, Any]], name: str) -> WorkCalendar:
    off: set[dt.date] = set()
    worked: set[dt.date] = set()
    unsure: set[dt.date] = set()
    if not isinstance(rows, list):
        raise DaysOffError("day is not a list of tables", path=name, remedy="Write each day as a [[day]] table.")
    for number, row in enumerate(rows, start=1):
        day = row.get("date") if isinstance(row, dict) else None
        kind = row.get("kind") if isinstance(row, dict) else None
        if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
            raise DaysOffError(
                f"Row {number} has no date", path=name, remedy="Write date = 2027-02-05, without quotation marks."
            )
        if kind not in ("off", "worked"):
            raise DaysOffError(
                f"Row {number} ({day}) is neither off nor worked", path=name, remedy="Write kind = 'off' or 'worked'."
            )
        if day in off or day in worked:
            raise DaysOffError(f"Row {number} gives {day} a second time", path=name, remedy="Keep one row a day.")
        (off if kind == "off" else worked).add(day)
        if row.get("provisional", False):
            unsure.add(day)
    sure_years = {day.year for day in off - unsure}
    return WorkCalendar(frozenset(off), frozenset(worked), frozenset(sure_years), frozenset(unsure))
