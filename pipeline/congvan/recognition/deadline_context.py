"""Tells time limits from times that only describe: reports, meetings, bases, plans named after their year."""

from __future__ import annotations

import re

from congvan.document.times import Expression, Period, SchoolYear
from congvan.recognition.deadline_text import View
from congvan.vocabulary.tables import rules


def triggered(clause: str, *, done: bool = False) -> bool:
    """Whether a word of the clause makes a bare time a limit; ``done``: one that speaks of completion."""
    words = (rule for rule in rules("deadlines", "trigger") if rule.row.get("done") or not done)
    return any(rule.pattern.search(clause) for rule in words)


def describes(view: View, start: int, end: int, *, weak: bool) -> bool:
    """Whether the words around the time say that it is no limit (``đã``, ``có hiệu lực``, ``họp``)."""
    before = view.clause_before(start)
    for rule in rules("deadlines", "not_left"):
        if rule.row.get("weak_only") and not weak:
            continue
        match = rule.pattern.search(before.rstrip() if rule.id == "descriptive" else before)
        if match is None:
            continue
        # "gửi kết quả đã được duyệt trước ngày …": an order stands before what is only reported.
        if not weak and rule.id == "reported" and triggered(before[: match.start()]):
            continue
        return True
    after = view.text[end : end + 40]
    return any(rule.pattern.search(after) for rule in rules("deadlines", "not_right"))


def limits(view: View, start: int, end: int, frame: str, value: Expression) -> bool:
    """Whether a weak frame (``trong``, ``đến``, ``từ``, ``vào``) before the time makes a limit here."""
    before = view.clause_before(start)
    after = view.clause_after(end)
    year = isinstance(value, Period) and value.unit == "year" and value.part is None
    if frame in ("in", "until"):
        if before.strip(" ,"):
            return triggered(before[-160:], done=year)
        if re.search(r"(?<!\w)(?:đã|đạt|qua)(?!\w)", after[:120], re.IGNORECASE):
            return False
        return triggered(after[:200], done=year or isinstance(value, SchoolYear))
    if frame in ("from", "on", "window"):
        return triggered(before[-160:]) or (not before.strip(" ,") and triggered(after[:120]))
    return False


def recurs(view: View, start: int, end: int, rule: str, surface: str) -> bool:
    """Whether a recurrence without a day is a limit here, and not the name of a meeting, a report, a plan."""
    words = surface.lower()
    before = view.clause_before(start)
    left = before.rstrip()
    if re.search(
        r"(?:họp|giao ban|hội nghị|sinh hoạt|kế hoạch|kết quả|chỉ tiêu|dự toán|chương trình|nhiệm vụ|công tác"
        r"|thi đua|phép|của|các|tại|theo|về|đánh giá|xếp loại|chỉ số|trong|lịch|lương|số liệu)$",
        left,
        re.I,
    ):
        return words.startswith("định") and left.lower().endswith(("theo", "đánh giá", "kế hoạch", "công tác"))
    if describes(view, start, end, weak=False):
        return False
    if words.startswith("định") or rule in ("amount-once", "times-a-unit", "unit-times", "week-day-every"):
        return True
    if rule in ("part-of-every", "end-of-every-year"):
        return words.startswith("vào ") and triggered(left[-160:])
    if not left or left.endswith(","):
        return not words.startswith(("từng", "mỗi")) or view.text[end : end + 1] == ","
    if words.startswith(("từng", "mỗi")) or "ngày" in words:
        return False
    if left.lower().endswith(("báo cáo", "thống kê")):
        return False
    rest = view.text[end : end + 8]
    closes = not rest.strip() or rest.lstrip()[:1] in ".;)(" or rest.startswith((" về ", " gửi ", " cho ", " để "))
    return closes and bool(re.search(r"(?<!\w)(?:báo cáo|gửi|công khai|cập nhật|tổng hợp)(?!\w)", left[-160:], re.I))
