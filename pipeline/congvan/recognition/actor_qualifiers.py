"""Qualifiers behind a unit: what tells which are meant (``có liên quan``, ``đơn vị chủ trì``, ``được phân công …``)."""

from __future__ import annotations

from congvan.recognition.actor_lists import (
    ACTIVITIES,
    BELONGING,
    CHARGING_PASSIVES,
    ESTATES,
    FIELDS,
    LEVELS,
    NOUNS,
    PARTS,
    PLURALS,
    PREDICATES,
    QUALIFIERS,
    RELATIVE_PASSIVES,
    SCOPE,
    SURE_DUTIES,
)
from congvan.recognition.actor_places import JOINTS, place_name_end, read_ground
from congvan.recognition.actor_verbs import (
    ADVERBS,
    ROLE_VERBS,
    SHORT_VERBS,
    VERBS,
    starts_duty,
    starts_function,
    whole_end,
)
from congvan.recognition.actor_words import DASHES, Words

_AMID = frozenset({"trong", "tại", "ở"})
_WITHIN = frozenset({"đi", "qua", "trên", "tại", "ở", "của", "vào"})
_WORK = frozenset({"nhiệm", "công", "việc", "trách", "chủ", "làm"})
"""First syllables of what a verb behind them tells more of: ``được giao nhiệm vụ`` | ``theo dõi …``."""
_OFFICES = frozenset({"đơn vị", "cơ quan", "bộ phận"})
_LONGEST_CLAUSE = 14
_LONGEST_ACTIVITY = 24
_LONGEST_HEADING = 8
_LONGEST_LABEL = 4


def qualifier_end(words: Words, index: int) -> int:
    """The index behind a fixed qualifier: ``có liên quan``, ``cấp xã``, ``các cấp``."""
    end = QUALIFIERS.end(words, index)
    if end == index:
        return index
    key = words.key(end - 1)
    if key in {"sau", "khác", "trên"} and end == index + 1:
        told = words.key(end) == ":" or (key != "sau" and (starts_duty(words, end) or VERBS.end(words, end) > end))
        return end if told else index
    if words.key(index) == "quản" and end == index + 2:
        return index
    if words.key(index) == "liên" and words.key(end) in {"đến", "tới"}:
        return index
    if words.key(index) == "có" and words.key(end) in {"đến", "tới"}:
        return index
    return end


def cited_part_end(words: Words, index: int) -> int:
    """The index behind where units are listed: ``nêu tại phần B``, ``có tên tại Phụ lục 1``; ``index`` elsewhere."""
    place = index + (words.key(index) == "có")
    if words.key(place) not in {"nêu", "tên", "ghi"} or words.key(place + 1) not in {"tại", "ở", "trong"}:
        return index
    end = PARTS.end(words, place + 2)
    if end == place + 2:
        return index
    place = end
    while _is_label(words, place):  # "nêu tại mục 1, 2, 3"
        end = place + 1
        place = end + (words.key(end) in JOINTS)
    return end + 2 * (words.key(end) == "kèm" and words.key(end + 1) == "theo")


def _is_label(words: Words, index: int) -> bool:
    label = words.at(index)
    return label is not None and len(label.text) <= _LONGEST_LABEL and (label.text.isdigit() or label.text.isupper())


def noun_end(words: Words, index: int, *, attributive: bool = False) -> int:
    """The index behind a noun in small letters that goes on a name; ``index`` where an action begins instead.

    ``attributive``: a verb may stand here that tells which unit is meant (``cơ quan điều tra``).
    """
    end = whole_end(NOUNS, words, index)
    if end == index:
        return end
    verb = VERBS.end(words, index)
    if verb == index:
        return end
    if end - index >= 3 and verb < end:
        return end
    if verb > end or not attributive:
        return index
    if words.key(index) == "chỉ" and words.key(index + 1) == "đạo" and VERBS.end(words, end) > end:
        return index  # who directs has another verb behind it: `các đơn vị chỉ đạo thực hiện`
    further = end
    for _ in range(4):
        step = NOUNS.end(words, further)
        if step == further:
            break
        further = step
    closed = words.is_mark(further) and words.key(further) not in {",", ":"} and further == end
    predicate = any(phrases.end(words, further) > further for phrases in (VERBS, SHORT_VERBS))
    return end if predicate or starts_duty(words, further) or closed else index


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


def amid_end(words: Words, index: int) -> int:
    """The index behind the estate that units stand in: ``trong khu công nghiệp``, ``tại các KCN``, before a predicate.

    ``index`` where what stands there tells of the action instead.
    """
    if words.key(index) not in _AMID:
        return index
    place = PLURALS.end(words, index + 1)
    end = ESTATES.end(words, place)
    if end == place:
        return index
    end = place_name_end(words, end)
    while words.key(end) in JOINTS:
        place = PLURALS.end(words, end + 1)
        further = ESTATES.end(words, place)
        if further == place:
            break
        end = place_name_end(words, further)
    closed = words.is_mark(end) or end >= len(words) or starts_duty(words, end) or VERBS.end(words, end) > end
    return end if closed else index


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
    if words.key(end) == "về" and (behind := predicate_behind(words, end + 1)) > end + 1:
        return behind  # "cơ quan tham mưu về công tác cán bộ"
    following = words.key(end)
    if not plural and (VERBS.end(words, end) > end or following in {"trả", "gửi", "lập", "trình", "lấy", "xem"}):
        return end
    return index


def read_relative(words: Words, index: int, *, heads: bool = False) -> int:
    """The index behind a relative clause: ``có thủ tục hành chính``, ``được phân công nhận hồ sơ``.

    It is one only where a predicate stands behind it, or, where it ``heads`` what follows (``UBND các xã có rừng:``),
    a colon or the end; ``index`` where there is none.
    """
    passive = RELATIVE_PASSIVES.match(words, index)
    if passive is not None:
        end, phrase = passive
        whole = phrase not in CHARGING_PASSIVES and VERBS.end(words, end) > end
        return end if whole else _passive_clause(words, end) or index
    if words.key(index) in {"nơi", "bị"}:
        end = predicate_behind(words, index + 2)
        return end if end > index + 2 else index
    held = PLURALS.end(words, index + 1)
    if words.key(index) != "có" or PREDICATES.end(words, held) > held:
        return index
    if (noun := NOUNS.end(words, index)) > index:
        return noun  # "có vốn đầu tư nước ngoài" holds a verb of its own
    for place in range(index + 1, min(index + 14, len(words))):
        word = words.items[place]
        if word.mark:
            return place if heads and word.key == ":" and place >= index + 2 else index
        if starts_function(words, place) and not word.capital and word.key not in _WITHIN:
            return index
        if place >= index + 2 and not word.capital and (VERBS.end(words, place) > place or starts_duty(words, place)):
            return place
    return len(words) if heads and index + 2 <= len(words) <= index + _LONGEST_HEADING else index


def predicate_behind(words: Words, index: int) -> int:
    """The index of the verb or duty that begins the predicate behind ``index``; ``index`` where a mark comes first."""
    place = index
    while place < min(index + _LONGEST_CLAUSE, len(words)):
        if words.is_mark(place):
            return index
        if starts_duty(words, place) or (VERBS.end(words, place) > place and not words.capital(place)):
            return place
        place = max(NOUNS.end(words, place), FIELDS.end(words, place), place + 1)
    return index


def read_activity(words: Words, index: int, *, plural: bool, doer: str) -> int:
    """The index behind what tells which firms or persons are meant: ``chế biến thủy sản trên địa bàn tỉnh``.

    Such a clause ends before a duty, a colon, a further verb, or behind ``trên địa bàn …``; else ``index``.
    """
    end = ACTIVITIES.end(words, index)
    if end == index or words.capital(index):
        return index
    last, place = index, end
    while place < min(end + _LONGEST_ACTIVITY, len(words)):
        key = words.key(place)
        if key == ",":
            further = ACTIVITIES.end(words, place + 1)
            if further == place + 1:
                return last
            place = further
            continue
        if key == ":" or SURE_DUTIES.end(words, place) > place:
            return place if place > end and words.key(place - 1) != "," else index
        if words.is_mark(place):
            return last
        if (ground := read_ground(words, place)) > place:
            return ground
        how = ADVERBS.end(words, place) if plural and doer not in _OFFICES else place
        if how > place and (max(VERBS.end(words, how), ADVERBS.end(words, how)) > how or words.key(how) == ","):
            return place  # "các doanh nghiệp xuất khẩu" | "khẩn trương rà soát …"
        noun = NOUNS.end(words, place)
        verb = VERBS.end(words, place)
        if verb > place and noun <= place and place > end and not words.capital(place):
            joined = words.key(place - 1) in {"và", "hoặc", "để"} or VERBS.end(words, place - 2) == place
            if plural and doer not in _OFFICES and not joined:
                return place
            if not plural and not joined and not (words.key(place) == "quản" and doer in _OFFICES):
                last = place
            place = verb
            continue
        place = max(noun, place + 1)
    short = place >= len(words) and plural and place - index <= _LONGEST_HEADING
    return place if short and place > end else last


def _passive_clause(words: Words, index: int) -> int:
    last = 0
    place = index
    if words.is_mark(index) or starts_duty(words, index):
        return index
    # Behind what one is given the first verb is the predicate: `được phân công địa bàn` | `tham gia kiểm tra …`.
    given = VERBS.end(words, index) == index and words.key(index) not in _WORK
    while place < min(index + 30, len(words)):
        word = words.items[place]
        if word.key == "(":
            return place
        if word.mark and word.key not in DASHES:
            break
        if place > index and not word.capital and starts_duty(words, place):
            return place - (words.key(place - 1) == "không")
        verb = VERBS.end(words, place)
        if verb > place and not word.capital:
            if place > index:
                last = place
            if given:
                break
            place = verb
            continue
        place += 1
    return last
