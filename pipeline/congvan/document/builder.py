"""Builds a Document line by line: the one place where text is normalised and frozen."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import gt

from congvan.document.model import (
    Break,
    Cell,
    Document,
    FootnoteMark,
    Line,
    Notice,
    Origin,
    Page,
    Role,
    Span,
    Table,
)

_OTHER_BLANKS = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f]")


@dataclass(slots=True)
class _Pending:
    text: str
    offsets: array[int]
    line: Line
    """Its span, edges, break and role are not yet the line's own: they follow."""
    edges: array[float] | None
    opens: Break
    role: Role
    marks: tuple[tuple[int, str], ...]
    note: str | None = None
    cell: tuple[int, int, int, int, int] | None = None


class DocumentBuilder:
    """Takes lines in reading order and freezes them into a Document.

    A line's text may be in any normalisation form: it becomes NFC, and source offsets, character edges and
    footnote marks follow. Blank ends are trimmed, blank lines dropped (the next line then opens with a gap).
    """

    def __init__(self) -> None:
        self._flow: list[_Pending] = []
        self._notes: list[_Pending] = []
        self._tables = 0
        self._grid: tuple[int, int, int, int, int] | None = None
        self._gap = False
        self.pages: list[Page] = []
        self.notices: list[Notice] = []

    def line(
        self,
        text: str,
        style: Line | None = None,
        *,
        source: int | Sequence[int] | None = None,
        marks: Sequence[tuple[int, str]] = (),
        footnote: str | None = None,
    ) -> None:
        """Adds a line.

        ``style`` carries page, box, size and the like (its span is ignored). ``source`` is the offset of the
        line's first character in the decoded source, or one offset a character (-1: generated). ``marks``
        are footnote references as (index in ``text``, label). ``footnote`` makes the line part of the note
        with that label: it goes behind the flow.
        """
        style = style or Line(Span(0, 0))
        if not text.strip():
            self._gap = True
            return
        pending = _normalise(text, style, source, tuple(marks))
        if self._gap and pending.opens is Break.SOFT:
            pending.opens = Break.GAP
        self._gap = False
        if footnote is not None:
            pending.note = footnote
            pending.role = Role.FOOTNOTE
            self._notes.append(pending)
            return
        if self._grid is not None:
            pending.cell = self._grid
            pending.role = Role.TABLE
        self._flow.append(pending)

    def gap(self) -> None:
        """Says that the next line probably begins a new paragraph."""
        self._gap = True

    def begin_table(self) -> None:
        """The cells that follow belong to one table."""
        self._tables += 1

    def cell(self, row: int, column: int, row_span: int = 1, column_span: int = 1) -> None:
        """The lines that follow stand in this cell of the table begun last."""
        self._grid = (self._tables, row, column, row_span, column_span)

    def end_table(self) -> None:
        """The lines that follow are flow again."""
        self._grid = None
        self._gap = True

    def build(self, origin: Origin) -> Document:
        """The frozen document."""
        parts: list[str] = []
        offsets = array("i")
        lines: list[Line] = []
        marks: list[FootnoteMark] = []
        notes: dict[str, Span] = {}
        cells: dict[int, dict[tuple[int, int, int, int], Span]] = {}
        position = 0
        for pending in self._flow + self._notes:
            start, end = position, position + len(pending.text)
            span = Span(start, end)
            parts.append(pending.text)
            offsets.extend(pending.offsets)
            offsets.append(-1)
            lines.append(replace(pending.line, span=span, edges=pending.edges, opens=pending.opens, role=pending.role))
            marks.extend(FootnoteMark(start + index, label) for index, label in pending.marks)
            if pending.note is not None:
                known = notes.get(pending.note)
                notes[pending.note] = Span(known.start if known else start, end)
            if pending.cell is not None:
                table, *place = pending.cell
                grid = cells.setdefault(table, {})
                key = (place[0], place[1], place[2], place[3])
                grid[key] = Span(grid[key].start if key in grid else start, end)
            position = end + 1
        if offsets:
            offsets.pop()
        return Document(
            text="\n".join(parts),
            lines=tuple(lines),
            origin=origin,
            pages=tuple(self.pages),
            tables=tuple(_table(grid) for _, grid in sorted(cells.items())),
            marks=tuple(marks),
            footnotes=tuple(notes.items()),
            notices=tuple(self.notices),
            offsets=offsets,
        )


def _table(grid: dict[tuple[int, int, int, int], Span]) -> Table:
    rows: dict[int, list[Cell]] = {}
    for (row, column, row_span, column_span), span in sorted(grid.items()):
        rows.setdefault(row, []).append(Cell(span, row, column, row_span, column_span))
    spans = grid.values()
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Table(whole, tuple(tuple(cells) for _, cells in sorted(rows.items())))


def _normalise(
    text: str, style: Line, source: int | Sequence[int] | None, marks: tuple[tuple[int, str], ...]
) -> _Pending:
    if source is None:
        offsets = [-1] * len(text)
    elif isinstance(source, int):
        offsets = list(range(source, source + len(text)))
    else:
        offsets = list(source)
    if _OTHER_BLANKS.search(text) is None and unicodedata.is_normalized("NFC", text) and _in_order(style.edges, text):
        return _pending(text, array("i", offsets), style, style.edges, marks)
    clusters = _clusters(text)
    out: list[str] = []
    places = array("i")
    edges: array[float] | None = array("f") if style.edges else None
    new_index = [0] * (len(text) + 1)
    length = 0
    for start, end in clusters:
        composed = unicodedata.normalize("NFC", text[start:end])
        # A tab or another control character would break one-line views and spreadsheets alike.
        composed = "".join(" " if c.isspace() or unicodedata.category(c) == "Cc" else c for c in composed)
        for index in range(start, end):
            new_index[index] = length
        out.append(composed)
        for _ in composed:
            places.append(offsets[start])
            if edges is not None and style.edges is not None:
                xs = style.edges[2 * start : 2 * end]
                edges.extend((min(xs), max(xs)) if len(xs) else (-1.0, -1.0))
        length += len(composed)
    new_index[len(text)] = length
    moved = tuple((new_index[index], label) for index, label in marks)
    return _pending("".join(out), places, style, edges, moved)


def _in_order(edges: array[float] | None, text: str) -> bool:
    """Whether each character of a line has its two edges, the left one first; or the line has none."""
    return edges is None or (len(edges) == 2 * len(text) and not any(map(gt, edges[::2], edges[1::2])))


def _pending(
    text: str, offsets: array[int], style: Line, edges: array[float] | None, marks: tuple[tuple[int, str], ...]
) -> _Pending:
    """A normalised line without the blanks at its ends."""
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    return _Pending(
        text=text[left:right],
        offsets=offsets[left:right],
        line=style,
        edges=edges[2 * left : 2 * right] if edges is not None else None,
        opens=style.opens,
        role=style.role,
        marks=tuple((min(max(index - left, 0), right - left), label) for index, label in marks),
    )


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans of a base character with its combining marks: the units that NFC may compose."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return [(index, index + 1) for index in range(len(text))]
    clusters: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(text)):
        if not unicodedata.combining(text[index]):
            clusters.append((start, index))
            start = index
    clusters.append((start, len(text)))
    return clusters
