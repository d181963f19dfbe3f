"""The stamp that an office puts on what arrives (``ĐẾN``, ``Số:``, ``Ngày:`` in a frame): no words of the dispatch."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np

from congvan.ingest.ocr.picture import Picture
from congvan.ingest.ocr.recognition import Recognition, Segment, Word

_ARRIVED = re.compile(r"ĐẾN")
_FIELDS = (re.compile(r"S[ốôóồ]\W{0,2}"), re.compile(r"Ng?[àaáâ]y\W{0,2}"))
_HEAD = 0.45
"""The share of a page in which such a stamp stands."""
_HIGH, _WIDE = 0.06, 0.35
"""Its greatest reach up or down from ``ĐẾN``, and to the right, as shares of the page's height and width."""
_FEWEST = 3
"""A line of text has at least so many words outside the frame."""
_INK, _CROSSING = 170, 11
_APART = 0.01
"""So far apart, as a share of the page's width, may rules and words lie that belong together."""


def arrival_frame(recognition: Recognition) -> Segment | None:
    """The frame of the arrival stamp; None where a word of it or its right side is not found."""
    width, height = recognition.size
    for word in recognition.words:
        box = word.box
        if not _ARRIVED.fullmatch(word.text) or box.y1 > _HEAD * height:
            continue
        near = Segment(box.x0, box.y0 - _HIGH * height, box.x0 + _WIDE * width, box.y1 + _HIGH * height)
        fields = [
            next((one for one in recognition.words if form.fullmatch(one.text) and _holds(near, one.box)), None)
            for form in _FIELDS
        ]
        number, day = fields
        if number is None or day is None or abs(number.box.x0 - day.box.x0) > _APART * width:
            continue
        sides = [
            rule
            for rule in recognition.standing
            if number.box.x1 < rule.x0 <= near.x1 and rule.y0 < day.box.y0 and rule.y1 > number.box.y1
        ]
        if sides:
            return _framed(recognition.lying, min(sides), [word, number, day], _APART * width)
    return None


def crossed_lines(recognition: Recognition, frame: Segment) -> list[list[Word]]:
    """The lines of text that an edge of the frame runs through, each with its words."""
    lines = [list(words) for _, words in itertools.groupby(recognition.words, key=lambda word: word.line)]
    crossed = []
    for words in lines:
        outside = [word.box for word in words if not _holds(frame, word.box)]
        if len(outside) < _FEWEST or min(box.x0 for box in outside) > frame.x1:
            continue
        top, bottom = median(box.y0 for box in outside), median(box.y1 for box in outside)
        if any(top < edge < bottom + 0.3 * (bottom - top) for edge in (frame.y0, frame.y1)):
            crossed.append(words)
    return crossed


def without_rules(strip: Picture, rules: Sequence[Segment]) -> Picture:
    """The picture of a line without ruled lines that lie in it; where a stroke of a letter crosses one, it stays."""
    ink = (strip < _INK).astype(np.uint8)
    mask = np.zeros_like(ink)
    for rule in rules:
        y0, y1 = max(int(rule.y0) - 1, 0), max(int(rule.y1) + 2, 0)
        mask[y0:y1, max(int(rule.x0) - 2, 0) : max(int(rule.x1) + 2, 0)] = 1
    # A stroke that goes on above and below its crossing closes the gap that the rule leaves.
    kept = cv2.morphologyEx(ink & (1 - mask), cv2.MORPH_CLOSE, np.ones((_CROSSING, 1), np.uint8)) & mask
    result = strip.copy()
    result[(mask & (1 - kept)) > 0] = 255
    return result


def without(words: Sequence[Word], frame: Segment) -> tuple[Word, ...]:
    """The words outside a frame."""
    return tuple(word for word in words if not _holds(frame, word.box))


def _framed(lying: Sequence[Segment], side: Segment, words: Sequence[Word], apart: float) -> Segment:
    """The frame from its right side and its words, up and down to the outermost rules that end at them."""
    left = min(word.box.x0 for word in words) - apart
    top = min(side.y0, *(word.box.y0 for word in words))
    bottom = max(side.y1, *(word.box.y1 for word in words))
    reach = bottom - top
    near = [rule for rule in lying if rule.x0 < side.x0 and rule.x1 <= side.x1 + apart and rule.x1 > left]
    top = min([top, *(rule.y0 for rule in near if top - 0.6 * reach < rule.y0 < top)])
    bottom = max([bottom, *(rule.y1 for rule in near if bottom < rule.y1 < bottom + 0.3 * reach)])
    return Segment(left, top, side.x1, bottom)


def _holds(frame: Segment, box: Segment) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return frame.x0 <= x <= frame.x1 and frame.y0 <= y <= frame.y1
