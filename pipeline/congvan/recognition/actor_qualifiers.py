"""Qualifiers behind a unit: what tells which are meant (``có liên quan``, ``đơn vị chủ trì``, ``được phân công …``)."""

from __future__ import annotations

from congvan.recognition.actor_lists import (
    BELONGING,
    ESTATES,
    LEVELS,
    NOUNS,
    PLURALS,
    PREDICATES,
    QUALIFIERS,
    RELATIVE_PASSIVES,
    SCOPE,
)
from congvan.recognition.actor_places import JOINTS
from congvan.recognition.actor_verbs import ROLE_VERBS, VERBS, starts_duty, starts_function
from congvan.recognition.actor_words import DASHES, Words


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


def belonging_end(words: Words, index: int) -> tuple[int, int]:
    """The indices behind ``thuộc`` or ``trực thuộc`` and behind ``phạm vi quản lý của``; equal to ``index`` if none."""
    end = BELONGING.end(words, index)
    return (end, SCOPE.end(words, end)) if end > index else (index, index)


def estates_end(words: Words, index: int, *, joined: bool = False) -> int:
    """The index behind the places or programmes that a board or a post is for: ``các khu công nghiệp``.

    ``joined``: behind ``và`` or a comma (``Ban quản lý Khu kinh tế … và các KCN``). ``index`` where none stand.
    """
    joint = index + (joined and words.key(index) in {"và", ","})
    place = PLURALS.end(words, joint)
    end = ESTATES.end(words, place)
    return end if end > place > joint >= index + joined else index


def levels_end(words: Words, index: int) -> int:
    """The index behind a list of levels of schools: ``mầm non, tiểu học và THCS``."""
    end = LEVELS.end(words, index)
    while end > index:
        joint = end + (words.key(end) in JOINTS or words.key(end) in DASHES)
        further = LEVELS.end(words, joint)
        if further == joint:
            break
        end = further
    return end


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


def read_relative(words: Words, index: int) -> int:
    """The index behind a relative clause: ``có thủ tục hành chính``, ``được phân công nhận hồ sơ``.

    It is one only where a predicate stands behind it; ``index`` where there is none.
    """
    passive = RELATIVE_PASSIVES.end(words, index)
    if passive > index:
        return _passive_clause(words, passive) or index
    if words.key(index) != "có" or words.key(index + 1) in PREDICATES:
        return index
    if (noun := NOUNS.end(words, index)) > index:
        return noun  # "có vốn đầu tư nước ngoài" holds a verb of its own
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
