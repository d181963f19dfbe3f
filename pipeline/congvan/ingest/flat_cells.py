"""A table found in plain text: which stretches of which lines are its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SEGMENT = re.compile(r"\S(?:\S| (?=\S))*+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line of the source."""

    line: int
    start: int
    end: int

    def beside(self, other: Piece) -> bool:
        """Whether the two stand in the same column of characters, each in its line."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class FlatCell:
    """A cell and its place in the grid."""

    row: int
    column: int
    column_span: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FlatTable:
    """The cells in order, the lines of footnotes between them, and the first line behind the table."""

    cells: tuple[FlatCell, ...]
    notes: tuple[int, ...]
    end: int


FlatPart = tuple[int, int, Sequence[Piece]]
"""A cell before its row is counted: its column, how many columns it spans, its pieces."""


def segments(text: str) -> list[tuple[int, int]]:
    """The stretches of ``text`` between which two blanks and more or a tab stand."""
    return [match.span() for match in _SEGMENT.finditer(text)]


def extent(text: str) -> tuple[int, int]:
    """Where the words of a line begin and end."""
    return len(text) - len(text.lstrip()), len(text.rstrip())


def grid(rows: Sequence[Sequence[FlatPart]]) -> tuple[FlatCell, ...]:
    """The cells of ``rows``; those without text are left out."""
    return tuple(
        FlatCell(number, column, span, tuple(pieces))
        for number, row in enumerate(rows)
        for column, span, pieces in row
        if pieces
    )
