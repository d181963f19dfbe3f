"""Labelled stretches of a text, and the places where a text is cut so that none of them begins or ends in a word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A labelled stretch ``[start, end)`` of the text; ``layer`` groups labels that may not overlap much.

    ``id`` tells what it belongs to where that has a name: a task's ``t3``, an item's ``II.3.a``.
    """

    start: int
    end: int
    layer: str
    label: str
    id: str = ""


def tokens_of(text: str, marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """Words, signs and blanks that cover the text; no mark begins or ends inside one."""
    return cut(text, (match.start() for match in _TOKEN.finditer(text)), marks)


def cut(text: str, starts: Iterable[int], marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """The text parted before each of ``starts`` and at both ends of each mark."""
    edges = {0, len(text), *starts}
    for mark in marks:
        edges |= {mark.start, mark.end}
    return list(pairwise(sorted(edges)))
