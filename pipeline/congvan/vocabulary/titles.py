"""The titles of those who sign, told also where a scanner lost accents or a letter."""

from __future__ import annotations

import re
from functools import cache

from congvan.vocabulary.spelling import fold
from congvan.vocabulary.tables import table

_SHORTEST = 6
"""Of fewer letters, too many words are one letter apart."""


def known_title(text: str, *, misread: bool = False) -> str | None:
    """The title that ``text`` can only be, in capitals: ``PHO TONG CUC TRUONG`` → ``PHÓ TỔNG CỤC TRƯỞNG``.

    THỨ TRƯỞNG and THỦ TRƯỞNG look alike without accents, so neither is told. Where it may be ``misread``, one
    letter may be lost, wrong or too many (``GIA ĐỌC``), if that leads to one title only.
    """
    bare = re.sub(r"[^\w\s]", " ", text)
    if " ".join(bare.lower().split()) in table("letterhead")["signers"]:
        return " ".join(bare.upper().split())
    folded = " ".join(fold(bare).split())
    titles = _titles()
    found = {folded} & titles.keys()
    if not found and misread and len(folded) >= _SHORTEST:
        found = {title for title in titles if _is_one_letter_apart(title, folded)}
    meant = {title for key in found for title in titles[key]}
    return meant.pop() if len(meant) == 1 else None


@cache
def _titles() -> dict[str, frozenset[str]]:
    """Titles by their letters without accents."""
    titles: dict[str, frozenset[str]] = {}
    for title in table("letterhead")["signers"]:
        titles[fold(title)] = titles.get(fold(title), frozenset()) | {title.upper()}
    return titles


def _is_one_letter_apart(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(shorter, longer, strict=False)) if x != y), len(shorter))
    return shorter[same + (len(shorter) == len(longer)) :] == longer[same + 1 :]
