"""Turns the rows of a table of tasks (nhiệm vụ, chủ trì, phối hợp, thời hạn, sản phẩm) into items.

A row in the body is an item of the item it stands under; a row of an appendix has a path of its own: ``PL.3``.
"""

from __future__ import annotations

import re

from congvan.document import Cell, Document, Span, Table
from congvan.document.parts import Enclosure, Node, Paragraph
from congvan.vocabulary.columns import column_field, is_task_table

_ACTORS = frozenset({"lead", "support"})
_MONTHS = re.compile(r"\W*(?:tháng|tuần|quý)\W*$", re.IGNORECASE)
_SECTION = re.compile(r"^\W*[IVXLC]+\W*$")


def add_tables(
    document: Document, root: Node, extent: Span, enclosure: Enclosure | None = None, foreign: Span | None = None
) -> None:
    """Adds the rows of the document's task tables to the tree they stand in; those of another dispatch are left."""
    appendix = 0
    for table in document.tables:
        found = _columns(document, table)
        if found is None or (foreign is not None and table.span.start >= foreign.start):
            continue
        home = root if extent.holds(table.span) else None
        if enclosure is not None and enclosure.extent.holds(table.span):
            home = enclosure.body
        parent = _parent(home, table) if home is not None else None
        for number, row in enumerate(_rows(document, table, *found), 1):
            if parent is not None:
                path = f"{parent.path}.{number}" if parent.path else str(number)
                parent.children.append(_node(path, str(number), row))
            else:
                appendix += 1
                root.children.append(_node(f"PL.{appendix}", str(appendix), row))


def first_task_table(document: Document) -> int | None:
    """Where the first table of tasks begins: no line of it belongs to a letterhead; None without one."""
    starts = [table.span.start for table in document.tables if _columns(document, table) is not None]
    return min(starts, default=None)


def _columns(document: Document, table: Table) -> tuple[dict[int, str], int] | None:
    """Which field each column holds, and the last row of the header.

    None where the first rows name no task with its actor or time.
    """
    found: dict[int, str] = {}
    for row in table.rows[:2]:
        for cell in row:
            field = column_field(document.passage(cell.span).text)
            if field is not None and field not in found.values():
                found.setdefault(cell.column, field)
        if is_task_table(set(found.values())):
            return found, max(cell.row + cell.row_span - 1 for cell in row)
    return None


def _rows(document: Document, table: Table, columns: dict[int, str], header: int) -> list[dict[str, Span]]:
    """The cells of each row that orders, by field; a merged cell holds for all rows that it spans."""
    names = [_words(document, row) for row in table.rows if row and row[0].row <= header]
    months = any(_MONTHS.match(text) for row in names for text in row)
    rows: list[dict[str, Span]] = []
    for row in table.rows:
        if not row or row[0].row <= header or _words(document, row) in names:
            continue  # a table that runs over pages can repeat its header
        cells = {columns[cell.column]: cell.span for cell in row if cell.column in columns}
        for field, span in _spanning(table, columns, row[0].row, header).items():
            cells.setdefault(field, span)
        cells = {field: span for field, span in cells.items() if document.surface(span).strip()}
        task = document.surface(cells.get("task", Span(0, 0)))
        if sum(c.isalpha() for c in task) < 2 or _is_merged(row, columns):
            continue  # `(1)`, `(2)` below the names of columns; a title over the rows below it
        titled = task.isupper() or not {"number", "deadline"} & set(cells)
        if rows and not titled and "lead" in columns.values() and "lead" not in cells:
            # Typed tables leave a cell empty that Word would merge with the one above; the support goes with its lead.
            cells = {**{field: span for field, span in rows[-1].items() if field in _ACTORS}, **cells}
        if (
            months
            and "lead" in cells
            and "task" in cells
            and "deadline" not in cells
            and rows
            and "deadline" in rows[-1]
        ):
            cells["deadline"] = rows[-1]["deadline"]
        if not {"lead", "deadline", "support"} & set(cells):
            continue
        if _SECTION.match(document.surface(cells.get("number", Span(0, 0)))) and "lead" not in cells:
            continue
        rows.append(cells)
    return rows


def _is_merged(row: tuple[Cell, ...], columns: dict[int, str]) -> bool:
    """Whether the text of the task, or one before it, stands across the columns of who and when too."""
    others = [column for column, field in columns.items() if field in {"lead", "support", "deadline"}]
    wide = [cell for cell in row if cell.column not in others]
    across = any(cell.column < column < cell.column + cell.column_span for cell in wide for column in others)
    return across and len(wide) == len(row)


def _words(document: Document, row: tuple[Cell, ...]) -> list[str]:
    return [document.passage(cell.span).text for cell in row]


def _spanning(table: Table, columns: dict[int, str], row: int, header: int) -> dict[str, Span]:
    return {
        columns[cell.column]: cell.span
        for cells in table.rows
        for cell in cells
        if cell.column in columns and header < cell.row < row < cell.row + cell.row_span
    }


def _parent(root: Node, table: Table) -> Node:
    """The last item that begins before the table."""
    parent = root
    for node in root.walk():
        if node.head is not None and node.head.span.start < table.span.start and not node.row:
            parent = node
    return parent


def _node(path: str, label: str, row: dict[str, Span]) -> Node:
    head = Paragraph(span=row["task"])
    return Node(path=path, label=label, head=head, row=row)
