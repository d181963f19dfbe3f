"""A page's picture made fit for recognition: coloured seals and ink taken out, set straight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

_COLOURED = 50
"""The least distance of a pixel's strongest and weakest channel that makes it coloured."""
_INK, _FADED, _BLACK = 150, 110, 60
"""The strongest channel of ink, of a coloured stroke's edge, of black ink under a seal."""
_BORDER, _LONG = 128, 0.5
"""Bands along the edges are darker than this, and longer than this share of the page."""
_NEAR = 0.018
"""How far around a pixel ink is counted, as a share of the page's width: two letters."""
_SMOOTH = 0.003
"""The softening, in inches, that closes the gaps which scanners leave in letters."""
_STEEPEST = 6.0
_STRAIGHT = 0.05
_LOOK, _GLANCE = 1000, 500
"""The pixels of a page's longer side that tell how far it is askew, and which way its lines run."""

Picture = Any
"""A numpy array of bytes: rows, columns and, where coloured, blue, green and red."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A grey picture, the same with its coloured ink, and the degrees they were turned clockwise to stand straight."""

    grey: Picture
    plain: Picture
    angle: float


def prepare(picture: Picture, dpi: float) -> Prepared:
    """The picture in grey, without coloured seals, stamps, handwriting and dark edges, set straight."""
    grey = without_borders(without_colour(picture))
    angle = skew_angle(grey)
    plain = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return Prepared(
        cv2.GaussianBlur(rotated(grey, angle), (0, 0), _SMOOTH * dpi),
        rotated(plain, angle),
        angle,
    )


def without_colour(picture: Picture) -> Picture:
    """The picture in grey with coloured ink made white.

    A pixel is as light as its strongest channel, which makes red white and leaves black black. Scanners give black
    letters coloured fringes, so a pixel counts as coloured ink only where most ink around it is coloured. Where
    nearly all ink is coloured (a blue copy), nothing is taken out.
    """
    if picture.ndim == 2:
        return picture
    blue, green, red = cv2.split(picture)
    strongest = cv2.max(cv2.max(blue, green), red)
    weakest = cv2.min(cv2.min(blue, green), red)
    coloured = ((strongest - weakest) > _COLOURED).astype(np.uint8)
    ink = ((strongest < _INK) | (coloured > 0)).astype(np.uint8)
    if int(coloured.sum()) > 0.6 * int(ink.sum()):
        return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    reach = round(picture.shape[1] * _NEAR) | 1
    share = cv2.boxFilter(coloured, cv2.CV_32F, (reach, reach)) - 0.6 * cv2.boxFilter(ink, cv2.CV_32F, (reach, reach))
    stamp = (coloured > 0) & (share > 0) & (strongest > _BLACK)
    # The edge of a stroke fades into the paper.
    edge = cv2.dilate(stamp.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    result = strongest.copy()
    result[stamp | (edge & (strongest > _FADED))] = 255
    return result


def without_borders(grey: Picture) -> Picture:
    """The picture with the dark bands along its edges made white: what lies beside the paper on the glass."""
    ink = (grey < _BORDER).astype(np.uint8)
    edges = np.concatenate([ink[0], ink[-1], ink[:, 0], ink[:, -1]])
    if not edges.any():
        return grey
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    touching = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    height, width = grey.shape
    bands = [
        label for label in touching[touching > 0] if stats[label][2] > _LONG * width or stats[label][3] > _LONG * height
    ]
    if not bands:
        return grey
    result = grey.copy()
    result[np.isin(labels, bands)] = 255
    return result


def skew_angle(grey: Picture) -> float:
    """The degrees, clockwise, by which a picture must be turned for its lines to lie level; 0 where unclear.

    Lines lie level where the sums of ink along rows differ most.
    """
    ink = _small_ink(grey)
    best, sharpness = _sharpest(ink, 0.05)
    return best if abs(best) >= _STRAIGHT and sharpness > 1.05 * _sharpness(ink) else 0.0


def lies_sideways(picture: Picture) -> bool:
    """Whether lines of text run from top to bottom: ink then differs more between columns than between rows."""
    ink = _small_ink(picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), _GLANCE)
    upright, sideways = _sharpest(ink, 0.5)[1], _sharpest(np.rot90(ink).copy(), 0.5)[1]
    return sideways > 1.5 * upright


def _sharpest(ink: Picture, finest: float) -> tuple[float, float]:
    """The turn, in degrees, that makes rows of ink and rows of paper differ most, and how much they then do."""
    known: dict[float, float] = {}
    step = 1.0
    candidates = [float(angle) for angle in np.arange(-_STEEPEST, _STEEPEST + 0.1, step)]
    best = 0.0
    while step >= finest:
        for angle in candidates:
            key = round(angle, 3)
            if key not in known:
                known[key] = _sharpness(_turned(ink, key, 0, cv2.INTER_LINEAR))
        best = max(known, key=lambda angle: known[angle])
        step /= 2
        candidates = [best - step, best + step]
    return best, known[best]


def _small_ink(grey: Picture, size: int = _LOOK) -> Picture:
    """The dark parts of a picture made smaller, without its margins: black borders would outweigh the text."""
    scale = size / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    ink = np.where(small < 160, 255, 0).astype(np.uint8)
    margin = max(ink.shape) // 40
    return ink[margin:-margin, margin:-margin] if margin else ink


def _sharpness(ink: Picture) -> float:
    profile = ink.mean(axis=1, dtype=np.float64)
    return float(np.square(np.diff(profile)).mean()) if len(profile) > 1 else 0.0


def rotated(grey: Picture, angle: float) -> Picture:
    """The picture turned by ``angle`` degrees clockwise about its middle, its size kept."""
    return _turned(grey, angle, 255, cv2.INTER_CUBIC)


def _turned(grey: Picture, angle: float, ground: int, flags: int) -> Picture:
    if not angle:
        return grey
    height, width = grey.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    return cv2.warpAffine(grey, matrix, (width, height), flags=flags, borderValue=ground)
