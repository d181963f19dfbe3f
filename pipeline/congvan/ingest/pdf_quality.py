"""Whether a page's text layer is Vietnamese or the rubbish of an old scanner."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from congvan.vocabulary.tables import table

_WORD = re.compile(r"[^\W\d_]+")
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_FEW_WORDS = 12
_MARKED = 0.4
"""In Vietnamese prose more than two syllables in three bear a mark; in the worst list of names, half of them."""
_WELL_FORMED = 0.7


def is_garbage(text: str) -> bool:
    """Whether a text layer is not worth reading: ``S6: 5Gi/TB-DHTD … Can ThO',ngay &0 thdng 5``.

    A few words are always believed. The judgement holds for pages that are pictures: a page in English is
    no garbage where it was not scanned.
    """
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    if len(words) < _FEW_WORDS:
        return False
    marked = sum(any(ord(c) > 127 for c in word) for word in words)
    shaped = sum(is_syllable(word) for word in words)
    return marked < _MARKED * len(words) or shaped < _WELL_FORMED * len(words)


def has_few_words(text: str) -> bool:
    """Whether a page has so little text that it cannot be the page's own: a number, a line of a stamp."""
    return sum(len(word) > 1 for word in _WORD.findall(text)) < _FEW_WORDS


def is_syllable(word: str) -> bool:
    """Whether a word has the shape of a Vietnamese syllable (``nghiêm``, not ``tnrong``) or is an abbreviation."""
    if word.isupper() and len(word) <= 8:
        return True
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))
    return _syllable().fullmatch(bare) is not None


@cache
def _syllable() -> re.Pattern[str]:
    rows = table("legacy_encodings")["syllable"]
    return re.compile(f"(?:{'|'.join(rows['onsets'].split())})?(?:{'|'.join(rows['rimes'].split())})")


def is_undecodable(text: str) -> bool:
    """Whether a font gave no letters: private, unassigned or replacement characters instead."""
    ink = [c for c in text if not c.isspace()]
    bad = sum(c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn", "Cc") for c in ink)
    return len(ink) >= 20 and bad > 0.2 * len(ink)
