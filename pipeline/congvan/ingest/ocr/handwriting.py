"""The number and the day that somebody wrote by pen into a printed letterhead: left blank, never guessed.

Tesseract reads pen strokes with great confidence and wrongly (``561`` as ``564``), so confidence cannot tell; the
shape can. Printed figures are as tall as the capitals beside them and stand on their line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np

from congvan.ingest.layout.cues import is_letterhead
from congvan.ingest.ocr.picture import Picture
from congvan.ingest.ocr.recognition import Segment, Symbol, Word

_HEAD = 0.35
"""The share of a page in which its letterhead stands."""
_DEEP = 0.17
"""Number and date stand at most so much of the page's height below the motto."""
_INK = 150
_NUMBER = re.compile(r"(?i)(?:^|\W)s[ốôóồỗỏo6][:.;]?", re.UNICODE)
_DAY = re.compile(r"(?i)^.{0,3}ng[àaáâ]y")
_MONTH = re.compile(r"(?i)^\W{0,2}th[áaàâ]ng")
_YEAR = re.compile(r"(?i)n[ăaâ]m")
_SURE = 80.0


@dataclass(frozen=True, slots=True)
class _Blank:
    """The room between two printed words of a letterhead that something is written into."""

    what: str
    left: float
    right: float
    line: int


def leave_blank(words: Sequence[Word], clean: Picture, plain: Picture) -> tuple[list[Word], list[str]]:
    """The words without what is written by hand into the letterhead, and what was so left out (``number``, ``day``).

    ``clean`` is the picture without coloured ink, ``plain`` the same with it.
    """
    lines = [list(line) for _, line in itertools.groupby(words, key=lambda word: word.line)]
    head = _HEAD * clean.shape[0]
    tops = [line[0].box.y0 for line in lines if line[0].box.y0 < head and is_letterhead(_text(line))]
    result: list[Word] = []
    unread: list[str] = []
    settled: set[str] = set()
    for line in lines:
        if tops and min(tops) <= line[0].box.y0 < min(tops) + _DEEP * clean.shape[0]:
            for blank in _blanks(line):
                if blank.what in settled:
                    continue
                settled.add(blank.what)
                if not _is_print(line, blank, clean, plain):
                    line = _without(line, blank)
                    unread.append(blank.what)
        result.extend(line)
    return result, unread


def _text(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)


def _blanks(line: Sequence[Word]) -> list[_Blank]:
    found = []
    for index, word in enumerate(line):
        if word.box.y1 <= word.box.y0:
            continue
        rest = line[index + 1 :]
        if _NUMBER.match(word.text) and len(word.text) < 30 and _begins(line, index):
            left, end = _number_room(word, rest)
            if end is not None:
                found.append(_Blank("number", left, end, word.line))
        elif _DAY.match(word.text) and index and line[index - 1].text.endswith((",", ".", ";")):
            month = next((other for other in rest[:6] if _MONTH.match(other.text)), None)
            if month is not None and any(_YEAR.search(other.text) for other in rest):
                found.append(_Blank("day", _end_of_day(word), _letter(month).x0, word.line))
        elif _MONTH.match(word.text) and any(_DAY.match(other.text) for other in line[:index]):
            year = next((other for other in rest[:4] if _YEAR.search(other.text)), None)
            if year is not None:
                found.append(_Blank("month", word.box.x1, year.box.x0, word.line))
    return found


def _begins(line: Sequence[Word], index: int) -> bool:
    """Whether a word is the first of its line or of its column."""
    before = line[index - 1] if index else None
    return before is None or line[index].box.x0 - before.box.x1 > 1.5 * (before.box.y1 - before.box.y0)


def _end_of_day(word: Word) -> float:
    """Where the word ``ngày`` ends: what is written behind it may be read as one word with it."""
    start = next((i for i, s in enumerate(word.symbols) if s.text.lower() == "y"), len(word.symbols) - 1)
    end = word.symbols[start].box.x1
    return min([end, *(_middle(symbol) - 0.5 for symbol in word.symbols[start + 1 :])])


def _letter(word: Word) -> Segment:
    """The place of a word's first letter: a stroke of the pen may be read as part of the word."""
    return next((s.box for s in word.symbols if s.text.isalpha()), word.box)


def _middle(symbol: Symbol) -> float:
    return (symbol.box.x0 + symbol.box.x1) / 2


def _number_room(word: Word, rest: Sequence[Word]) -> tuple[float, float | None]:
    """From behind ``Số:`` to the stroke before the symbol."""
    symbols = list(word.symbols)
    behind = next((i for i, s in enumerate(symbols) if s.text in ":.;"), min(1, len(symbols) - 1))
    left = symbols[behind].box.x1
    following = [*symbols[behind + 1 :], *(symbol for other in rest for symbol in other.symbols)]
    strokes = [i for i, symbol in enumerate(following[:12]) if symbol.text in "/-–"]
    # The pen makes strokes, too: the printed one has the symbol's letters behind it.
    ends = [i for i in strokes if i + 1 < len(following) and following[i + 1].text.isupper()] or strokes
    if not ends:
        return left, None
    return min([left, *(_middle(symbol) - 0.5 for symbol in following[: ends[0]])]), following[ends[0]].box.x0


def _is_print(line: Sequence[Word], blank: _Blank, clean: Picture, plain: Picture) -> bool:
    """Whether what stands in a blank is printed figures, or nothing at all."""
    symbols = [s for w in line for s in w.symbols if blank.left <= _middle(s) <= blank.right]
    top, bottom = _reach(line)
    x0, x1 = int(blank.left) + 2, int(blank.right) - 1
    if x1 - x0 < 4:
        return True
    shown = plain[top:bottom, x0:x1] < _INK
    kept = clean[top:bottom, x0:x1] < _INK
    if not symbols:
        return int(shown.sum()) < 30
    if int(kept.sum()) < 0.5 * int(shown.sum()):
        return False
    text = "".join(s.text for s in symbols)
    if not re.fullmatch(r"[0-9]{1,6}[a-zA-Z]?[.,]?", text):
        return False
    sure = [w.confidence for w in line if any(s in w.symbols for s in symbols)]
    least = (90.0, 50.0) if blank.what == "month" else (95.0, _SURE)
    if min(s.confidence for s in symbols) < least[0] or min(sure) < least[1]:
        return False
    capital = _capital_height(line, blank)
    return capital is None or _as_tall(kept, capital)


def _reach(line: Sequence[Word]) -> tuple[int, int]:
    boxes = [word.box for word in line]
    tall = median(box.y1 - box.y0 for box in boxes)
    top = median(box.y0 for box in boxes)
    return max(int(top - 0.5 * tall), 0), int(top + 1.5 * tall)


def _capital_height(line: Sequence[Word], blank: _Blank) -> float | None:
    """The height of the printed capitals and figures outside the blank."""
    heights = [
        symbol.box.y1 - symbol.box.y0
        for word in line
        for symbol in word.symbols
        if symbol.text.isascii()
        and (symbol.text.isupper() or symbol.text.isdigit())
        and symbol.text not in "QJ"
        and not blank.left <= _middle(symbol) <= blank.right
    ]
    return median(heights) if len(heights) >= 2 else None


def _as_tall(ink: Picture, capital: float) -> bool:
    """Whether all strokes of some size are as tall as capitals and end on one line."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    pieces = [stats[i] for i in range(1, count) if stats[i][3] > 0.4 * capital]
    if not pieces:
        return False
    heights = [int(piece[3]) for piece in pieces]
    feet = [int(piece[1] + piece[3]) for piece in pieces]
    return (
        max(heights) <= 1.15 * capital + 1
        and min(heights) >= 0.8 * capital - 1
        and max(feet) - min(feet) <= 0.15 * capital + 1
    )


def _without(line: Sequence[Word], blank: _Blank) -> list[Word]:
    kept = []
    for word in line:
        symbols = tuple(s for s in word.symbols if not blank.left <= _middle(s) <= blank.right)
        if symbols:
            kept.append(replace(word, symbols=symbols))
    return kept
