"""Times that need no frame, as in a label line or a table cell, and windows: ``từ ngày 25 đến ngày 30``."""

from __future__ import annotations

import re
from dataclasses import replace

from congvan.document.times import Day, Period, Recurrence, SchoolYear, Vague, Window
from congvan.recognition.deadline_frames import BARE_DAY, Found, at_frame, clock, dated
from congvan.recognition.deadline_paces import JOINT, with_pace
from congvan.recognition.deadline_recurrences import alone
from congvan.recognition.deadline_text import View
from congvan.recognition.deadline_times import Read, read_time
from congvan.vocabulary.tables import rules

WINDOW = re.compile(
    r"(?<!\w)(?:trong (?:giai đoạn|thời gian|khoảng(?: thời gian)?) )?(?:(?:kể )?từ (?:hết )?|bắt đầu (?:từ |vào )?)",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:kể )?từ ", re.IGNORECASE)
_TO = re.compile(r",? (?:cho )?(?:đến|tới)(?: hết)? |(?:,| và|, và) kết thúc (?:vào |trong )?| ?[-–] ?", re.IGNORECASE)


def bare(seen: View, index: int, rule: str) -> Found | None:
    """What is written at ``index`` without any frame."""
    window = window_at(seen, index)
    if window is not None:
        return replace(window, rule=rule)
    framed = at_frame(seen, index)
    if framed:
        return max(framed, key=lambda found: found.end)
    time, after = clock(seen.text, index)
    read = read_time(seen.text, after)
    candidates: list[Found] = []
    if read is not None:
        candidates.append(_closed(seen, dated(seen, index, after, read, "by", rule, time)))
    opening = _FROM.match(seen.text, index)
    first = read_time(seen.text, opening.end()) if opening else None
    if opening and first:
        candidates.append(dated(seen, index, opening.end(), first, "from", rule, None))
    for row in rules("deadlines", "recurrence"):
        match = row.pattern.match(seen.text, index)
        value = alone(row.id, match) if match else None
        if match and value:
            often = Found(index, match.end(), "recurring", "on", value, row.id, "framed")
            candidates += [often, *_paced(seen, often, value)]
    for row in rules("deadlines", "vague"):
        match = row.pattern.match(seen.text, index)
        if match and match.start("words") == index:
            candidates.append(Found(index, match.end(), "vague", None, Vague(words=match["words"]), row.id, "framed"))
    return max(candidates, key=lambda found: found.end) if candidates else None


def _paced(seen: View, often: Found, pace: Recurrence) -> list[Found]:
    """``Hằng quý, trước ngày 20 tháng cuối quý``: how often, and the day behind it."""
    joint = JOINT.match(seen.text, often.end)
    if joint is None or joint.end() == often.end:
        return []
    found = at_frame(seen, joint.end())
    read = read_time(seen.text, joint.end())
    if read is not None:
        found.append(dated(seen, joint.end(), joint.end(), read, "on", often.rule, None))
    joined = (with_pace(seen, one, pace, start=often.start) for one in found)
    return [one for one in joined if one is not None]


def _closed(seen: View, found: Found) -> Found:
    """``Quý I/2024 - Quý IV/2024``: two periods joined are a window."""
    to = _TO.match(seen.text, found.end)
    last = read_time(seen.text, to.end()) if to else None
    if last is None or isinstance(last.value, SchoolYear) or not isinstance(found.value, Day | Period):
        return found
    return replace(found, end=last.end, value=Window(opens=found.value, closes=last.value))


def window_at(seen: View, index: int) -> Found | None:
    """``từ ngày 25 đến ngày 30`` at ``index``: due on its last day."""
    text = seen.text
    match = WINDOW.match(text, index)
    if match is None:
        return None
    time, after = clock(text, match.end())
    first = read_time(text, after)
    if first is not None and first.rule == "day-range":
        found = dated(seen, index, after, first, "by", "window", time)
        return replace(found, value=Window(opens=None, closes=found.value)) if isinstance(found.value, Day) else found
    if first is not None:
        opens, end = first.value, first.end
    else:
        bare = BARE_DAY.match(text, after)
        if bare is None:
            return None
        opens, end = Day(day=int(bare[1]), month=int(bare[2]) if bare[2] else None), bare.end()
    to = _TO.match(text, end)
    if to is None:
        return None
    time, after = clock(text, to.end())
    last = read_time(text, after)
    if last is None:
        bare = BARE_DAY.match(text, after)
        if bare is None or not isinstance(opens, Day):
            return None
        last = Read(bare.end(), Day(day=int(bare[1]), month=int(bare[2]) if bare[2] else None), "day-only")
    found = dated(seen, index, after, last, "by", "window", time)
    if first is None and isinstance(found.value, Day) and found.value.month is None:
        return None  # "từ 1 đến 3 lần"
    if isinstance(opens, SchoolYear) or not isinstance(found.value, Day | Period):
        return found
    return replace(found, value=Window(opens=opens, closes=found.value))
