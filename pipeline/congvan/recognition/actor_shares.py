"""Places that share one unit's head: ``UBND các huyện Tân Yên, Yên Thế`` names two units."""

from __future__ import annotations

from typing import NamedTuple

from congvan.recognition.actor_lists import PLURALS, TERRITORIES
from congvan.recognition.actor_places import JOINTS, place_name_end, read_territory
from congvan.recognition.actor_units import Unit
from congvan.recognition.actor_words import Words

_OWNERS = frozenset({"organ", "short", "post", "territory"})
_RANKS = {
    **dict.fromkeys(("tỉnh", "thành phố", "tp"), 1),
    **dict.fromkeys(("huyện", "quận", "thị xã"), 2),
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), 3),
}
_BETWEEN = frozenset({"bàn", "của", "ở", "tại", "thuộc", "trong", "với"})


class Share(NamedTuple):
    """One of the units: its name written out, and the word indices of what the text says of it."""

    name: str
    begin: int
    end: int


def shared_places(words: Words, unit: Unit) -> list[Share]:
    """The units that a head and a list of places name together; empty where the list is one collective.

    Each place must have a name: ``UBND các huyện, thị xã Long Khánh`` speaks of all districts and stays whole.
    """
    if unit.kind not in _OWNERS:
        return []
    for place in range(unit.begin, unit.end):
        noun = PLURALS.end(words, place)
        if noun > place and TERRITORIES.end(words, noun) > noun:
            if words.key(place - 1) in _BETWEEN or read_territory(words, place) != unit.end:
                return []
            return _shares(words, unit, place, noun)
    return _repeated(words, unit)


def _repeated(words: Words, unit: Unit) -> list[Share]:
    """``UBND quận 1, quận 3 và thành phố Thủ Đức``: each place has its own noun, and a number is name enough.

    ``UBND xã Tân Sơn, huyện Lục Ngạn`` is one body with its address: behind a comma the larger place is no other unit.
    """
    first = next((at for at in range(unit.begin + 1, unit.end) if TERRITORIES.end(words, at) > at), unit.end)
    if first == unit.end or words.key(first - 1) in _BETWEEN or read_territory(words, first) != unit.end:
        return []
    prefix = words.between(unit.begin, first)
    shares: list[Share] = []
    place, size, joint = first, 0, ""
    while place < unit.end:
        named = TERRITORIES.end(words, place)
        end = place_name_end(words, named)
        if named == place or end == named:
            return []
        rank = _RANKS.get(words.between(place, named).lower(), 0)
        if rank < size and joint != "và":
            return []
        name = f"{prefix} {words.between(place, end)}"
        shares.append(Share(name, place if shares else unit.begin, end))
        place, size = end, rank
        while place < unit.end and words.key(place) in JOINTS:
            joint = words.key(place)
            place += 1
    return shares if len(shares) > 1 else []


def _shares(words: Words, unit: Unit, plural: int, index: int) -> list[Share]:
    prefix = words.between(unit.begin, plural) + " " if plural > unit.begin else ""
    shares: list[Share] = []
    noun, place = "", index
    while place < unit.end:
        named = TERRITORIES.end(words, place)
        if named > place:
            noun = words.between(place, named)
            named += words.key(named) == ":"
        end = place_name_end(words, named)
        if end == named or words.items[named].text.isdigit():
            return []
        shares.append(Share(f"{prefix}{noun} {words.between(named, end)}", place if shares else unit.begin, end))
        place = end
        while place < unit.end and words.key(place) in JOINTS:
            place += 1
    return shares if len(shares) > 1 else []
