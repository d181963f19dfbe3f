"""A page's picture made fit for recognition: coloured seals and ink taken out, set straight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

_COLOURED = 50
"""The least distance of a pixel's strongest and weakest channel that makes it coloured."""
_PALE = 60
"""A coloured pixel whose strongest channel is darker than this is black ink under a seal."""
_STEEPEST = 6.0
_STRAIGHT = 0.05

Picture = Any
"""A numpy array of bytes: rows, columns and, where coloured, blue, green and red."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A grey picture, and the degrees by which it was turned clockwise to stand straight."""

    grey: Picture
    angle: float


def prepare(picture: Picture) -> Prepared:
    """The picture in grey, without coloured seals, stamps and handwriting, set straight."""
    grey = without_colour(picture)
    angle = skew_angle(grey)
    return Prepared(rotated(grey, angle), angle)


def without_colour(picture: Picture) -> Picture:
    """The picture in grey with coloured ink made white.

    Scanners give black letters coloured fringes, so a pixel counts as coloured ink only where most ink around it
    is coloured. Where nearly all ink is coloured (a blue copy), nothing is taken out.
    """
    if picture.ndim == 2:
        return picture
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    strongest = picture.max(axis=2)
    weakest = picture.min(axis=2)
    coloured = ((strongest - weakest) > _COLOURED).astype(np.uint8)
    share = int(coloured.sum())
    if share < 50:
        return grey
    ink = ((grey < 170) | (coloured > 0)).astype(np.uint8)
    if share > 0.6 * int(ink.sum()):
        return grey
    reach = max(picture.shape[0] // 120, 9) | 1
    near = cv2.boxFilter(coloured, cv2.CV_32F, (reach, reach))
    all_ink = cv2.boxFilter(ink, cv2.CV_32F, (reach, reach))
    stamp = (coloured > 0) & (near > 0.5 * all_ink) & (strongest > _PALE)
    # The edge of a stroke fades into the paper.
    edge = cv2.dilate(stamp.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    result = grey.copy()
    result[edge & (strongest > 110)] = 255
    result[stamp] = 255
    return result


def skew_angle(grey: Picture) -> float:
    """The degrees, clockwise, by which a picture must be turned for its lines to lie level; 0 where unclear.

    Lines lie level where the sums of ink along rows differ most.
    """
    scale = 1000 / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    ink = np.where(small < 160, 255, 0).astype(np.uint8)
    # Black borders would outweigh the text.
    margin = max(ink.shape) // 40
    ink = ink[margin:-margin, margin:-margin]
    if not ink.any():
        return 0.0

    def sharpness(angle: float) -> float:
        profile = rotated(ink, angle, 0).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(profile)).sum())

    best, step = 0.0, 1.0
    known: dict[float, float] = {}
    candidates = list(np.arange(-_STEEPEST, _STEEPEST + 0.1, step))
    while step >= 0.05:
        for angle in candidates:
            key = round(float(angle), 3)
            if key not in known:
                known[key] = sharpness(key)
        best = max(known, key=lambda angle: known[angle])
        step /= 2
        candidates = [best - step, best + step]
    if abs(best) < _STRAIGHT or known[best] < 1.05 * known.get(0.0, 0.0):
        return 0.0
    return best


def rotated(grey: Picture, angle: float, ground: int = 255) -> Picture:
    """The picture turned by ``angle`` degrees clockwise about its middle, its size kept."""
    if not angle:
        return grey
    height, width = grey.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    return cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=ground)
