"""Ruled lines in a picture: the rules of tables, underlines, the short rule above footnotes."""

from __future__ import annotations

import cv2
import numpy as np

from congvan.ingest.ocr.picture import Picture
from congvan.ingest.ocr.recognition import Segment

_SHORTEST = 0.4
"""The least length of a rule, in inches: longer than any stroke of a letter."""
_THICKEST = 0.035
"""The greatest thickness of a rule, in inches."""
_MOST = 2_000


def find_rules(grey: Picture, dpi: float) -> tuple[list[Segment], list[Segment]]:
    """The lying and the standing ruled lines of a straightened picture, in its pixels."""
    ink = (grey < 170).astype(np.uint8)
    length = round(_SHORTEST * dpi)
    # A scan bends and breaks lines: a stroke may waver by a pixel and pause for a few.
    lying = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    lying = cv2.morphologyEx(lying, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    standing = cv2.dilate(ink, np.ones((1, 3), np.uint8))
    standing = cv2.morphologyEx(standing, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    thick = _THICKEST * dpi + 2
    return _segments(lying, thick, lying_down=True), _segments(standing, thick, lying_down=False)


def _segments(mask: Picture, thick: float, *, lying_down: bool) -> list[Segment]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = []
    for x, y, width, height, _ in stats[1 : min(count, _MOST)]:
        across = height if lying_down else width
        along = width if lying_down else height
        if across <= max(thick, 0.02 * along):
            found.append(Segment(float(x), float(y), float(x + width), float(y + height)))
    return found
