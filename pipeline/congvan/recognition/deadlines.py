"""Finds time limits in a passage: ``xong trước ngày 10/11/2023``, ``định kỳ 03 tháng/1 lần``, ``Thời hạn: …``.

A frame (``trước``, ``chậm nhất``, ``trong``) and what follows it make a limit; a bare date is none. The words
are in ``vocabulary/deadlines.toml``; what a date means on the calendar is for assembly to say.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from congvan.document.mentions import DeadlineMention
from congvan.document.model import Passage, Span
from congvan.document.times import Day, Expression, Period, Recurrence, Reference, SchoolYear, Vague, Window
from congvan.recognition.deadline_context import describes, limits, recurs, triggered
from congvan.recognition.deadline_durations import find_durations
from congvan.recognition.deadline_recurrences import alone, cycle_at, repeated
from congvan.recognition.deadline_text import View, view
from congvan.recognition.deadline_times import Read, read_time, unit
from congvan.vocabulary.tables import rules

Bound = Literal["before", "by", "from", "on"]
Kind = Literal["date", "recurring", "duration", "vague"]

_NEXT_DAY = re.compile(r"(?:,| và|, và| hoặc)(?: trước)? (?=ngày \d|\d{1,2}(?![\d%]))", re.IGNORECASE)
_BARE_DAY = re.compile(r"(3[01]|[12]\d|0?[1-9])(?:[/-](1[0-2]|0?[1-9]))?(?![\d%/.])")
_WINDOW = re.compile(r"(?<!\w)(?:kể )?từ (?:hết )?", re.IGNORECASE)
_FROM = re.compile(r"(?:kể )?từ ", re.IGNORECASE)
_YEARS = re.compile(r"(?:(?:19|20)\d\d ?[-–] ?)?((?:19|20)\d\d)")
_TO = re.compile(r",? (?:cho )?(?:đến|tới)(?: hết)? | ?[-–] ?", re.IGNORECASE)
_DAY_NAME = re.compile(r" \((?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)\)", re.IGNORECASE)
_WHOLE = re.compile(r"(?<!\w)(?:nội dung|nhiệm vụ|công việc|yêu cầu|phần việc) (?:nêu |nói )?trên(?!\w)", re.IGNORECASE)
_STRENGTH = {"framed": 3, "duration": 3, "recurrence": 2, "reference": 2, "vague": 1}


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    kind: Kind
    bound: Bound | None
    value: Expression
    rule: str
    origin: str
    time: str | None = None
    item: bool = False


def find_deadlines(passage: Passage, masked: Sequence[Span] = ()) -> list[DeadlineMention]:
    """The time limits written in the passage, in order; nothing inside ``masked`` (citations) is one.

    ``Gửi về Sở Nội vụ trước ngày 15/9`` → one mention: kind ``date``, bound ``before``, day 15, month 9.
    """
    seen = view(passage, masked)
    labels = _labels(seen)
    windows = [window for match in _WINDOW.finditer(seen.text) if (window := _window_at(seen, match.start()))]
    found = [*_labelled(seen, labels), *_windows(seen, windows), *_durations(seen, labels)]
    # The end of a window is not a limit of its own: "số liệu từ ngày … đến ngày …".
    inside = _marked(seen, ((window.start + 1, window.end) for window in windows))
    found += [one for one in _framed(seen, labels) if not inside[one.start]]
    recurrences = [
        (match, value, rule.id)
        for rule in rules("deadlines", "recurrence")
        for match in rule.pattern.finditer(seen.text)
        if (value := alone(rule.id, match)) is not None
    ]
    found = [_recurring(seen, one) for one in found]
    found += _recurrences(seen, recurrences, labels, found)
    found += _references(seen) + _vague(seen)
    return [_mention(seen, one) for one in _settle(found)]


def read_deadline_cell(passage: Passage) -> DeadlineMention | None:
    """The limit in a cell of a ``Thời hạn`` column, where it may stand bare: ``Quý IV/2025``, ``Hằng tháng``."""
    seen = view(passage)
    years = _YEARS.fullmatch(seen.text.strip(" ."))
    if years is not None:
        value = Period(unit="year", year=int(years[1]))
        return _mention(seen, _Found(0, years.end(), "date", "by", value, "cell", "framed", item=True))
    found = _bare(seen, 0, "cell")
    if found is not None:
        return _mention(seen, replace(found, item=True))
    mentions = find_deadlines(passage)
    if mentions:
        return replace(mentions[0], scope="item")
    for match in re.finditer(r"(?<![\w/])(?=\w)", seen.text[:200]):
        found = _bare(seen, match.start(), "cell")
        if found is not None and (found.kind == "recurring" or _whole_date(found.value)):
            return _mention(seen, replace(found, item=True))
    return None


def _whole_date(value: Expression) -> bool:
    return isinstance(value, Day | Period) and value.year is not None


def _labels(seen: View) -> dict[int, int]:
    """Where each label line's value begins → where the label begins."""
    return {
        match.end(): match.start() for rule in rules("deadlines", "label") for match in rule.pattern.finditer(seen.text)
    }


def _labelled(seen: View, labels: dict[int, int]) -> list[_Found]:
    out = []
    for index, start in labels.items():
        found = _bare(seen, index, "label")
        if found is None:
            continue
        # "Thời gian: 08 giờ 00 ngày …" is when a meeting is held.
        words = seen.text[start:index].lower()
        if words.startswith("thời gian:") and (found.time or isinstance(found.value, Day)):
            continue
        out.append(replace(found, item=True))
    return out


def _bare(seen: View, index: int, rule: str) -> _Found | None:
    """What is written at ``index`` without any frame."""
    window = _window_at(seen, index)
    if window is not None:
        return replace(window, rule=rule)
    framed = _framed_at(seen, index)
    if framed:
        return max(framed, key=lambda found: found.end)
    time, after = _clock(seen.text, index)
    read = read_time(seen.text, after)
    candidates: list[_Found] = []
    if read is not None:
        candidates.append(_closed(seen, _dated(seen, index, after, read, "by", rule, time)))
    opening = _FROM.match(seen.text, index)
    first = read_time(seen.text, opening.end()) if opening else None
    if opening and first:
        candidates.append(_dated(seen, index, opening.end(), first, "from", rule, None))
    for row in rules("deadlines", "recurrence"):
        match = row.pattern.match(seen.text, index)
        value = alone(row.id, match) if match else None
        if match and value:
            candidates.append(_Found(index, match.end(), "recurring", "on", value, row.id, "framed"))
    return max(candidates, key=lambda found: found.end) if candidates else None


def _closed(seen: View, found: _Found) -> _Found:
    """``Quý I/2024 - Quý IV/2024``: two periods joined are a window."""
    to = _TO.match(seen.text, found.end)
    last = read_time(seen.text, to.end()) if to else None
    if last is None or isinstance(last.value, SchoolYear) or not isinstance(found.value, Day | Period):
        return found
    return replace(found, end=last.end, value=Window(opens=found.value, closes=last.value))


def _marked(seen: View, spans: Iterable[tuple[int, int]]) -> bytearray:
    """One byte a character of the text: 1 within any of the spans."""
    marks = bytearray(len(seen.text) + 1)
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return marks


def _framed(seen: View, labels: dict[int, int]) -> list[_Found]:
    out = []
    labelled = _marked(seen, ((start, end) for end, start in labels.items()))
    for frame in rules("deadlines", "frame"):
        weak = bool(frame.row.get("weak"))
        for match in frame.pattern.finditer(seen.text):
            found = _after_frame(seen, match, frame.id, frame.row["bound"])
            if found is None or labelled[match.start()]:
                continue
            if frame.row.get("bare") and not isinstance(found.value, Recurrence):
                continue
            if describes(seen, found.start, found.end, "" if found.kind == "recurring" else frame.id):
                continue
            if (
                not weak
                or isinstance(found.value, Recurrence)
                or limits(seen, found.start, found.end, frame.id, found.value)
            ):
                out.append(found)
    return out


def _framed_at(seen: View, index: int) -> list[_Found]:
    out = []
    for frame in rules("deadlines", "frame"):
        match = frame.pattern.match(seen.text, index)
        found = _after_frame(seen, match, frame.id, frame.row["bound"]) if match else None
        if found is not None and not frame.row.get("bare"):
            out.append(found)
    return out


def _after_frame(seen: View, match: re.Match[str], rule: str, bound: Bound) -> _Found | None:
    time, after = _clock(seen.text, match.end())
    read = read_time(seen.text, after)
    if read is not None:
        return _dated(seen, match.start(), after, read, bound, rule, time)
    for row in rules("deadlines", "recurrence"):
        again = row.pattern.match(seen.text, after)
        value = alone(row.id, again) if again else None
        if again and value:
            return _Found(match.start(), again.end(), "recurring", bound, value, rule, "framed", time)
    return None


def _clock(text: str, index: int) -> tuple[str | None, int]:
    """An hour at ``index`` and the index behind it: ``17 giờ 00, ngày …`` → ``17:00``."""
    time = None
    for rule in rules("deadlines", "clock"):
        match = rule.pattern.match(text, index)
        if match is None:
            continue
        index = match.end()
        groups = match.groupdict()
        if groups.get("hour"):
            hour = int(groups["hour"])
            if (groups.get("half") or "").lower() in ("chiều", "tối") and hour < 12:
                hour += 12
            time = f"{hour:02}:{int(groups.get('minute') or groups.get('colon') or 0):02}"
    return time, index


def _dated(seen: View, start: int, at: int, read: Read, bound: Bound, rule: str, time: str | None) -> _Found:
    """The limit at ``at``, with the days listed after it and what makes them recur."""
    end, value = read.end, read.value
    if isinstance(value, Day) and value.year is None:
        for days, stop in reversed(_listed(seen.text, value, end)):
            cycle = cycle_at(seen.text, stop, days)
            if cycle is not None:
                return _Found(start, cycle[0], "recurring", bound, cycle[1], rule, "framed", time)
    if isinstance(value, Period) and value.unit == "month" and value.year is None and value.number is not None:
        cycle = cycle_at(seen.text, end, (Day(day=1, month=value.number),))
        if cycle is not None and cycle[1].frequency == "YEARLY":
            last = {"early": 1, "middle": 15}.get(value.part or "late", -1)
            recurrence = Recurrence(frequency="YEARLY", months=(value.number,), days=(last,))
            return _Found(start, cycle[0], "recurring", bound, recurrence, rule, "framed", time)
    if seen.text[end : end + 1] == ")" and "(" in seen.text[at:end]:
        end += 1
    named = _DAY_NAME.match(seen.text, end)
    if named is not None and isinstance(value, Day):
        end = named.end()
    return _Found(start, end, "date", bound, value, rule, "framed", time)


def _listed(text: str, first: Day, end: int) -> list[tuple[tuple[Day, ...], int]]:
    """``ngày 15/6 và 15/12``: the days read so far after each further one, with the index behind."""
    days = [first]
    out = [(tuple(days), end)]
    while len(days) < 12:
        joint = _NEXT_DAY.match(text, end)
        if joint is None:
            break
        read = read_time(text, joint.end())
        if read is not None and isinstance(read.value, Day) and read.value.year is None:
            days.append(read.value)
            end = read.end
        else:
            bare = _BARE_DAY.match(text, joint.end())
            if bare is None:
                break
            days.append(Day(day=int(bare[1]), month=int(bare[2]) if bare[2] else None))
            end = bare.end()
        out.append((tuple(days), end))
    return out


def _windows(seen: View, windows: Sequence[_Found]) -> list[_Found]:
    out = []
    for found in windows:
        if describes(seen, found.start, found.end, "" if found.kind == "recurring" else "window"):
            continue
        if isinstance(found.value, Recurrence) or limits(seen, found.start, found.end, "window", found.value):
            out.append(found)
    return out


def _window_at(seen: View, index: int) -> _Found | None:
    """``từ ngày 25 đến ngày 30`` at ``index``: due on its last day."""
    text = seen.text
    match = _WINDOW.match(text, index)
    if match is None:
        return None
    time, after = _clock(text, match.end())
    first = read_time(text, after)
    if first is not None and first.rule == "day-range":
        found = _dated(seen, index, after, first, "by", "window", time)
        return replace(found, value=Window(opens=None, closes=found.value)) if isinstance(found.value, Day) else found
    if first is not None:
        opens, end = first.value, first.end
    else:
        bare = _BARE_DAY.match(text, after)
        if bare is None:
            return None
        opens, end = Day(day=int(bare[1]), month=int(bare[2]) if bare[2] else None), bare.end()
    to = _TO.match(text, end)
    if to is None:
        return None
    time, after = _clock(text, to.end())
    last = read_time(text, after)
    if last is None:
        bare = _BARE_DAY.match(text, after)
        if bare is None or not isinstance(opens, Day):
            return None
        last = Read(bare.end(), Day(day=int(bare[1]), month=int(bare[2]) if bare[2] else None), "day-only")
    found = _dated(seen, index, after, last, "by", "window", time)
    if first is None and isinstance(found.value, Day) and found.value.month is None:
        return None  # "từ 1 đến 3 lần"
    if isinstance(opens, SchoolYear) or not isinstance(found.value, Day | Period):
        return found
    return replace(found, value=Window(opens=opens, closes=found.value))


def _durations(seen: View, labels: dict[int, int]) -> list[_Found]:
    out = []
    for read in find_durations(seen, labels):
        labelled = read.start in labels
        if not labelled and not read.sure:
            continue
        if not labelled and describes(seen, read.start, read.end, "duration"):
            continue
        out.append(
            _Found(read.start, read.end, "duration", read.bound, read.value, read.rule, "duration", item=labelled)
        )
    return out


def _recurring(seen: View, one: _Found) -> _Found:
    """A day without a month (or year) after ``Hằng tháng, …`` in the same sentence recurs."""
    value = one.value.closes if isinstance(one.value, Window) else one.value
    if not isinstance(value, Day) or value.year is not None or value.offset is not None:
        return one
    before = re.split(r"[.;](?= |$)", seen.text[max(one.start - 300, 0) : one.start])[-1]
    for rule in rules("deadlines", "cycle_left"):
        last = None
        for match in rule.pattern.finditer(before):
            if match.group("sure") or match.group("half") or value.month is None:
                last = match
        if last is not None:
            name = "half" if last.group("half") else unit(last.group("unit"))
            recurrence = repeated((value,), name)
            if recurrence is not None:
                return replace(one, kind="recurring", value=recurrence)
    return one


def _recurrences(
    seen: View,
    matches: Sequence[tuple[re.Match[str], Recurrence, str]],
    labels: dict[int, int],
    framed: Sequence[_Found],
) -> list[_Found]:
    out = []
    dated = sorted(one.start for one in framed if one.kind == "recurring")
    for match, value, rule in matches:
        # "Hằng tháng, các sở báo cáo trước ngày 25": the day says it all.
        stop = re.search(r"[.;](?= |$)", seen.text[match.end() : match.end() + 300])
        reach = match.end() + (stop.start() if stop else 300)
        following = bisect.bisect_left(dated, match.end())
        if following < len(dated) and dated[following] < reach:
            continue
        if match.start() in labels or recurs(seen, match.start(), match.end(), rule, match.group()):
            item = match.start() in labels
            out.append(_Found(match.start(), match.end(), "recurring", "on", value, rule, "recurrence", item=item))
    return out


def _references(seen: View) -> list[_Found]:
    return [
        _Found(
            match.start(),
            match.end(),
            "vague",
            "by",
            Reference(target=match["target"].strip(" ,")),
            rule.id,
            "reference",
        )
        for rule in rules("deadlines", "reference")
        for match in rule.pattern.finditer(seen.text)
    ]


def _vague(seen: View) -> list[_Found]:
    return [
        _Found(match.start("words"), match.end("words"), "vague", None, Vague(words=match["words"]), rule.id, "vague")
        for rule in rules("deadlines", "vague")
        for match in rule.pattern.finditer(seen.text)
        if not describes(seen, match.start("words"), match.end("words"), "")
        and (not rule.row.get("ordered") or triggered(seen.clause_before(match.start())[-80:]))
    ]


def _settle(found: list[_Found]) -> list[_Found]:
    """Of those that overlap, the strongest, then the longest; in order of their place."""
    out: list[_Found] = []
    for one in sorted(found, key=lambda f: (-_STRENGTH[f.origin], f.start - f.end, not f.item, f.start)):
        index = bisect.bisect_left(out, one.start, key=lambda other: other.start)
        if (index and out[index - 1].end > one.start) or (index < len(out) and out[index].start < one.end):
            continue
        out.insert(index, one)
    return out


def _mention(seen: View, one: _Found) -> DeadlineMention:
    scope: Literal["clause", "item", "dispatch"] = "clause"
    if one.item or (seen.sentence_start(one.start) and seen.sentence_end(one.end)):
        scope = "item"
    elif _WHOLE.search(seen.clause_before(one.start)):
        scope = "dispatch"
    return DeadlineMention(
        span=seen.span(one.start, one.end),
        rule=one.rule,
        score={"vague": 0.4, "recurrence": 0.8, "reference": 0.8}.get(one.origin, 0.9),
        kind=one.kind,
        bound=one.bound,
        expression=one.value,
        time=one.time,
        scope=scope,
    )
