"""Puts accents back that a scanner lost in the names of the form: ``Cuc Thue TP Ha Noi`` → ``Cục Thuế TP Hà Nội``.

Only in names of closed lists (titles, bodies, branches, provinces, surnames), only where one name of the list has
these letters, and only where accents are missing: one that is there and differs makes another word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from congvan.vocabulary.spelling import fold
from congvan.vocabulary.surnames import surnames
from congvan.vocabulary.tables import table

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 8  # syllables
Names = dict[str, frozenset[str]]
"""Names by their letters without accents."""


def accented(text: str) -> str:
    """A unit's name or a title with the accents that it lost; what is of no list stays as it is.

    Branches and places are told only where the text lost accents for certain, in a title or the kind of a body or
    throughout: a firm may be called ``Thanh Hoa``.
    """
    sure = _put_back(text, _bodies())
    words = _WORD.findall(text)
    bare = len(words) > 2 and all(_is_bare(word) for word in words)
    return _put_back(sure, _branches()) if sure != text or bare else sure


def accented_person(name: str) -> str:
    """A person's name with its lost accents: ``Luu Van Tri`` → ``Lưu Văn Tri``; ``Tri`` may be several names."""
    words = name.split(" ")
    first = next((index for index, word in enumerate(words) if not word.endswith(".")), 0)
    for index, word in enumerate(words[first:], first):
        last = index + 1 == len(words)
        before = word if index == first or last else _put_back(word, _middle())
        words[index] = before if before != word else _put_back(word, _surnames() if index == first else _given())
    return " ".join(words)


def _put_back(text: str, names: Names) -> str:
    words = list(_WORD.finditer(text))
    pieces: list[str] = []
    done = index = 0
    while index < len(words):
        count = next((n for n in range(min(_LONGEST, len(words) - index), 0, -1) if _meant(words, index, n, names)), 0)
        for word, spelt in zip(words[index:], _meant(words, index, count, names), strict=False):
            given = word.group()  # `uỷ` keeps its tone mark's place
            pieces += [text[done : word.start()], given if _marks(given) == _marks(spelt) else _in_case(spelt, given)]
            done = word.end()
        index += max(count, 1)
    return "".join([*pieces, text[done:]])


def _meant(words: list[re.Match[str]], index: int, count: int, names: Names) -> list[str]:
    """The syllables of the one name that these words are, with accents lost; empty where they are none."""
    given = [word.group() for word in words[index : index + count]]
    found = names.get(fold(" ".join(given)), frozenset()) if count else frozenset()
    spelt = next(iter(found)).split(" ") if len(found) == 1 else []
    lost = all(_marks(word) <= _marks(full) for word, full in zip(given, spelt, strict=False))
    return spelt if lost else []


def _in_case(spelt: str, given: str) -> str:
    if given.isupper() and (len(given) > 1 or len(spelt) == 1):
        return spelt.upper()
    return spelt.capitalize() if given[:1].isupper() else spelt.lower()


def _marks(word: str) -> set[tuple[int, str]]:
    """The accents of a syllable, each with its letter's place; ``đ`` counts as one, tone marks with the syllable."""
    found: set[tuple[int, str]] = set()
    for place, letter in enumerate(word.lower()):
        if letter == "đ":
            found.add((place, letter))
        for mark in unicodedata.normalize("NFD", letter)[1:]:
            tone = unicodedata.combining(mark) and mark in _TONES
            found.add((-1 if tone else place, mark))
    return found


_TONES = frozenset("\N{COMBINING GRAVE ACCENT}\N{COMBINING ACUTE ACCENT}\N{COMBINING TILDE}"
                   "\N{COMBINING HOOK ABOVE}\N{COMBINING DOT BELOW}")  # fmt: skip


def _is_bare(word: str) -> bool:
    return fold(word) == word.lower()


def _by_letters(names: Iterable[str]) -> Names:
    found: dict[str, frozenset[str]] = {}
    for name in names:
        found[fold(name)] = found.get(fold(name), frozenset()) | {name}
    return found


@cache
def _bodies() -> Names:
    """Titles and kinds of bodies of two syllables and more."""
    forms, lists = table("letterhead"), table("organisations")
    known = {name.lower() for name in (*forms["signers"], *table("persons")["posts"], *lists["words"]["organs"])}
    return _by_letters(name for name in known if " " in name)


@cache
def _branches() -> Names:
    """Branches, provinces and places' nouns, and the kinds of bodies of one syllable."""
    forms, lists = table("letterhead"), table("organisations")
    provinces = [" ".join(name.split()).lower() for name in table("ocr_repairs")["provinces"].split("|")]
    branches = [name.lower() for name in (*lists["lists"]["fields"], *forms["names"]) if " " in name]
    return _by_letters({*provinces, *branches, *forms["place_heads"], *forms["unit_heads"]})


@cache
def _surnames() -> Names:
    return _by_letters(surnames())


@cache
def _middle() -> Names:
    return _by_letters(table("persons")["middle_names"])


@cache
def _given() -> Names:
    return _by_letters(set(table("persons")["given_names"].split()))
