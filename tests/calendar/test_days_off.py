"""The table of days off, and a user's own table over it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from congvan.calendar.days_off import DaysOffError, load_calendar
from congvan.vocabulary.tables import table

CALENDAR = load_calendar()
ROWS = table("holidays")["day"]


def test_rows_are_whole_sorted_and_sourced() -> None:
    dates = [row["date"] for row in ROWS]
    assert dates == sorted(set(dates))
    for row in ROWS:
        assert set(row) <= {"date", "kind", "name", "source", "provisional"}
        assert row["name"] and row["source"]
        assert row["kind"] in ("off", "worked")


@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"] == "worked"], ids=lambda row: str(row["date"]))
def test_a_day_worked_is_a_weekend_s_and_has_its_day_off(row: dict[str, object]) -> None:
    day = row["date"]
    assert isinstance(day, dt.date)
    assert day.weekday() >= 5
    named = str(row["name"]).removeprefix("làm bù ngày ")
    off = dt.datetime.strptime(named, "%d/%m/%Y").date()
    assert not CALENDAR.works(off)
    assert off.weekday() < 5
    assert abs((off - day).days) <= 14


@pytest.mark.parametrize("year", range(2010, 2031))
def test_each_year_has_the_holidays_of_the_law(year: int) -> None:
    off = {row["date"] for row in ROWS if row["kind"] == "off"}
    for month, day in ((1, 1), (4, 30), (5, 1), (9, 2)):
        assert dt.date(year, month, day) in off
    tet = [day for day in off if dt.date(year, 1, 20) <= day <= dt.date(year, 2, 28)]
    assert len(tet) >= 4
    # Giỗ Tổ, the tenth of the third lunar month, lies between 28 March and 29 April.
    assert any(dt.date(year, 3, 28) <= day <= dt.date(year, 4, 29) for day in off)


@pytest.mark.parametrize(
    ("first_of_tet", "year"),
    [
        ("2011-02-03", 2011),
        ("2014-01-31", 2014),
        ("2017-01-28", 2017),
        ("2020-01-25", 2020),
        ("2023-01-22", 2023),
        ("2024-02-10", 2024),
        ("2025-01-29", 2025),
        ("2026-02-17", 2026),
        ("2030-02-02", 2030),
    ],
)
def test_tet(first_of_tet: str, year: int) -> None:
    day = dt.date.fromisoformat(first_of_tet)
    assert day.year == year
    assert all(not CALENDAR.works(day + dt.timedelta(step)) for step in (-1, 0, 1, 2))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-01-02", False),
        ("2026-01-10", True),
        ("2024-04-29", False),
        ("2024-05-04", True),
        ("2024-05-05", False),
        ("2024-03-05", True),
        ("2024-03-09", False),
        ("2014-09-01", False),
        ("2014-09-06", True),
        ("2035-09-02", False),
        ("2035-09-04", True),
        ("2005-04-30", False),
    ],
)
def test_works(day: str, works: bool) -> None:
    assert CALENDAR.works(dt.date.fromisoformat(day)) is works


def test_which_years_are_decided() -> None:
    assert set(range(2011, 2027)) <= CALENDAR.decided
    assert CALENDAR.decided.isdisjoint({2009, 2010, 2027, 2030, 2031})


def test_a_user_s_table_overrides(tmp_path: Path) -> None:
    path = tmp_path / "days.toml"
    path.write_text(
        "decided = [2027]\n"
        "[[day]]\ndate = 2027-02-03\nkind = 'off'\nname = 'nghỉ Tết'\n"
        "[[day]]\ndate = 2027-02-20\nkind = 'worked'\n"
        "[[day]]\ndate = 2024-05-04\nkind = 'off'\n",
        encoding="utf-8",
    )
    own = load_calendar(path)
    assert not own.works(dt.date(2027, 2, 3))
    assert own.works(dt.date(2027, 2, 20))
    assert not own.works(dt.date(2024, 5, 4))
    assert CALENDAR.works(dt.date(2024, 5, 4)), "the shipped table is as it was"
    assert 2027 in own.decided
    assert not own.provisional(dt.date(2027, 2, 1), dt.date(2027, 2, 28))
    assert CALENDAR.provisional(dt.date(2027, 2, 1), dt.date(2027, 2, 28))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[[day]\n", "not TOML"),
        ("[[day]]\nkind = 'off'\n", "Row 1 has no date"),
        ("[[day]]\ndate = '2027-02-05'\nkind = 'off'\n", "Row 1 has no date"),
        ("[[day]]\ndate = 2027-02-05T08:00:00\nkind = 'off'\n", "Row 1 has no date"),
        ("[[day]]\ndate = 2027-02-05\nkind = 'holiday'\n", "neither off nor worked"),
        ("[[day]]\ndate = 2027-02-05\n", "neither off nor worked"),
        ("[[day]]\ndate = 2027-02-05\nkind = 'off'\n[[day]]\ndate = 2027-02-05\nkind = 'off'\n", "second time"),
        ("day = 3\n", "not a list of tables"),
        ("day = [1, 2]\n", "Row 1 has no date"),
        ("decided = 2027\n", "not a list of years"),
        ("decided = ['2027']\n", "not a list of years"),
        ("decided = [true]\n", "not a list of years"),
    ],
)
def test_a_bad_table_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "days.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DaysOffError) as refused:
        load_calendar(path)
    assert reason in refused.value.reason
    assert refused.value.path == str(path)
    assert refused.value.remedy


def test_a_table_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(DaysOffError, match="cannot be read"):
        load_calendar(tmp_path / "none.toml")
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DaysOffError, match="not TOML"):
        load_calendar(binary)
