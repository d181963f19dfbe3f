"""The pen's ink between two printed symbols of a line: strokes without print, other lines and specks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from congvan.ingest.ocr.picture import Picture
from congvan.ingest.ocr.recognition import Segment, Symbol

_REACH = 1.3
"""So many heights of a capital above and below the line the pen may go."""
_NARROW, _USUAL = 0.25, 0.7
"""The width of a colon and of a small letter, in heights of a capital."""
_LARGE = 0.5
"""Strokes of a figure are at least so tall, in heights of a capital; what is smaller belongs to one or is a speck."""
_SPECK = 0.01
"""The least area of a part of a figure, in squares of a capital's height."""
_DARKEST, _LIGHTEST = 100.0, 215.0


@dataclass(frozen=True, slots=True)
class Ink:
    """How black the pen made each pixel, from 0 to 1, and the rectangle around it in pixels of the page."""

    strength: Picture
    box: Segment


class _Part(NamedTuple):
    """A connected stroke, in pixels of the cut-out."""

    label: int
    x0: int
    y0: int
    x1: int
    y1: int
    area: int

    @property
    def height(self) -> int:
        return self.y1 - self.y0


def isolated(plain: Picture, before: Symbol, after: Symbol, capitals: Segment) -> Ink | None:
    """The pen's ink between two printed symbols (``:`` and ``/``); None without any, or where it is joined to print.

    ``plain`` is the page in grey with its coloured ink, ``capitals`` tells top and foot of the line's capitals. Of
    a stroke that is joined to print the rest alone might be another number: ``15`` would be ``5``.
    """
    capital = capitals.y1 - capitals.y0
    top, foot = max(int(capitals.y0 - _REACH * capital), 0), int(capitals.y1 + _REACH * capital)
    left, right = int(before.box.x0), int(after.box.x1)
    grey = plain[top:foot, left:right]
    if capital < 4 or not grey.size or right - left < capital:
        return None
    labels, parts = _parts(grey)
    # Tesseract's boxes take in strokes beside a letter, so its kind tells how wide it is.
    letter = min(
        (_NARROW if before.text in ":.;" else _USUAL) * capital, max(before.box.x1 - before.box.x0, capital / 5)
    )
    next_letter = after.box.x0 - left
    above, below = capitals.y0 - top, capitals.y1 - top
    large: list[_Part] = []
    small: list[_Part] = []
    for part in parts:
        middle = (part.y0 + part.y1) / 2
        if not above - capital / 2 <= middle <= below + capital / 2:
            continue
        # Ends of strokes of the lines above and below, and rules.
        if (part.y0 <= 0 or part.y1 >= grey.shape[0]) and part.height < 1.2 * capital:
            continue
        if part.x1 - part.x0 > 2.5 * capital and part.height < capital / 4:
            continue
        if part.height < _LARGE * capital:
            low = middle > below + 0.15 * capital
            if part.area >= _SPECK * capital**2 and part.x1 - part.x0 < 1.2 * capital and not low:
                small.append(part)
        elif part.x0 <= 0.3 * letter + 1:
            if part.x1 > letter + capital / 2:
                return None
        elif part.x1 >= grey.shape[1] - 1 or part.x0 + part.x1 >= 2 * (next_letter - 0.05 * capital):
            if part.x0 < next_letter - 0.1 * capital:
                return None
        else:
            large.append(part)
    kept = [*large, *(part for part in small if any(2 * _shared(part, one) >= part.x1 - part.x0 for one in large))]
    if not kept:
        return None
    mine = np.isin(labels, [part.label for part in kept])
    strength = _strength(grey) * (cv2.dilate(mine.astype(np.uint8), np.ones((3, 3), np.uint8)) * ((labels == 0) | mine))
    box = Segment(
        left + min(part.x0 for part in kept),
        top + min(part.y0 for part in kept),
        left + max(part.x1 for part in kept),
        top + max(part.y1 for part in kept),
    )
    return Ink(strength.astype(np.float32), box)


def _parts(grey: Picture) -> tuple[Picture, list[_Part]]:
    limit, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    # Pens are lighter than print.
    ink = (grey < min(max(limit + 15, _DARKEST), _LIGHTEST)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    rows = stats.tolist()
    return labels, [_Part(i, x, y, x + w, y + h, area) for i in range(1, count) for x, y, w, h, area in [rows[i]]]


def _shared(one: _Part, other: _Part) -> int:
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _strength(grey: Picture) -> Picture:
    dark = 255 - grey.astype(np.float32)
    paper, black = np.percentile(dark, 50), np.percentile(dark, 99.5)
    return np.clip((dark - paper) / max(float(black - paper), 1.0) * 1.4, 0, 1)
