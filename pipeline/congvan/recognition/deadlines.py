"""Finds time limits in a passage: ``xong trước ngày 10/11/2023``, ``định kỳ 03 tháng/1 lần``, ``Thời hạn: …``.

A frame (``trước``, ``chậm nhất``, ``trong``) and what follows it make a limit; a bare date is none. The words
are in ``vocabulary/deadlines.toml``; what a date means on the calendar is for assembly to say.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from congvan.document.mentions import DeadlineMention
from congvan.document.model import Passage, Span
from congvan.document.times import Day, Duration, Expression, Period, Recurrence, Reference, Vague, Window
from congvan.recognition.deadline_context import (
    COUNTED,
    closes,
    describes,
    is_held,
    limits,
    recurs,
    sets_out,
    triggered,
)
from congvan.recognition.deadline_durations import find_durations
from congvan.recognition.deadline_frames import Found, after_frame
from congvan.recognition.deadline_paces import paced
from congvan.recognition.deadline_recurrences import alone, repeated, weekly
from congvan.recognition.deadline_series import joined
from congvan.recognition.deadline_text import View, view
from congvan.recognition.deadline_times import unit
from congvan.recognition.deadline_windows import WINDOW, bare, window_at
from congvan.vocabulary.tables import rules

_YEARS = re.compile(r"(?:(?:19|20)\d\d ?[-–] ?)?((?:19|20)\d\d)")
_WHOLE = re.compile(r"(?<!\w)(?:nội dung|nhiệm vụ|công việc|yêu cầu|phần việc) (?:nêu |nói )?trên(?!\w)", re.IGNORECASE)
_STRENGTH = {"framed": 3, "duration": 3, "recurrence": 2, "reference": 2, "vague": 1}


def find_deadlines(passage: Passage, masked: Sequence[Span] = ()) -> list[DeadlineMention]:
    """The time limits written in the passage, in order; nothing inside ``masked`` (citations) is one.

    ``Gửi về Sở Nội vụ trước ngày 15/9`` → one mention: kind ``date``, bound ``before``, day 15, month 9.
    """
    seen = view(passage, masked)
    labels = _labels(seen)
    windows = [window for match in WINDOW.finditer(seen.text) if (window := window_at(seen, match.start()))]
    found = [*_labelled(seen, labels), *_windows(seen, windows), *_durations(seen, labels)]
    # The end of a window is not a limit of its own: "số liệu từ ngày … đến ngày …".
    inside = _marked(seen, ((window.start, window.end) for window in windows))
    found += [one for one in _framed(seen, labels) if not inside[one.start]]
    recurrences = [
        (match, value, rule.id)
        for rule in rules("deadlines", "recurrence")
        for match in rule.pattern.finditer(seen.text)
        if (value := alone(rule.id, match)) is not None
    ]
    found = paced(seen, [_recurring(seen, one) for one in found], recurrences)
    # "vào thứ Hai" by itself tells when something is held.
    found = [one for one in found if not (one.bound == "on" and _is_weekday(one.value))]
    found += _recurrences(seen, recurrences, labels, found)
    found += _references(seen) + _vague(seen)
    return [_mention(seen, one) for one in joined(seen, _settle(found))]


def read_deadline_cell(passage: Passage) -> DeadlineMention | None:
    """The limit in a cell of a ``Thời hạn`` column, where it may stand bare: ``Quý IV/2025``, ``Hằng tháng``."""
    seen = view(passage)
    years = _YEARS.fullmatch(seen.text.strip(" ."))
    if years is not None:
        value = Period(unit="year", year=int(years[1]))
        return _mention(seen, Found(0, years.end(), "date", "by", value, "cell", "framed", item=True))
    found = bare(seen, 0, "cell")
    if found is not None:
        return _mention(seen, replace(found, item=True))
    mentions = find_deadlines(passage)
    if mentions:
        return replace(mentions[0], scope="item")
    for match in re.finditer(r"(?<![\w/])(?=\w)", seen.text[:200]):
        found = bare(seen, match.start(), "cell")
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


def _labelled(seen: View, labels: dict[int, int]) -> list[Found]:
    out = []
    for index, start in labels.items():
        found = bare(seen, index, "label")
        if found is None:
            continue
        # "Thời gian: 08 giờ 00 ngày …" is when a meeting is held.
        words = seen.text[start:index].lower()
        if words.startswith("thời gian:") and (found.time or isinstance(found.value, Day)):
            ordered = seen.text[start].islower() and triggered(seen.clause_before(start))
            if not ordered:
                continue
            found = replace(found, bound="on")
        # "theo lộ trình: năm 2018 giảm 50%, …" goes on.
        year = isinstance(found.value, Period) and found.value.unit == "year" and found.value.part is None
        if year and seen.text[found.end : found.end + 2].strip()[:1] not in ("", ".", ";", ",", ")", "-", "–"):
            continue
        out.append(replace(found, item=True))
    return out


def _marked(seen: View, spans: Iterable[tuple[int, int]]) -> bytearray:
    """One byte a character of the text: 1 within any of the spans."""
    marks = bytearray(len(seen.text) + 1)
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return marks


def _framed(seen: View, labels: dict[int, int]) -> list[Found]:
    out = []
    labelled = _marked(seen, ((start, end) for end, start in labels.items()))
    for frame in rules("deadlines", "frame"):
        weak = bool(frame.row.get("weak"))
        for match in frame.pattern.finditer(seen.text):
            found = after_frame(seen, match, frame.id, frame.row["bound"])
            if found is None or labelled[match.start()]:
                continue
            bracketed = frame.row.get("bracketed")
            if bracketed and (seen.text[found.end : found.end + 1] != ")" or sets_out(seen, found.start)):
                continue
            if frame.row.get("held") and not is_held(seen, found.start):
                continue
            if frame.row.get("closing") and not closes(seen, found.start, found.end, found.value):
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


def _windows(seen: View, windows: Sequence[Found]) -> list[Found]:
    out = []
    for found in windows:
        if describes(seen, found.start, found.end, "" if found.kind == "recurring" else "window"):
            continue
        if isinstance(found.value, Recurrence) or limits(seen, found.start, found.end, "window", found.value):
            out.append(found)
    return out


def _durations(seen: View, labels: dict[int, int]) -> list[Found]:
    out = []
    for read in find_durations(seen, labels):
        labelled = read.start in labels
        if not labelled and not read.sure:
            continue
        if read.rule == "in-day" and not triggered(seen.clause_before(read.start)[-160:]):
            continue
        if not labelled and describes(seen, read.start, read.end, "anchored" if read.value.anchor else "duration"):
            continue
        out.append(
            Found(read.start, read.end, "duration", read.bound, read.value, read.rule, "duration", item=labelled)
        )
    return out


def _recurring(seen: View, one: Found) -> Found:
    """A day without a month (or year) after ``Hằng tháng, …`` in the same sentence recurs; a weekday after ``tuần``."""
    value = one.value.closes if isinstance(one.value, Window) else one.value
    by_weekday = _is_weekday(value)
    if not by_weekday and (not isinstance(value, Day) or value.year is not None or value.offset is not None):
        return one
    sentence = re.split(r"[.](?= |$)", seen.text[max(one.start - 300, 0) : one.start])[-1]
    before = re.split(r";(?= |$)", sentence)[-1]
    for rule in rules("deadlines", "cycle_left"):
        last = None
        sure = any(match.group("sure") for match in rule.pattern.finditer(sentence))
        for match in rule.pattern.finditer(before):
            last = match
        if last is None:
            continue
        name = "half" if last.group("half") else unit(last.group("unit"))
        if isinstance(value, Period):
            if name == "week":
                return replace(one, kind="recurring", value=weekly(value.weekday or 0))
        elif isinstance(value, Day) and (sure or value.month is None):
            again = repeated(one.listed or (value,), name)
            if again is not None:
                return replace(one, end=max(one.end, one.listed_end), kind="recurring", value=again)
    return one


def _is_weekday(value: Expression) -> bool:
    """Whether a weekday is all that is written: ``trước 16 giờ thứ Sáu``."""
    return isinstance(value, Period) and value.weekday is not None and value.offset is None


def _recurrences(
    seen: View,
    matches: Sequence[tuple[re.Match[str], Recurrence, str]],
    labels: dict[int, int],
    framed: Sequence[Found],
) -> list[Found]:
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
            out.append(Found(match.start(), match.end(), "recurring", "on", value, rule, "recurrence", item=item))
    return out


def _references(seen: View) -> list[Found]:
    return [
        Found(
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


def _vague(seen: View) -> list[Found]:
    return [
        Found(match.start("words"), match.end("words"), "vague", None, Vague(words=match["words"]), rule.id, "vague")
        for rule in rules("deadlines", "vague")
        for match in rule.pattern.finditer(seen.text)
        if not describes(seen, match.start("words"), match.end("words"), "")
        and (not rule.row.get("ordered") or triggered(seen.clause_before(match.start())[-80:]))
    ]


def _settle(found: list[Found]) -> list[Found]:
    """Of those that overlap, the strongest, then the longest; in order of their place."""
    out: list[Found] = []
    for one in sorted(found, key=lambda f: (-_STRENGTH[f.origin], f.start - f.end, not f.item, f.start)):
        index = bisect.bisect_left(out, one.start, key=lambda other: other.start)
        if (index and out[index - 1].end > one.start) or (index < len(out) and out[index].start < one.end):
            continue
        out.insert(index, one)
    return out


def _score(one: Found) -> float:
    """How surely it is the limit of what it stands in: ``trước ngày …`` more than ``trong năm …``, ``02 lần/ngày``."""
    if one.origin == "vague":
        return 0.4
    if one.rule in ("from", "from-day"):
        return 0.6
    if one.rule in COUNTED or one.rule == "at-day":
        return 0.7
    if one.item and one.origin != "recurrence":
        return 0.9
    if one.origin in ("recurrence", "reference") or (isinstance(one.value, Duration) and one.value.anchor is None):
        return 0.8
    weak = {rule.id for rule in rules("deadlines", "frame") if rule.row.get("weak") or rule.row.get("bracketed")}
    if one.rule in weak or one.rule == "window":
        return 0.8
    year = isinstance(one.value, Period) and one.value.unit == "year"
    return 0.85 if one.rule == "done-in" and year else 0.9


def _mention(seen: View, one: Found) -> DeadlineMention:
    scope: Literal["clause", "item", "dispatch"] = "clause"
    if one.item or (seen.sentence_start(one.start) and seen.sentence_end(one.end)):
        scope = "item"
    elif _WHOLE.search(seen.clause_before(one.start)):
        scope = "dispatch"
    return DeadlineMention(
        span=seen.span(one.start, one.end),
        rule=one.rule,
        score=_score(one),
        kind=one.kind,
        bound=one.bound,
        expression=one.value,
        time=one.time,
        scope=scope,
    )
