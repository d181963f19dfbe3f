"""Whether words may be a person's name: its first word is a surname."""

from __future__ import annotations

from functools import cache

from congvan.vocabulary.spelling import fold
from congvan.vocabulary.tables import table


def has_surname(name: str) -> bool:
    """Whether a name begins with a surname, whatever accents a scanner left of it, and is no province's.

    ``Nguyén Van An`` and ``Le Van An`` do; ``Hà Nội`` and ``Phòng Hành chính`` do not.
    """
    folded = " ".join(fold(name).split())
    return folded.partition(" ")[0] in _surnames() and folded not in _provinces()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(surname) for surname in table("ocr_repairs")["surnames"].split())


@cache
def _provinces() -> frozenset[str]:
    return frozenset(fold(" ".join(name.split())) for name in table("ocr_repairs")["provinces"].split("|"))
