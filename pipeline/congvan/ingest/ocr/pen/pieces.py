"""Ink set upright and cut where figures may end: every run between two cuts is a piece that may be a figure."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from congvan.ingest.ocr.picture import Picture

TALL = 36
"""The height, in pixels, to which the tallest stroke is brought before anything is looked at."""
_INK = 0.3
_STEEPEST = np.linspace(-0.2, 0.8, 11)
"""The slants that are tried: pixels to the right for each pixel up."""
_PART_OF_SLANT = 0.85
"""A slant that makes columns sharpest is a little more than the hand's."""
_NEAR = 3
"""Cuts lie at least so many pixels apart."""
_WIDEST, _LOWEST = 1.6, 0.45
"""The greatest width and the least height of a figure, in heights of the tallest stroke."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The ink between the cuts ``start`` and ``end``, cropped; its geometry in heights of all the ink.

    ``left`` and ``right`` are how much ink its cuts go through, ``height`` its own, ``middle`` how far its middle is
    below the middle of all.
    """

    start: int
    end: int
    ink: Picture
    left: float
    right: float
    height: float
    middle: float


@dataclass(frozen=True, slots=True)
class Change:
    """What sets ink upright: the part of the picture that holds it, how much it grows, and the slant taken out."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    scale: float
    slant: float

    def applied(self, ink: Picture) -> Picture:
        """A picture of the same size, changed so."""
        method = cv2.INTER_AREA if self.scale < 1 else cv2.INTER_LINEAR
        part = ink[slice(*self.rows), slice(*self.columns)]
        return sheared(cv2.resize(part, None, fx=self.scale, fy=self.scale, interpolation=method), self.slant)


def upright(strength: Picture) -> Picture:
    """The ink with its tallest stroke `TALL` pixels tall, without the hand's slant and without specks of its own."""
    ink = _without_specks(strength)
    change = change_of(ink)
    return change.applied(ink) if change else np.zeros((1, 1), np.float32)


def change_of(ink: Picture) -> Change | None:
    """How ink is set upright: a hand's slant is that in which columns of ink and of paper differ most."""
    tall = _tallest(ink)
    if tall < 4:
        return None
    rows, columns = _extent(ink)
    changes = [Change(rows, columns, TALL / tall, float(slant)) for slant in _STEEPEST]
    best = max(changes, key=lambda change: float(np.square(change.applied(ink).sum(axis=0)).sum()))
    return replace(best, slant=_PART_OF_SLANT * best.slant)


def sheared(ink: Picture, slant: float) -> Picture:
    """The ink with each row moved to the right by ``slant`` pixels for each pixel that it lies lower."""
    height, width = ink.shape
    room = int(abs(slant) * height) + 1
    matrix = np.array([[1, slant, room if slant < 0 else 0], [0, 1, 0]], np.float32)
    moved: Picture = cv2.warpAffine(ink, matrix, (width + room, height))
    return moved


def cropped(ink: Picture) -> Picture:
    """The ink without empty rows and columns around it."""
    rows, columns = _extent(ink)
    return ink[slice(*rows), slice(*columns)]


def _extent(ink: Picture) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first row and column that hold ink, and those behind the last."""
    rows, columns = np.nonzero((ink > _INK).any(axis=1))[0], np.nonzero((ink > _INK).any(axis=0))[0]
    if not len(rows):
        return (0, ink.shape[0]), (0, ink.shape[1])
    return (int(rows[0]), int(rows[-1]) + 1), (int(columns[0]), int(columns[-1]) + 1)


def cuts_of(ink: Picture) -> list[int]:
    """The columns where a figure may begin or end: both ends, the middles of gaps, and where strokes are thinnest."""
    columns = ink.sum(axis=0)
    inked = np.nonzero(columns > _INK)[0]
    if not len(inked):
        return []
    first, last = int(inked[0]), int(inked[-1]) + 1
    gap_ends = np.nonzero(np.diff(inked) > 1)[0]
    gaps = [(int(inked[i]) + 1, int(inked[i + 1])) for i in gap_ends]
    fixed = [first, *((a + b) // 2 for a, b in gaps), last]
    smooth = cv2.GaussianBlur(columns.reshape(1, -1).astype(np.float32), (5, 1), 0).ravel()
    cuts = list(fixed)
    for x in range(first + _NEAR, last - _NEAR + 1):
        if smooth[x] <= smooth[x - 1] and smooth[x] <= smooth[x + 1] and all(abs(x - cut) >= _NEAR for cut in cuts):
            cuts.append(x)
    return sorted(cuts)


def pieces_of(ink: Picture, cuts: list[int]) -> list[Piece]:
    """Every run of upright ink from one cut to a later one that is as wide and tall as a figure may be."""
    rows = np.nonzero((ink > _INK).any(axis=1))[0]
    if not len(rows):
        return []
    top, whole = int(rows[0]), int(rows[-1]) + 1 - int(rows[0])
    columns = ink.sum(axis=0)
    found = []
    for start, x0 in enumerate(cuts):
        for end in range(start + 1, len(cuts)):
            x1 = cuts[end]
            if x1 - x0 > _WIDEST * TALL:
                break
            piece = ink[:, x0:x1]
            inked = np.nonzero((piece > _INK).any(axis=1))[0]
            if not len(inked) or (height := int(inked[-1] + 1 - inked[0])) < _LOWEST * TALL:
                continue
            middle = (inked[0] + inked[-1] + 1) / 2 - top
            found.append(
                Piece(
                    start,
                    end,
                    cropped(piece),
                    float(columns[x0 - 1 : x0 + 1].mean()) / TALL if start else 0.0,
                    float(columns[x1 - 1 : x1 + 1].mean()) / TALL if end < len(cuts) - 1 else 0.0,
                    height / whole,
                    float(middle / whole - 0.5),
                )
            )
    return found


def _tallest(ink: Picture) -> int:
    count, _, stats, _ = cv2.connectedComponentsWithStats((ink > _INK).astype(np.uint8), connectivity=8)
    return int(stats[1:count, cv2.CC_STAT_HEIGHT].max()) if count > 1 else 0


def _without_specks(ink: Picture) -> Picture:
    """The ink without small strokes that stand alone; those above or below a larger one are part of a figure."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((ink > _INK).astype(np.uint8), connectivity=8)
    boxes = stats[1:count].tolist()
    tall = max((height for _, _, _, height, _ in boxes), default=0)
    large = [(x, x + width) for x, _, width, height, _ in boxes if height >= _LOWEST * tall]
    specks = [
        label
        for label, (x, _, width, height, _) in enumerate(boxes, start=1)
        if height < _LOWEST * tall
        and width < 0.6 * tall
        and not any(min(x + width, b) - max(x, a) > -0.15 * tall for a, b in large)
    ]
    return ink * ~np.isin(labels, specks) if specks else ink
