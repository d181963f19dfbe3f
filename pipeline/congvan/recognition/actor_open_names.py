"""Names of offices that no table holds whole: after a verb and its object, or over small words behind a comma.

``Cục Quản lý, giám sát bảo hiểm``, ``Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh``, ``Trung tâm Xúc tiến đầu tư, thương
mại và du lịch``: the name goes on to where its predicate begins, and only where one does.
"""

from __future__ import annotations

from congvan.recognition.actor_heads import Head, is_organ_word, read_head
from congvan.recognition.actor_lists import (
    FIELDS,
    MATTER_BODIES,
    MATTER_DEEDS,
    NEEDS_OBJECT,
    NOT_NAMES,
    NOUNS,
    PLURALS,
    VERBAL_NAMES,
)
from congvan.recognition.actor_places import read_territory
from congvan.recognition.actor_verbs import ADVERBS, VERBS, action_end, starts_action, starts_duty, starts_function
from congvan.recognition.actor_words import Words

_REACH = 16
_JOINTS = frozenset({",", "và"})


def verbal_name_end(words: Words, index: int, head: Head) -> int:
    """The index behind a name that begins with a verb in capitals and its object; ``index`` where there is none.

    A verb that names an office alone (``Thanh tra``, ``Tổ chức``) is left to the table of fields.
    """
    if head.phrase not in VERBAL_NAMES or not words.capital(index):
        return index
    place = NEEDS_OBJECT.end(words, index)
    if place == index or FIELDS.end(words, index) > place:
        return index
    while words.key(place) in _JOINTS and (verb := VERBS.end(words, place + 1)) > place + 1:
        place = verb
    end = _object_end(words, place)
    return end if end > place else index


def deed_name_end(words: Words, index: int, head: Head) -> int:
    """The index behind what a board is for, between its head and its place, where its predicate follows the place.

    ``Ban Chỉ đạo`` | ``xóa nhà tạm, nhà dột nát`` | ``huyện Hòa An rà soát …``; else ``index``: the verb is its action.
    """
    place = MATTER_DEEDS.end(words, index)
    if place == index or head.phrase not in MATTER_BODIES:
        return index
    while place < min(index + _REACH, len(words)):
        behind = read_territory(words, place)
        if behind > place:
            closed = behind >= len(words) or words.key(behind) == ":"
            return place if closed or _predicate_follows(words, behind) else index
        joined = words.key(place) in _JOINTS
        if joined and (_is_piece(words, place + 1) or MATTER_DEEDS.end(words, place + 1) > place + 1):
            place += 1
        elif words.is_mark(place) or starts_function(words, place) or PLURALS.end(words, place) > place:
            return index
        place = max(MATTER_DEEDS.end(words, place), NOUNS.end(words, place), FIELDS.end(words, place), place + 1)
    return index


def open_pieces_end(words: Words, index: int, head: Head) -> int:
    """The index behind ``, thương mại và du lịch`` in small letters before a predicate; else ``index``."""
    if head.phrase not in VERBAL_NAMES or words.key(index) != "," or words.capital(index + 1):
        return index
    end = _object_end(words, index)
    return end if end > index + 1 and (words.key(end) != "," and end < len(words)) else index


def _object_end(words: Words, index: int) -> int:
    """The index of the predicate, or of the mark, that ends the nouns at ``index``; else ``index``."""
    place = index
    while place < min(index + _REACH, len(words)):
        if words.key(place) in _JOINTS:
            if not _is_piece(words, place + 1):
                break
            place += 1
            continue
        if words.is_mark(place):
            break
        noun = max(NOUNS.end(words, place), FIELDS.end(words, place))
        predicate = starts_duty(words, place) or ADVERBS.end(words, place) > place or starts_action(words, place)
        if predicate and not words.capital(place):
            joined = words.key(place - 1) in _JOINTS or place == index
            if noun > place and noun >= action_end(words, place) and (joined or _predicate_follows(words, noun)):
                place = noun
                continue
            return place
        if starts_function(words, place) or PLURALS.end(words, place) > place or words.items[place].text.isdigit():
            break
        if words.capital(place) and (is_organ_word(words, place) or NOT_NAMES.end(words, place) > place):
            break
        place = max(noun, place + 1)
    else:
        return index
    closed = words.is_mark(place) and not any(words.key(one) == "," for one in range(index, place))
    return place if closed or words.capital(place) else index


def _predicate_follows(words: Words, index: int) -> bool:
    return starts_duty(words, index) or starts_action(words, index)


def _is_piece(words: Words, index: int) -> bool:
    """Whether a name may go on at ``index``: with a noun, never with another unit or a pause."""
    if words.is_mark(index) or PLURALS.end(words, index) > index or starts_function(words, index):
        return False
    if words.capital(index):
        return not is_organ_word(words, index) and NOT_NAMES.end(words, index) == index
    if max(NOUNS.end(words, index), FIELDS.end(words, index)) > index:
        return True
    return read_head(words, index) is None and not starts_action(words, index)
