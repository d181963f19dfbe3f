"""Which words are set bold: their strokes are thicker than those of most words on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import cv2
import numpy as np

from congvan.ingest.ocr.picture import Picture
from congvan.ingest.ocr.recognition import Word

_THICKER = 1.22


def with_weight(words: Sequence[Word], grey: Picture) -> list[Word]:
    """The words, those marked bold whose strokes are much thicker than the usual ones."""
    ink = (grey < 140).astype(np.uint8)
    inner = cv2.erode(ink, np.ones((3, 3), np.uint8))
    strokes = [_stroke(word, ink, inner) for word in words]
    known = [stroke for word, stroke in zip(words, strokes, strict=True) if stroke and len(word.symbols) > 1]
    if len(known) < 20:
        return list(words)
    usual = median(known)
    return [
        replace(word, bold=bool(stroke) and (stroke or 0.0) > _THICKER * usual)
        for word, stroke in zip(words, strokes, strict=True)
    ]


def _stroke(word: Word, ink: Picture, inner: Picture) -> float | None:
    """The usual thickness of a word's strokes in pixels: its area over half of its outline."""
    x0, y0, x1, y1 = (int(value) for value in word.box)
    area = int(ink[y0:y1, x0:x1].sum())
    outline = area - int(inner[y0:y1, x0:x1].sum())
    return 2.0 * area / outline if outline > 10 else None
