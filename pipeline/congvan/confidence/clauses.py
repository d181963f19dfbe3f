"""What is seen of a clause by its words alone: whether offices assign something in words like these.

The rules say what a clause does by its grammar. Where they are wrong, the words of thousands of clauses that are part
of an annotated task, and of others that are not, may speak against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from congvan.document import Document
from congvan.document.mentions import Clause
from congvan.linear.model import Features, Model, read_shipped

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_DIGIT = re.compile(r"\d")
_BEFORE = 60  # characters in front of a clause that are looked at
_BEHIND = 20
_LONGEST = 60  # words beyond which a clause is as long as any


@cache
def shipped_clauses() -> Model:
    """The model of clauses that comes with the program, read when the first task is weighed."""
    return read_shipped("congvan.confidence", "assigning-clauses.json")


def clause_features(
    document: Document, kind: str | None, recipients: Sequence[str], clauses: Sequence[Clause], index: int
) -> Features:
    """The features of one of a dispatch's ``clauses``, which are all that were read, in the text's order.

    ``kind`` is the dispatch's type. ``Đề nghị UBND các xã báo cáo`` has among them ``begins..2=đề nghị``,
    ``pair=các xã`` and, if the grammar found who is told, ``action..2=báo cáo``.
    """
    clause = clauses[index]
    words = _words(document.words(clause.span))
    found: Features = {}
    for name in (
        *(f"word={one}" for one in words),
        *(f"pair={one} {other}" for one, other in pairwise(words)),
        *(f"begins{place}={word}" for place, word in enumerate(words[:3])),
        *(f"begins..{count}={' '.join(words[:count])}" for count in (2, 3)),
        *_action(document, clause),
        *_around(document, clause),
        *_of_dispatch(kind, recipients, words),
        *_neighbours(document, clauses, index),
    ):
        found[name] = 1.0
    found["position"] = clause.span.start / max(len(document.text), 1)
    found["length"] = min(len(words), _LONGEST) / 30
    return found


def _action(document: Document, clause: Clause) -> Iterator[str]:
    """The words on either side of where what is to be done begins."""
    action = _words(document.words(clause.action))
    lead_in = _words(document.text[clause.span.start : clause.action.start])
    yield from (f"action{place}={word}" for place, word in enumerate(action[:2]))
    yield f"action..2={' '.join(action[:2])}"
    yield from (f"lead-in..{count}={' '.join(lead_in[-count:])}" for count in (1, 2))


def _around(document: Document, clause: Clause) -> Iterator[str]:
    start, end = clause.span.start, clause.span.end
    before = _tokens(document.text[max(0, start - _BEFORE) : start])
    yield from (f"before..{count}={' '.join(before[-count:])}" for count in (1, 2, 3))
    yield f"behind={' '.join(_tokens(document.text[end : end + _BEHIND])[:1])}"


def _of_dispatch(kind: str | None, recipients: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    yield f"type={kind}"
    yield from (f"type+begins..{count}={kind} {' '.join(words[:count])}" for count in (1, 2))
    addressed = _words(" ".join(recipients))
    yield from (f"recipient{place}={word}" for place, word in enumerate(addressed[:2]))
    if not addressed:
        yield "recipient=none"


def _neighbours(document: Document, clauses: Sequence[Clause], index: int) -> Iterator[str]:
    for side in (-1, 1):
        if 0 <= index + side < len(clauses):
            words = _words(document.words(clauses[index + side].span))
            yield from (f"neighbour{side:+}..{count}={' '.join(words[:count])}" for count in (1, 2))


def _words(text: str) -> list[str]:
    return _WORD.findall(_DIGIT.sub("0", text.lower()))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_DIGIT.sub("0", text.lower()))
