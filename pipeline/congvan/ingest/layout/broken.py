"""Numbers too wide for the cell of a table are broken at any character: ``31/12/202`` / ``6``."""

from __future__ import annotations

import re

from congvan.document.model import Box
from congvan.ingest.layout.notes import MarkedText
from congvan.ingest.layout.rows import Row

_PADDING = 8.0
"""The least room, in points, that a cell keeps free at its right where a character more would fit in."""
_NUMBER = re.compile(r"\(?\d+[./][\w./&-]*")
_WHOLE = re.compile(r".*\d/\d{1,2}/(?:19|20)\d\d")
_SYMBOL = re.compile(r"[A-ZĐ0-9&/-]+\b")


def is_cut(row: Row, below: Row, right: float) -> bool:
    """Whether a row that is one date or number goes on in the row below: up to ``right`` there was no room for it.

    ``31/12/202`` / ``6``; ``61/2018/N`` / ``Đ-CP``; but not ``30/6/2024`` / ``15/7/2024``.
    """
    text, rest = row.words, below.words
    if " " in text or not _NUMBER.fullmatch(text) or _WHOLE.fullmatch(text):
        return False
    if not (rest[:1].isdigit() if text[-1].isdigit() else _SYMBOL.match(rest)):
        return False
    first = below.ink[0]
    return right - row.x1 < first.x1 - first.x0 + _PADDING


def joined(marked: MarkedText, rest: MarkedText) -> MarkedText:
    """The text of two rows as of one."""
    marks = [(len(marked.text) + index, label) for index, label in rest.marks]
    return MarkedText(marked.text + rest.text, marked.edges + rest.edges, marked.marks + marks)


def around(box: Box, other: Box) -> Box:
    """The rectangle that holds both."""
    return Box(min(box.x0, other.x0), min(box.y0, other.y0), max(box.x1, other.x1), max(box.y1, other.y1))
