"""Vietnamese spelling: both tone placements in patterns, and a view of text without accents.

`fold` keeps the length, so an offset found in the folded text is an offset in the text.
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


def spell(pattern: str) -> str:
    """The pattern, with both tone placements allowed: ``thỏa thuận`` also matches ``thoả thuận``.

    A closed syllable has only one placement (``hoàn``): a pair before another letter is left as it is.
    """

    def either(match: re.Match[str]) -> str:
        follows = pattern[match.end() : match.end() + 1]
        if follows.isalpha():
            return match.group()
        return f"(?:{match.group()}|{_PAIRS[match.group().lower()]})"

    return _EITHER.sub(either, pattern)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character in "đĐ":
        return "d"
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


def fold(text: str) -> str:
    """The text in lower case without accents, one character for each character: ``Sở Nội vụ`` → ``so noi vu``."""
    return "".join(map(_plain, text))
