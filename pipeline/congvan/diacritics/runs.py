"""A text as runs of syllables: what only blanks and the ends of wrapped lines part belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from congvan.vocabulary.spelling import one_placement

_SYLLABLE = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"\S|\n\s*\n")
Run = list[tuple[str, int]]
"""Syllables in small letters, the tone mark at its one place, and where each begins in the text."""


def runs(text: str) -> Iterator[Run]:
    """The runs of a text in NFC, in its order; signs, figures, blank lines and lines with a capital part them."""
    run: Run = []
    end = 0
    for match in _SYLLABLE.finditer(text):
        gap = text[end : match.start()]
        if run and (_STOP.search(gap) or ("\n" in gap and match.group()[0].isupper())):
            yield run
            run = []
        small = match.group().lower()
        run.append((one_placement(small) if len(small) == len(match.group()) else match.group(), match.start()))
        end = match.end()
    if run:
        yield run
