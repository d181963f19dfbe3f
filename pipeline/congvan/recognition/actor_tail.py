"""The tail behind a head: the words that name the unit, up to where its predicate begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from congvan.recognition.actor_heads import Head, nested_head
from congvan.recognition.actor_lists import (
    BOARDS,
    DOERS,
    ESTATES,
    FIELDS,
    HEADS,
    MATTER_BODIES,
    NO_VERBAL_FIELD,
    NOUNS,
    OPEN_NAMES,
    PARTY_BODIES,
    PLURALS,
    ROLE_BEARERS,
    SHORT_FIELDS_AFTER,
    SURE_DUTIES,
    TERRITORIES,
    VERBAL_FIELDS_AFTER,
    VERBAL_HEADS,
)
from congvan.recognition.actor_name_parts import (
    anchored_end,
    capitals_end,
    comma_name_end,
    completes_word,
    conjunct_name_end,
    firm_name_end,
    matter_end,
    number_end,
    unknown_end,
    verbal_piece_end,
)
from congvan.recognition.actor_open_names import deed_name_end, open_pieces_end, verbal_name_end
from congvan.recognition.actor_places import breaks_name, level_end, read_ground, read_range, read_territory
from congvan.recognition.actor_qualifiers import (
    amid_end,
    belonging_end,
    cited_part_end,
    estates_end,
    levels_end,
    noun_end,
    predicate_behind,
    qualifier_end,
    read_activity,
    read_relative,
    read_role_verb,
)
from congvan.recognition.actor_verbs import VERBS, is_charge, starts_action, starts_duty, starts_function, whole_end
from congvan.recognition.actor_words import DASHES, Words

LIMIT = 60
"""Words a single name may have: far more than any unit's, and a bound on the work at one place."""

_COMMON = frozenset({"common", "people", "party"})
_OWN_BODY = frozenset({"đơn vị", "cơ quan", "nhà trường", "công ty"})


class Tail(NamedTuple):
    """``end`` is behind the name, ``after`` behind what stands with it but is no part of it (brackets)."""

    end: int
    after: int


class Owner(NamedTuple):
    """Whose tail it is: the head, where the name starts, its number, and how a unit above is read.

    ``parent`` gives the index behind the unit at an index, or that index where there is none.
    """

    head: Head
    start: int
    plural: bool
    chained: bool
    parent: Callable[[Words, int], int]


def close_bracket(words: Words, index: int) -> int:
    """The index behind the bracket that opens at ``index``; ``index`` where it does not close soon."""
    depth = 0
    for place in range(index, min(index + LIMIT, len(words))):
        key = words.key(place)
        depth += (key == "(") - (key == ")")
        if depth == 0:
            return place + 1
    return index


def read_tail(words: Words, index: int, owner: Owner) -> Tail:
    """The tail that begins at ``index``, empty where the name ends there.

    ``after_head``: a field of government may follow; ``proper``: the words before are a name in capitals, which may
    go on; ``complete``: the name is whole, and only places and qualifiers follow; ``located``: it has one of these,
    so that a head behind it begins another unit.
    """
    head = current = owner.head
    place = index
    after_head, proper, complete, located = True, False, False, False
    generic = head.kind in {*_COMMON, "territory"} or (head.kind in {"short", "organ"} and owner.plural)
    generic = generic or not words.capital(owner.start)
    limit = min(index + LIMIT, len(words))
    while place < limit:
        word = words.items[place]
        if place > index and head.kind in {"organ", "short", "territory"} and is_charge(words, place):
            break  # "Nhóm 3" | "phụ trách tiêu chuẩn 6": what a body is given, not which body it is
        if word.key == "(":
            end = close_bracket(words, place)
            if end == place or not _goes_on(words, end):
                return Tail(place, end)
            place = end
            continue
        if word.mark:
            spoken = place == index and len(head.phrase.split()) > 2  # a body known by its whole name
            spoken = spoken or (words.key(place) in DASHES and words.capital(owner.start) and not owner.plural)
            end = _over_mark(words, place, owner, named=proper or complete or spoken, whole=complete)
            if end == place:
                break
            complete = complete and end > place + 2  # one word behind a dash: the name goes on
            place, proper, after_head = end, True, False
            continue
        nested = nested_head(words, place)
        field = whole_end(FIELDS, words, place) if after_head and current.kind == "short" else place
        placed = field > place and TERRITORIES.end(words, field) == (nested.end if nested else 0)  # "Cục Thống kê tỉnh"
        if nested is not None and field < nested.end and not placed:
            if located:
                break
            place, current, after_head, complete, proper = nested.end, nested, True, False, False
            continue
        if after_head and current.phrase == "trường" and (end := levels_end(words, place)) > place:
            place, after_head = end, False
            continue
        if (end := firm_name_end(words, place, current)) > place:
            place, after_head, proper = end, False, True
            continue
        if after_head and (end := verbal_name_end(words, place, current)) > place:
            place, after_head, complete = end, False, True
            continue
        if after_head and (end := whole_end(FIELDS, words, place)) > place and _field_fits(words, place, end, current):
            place, after_head, complete = end, False, True
            continue
        if (end := _qualified(words, place, owner, complete=complete, generic=generic)) > place:
            place, after_head, complete, proper, located = end, False, True, False, True
            continue
        if (end := number_end(words, place, plural=owner.plural)) > place:
            place, after_head, complete, proper = end, False, True, False
            continue
        if (end := matter_end(words, place, head if head.phrase in MATTER_BODIES else current)) > place:
            place, after_head, complete, proper = end, False, True, False
            continue
        if place == index and words.capital(owner.start) and (end := deed_name_end(words, place, head)) > place:
            place, after_head, complete = end, False, True
            continue
        if word.capital:
            work = current.phrase in MATTER_BODIES and ESTATES.end(words, place) > place
            if (breaks_name(words, place) and not work) or (complete and not proper and starts_duty(words, place)):
                break
            place, after_head, proper = max(place + 1, NOUNS.end(words, place)), False, True
            continue
        if word.key in {"và", "&"} and (place > index or len(head.phrase.split()) > 1):
            end = conjunct_name_end(words, place, current, plural=owner.plural, complete=complete)
            if end == place:
                break
            place, proper = end, True
            continue
        if open_field_end(words, place, owner, after_head=after_head, located=located) > place:
            place, complete = FIELDS.end(words, place), True
            continue
        attributive = place == index and head.kind in _COMMON
        whole_name = place == index and head.phrase.endswith(" việt nam")  # "Đài Truyền hình Việt Nam" | "sản xuất"
        if not whole_name and (end := noun_end(words, place, attributive=attributive)) > place:
            place, after_head = end, False
            continue
        if (proper or complete or head.phrase in BOARDS) and words.capital(owner.start):
            if place > index and words.items[place - 1].capital and completes_word(words, place) and proper:
                place += 1
                continue
            if (end := anchored_end(words, place, whole=complete)) > place:
                place, after_head, proper = end, False, True
                continue
        if starts_action(words, place) or starts_function(words, place):
            break
        if proper and not complete and words.items[place - 1].capital and completes_word(words, place):
            place += 1
            continue
        open_name = complete and not located and words.capital(owner.start) and current.phrase in OPEN_NAMES
        guessed = (generic or proper) and not complete and (place > index or head.phrase not in VERBAL_HEADS)
        guessed = guessed or open_name
        end = unknown_end(words, place) if guessed else place
        if end == place:
            break
        place, after_head = end, False
    end = min(place, limit)
    while end > index and words.items[end - 1].mark and words.items[end - 1].key != ")":
        end -= 1
    return Tail(end, end)


def _over_mark(words: Words, index: int, owner: Owner, *, named: bool, whole: bool) -> int:
    """The index behind a dash or a comma inside a name and the word behind it; ``index`` where the name ends."""
    if words.key(index) not in DASHES:
        if owner.plural and owner.head.kind == "common" and (end := _further_branches(words, index)) > index:
            return end
        if not named:
            return index
        end = comma_name_end(words, index, owner.head, plural=owner.plural, whole=whole)
        return end if end > index or owner.plural else open_pieces_end(words, index, owner.head)
    beyond = index + 1
    body = HEADS["common"].match(words, beyond)
    if owner.head.phrase == "tổ chức" or (body is not None and body[1] in ROLE_BEARERS):
        return index  # "Sở Nội vụ - Cơ quan thường trực"
    field = FIELDS.end(words, beyond)
    joined = words.capital(beyond) and (
        VERBS.end(words, beyond) == beyond or field > beyond or verbal_piece_end(words, beyond) > beyond
    )
    if not (named and joined and not breaks_name(words, beyond)):
        return index
    nested = nested_head(words, beyond)
    if nested is not None:
        parent = owner.parent(words, beyond)
        if parent > beyond or nested.kind not in {"organ", "short"}:
            return parent if parent > beyond else index
        return nested.end if starts_action(words, nested.end) or words.is_mark(nested.end) else index
    return max(field, beyond + 1, verbal_piece_end(words, beyond))


def _further_branches(words: Words, index: int) -> int:
    """The index behind ``, truyền hình cáp`` that goes on ``các doanh nghiệp viễn thông`` before its predicate."""
    place = index + 1
    if words.capital(place) or VERBS.end(words, place) > place or PLURALS.end(words, place) > place:
        return index
    end = max(NOUNS.end(words, place), FIELDS.end(words, place))
    if end == place or HEADS["common"].end(words, place) > place or HEADS["organ"].end(words, place) > place:
        return index
    if not (words.is_mark(end) or starts_action(words, end) or starts_duty(words, end)):
        end += 1
    closed = starts_action(words, end) or starts_duty(words, end) or words.key(end) in {":", ".", ""}
    return end if closed else index


def open_field_end(words: Words, index: int, owner: Owner, *, after_head: bool, located: bool) -> int:
    """The index behind a further field in small letters: ``Viện Kiểm nghiệm`` | ``an toàn vệ sinh thực phẩm``."""
    named = words.capital(owner.start) and (owner.head.phrase in OPEN_NAMES or owner.head.phrase in MATTER_BODIES)
    end = FIELDS.end(words, index)
    fits = named and not after_head and not located and end > index + 1 and VERBS.end(words, index) == index
    return end if fits else index


def _goes_on(words: Words, index: int) -> bool:
    return (
        belonging_end(words, index)[0] > index
        or read_territory(words, index) > index
        or qualifier_end(words, index) > index
    )


def _field_fits(words: Words, index: int, end: int, head: Head) -> bool:
    """A field in small letters that is also a verb follows only heads that take such fields."""
    if end == index + 1 and head.phrase not in SHORT_FIELDS_AFTER:
        return False  # "doanh nghiệp nội địa" has no field "nội"
    if words.capital(index):
        return True
    if VERBS.end(words, index) == index:
        return True
    if head.kind in {"people", "party", "territory"}:
        return False
    if end - index >= 3 and VERBS.end(words, index) < end:
        return True
    if head.phrase in NO_VERBAL_FIELD:
        return False
    behind = VERBS.end(words, end) > end or starts_duty(words, end) or number_end(words, end, plural=False) > end
    return head.phrase in VERBAL_FIELDS_AFTER and behind


def _qualified(words: Words, place: int, owner: Owner, *, complete: bool, generic: bool) -> int:
    """The index behind what tells which unit is meant; ``place`` where no such words stand."""
    if (end := max(read_ground(words, place), read_range(words, place))) > place:
        return end
    belonging, scope = belonging_end(words, place)
    if belonging > place:
        return _above(words, place, belonging, scope, owner)
    for read in (level_end, qualifier_end, cited_part_end):
        if (end := read(words, place)) > place:
            return end
    head = owner.head
    if head.phrase in PARTY_BODIES and words.key(place) == "các" and (end := owner.parent(words, place)) > place:
        return end  # "Ban Thường vụ các huyện, thành ủy"
    places = read_territory(words, place)
    committees = owner.parent(words, place) if words.key(place) == "các" and places > place else place
    if committees > places and words.key(committees - 1) == "ủy":
        return committees  # "Ban Dân vận các huyện, thị, thành ủy"
    amid = amid_end(words, place) if owner.plural or PLURALS.end(words, place + 1) > place + 1 else place
    if (end := max(places, estates_end(words, place), amid)) > place:
        return end
    if words.key(place) == "nơi" and (end := read_relative(words, place)) > place:
        return end
    if words.key(place) == "có" and _of_places(words, owner.start, place):
        return read_relative(words, place, heads=True)  # "UBND các huyện có rừng"
    if owner.plural and words.key(place) == "có" and (end := read_relative(words, place)) > place:
        return end  # "Các công ty có nhà máy" before its predicate
    if words.key(place) in {"các", "từng"} and head.kind in {"organ", "people", "post", "common"}:
        return owner.parent(words, place)
    if head.kind == "people":
        body = HEADS["common"].match(words, place) or HEADS["organ"].match(words, place)
        if body is not None and body[1] in _OWN_BODY:
            return body[0]
    shared = owner.plural and PLURALS.end(words, place + 1) > place + 1  # "các Phòng Giao dịch của các ngân hàng"
    if words.key(place) == "của" and ((complete and words.capital(place + 1)) or shared):
        parent = owner.parent(words, place + 1)  # "Phòng Quản lý hành nghề y của Sở" before its predicate
        if parent > place + 1 and (starts_action(words, parent) or starts_duty(words, parent)):
            return parent
    if words.key(place) == "của" and head.kind in {"organ", "short"}:
        parent = owner.parent(words, place + 1)  # "Hội đồng khoa học của đơn vị" before a duty
        if parent > place + 1 and SURE_DUTIES.end(words, parent) > parent:
            return parent
    held = head.kind == "post" and words.key(place) == "tại"  # "Người đại diện vốn tại Công ty …"
    if generic or held or head.kind in _COMMON or head.phrase.startswith(("bộ phận", "tổ ")):
        return _described(words, place, owner, complete=complete)
    return place


def _of_places(words: Words, start: int, end: int) -> bool:
    """Whether the words before ``end`` are those of several places: ``UBND các huyện, thành phố``."""
    plurals = (place for place in range(start, end) if PLURALS.end(words, place) > place)
    return any(read_territory(words, place) == end for place in plurals)


def _above(words: Words, place: int, belonging: int, scope: int, owner: Owner) -> int:
    """The index behind ``thuộc Sở``, ``trực thuộc``, ``thuộc phạm vi quản lý của Bộ``."""
    if (parent := owner.parent(words, scope)) > scope:
        return parent
    if (end := read_territory(words, scope)) > scope:
        return end
    if words.capital(scope):
        return capitals_end(words, scope)
    return scope if scope > belonging or words.key(place) == "trực" else place


def _described(words: Words, place: int, owner: Owner, *, complete: bool) -> int:
    """The index behind ``của Sở``, ``tại Trung tâm …``, a relative clause, or a verb that tells the unit's role."""
    head = owner.head
    key = words.key(place)
    if key in {"của", "tại", "trong", "ở"}:
        parent = owner.parent(words, place + 1)
        if parent > place + 1 and (key != "trong" or head.kind == "people"):
            return parent
        if key in {"tại", "ở"} and owner.plural and (end := predicate_behind(words, place + 2)) > place + 2:
            return end
        if key in {"của", "tại", "ở"} and (end := read_territory(words, place + 1)) > place + 1:
            return end
    if key == "về" and owner.plural and (end := FIELDS.end(words, place + 1)) > place + 1 and starts_action(words, end):
        return end  # "các hiệp hội về du lịch" before its predicate
    if head.kind not in {*_COMMON, "short", "post"}:
        return place
    end = read_relative(words, place)
    if end == place and head.phrase in ROLE_BEARERS and not (owner.chained or complete):
        end = read_role_verb(words, place, plural=owner.plural)
    if end == place and head.phrase in DOERS and not (owner.chained or complete):
        end = read_activity(words, place, plural=owner.plural, doer=head.phrase)
    return end
