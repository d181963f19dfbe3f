"""Running headers, running footers and page numbers: what stands on a page but belongs to no dispatch's text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from congvan.ingest.layout.cues import is_letterhead, says
from congvan.ingest.layout.rows import Row

_MARGIN = 0.11
"""The share of the page's height, at its top and its foot, in which furniture stands."""


def drop_furniture(pages: Sequence[tuple[list[Row], float]]) -> list[list[Row]]:
    """The rows of each page (given with the page's height) without page numbers and repeated heads and feet."""
    repeated = _repeated(pages)
    kept: list[list[Row]] = []
    for rows, height in pages:
        edge = _edge_rows(rows, height)
        drop = {id(row) for row in edge if says("page_number", row.words) or _shape(row, height) in repeated}
        kept.append([row for row in rows if id(row) not in drop])
    return kept


def _edge_rows(rows: Sequence[Row], height: float) -> list[Row]:
    """The first two and the last two rows, where they stand in the margin."""
    top = [row for row in rows[:2] if row.baseline < _MARGIN * height]
    foot = [row for row in rows[-2:] if row.baseline > (1 - _MARGIN) * height]
    return top + [row for row in foot if row not in top]


def _shape(row: Row, height: float) -> tuple[str, int]:
    return re.sub(r"\d+", "0", row.words), round(row.baseline / height * 100)


def _repeated(pages: Sequence[tuple[list[Row], float]]) -> set[tuple[str, int]]:
    """Lines that come again at the same height of several pages; a letterhead is never one of them."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, (rows, height) in enumerate(pages):
        if any(is_letterhead(row.words) for row in rows[:4]):
            continue
        for row in _edge_rows(rows, height):
            seen[_shape(row, height)].add(number)
    return {shape for shape, numbers in seen.items() if len(numbers) >= max(2, 0.3 * len(pages))}
