"""Makes names set in capitals readable: ``SỞ NỘI VỤ TỈNH AN HÒA`` → ``Sở Nội vụ tỉnh An Hòa``."""

from __future__ import annotations

from functools import cache

from congvan.structure.form import is_capital, words
from congvan.vocabulary import fold, table

_CONNECTORS = frozenset({"và", "của", "các", "cho", "về", "với", "thuộc", "trực"})
_TERRITORIES = frozenset({"tỉnh", "huyện", "quận", "xã", "phường", "phố", "trấn", "khu"})
_LONGEST = 10  # syllables of the longest name in the tables


def readable(name: str) -> str:
    """The name in ordinary spelling; one that is not set in capitals keeps its own.

    Known names of branches and bodies keep the case of the tables, names of places get capitals throughout,
    of anything else only the first syllable behind a unit's head has one.
    """
    name = " ".join(name.split())
    known_unit = _units().get(fold(name))
    if known_unit is not None and name.lower() != known_unit.lower():
        return known_unit  # a scanner's TỎNG CỤC THUÊ: the form names no other unit so
    if not is_capital(name):
        return name
    given = name.split(" ")
    out: list[str] = []
    place = named = False
    index = 0
    while index < len(given):
        known, length = _known(given, index)
        lower = given[index].lower()
        if known:
            out += [_cased(given[index + i], syllable) for i, syllable in enumerate(known.split(" "))]
            place = out[-1].lower() in _TERRITORIES
            named = not place and fold(known) not in words("unit_heads")
        elif given[index].rstrip(".,") in _abbreviations():
            length, place = 1, given[index].startswith(("TP", "TX"))
            out.append(given[index])
        else:
            length = 1
            head = bool(index) and fold(lower) in words("unit_heads") and not place
            territory = lower in _TERRITORIES and not place
            capital = index == 0 or place or head or (not named and lower not in _CONNECTORS and not territory)
            out.append(lower.capitalize() if capital and lower not in _CONNECTORS else lower)
            named = (capital and not head and index > 0) or territory
            place = place or territory
        index += length
    return " ".join(out)


def _cased(given: str, known: str) -> str:
    """The syllable as given (``HOÁ`` keeps its tone mark's place) in the case of the known one."""
    if known.isupper() and len(known) > 1:
        return given
    return given.capitalize() if known[:1].isupper() else given.lower()


def _known(given: list[str], index: int) -> tuple[str, int]:
    """The longest name of the tables that begins here, and its number of syllables."""
    for length in range(min(_LONGEST, len(given) - index), 0, -1):
        known = _names().get(" ".join(given[index : index + length]).lower().rstrip(","))
        if known:
            return known, length
    return "", 1


@cache
def _names() -> dict[str, str]:
    heads = [head.capitalize() for head in table("letterhead")["unit_heads"] if " " in head]
    names = [*heads, *table("organisations")["field_abbreviations"].values(), *table("letterhead")["names"]]
    return {name.lower(): name for name in names} | {name.lower().replace("òa", "oà"): name for name in names}


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
