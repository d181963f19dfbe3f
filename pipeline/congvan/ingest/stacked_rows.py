"""Which lines of a row belong to which cell, where cells stand one below the other.

A row with as many lines as columns has a line a cell. Else every way to deal the lines out is weighed by what they look
like, and holds only where no other is as good.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from congvan.ingest.cell_looks import Looks, go_together
from congvan.ingest.flat_cells import Piece

_MOST_LINES = 40
_LONGEST_NAMES = 250
_WORST = 5.0
"""What a way to deal out costs at most; a doubt costs one to four."""
_MARGIN = 2.0
"""How much more the next best way has to cost."""
_EMPTY = {"lead": 3.0, "support": 1.0, "deadline": 2.0, "deliverable": 1.0, "source": 1.0, None: 0.25}
_NEVER = math.inf


@dataclass(frozen=True, slots=True)
class RowLine:
    """A line of a row: where it stands, its looks, and how many blank lines stand before it."""

    piece: Piece
    looks: Looks
    blanks: int


Cells = tuple[tuple[RowLine, ...], ...]
"""The lines of each column, none for an empty cell."""


def deal_out(row: Sequence[RowLine], fields: Sequence[str | None], *, spaced: bool) -> tuple[Cells, float] | None:
    """The row's cells and what they cost; None where it cannot be told.

    ``spaced`` tables have blank lines between cells; in others a blank line within a row is an empty cell.
    """
    if not row or len(row) > _MOST_LINES:
        return None
    groups = _groups(row, spaced=spaced)
    placed = _by_place(groups, fields, spaced=spaced)
    if placed is not None:
        return placed, 0.0
    return _by_looks(groups, fields, spaced=spaced)


def is_title(row: Sequence[RowLine]) -> bool:
    """Whether the lines are one text, as the title of a section has: no unit and no time stand in them."""
    first = row[0].looks if row else None
    if first is None or len(row) > 4 or first.time == 2:
        return False
    return all(
        go_together(before.looks, after.looks) or (before.looks.capitals and after.looks.capitals)
        for before, after in itertools.pairwise(row)
    )


def _groups(row: Sequence[RowLine], *, spaced: bool) -> list[list[RowLine]]:
    """The lines that only belong together: all between two blank lines of a spaced table, each line of another."""
    groups: list[list[RowLine]] = []
    for index, line in enumerate(row):
        if spaced and index and not line.blanks:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _by_place(groups: list[list[RowLine]], fields: Sequence[str | None], *, spaced: bool) -> Cells | None:
    """A line a cell, empty ones told by blank lines; None where the count is another or a cell looks wrong."""
    cells: list[tuple[RowLine, ...]] = []
    for index, group in enumerate(groups):
        cells += [()] * (max(group[0].blanks - spaced, 0) if index else 0)
        cells.append(tuple(group))
    if len(cells) != len(fields):
        if len(groups) != len(fields):
            return None
        cells = [tuple(group) for group in groups]
    before: Looks | None = None
    for cell, field in zip(cells, fields, strict=True):
        if not cell:
            if field in {"task", "lead"}:
                return None
            continue
        first = cell[0].looks
        runs_on = not spaced and before is not None and go_together(before, first)
        if runs_on or not _may_be(first, field):
            return None
        before = cell[-1].looks
    return tuple(cells)


def _may_be(first: Looks, field: str | None) -> bool:
    """Whether a cell that stands in its place may begin so."""
    if first.dash:
        return field != "task"
    if field in {"lead", "support"}:
        return first.time < 2 and not first.acts and not first.text[:1].isdigit()
    if field == "deadline":
        return first.time > 0 or (not first.unit and len(first.text) < 30)
    if field == "task":
        return first.time < 2 and any(c.isalpha() for c in first.text)
    return True


def _by_looks(groups: list[list[RowLine]], fields: Sequence[str | None], *, spaced: bool) -> tuple[Cells, float] | None:
    """The cheapest way to deal the groups out to the columns, where the next one costs more."""
    last = len(groups)

    @cache
    def best(start: int, column: int) -> tuple[tuple[float, tuple[int, ...]], ...]:
        """The two cheapest ways from here on: what each costs, and where its cells end."""
        if column == len(fields):
            return ((0.0, ()),) if start == last else ()
        field = fields[column]
        ways: list[tuple[float, tuple[int, ...]]] = []
        if field != "task":
            ways += [(_EMPTY[field] + cost, (start, *ends)) for cost, ends in best(start, column + 1)]
        own, length = 0.0, 0
        for end in range(start + 1, last + 1):
            own += _adds(groups, start, end - 1, field)
            length += sum(len(line.looks.text) for line in groups[end - 1])
            if own > _WORST or (field in {"lead", "support", "deadline"} and length > _LONGEST_NAMES):
                break
            cut = _cut(groups[end - 1][-1].looks, groups[end][0].looks) if end < last and not spaced else 0.0
            if cut < _NEVER:
                ways += [(own + cut + cost, (end, *ends)) for cost, ends in best(end, column + 1)]
        return tuple(sorted(ways)[:2])

    ways = best(0, 0)
    if not ways or ways[0][0] > _WORST or (len(ways) > 1 and ways[1][0] - ways[0][0] < _MARGIN):
        return None
    cost, ends = ways[0]
    starts = (0, *ends[:-1])
    cells = tuple(
        tuple(line for group in groups[start:end] for line in group) for start, end in zip(starts, ends, strict=True)
    )
    return cells, cost


def _cut(before: Looks, after: Looks) -> float:
    """What it costs that a cell ends between two lines."""
    if go_together(before, after):
        return _NEVER
    return 0.0 if not after.small else 1.0 if after.time == 2 else 2.0


def _adds(groups: list[list[RowLine]], start: int, index: int, field: str | None) -> float:
    """What it costs that the group at ``index`` belongs to the cell that begins at ``start``."""
    group = groups[index]
    cost = sum(min(_next(before.looks, after.looks, field), 1.0) for before, after in itertools.pairwise(group))
    if index == start:
        return cost + _first(group[0].looks, field)
    # Blank lines stand between cells and never within one; nothing follows a dash.
    if group[0].blanks or groups[start][0].looks.dash:
        return _NEVER
    return cost + _next(groups[index - 1][-1].looks, group[0].looks, field)


def _first(first: Looks, field: str | None) -> float:
    if first.dash:
        return _NEVER if field == "task" else 0.0
    if field in {"lead", "support"}:
        return _NEVER if not first.unit or first.time == 2 else 3.0 * first.acts
    if field == "deadline":
        return {2: 0.0, 1: 1.0, 0: _NEVER}[first.time]
    if field == "task":
        return 3.0 if first.time == 2 else 0.0
    if field == "deliverable":
        return 3.0 * first.unit if first.time < 2 else _NEVER
    return 1.0 + first.unit + (first.time > 0)


def _next(before: Looks, after: Looks, field: str | None) -> float:
    """What it costs that a line goes on with the cell of the line before."""
    joined = go_together(before, after)
    if field in {"lead", "support"}:
        if after.time == 2 and not joined:
            return _NEVER
        return 0.0 if joined or before.text.endswith(";") else 1.0 + after.unit
    if field == "deadline":
        if after.unit and not joined:
            return _NEVER
        return 0.0 if joined else 1.0 if after.time else _NEVER
    if joined or after.bullet or (after.small and after.time < 2):
        return 0.0
    return 2.0 if after.small else 4.0 if after.time == 2 else 3.0 if after.unit else 1.0
