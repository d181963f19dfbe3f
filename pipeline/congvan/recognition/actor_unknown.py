"""Actors that no table knows, where the sentence leaves no other reading: behind an order, before a duty."""

from __future__ import annotations

from congvan.document.mentions import Actor, ActorMention
from congvan.document.model import Span
from congvan.recognition.actor_lists import DESCRIBED, NOT_NAMES, PLURALS, SURE_DUTIES, THINGS
from congvan.recognition.actor_name_parts import is_initialism
from congvan.recognition.actor_verbs import ADVERBS, VERBS, starts_action, starts_duty, starts_function
from congvan.recognition.actor_words import DASHES, Words, read_words

_LONGEST = 14
_RELATIVES = frozenset({"có", "được", "ra", "đã", "đang", "nào"})
_SIDES = frozenset({"bên", "bờ", "hữu", "làn", "lề", "phía", "tay"})
"""Behind these ``phải`` is the right one: ``Đường bờ phải: dài 1.690 m``."""
_NEGLECTS = frozenset({"mà", "thì", "là", "để", "nếu", "khi", "và", "hoặc", "do", "nhưng"})
_WITHIN = frozenset({"của", "tại", "ở", "trong"})


def read_ordered(text: str, start: int, *, base: int = 0) -> ActorMention | None:
    """Whoever stands between an order and its action: ``giao`` | ``Nghệ nhân ưu tú làng Chuông`` | ``truyền dạy …``.

    None where a thing or an action is ordered, or where no action follows before the next mark.
    """
    words = read_words(text)
    index = words.index_at(start)
    if index >= len(words) or words.starts[index] != start:
        return None
    return _read(words, index, base, duty=False)


def read_obliged(text: str, start: int, *, base: int = 0) -> ActorMention | None:
    """Whoever stands before words that only oblige a person or a unit: ``Điều độ viên`` | ``có trách nhiệm …``."""
    words = read_words(text)
    index = words.index_at(start)
    if index >= len(words) or words.starts[index] != start:
        return None
    return _read(words, index, base, duty=True)


def read_described(text: str, start: int, *, base: int = 0) -> ActorMention | None:
    """Whoever is told by what he does, before a duty: ``người ra quyết định thanh tra, kiểm tra`` | ``phải …``."""
    words = read_words(text)
    index = words.index_at(start)
    if index >= len(words) or words.starts[index] != start:
        return None
    noun = DESCRIBED.end(words, index)
    if noun == index or not (starts_action(words, noun) or words.key(noun) in _RELATIVES):
        return None
    for place in range(noun + 1, min(index + _LONGEST, len(words))):
        if SURE_DUTIES.end(words, place) > place:
            free = words.key(place - 1) == "không" or words.key(place - 1) in _NEGLECTS
            return None if free else _mention(words, index, place, base)
        word = words.items[place]
        joins = word.key == "," and starts_action(words, place + 1) and not words.capital(place + 1)
        if (word.mark and not joins) or word.key in _NEGLECTS:
            return None
    return None


def read_acronyms(text: str, start: int, *, base: int = 0) -> ActorMention | None:
    """Units by their initials alone, before an action: ``CTĐL Tiền Giang, CTĐL Cà Mau`` | ``kiểm tra …``.

    They stand for a unit that the dispatch has named before, so that no table holds them.
    """
    words = read_words(text)
    place = words.index_at(start)
    if place >= len(words) or words.starts[place] != start:
        return None
    names: list[tuple[int, int]] = []
    while is_initialism(words, place):
        end = place + 1
        while end < place + 5 and words.capital(end) and not is_initialism(words, end):
            end += 1
        names.append((place, end))
        place = end + (words.key(end) in {",", "và"})
    end = names[-1][1] if names else place
    if not names or not (starts_duty(words, end) or max(VERBS.end(words, end), ADVERBS.end(words, end)) > end + 1):
        return None
    members = tuple(_mention(words, first, last, base).members[0] for first, last in names)
    span = Span(members[0].span.start, members[-1].span.end)
    return ActorMention(span=span, rule="actor.acronym", score=0.5, members=members)


def _read(words: Words, index: int, base: int, *, duty: bool) -> ActorMention | None:
    noun = PLURALS.end(words, index)
    named = words.capital(index) and NOT_NAMES.end(words, index) == index
    if not (named or noun > index) or THINGS.end(words, noun) > noun or starts_action(words, noun):
        return None
    for place in range(noun + 1, min(index + _LONGEST, len(words))):
        word = words.items[place]
        if SURE_DUTIES.end(words, place) > place:
            passive = words.key(place + 1) == "được"  # "Sự cố phải được Trạm Y tế báo cáo"
            return None if passive or words.key(place - 1) in _SIDES else _mention(words, index, place, base)
        if word.mark and word.key not in DASHES:
            return None
        if starts_function(words, place) and word.key not in _WITHIN and not word.capital:
            return None
        if starts_duty(words, place) or (starts_action(words, place) and not word.capital):
            return None if duty and not starts_duty(words, place) else _mention(words, index, place, base)
    return None


def _mention(words: Words, first: int, end: int, base: int) -> ActorMention:
    span = Span(base + words.items[first].start, base + words.items[end - 1].end)
    actor = Actor(name=words.between(first, end), span=span)
    return ActorMention(span=span, rule="actor.unknown", score=0.6, members=(actor,))
