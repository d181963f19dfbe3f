"""Tells time limits from times that only describe: reports, meetings, bases, plans named after their year."""

from __future__ import annotations

import re

from congvan.document.times import Day, Expression, Period, SchoolYear
from congvan.recognition.deadline_text import View
from congvan.vocabulary.tables import rules

_FIRM = frozenset({"before", "latest", "until-end", "limit"})
COUNTED = frozenset(
    {
        "amount-once",
        "times-a-unit",
        "unit-times",
        "week-day-every",
        "every-week-on",
        "week-day-of-every",
        "week-of-every",
        "part-of-every-day",
        "days-of-every",
        "work-day-of-every",
        "every-hours",
        "every-amount",
        "weeks-once-on",
    }
)
_SPAN_OF = re.compile(
    r"(?<!\w)(?:\d+ (?:tháng|năm|ngày|tuần|quý)|(?:các|những) (?:tháng|ngày|quý|đợt)[^.,;:()]{0,20}) \($"
)
"""An amount of time, or times already named, before the brackets that set them out: ``cho 03 tháng (từ …)``."""
_SUBJECT = re.compile(
    r"(?<!\w)(?:công tác|chỉ số|kết quả|tình hình|nhiệm vụ|kế hoạch|chương trình|dự toán|chỉ tiêu|hoạt động|số liệu)"
    r"(?: \w+){0,7}$",
    re.IGNORECASE,
)
"""What a year describes: ``công tác chấm điểm chỉ số trong năm 2023``."""
_EVERY = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng)(?!\w)")
"""``cuối mỗi quý`` recurs, ``cuối quý`` may be the end of this one."""
_HELD = re.compile(
    r"(?<!\w)(?:tổ chức|mở|khai mạc|khai giảng|khởi công|khánh thành|ra quân|phát động|ban hành|trình|họp"
    r"|hoàn thành|tiến hành)(?!\w)",
    re.IGNORECASE,
)
_FROM_NOW_ON = re.compile(r" trở đi(?!\w)|[ ]?(?:$|[.,;)])")
_BEGUN = re.compile(
    r"(?<!\w)(?:nhiệm vụ|đề tài|dự án|kế hoạch|chương trình|đề án|công trình|hoạt động|danh mục|chế độ|chính sách)"
    r"(?: [\w-]+){0,9} (?:thực hiện|triển khai|áp dụng|bắt đầu|khởi công|có hiệu lực)(?: kể)? ?$",
    re.IGNORECASE,
)
"""What is to begin in a year, named so: ``nhiệm vụ khoa học và công nghệ đặt hàng thực hiện`` + ``từ năm 2026``."""
_HOUR = re.compile(
    r"(?:(?:vào |trước )?lúc |trước |vào )?"
    r"\d{1,2} ?(?:giờ|h|:) ?(?:\d\d)?(?: phút)?(?: và \d{1,2} ?(?:giờ|h) ?(?:\d\d)?)?$"
)
"""The hour before what recurs: ``17h00 hằng ngày báo cáo …``."""
_DURING = (" kể từ ", " bắt đầu từ ", " trong giai đoạn", " trong thời gian", " trong suốt", " tại ", " trên ")
_TO = (" về ", " gửi ", " cho ", " để ")


def triggered(clause: str, *, done: bool = False) -> bool:
    """Whether a word of the clause makes a bare time a limit; ``done``: one that speaks of completion."""
    words = (rule for rule in rules("deadlines", "trigger") if rule.row.get("done") or not done)
    return any(rule.pattern.search(clause) for rule in words)


def describes(view: View, start: int, end: int, frame: str) -> bool:
    """Whether the words around the time say that it is no limit (``đã``, ``có hiệu lực``, ``họp``).

    ``frame`` is the row that introduced it, or empty where it recurs or is a duration.
    """
    before = view.clause_before(start)
    fresh = frame in _FIRM and before.endswith(", ") and triggered(view.text[end : end + 20])
    for rule in rules("deadlines", "not_left"):
        if "frames" in rule.row and ("duration" if frame == "anchored" else frame) not in rule.row["frames"]:
            continue
        if fresh and rule.id in ("reported", "state"):
            continue  # "quy trình đã nêu tại Nghị quyết, muộn nhất 31/3 trình Bộ trưởng"
        if frame == "anchored" and rule.id in ("reported", "state"):
            continue  # "đất đã chuyển đổi … trong 05 ngày kể từ …"
        match = rule.pattern.search(before.rstrip() if rule.row.get("plain") else before)
        if match is None or (not rule.row.get("plain") and _ordered(rule.id, before, match.start())):
            continue
        return True
    after = view.text[end : end + 80]
    opens = not before.strip(" ,")
    return any(
        rule.pattern.search(after) for rule in rules("deadlines", "not_right") if opens or not rule.row.get("opening")
    )


def _ordered(rule: str, before: str, index: int) -> bool:
    """Whether an order governs the time all the same.

    ``gửi kết quả đã được duyệt trước ngày …``, ``hồ sơ phát sinh phải nộp trước ngày …``: it stands before what is
    only reported, or in a part of the clause of its own.
    """
    if triggered(before[:index]):
        return True
    comma = before.rfind(",")
    return (
        triggered(before[index if rule == "state" else max(comma, 0) :]) if rule == "state" or comma > index else False
    )


def limits(view: View, start: int, end: int, frame: str, value: Expression) -> bool:
    """Whether a weak frame (``trong``, ``đến``, ``từ``, ``vào``) before the time makes a limit here.

    ``tập huấn trong tháng 7/2019`` does, ``Trong năm 2023 đã …`` and ``đến năm 2030 tỉnh là …`` do not.
    """
    before = view.clause_before(start).strip(" ,")
    after = view.clause_after(end)
    opening, closing = view.text[max(start - 2, 0) : start].strip(), view.text[end : end + 1]
    if sets_out(view, start):
        return False
    if (opening.endswith("(") and closing == ")") or (frame == "window" and opening.endswith(":")):
        return True
    if frame == "round":
        return True
    if frame == "at-session":
        laid_before = any(rule.pattern.search(before[-160:]) for rule in rules("deadlines", "laid_before"))
        return laid_before or triggered(before[-160:], done=True)
    year = isinstance(value, Period) and value.unit == "year" and value.part is None
    if frame.startswith("from") and (year or isinstance(value, SchoolYear)):
        # "nhiệm vụ đặt hàng thực hiện từ năm 2026" says which ones.
        named = year and _BEGUN.search(f"{before} {view.text[start:end].rpartition('từ ')[0]}")
        return not named and (not year or triggered(before[-160:])) and _FROM_NOW_ON.match(view.text, end) is not None
    if not before:
        if re.search(r"(?<!\w)(?:đã|đạt|qua)(?!\w)", after.split(",")[0][:120] or after[:120], re.IGNORECASE):
            return False
        return triggered(after[:200], done=(year or isinstance(value, SchoolYear)) and not frame.startswith("from"))
    if frame in ("in", "in-period") and year:
        describes_year = frame == "in" and _SUBJECT.search(before)
        ordered = not after.strip(" ,") and triggered(before[-160:]) and not describes_year
        return triggered(before[-160:], done=True) or ordered
    if frame == "until":
        return triggered(before[-160:], done=year)
    return True


def sets_out(view: View, start: int) -> bool:
    """Whether the time at ``start`` stands in brackets and says which months are meant: ``cho 03 tháng (từ …)``."""
    return view.text[start - 1 : start] == "(" and _SPAN_OF.search(view.text[max(start - 60, 0) : start]) is not None


def is_held(view: View, start: int) -> bool:
    """Whether what is told before the bracket at ``start`` is to be held, and not only prepared: ``Tổ chức lễ (…)``."""
    return _HELD.search(view.clause_before(max(start - 1, 0))) is not None


def closes(view: View, start: int, end: int, value: Expression) -> bool:
    """Whether a bare day ends an order: ``trình Hội đồng ngày 16/6.`` says when to, ``vụ cháy ngày 16/6`` does not."""
    if not isinstance(value, Day) or value.month is None or view.text[end : end + 1] not in ("", ".", ";", ",", ")"):
        return False
    before = view.clause_before(start)
    return triggered(before[before.rfind(",") + 1 :][-160:])


def recurs(view: View, start: int, end: int, rule: str, surface: str) -> bool:
    """Whether a recurrence without a day is a limit here, and not part of the name of a meeting or a plan.

    ``Hằng tháng, các sở …`` and ``báo cáo UBND tỉnh hằng quý.`` are limits, ``kế hoạch hằng năm`` is none.
    """
    words = surface.lower()
    left = _HOUR.sub("", view.clause_before(start).rstrip()).rstrip()
    opens = not left or left.endswith(",")
    if words.startswith("vào "):
        return triggered(left[-160:])
    for row in rules("deadlines", "recurrence_left"):
        free = row.row.get("unless_periodic") and (
            words.startswith("định") or rule in COUNTED or view.text.startswith(_TO, end)
        )
        if row.pattern.search(left) and not free:
            return False
    if describes(view, start, end, ""):
        return False
    if words.startswith("định") or rule in COUNTED:
        return True
    if rule in ("part-of-every", "end-of-every-year") and not _EVERY.search(words):
        return False
    if words.startswith("theo "):
        return triggered(left[-160:])
    if opens:
        return not words.startswith(("từng", "mỗi ngày"))
    sends = any(row.pattern.search(left[-160:]) for row in rules("deadlines", "trigger") if row.id == "send")
    if words.startswith(("từng", "mỗi")):
        return sends and words.startswith("từng") and _closes(view.text, end)
    if triggered(_first_words(view.text[end : end + 24])):
        return True
    return _closes(view.text, end) and (sends or triggered(left[-160:]))


def _closes(text: str, end: int) -> bool:
    """Whether what recurs ends its clause, or only whom it is for follows."""
    rest = text[end : end + 16]
    return not rest.strip() or rest.lstrip()[:1] in ".,;)(" or rest.startswith((*_TO, *_DURING))


def _first_words(text: str) -> str:
    """The two words after a recurrence: an order there (``hằng quý trình``) is the subject's own."""
    return " ".join(text.split()[:2]) if text.startswith(" ") else ""
