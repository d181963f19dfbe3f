"""The fixed words of the form, compiled once: what a line of the letterhead or the signature block can be."""

from __future__ import annotations

import re
from functools import cache

from congvan.vocabulary import fold, table


@cache
def words(name: str) -> tuple[str, ...]:
    """A word list of the form's table, folded, longest first."""
    return tuple(sorted((fold(word) for word in table("letterhead")[name]), key=len, reverse=True))


@cache
def starts_with(name: str) -> re.Pattern[str]:
    """A pattern for folded text that begins with a word of the list ``name``."""
    return re.compile(rf"\W*(?:{'|'.join(re.escape(word) for word in words(name))})(?!\w)")


def is_capital(text: str) -> bool:
    """Whether the letters are capitals, a few small ones of a scanner allowed."""
    letters = list(filter(str.isalpha, text))
    return len(letters) >= 2 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


def _spelt(text: str, name: str) -> bool:
    """Whether a title that matches without accents is the word itself: ``PHƯỜNG AN`` is no ``phương án``."""
    if text.isascii():
        return True  # a scanner or a typewriter left all accents out
    return any(given == wanted for given, wanted in zip(text.lower().split(), name.split(), strict=False))


@cache
def _types() -> tuple[tuple[str, str], ...]:
    """The titles, longest first, each with how it is spelt without accents."""
    return tuple((name, fold(name)) for name in sorted(table("letterhead")["types"], key=len, reverse=True))


def document_type(text: str) -> tuple[str, int] | None:
    """The type whose title ``text`` begins with, and the title's end: ``KẾ HOẠCH`` → ``kế hoạch``.

    The title is set in capitals; words of the subject may follow on the same line.
    """
    folded = fold(text)
    lead = len(folded) - len(folded.lstrip(" \t*_-"))
    for name, key in _types():
        if folded.startswith(key, lead) and not folded[lead + len(key) : lead + len(key) + 1].isalpha():
            end = lead + len(key)
            if not is_capital(text[lead:end]) or not _spelt(text[lead:end], name):
                continue
            for tail in table("letterhead")["type_tails"]:
                after = folded[end:].lstrip()
                if after.startswith(fold(tail)) and is_capital(text[end:] + "AA"):
                    end = len(folded) - len(after) + len(tail)
                    break
            return name.split(" hành động")[0].split(" công tác")[0], end
    return None
