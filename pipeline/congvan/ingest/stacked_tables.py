"""A task table whose cells stand one below the other, as converters of Word and PDF write it.

``TT`` / ``Nội dung`` / ``Cơ quan chủ trì`` / ``Thời gian``, then ``1`` / ``Rà soát`` / ``Sở Nội vụ`` / ``30/6``. A row
ends where the next number in order stands; the table ends at a heading, at the closing, or where a row cannot be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from congvan.ingest.cell_looks import is_plausible
from congvan.ingest.flat_cells import FlatPart, FlatTable, Piece, grid
from congvan.ingest.flattened_header import Header
from congvan.ingest.source_lines import SourceLine
from congvan.ingest.stacked_lines import StackedRow, collect_rows
from congvan.ingest.stacked_rows import Cells, RowLine, deal_out, is_title

_MOST_LINES = 60


@dataclass(slots=True)
class _Found:
    rows: list[list[FlatPart]]
    columns: int
    told: list[Cells] = field(default_factory=list)
    cost: float = 0.0
    end: int = 0
    titles: int = 0
    """How many merged rows the last ones are: titles of what follows, be it no row of this table."""


def read_stacked(lines: Sequence[SourceLine], header: Header) -> FlatTable | None:
    """The table below the header; None where it is none or no row of it can be told."""
    readings = [_read(lines, header)]
    if header.fields[-1] is None and len(header.fields) > 4:
        # Behind the names may stand the title of the first rows.
        title = header.cells[-1] + header.title
        readings.append(_read(lines, Header(header.cells[:-1], header.fields[:-1], header.end, title)))
    found = [one for one in readings if one is not None]
    return min(found, key=lambda one: (-one[1], one[2]))[0] if found else None


def _read(lines: Sequence[SourceLine], header: Header) -> tuple[FlatTable, int, float] | None:
    """The table, how many rows of it were told, and at what cost."""
    rows, again, notes = collect_rows(lines, header)
    if not rows:
        return None
    fields = header.fields[1:]
    spaced = _is_spaced(rows, len(fields))
    names: list[list[FlatPart]] = [
        [(column, 1, pieces) for column, pieces in enumerate(cells)] for cells in (header.cells, *again)
    ]
    if header.title:
        names.append([(0, len(header.fields), header.title)])
    found = _Found(names, len(fields))
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        if not _take(found, row, following, rows, fields, spaced=spaced):
            break
    if found.titles:
        del found.rows[-found.titles :]
    first = [[cell[0].looks if cell else None for cell in cells] for cells in found.told]
    if not found.told or not is_plausible(first, fields):
        return None
    table = FlatTable(grid(found.rows), tuple(note for note in notes if note < found.end), found.end)
    return table, len(found.told), found.cost


def _take(
    found: _Found,
    row: StackedRow,
    following: StackedRow | None,
    rows: Sequence[StackedRow],
    fields: Sequence[str | None],
    *,
    spaced: bool,
) -> bool:
    """Adds a row's cells to what was found; whether the table goes on behind it."""
    above = following is not None and (row.kind == "section" or (row.kind == "row" and following.kind == "child"))
    if above and row.lines and is_title(row.lines):
        _add_title(found, row.number, row.lines)
        return True
    told, title = None, 0
    if following is not None and row.heading is None:
        told = deal_out(row.lines, fields, spaced=spaced)
        # A merged row without a number stands in capitals before the next number.
        count = next((n for n, line in enumerate(reversed(row.lines)) if not line.looks.capitals), 0)
        shorter = deal_out(row.lines[:-count], fields, spaced=spaced) if count else None
        if shorter is not None and (told is None or shorter[1] <= told[1]):
            told, title = shorter, count
    last = told is None
    if told is None:
        told = _last_row(row, rows, fields, spaced=spaced)
    if told is None:
        return False
    cells = [(column, 1, [line.piece for line in cell]) for column, cell in enumerate(told[0], 1)]
    found.rows.append([(0, 1, [row.number] if row.number else []), *cells])
    found.told.append(told[0])
    found.cost += told[1]
    found.titles = 0
    found.end = 1 + max(line.piece.line for cell in told[0] for line in cell)
    if title:
        _add_title(found, None, row.lines[-title:])
    return not last


def _add_title(found: _Found, number: Piece | None, title: Sequence[RowLine]) -> None:
    pieces = [line.piece for line in title]
    found.rows.append([(0, 1, [number] if number else []), (1, found.columns, pieces)])
    found.titles += 1


def _last_row(
    row: StackedRow, rows: Sequence[StackedRow], fields: Sequence[str | None], *, spaced: bool
) -> tuple[Cells, float] | None:
    """The cells of a row behind which the table may end: at a blank line or a heading, where they fit best."""
    limit = len(row.lines) if row.heading is None else row.heading
    gaps = [index for index in range(1, limit) if row.lines[index].blanks]
    earlier = [other for other in rows if other is not row and other.kind != "section"]
    tight = not any(other.apart for other in rows[1:])
    if tight and not spaced and earlier and not any(line.blanks for other in earlier for line in other.lines[1:]):
        cuts = gaps[:1] or [limit]
    else:
        cuts = [*gaps[:_MOST_LINES], limit]
    told = [
        (dealt[1], cut, dealt[0])
        for cut in cuts
        if (dealt := deal_out(row.lines[:cut], fields, spaced=spaced)) is not None
    ]
    if not told:
        return None
    cost, _, cells = min(told, key=lambda one: one[:2])
    return cells, cost


def _is_spaced(rows: Sequence[StackedRow], columns: int) -> bool:
    """Whether blank lines stand between the cells of a row, and not only for empty ones."""
    whole = [row.lines for row in rows[:-1] if row.kind != "section"] or [rows[-1].lines[: 2 * columns]]
    gaps = [sum(line.blanks > 0 for line in lines[1:]) for lines in whole if len(lines) > 1]
    return sum(count >= max(columns - 2, 1) for count in gaps) * 2 > len(gaps)
