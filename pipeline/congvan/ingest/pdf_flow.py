"""The order of a document: rows, tables and footnotes of all pages go to the builder as one flow."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from congvan.document.builder import DocumentBuilder
from congvan.document.model import Break, Line, Notice, Page, Span
from congvan.ingest.layout.broken import around, is_cut, joined
from congvan.ingest.layout.columns import Placed, Stripes, holds_motto, place_rows
from congvan.ingest.layout.furniture import drop_furniture
from congvan.ingest.layout.notes import MarkedText, NoteLine, lift_marks, split_notes
from congvan.ingest.layout.paragraphs import Measure, break_before, is_centred, measure
from congvan.ingest.layout.rows import Row
from congvan.ingest.pdf_page import PageContent
from congvan.ingest.pdf_tables import PageCell, PageTable, continues, join

_PLAIN = Line(Span(0, 0))


@dataclass(slots=True)
class _Flow:
    """A page's flow: rows placed in reading order, with tables between them."""

    page: PageContent
    items: list[Placed | PageTable]
    block: Measure


def emit(builder: DocumentBuilder, contents: Sequence[PageContent]) -> None:
    """Writes all pages to the builder with their notices, and notices of letterheads that begin on a later page."""
    for content in contents:
        builder.pages.append(Page(content.number, content.width, content.height, content.scanned))
        builder.notices.extend(content.notices)
    kept = drop_furniture([(content.rows, content.height) for content in contents])
    _dissolve_frames(contents, kept)
    sizes = [glyph.face.size for rows in kept for row in rows for glyph in row.level]
    size = median(sizes) if sizes else 0.0
    blocks = _blocks(contents, kept)
    flows: list[_Flow] = []
    notes: list[tuple[PageContent, NoteLine]] = []
    last: str | None = None
    gutter: Stripes = []
    for content, rows in zip(contents, kept, strict=True):
        flow, found = split_notes(rows, content.height, size, content.drawings.short_rules(content.width), last)
        notes.extend((content, note) for note in found)
        last = found[-1].label if found else None
        if content.number > 1 and any(holds_motto(row, content.width) for row in flow[:4]):
            builder.notices.append(_second_dispatch(content.number))
        items, gutter = _ordered(flow, content, gutter)
        flows.append(_Flow(content, items, blocks[round(content.width)]))
    _join_tables(flows)
    labels = frozenset(note.label for _, note in notes)
    _emit_flow(builder, flows, labels)
    for content, note in notes:
        _emit_note(builder, content, note)


def _dissolve_frames(contents: Sequence[PageContent], kept: Sequence[list[Row]]) -> None:
    """Makes rows of the flow of what stands in a frame; a row's rest, at the head of a page, stays in its table."""
    open_table: PageTable | None = None
    for content, rows in zip(contents, kept, strict=True):
        for table in [table for table in content.tables if table.sparse]:
            first = not any(row.baseline < table.box.y0 for row in rows)
            if not (first and open_table is not None and continues(table, open_table)):
                content.tables.remove(table)
                rows.extend(table.lines)
                rows.sort(key=lambda row: (row.baseline, row.x0))
        last = max(content.tables, key=lambda table: table.box.y1, default=None)
        ends = last is not None and not any(row.baseline > last.box.y1 for row in rows)
        open_table = last if ends else None


def _blocks(contents: Sequence[PageContent], kept: Sequence[list[Row]]) -> dict[int, Measure]:
    """The text block of all pages of one width."""
    rows: dict[int, list[Row]] = {}
    for content, page in zip(contents, kept, strict=True):
        rows.setdefault(round(content.width), []).extend(page)
    return {width: measure(group) for width, group in rows.items()}


def _second_dispatch(page: int) -> Notice:
    return Notice(
        "second_dispatch",
        f"Page {page} begins with a letterhead of its own: the file holds a second dispatch or an enclosure.",
        page=page,
    )


def _ordered(rows: list[Row], content: PageContent, gutter: Stripes) -> tuple[list[Placed | PageTable], Stripes]:
    """A page's rows and tables in reading order; ``gutter`` is that of a block that goes on from page to page."""
    items: list[Placed | PageTable] = []
    rest = list(rows)
    for table in content.tables:
        above = [row for row in rest if row.baseline < table.box.y0 + 2]
        rest = [row for row in rest if row.baseline >= table.box.y0 + 2]
        placed, gutter = place_rows(above, content.width, gutter)
        items += [*placed, table]
        gutter = []
    placed, gutter = place_rows(rest, content.width, gutter)
    items += placed
    return items, gutter


def _join_tables(flows: Sequence[_Flow]) -> None:
    """Makes one table of those that run over pages."""
    open_table: PageTable | None = None
    for flow in flows:
        if not flow.items:
            continue
        head = flow.items[0]
        if open_table is not None and isinstance(head, PageTable) and continues(head, open_table):
            join(open_table, head)
            del flow.items[0]
            if not flow.items:
                continue
        foot = flow.items[-1]
        open_table = foot if isinstance(foot, PageTable) else None


def _emit_flow(builder: DocumentBuilder, flows: Sequence[_Flow], labels: frozenset[str]) -> None:
    previous: Placed | None = None
    for flow in flows:
        new_page = True
        for item in flow.items:
            if isinstance(item, PageTable):
                _emit_table(builder, item, labels)
                previous = None
                continue
            opens = break_before(item, previous, flow.block, new_page=new_page)
            marked = lift_marks(item.row, labels)
            style = _style(item.row, marked, flow.page.number, flow.block, column=item.column, opens=opens)
            builder.line(marked.text, style, marks=marked.marks)
            previous = item
            new_page = False


def _style(row: Row, marked: MarkedText, page: int, block: Measure, *, column: int | None, opens: Break) -> Line:
    return Line(
        Span(0, 0),
        page=page,
        box=row.box,
        size=row.size,
        bold=row.bold,
        italic=row.italic,
        centred=column is None and is_centred(row, block),
        column=column,
        opens=opens,
        edges=marked.edges,
    )


def _emit_table(builder: DocumentBuilder, table: PageTable, labels: frozenset[str]) -> None:
    builder.begin_table()
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        builder.cell(cell.row, cell.column, cell.row_span, cell.column_span)
        block = measure([row for _, row in cell.lines] if len(cell.lines) > 1 else [])
        previous: Placed | None = None
        for page, rows in _unbroken(cell):
            row = rows[0]
            opens = break_before(Placed(row), previous, block, new_page=False)
            marked = lift_marks(row, labels)
            style = _style(row, marked, page, block, column=None, opens=opens)
            for rest in rows[1:]:
                marked = joined(marked, lift_marks(rest, labels))
                style = replace(style, box=around(style.box or rest.box, rest.box), edges=marked.edges)
            builder.line(marked.text, style, marks=marked.marks)
            previous = Placed(rows[-1])
    builder.end_table()


def _unbroken(cell: PageCell) -> Iterator[tuple[int, list[Row]]]:
    """The lines of a cell with their page; rows that hold one number too wide for the cell are one line."""
    page, rows = 0, list[Row]()
    for number, row in cell.lines:
        if rows and number == page and is_cut(rows[-1], row, cell.box.x1):
            rows.append(row)
            continue
        if rows:
            yield page, rows
        page, rows = number, [row]
    if rows:
        yield page, rows


def _emit_note(builder: DocumentBuilder, content: PageContent, note: NoteLine) -> None:
    text, edges, _ = note.row.text
    style = replace(
        _PLAIN,
        page=content.number,
        box=note.row.box,
        size=note.row.size,
        bold=note.row.bold,
        italic=note.row.italic,
        opens=Break.GAP if note.start else Break.SOFT,
        edges=array("f", edges[2 * note.start :]),
    )
    builder.line(text[note.start :], style, footnote=note.label)
