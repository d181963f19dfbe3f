"""Two columns side by side: the letterhead and the signature block, told from body text by their gutter."""

from __future__ import annotations

from dataclasses import dataclass

from congvan.ingest.layout.cues import is_letterhead, says
from congvan.ingest.layout.rows import GUTTER, Row

_MIDDLE = (0.25, 0.68)
"""Where a gutter can be, as shares of the page's width."""
_OFF_CENTRE = 45.0
"""A line whose middle is so far from its column's, in points, does not belong to the column."""


@dataclass(slots=True)
class Placed:
    """A row, or its part in one column."""

    row: Row
    column: int | None = None


Stripes = list[tuple[float, float]]
"""Where a page is free from top to bottom of some rows: pairs of left and right edges, in points."""


def place_rows(rows: list[Row], width: float, carried: Stripes) -> tuple[list[Placed], Stripes]:
    """The rows in reading order; of a two-column block first the left column's parts, then the right's.

    ``carried`` are the stripes that a signature block at the end of the page before leaves free: it goes on here.
    Returned with the rows are those of the block that this page ends with; none where it ends otherwise.
    """
    placed: list[Placed] = []
    index = 0
    while carried and index < len(rows) and (kept := _meet(carried, _free(rows[index], width))):
        carried, index = kept, index + 1
    if index:
        placed += _in_columns(rows[:index], [], _best(carried, width))
    open_ = carried if index == len(rows) else []
    while index < len(rows):
        block = _block(rows, index, width)
        if block is None:
            placed.append(Placed(rows[index]))
            index, open_ = index + 1, []
            continue
        halved, end, stripes = block
        placed += _in_columns(rows[index:halved], rows[halved:end], _best(stripes, width))
        open_ = [] if any(holds_motto(row, width) for row in rows[index : index + 4]) else stripes
        index = end
    return placed, open_


def _in_columns(rows: list[Row], below: list[Row], gutter: float) -> list[Placed]:
    """The left halves of rows with what runs on below them, then the right halves."""
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        for part, side in _halves(row, gutter):
            (right if side else left).append(part)
    left.extend(below)
    return [Placed(row, 0) for row in _merged(left)] + [Placed(row, 1) for row in _merged(right)]


def _block(rows: list[Row], start: int, width: float) -> tuple[int, int, Stripes] | None:
    """Where the two-column block that begins with row ``start`` ends, and where its gutter can be.

    The first number is the end of the rows that have two halves, the second that of rows of the left column
    which run on under the right one.
    """
    head = rows[start : start + 4]
    letterhead = any(holds_motto(row, width) for row in head)
    if not letterhead and not _signs(head, width):
        return None
    gutters = _free(rows[start], width)
    end = start
    wide: int | None = None
    right_centres: list[float] = []
    left_centres: list[float] = []
    dated = False
    above: Row | None = None
    for row in rows[start:]:
        kept = _meet(gutters, _free(row, width))
        if letterhead and says("recipient", row.words):
            break
        if not kept:
            # What the issuer writes about (`V/v …`) stands under the number and may be wider than its column.
            if not (letterhead and dated and _under(row, left_centres, width)):
                break
            wide = wide or end
            end += 1
            continue
        middle = _best(kept, width)
        left_centres += [(part.x0 + part.x1) / 2 for part, side in _halves(row, middle) if not side]
        right = [part for part, side in _halves(row, middle) if side]
        if right:
            centre = (right[0].x0 + right[-1].x1) / 2
            alone = len(right) == 1 and not [1 for _, side in _halves(row, middle) if not side]
            moved = bool(right_centres) and abs(centre - right_centres[0]) > _OFF_CENTRE
            wraps = above is not None and _wraps(right[0], above)
            if alone and not wraps and ((letterhead and dated) or moved):
                break
            above = right[-1]
            right_centres.append(centre)
            dated = dated or says("dated", right[-1].words)
        gutters = kept
        end += 1
    if not right_centres or end == start:
        return None
    gutter = _best(gutters, width)
    halved = end if wide is None else wide
    sides = {side for row in rows[start:halved] for _, side in _halves(row, gutter)}
    # Who signs may stand alone at the right; a letterhead has two sides.
    return (halved, end, gutters) if 1 in sides and (0 in sides or not letterhead) else None


def _wraps(row: Row, above: Row) -> bool:
    """Whether a line of the right column is the one above it run over: ``… ngày 07 tháng 3 năm`` / ``2022``."""
    near = row.baseline - above.baseline < 1.7 * max(glyph.face.size for glyph in above.level)
    centred = abs((row.x0 + row.x1) / 2 - (above.x0 + above.x1) / 2) < _OFF_CENTRE
    return near and centred and (row.words[:1].islower() or row.words.strip(" .").isdigit())


def holds_motto(row: Row, width: float) -> bool:
    """Whether a row's right half is the motto of a letterhead, not a sentence that quotes it."""
    return any(part.x0 > 0.3 * width and len(part.words) < 60 and is_letterhead(part.words) for part in row.parts)


def _under(row: Row, left_centres: list[float], width: float) -> bool:
    """Whether a row goes on with the left column: its middle is the column's, and it ends before the right edge."""
    if not left_centres or row.x1 > 0.75 * width:
        return False
    usual = sum(left_centres) / len(left_centres)
    return abs((row.x0 + row.x1) / 2 - usual) < _OFF_CENTRE


def _signs(rows: list[Row], width: float) -> bool:
    """Whether the first of some rows begins a signature block: ``Nơi nhận:`` at the left, who signs at the right.

    Either may stand a little higher than the other, and either may be missing.
    """
    parts = rows[0].parts
    if says("distribution", parts[0].words):
        return True
    if len(parts) == 2:  # Two sign beside each other.
        return all(part.words.isupper() and says("authority", part.words) for part in parts)
    row = parts[0]
    apart = (row.x0 + row.x1) / 2 > 0.6 * width and row.x0 > 0.38 * width
    if len(parts) > 2 or not apart or not row.words.isupper() or len(row.words) < 4:
        return False
    return says("authority", row.words) or any(says("distribution", below.parts[0].words) for below in rows[1:])


def _free(row: Row, width: float) -> list[tuple[float, float]]:
    """The stripes of the page that the row leaves free."""
    stripes = []
    reach = 0.0
    for part in row.parts:
        stripes.append((reach, part.x0))
        reach = part.x1
    stripes.append((reach, width))
    low, high = _MIDDLE[0] * width, _MIDDLE[1] * width
    met = [(max(a, low), min(b, high)) for a, b in stripes]
    return [(a, b) for a, b in met if b - a >= GUTTER]


def _meet(a: list[tuple[float, float]], b: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stripes free in both, as far as they lie in the middle of the page."""
    met = [(max(p[0], q[0]), min(p[1], q[1])) for p in a for q in b]
    return [(x0, x1) for x0, x1 in met if x1 - x0 >= GUTTER]


def _best(stripes: list[tuple[float, float]], width: float) -> float:
    """The middle of the stripe that is nearest to where the columns of a dispatch meet."""
    target = 0.44 * width
    x0, x1 = min(stripes, key=lambda s: max(s[0] - target, target - s[1], 0.0))
    return min(max(target, x0 + 1), x1 - 1)


def _halves(row: Row, gutter: float) -> list[tuple[Row, int]]:
    cut = next((i for i, g in enumerate(row.glyphs) if not g.blank and g.x0 >= gutter), len(row.glyphs))
    halves = [(row.part(0, cut), 0), (row.part(cut, len(row.glyphs)), 1)]
    return [(half, side) for half, side in halves if half.ink]


def _merged(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row.baseline, row.x0))
