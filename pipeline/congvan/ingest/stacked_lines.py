"""The rows of a table whose cells stand one below the other: each from its number to the next in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from congvan.ingest.cell_looks import looks
from congvan.ingest.flat_cells import Piece, extent, segments
from congvan.ingest.flattened_header import Header
from congvan.ingest.row_order import RowOrder, numbers_columns
from congvan.ingest.source_lines import SourceLine, is_page_number, is_rule, page_break
from congvan.ingest.stacked_rows import RowLine
from congvan.ingest.table_lines import begins_note, is_behind

_HEADING = re.compile(r"[\s*_]*(?:[IVXL]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)]\s+\S")
_MOST_LINES = 60
_AHEAD = 80
_MARKUP = " \t*_|.)/"


@dataclass(slots=True)
class StackedRow:
    """A row's number, what kind of row it tells, its lines, and where among them a heading stands first."""

    number: Piece | None
    kind: str
    lines: list[RowLine] = field(default_factory=list)
    heading: int | None = None
    apart: bool = False
    """Whether a blank line stands before its number."""


def collect_rows(
    lines: Sequence[SourceLine], header: Header
) -> tuple[list[StackedRow], list[tuple[tuple[Piece, ...], ...]], list[int]]:
    """The rows below the header, second rows of the header, and the lines of footnotes."""
    return _Collector(lines, header).collect()


class _Collector:
    """Goes down the lines behind a header and gathers its rows."""

    def __init__(self, lines: Sequence[SourceLine], header: Header) -> None:
        self._lines = lines
        self._header = header
        self._names = [lines[piece.line].text.strip() for cell in header.cells for piece in cell]
        self._order = RowOrder()
        self._beside: bool | None = None
        """Whether a row's first cell stands in the line of its number."""
        self._lonely = False
        """Whether the numbers stand between blank lines, as those of pages do."""

    def collect(self) -> tuple[list[StackedRow], list[tuple[tuple[Piece, ...], ...]], list[int]]:
        """The rows, second rows of the header, and the lines of footnotes."""
        rows: list[StackedRow] = []
        notes: list[int] = []
        index, again = self._numbered_columns()
        blanks, broken = 0, False
        while index < len(self._lines):
            text = self._lines[index].text
            if not text.strip() or is_rule(text) or page_break(text):
                broken = broken or page_break(text) is not None
                blanks += 1
                index += 1
                continue
            if begins_note(text):
                while index < len(self._lines) and self._lines[index].text.strip():
                    notes.append(index)
                    index += 1
                continue
            repeated = self._repeated(index) if text.strip() == self._names[0] else None
            if repeated is not None:
                index, broken = repeated, True
                continue
            if is_behind(text) or text.count("|") > 2 or (rows and len(rows[-1].lines) >= _MOST_LINES):
                break
            number = self._number(index, started=bool(rows))
            if number is None and (not rows and not self._order.begun):
                break
            if number is not None and number.kind == "page":
                broken = True
                index += 1
                continue
            if number is not None:
                number.apart = blanks > 0 and not broken
                rows.append(number)
            else:
                row = rows[-1]
                if row.heading is None and row.lines and _HEADING.match(text):
                    row.heading = len(row.lines)
                start, end = extent(text)
                seen = looks(text[start:end])
                # A page's end within a cell is no blank line.
                gap = blanks if not broken else int(not seen.goes_on and blanks > 0)
                row.lines.append(RowLine(Piece(index, start, end), seen, gap))
            blanks, broken = 0, False
            index += 1
        return rows, again, notes

    def _number(self, index: int, *, started: bool) -> StackedRow | None:
        """The row whose number stands at the line, with the first cell beside it; kind ``page`` for a page's number."""
        text = self._lines[index].text
        parts = segments(text)
        if self._beside is None:
            self._beside = len(parts) == 2
            self._lonely = not any(line.text.strip() for line in self._lines[index - 1 : index + 2 : 2])
        alone = len(parts) == 1
        if alone and started and is_page_number(self._lines, index):
            nxt = self._order.copy().take(text) is not None
            if not self._lonely or not nxt or self._comes_again(index):
                return StackedRow(None, "page")
        if len(parts) > 2 or (alone and self._beside):
            return None
        start, end = parts[0]
        if len(parts) == 2 and not self._beside:
            return None
        kind = self._order.take(text[start:end])
        if kind is None:
            return None
        row = StackedRow(Piece(index, start, end), kind)
        if len(parts) == 2:
            row.lines.append(RowLine(Piece(index, *parts[1]), looks(text[slice(*parts[1])]), 0))
        return row

    def _comes_again(self, index: int) -> bool:
        """Whether the same number stands below before the next one: then this is a page's."""
        order = self._order.copy()
        order.take(self._lines[index].text)
        number = self._lines[index].text.strip(_MARKUP)
        for line in self._lines[index + 1 : index + _AHEAD]:
            if line.text.strip(_MARKUP) == number:
                return True
            if order.copy().take(line.text):
                return False
        return False

    def _repeated(self, index: int) -> int | None:
        """The line behind a header that is repeated on a new page."""
        names = iter(self._names)
        wanted = next(names, None)
        for number in range(index, min(index + 3 * len(self._names), len(self._lines))):
            text = self._lines[number].text.strip()
            if text and text != wanted:
                return None
            if text:
                wanted = next(names, None)
            if wanted is None:
                return number + 1
        return None

    def _numbered_columns(self) -> tuple[int, list[tuple[tuple[Piece, ...], ...]]]:
        """The line where rows begin; before it may stand a row that numbers the columns."""
        start, count = self._header.end, len(self._header.cells)
        filled = [n for n in range(start, min(start + 3 * count, len(self._lines))) if self._lines[n].text.strip()][
            :count
        ]
        texts = [self._lines[number].text.strip() for number in filled]
        if len(texts) == count and numbers_columns(texts):
            return filled[-1] + 1, [tuple((Piece(n, *extent(self._lines[n].text)),) for n in filled)]
        return start, []
