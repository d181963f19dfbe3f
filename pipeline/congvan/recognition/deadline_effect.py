"""Reads when the dispatch itself takes effect, for limits that count from that day."""

from __future__ import annotations

from congvan.document.model import Passage
from congvan.document.times import Anchor, Duration
from congvan.recognition.deadline_durations import find_durations, read_anchor
from congvan.recognition.deadline_text import view
from congvan.vocabulary.tables import rules


def find_effect(passage: Passage) -> Anchor | Duration | None:
    """The day the dispatch takes effect, as written; None where the passage does not say.

    ``Quyết định này có hiệu lực kể từ ngày ký`` → an anchor, event ``issue``; ``… sau 10 ngày kể từ ngày ký``
    → a duration from it; ``… từ ngày 15/11/2019`` → an anchor with that day.
    """
    seen = view(passage)
    for rule in rules("deadlines", "effect"):
        match = rule.pattern.search(seen.text)
        if match is None:
            continue
        for duration in find_durations(seen):
            if match.end() <= duration.start + len("sau ") and duration.start - match.end() < 12:
                return duration.value
        return read_anchor(seen.text, match.end())
    return None
