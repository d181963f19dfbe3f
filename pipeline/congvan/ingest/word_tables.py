"""The grid of a Word table, each cell once, and whether it holds data or only sets things side by side.

Letterheads and signature blocks are tables without rules: they are read as columns of lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from congvan.ingest.word_package import MC, Element
from congvan.ingest.word_styles import Styles, attribute
from congvan.vocabulary.tables import rules

_SIDES = ("top", "bottom", "left", "right")
_NAMES = {"left": ("left", "start"), "right": ("right", "end"), "top": ("top",), "bottom": ("bottom",)}
_INVISIBLE = frozenset({"nil", "none"})
# What a ruled table of data does not hold.
_STRONG = frozenset({"motto", "distribution"})
# Where the left column of a two-column block begins, as a share of the table's width.
_LEFT_STARTS = 0.25


@dataclass(slots=True)
class GridCell:
    """A cell that is not the continuation of another: its elements, its place, and its visible sides."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int
    sides: int
    left: float
    """Where it begins, as a share of the table's width."""
    right: float


def read_grid(table: Element, styles: Styles) -> list[GridCell]:
    """The cells of a ``w:tbl`` row by row; deleted rows and continued cells are not among them."""
    rows = list(_rows(table))
    widths = _widths(table, rows)
    base = _table_borders(table, styles)
    cells: list[GridCell] = []
    open_cells: dict[int, GridCell] = {}
    for number, row in enumerate(rows):
        column = _integer(attribute(row.find(qn("w:trPr")), "w:gridBefore"), 0)
        for element in _cells(row):
            properties = element.find(qn("w:tcPr"))
            span = max(1, min(_integer(attribute(properties, "w:gridSpan"), 1), 64))
            merge = None if properties is None else properties.find(qn("w:vMerge"))
            sideways = None if properties is None else properties.find(qn("w:hMerge"))
            if sideways is not None and sideways.get(qn("w:val"), "continue") == "continue" and cells:
                cells[-1].column_span += span
            elif merge is not None and merge.get(qn("w:val"), "continue") == "continue" and column in open_cells:
                open_cells[column].row_span = number - open_cells[column].row + 1
            else:
                outer = (number == 0, number == len(rows) - 1, column == 0, column + span >= len(widths))
                left, right = _extent(widths, column, span)
                cell = GridCell(element, number, column, 1, span, _visible(properties, base, outer), left, right)
                cells.append(cell)
                if merge is not None:
                    open_cells[column] = cell
                else:
                    open_cells.pop(column, None)
            column += span
    return cells


def is_layout(cells: list[tuple[GridCell, list[str]]]) -> bool:
    """Whether these cells with their paragraphs' texts are a letterhead, a signature block, a frame: no data."""
    filled = [(cell, texts) for cell, texts in cells if any(text.strip() for text in texts)]
    if not filled:
        return True
    if len({cell.column for cell, _ in filled}) == 1:
        return True
    by_row: dict[int, int] = {}
    for cell, _ in filled:
        by_row[cell.row] = by_row.get(cell.row, 0) + 1
    widest, paired = max(by_row.values()), sum(count >= 2 for count in by_row.values())
    ruled = sum(cell.sides for cell, _ in filled) >= 2 * len(filled)
    signs = {sign for _, texts in filled for text in texts if (sign := sign_of(text)) is not None}
    if ruled:
        return widest <= 2 and not signs.isdisjoint(_STRONG)
    if signs:
        return widest <= 3
    return (paired <= 3 and widest <= 2) or (widest == 3 and len(by_row) <= 2)


def column_of(cell: GridCell) -> int | None:
    """0 or 1 in a two-column block; None for a cell of the block's whole width."""
    if cell.left < _LEFT_STARTS and cell.right > 1 - _LEFT_STARTS / 2:
        return None
    return 0 if cell.left < _LEFT_STARTS else 1


def sign_of(text: str) -> str | None:
    """The rule that tells a letterhead or a signature by this paragraph: ``Số: 12/UBND`` gives ``number``."""
    bare = " ".join(text[:200].split())
    return next((rule.id for rule in rules("word_layout") if rule.pattern.match(bare)), None)


def _rows(parent: Element) -> Iterator[Element]:
    for element in parent:
        if element.tag == qn("w:tr"):
            properties = element.find(qn("w:trPr"))
            if properties is None or not any(
                properties.find(qn(f"w:{gone}")) is not None for gone in ("del", "hidden")
            ):
                yield element
        elif element.tag in _wrappers():
            yield from _rows(_inside(element))


def _cells(parent: Element) -> Iterator[Element]:
    for element in parent:
        if element.tag == qn("w:tc"):
            properties = element.find(qn("w:tcPr"))
            if properties is None or properties.find(qn("w:cellDel")) is None:
                yield element
        elif element.tag in _wrappers():
            yield from _cells(_inside(element))


def _wrappers() -> frozenset[str]:
    return frozenset({qn("w:sdt"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo"), f"{MC}AlternateContent"})


def _inside(element: Element) -> Element:
    for name in (qn("w:sdtContent"), f"{MC}Choice", f"{MC}Fallback"):
        content = element.find(name)
        if content is not None:
            return content
    return element


def _widths(table: Element, rows: list[Element]) -> list[float]:
    grid = table.find(qn("w:tblGrid"))
    columns = [] if grid is None else grid.findall(qn("w:gridCol"))
    widths = [float(max(_integer(column.get(qn("w:w")), 1), 1)) for column in columns]
    return widths or [1.0] * max((sum(1 for _ in _cells(row)) for row in rows), default=1)


def _extent(widths: list[float], column: int, span: int) -> tuple[float, float]:
    whole = sum(widths) or 1.0
    return sum(widths[:column]) / whole, sum(widths[: column + span]) / whole


def _table_borders(table: Element, styles: Styles) -> dict[str, bool]:
    """Which borders the table draws, inner ones among them: its own word first, then its style's."""
    properties = table.find(qn("w:tblPr"))
    sources = [properties]
    sources += [element.find(qn("w:tblPr")) for element in styles.chain(attribute(properties, "w:tblStyle"))]
    found: dict[str, bool] = {}
    for source in sources:
        borders = None if source is None else source.find(qn("w:tblBorders"))
        if borders is not None:
            for side in (*_SIDES, "insideH", "insideV"):
                drawn = _drawn(borders, side)
                if drawn is not None:
                    found.setdefault(side, drawn)
    return found


def _visible(properties: Element | None, base: dict[str, bool], outer: tuple[bool, bool, bool, bool]) -> int:
    own = None if properties is None else properties.find(qn("w:tcBorders"))
    count = 0
    for side, is_outer in zip(_SIDES, outer, strict=True):
        drawn = None if own is None else _drawn(own, side)
        if drawn is None:
            drawn = base.get(side if is_outer else "insideH" if side in ("top", "bottom") else "insideV", False)
        count += drawn
    return count


def _drawn(borders: Element, side: str) -> bool | None:
    for name in _NAMES.get(side, (side,)):
        border = borders.find(qn(f"w:{name}"))
        if border is not None:
            return (
                border.get(qn("w:val"), "nil") not in _INVISIBLE and border.get(qn("w:color"), "").upper() != "FFFFFF"
            )
    return None


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise
