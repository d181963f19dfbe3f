"""Recognized words as the glyphs that the layout of pages works on: same points, sizes and baselines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from congvan.ingest.layout.glyphs import Face, Glyph
from congvan.ingest.ocr.recognition import Recognition, Segment, Word

_X_HEIGHT, _CAPITAL = 0.45, 0.66
"""Heights of small letters without rising strokes and of capitals, in ems."""
_SMALL_LETTERS = frozenset("aceimnorsuvxzư")
_ALIKE = 0.07
"""Sizes that differ by less are one: boxes are only good to a pixel."""
_SPACE = 0.25
_RAISED_FIGURES = frozenset("0123456789*")


def glyphs_of(recognition: Recognition, scale: float) -> list[Glyph]:
    """The glyphs of a page; ``scale`` is the size of a pixel in points."""
    lines = [list(words) for _, words in itertools.groupby(recognition.words, key=lambda word: word.line)]
    sizes = [_size(words, scale) for words in lines]
    body = _usual([size for words, size in zip(lines, sizes, strict=True) for _ in words if size])
    glyphs: list[Glyph] = []
    for words, size in zip(lines, sizes, strict=True):
        em = _snapped(size or body or 12.0, body)
        # The page stands straight: what slope a line still has comes from pen strokes that touch it.
        level = _baseline_at(words[0], (words[0].box.x0 + words[-1].box.x1) / 2)
        for word, following in itertools.zip_longest(words, words[1:]):
            glyphs.extend(_word(word, following, level, em, scale))
    return glyphs


def _word(word: Word, following: Word | None, level: float, em: float, scale: float) -> list[Glyph]:
    """A word's glyphs, their boxes joined so that no gap within it looks like a space, and the space behind it."""
    face = Face(em, word.bold, False, "", 0)
    small = Face(round(0.6 * em, 2), word.bold, False, "", 0)
    boxes = [symbol.box for symbol in word.symbols]
    edges = [boxes[0].x0, *(_border(a, b) for a, b in itertools.pairwise(boxes)), boxes[-1].x1]
    edges = list(itertools.accumulate(edges, max))
    box = word.box
    glyphs = []
    for index, symbol in enumerate(word.symbols):
        baseline = _baseline_at(word, (symbol.box.x0 + symbol.box.x1) / 2)
        raised = _is_raised(symbol.text, symbol.box, baseline, em / scale)
        glyphs.append(
            Glyph(
                symbol.text,
                edges[index] * scale,
                (symbol.box.y0 if raised else min(box.y0, baseline - 0.7 * em / scale)) * scale,
                edges[index + 1] * scale,
                (symbol.box.y1 if raised else max(box.y1, baseline + 0.1 * em / scale)) * scale,
                (level - (baseline - symbol.box.y1) if raised else level) * scale,
                small if raised else face,
            )
        )
    if following is not None:
        last = glyphs[-1]
        end = max(following.box.x0 * scale, last.x1)
        if not word.left_blank:
            end = min(last.x1 + _SPACE * em, end)
        glyphs.append(Glyph(" ", last.x1, last.y0, end, last.y1, level * scale, face))
    return glyphs


def _border(left: Segment, right: Segment) -> float:
    return (left.x1 + right.x0) / 2


def _baseline_at(word: Word, x: float) -> float:
    x0, y0, x1, y1 = word.baseline
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x1 > x0 else y0


def _is_raised(text: str, box: Segment, baseline: float, em: float) -> bool:
    """Whether a figure stands small and high, as footnote marks do; ``em`` in pixels."""
    return text in _RAISED_FIGURES and box.y1 < baseline - 0.18 * em and box.y1 - box.y0 < 0.55 * em


def _size(words: Sequence[Word], scale: float) -> float | None:
    """The size in which a line is set, in points, told by letters without marks and rising strokes."""
    small: list[float] = []
    large: list[float] = []
    for word in words:
        for text, box, _ in word.symbols:
            if text in _SMALL_LETTERS and text != "i":
                small.append((box.y1 - box.y0) * scale / _X_HEIGHT)
            elif text.isascii() and (text.isupper() or text.isdigit()) and text not in "QJ":
                large.append((box.y1 - box.y0) * scale / _CAPITAL)
    heights = small if len(small) >= 4 else small + large
    return round(median(heights) * 2) / 2 if heights else None


def _usual(sizes: Sequence[float]) -> float | None:
    return median(sizes) if sizes else None


def _snapped(size: float, body: float | None) -> float:
    # Strokes of a pen and of seals touch letters and make a line look large; only titles are, and not by much.
    if body and (abs(size - body) <= _ALIKE * body or size > 1.4 * body):
        return body
    return min(max(size, 5.0), 40.0)
