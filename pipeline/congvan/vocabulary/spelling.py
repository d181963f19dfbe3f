"""Vietnamese spelling: both tone placements, and views of text without accents or without tones.

`fold` and `one_placement` keep the length, so an offset found in what they give is an offset in the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# The two places a tone mark can stand in open syllables: hòa and hoà, khỏe and khoẻ, ủy and uỷ.
_OLD = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_NEW = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_PAIRS = {**dict(zip(_OLD, _NEW, strict=True)), **dict(zip(_NEW, _OLD, strict=True))}
_EITHER = re.compile("|".join(_PAIRS), re.IGNORECASE)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def spell(pattern: str) -> str:
    """The pattern, with both tone placements allowed: ``thỏa thuận`` also matches ``thoả thuận``.

    A closed syllable has only one placement (``hoàn``): a pair before another letter is left as it is.
    """

    def either(match: re.Match[str]) -> str:
        follows = pattern[match.end() : match.end() + 1]
        if follows.isalpha():
            return match.group()
        written, other = match.group(), _PAIRS[match.group().lower()]
        other = other.upper() if written.isupper() else other.capitalize() if written[0].isupper() else other
        return f"(?:{written}|{other})"

    return _EITHER.sub(either, pattern)


def one_placement(syllable: str) -> str:
    """A syllable in small letters with its tone on the first vowel of an open ``oa, oe, uy``: ``hoà`` → ``hòa``.

    ``quý`` stays: there ``u`` belongs to the consonant.
    """
    end = syllable[-2:]
    return syllable[:-2] + _PAIRS[end] if end in _NEW and syllable[:-2] != "q" else syllable


def without_tones(word: str) -> str:
    """The letters of a word without its tone: ``đểồ`` → ``đêô``."""
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", word) if c not in TONES))


def in_case_of(read: str, meant: str) -> str:
    """``meant`` with a capital where ``read``, of the same length, has one: ``Dé nghị``, ``đề nghị`` → ``Đề nghị``."""
    return "".join(b.upper() if a.isupper() else b for a, b in zip(read, meant, strict=True))


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character in "đĐ":
        return "d"
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


def fold(text: str) -> str:
    """The text in lower case without accents, one character for each character: ``Sở Nội vụ`` → ``so noi vu``."""
    return "".join(map(_plain, text))
