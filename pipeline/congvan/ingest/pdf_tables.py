"""Ruled tables: pdfplumber finds the cells, the page's own characters fill them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from congvan.document.model import Box
from congvan.ingest.layout.gathering import rows_of
from congvan.ingest.layout.glyphs import Glyph
from congvan.ingest.layout.rows import Row
from congvan.ingest.pdf_drawings import Drawings

_SAME_EDGE = 3.0
_SHORTEST = 3.0
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True, eq=False)
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
    sparse: bool = False
    """Whether only one cell has words: a frame around a text, unless it goes on with a table above."""

    @property
    def lines(self) -> list[Row]:
        """The rows of all cells."""
        return [row for cell in self.cells for _, row in cell.lines]

    def texts(self, row: int) -> list[str]:
        """The words of a row's cells."""
        return [" ".join(line.words for _, line in cell.lines) for cell in self.cells if cell.row == row]


def find_tables(drawings: Drawings) -> list[PageTable]:
    """The grids that a page's rules make, from top to bottom; a frame around one text is no table.

    pdfplumber merges the rules, finds where they cross, and groups cells to tables. It gets the rules that pdfium has
    already told: to parse the page a second time would take longer than all else.
    """
    from pdfplumber import table as finder

    sides = dict.fromkeys(drawings.sides)  # two cells share one
    rules = [*map(_lying, drawings.lying), *map(_standing, drawings.standing)]
    rules += [_lying(side) if side.x1 - side.x0 > side.y1 - side.y0 else _standing(side) for side in sides]
    merged = finder.merge_edges(rules, _SAME_EDGE, _SAME_EDGE, _SAME_EDGE, _SAME_EDGE)
    merged = [rule for rule in merged if max(rule["width"], rule["height"]) >= _SHORTEST]
    found = finder.cells_to_tables(_cells(finder.edges_to_intersections(merged, _SAME_EDGE, _SAME_EDGE)))
    grids = (_grid([Box(*cell) for cell in cells]) for cells in found)
    return sorted((grid for grid in grids if grid is not None), key=lambda table: table.box.y0)


def _cells(
    crossings: Mapping[tuple[float, float], Mapping[str, list[dict[str, Any]]]],
) -> list[tuple[float, float, float, float]]:
    """For each point where rules cross, the smallest rectangle below and right of it whose four sides are drawn.

    As pdfplumber's ``intersections_to_cells`` finds them, which spends most of its time on making types.
    """
    rules = {point: {id(rule) for rule in (*at["v"], *at["h"])} for point, at in sorted(crossings.items())}
    down: dict[float, list[float]] = {}
    across: dict[float, list[float]] = {}
    for x, y in rules:
        down.setdefault(x, []).append(y)
        across.setdefault(y, []).append(x)
    cells: list[tuple[float, float, float, float]] = []
    for (x, y), here in rules.items():
        below = [end for end in down[x] if end > y and here & rules[x, end]]
        right = [end for end in across[y] if end > x and here & rules[end, y]]
        for x1, y1 in ((x1, y1) for y1 in below for x1 in right if (x1, y1) in rules):
            if rules[x1, y1] & rules[x1, y] and rules[x1, y1] & rules[x, y1]:
                cells.append((x, y, x1, y1))
                break
    return cells


def _lying(box: Box) -> dict[str, Any]:
    middle = (box.y0 + box.y1) / 2
    return _rule("h", box.x0, middle, box.x1, middle)


def _standing(box: Box) -> dict[str, Any]:
    middle = (box.x0 + box.x1) / 2
    return _rule("v", middle, box.y0, middle, box.y1)


def _rule(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    """A rule as pdfplumber describes one."""
    return {
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }


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
    above = bisect_left(edges, value)
    if above == len(edges) or (above and value - edges[above - 1] <= edges[above] - value):
        return above - 1
    return above


def take_tables(glyphs: Sequence[Glyph], tables: Sequence[PageTable], number: int) -> tuple[list[Row], list[PageTable]]:
    """The rows outside the tables, and the tables with their words; one without words is dropped.

    One with a single cell of words is marked: it may be the rest of a row that the page's end cuts.
    """
    inside: list[list[list[Glyph]]] = [[[] for _ in table.cells] for table in tables]
    outside: list[Glyph] = []
    group, left, top, right, bottom = outside, 0.0, 0.0, 0.0, 0.0
    for glyph in glyphs if tables else ():
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.baseline - 0.25 * glyph.face.size
        # Characters come word by word: most stand in the cell of the one before.
        if not (left < x < right and top < y < bottom):
            place = _cell_at(tables, x, y)
            group = outside if place is None else inside[place[0]][place[1]]
            left, top, right, bottom = _NOWHERE if place is None else tables[place[0]].cells[place[1]].box
        group.append(glyph)
    rest = rows_of(outside if tables else glyphs)
    full = []
    for table, groups in zip(tables, inside, strict=True):
        for cell, group in zip(table.cells, groups, strict=True):
            cell.lines = [(number, row) for row in rows_of(group)]
        filled = sum(bool(cell.lines) for cell in table.cells)
        table.sparse = filled == 1
        if filled:
            full.append(table)
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
    last = {cell.column: cell for cell in above.cells if cell.row + cell.row_span == above.rows}
    cut = _is_cut(head, last)
    taken = []
    for cell in head:
        home = last.get(cell.column)
        if home is not None and (cut or _goes_on(cell, home)):
            home.lines.extend(cell.lines)
            home.row_span += cell.row_span - cut
            taken.append(cell)
    first += cut
    shift = above.rows - first
    for cell in table.cells:
        if cell.row >= first and cell not in taken:
            above.cells.append(
                PageCell(cell.box, cell.row + shift, cell.column, cell.row_span, cell.column_span, cell.lines)
            )
    above.rows += table.rows - first


def _is_cut(head: Sequence[PageCell], last: Mapping[int, PageCell]) -> bool:
    """Whether a page's first row goes on with the last of the page before: it has no number of its own."""
    if not head or head[0].lines or not any(cell.lines for cell in head) or not all(c.column in last for c in head):
        return False
    number = last[head[0].column]
    return bool(number.lines) and number.row_span == head[0].row_span == 1


def _goes_on(cell: PageCell, above: PageCell) -> bool:
    """Whether an empty cell at the head of a page is the rest of one that spans rows of both pages."""
    return not cell.lines and bool(above.lines) and (cell.row_span > 1 or above.row_span > 1)
