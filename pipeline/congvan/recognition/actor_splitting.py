"""Splits a passage that is known to be a list of actors: an entry of ``Kính gửi``, a cell, a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congvan.document import Passage, Span
from congvan.document.mentions import Actor
from congvan.recognition.actor_trim import BRACKETS, TRIM, clean_name
from congvan.recognition.actor_words import DASHES
from congvan.recognition.actors import read_actors

_BARE = re.compile(r"\d{1,3}|[IVX]{1,4}|[A-ZĐÀ-Ỹ][^\W\d_]*(?:[ -]+[A-ZĐÀ-Ỹ][^\W\d_]*){1,5}")
"""A number or a name of several syllables, all with capitals."""


def split_actors(passage: Passage) -> tuple[Actor, ...]:
    """The members of a passage that is known to be a list of actors.

    ``Kính gửi: Các sở, cơ quan thuộc UBND tỉnh; UBND huyện, thành phố`` without its label → two. What the grammar
    does not know is one member up to the next semicolon or comma (``Hãng tin Hoa Mai``).
    """
    members: list[Actor] = []
    begin = 0
    for part in passage.text.split(";"):
        start = begin + len(part) - len(part.lstrip(TRIM))
        text = part.strip(TRIM)
        if text:
            members.extend(_split_part(passage.slice(start, start + len(text))))
        begin += len(part) + 1
    return tuple(members)


def _split_part(part: Passage) -> Sequence[Actor]:
    mention = read_actors(part.text, base=part.start)
    if mention is not None and not BRACKETS.sub("", part.text[mention.span.end - part.start :]).strip(TRIM):
        return mention.members
    return _split_loosely(part)


def _split_loosely(part: Passage) -> list[Actor]:
    """Members of a part the grammar cannot read to its end: what it knows, and what stands between commas."""
    members: list[Actor] = []
    text, place, known = part.text, 0, False
    while place < len(text):
        mention = read_actors(text, place, base=part.start)
        stop = place if mention is None else mention.span.end - part.start
        rest = text[stop : stop + 2].lstrip()
        if mention is not None and (not rest or rest[0] in ",(-–"):
            members.extend(mention.members)
            known = True
        else:
            comma = text.find(",", stop)
            stop = len(text) if comma < 0 else comma
            name = clean_name(text[place:stop])
            if members and _goes_on(text, place, name, known=known):
                first = members.pop().span
                name = clean_name(part.text[first.start - part.start : stop])
                span = Span(first.start, part.start + place + len(text[place:stop].rstrip(TRIM)))
                if name:  # "(Cùng Sở A, n)" is nothing but a bracket
                    members.append(Actor(name=name, span=span))
            elif name:
                members.append(Actor(name=name, span=part.span(place, place + len(text[place:stop].rstrip(TRIM)))))
        place = _skip(text, stop)
    return members


def _goes_on(text: str, place: int, name: str, *, known: bool) -> bool:
    """Whether what is no unit of its own belongs to the one before.

    ``Các nhà thầu tư vấn, thi công``, ``Trung tâm Giáo dục thường xuyên - Hướng nghiệp``; and, where the one before
    is ``known``, bare names: ``Các doanh nghiệp trong KCN Tiên Sơn, Quế Võ``.
    """
    joint = text[:place].rstrip()[-1:]
    if joint in DASHES:
        return known
    return joint == "," and (name[:1].islower() or (known and bool(_BARE.fullmatch(name))))


def _skip(text: str, index: int) -> int:
    """The index behind marks and one bracket."""
    while index < len(text) and text[index] in TRIM:
        index += 1
    if text[index : index + 1] == "(":
        closing = text.find(")", index)
        return len(text) if closing < 0 else _skip(text, closing + 1)
    return index
