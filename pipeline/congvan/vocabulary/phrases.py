"""The office's own phrases (`đề nghị`, `cơ quan`), and which of them a misread one can only be.

Nothing is guessed: a reading leads to a phrase of the table (`ocr_repairs.toml`) where the accents of one letter are
all that differs and no other phrase is as near.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from congvan.vocabulary.spelling import fold, in_case_of, spell, without_tones
from congvan.vocabulary.tables import table

_LONGEST = 40


@lru_cache(maxsize=16384)
def phrase_meant(read: str) -> str | None:
    """The phrase that ``read`` can only be, in its own case: itself where it is spelt well; None where it is none."""
    if len(read) > _LONGEST:
        return None
    lower = read.lower()
    candidates = _phrases().get(fold(lower))
    if not candidates:
        return None
    if lower in _other_words() or any(_spelling(phrase).fullmatch(lower) for phrase in candidates):
        return read
    near = [phrase for phrase in candidates if _is_near(lower, phrase)]
    if len(near) > 1:
        near = [phrase for phrase in near if without_tones(phrase) == without_tones(lower)]
    if len(near) != 1 or fold(lower) == lower:
        return None
    return in_case_of(read, near[0])


@lru_cache(maxsize=8192)
def begins_phrase(word: str) -> bool:
    """Whether a phrase begins with these letters, whatever their accents and case."""
    return fold(word) in _beginnings()


def _is_near(read: str, phrase: str) -> bool:
    """Whether the accents of one letter are all that differs."""
    differing = [pair for pair in zip(read, phrase, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and "đ" not in differing[0]


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """The phrases of the table by their letters without accents."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in _listed("phrases"):
        found[fold(phrase)] = (*found.get(fold(phrase), ()), phrase)
    return found


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(letters.partition(" ")[0] for letters in _phrases())


@cache
def _other_words() -> frozenset[str]:
    return frozenset(_listed("not_phrases"))


def _listed(name: str) -> list[str]:
    return [" ".join(part.split()) for part in table("ocr_repairs")[name].split("|")]


@cache
def _spelling(phrase: str) -> re.Pattern[str]:
    return re.compile(spell(phrase))
