"""One unit or person: determiner, head, and the tail that names it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from congvan.recognition.actor_lists import (
    ADDRESS,
    COLLECTIVE,
    GUARDED,
    HEADS,
    NEVER_BARE,
    NOT_NAMES,
    PEOPLE,
    PLURALS,
    SHORT_HEADS,
    SHORT_HEADS_AFTER,
    TERRITORIES,
    TERRITORY_UNLESS,
    WHOLES,
)
from congvan.recognition.actor_tails import (
    LIMIT,
    Tail,
    belonging_end,
    close_bracket,
    estates_end,
    field_end,
    is_organ_word,
    level_end,
    levels_end,
    noun_end,
    qualifier_end,
    read_ground,
    read_relative,
    read_role_verb,
    read_territory,
)
from congvan.recognition.actor_verbs import VERBS, starts_action, starts_duty, starts_function
from congvan.recognition.actor_words import DASHES, Words

_ORDER = ("lone", "post", "organ", "common", "people", "party")
_NEEDS_UNIT = frozenset(
    [
        "trưởng",
        "phó",
        "phó trưởng",
        "đại diện",
        "lãnh đạo",
        "người phụ trách",
        "người đại diện",
        "trưởng ban",
        "ủy viên",
    ]
)
_HONORIFICS = frozenset(["ông", "bà", "anh", "chị", "thầy", "cô", "ngài", "các ông", "các bà", "ông bà", "bác sĩ"])


class Head(NamedTuple):
    """The noun that begins a name: its kind, its words in the table, the index behind it."""

    kind: str
    phrase: str
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One conjunct as read, by word indices.

    ``first`` is where it begins with everything, ``begin`` where its name does; ``end`` is behind the name and
    ``after`` behind brackets that are no part of it. ``stem`` is the index of a head that may be shared
    (``các Sở: Tài chính, Xây dựng``), ``field`` where the first name under it begins.
    """

    first: int
    begin: int
    end: int
    after: int
    kind: str
    phrase: str
    determined: bool = False
    plural: bool = False
    bare: bool = False
    stem: int | None = None
    stem_end: int | None = None
    determiner: int | None = None
    field: int | None = None

    @property
    def collective(self) -> bool:
        """Whether it may stand in a list that is one collective (``các sở, ban, ngành``)."""
        return self.phrase in COLLECTIVE

    @property
    def family(self) -> str:
        """People are listed with people, units with units."""
        return "people" if self.phrase in PEOPLE else "unit"


def read_unit(words: Words, index: int, *, chained: bool = False, depth: int = 0) -> Unit | None:
    """The unit or person that begins at ``index``, None where none does.

    ``chained``: it stands behind a bare collective noun (``các sở, …``), so one bare small noun is enough.
    """
    if depth > 4 or index >= len(words):
        return None
    first = begin = index
    place = index
    if words.items[place].text.isdigit() and words.key(place + 1) == "%":
        begin = place = place + 2
    whole = WHOLES.end(words, place)
    determined = whole > place
    place = whole
    plural_end = PLURALS.end(words, place)
    plural = plural_end > place
    if words.key(place) in {"hai", "nhiều"} and words.capital(plural_end):
        return None
    honorific = ADDRESS.match(words, place)
    if honorific is not None and not (words.key(place) == "bác" and not words.capital(honorific[0])):
        unit = _addressed(words, first, begin, honorific[0], honorific[1], depth)
        if unit is not None or honorific[1] in _HONORIFICS:
            return unit
    head = _head(words, plural_end)
    if head is None:
        head = _territory_head(words, plural_end) if plural or chained else None
        if head is None:
            return None
    determined = determined or plural
    determiner = place if plural else None
    if head.kind in {"post", "lone"}:
        return _post(words, first, begin, head, plural, determined, depth)
    unit = _organ(words, plural_end, head, plural=plural, determined=determined, chained=chained, depth=depth)
    if unit is None:
        return None
    return replace(unit, first=first, begin=begin, determiner=determiner, determined=determined, plural=plural)


def _head(words: Words, index: int) -> Head | None:
    best: Head | None = None
    for kind in _ORDER:
        found = HEADS[kind].match(words, index)
        if found is not None and (best is None or found[0] > best.end):
            best = Head(kind, found[1], found[0])
    key = words.key(index)
    if best is None and not words.capital(index) and words.key(index - 1) in SHORT_HEADS_AFTER.get(key, ()):
        return None
    if (best is None and key in SHORT_HEADS) or (key in {"cấp", "khối"} and best is None):
        behind = index + 1 + (words.key(index + 1) == ",")
        blocked = SHORT_HEADS.get(key, frozenset())
        small = not words.capital(behind)
        if words.key(behind) in blocked and (small or behind > index + 1):
            return None
        best = Head("short", key, index + 1)
    return best


def _territory_head(words: Words, index: int) -> Head | None:
    found = TERRITORIES.match(words, index)
    if found is None or words.key(found[0]) in TERRITORY_UNLESS.get(found[1], ()):
        return None
    if found[1] in {"trung ương", "tw", "miền", "vùng", "khu vực", "toàn quốc", "thành"}:
        return None
    return Head("territory", found[1], found[0])


def _addressed(words: Words, first: int, begin: int, place: int, phrase: str, depth: int) -> Unit | None:
    """``đồng chí Giám đốc Sở``, ``ông Nguyễn Văn A, Phó Giám đốc``."""
    if words.key(place) == "(":
        place = close_bracket(words, place)
    head = _head(words, place)
    if head is not None and head.kind in {"post", "lone"}:
        post = read_unit(words, place, depth=depth + 1)
        if post is not None:
            return replace(post, first=first, begin=begin, determined=True)
    end = place
    while end < min(place + 6, len(words)) and words.capital(end) and NOT_NAMES.end(words, end) == end:
        end += 1
    if end >= place + 2 or (end == place + 1 and phrase.endswith("đồng chí")):
        after = end
        joint = end + (words.key(end) in DASHES or words.key(end) == ",")
        if joint > end and (title := _head(words, joint)) is not None and title.kind == "post":
            post = read_unit(words, joint, depth=depth + 1)
            after = post.after if post is not None else end
        return Unit(first, begin, end, after, "person", phrase, determined=True)
    if phrase.startswith("các đồng chí"):
        unit = read_unit(words, place, depth=depth + 1)
        if unit is not None:
            return replace(unit, first=first, begin=begin, determined=True)
        return Unit(first, begin, place, place, "person", phrase, determined=True)
    return None


def _post(words: Words, first: int, begin: int, head: Head, plural: bool, determined: bool, depth: int) -> Unit | None:
    inner = None
    if not (head.kind == "lone" or words.is_mark(head.end)):
        nested = PLURALS.end(words, head.end)
        if nested > head.end or _head(words, head.end) is not None:
            inner = read_unit(words, head.end, chained=True, depth=depth + 1)
            if inner is not None and inner.kind == "territory" and nested == head.end:
                inner = None
    if inner is not None and inner.kind in {"organ", "short", "common", "territory", "post"}:
        return replace(inner, first=first, begin=begin, kind="post", determined=determined)
    if head.phrase in _NEEDS_UNIT:
        return None
    tail = _tail(words, begin, head.end, head, plural=plural, chained=False, depth=depth)
    bare = tail.end == head.end
    if bare and not words.capital(begin) and not determined and not _closed(words, head.end):
        return None
    return Unit(first, begin, tail.end, tail.after, "post", head.phrase, determined, plural, bare)


def _organ(
    words: Words, index: int, head: Head, *, plural: bool, determined: bool, chained: bool, depth: int
) -> Unit | None:
    place = head.end
    listed = (
        plural and words.key(place) == ":" and (words.capital(place + 1) or field_end(words, place + 1) > place + 1)
    )
    listed = listed and head.kind == "short" and (head.phrase in {"bộ", "hội"} or not is_organ_word(words, place + 1))
    field = place + 1 if listed else place
    tail = _tail(words, index, field, head, plural=plural, chained=chained, depth=depth)
    bare = tail.end == field
    if bare and listed:
        tail = Tail(place, place)
    if bare and not _may_be_bare(words, index, head, determined=determined, chained=chained):
        return None
    if not bare and head.kind == "short" and not words.capital(index) and not determined and not chained:
        named = words.capital(field) or field_end(words, field) > field or noun_end(words, field) > field
        named = named or qualifier_end(words, field) > field or belonging_end(words, field)[0] > field
        if not named:
            return None
    stem = index if head.kind == "short" or head.phrase in {"cục thuế", "chi cục", "trung tâm", "công đoàn"} else None
    stem = None if bare else stem
    return Unit(
        index,
        index,
        tail.end,
        tail.after,
        head.kind,
        head.phrase,
        determined,
        plural,
        bare,
        stem,
        head.end,
        None,
        field,
    )


def _may_be_bare(words: Words, index: int, head: Head, *, determined: bool, chained: bool) -> bool:
    if head.phrase in {"cấp", "ngành", "khối"} or head.kind == "territory":
        return (determined or (chained and head.phrase != "cấp")) and _closed(words, head.end)
    if head.kind == "common" and head.phrase == "tổ chức":
        joint = head.end + (words.key(head.end) in {",", "và"})
        return (
            determined
            or (joint > head.end and words.key(joint) == "cá" and words.key(joint + 1) == "nhân")
            or (chained and not starts_action(words, head.end) and _closed(words, head.end))
        )
    if head.kind == "short" or head.phrase in GUARDED:
        if not (determined or chained or _stands_alone(words, index, head) or _closed_by_duty(words, head)):
            return False
        return _closed(words, head.end)
    return True


def _stands_alone(words: Words, index: int, head: Head) -> bool:
    if not words.capital(index) or head.phrase in NEVER_BARE:
        return False
    return head.kind in {"short", "organ", "common"} and VERBS.end(words, index) == index


def _closed_by_duty(words: Words, head: Head) -> bool:
    return starts_duty(words, head.end) and head.kind != "short"


def _closed(words: Words, index: int) -> bool:
    """Whether a bare noun is complete here: the text ends, pauses, or goes on with what is no part of a noun."""
    if words.is_mark(index) or words.key(index) in {"và", "hoặc"} or words.capital(index):
        return True
    if starts_action(words, index) or starts_function(words, index):
        return True
    return _head(words, index) is not None or qualifier_end(words, index) > index


def _tail(words: Words, start: int, index: int, head: Head, *, plural: bool, chained: bool, depth: int) -> Tail:
    place = index
    current = head  # the head a field would belong to
    after_head = True  # a field of government may follow
    proper = False  # the words before are a name in capitals, which may go on
    complete = False  # a whole name: only places and qualifiers follow
    generic = head.kind in {"common", "people", "party", "territory"} or (head.kind == "short" and plural)
    generic = generic or not words.capital(start)
    limit = min(index + LIMIT, len(words))
    while place < limit:
        word = words.items[place]
        if word.key == "(":
            end = close_bracket(words, place)
            if end > place and _goes_on(words, end):
                place = end
                continue
            return Tail(place, max(end, place))
        if word.key in DASHES:
            beyond = place + 1
            joined = words.capital(beyond) and (VERBS.end(words, beyond) == beyond or field_end(words, beyond) > beyond)
            if place > index and joined and not after_head and NOT_NAMES.end(words, beyond) == beyond:
                place, proper = beyond, True
                after_head = False
                if (nested := _nested_head(words, place)) is not None:
                    place, after_head, complete, current = nested.end, True, False, nested
                    continue
                end = field_end(words, place)
                place = max(end, place + 1)
                continue
            break
        if word.mark:
            end = _comma_name(words, place, head, plural) if proper or complete else place
            end = max(end, estates_end(words, place) if place > index else place)
            if end == place:
                break
            place, proper = end, True
            continue
        if (nested := _nested_head(words, place)) is not None and not (complete and not after_head and proper):
            place, after_head, complete, proper = nested.end, True, False, False
            current = nested
            continue
        if after_head and current.phrase == "trường" and (end := levels_end(words, place)) > place:
            place, after_head = end, False
            continue
        if after_head and (end := field_end(words, place)) > place and _field_fits(words, place, end, current):
            place, after_head, complete = end, False, True
            continue
        end = _qualified(words, place, head, plural=plural or chained or complete, generic=generic, depth=depth)
        if end > place:
            place, after_head, complete, proper = end, False, True, False
            continue
        if word.capital:
            if NOT_NAMES.end(words, place) > place or (
                complete and not proper and place > index and starts_duty(words, place)
            ):
                break
            place, after_head, proper = place + 1, False, True
            continue
        if word.key in {"và", "&"} and place > index:
            end = _conjunct_name(words, place, head, plural=plural, complete=complete)
            if end == place:
                break
            place, proper = end, True
            continue
        attributive = place == index and head.kind in {"common", "party", "people"}
        if (end := noun_end(words, place, attributive=attributive)) > place:
            place, after_head = end, False
            continue
        if starts_action(words, place) or starts_function(words, place):
            break
        if proper and words.items[place - 1].capital and not complete and _completes(words, place):
            place += 1
            continue
        end = _unknown(words, place) if (generic and not complete) or (proper and not complete) else place
        if end == place:
            break
        place, after_head = end, False
    end = min(place, limit)
    while end > index and words.items[end - 1].mark and words.items[end - 1].key != ")":
        end -= 1
    return Tail(end, end)


def _goes_on(words: Words, index: int) -> bool:
    return (
        belonging_end(words, index)[0] > index
        or read_territory(words, index) > index
        or qualifier_end(words, index) > index
    )


def _nested_head(words: Words, index: int) -> Head | None:
    """The head of the unit above (``Văn phòng UBND tỉnh``, ``Thanh tra Sở``)."""
    if not words.capital(index):
        return None
    head = _head(words, index)
    if head is None or head.kind not in {"organ", "short", "post", "lone"}:
        return None
    if head.kind == "short" and not (
        words.is_mark(head.end)
        or words.capital(head.end)
        or field_end(words, head.end) > head.end
        or _closed(words, head.end)
    ):
        return None
    if head.end == index + 1 and head.kind == "post":
        return None
    return head


def _field_fits(words: Words, index: int, end: int, head: Head) -> bool:
    """A field in small letters that is also a verb follows only heads that take fields."""
    if words.capital(index) or VERBS.end(words, index) == index:
        return True
    if head.kind in {"people", "party", "territory"} or head.phrase in {
        "văn phòng",
        "công ty",
        "nhà trường",
        "sở",
        "bộ",
    }:
        return False
    if end - index >= 3 and VERBS.end(words, index) < end:
        return True
    behind = VERBS.end(words, end) > end or starts_duty(words, end)
    return head.phrase in {"phòng", "tổ", "đội", "vụ", "khoa"} and behind


def _qualified(words: Words, place: int, head: Head, *, plural: bool, generic: bool, depth: int) -> int:
    if (end := read_ground(words, place)) > place:
        return end
    belonging, scope = belonging_end(words, place)
    if belonging > place:
        parent = read_collective(words, scope, depth=depth + 1)
        if parent > scope:
            return parent
        if (end := read_territory(words, scope)) > scope:
            return end
        if scope > belonging or (words.key(belonging - 1) == "thuộc" and words.key(place) == "trực"):
            return scope if not words.capital(scope) else _capitals(words, scope)
        return _capitals(words, scope) if words.capital(scope) else place
    if (end := level_end(words, place)) > place:
        return end
    if (end := qualifier_end(words, place)) > place:
        return end
    if (end := max(read_territory(words, place), estates_end(words, place))) > place:
        return end
    if words.key(place) in {"các", "từng"} and head.kind in {"organ", "people", "post", "common"}:
        if (end := read_collective(words, place, depth=depth + 1)) > place:
            return end
    if head.kind == "people" and words.key(place) in {"đơn", "cơ", "nhà", "công"}:
        body = HEADS["common"].match(words, place) or HEADS["organ"].match(words, place)
        if body is not None and body[1] in {"đơn vị", "cơ quan", "nhà trường", "công ty"}:
            return body[0]
    if generic or head.kind in {"common", "people", "party"} or head.phrase.startswith(("bộ phận", "tổ ")):
        if words.key(place) in {"của", "tại", "trong", "ở"}:
            parent = read_collective(words, place + 1, depth=depth + 1)
            if parent > place + 1 and (words.key(place) != "trong" or head.kind == "people"):
                return parent
            if words.key(place) in {"của", "tại"} and (end := read_territory(words, place + 1)) > place + 1:
                return end
        if head.kind in {"common", "people", "party", "short", "post"}:
            end = read_relative(words, place)
            if end == place and head.phrase in {"đơn vị", "cơ quan", "bộ phận", "địa phương", "cá nhân", "tổ chức"}:
                end = read_role_verb(words, place, plural=plural)
            return end
    return place


def _capitals(words: Words, index: int) -> int:
    while index < len(words) and words.capital(index) and NOT_NAMES.end(words, index) == index:
        index += 1
    return index


def read_collective(words: Words, index: int, *, depth: int) -> int:
    """The index behind the unit at ``index`` with the bare collectives that belong to it; ``index`` if none."""
    unit = read_unit(words, index, depth=depth)
    if unit is None or unit.kind in {"person"}:
        return index
    while unit.bare and unit.determined and unit.collective and words.key(unit.end) in {",", "và"}:
        following = read_unit(words, unit.end + 1, chained=True, depth=depth)
        if following is None or following.determined or not following.collective:
            break
        unit = replace(following, determined=True)
    return unit.end


def _comma_name(words: Words, index: int, head: Head, plural: bool) -> int:
    """The index behind ``, Khoa học và Công nghệ`` inside one unit's name; ``index`` where the comma divides units."""
    if plural or head.kind != "short" or words.key(index) != ",":
        return index
    place = index
    for _ in range(3):
        if words.key(place) != "," or not _piece(words, place + 1):
            return index
        end = _piece_end(words, place + 1)
        if words.key(end) in {"và", "&"} and _piece(words, end + 1):
            return _piece_end(words, end + 1) if field_end(words, index + 1) == index + 1 or end > index + 1 else index
        if field_end(words, place + 1) > place + 1 and "và" in [words.key(k) for k in range(place + 1, end)]:
            return end
        place = end
    return index


def _piece(words: Words, index: int) -> bool:
    return words.capital(index) and not is_organ_word(words, index) and NOT_NAMES.end(words, index) == index


def _piece_end(words: Words, index: int) -> int:
    end = field_end(words, index)
    if end > index:
        return end
    end = index + 1
    while (
        end < min(index + 6, len(words)) and (words.capital(end) or _completes(words, end)) and not words.is_mark(end)
    ):
        end += 1
    return end


def _completes(words: Words, index: int) -> bool:
    """Whether the small syllable at ``index`` completes a word that began with a capital (``Thân nhân``)."""
    before = words.items[index - 1]
    if (before.text.isupper() and len(before.text) > 1) or not before.capital:
        return False
    return not (starts_action(words, index) or starts_function(words, index) or words.key(index) in {"và", "các"})


def _conjunct_name(words: Words, index: int, head: Head, *, plural: bool, complete: bool) -> int:
    """The index behind ``và`` where the name goes on behind it, ``index`` where another unit or no name follows."""
    if (end := estates_end(words, index)) > index:
        return end
    beyond = index + 1
    if complete or head.kind in {"people", "party", "common", "post"} or _head(words, beyond) is not None:
        return index
    if PLURALS.end(words, beyond) > beyond or starts_duty(words, beyond):
        return index
    if plural and head.kind == "short":
        return index
    if _piece(words, beyond) and not (VERBS.end(words, beyond) > beyond and not words.capital(beyond)):
        return max(field_end(words, beyond), beyond + 1)
    return noun_end(words, beyond) if noun_end(words, beyond) > beyond and VERBS.end(words, beyond) == beyond else index


def _unknown(words: Words, index: int) -> int:
    """The index behind a few words no table knows, where a predicate stands behind them; else ``index``."""
    for place in range(index, min(index + 5, len(words))):
        word = words.items[place]
        if place > index and (VERBS.end(words, place) > place or starts_duty(words, place)):
            return place
        if place > index and words.capital(place + 1) and read_territory(words, place) > place:
            return place
        if word.mark or word.capital or word.text.isdigit() or starts_function(words, place) or word.key == "và":
            return index
        if starts_action(words, place):
            return index
        if _head(words, place) is not None:
            return index
    return index
