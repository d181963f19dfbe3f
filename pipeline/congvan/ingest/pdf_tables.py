"""Ruled tables: pdfplumber finds the cells, the page's own characters fill them."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from congvan.document.model import Box
from congvan.ingest.layout.gathering import rows_of
from congvan.ingest.layout.glyphs import Frame, Glyph
from congvan.ingest.layout.rows import Row

_SAME_EDGE = 3.0
_THIN = 3.0


@dataclass(slots=True)
class PageCell:
    """A cell: where it lies on which page, its place in the grid, and the rows in it."""

    box: Box
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    lines: list[tuple[int, Row]] = field(default_factory=list)
    """Pages and rows: a cell that a page's end cuts has rows of both pages."""


@dataclass(slots=True)
class PageTable:
    """A table on one page, later joined with its continuation on the next."""

    box: Box
    columns: list[float]
    cells: list[PageCell]
    rows: int

    def texts(self, row: int) -> list[str]:
        """The words of a row's cells."""
        return [" ".join(line.words for _, line in cell.lines) for cell in self.cells if cell.row == row]


@contextmanager
def table_reader(data: bytes, password: str | None) -> Iterator[Callable[[int, Frame], list[PageTable]]]:
    """A function that finds the grids of a page; pdfplumber opens the file when the first page asks for it."""
    opened: list[Any] = []

    def read(number: int, frame: Frame) -> list[PageTable]:
        if not opened:
            import pdfplumber

            # Its parser reports each flaw of a damaged file; what matters becomes a notice.
            logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
            opened.append(pdfplumber.open(io.BytesIO(data), password=password or ""))
        return _read_tables(opened[0].pages[number - 1], frame)

    try:
        yield read
    finally:
        for pdf in opened:
            # On a damaged file even closing may fail; the data is in memory and nothing stays open.
            with suppress(Exception):
                pdf.close()


def _read_tables(page: Any, frame: Frame) -> list[PageTable]:
    """The grids on a page; a frame around one text is no table."""
    try:
        found = [[tuple(cell) for cell in table.cells] for table in page.filter(_is_rule).find_tables()]
        shown = (page.rotation or 0) // 90 % 4
        size, offset = _shown(page, frame, shown)
    finally:
        page.close()
    grids = (_grid([_turned(cell, size, offset, (frame.turn - shown) % 4) for cell in cells]) for cells in found)
    return sorted((grid for grid in grids if grid is not None), key=lambda table: table.box.y0)


def _is_rule(item: dict[str, Any]) -> bool:
    """Whether an object may be a table's rule; the ground behind words (a filled rectangle) has edges but no rules."""
    if item.get("object_type") != "rect" or item.get("stroke"):
        return True
    return min(float(item["width"]), float(item["height"])) <= _THIN


def _shown(page: Any, frame: Frame, shown: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """The size of what is seen of a page turned by ``shown`` quarters, and where it begins in pdfplumber's numbers.

    pdfplumber counts from the corner of the whole sheet (MediaBox); a page may show only a part of it (CropBox).
    """
    x0, y0, x1, y1 = (float(value) for value in page.page_obj.mediabox)
    sheet = Frame(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), shown)
    seen = sheet.box(frame.left, frame.bottom, frame.right, frame.top)
    return (seen.x1 - seen.x0, seen.y1 - seen.y0), (float(page.bbox[0]) + seen.x0, float(page.bbox[1]) + seen.y0)


def _turned(cell: tuple[float, ...], size: tuple[float, float], offset: tuple[float, float], turn: int) -> Box:
    """A cell as pdfplumber gives it (the page as shown) on the page as read."""
    x0, y0, x1, y1 = cell[0] - offset[0], cell[1] - offset[1], cell[2] - offset[0], cell[3] - offset[1]
    width, height = size
    for _ in range(turn):
        x0, y0, x1, y1 = height - y1, x0, height - y0, x1
        width, height = height, width
    return Box(x0, y0, x1, y1)


def _grid(boxes: Sequence[Box]) -> PageTable | None:
    columns = _edges([box.x0 for box in boxes] + [box.x1 for box in boxes])
    rows = _edges([box.y0 for box in boxes] + [box.y1 for box in boxes])
    if len(columns) < 3 or len(rows) < 2 or len(boxes) < 2:
        return None
    cells = []
    for box in boxes:
        left, right = _nearest(columns, box.x0), _nearest(columns, box.x1)
        top, bottom = _nearest(rows, box.y0), _nearest(rows, box.y1)
        if right > left and bottom > top:
            cells.append(PageCell(box, top, left, bottom - top, right - left))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return PageTable(Box(columns[0], rows[0], columns[-1], rows[-1]), columns, cells, len(rows) - 1)


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def take_tables(rows: Sequence[Row], tables: Sequence[PageTable], number: int) -> tuple[list[Row], list[PageTable]]:
    """The rows outside the tables, and the tables with their words; a table without words is dropped."""
    glyphs: dict[tuple[int, int], list[Glyph]] = {}
    rest: list[Row] = []
    for row in rows:
        kept: list[Glyph] = []
        for glyph in row.glyphs:
            place = _cell_at(tables, (glyph.x0 + glyph.x1) / 2, glyph.baseline - 0.25 * glyph.face.size)
            if place is None:
                kept.append(glyph)
            else:
                glyphs.setdefault(place, []).append(glyph)
        if len(kept) == len(row.glyphs):
            rest.append(row)
        elif any(not glyph.blank for glyph in kept):
            rest.extend(rows_of(kept))
    full = []
    for t, table in enumerate(tables):
        for c, cell in enumerate(table.cells):
            cell.lines = [(number, row) for row in rows_of(glyphs.get((t, c), []))]
        if sum(bool(cell.lines) for cell in table.cells) >= 2:
            full.append(table)
        else:
            rest.extend(row for cell in table.cells for _, row in cell.lines)
    rest.sort(key=lambda row: (row.baseline, row.x0))
    return rest, full


def _cell_at(tables: Sequence[PageTable], x: float, y: float) -> tuple[int, int] | None:
    for t, table in enumerate(tables):
        if not (table.box.x0 <= x <= table.box.x1 and table.box.y0 <= y <= table.box.y1):
            continue
        for c, cell in enumerate(table.cells):
            if cell.box.x0 <= x <= cell.box.x1 and cell.box.y0 <= y <= cell.box.y1:
                return t, c
    return None


def continues(table: PageTable, above: PageTable) -> bool:
    """Whether a table at the head of a page goes on with the one at the foot of the page before.

    Both are as wide, and one has all the columns of the other: a page on which two columns are merged in every
    row shows no edge between them.
    """
    fewer, more = sorted((table.columns, above.columns), key=len)
    outer = zip((fewer[0], fewer[-1]), (more[0], more[-1]), strict=True)
    return all(abs(a - b) <= 2 * _SAME_EDGE for a, b in outer) and all(
        any(abs(edge - other) <= 2 * _SAME_EDGE for other in more) for edge in fewer
    )


def _align(table: PageTable, columns: list[float]) -> None:
    """Numbers a table's cells by the columns of another."""
    table.columns = columns
    for cell in table.cells:
        left, right = _nearest(columns, cell.box.x0), _nearest(columns, cell.box.x1)
        cell.column, cell.column_span = left, max(right - left, 1)


def join(above: PageTable, table: PageTable) -> None:
    """Adds a continuation: a repeated header row is left out, a row cut by the page's end is made whole."""
    columns = max(above.columns, table.columns, key=len)
    _align(above, columns)
    _align(table, columns)
    first = 0
    while first < min(above.rows, table.rows) and any(table.texts(first)) and table.texts(first) == above.texts(first):
        first += 1
    head = [cell for cell in table.cells if cell.row == first]
    last = [cell for cell in above.cells if cell.row + cell.row_span == above.rows]
    cut = _is_cut(head, last)
    if cut:
        for cell in head:
            home = next((old for old in last if old.column == cell.column), None)
            if home is not None:
                home.lines.extend(cell.lines)
        first += 1
    shift = above.rows - first
    for cell in table.cells:
        if cell.row >= first:
            above.cells.append(
                PageCell(cell.box, cell.row + shift, cell.column, cell.row_span, cell.column_span, cell.lines)
            )
    above.rows += table.rows - first


def _is_cut(head: Sequence[PageCell], last: Sequence[PageCell]) -> bool:
    """Whether a page's first row goes on with the last of the page before: it has no number of its own."""
    if not head or not last or not {cell.column for cell in head} <= {cell.column for cell in last}:
        return False
    if any(cell.row_span > 1 for cell in head):
        return False
    return not head[0].lines and bool(last[0].lines) and any(cell.lines for cell in head)
