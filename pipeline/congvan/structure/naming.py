"""Makes names set in capitals readable: ``SỞ NỘI VỤ TỈNH AN HÒA`` → ``Sở Nội vụ tỉnh An Hòa``.

Capitals follow Nghị định 30/2020/NĐ-CP, Phụ lục II: a body's name has one on the first syllable of its kind and of
its branch; the names of places and persons have them throughout.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from congvan.structure.form import is_capital
from congvan.vocabulary import fold, table

_CONNECTORS = frozenset({"và", "của", "các", "cho", "về", "với", "thuộc", "trực", "ngành", "&"})
_LONGEST = 10  # syllables of the longest name in the tables
_SYLLABLE = re.compile(r"[b-df-hj-np-tv-z]{0,3}[aeiouy]{1,3}[b-df-hj-np-tv-z]{0,2}")
_ROMAN = re.compile(r"[IVX]+")
_GLUED = re.compile(r"([^\W\d_]+) ?([-–&]) ?([^\W\d_]+)")


def readable(name: str) -> str:
    """The name in ordinary spelling; one that is not set in capitals keeps its own.

    Known names of branches and bodies keep the case of the tables. Of what is not known, a branch's name gets one
    capital; behind a branch, a place's noun or the kind of a body that bears a proper name (``TRƯỜNG TIỂU HỌC``), it
    is taken for a proper name, with capitals throughout.
    """
    name = " ".join(name.split())
    known_unit = _units().get(fold(name))
    if known_unit is not None and name.lower() != known_unit.lower():
        return known_unit  # a scanner's TỎNG CỤC THUÊ: the form names no other unit so
    if not is_capital(name):
        return name
    return " ".join(_spelt(_GLUED.sub(_apart, name).split(" ")))


def _apart(glued: re.Match[str]) -> str:
    """``DỤC-ĐÀO`` with blanks around what joins two syllables; ``GD&ĐT`` stays."""
    before, joint, behind = glued.groups()
    return glued[0] if _is_initials(before) or _is_initials(behind) else f"{before} {joint} {behind}"


def _spelt(given: list[str]) -> Iterator[str]:
    # What an unknown syllable is: part of a proper name; part of a branch already begun. Whether the body bears one.
    proper = branch = bears = False
    index = 0
    while index < len(given):
        known, length, kind = _known(given, index)
        piece = given[index : index + length]
        bare = piece[0].strip(".,;()")
        if _is_initials(bare):
            yield given[index]
            proper, length = True, 1
        elif known:
            bears = bears or kind == "bearer"
            low = kind == "place" or (kind == "noun" and branch)
            yield from _in_case(piece, known, first=index == 0 or not low)
            proper = kind in {"place", "field", "bearer"} or bears
            branch = kind in {"field", "noun"}
        elif (length := 1) and bare.lower() in _CONNECTORS:
            yield piece[0].lower() if index else piece[0].capitalize()
            proper, branch = False, bare.lower() == "các"
        elif proper or index == 0:
            yield piece[0].capitalize()
        else:
            yield piece[0].lower() if branch else piece[0].capitalize()
            branch = True
        index += length


def _in_case(given: list[str], known: str, *, first: bool) -> Iterator[str]:
    """The syllables as given (``HOÁ`` keeps its tone mark's place) in the case of the known ones."""
    dashed = False
    for place, (written, spelt) in enumerate(zip(given, known.split(" "), strict=True)):
        if (spelt.isupper() and len(spelt) > 1) or _is_initials(written.strip(".,;()")):
            yield written
        elif spelt[:1].isupper() or (place == 0 and first) or dashed:
            yield written.capitalize()
        else:
            yield written.lower()
        dashed = spelt in {"-", "–"}


def _is_initials(word: str) -> bool:
    """Whether a word in capitals is no syllable: ``KKT``, ``GD&ĐT``, ``III``."""
    if word in _abbreviations() or (_ROMAN.fullmatch(word) is not None and word not in {"VI", "XI"}):
        return True
    plain = fold(word)
    return len(word) > 1 and not plain.isdigit() and _SYLLABLE.fullmatch(plain) is None


def _known(given: list[str], index: int) -> tuple[str, int, str]:
    """The longest name of the tables that begins here, its number of syllables, and what it names."""
    for length in range(min(_LONGEST, len(given) - index), 0, -1):
        found = _names().get(fold(" ".join(given[index : index + length]).rstrip(",")))
        if found is not None and _same_letters(given[index : index + length], found[0]):
            return found[0], length, found[1]
    return "", 1, ""


def _same_letters(given: list[str], known: str) -> bool:
    """Whether the accents are the same too, wherever the tone mark stands (``HOÁ``, ``HÓA``)."""
    return _letters(" ".join(given).rstrip(",")) == _letters(known)


def _letters(text: str) -> list[list[str]]:
    return [sorted(unicodedata.normalize("NFD", word)) for word in text.lower().split(" ")]


@cache
def _names() -> dict[str, tuple[str, str]]:
    """What the tables know by its folded form, as they write it: fields, nouns, places' nouns, kinds of bodies."""
    forms, lists = table("letterhead"), table("organisations")
    fields = [*lists["lists"]["fields"], *lists["field_abbreviations"].values(), *lists["lists"]["levels"]]
    found: dict[str, tuple[str, str]] = {}
    for kind, names in (
        ("noun", lists["lists"]["nouns"]),
        ("field", fields),
        ("place", forms["place_heads"]),
        ("head", forms["unit_heads"]),
        ("field", forms["names"]),
        ("bearer", forms["name_bearers"]),
    ):
        found.update({fold(name): (name, kind) for name in names})
    for organ in lists["words"]["organs"]:  # "ban chấp hành": a kind of body, then what it is for
        kind = max((head for head in forms["unit_heads"] if organ.startswith(head + " ")), key=len, default="")
        branch = organ[len(kind) + 1 :]
        if branch == "ngành":
            continue  # "công đoàn ngành" goes on with its branch
        if organ in forms["unit_heads"]:
            continue
        if kind and found.get(fold(organ), ("", ""))[0].islower():
            del found[fold(organ)]
        if kind:
            named = f"{kind} {branch[:1].upper()}{branch[1:]}".replace("việt nam", "Việt Nam")
            found.setdefault(fold(organ), (named, "bearer" if kind in forms["name_bearers"] else "field"))
    return found


@cache
def _units() -> dict[str, str]:
    """Whole names of ministries, departments and general departments by their folded form."""
    data = table("letterhead")
    names = [
        f"{head} {branch}" for head in ("Bộ", "Sở") for branch in table("organisations")["field_abbreviations"].values()
    ]
    return {fold(name): name for name in [*names, *data["names"], *data["national"]]}


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(table("letterhead")["abbreviations"])
