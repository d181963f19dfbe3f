"""Time expressions as they are written: what recognition reads and assembly turns into dates.

Nothing here is computed: ``trước ngày 15/9`` stays a day without a year, ``hằng quý`` a recurrence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["early", "middle", "late"]
Unit = Literal["minute", "hour", "day", "week", "month", "quarter", "half", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A calendar day, with what was not written left out: ``15/9`` → day 15, month 9.

    ``offset`` counts months from the month of issue (``ngày 20 tháng này`` 0, ``tháng tới`` 1) where the
    month is so given. ``lunar`` days are those of the lunar calendar: ``mồng 10 tháng Giêng năm Canh Dần`` is
    day 10 of month 1 of 2010.
    """

    day: int
    month: int | None = None
    year: int | None = None
    offset: int | None = None
    lunar: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of the calendar: ``quý III năm 2025``, ``cuối tháng 9``, ``6 tháng đầu năm``, ``tuần tới``.

    ``number`` is the month, quarter or half-year within the year (``9 tháng đầu năm`` ends like month 9);
    ``offset`` counts periods from the one of issue, ``hôm nay`` is 0; ``weekday`` (0 Monday) is a day of that week,
    or without ``offset`` the next such day.
    """

    unit: Literal["day", "week", "month", "quarter", "half", "year"]
    number: int | None = None
    year: int | None = None
    offset: int | None = None
    part: Part | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolYear:
    """``năm học 2024-2025``, ``học kỳ I năm học 2024-2025``: ``start`` 2024, ``term`` 1 or None."""

    start: int
    term: int | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """``từ ngày 25 đến ngày 30/9/2025``: only its last day counts; ``opens`` is its first as written."""

    opens: Day | Period | None
    closes: Day | Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """``trước ngày 25 hằng tháng``: what RFC 5545 calls a rule, without its start."""

    frequency: Literal["MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
    interval: int = 1
    months: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    """Days of the month, -1 the last."""
    weekdays: tuple[str, ...] = ()
    """``FR``; with its place in the month ``2TH`` (thứ Năm tuần thứ hai), ``-1FR`` (thứ Sáu cuối cùng)."""
    dates: tuple[tuple[int, int], ...] = ()
    """Month and day where each month has its own day: one rule each."""
    position: int = 0
    """Which of those days within the period, -1 the last: ``ngày làm việc cuối cùng của tháng``."""
    until: Day | Period | None = None
    """Until when it recurs: ``mỗi ngày cho đến hết ngày 15/9``, ``đến hết tháng 7``; assembly says the date."""

    @property
    def rrule(self) -> str:
        """``FREQ=MONTHLY;BYMONTHDAY=25``; several rules stand on a line each."""
        if self.dates:
            return "\n".join(f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}" for month, day in self.dates)
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.months:
            parts.append("BYMONTH=" + ",".join(map(str, self.months)))
        if self.days:
            parts.append("BYMONTHDAY=" + ",".join(map(str, self.days)))
        if self.weekdays:
            parts.append("BYDAY=" + ",".join(self.weekdays))
        if self.position:
            parts.append(f"BYSETPOS={self.position}")
        return ";".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The event a duration counts from.

    ``text`` is as written (``ngày có Quyết định công bố``). ``event`` tells the ones that the dispatch may
    date: ``issue`` (ngày ký, ngày ban hành văn bản này), ``receipt`` (nhận được Công văn này), ``effect``
    (có hiệu lực), ``date`` (a day written out, in ``day``); ``other`` is any other event.
    """

    text: str
    event: Literal["issue", "receipt", "effect", "date", "other"] = "other"
    day: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """``trong 04 ngày làm việc kể từ ngày …``; ``backwards`` where it counts to the event (``03 ngày trước khi``)."""

    amount: int
    unit: Unit
    working_days: bool = False
    anchor: Anchor | None = None
    backwards: bool = False

    @property
    def iso(self) -> str:
        """ISO 8601: ``P4D``, ``P2W``, ``P3M``, ``PT24H``."""
        if self.unit in ("minute", "hour"):
            return f"PT{self.amount}{self.unit[0].upper()}"
        if self.unit in ("quarter", "half"):
            return f"P{self.amount * (3 if self.unit == 'quarter' else 6)}M"
        return f"P{self.amount}{self.unit[0].upper()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """``theo thời hạn tại khoản 1``: another item's deadline; ``target`` is that item's name as written."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """``ngay``, ``trước khi …``: a limit without a value."""

    words: str


Expression = Day | Period | SchoolYear | Window | Recurrence | Duration | Reference | Vague
