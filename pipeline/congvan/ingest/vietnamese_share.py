"""How Vietnamese a text is: the yardstick by which an encoding is chosen.

A wrong encoding gives letters that no Vietnamese syllable has; a right one gives syllables nearly everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from congvan.vocabulary.spelling import TONES, without_tones
from congvan.vocabulary.tables import table

_STOPPED_TONES = "\u0301\u0323"
# Words end at blanks, at ASCII that is no letter, and at typographic punctuation.
_WORD = re.compile(r"[^\s\x00-\x40\x5b-\x60\x7b-\x7f\u2010-\u2026]+")
_SAMPLE = 200_000


def vietnamese_share(text: str) -> tuple[float, int]:
    """The share of words with non-ASCII letters that are Vietnamese syllables, and how many such words there are.

    A frequent syllable counts one and a half: ``"Cộng hòa xã hội"`` gives ``(1.5, 4)``, the same words in the
    wrong encoding (``"Céng hßa x· héi"``) nearly nothing.
    """
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    if not words:
        return 0.0, 0
    return sum(map(_worth, words)) / len(words), len(words)


@lru_cache(maxsize=8192)
def _worth(word: str) -> float:
    lower = unicodedata.normalize("NFC", word).lower()
    if not is_toned_syllable(lower):
        return 0.0
    # `cÔng` and `hảI` are what a wrong table makes of right bytes.
    odd_case = not (word.islower() or word.isupper() or word.istitle() or word[1:].islower())
    return (1.5 if lower in _common() else 1.0) - (0.5 if odd_case else 0.0)


def is_toned_syllable(word: str) -> bool:
    """Whether a word in small letters is a Vietnamese syllable with one tone at most (``nghiêm``, not ``dựá``)."""
    if len(word) > 7:
        return False
    parts = unicodedata.normalize("NFD", word)
    tones = [part for part in parts if part in TONES]
    plain = without_tones(word)
    if len(tones) > 1 or not _syllable().fullmatch(plain):
        return False
    return not (plain.endswith(("p", "t", "c", "ch")) and tones and tones[0] not in _STOPPED_TONES)


@cache
def _syllable() -> re.Pattern[str]:
    rows = table("legacy_encodings")["syllable"]
    return re.compile(f"(?:{'|'.join(rows['onsets'].split())})?(?:{'|'.join(rows['rimes'].split())})")


@cache
def _common() -> frozenset[str]:
    return frozenset(table("legacy_encodings")["syllable"]["common"].split())
