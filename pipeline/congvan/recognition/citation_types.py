"""Finds the words that name a type of document, also where a scan has lost their accents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from congvan.vocabulary import fold, table


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A row of the table of types."""

    name: str
    family: str
    abbreviations: tuple[str, ...]
    law: bool
    bare: bool
    citable: bool


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A type's name in a text; ``capital`` tells whether it begins with a capital letter."""

    start: int
    end: int
    type: DocumentType
    capital: bool
    short: bool = False
    """Whether it is an abbreviation, which counts only before a whole number: ``CV số 12/SNV-VP``."""


@cache
def document_types() -> dict[str, DocumentType]:
    """All types by name: ``Công văn``, ``Nghị quyết``."""
    return {
        row["name"]: DocumentType(
            name=row["name"],
            family=row["family"],
            abbreviations=tuple(row["abbreviations"]),
            law=row.get("law", False),
            bare=row.get("bare", False),
            citable=row.get("citable", True),
        )
        for row in table("document_types")["type"]
    }


@cache
def _forms() -> tuple[re.Pattern[str], dict[str, DocumentType]]:
    known: dict[str, DocumentType] = {}
    for row in table("document_types")["type"]:
        for form in [row["name"], *row.get("forms", ())]:
            known[fold(form)] = document_types()[row["name"]]
    longest = sorted(known, key=len, reverse=True)
    choice = "|".join(re.sub(r" ", r"\\s+", re.escape(form).replace(r"\ ", " ")) for form in longest)
    return re.compile(rf"(?<![^\W_])(?:{choice})(?:(?![^\W_])|(?=so\s?\d))"), known


def find_types(text: str, folded: str) -> list[TypeWord]:
    """The type words of a text, left to right, the longest form at each place.

    Abbreviations count where a number follows: ``CV số 12/SNV-VP``.
    """
    pattern, known = _forms()
    words: list[TypeWord] = []
    for match in pattern.finditer(folded):
        name = " ".join(match.group().split())
        words.append(TypeWord(match.start(), match.end(), known[name], text[match.start()].isupper()))
    taken = {word.start for word in words}
    for match in _abbreviations().finditer(text):
        if match.start() not in taken:
            words.append(TypeWord(match.start(), match.end(), _by_abbreviation()[match.group()], True, short=True))
    return sorted(words, key=lambda word: word.start)


@cache
def _abbreviations() -> re.Pattern[str]:
    choice = "|".join(sorted(_by_abbreviation(), key=len, reverse=True))
    return re.compile(rf"(?<![\w/.&-])(?:{choice})(?=\s*(?:số\s*:?\s*)?\d{{1,6}}[a-zđ]?\s?[/-])")


@cache
def _by_abbreviation() -> dict[str, DocumentType]:
    first: dict[str, DocumentType] = {}
    for kind in document_types().values():
        for abbreviation in kind.abbreviations[:1]:
            first.setdefault(abbreviation, kind)
    return first


def type_of_symbol(symbol: str) -> DocumentType | None:
    """The type that a symbol names: ``NĐ-CP`` → Nghị định, ``NQ/TW`` → Nghị quyết, ``SNV-CCHC`` → None."""
    return _by_abbreviation().get(re.split(r"[-/.&]", symbol, maxsplit=1)[0])


def tells_type(symbol: str) -> bool:
    """Whether the symbol names its type beyond doubt: ``QĐ-TTg`` does, ``CT-TTHT`` (a Cục Thuế's) does not."""
    return re.split(r"[-/.&]", symbol, maxsplit=1)[0] in table("citations")["symbols"]["telling"]


def agrees(kind: DocumentType, symbol: str) -> bool:
    """Whether the symbol's first part is an abbreviation of the type."""
    return re.split(r"[-/.&]", symbol, maxsplit=1)[0] in kind.abbreviations
