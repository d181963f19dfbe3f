"""Joins limits that belong together: rounds (``đợt 1 …, đợt 2 …``), a year's reports, and from when they recur."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from congvan.document.times import Day, Period, Recurrence
from congvan.recognition.deadline_context import COUNTED
from congvan.recognition.deadline_frames import Found, with_bracket
from congvan.recognition.deadline_recurrences import repeated
from congvan.recognition.deadline_text import View

_DURING = frozenset({"from", "from-day", "window"})
_UNTIL = re.compile(r"(?:cho |từ nay )?(?:đến|tới)(?: hết)? ", re.IGNORECASE)
_ROUND = r"(?:đợt|lần|lớp|vòng|kỳ) (?:\d{1,2}|[IVX]{1,4}|cuối)(?:,? (?:hoàn thành|xong))?,? ?:? ?"
_NEXT_ROUND = re.compile(rf"(?: ?\([^()]{{1,60}}\))?[,;]?(?: và)? {_ROUND}", re.IGNORECASE)
_HALF = re.compile(r"(?<!\w)(?:0?6|sáu) tháng(?: đầu năm)?,? \(?$", re.IGNORECASE)
_JOINT = re.compile(r"[,;]?(?: và)? ?")
_YEAR_REPORT = re.compile(
    r"\)?(?:[,;]| và|, và)? ?(?:báo cáo )?(?:(?:hằng|hàng|cả|mỗi|một|1|01) )?năm(?: \(|,? )?", re.IGNORECASE
)


def joined(seen: View, found: Sequence[Found]) -> list[Found]:
    """The limits, in order of their place, with each series as one.

    Rounds end with the last: ``đợt 1 trước ngày 15/5, đợt 2 trước ngày 15/10`` is due on 15/10. Reports of the half
    and the whole year recur on both days: ``6 tháng (trước ngày 15/6) và năm (trước ngày 15/12)``. From when something
    recurs goes with it.
    """
    out: list[Found] = []
    for one in found:
        last = out[-1] if out else None
        between = seen.text[last.end : one.start] if last is not None and one.start - last.end <= 90 else None
        if last is None or between is None:
            out.append(one)
            continue
        adjoins = last.kind == "recurring" and one.kind == "date" and not between.strip(" ,")
        if adjoins and one.rule in _DURING:
            # "hằng tuần kể từ tháng 11/2019", "02 giờ một lần từ 15/6 đến 31/10/2023" recur all the same
            out[-1] = replace(last, end=one.end)
            continue
        lasts = last.rule not in COUNTED and _UNTIL.match(seen.text, one.start)
        if adjoins and lasts and isinstance(last.value, Recurrence) and isinstance(one.value, Day | Period):
            out[-1] = replace(last, end=one.end, value=replace(last.value, until=one.value))
            continue
        yearly = _yearly(_half_yearly(seen, last), one, seen)
        if yearly is not None:
            out[-1] = with_bracket(seen, yearly)
        elif _rounds(last, one, between):
            out[-1] = replace(one, start=last.start)
        else:
            out.append(one)
    return out


def _rounds(last: Found, one: Found, between: str) -> bool:
    if not last.kind == one.kind == "date":
        return False
    if "round" in (last.rule, one.rule):  # its words are the frame's own
        return last.rule == one.rule and _JOINT.fullmatch(between) is not None
    return _NEXT_ROUND.fullmatch(between) is not None


def _yearly(last: Found, one: Found, seen: View) -> Found | None:
    first, second = last.value, one.value
    report = _YEAR_REPORT.match(seen.text, last.end)
    if not (isinstance(first, Recurrence) and isinstance(second, Recurrence)) or not report:
        return None
    if report.end() < one.start:
        return None
    if not (_on_days(first) and _on_days(second)):
        return None
    if first.days == second.days:
        months = tuple(sorted({*first.months, *second.months}))
        value = Recurrence(frequency="YEARLY", months=months, days=first.days)
    else:
        dates = {(month, day) for each in (first, second) for month in each.months for day in each.days}
        value = Recurrence(frequency="YEARLY", dates=tuple(sorted(dates)))
    return replace(one, start=last.start, bound=last.bound, value=value)


def _half_yearly(seen: View, one: Found) -> Found:
    """``6 tháng (trước ngày 15/6)`` as it comes again each year."""
    day = one.value
    before = seen.text[max(one.start - 20, 0) : one.start]
    if not isinstance(day, Day) or day.month is None or not _HALF.search(before):
        return one
    value = repeated((day,), "year")
    return one if value is None else replace(one, kind="recurring", value=value)


def _on_days(value: Recurrence) -> bool:
    return value.frequency == "YEARLY" and len(value.months) > 0 and len(value.days) == 1 and not value.dates
