"""Names that the grammar ended too early: what stands between them and the predicate belongs to the last of them.

``Ban QLDA các công trình giao thông`` | ``và dân dụng`` | ``tổ chức thi công …``: asked only where no predicate
follows the name as it was read.
"""

from __future__ import annotations

from dataclasses import replace

from congvan.document.mentions import Actor, ActorMention
from congvan.document.model import Span
from congvan.recognition.actor_heads import read_head
from congvan.recognition.actor_lists import FIELDS, NOT_NAMES, NOUNS
from congvan.recognition.actor_name_parts import is_initialism
from congvan.recognition.actor_verbs import VERBS, starts_duty, starts_function
from congvan.recognition.actor_words import DASHES, Words, read_words
from congvan.recognition.actors import read_actors

_LONGEST = 12  # words between the name as read and its predicate
_LONGEST_HEADING = 30
_FARTHEST_COLON = 40  # characters
_LISTING = frozenset({",", ";", "(", ")", "/", "-", "–", "&"})
_TELLING = frozenset(
    {"là", "đã", "được", "sẽ", "đang", "để", "nếu", "khi", "thì", "do", "từ", "đến", "trước", "sau", "năm"}
)
_JOINTS = frozenset({",", "và", "&"})
_UNKNOWN = 2  # small words behind `và` that no table need know: `giao thông và` | `dân dụng`


def read_stretched(text: str, group: ActorMention, *, base: int) -> ActorMention | None:
    """``group`` with its last name going on to the predicate, and the units joined behind it.

    None where no predicate follows within a few words, or where words stand between that make no name.
    """
    words = read_words(text)
    place = words.index_at(group.span.end - base)
    first = words.index_at(group.span.start - base)
    if group.rule == "actor.person" or not words.capital(first) or place >= len(words):
        return None  # a person's name is whole
    members = list(group.members)
    begin = place
    while place < min(begin + _LONGEST, len(words)):
        if place > begin and (starts_duty(words, place) or _acts(words, place)):
            return replace(
                group,
                span=Span(group.span.start, members[-1].span.end),
                members=tuple(members),
                rule="actor.stretched",
                score=0.6,
            )
        joint = words.key(place) in _JOINTS
        beyond = place + joint
        if joint and beyond < len(words):
            further = read_actors(text, words.starts[beyond], base=base)
            if further is not None:
                members.extend(further.members)
                place = words.index_at(further.span.end - base)
                continue
        end = _piece_end(words, beyond, joined=words.key(place) == "và")
        if end == beyond:
            return None
        members[-1] = _longer(text, members[-1], words.items[end - 1].end, base)
        place = end
    return None


def read_to_colon(text: str, group: ActorMention, *, base: int) -> ActorMention | None:
    """``group`` with its last name going on to the colon before its work: ``Đội Cảnh sát điều tra`` | ``về TTXH:``."""
    end = group.span.end - base
    colon = text.find(":", end, end + _FARTHEST_COLON)
    if colon < 0 or group.rule == "actor.person" or not text[end:colon].strip()[:1].isalpha():
        return None
    words = read_words(text[:colon])
    if any(word.mark for word in words.items[words.index_at(end) :]) or not is_only_names(text[end:colon]):
        return None
    last = _longer(text, group.members[-1], colon, base)
    return replace(group, span=Span(group.span.start, base + colon), members=(*group.members[:-1], last))


def is_only_names(text: str) -> bool:
    """Whether words may be a list of names and nothing else: short, without verb, duty or sentence."""
    words = read_words(text)
    if not 1 < len(words) <= _LONGEST_HEADING:
        return False
    for place in range(len(words)):
        word = words.items[place]
        if word.mark and word.key not in _LISTING and not (word.key == ":" and place + 1 == len(words)):
            return False
        noun = max(NOUNS.end(words, place), FIELDS.end(words, place)) > place
        if not word.capital and not noun and (_acts(words, place) or starts_duty(words, place)):
            return False
        if word.key in _TELLING:
            return False
    return True


def _piece_end(words: Words, index: int, *, joined: bool) -> int:
    """The index behind words that may be part of a name: capitals, known nouns, and unknown ones behind ``và``."""
    if index >= len(words) or NOT_NAMES.end(words, index) > index:
        return index
    index += words.key(index) in DASHES
    if words.is_mark(index) or starts_function(words, index):
        return index
    if words.capital(index) or is_initialism(words, index):
        return index + 1
    known = max(NOUNS.end(words, index), FIELDS.end(words, index))
    if known > index or not joined:
        return known
    for end in range(index + 1, index + 2 + _UNKNOWN):
        if starts_duty(words, end) or _acts(words, end):
            return end
        if words.key(end) == "," and end > index + 1 and read_head(words, end + 1) is not None:
            return end
        if words.is_mark(end) or starts_function(words, end):
            break
    return index


def _acts(words: Words, index: int) -> bool:
    return VERBS.end(words, index) > index and not words.capital(index)


def _longer(text: str, actor: Actor, end: int, base: int) -> Actor:
    """The actor with its name going on to ``end``, an index in ``text``."""
    name = " ".join(f"{actor.name}{text[actor.span.end - base : end]}".split())
    return replace(actor, name=name, span=Span(actor.span.start, base + end))
