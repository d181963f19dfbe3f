"""Places that share one unit's head: ``UBND các huyện Tân Yên, Yên Thế`` names two units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from congvan.recognition.actor_heads import is_organ_word, read_head, several_end
from congvan.recognition.actor_lists import ESTATES, FIELDS, LEVELS, NOT_NAMES, PLURALS, TERRITORIES
from congvan.recognition.actor_name_parts import is_roman
from congvan.recognition.actor_places import JOINTS, is_second_syllable, place_name_end, read_territory
from congvan.recognition.actor_units import Unit
from congvan.recognition.actor_verbs import VERBS, starts_action, starts_duty
from congvan.recognition.actor_words import Words
from congvan.vocabulary.surnames import has_surname

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
            between = place > unit.begin and words.key(place - 1) in _BETWEEN
            if between or read_territory(words, place) != unit.end:
                return []
            return _shares(words, unit, place, noun)
    return _repeated(words, unit)


def _repeated(words: Words, unit: Unit) -> list[Share]:
    """``UBND quận 1, quận 3 và thành phố Thủ Đức``: each place has its own noun, and a number is name enough.

    ``UBND xã Tân Sơn, huyện Lục Ngạn`` is one body with its address: behind a comma the larger place is no other unit.
    """
    behind = unit.begin + (unit.kind != "territory")
    first = next((at for at in range(behind, unit.end) if TERRITORIES.end(words, at) > at), unit.end)
    between = first > unit.begin and words.key(first - 1) in _BETWEEN
    if first == unit.end or between or read_territory(words, first) != unit.end:
        return []
    prefix = words.between(unit.begin, first) if first > unit.begin else ""
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
        name = f"{prefix} {words.between(place, end)}".strip()
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
    kinds = _kinds_end(words, index, unit.end)
    if kinds > index and prefix:
        place = kinds
    while place < unit.end:
        named = TERRITORIES.end(words, place)
        if named > place:
            noun = words.between(place, named)
            named += words.key(named) == ":"
        end = place_name_end(words, named)
        if end == named:
            return []
        name = f"{noun} {words.between(named, end)}".strip()
        shares.append(Share(prefix + name, place if shares else unit.begin, end))
        place = end
        while place < unit.end and words.key(place) in JOINTS:
            place += 1
    return shares if len(shares) > 1 else []


def _kinds_end(words: Words, index: int, end: int) -> int:
    """The index behind ``tỉnh, thành phố:``, which leaves open what each name behind it is; ``index`` for one kind."""
    place, kinds = index, 0
    while place < end and TERRITORIES.end(words, place) > place:
        place, kinds = TERRITORIES.end(words, place), kinds + 1
        while place < end and words.key(place) in JOINTS:
            place += 1
    return place + 1 if kinds > 1 and words.key(place) == ":" else index


def listed_names(words: Words, unit: Unit) -> list[Unit]:
    """The units that a head and several names without one give: ``Đồn Biên phòng Sông Đốc, Rạch Gốc và Đất Mũi``.

    Empty where fewer than two names follow over commas, or none over ``và``: a place behind a comma is an address.
    """
    if unit.kind not in {"organ", "short"} or unit.plural or unit.field is None:
        return []
    begin = _proper_start(words, unit)
    if begin == unit.end:
        return []
    names, place = _named(words, unit.after, _name_end)
    joint = words.key(names[-1][0] - 1) if names else ""
    # Nothing lies above a province ("Bộ CHQS tỉnh Ninh Hải, Phan Rí"); what lies above a commune has its own noun.
    places = words.key(begin - 1) in {"tỉnh", "xã", "phường"} or words.key(place) == ":"
    numbered = bool(names) and all(words.items[at].text.isupper() for at, _ in names)  # "Khu Quản lý đường bộ II, III"
    if not _ends(words, place) or not (len(names) > 1 or (names and (joint == "và" or places or numbered))):
        return []
    first = replace(unit, stem=unit.begin, stem_end=begin, field=begin, plural=True)
    return [first, *_under(first, names)]


def colon_names(words: Words, unit: Unit) -> list[Unit]:
    """The units whose names a colon parts from the head of all: ``các Chi cục Hải quan: Lao Bảo, cảng Cửa Việt``.

    Empty where fewer than two names follow (three without ``các``: ``Điện lực: Yên Sơn, Hàm Yên, Na Hang``), or where
    they are not all that follows up to a mark or a predicate.
    """
    several = unit.plural and unit.determiner is not None
    alone = unit.kind == "organ" and unit.bare and words.capital(unit.begin)
    if not (several or alone) or words.key(unit.after) != ":":
        return []
    names, place = _named(words, unit.after, _any_name_end, opening=":")
    if len(names) < (2 if several else 3) or not _ends(words, place) or words.key(place) in JOINTS:
        return []
    if all(end - begin > 2 and has_surname(words.between(begin, end)) for begin, end in names):
        return []  # "Công an: Nguyễn Văn An, Lê Văn Bình, …" are people
    head = unit.begin if unit.determiner is None else several_end(words, unit.determiner)
    return _under(replace(unit, stem=head, stem_end=unit.end), names, first=unit.first)


def plural_names(words: Words, unit: Unit) -> list[Unit]:
    """The units of one kind that ``các`` and their names list: ``các Công ty Điện lực Quảng Trị, Thừa Thiên Huế``.

    Empty where what follows the head is a field that others may stand beside (``các Sở Tài chính, Xây dựng``), where a
    place has its own noun, or where the names are not all that follows up to a mark, a predicate or another unit.
    """
    if unit.kind == "territory" or not unit.plural or unit.determiner is None or unit.field is None:
        return []
    first = next((at for at in range(unit.field, unit.end) if words.key(at) in JOINTS), unit.end)
    begin = _own_name(words, unit, first)
    nouns = any(TERRITORIES.end(words, at) > at for at in range(unit.field, unit.end))
    where = any(words.key(at) in _BETWEEN for at in range(unit.field, begin))  # `các doanh nghiệp trong KCN A, B`
    if nouns or where or begin >= first or FIELDS.end(words, begin) > begin:
        return []
    further, joint = _named(words, first, _name_or_place_end)
    if not further or joint < unit.end or not _closes(words, joint):
        return []
    shared = replace(unit, stem=several_end(words, unit.determiner), stem_end=begin)
    return _under(shared, [(begin, first), *further], first=unit.first)


def estate_names(words: Words, unit: Unit) -> list[Unit]:
    """The units of one head at several estates, each with its noun: ``Ban quản lý chợ Vinh, chợ Ga Vinh``.

    Empty where fewer than two stand there, or where they are not all that follows up to a mark or a predicate.
    """
    nouns = ((at, ESTATES.end(words, at)) for at in range(unit.begin + 1, unit.end))
    first, named = next(((at, end) for at, end in nouns if end > at and words.capital(end)), (0, 0))
    if not first:
        return []
    noun = words.between(first, named).lower()

    def end_of(words: Words, index: int) -> int:
        beyond = ESTATES.end(words, index)
        return place_name_end(words, beyond) if words.between(index, beyond).lower() == noun else index

    further, place = _named(words, end_of(words, first), end_of)
    if not further or place < unit.end or not _closes(words, place):
        return []
    whole = replace(unit, stem=unit.begin, stem_end=first, field=first, end=end_of(words, first), plural=True)
    return [replace(whole, after=whole.end), *_under(whole, further)]


def _named(
    words: Words, index: int, name_end: Callable[[Words, int], int], *, opening: str = ""
) -> tuple[list[tuple[int, int]], int]:
    """The names that joints lead to from ``index``, each as ``name_end`` ends it, and the index behind the last.

    ``opening`` may stand before the first instead of a joint.
    """
    names: list[tuple[int, int]] = []
    place = index
    while words.key(place) in JOINTS or (not names and opening and words.key(place) == opening):
        end = name_end(words, place + 1)
        if end == place + 1:
            break
        names.append((place + 1, end))
        place = end
    return names, place


def _under(unit: Unit, names: Sequence[tuple[int, int]], *, first: int | None = None) -> list[Unit]:
    """A unit for each name under the head of ``unit``; ``first`` where all begin that are read as one list."""
    return [
        replace(unit, first=at if first is None else first, begin=at, end=end, after=end, field=at) for at, end in names
    ]


def _own_name(words: Words, unit: Unit, end: int) -> int:
    """The index where the first of several names begins, behind the words that all of them share; ``end`` for none."""
    field = unit.field or unit.begin
    known = max(LEVELS.end(words, field), FIELDS.end(words, field))
    if unit.stem is not None:
        return known if known > field and words.capital(known) else end  # "Sở Y tế" | "Hà Nội", not "Sở" | "Y tế"
    return next((at + 1 for at in reversed(range(field, end)) if not words.capital(at)), field)


def _closes(words: Words, index: int) -> bool:
    """Whether a list of names is over, or another unit is joined to it."""
    if words.key(index) in JOINTS:
        return is_organ_word(words, index + 1) or read_head(words, index + 1) is not None
    return _ends(words, index)


def _ends(words: Words, index: int) -> bool:
    """Whether names are over at ``index``: at the end, a mark or a predicate."""
    return index >= len(words) or words.is_mark(index) or starts_duty(words, index) or starts_action(words, index)


def _proper_start(words: Words, unit: Unit) -> int:
    """The index where the unit's own name in capitals begins, behind its head, field and place's noun; else its end."""
    if unit.end - unit.begin > 1 and is_roman(words, unit.end - 1):
        return unit.end - 1  # "Viện Nghiên cứu nuôi trồng thủy sản II, III"
    place = unit.field if unit.field is not None else unit.end
    for phrases in (LEVELS, FIELDS, TERRITORIES):
        place = max(place, phrases.end(words, place))
    nouns = [TERRITORIES.end(words, at) for at in range(place, unit.end) if TERRITORIES.end(words, at) > at]
    place = nouns[-1] if nouns else place
    while place + 1 < unit.end and words.items[place].text.isupper() and len(words.items[place].text) > 1:
        place += 1  # "Đồn BP" | "Thổ Châu"
    named = place < unit.end and all(words.capital(at) for at in range(place, unit.end))
    return place if named else unit.end


def _capitals_end(words: Words, index: int) -> int:
    end = index
    while end < min(index + 4, len(words)) and words.capital(end):
        if NOT_NAMES.end(words, end) > end and not is_second_syllable(words, index, end):
            break
        end += 1
    return end


def _name_or_place_end(words: Words, index: int) -> int:
    """The index behind a name, which may be a place's with its noun: ``Văn Lãng``, ``Thành phố Lạng Sơn``."""
    noun = TERRITORIES.end(words, index)
    place = place_name_end(words, noun)
    return place if place > noun > index and words.capital(index) else _name_end(words, index)


def _any_name_end(words: Words, index: int) -> int:
    """The index behind a name that a small noun may open (``cảng Cửa Việt``); ``index`` where a unit or verb stands."""
    noun = index + (not words.capital(index) and words.capital(index + 1))
    end = _capitals_end(words, noun)
    return index if end == noun or is_organ_word(words, noun) or VERBS.end(words, noun) > noun else end


def _name_end(words: Words, index: int) -> int:
    """The index behind a name of one to four syllables in capitals; ``index`` where a field or another unit stands."""
    end = _capitals_end(words, index)
    other = is_organ_word(words, index) or read_head(words, index) is not None or FIELDS.end(words, index) > index
    return index if other or TERRITORIES.end(words, index) > index else end
