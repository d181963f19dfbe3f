"""Where a new paragraph probably begins, told by indents, short lines and wider spaces."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from congvan.document.model import Break
from congvan.ingest.layout.columns import Placed
from congvan.ingest.layout.rows import Row

_INDENT = 8.0
"""A first line is set in by at least so many points."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A page's text block: its left and right edges and the usual distance of baselines."""

    left: float
    right: float
    leading: float
    starts: frozenset[int] = frozenset()
    """Where several lines begin (even points): a line that begins there is not centred by chance."""


def measure(rows: Sequence[Row]) -> Measure:
    """The text block of some pages or of a table cell; rows come page after page, from top to bottom."""
    if not rows:
        return Measure(0.0, 0.0, 0.0)
    boxes = [row.box for row in rows]
    lefts = Counter(round(box.x0 / 2) * 2 for box in boxes)
    left = min((value for value, count in lefts.items() if count >= 0.15 * len(rows)), default=min(lefts))
    rights = sorted(box.x1 for box in boxes)
    right = rights[int(0.9 * (len(rights) - 1))]
    steps = [b.baseline - a.baseline for a, b in itertools.pairwise(rows)]
    usual = [step for row, step in zip(rows, steps, strict=False) if 0.8 * row.size < step < 2.6 * row.size]
    leading = sorted(usual)[len(usual) // 3] if usual else 1.2 * median(row.size for row in rows)
    starts = frozenset(value for value, count in lefts.items() if count >= 3)
    return Measure(left, right, leading, starts)


def is_centred(row: Row, block: Measure) -> bool:
    """Whether a row stands in the middle of its text block, away from both edges."""
    box = row.box
    left, right = box.x0 - block.left, block.right - box.x1
    begin = round(box.x0 / 2) * 2
    if not block.starts.isdisjoint((begin - 2, begin, begin + 2)):
        return False
    return left > 12 and right > 12 and abs(left - right) < 0.25 * max(left, right) + 6


def break_before(placed: Placed, previous: Placed | None, block: Measure, *, new_page: bool) -> Break:
    """How surely ``placed`` begins a paragraph after ``previous``."""
    if previous is None or placed.column != previous.column:
        return Break.GAP
    row, above = placed.row, previous.row
    step = row.baseline - above.baseline
    if not new_page and (step > 1.3 * block.leading or step < 0) and step > 1.35 * row.size:
        return Break.GAP
    if placed.column is not None:
        return Break.SOFT
    centred = is_centred(row, block)
    if _title_goes_on(row, above, block, step) and not new_page:
        return Break.SOFT
    if _title_ends(row, above, block, centred=centred):
        return Break.GAP
    if centred or is_centred(above, block):
        changed = row.bold != above.bold or row.italic != above.italic or abs(row.size - above.size) > 0.6
        return Break.GAP if changed or step > 1.15 * block.leading or new_page else Break.SOFT
    box, above_box = row.box, above.box
    indented = box.x0 - block.left >= _INDENT and box.x0 - above_box.x0 >= _INDENT
    short = block.right - above_box.x1 > _first_word(row) + 0.5 * row.size
    outdented = above_box.x0 - box.x0 >= _INDENT and short
    if indented or short or outdented:
        return Break.GAP
    return Break.SOFT


def _title_ends(row: Row, above: Row, block: Measure, *, centred: bool) -> bool:
    """Whether a line below a title is none of it: it leaves the title's middle, or is bold no more."""
    middle = (block.left + block.right) / 2
    if is_centred(above, block):
        return not centred and abs((row.box.x0 + row.box.x1) / 2 - middle) > 12
    inside = above.box.x0 - block.left > 12 and block.right - above.box.x1 > 12
    return inside and above.bold and not row.bold and abs((above.box.x0 + above.box.x1) / 2 - middle) < 6


def _title_goes_on(row: Row, above: Row, block: Measure, step: float) -> bool:
    """Whether two bold lines about the same middle are one title, the wider of them as wide as the page."""
    middle = (block.left + block.right) / 2
    balanced = all(abs((box.x0 + box.x1) / 2 - middle) < 6 for box in (row.box, above.box))
    alike = row.bold and above.bold and abs(row.size - above.size) < 0.6
    return balanced and alike and 0 < step <= 1.15 * block.leading and not above.words.isupper()


def _first_word(row: Row) -> float:
    start: float | None = None
    end = 0.0
    for glyph in row.glyphs:
        if glyph.blank:
            if start is not None:
                break
            continue
        if start is not None and glyph.x0 - end > 0.3 * glyph.face.size:
            break
        start = glyph.x0 if start is None else start
        end = glyph.x1
    return end - (start or 0.0)
