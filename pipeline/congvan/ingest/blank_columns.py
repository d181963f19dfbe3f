"""A task table whose columns are set with runs of blanks, as ``pdftotext -layout`` writes it.

The names of the columns stand side by side, be it over several lines, and so do the cells of a row. A column is a
stretch of the page between two gutters that no line with several cells crosses; where there are not as many of these
as names, the table cannot be told.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from congvan.ingest.blank_rows import ColumnLine, collect_lines, is_title, rows_of
from congvan.ingest.cell_looks import Looks, is_plausible, looks
from congvan.ingest.flat_cells import FlatPart, FlatTable, Piece, grid, segments
from congvan.ingest.flattened_header import Header, make_header
from congvan.ingest.row_order import RowOrder
from congvan.ingest.source_lines import SourceLine

Interval = tuple[int, int]
_MOST_LINES_ABOVE = 2
_MOST_LINES_BELOW = 4
_LONGEST_NAME = 45


def read_columns(lines: Sequence[SourceLine], index: int) -> FlatTable | None:
    """The table in whose header the line at ``index`` holds the name of the numbers' column; None without one."""
    for above in range(_MOST_LINES_ABOVE + 1):
        block = _block(lines, index, above)
        header = _header(lines, block) if block is not None else None
        if block is not None and header is not None and (table := _read(lines, header, block)) is not None:
            return table
    return None


def _block(lines: Sequence[SourceLine], index: int, above: int) -> range | None:
    """The lines of the header: ``above`` ones before the number's, and those behind up to a blank one or a row."""
    start, end = index - above, index + 1
    name = segments(lines[index].text)[0]
    if start < 0 or not all(_is_name(lines[number].text, name[1]) for number in range(start, index)):
        return None
    while (
        end < min(len(lines), index + 1 + _MOST_LINES_BELOW)
        and _is_name(lines[end].text, name[1])
        and not is_title(lines, end, RowOrder())
    ):
        end += 1
    return range(start, end)


def _is_name(text: str, left: int) -> bool:
    """Whether a line can belong to a header: short stretches to the right of the column of numbers."""
    parts = segments(text)
    return bool(parts) and parts[0][0] >= left and all(end - start <= _LONGEST_NAME for start, end in parts)


def _header(lines: Sequence[SourceLine], block: range) -> Header | None:
    parts = [Piece(number, start, end) for number in block for start, end in segments(lines[number].text)]
    own = [one for one in parts if not _is_above(one, parts)]
    columns = _merge((one.start, one.end) for one in own)
    cells = [tuple(one for one in own if start <= one.start < end) for start, end in columns]
    return make_header(lines, cells, block[-1] + 1) if len(cells) > 1 else None


def _is_above(piece: Piece, parts: Sequence[Piece]) -> bool:
    """Whether a name stands over two others: ``Phân công`` over ``Chủ trì`` and ``Phối hợp``."""
    below: dict[int, int] = {}
    for one in parts:
        if one.line > piece.line and one.beside(piece):
            below[one.line] = below.get(one.line, 0) + 1
    return max(below.values(), default=0) > 1


def _merge(intervals: Iterable[Interval]) -> list[Interval]:
    """The stretches that the intervals cover together."""
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _read(lines: Sequence[SourceLine], header: Header, block: range) -> FlatTable | None:
    found, notes = collect_lines(lines, header, block)
    rows = rows_of(lines, found, header)
    columns = _columns(rows, header)
    if columns is None:
        return None
    parts = _names(lines, header, block)
    told: list[list[Looks | None]] = []
    end = header.end
    behind = len(parts)
    for row in rows:
        cells, whole = _cells(row, columns[row[0].page])
        if cells is None:
            break
        parts.append(cells)
        if row[0].kind not in {"names", "numbers", "title", "section"}:
            told.append(_first_looks(lines, cells, header))
            end, behind = max(piece.line for _, _, pieces in cells for piece in pieces) + 1, len(parts)
        if not whole:
            break
    # Titles behind the last row are headings of what follows.
    del parts[behind:]
    if not told or not is_plausible(told, header.fields) or _is_crossed(told, header.fields):
        return None
    return FlatTable(grid(parts), tuple(note for note in notes if note < end), end)


def _names(lines: Sequence[SourceLine], header: Header, block: range) -> list[list[FlatPart]]:
    """The header's rows: the names, and before them what stands over several of them."""
    own = {piece for cell in header.cells for piece in cell}
    above: list[FlatPart] = []
    for piece in (Piece(number, *part) for number in block for part in segments(lines[number].text)):
        if piece not in own:
            over = [column for column, cell in enumerate(header.cells) if any(map(piece.beside, cell))]
            above.append((over[0], len(over), [piece]))
    names: list[FlatPart] = [(column, 1, pieces) for column, pieces in enumerate(header.cells)]
    return [above, names] if above else [names]


def _columns(rows: Sequence[Sequence[ColumnLine]], header: Header) -> dict[int, list[Interval]] | None:
    """The columns of each page; a converter can set each page to another width."""
    own = [(piece.start, piece.end) for cell in header.cells for piece in cell]
    wide = [line for row in rows for line in row if len(line.parts) > 1]
    pages = {line.page for row in rows for line in row}
    together = _merge(itertools.chain(own, ((part.start, part.end) for line in wide for part in line.all)))
    if _are_named(together, header):
        return dict.fromkeys(pages, together)
    columns: dict[int, list[Interval]] = {}
    for page in sorted(pages):
        parts = ((part.start, part.end) for line in wide if line.page == page for part in line.all)
        columns[page] = _merge(itertools.chain(own if page == 0 else [], parts))
        if len(columns[page]) != len(header.cells) or (page == 0 and not _are_named(columns[page], header)):
            return None
    return columns


def _are_named(columns: Sequence[Interval], header: Header) -> bool:
    """Whether each column has its own name above it."""
    return len(columns) == len(header.cells) and all(
        start <= piece.start and piece.end <= end
        for (start, end), cell in zip(columns, header.cells, strict=True)
        for piece in cell
    )


def _cells(row: Sequence[ColumnLine], columns: Sequence[Interval]) -> tuple[list[FlatPart] | None, bool]:
    """The cells of a row, and whether all its lines fit; None where the first does not."""
    if row[0].kind == "title":
        return [(0, len(columns), [part for line in row for part in line.parts])], True
    held: list[list[Piece]] = [[] for _ in columns]
    if row[0].kind == "section" and all(len(line.parts) < 2 for line in row):
        label = [row[0].label] if row[0].label else []
        return [(0, 1, label), (1, len(columns) - 1, [part for line in row for part in line.parts])], True
    for count, line in enumerate(row):
        places = [_place(part, columns) for part in line.parts]
        if None in places or (0 in places and line.kind != "names" and line.kind != "numbers"):
            return ([(column, 1, pieces) for column, pieces in enumerate(held)] if count else None), False
        held[0] += [line.label] if line.label else []
        for part, place in zip(line.parts, places, strict=True):
            held[place or 0].append(part)
    return [(column, 1, pieces) for column, pieces in enumerate(held)], True


def _place(part: Piece, columns: Sequence[Interval]) -> int | None:
    """The column in which a stretch stands; None where it stands in several."""
    met = [number for number, (start, end) in enumerate(columns) if part.start < end and start < part.end]
    if not met:
        met = [number for number, (start, _) in enumerate(columns) if start <= part.start][-1:]
    return met[0] if len(met) == 1 else None


def _first_looks(lines: Sequence[SourceLine], cells: Sequence[FlatPart], header: Header) -> list[Looks | None]:
    first: list[Looks | None] = [None] * len(header.cells)
    for column, _, pieces in cells:
        if pieces:
            first[column] = looks(lines[pieces[0].line].text[pieces[0].start : pieces[0].end])
    return first


def _is_crossed(told: Sequence[Sequence[Looks | None]], fields: Sequence[str | None]) -> bool:
    """Whether a time stands among the units, or a cell begins with the rest of another: the rows are not these."""
    return any(
        one is not None and (one.goes_on if field == "task" else one.time == 2 and field in {"lead", "support"})
        for row in told
        for one, field in zip(row, fields, strict=True)
    )
