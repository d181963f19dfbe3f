"""What stands behind the head of a unit's name and belongs to it: names, places, qualifiers, relative clauses."""

from __future__ import annotations

from typing import NamedTuple

from congvan.recognition.actor_lists import (
    FIELDS,
    HEADS,
    LEVELS,
    NOT_NAMES,
    NOUNS,
    PLURALS,
    QUALIFIERS,
    RELATIVE_PASSIVES,
    SHORT_HEADS,
    TERRITORIES,
    TERRITORY_UNLESS,
)
from congvan.recognition.actor_verbs import ROLE_VERBS, VERBS, starts_action, starts_duty, starts_function
from congvan.recognition.actor_words import DASHES, Phrases, Words

LIMIT = 60
"""Words a single name may have: far more than any unit's, and a bound on the work at one place."""

_BELONGING = Phrases(["thuộc và trực thuộc", "thuộc, trực thuộc", "trực thuộc", "thuộc"])
_SCOPE = Phrases(
    [
        "phạm vi quản lý của", "phạm vi quản lý", "thẩm quyền quản lý của", "thẩm quyền quản lý", "quyền quản lý của",
        "quyền quản lý", "lĩnh vực quản lý", "lĩnh vực", "ngành quản lý", "địa bàn quản lý", "địa bàn", "ngành",
        "khối", "hệ thống", "diện", "quản lý của",
    ]
)  # fmt: skip
_GROUND = Phrases(["đóng trên địa bàn", "hoạt động trên địa bàn", "trên địa bàn", "đóng tại", "có trụ sở tại"])
_JOINT = frozenset({"và", ",", "/", "hoặc"})
_PREDICATES = frozenset(
    [
        "trách",
        "nhiệm",
        "nghĩa",
        "văn",
        "ý",
        "báo",
        "kế",
        "giải",
        "biện",
        "phương",
        "hình",
        "thể",
        "mặt",
        "công",
        "quyền",
        "cơ",
        "lỗi",
        "nội",
        "tổng",
    ]
)
_ESTATES = Phrases(
    ["khu kinh tế", "khu công nghiệp", "kcn", "kkt", "khu chế xuất", "cụm công nghiệp", "dự án", "khu du lịch"]
)
_PLACE_NUMBERS = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"])


class Tail(NamedTuple):
    """``end`` is behind the name, ``after`` behind what stands with it but is no part of it (brackets)."""

    end: int
    after: int


def close_bracket(words: Words, index: int) -> int:
    """The index behind the bracket that opens at ``index``; ``index`` where it does not close soon."""
    depth = 0
    for place in range(index, min(index + LIMIT, len(words))):
        key = words.key(place)
        depth += (key == "(") - (key == ")")
        if depth == 0:
            return place + 1
    return index


def read_territory(words: Words, index: int, *, chained: bool = False) -> int:
    """The index behind a place: ``tỉnh Bắc Giang``, ``các huyện, thị xã, thành phố``; ``index`` where there is none."""
    place = PLURALS.end(words, index)
    plural = place > index
    end = _one_territory(words, place, chained=chained)
    if end == place:
        return index
    for _ in range(LIMIT):
        joint = end
        while words.key(joint) in _JOINT and joint < end + 2:
            joint += 1
        behind = PLURALS.end(words, joint)
        plural = plural or behind > joint
        further = _one_territory(words, behind, chained=True)
        if further == behind and plural and joint > end:
            further = _place_name(words, joint) if _is_bare_name(words, joint) else behind
        if further == behind:
            break
        end = further
    return end


def _one_territory(words: Words, index: int, *, chained: bool) -> int:
    found = TERRITORIES.match(words, index)
    if found is None:
        return index
    end, noun = found
    if words.key(end) in TERRITORY_UNLESS.get(noun, ()):
        return index
    if noun in {"thị", "thành", "bản", "cơ sở"} and not chained and words.key(end) != ",":
        return index
    if noun in {"cơ sở", "địa phương"} and not chained:
        return index
    if words.key(end) == "." and noun in {"tp", "tx"}:
        end += 1
    return _place_name(words, end)


def _place_name(words: Words, index: int) -> int:
    """The index behind a place's own name: ``Bà Rịa - Vũng Tàu``, ``Hồ Chí Minh``, ``1``, ``II``."""
    place = index
    while place < min(index + 8, len(words)):
        word = words.items[place]
        if word.mark:
            joined = word.key in DASHES and words.capital(place + 1) and not starts_action(words, place + 1)
            if not (joined and place > index and words.items[place - 1].capital):
                break
        elif word.text.isdigit():
            return place + 1 if place == index and len(word.text) <= 2 else place
        elif not word.capital or NOT_NAMES.end(words, place) > place or is_organ_word(words, place):
            break
        place += 1
    return place


def is_organ_word(words: Words, index: int) -> bool:
    """Whether a capital head of a unit stands at ``index``: ``Sở Nội vụ``, ``Công an``, ``UBND``."""
    if HEADS["organ"].end(words, index) > index or HEADS["post"].end(words, index) > index + 1:
        return True
    key = words.key(index)
    return key in SHORT_HEADS and words.capital(index + 1) and words.key(index + 1) not in SHORT_HEADS[key]


def _is_bare_name(words: Words, index: int) -> bool:
    return (
        words.capital(index)
        and not is_organ_word(words, index)
        and not starts_action(words, index)
        and NOT_NAMES.end(words, index) == index
    )


def read_ground(words: Words, index: int) -> int:
    """The index behind ``trên địa bàn tỉnh``, ``đóng trên địa bàn``; ``index`` where there is none."""
    end = _GROUND.end(words, index)
    if end == index:
        return index
    place = read_territory(words, end)
    if place == end:
        place = _place_name(words, end)
    if place == end and words.key(end) == "toàn":
        place = read_territory(words, end + 1)
    return QUALIFIERS.end(words, place) if words.key(place) == "quản" else place


def read_relative(words: Words, index: int) -> int:
    """The index behind a relative clause: ``có thủ tục hành chính``, ``được phân công nhận hồ sơ``.

    It is one only where a predicate stands behind it; ``index`` where there is none.
    """
    passive = RELATIVE_PASSIVES.end(words, index)
    if passive > index:
        return _passive_clause(words, passive) or index
    if words.key(index) != "có" or words.key(index + 1) in _PREDICATES:
        return index
    for place in range(index + 1, min(index + 14, len(words))):
        word = words.items[place]
        if word.mark:
            return index
        if starts_function(words, place) and not word.capital:
            return index
        if place >= index + 2 and not word.capital and (VERBS.end(words, place) > place or starts_duty(words, place)):
            return place
    return index


def _passive_clause(words: Words, index: int) -> int:
    last = 0
    place = index
    if words.is_mark(index) or starts_duty(words, index):
        return index
    while place < min(index + 30, len(words)):
        word = words.items[place]
        if word.key == "(":
            return place
        if word.mark and word.key not in DASHES:
            break
        if place > index and not word.capital and starts_duty(words, place):
            return place
        verb = VERBS.end(words, place)
        if verb > place and not word.capital:
            if place > index:
                last = place
            place = verb
            continue
        place += 1
    return last


def read_role_verb(words: Words, index: int, *, plural: bool) -> int:
    """The index behind the verb that says which unit is meant: ``đơn vị chủ trì`` before its own predicate."""
    end = ROLE_VERBS.end(words, index)
    if end == index or words.capital(index):
        return index
    if starts_duty(words, end):
        return end
    following = words.key(end)
    if not plural and (VERBS.end(words, end) > end or following in {"trả", "gửi", "lập", "trình", "lấy", "xem"}):
        return end
    return index


def qualifier_end(words: Words, index: int) -> int:
    """The index behind a fixed qualifier: ``có liên quan``, ``cấp xã``, ``các cấp``."""
    end = QUALIFIERS.end(words, index)
    if end == index:
        return index
    key = words.key(end - 1)
    if key in {"sau", "khác"} and end == index + 1:
        return end if words.key(end) == ":" else index
    if words.key(index) == "quản" and end == index + 2:
        return index
    if words.key(index) == "liên" and words.key(end) in {"đến", "tới"}:
        return index
    if words.key(index) == "có" and words.key(end) in {"đến", "tới"}:
        return index
    return end


def level_end(words: Words, index: int) -> int:
    """The index behind ``cấp`` and places: ``cấp huyện``, ``cấp tỉnh và cấp xã``."""
    if words.key(index) != "cấp":
        return index
    end = _one_territory(words, index + 1, chained=True)
    if end == index + 1:
        return index
    joint = end + (words.key(end) in _JOINT)
    further = _one_territory(words, joint + (words.key(joint) == "cấp"), chained=True)
    return further if joint > end and further > joint + (words.key(joint) == "cấp") else end


def estates_end(words: Words, index: int) -> int:
    """The index behind ``và các KCN …`` in the name of what manages them; ``index`` where there is none."""
    joint = index + (words.key(index) in {"và", ","})
    place = PLURALS.end(words, joint)
    end = _ESTATES.end(words, place)
    return end if end > place > index else index


def levels_end(words: Words, index: int) -> int:
    """The index behind a list of levels of schools: ``mầm non, tiểu học và THCS``."""
    end = LEVELS.end(words, index)
    while end > index:
        joint = end + (words.key(end) in _JOINT or words.key(end) in DASHES)
        further = LEVELS.end(words, joint)
        if further == joint:
            break
        end = further
    return end


def belonging_end(words: Words, index: int) -> tuple[int, int]:
    """The indices behind ``thuộc`` or ``trực thuộc`` and behind ``phạm vi quản lý của``; equal to ``index`` if none."""
    end = _BELONGING.end(words, index)
    return (end, _SCOPE.end(words, end)) if end > index else (index, index)


def noun_end(words: Words, index: int, *, attributive: bool = False) -> int:
    """The index behind a noun in small letters that goes on a name; ``index`` where an action begins instead.

    ``attributive``: a verb may stand here that tells which unit is meant (``cơ quan điều tra``).
    """
    end = NOUNS.end(words, index)
    if end == index:
        return end
    verb = VERBS.end(words, index)
    if verb == index:
        return end
    if end - index >= 3 and verb < end:
        return end
    if verb > end or not attributive:
        return index
    further = end
    for _ in range(4):
        step = NOUNS.end(words, further)
        if step == further:
            break
        further = step
    closed = words.is_mark(further) and words.key(further) not in {",", ":"} and further == end
    return end if VERBS.end(words, further) > further or starts_duty(words, further) or closed else index


def field_end(words: Words, index: int) -> int:
    """The index behind a known field of government at ``index``: ``Kế hoạch và Đầu tư``."""
    return FIELDS.end(words, index)
