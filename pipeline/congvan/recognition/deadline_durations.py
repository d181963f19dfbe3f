"""Reads durations and the event they count from: ``trong 04 ngày làm việc kể từ ngày có Quyết định …``."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Literal

from congvan.document.times import Anchor, Day, Duration
from congvan.recognition.deadline_text import View
from congvan.recognition.deadline_times import number, read_time, unit
from congvan.vocabulary.tables import rules

_LONGEST_ANCHOR = 220
_STOP = re.compile(
    r"[.](?=\s|$|[\"”])|[;:()\[\]\"“”]|,|(?<= này)(?= (?!có hiệu|được ))"
    r"|(?<= ký)(?= (?!ban hành|kết|hợp|quyết|văn|công|biên|thỏa|kế|duyệt|tên))"
    r"| (?=(?:thì|phải|để|mà|gửi về|báo cáo về)\b)"
    r"|(?<!được)(?<!nhận)(?<! có)(?<!bản)(?<!phiếu)(?<!đơn)(?<!theo)(?<!của)(?<!hết) (?=(?:yêu cầu|đề nghị)\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r", (?!Sở|Ủy|Uỷ|UBND|Bộ|Ban|Phòng|Cục|Chi|Các|Trung|Văn phòng|Công|Trường|Hội|Đảng|Chủ)"
    r"[A-ZĐÂĂÔƠƯÁÀẢẠÊ]\w*(?: \w+){0,4}?(?:, [A-ZĐ]\w*(?: \w+){0,3})? và [A-ZĐ]"
)
_NOT_A_LIMIT = re.compile(
    r"(?:,? (?=ngày|\d)| phút)| ?(?:qua|trở lại|gần đây|gần nhất|liên tục|liên tiếp|liền|vừa qua"
    r"|trước đó|đầu(?! năm)|công tác|tuổi|kinh nghiệm)\b"
)
_LATEST = re.compile(r"(?:chậm|muộn|trễ) nh", re.IGNORECASE)
_TO = (" về ", " cho ", " tới ")
_HOURS_OF_A_DAY = 24


@dataclass(frozen=True, slots=True)
class ReadDuration:
    """A duration at ``[start, end)`` of the view."""

    start: int
    end: int
    value: Duration
    bound: Literal["before", "by"]
    rule: str
    sure: bool
    """Whether it stands as a limit by itself, without a label before it."""


def find_durations(view: View, labels: Container[int] = ()) -> list[ReadDuration]:
    """All durations of the text, the longest at each place; ``labels`` are where a label's value begins."""
    best: dict[int, ReadDuration] = {}
    for rule in rules("deadlines", "duration"):
        for match in rule.pattern.finditer(view.text):
            found = _read(view, rule.id, rule.row, match, match.start() in labels)
            if found is None:
                continue
            key = match.end("unit")
            if key not in best or found.start < best[key].start or (found.value.anchor and not best[key].value.anchor):
                best[key] = found
    return sorted(best.values(), key=lambda found: found.start)


def _read(view: View, rule: str, row: dict[str, object], match: re.Match[str], labelled: bool) -> ReadDuration | None:
    text = view.text
    end = match.end()
    if _NOT_A_LIMIT.match(text, end):
        return None
    anchor: Anchor | None = None
    backwards = bool(row.get("ahead"))
    for opening in rules("deadlines", "anchor"):
        lead = opening.pattern.match(text[end : end + 40])
        if lead is None or (opening.row.get("after_ahead") and not row.get("ahead")):
            continue
        if "behind" in opening.row and rule not in opening.row["behind"]:
            continue
        ahead = bool(opening.row.get("ahead"))
        if ahead and (rule == "after" or match.groupdict().get("limit")):
            return None
        start = end + lead.end() + 1
        stop = _anchor_end(text, start)
        if stop > start:
            anchor = _anchor(text, start, stop)
            backwards = backwards or ahead
            end = stop
        break
    groups = match.groupdict()
    if groups.get("event"):
        anchor = _anchor(text, match.start("event"), match.end("event"))
    if anchor is None and not labelled and rule in ("after", "amount", "least-ahead"):
        return None
    value = Duration(
        amount=number(groups.get("n") or "1"),
        unit=unit(groups["unit"]),
        working_days=bool(groups.get("working")),
        anchor=anchor,
        backwards=backwards,
    )
    if backwards and anchor is None and value.unit == "hour" and value.amount <= _HOURS_OF_A_DAY:
        return None  # `báo cáo hằng ngày (trước 16 giờ)` tells the hour
    counted_back = backwards and anchor is not None and anchor.event != "date"
    if value.amount < 1 or (rule == "amount" and not (labelled or counted_back or _opens(view, match.start()))):
        return None
    # "niêm yết trong 15 ngày.", "báo cáo trong 24 giờ về Sở": they say enough where the clause ends.
    # "không quá 05 ngày." may be how long something lasts, "không quá 05 ngày làm việc." is how long it may take.
    latest = rule == "latest-amount" and (value.working_days or bool(_LATEST.match(match.group())))
    short = value.unit in ("minute", "hour", "day", "week") and (
        latest or rule in ("within", "ahead", "in-day", "next-work-day")
    )
    closes = (
        text[end : end + 2].strip()[:1] in ("", ".", ";", ",", ")")
        or text.startswith(_TO, end)
        or rule in ("in-day", "next-work-day")
    )
    sure = anchor is not None or bool(groups.get("limit")) or (short and closes)
    return ReadDuration(match.start(), end, value, "before" if backwards else "by", rule, sure)


def read_anchor(text: str, index: int) -> Anchor | None:
    """The event whose words begin behind the blank at ``index``: `` ngày ký ban hành.`` → event ``issue``."""
    start = index + len(text[index:]) - len(text[index:].lstrip())
    stop = _anchor_end(text, start)
    if stop <= start:
        return None
    time = read_time(text, start)
    if time is not None and isinstance(time.value, Day) and time.value.month is not None:
        return Anchor(text=text[start : time.end], event="date", day=time.value)
    words = text[start:stop].split(" và ")[0]
    return _anchor(words, 0, len(words))


def _opens(view: View, start: int) -> bool:
    """Whether an amount without a frame begins its clause or stands behind ``thời hạn``."""
    before = view.clause_before(start).rstrip()
    return not before or before.endswith((",", "thời hạn", "Thời hạn", "thời gian", "Thời gian", "phạm vi", " là"))


def _anchor_end(text: str, start: int) -> int:
    """Where the words of the event end: at the clause's end, but not at a comma inside a ministry's name."""
    window = text[start : start + _LONGEST_ANCHOR]
    position = 0
    while True:
        stop = _STOP.search(window, position)
        if stop is None:
            return start + len(window.rstrip())
        if stop.group() == ",":
            goes_on = _GOES_ON.match(window, stop.start())
            if goes_on is not None:
                position = goes_on.end()
                continue
        return start + len(window[: stop.start()].rstrip())


def _anchor(text: str, start: int, stop: int) -> Anchor:
    words = text[start:stop]
    time = read_time(text, start)
    if time is not None and time.end == stop and isinstance(time.value, Day) and time.value.month is not None:
        return Anchor(text=words, event="date", day=time.value)
    for rule in rules("deadlines", "event"):
        if rule.pattern.search(words):
            return Anchor(text=words, event=rule.row["event"])
    return Anchor(text=words)
