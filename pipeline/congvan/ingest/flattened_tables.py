"""Finds the task tables that a converter flattened or set with blanks; only below a header that names their columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from congvan.ingest.blank_columns import read_columns
from congvan.ingest.flat_cells import FlatTable
from congvan.ingest.flattened_header import NUMBER_NAME, read_header
from congvan.ingest.source_lines import SourceLine
from congvan.ingest.stacked_tables import read_stacked

_MOST_FAILED = 20
"""So many headers without a table end the search: a text made to harm has thousands."""


def find_tables(text: str, lines: Sequence[SourceLine]) -> dict[int, FlatTable]:
    """The tables of ``text`` by the line at which each begins."""
    found: dict[int, FlatTable] = {}
    behind = 0
    starts: list[int] = []
    failed = 0
    for match in NUMBER_NAME.finditer(text):
        if failed >= _MOST_FAILED:
            break
        starts = starts or [line.offset for line in lines]
        index = bisect_right(starts, match.start()) - 1
        if index < behind or "|" in lines[index].text:
            continue
        table = _table(lines, index)
        if table is None:
            failed += 1
            continue
        first = min(piece.line for cell in table.cells for piece in cell.pieces)
        if first >= behind:
            found[first] = table
            behind = table.end
    return found


def _table(lines: Sequence[SourceLine], index: int) -> FlatTable | None:
    header = read_header(lines, index)
    stacked = read_stacked(lines, header) if header is not None else None
    return stacked or read_columns(lines, index)
