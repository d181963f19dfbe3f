"""The noun that begins a unit's or a person's name, and whether it may stand there."""

from __future__ import annotations

from typing import NamedTuple

from congvan.recognition.actor_lists import (
    ABBREVIATED_HEADS,
    COUNTS,
    FIELDS,
    GUARDED,
    HEADS,
    LED,
    NEVER_BARE,
    PLURALS,
    QUALIFIERS,
    SHORT_HEADS,
    SHORT_HEADS_AFTER,
    TERRITORIES,
    TERRITORY_UNLESS,
)
from congvan.recognition.actor_verbs import VERBS, starts_action, starts_duty, starts_function
from congvan.recognition.actor_words import DASHES, Words

_ORDER = ("lone", "post", "organ", "common", "people", "party")
_LONGEST_COUNT = 4
"""Digits that a count of units never has."""
_UNCERTAIN = frozenset({"cấp", "ngành", "khối"})
_FIRSTS = frozenset[str]().union(*(HEADS[kind].firsts for kind in _ORDER))


class Head(NamedTuple):
    """The noun that begins a name: its kind, its words in the table, the index behind it."""

    kind: str
    phrase: str
    end: int


def read_head(words: Words, index: int) -> Head | None:
    """The head at ``index``; a head of one syllable only where no other word is made of it (``Bộ luật``, ``vụ án``)."""
    best: Head | None = None
    word = words.at(index)
    begins = word is not None and (word.key in _FIRSTS or word.plain in _FIRSTS)
    for kind in _ORDER if begins else ():
        found = HEADS[kind].match(words, index)
        if found is not None and (best is None or found[0] > best.end):
            best = Head(kind, found[1], found[0])
    written = ABBREVIATED_HEADS.get(word.text) if word is not None and best is None else None
    if written is not None and words.key(index + 1) == "." and words.capital(index + 2):
        return Head("short", written, index + 2)  # "P. Đào tạo", "K. Ngoại ngữ"
    if best is not None:
        if best.kind == "post":
            # "Trưởng | Ban Quản lý", "Chánh | Văn phòng HĐND và UBND"
            cuts = range(index + 1, best.end)
            cut = next((place for place in cuts if HEADS["organ"].end(words, place) > best.end), None)
            if cut is not None:
                best = Head("post", " ".join(best.phrase.split()[: cut - index]), cut)
        grounds = best.phrase == "cơ sở" and words.key(index - 1) == "trên"  # "trên cơ sở kết quả …"
        return None if grounds or _in_symbol(words, index, best.end) else best
    if (derived := _derived(words, index)) is not None:
        return derived
    key = words.key(index)
    if key not in SHORT_HEADS and key not in _UNCERTAIN:
        return None
    if words.key(index - 1) in SHORT_HEADS_AFTER.get(key, ()) and not _apart(words, index):
        return None
    pause = words.key(index + 1) == ","
    behind = index + 1 + pause
    blocked = words.key(behind) in SHORT_HEADS.get(key, ())
    if blocked and not (words.capital(behind) and (pause or FIELDS.end(words, behind) > behind)):
        return None
    return None if _in_symbol(words, index, index + 1) else Head("short", key, index + 1)


def _derived(words: Words, index: int) -> Head | None:
    """A person's noun that the language makes at will: a verb and ``viên`` (``điều độ viên``), ``kíp trưởng``."""
    end = index + 2
    if words.key(end) == "viên" and (VERBS.end(words, index) == end or FIELDS.end(words, index) == end):
        return Head("people", "nhân viên", end + 1)
    if words.key(index + 1) == "trưởng" and words.key(index) in LED:
        return Head("post", "đội trưởng", index + 2)
    return None


def _apart(words: Words, index: int) -> bool:
    """Whether a capital head stands behind a word in small letters: ``giao Ban Quản lý``, but not ``Hải Phòng``."""
    before = words.key(index - 1)
    return words.capital(index) and before != "trụ" and (not words.capital(index - 1) or before in {"giao", "chi"})


def _in_symbol(words: Words, index: int, end: int) -> bool:
    """Whether the word is part of a document's symbol: ``12/UBND-TH``, ``55/TB-VPCP``."""
    word = words.items[index]
    if not (word.text.isupper() and len(word.text) > 1 and end == index + 1):
        return False
    text = words.text
    before, behind = text[word.start - 1 : word.start], text[word.end : word.end + 2]
    return (before in {"/", *DASHES} and not text[word.start - 2 : word.start - 1].isspace()) or (
        behind[:1] in {"/", *DASHES} and behind[1:].isalnum()
    )


def territory_head(words: Words, index: int) -> Head | None:
    """A place's noun that stands for its authorities: ``các xã, phường``."""
    found = TERRITORIES.match(words, index)
    if found is None or words.key(found[0]) in TERRITORY_UNLESS.get(found[1], ()):
        return None
    if found[1] in {"trung ương", "tw", "miền", "vùng", "khu vực", "toàn quốc", "thành"}:
        return None
    return Head("territory", found[1], found[0])


def nested_head(words: Words, index: int) -> Head | None:
    """The head of the unit above, behind the name of its part (``Văn phòng UBND tỉnh``, ``Thanh tra Sở``)."""
    if not words.capital(index):
        return None
    head = read_head(words, index)
    if head is None or head.kind not in {"organ", "short", "post", "lone"}:
        return None
    if head.kind == "short" and not (
        words.capital(head.end) or FIELDS.end(words, head.end) > head.end or is_closed(words, head.end)
    ):
        return None
    return None if head.end == index + 1 and head.kind == "post" else head


def is_organ_word(words: Words, index: int) -> bool:
    """Whether a unit's or a post's head stands at ``index``: ``Sở Nội vụ``, ``Công an``, ``UBND``."""
    if HEADS["organ"].end(words, index) > index or HEADS["post"].end(words, index) > index + 1:
        return True
    key = words.key(index)
    return key in SHORT_HEADS and words.capital(index + 1) and words.key(index + 1) not in SHORT_HEADS[key]


def may_be_bare(words: Words, index: int, head: Head, *, determined: bool, chained: bool) -> bool:
    """Whether the head names somebody without any word behind it: ``đơn vị``, ``các phòng``, ``Sở``."""
    closed = is_closed(words, head.end)
    if head.phrase in _UNCERTAIN or head.kind == "territory":
        return (determined or (chained and head.phrase != "cấp")) and closed
    if head.phrase == "tổ chức":
        joint = head.end + (words.key(head.end) in {",", "và"})
        paired = joint > head.end and words.key(joint) == "cá" and words.key(joint + 1) == "nhân"
        return determined or paired or (chained and closed and not starts_action(words, head.end))
    if head.kind == "short" or head.phrase in GUARDED:
        obliged = starts_duty(words, head.end) and head.kind != "short"
        return (determined or chained or obliged or _stands_alone(words, index, head)) and closed
    return True


def _stands_alone(words: Words, index: int, head: Head) -> bool:
    if words.capital(index) and head.kind == "people" and words.key(head.end) in {":", "+"}:
        return True  # "Kế toán: dự trù kinh phí"
    if not words.capital(index) or head.phrase in NEVER_BARE:
        return False
    return head.kind in {"short", "organ", "common", "people"} and VERBS.end(words, index) == index


def is_closed(words: Words, index: int) -> bool:
    """Whether a bare noun is complete here: the text ends, pauses, or goes on with what is no part of a noun."""
    if words.is_mark(index) or words.key(index) in {"và", "hoặc"} or words.capital(index):
        return True
    if starts_action(words, index) or starts_function(words, index) or QUALIFIERS.end(words, index) > index:
        return True
    key = words.key(index)
    return any(phrases.end(words, index) > index for phrases in HEADS.values()) or key in SHORT_HEADS


def several_end(words: Words, index: int) -> int:
    """The index behind what says that several units follow: ``các``, or how many (``08 đơn vị``); ``index`` for none.

    A word with a capital amid the others is a name's (``huyện Ba Tri``).
    """
    end = PLURALS.end(words, index)
    if end > index or index >= len(words):
        return end
    if words.items[index].text.isdigit():
        several = len(words.items[index].text) < _LONGEST_COUNT and int(words.items[index].text) > 1
        return index + 1 if several else index
    opens = index == 0 or words.is_mark(index - 1) or not words.capital(index)
    return COUNTS.end(words, index) if opens else index
