"""Which characters stand in one row: those of one baseline, their raised figures, what fills their blanks."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from congvan.ingest.layout.glyphs import Glyph, embolden
from congvan.ingest.layout.rows import WORD_GAP, Row, usual_baseline, usual_size

_SAME_BASELINE = 0.12
"""Baselines this close, in ems, are one."""
_SAME_ROW = 0.55
"""Baselines this close, in ems, are one row if their characters do not stand over each other."""
_BLANK_ROW = 1.1
"""The same for what a signature's widget writes into a blank: it is set by a program that does not see the line."""
_SMALL = 0.8
"""A raised figure is at most this much of its neighbour's size."""


def rows_of(glyphs: Sequence[Glyph]) -> list[Row]:
    """The rows of a page or a table cell from top to bottom; rows without ink are left out."""
    if not glyphs:
        return []
    drafts = _Drafts()
    blanks: list[list[Glyph]] = []
    for cluster in _clusters(glyphs):
        for chunk in _chunks(cluster):
            if all(glyph.text == " " for glyph in chunk):
                blanks.append(chunk)
                continue
            draft = _home(drafts.near(chunk[0].baseline), chunk)
            if draft is None:
                drafts.add(list(chunk))
            else:
                draft.extend(chunk)
    for chunk in blanks:
        _add_blanks(drafts.near(chunk[0].baseline), chunk)
    rows = list(map(_settled, drafts))
    return sorted(rows, key=lambda row: (row.baseline, row.x0)) if len(rows) > 1 else rows


class _Drafts:
    """Rows in the making, found by their baseline: a page of many rows costs no more a row than one of few."""

    _BAND = 24.0

    def __init__(self) -> None:
        self._bands: dict[int, list[list[Glyph]]] = {}

    def add(self, draft: list[Glyph]) -> None:
        self._bands.setdefault(int(draft[0].baseline // self._BAND), []).append(draft)

    def near(self, baseline: float) -> Iterator[list[Glyph]]:
        band = int(baseline // self._BAND)
        for key in (band, band - 1, band + 1):
            yield from self._bands.get(key, ())

    def __iter__(self) -> Iterator[list[Glyph]]:
        for drafts in self._bands.values():
            yield from drafts


def _clusters(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs of equal baseline, larger ones first, so that raised figures find the row they belong to."""
    clusters: list[list[Glyph]] = []
    first = float("-inf")
    for glyph in sorted(glyphs, key=attrgetter("baseline")):
        if glyph.baseline == first or glyph.baseline - first <= _SAME_BASELINE * max(glyph.face.size, 1.0):
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
            first = glyph.baseline
    return sorted(clusters, key=lambda c: (-_inked(c), c[0].baseline))


def _inked(cluster: Sequence[Glyph]) -> int:
    return sum(glyph.text != " " for glyph in cluster)


def _chunks(cluster: list[Glyph]) -> list[list[Glyph]]:
    """The cluster cut where a gap is wide: each chunk looks for its own row."""
    cluster.sort(key=_middle)
    chunks = [[cluster[0]]]
    reach = cluster[0].x1
    for glyph in cluster[1:]:
        if glyph.x0 > reach and glyph.x0 - reach > 1.5 * glyph.face.size:
            chunks.append([])
        chunks[-1].append(glyph)
        if glyph.x1 > reach:
            reach = glyph.x1
    return chunks


def _home(drafts: Iterable[list[Glyph]], chunk: Sequence[Glyph]) -> list[Glyph] | None:
    """The row in which a chunk stands: its baseline is near, and no character is over another."""
    ink = [glyph for glyph in chunk if not glyph.blank]
    size = max(glyph.face.size for glyph in ink)
    added = all(glyph.added for glyph in ink)
    best: tuple[float, list[Glyph]] | None = None
    for row in drafts:
        first = row[0]
        near = _BLANK_ROW if added and not first.added else _SAME_ROW
        distance = abs(first.baseline - ink[0].baseline)
        if distance > near * max(size, first.face.size) or (best and distance >= best[0]):
            continue
        if (added or distance > _SAME_BASELINE * size) and not _touches(row, ink):
            continue
        if not _collides(row, ink):
            best = distance, row
    return best[1] if best else None


def _touches(row: Sequence[Glyph], ink: Sequence[Glyph]) -> bool:
    """Whether a chunk stands beside a character of the row, near enough to belong to it."""
    x0, x1 = min(g.x0 for g in ink), max(g.x1 for g in ink)
    reach = 2.0 * max(g.face.size for g in ink)
    if ink[0].added:
        reach = max(reach, 2.0 * row[0].face.size)
    return any(max(other.x0 - x1, x0 - other.x1) <= reach for other in row if not other.blank)


def _collides(row: Sequence[Glyph], ink: Sequence[Glyph]) -> bool:
    """Whether characters stand over each other; what fills a blank may run a little into its neighbours."""
    left, right = min(g.x0 for g in ink), max(g.x1 for g in ink)
    others = [(o.x0, o.x1) for o in row if o.x0 < right and o.x1 > left and not o.blank]
    if not others:
        return False
    over = [any(min(g.x1, x1) - max(g.x0, x0) > 0.4 * min(g.x1 - g.x0, x1 - x0) > 0 for x0, x1 in others) for g in ink]
    return sum(over) > (0.6 * len(ink) if ink[0].added else 0)


def _add_blanks(drafts: Iterable[list[Glyph]], chunk: list[Glyph]) -> None:
    for row in drafts:
        if abs(row[0].baseline - chunk[0].baseline) <= _SAME_BASELINE * row[0].face.size:
            row.extend(chunk)
            return


def _settled(draft: list[Glyph]) -> Row:
    """The row in order, without characters painted twice, its raised figures found."""
    kept: list[Glyph] = []
    for glyph in _in_order(draft):
        twin = _twin(kept[-3:], glyph) if kept and glyph.text != " " else None
        if twin is None:
            kept.append(glyph)
        elif not twin.face.bold and twin.x0 != glyph.x0:
            twin.face = embolden(twin.face)
    ink = [glyph for glyph in kept if glyph.text != " "]
    baseline, size = usual_baseline(ink), usual_size(ink)
    small = _SMALL * size
    raised = frozenset(
        index
        for index, glyph in enumerate(kept)
        if glyph.face.size <= small
        and not (glyph.blank or glyph.added)
        and 0.12 * size < baseline - glyph.baseline < 0.8 * size
    )
    return Row(kept, raised)


def _in_order(draft: list[Glyph]) -> list[Glyph]:
    """Glyphs from left to right; what a widget writes into a blank stays whole where it overlaps its neighbours."""
    order = sorted(draft, key=_middle)
    kept = [glyph for glyph in order if not glyph.added]
    if len(kept) == len(order) or all(glyph.blank for glyph in kept):
        return order
    for chunk in _chunks([glyph for glyph in order if glyph.added]):
        place = _blank_for(kept, sum(map(_middle, chunk)) / len(chunk))
        kept[place:place] = chunk
    return kept


def _blank_for(glyphs: Sequence[Glyph], middle: float) -> int:
    """The index of the blank nearest to ``middle`` (twice an x): before the first character of a word."""
    ink = [index for index, glyph in enumerate(glyphs) if not glyph.blank]
    blanks = [(_middle(glyphs[ink[0]]), ink[0]), (_middle(glyphs[ink[-1]]), ink[-1] + 1)]
    for left, right in itertools.pairwise(ink):
        a, b = glyphs[left], glyphs[right]
        if right - left > 1 or b.x0 - a.x1 > WORD_GAP * a.face.size:
            blanks.append((a.x1 + b.x0, right))
    return min(blanks, key=lambda blank: abs(blank[0] - middle))[1]


def _middle(glyph: Glyph) -> float:
    return glyph.x0 + glyph.x1


def _twin(near: Sequence[Glyph], glyph: Glyph) -> Glyph | None:
    """The same character painted before at the same place, among those that stand just before it."""
    for other in near:
        if other.text == glyph.text and abs(other.x0 - glyph.x0) < 0.12 * other.face.size:
            return other
    return None
