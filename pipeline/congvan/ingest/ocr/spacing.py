"""Blanks that recognition put one letter too early or too late: ``dựá n`` → ``dự án``."""

from __future__ import annotations

import itertools
import re

from congvan.ingest.vietnamese_share import is_toned_syllable
from congvan.vocabulary.spelling import without_tones
from congvan.vocabulary.tables import table

_WORD = re.compile(r"[^\W\d_]+")


def misplaced_blanks(text: str) -> list[tuple[int, int, str]]:
    """Where two words are none and would be if one letter changed sides, with the words that are meant.

    Nothing else is told: where both letters can move, or a doubled letter may have been read (``Tôố ng``).
    """
    found: list[tuple[int, int, str]] = []
    for left, right in itertools.pairwise(_WORD.finditer(text)):
        if text[left.end() : right.start()] != " " or (found and found[-1][1] > left.start()):
            continue
        meant = _meant(left.group(), right.group())
        if meant is not None:
            found.append((left.start(), right.end(), meant))
    return found


def _meant(left: str, right: str) -> str | None:
    letters = left + right
    if not letters[1:].islower() or _is_word(left) or _is_word(right):
        return None
    cuts = [cut for cut in (len(left) - 1, len(left) + 1) if 0 < cut < len(letters)]
    pairs = [(letters[:cut], letters[cut:]) for cut in cuts]
    pairs = [pair for pair in pairs if all(map(_is_word, pair))]
    if len(pairs) != 1:
        return None
    first, second = pairs[0]
    return None if without_tones(first[-1]) == without_tones(second[0]) else f"{first} {second}"


def _is_word(word: str) -> bool:
    lower = word.lower()
    return is_toned_syllable(lower) and (len(lower) > 1 or lower in table("ocr_repairs")["one_letter_words"].split())
