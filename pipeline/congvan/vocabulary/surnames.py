"""Surnames, and whether words may be a person's name: its first word is one."""

from __future__ import annotations

from functools import cache

from congvan.vocabulary.spelling import fold
from congvan.vocabulary.tables import table


@cache
def surnames() -> frozenset[str]:
    """All surnames of the table, in small letters."""
    return frozenset(table("ocr_repairs")["surnames"].split())


def has_surname(name: str) -> bool:
    """Whether a name begins with a surname, whatever accents a scanner left of it, and is no province's.

    ``Nguyén Van An`` and ``Le Van An`` do; ``Hà Nội`` and ``Phòng Hành chính`` do not.
    """
    folded = " ".join(fold(name).split())
    return folded.partition(" ")[0] in _folded() and folded not in _provinces()


@cache
def _folded() -> frozenset[str]:
    return frozenset(fold(surname) for surname in surnames())


@cache
def _provinces() -> frozenset[str]:
    return frozenset(fold(" ".join(name.split())) for name in table("ocr_repairs")["provinces"].split("|"))
