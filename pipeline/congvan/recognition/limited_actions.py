"""Cuts a sentence between actions that have a time limit each: ``… trước 05/9`` | ``và bàn giao … trước 15/10``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from congvan.document import Passage, Span
from congvan.recognition.predicates import is_action
from congvan.recognition.sentences import Sentence

_JOINT = re.compile(r"\)?(?:,|;)?\s+(?:(?:và|đồng\s+thời|sau\s+đó)\s+)?")


def split_at_limits(passage: Passage, sentences: Sequence[Sentence], limits: Sequence[Span]) -> list[Sentence]:
    """The sentences, each cut where a verb in small letters begins an action behind one limit and before the next."""
    found: list[Sentence] = []
    for sentence in sentences:
        inside = [one for one in _places(passage, limits) if sentence.start <= one[0] and one[1] <= sentence.end]
        start, joined = sentence.start, sentence.joined
        for (_, end), (begin, _) in pairwise(inside):
            cut = _cut(passage.text, end, begin) if end < begin else None
            if cut is not None:
                found.append(Sentence(start, cut[0], joined))
                start, joined = cut[1], True
        found.append(replace(sentence, start=start, joined=joined))
    return found


def _places(passage: Passage, limits: Sequence[Span]) -> list[tuple[int, int]]:
    return sorted((one.start - passage.start, one.end - passage.start) for one in limits)


def _cut(text: str, end: int, begin: int) -> tuple[int, int] | None:
    """Where the words before an action that begins right behind a limit end, and where it begins."""
    joint = _JOINT.match(text, end)
    if joint is None or joint.end() >= begin or not joint.group().strip(" )"):
        return None
    place = joint.end()
    verb = text[place : place + 1].islower() and is_action(text, place)
    return (end + joint.group().startswith(")"), place) if verb else None
