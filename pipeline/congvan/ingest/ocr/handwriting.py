"""The number and the day that somebody wrote by pen into a printed letterhead: read where certain, else left blank.

Tesseract reads pen strokes with great confidence and wrongly (``561`` as ``564``), so confidence cannot tell; the
shape can. Printed figures are as tall as the capitals beside them and stand on their line. What is not print is read by
a model of its own (`pen`), and is blank where that is not certain.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np

from congvan.ingest.layout.cues import is_letterhead
from congvan.ingest.ocr.pen.ink import isolated
from congvan.ingest.ocr.pen.reader import CERTAIN, read
from congvan.ingest.ocr.picture import Picture
from congvan.ingest.ocr.recognition import Segment, Symbol, Word, Written, around

_HEAD = 0.35
"""The share of a page in which its letterhead stands."""
_DEEP = 0.17
"""Number and date stand at most so much of the page's height below the motto."""
_INK = 150
_FAR = 12
"""How many characters a blank may hold."""
_NUMBER = re.compile(r"(?i)(?:^|\W)s[ốôóồỗỏo6][:.;]?", re.UNICODE)
_DAY = re.compile(r"(?i)^.{0,3}ng[àaáâ]y")
_MONTH = re.compile(r"(?i)^\W{0,2}th[áaàâ]ng")
_YEAR = re.compile(r"(?i)n[ăaâ]m")
_SURE = 80.0
_PLACE = 6
"""The most words that name a place: ``Thành phố Hồ Chí Minh``."""
_FIGURES = str.maketrans("Il|O", "1110")
"""Letters that a printed figure between ``tháng`` and ``năm`` is taken for."""
_GREATEST = {"day": 31, "month": 12}


@dataclass(frozen=True, slots=True)
class _Blank:
    """The room between two printed symbols of a letterhead, and what was read there."""

    what: str
    left: float
    right: float
    symbols: tuple[Symbol, ...]
    before: Symbol
    after: Symbol

    @property
    def text(self) -> str:
        return "".join(symbol.text for symbol in self.symbols)


class Letterhead(NamedTuple):
    """The words of a page, what of its letterhead was left blank (``number``, ``day``), and what the pen wrote."""

    words: list[Word]
    unread: list[str]
    written: list[Written]


def read_or_leave_blank(words: Sequence[Word], clean: Picture, plain: Picture) -> Letterhead:
    """The words, with what is written by hand into the letterhead read or left out.

    ``clean`` is the picture without coloured ink, ``plain`` the same with it.
    """
    lines = [list(line) for _, line in itertools.groupby(words, key=lambda word: word.line)]
    head = _HEAD * clean.shape[0]
    tops = [line[0].box.y0 for line in lines if line[0].box.y0 < head and is_letterhead(_text(line))]
    result = Letterhead([], [], [])
    settled: set[str] = set()
    for line in lines:
        if tops and min(tops) <= line[0].box.y0 < min(tops) + _DEEP * clean.shape[0]:
            for blank in _blanks(line):
                if blank.what in settled:
                    continue
                settled.add(blank.what)
                if _is_print(line, blank, clean, plain):
                    continue
                written = _written(line, blank, plain)
                if written is not None:
                    line = _with(line, blank, written)
                    result.written.append(written)
                else:
                    line = _without(line, blank)
                    result.unread.append(blank.what)
        result.words.extend(line)
    return result


def _written(line: Sequence[Word], blank: _Blank, plain: Picture) -> Written | None:
    """What the pen wrote into a blank; None where that is not certain."""
    capitals = _capitals(line, blank)
    ink = isolated(plain, blank.before, blank.after, capitals) if capitals else None
    reading = read(ink.strength, blank.what) if ink else None
    if capitals is None or ink is None or reading is None or reading.probability < CERTAIN:
        return None
    # As tall as the print, whatever the hand: sizes and footnote marks are told by boxes.
    box = Segment(ink.box.x0, capitals.y0, ink.box.x1, capitals.y1)
    return Written(blank.what, reading.text, blank.text, reading.probability, box)


def _text(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)


def _blanks(line: Sequence[Word]) -> list[_Blank]:
    found = []
    for index, word in enumerate(line):
        rest = line[index + 1 :]
        if _NUMBER.match(word.text) and len(word.text) < 30 and _begins(line, index):
            behind = next((i for i, s in enumerate(word.symbols) if s.text in ":.;"), min(1, len(word.symbols) - 1))
            end = _end_of_number(following := _after(word, behind, rest))
            if end is not None:
                found.append(_blank("number", word.symbols[behind], following[:end], following[end]))
        elif _DAY.match(word.text) and _follows_place(line, index):
            if any(_YEAR.search(other.text) for other in rest):
                found.extend(_between("day", word, "y", rest, _MONTH, "t"))
        elif _MONTH.match(word.text) and any(_DAY.match(other.text) for other in line[:index]):
            found.extend(_between("month", word, "g", rest, _YEAR, "n"))
    return found


def _between(
    what: str, word: Word, last: str, rest: Sequence[Word], closing: re.Pattern[str], first: str
) -> list[_Blank]:
    """The room from a word's letter ``last`` to the letter ``first`` of the word that closes it."""
    behind = next((i for i, s in enumerate(word.symbols) if s.text.lower() == last), len(word.symbols) - 1)
    following = _after(word, behind, rest)
    text = "".join(symbol.text for symbol in following[:_FAR])
    match = re.search(closing.pattern.removeprefix(r"(?i)^\W{0,2}").removeprefix("(?i)"), text, re.IGNORECASE)
    if match is None or len(text) != len(following[:_FAR]):
        return []
    start = text.lower().find(first, match.start())
    return [_blank(what, word.symbols[behind], following[:start], following[start])]


def _after(word: Word, behind: int, rest: Sequence[Word]) -> list[Symbol]:
    return [*word.symbols[behind + 1 :], *(symbol for other in rest for symbol in other.symbols)]


def _blank(what: str, before: Symbol, inside: Sequence[Symbol], after: Symbol) -> _Blank:
    # A letter's box may take in the pen's strokes beside it.
    width = min(before.box.x1 - before.box.x0, before.box.y1 - before.box.y0)
    left = min([before.box.x0 + width, *(symbol.box.x0 for symbol in inside)])
    return _Blank(what, max(left, before.box.x0 + 1), after.box.x0, tuple(inside), before, after)


def _begins(line: Sequence[Word], index: int) -> bool:
    """Whether a word is the first of its line or of its column."""
    before = line[index - 1] if index else None
    return before is None or line[index].box.x0 - before.box.x1 > 1.5 * (before.box.y1 - before.box.y0)


def _follows_place(line: Sequence[Word], index: int) -> bool:
    """Whether a place stands before a word: up to its comma, or where that is lost, names alone (``Hà Nội ngày``)."""
    if index and line[index - 1].text.endswith((",", ".", ";")):
        return True
    start = next((i for i in range(index, -1, -1) if _begins(line, i)), 0)
    return 0 < index - start <= _PLACE and all(
        word.text[0].isupper() or word.text in "-–" for word in line[start:index]
    )


def _end_of_number(following: Sequence[Symbol]) -> int | None:
    """The index of the stroke before the symbol's letters, or of the first letter where the stroke is lost."""
    strokes = [i for i, symbol in enumerate(following[:_FAR]) if symbol.text in "/-–"]
    if not strokes:
        return None
    # The pen makes strokes, too: the printed one has the symbol's letters behind it.
    end = next((i for i in strokes if i + 1 < len(following) and following[i + 1].text.isupper()), strokes[0])
    capitals = (i for i in range(end - 1) if following[i].text.isupper() and following[i + 1].text.isupper())
    return next(capitals, end)


def _is_print(line: Sequence[Word], blank: _Blank, clean: Picture, plain: Picture) -> bool:
    """Whether what stands in a blank is printed figures, or nothing at all."""
    top, bottom = _reach(line)
    x0, x1 = int(blank.left) + 2, int(blank.right) - 1
    shown = plain[top:bottom, x0 : max(x1, x0)] < _INK
    kept = clean[top:bottom, x0 : max(x1, x0)] < _INK
    if not blank.symbols:
        return bool(int(shown.sum()) < 0.02 * max(shown.size, 1))
    # A month is set right by the table of repairs.
    text = blank.text.translate(_FIGURES) if blank.what == "month" else blank.text
    if not re.fullmatch(r"[0-9]{1,6}[a-zA-Z]?[.,]?", text) or int(kept.sum()) < 0.5 * int(shown.sum()):
        return False
    if blank.what in _GREATEST and int(re.sub(r"\D", "", text)) > _GREATEST[blank.what]:
        return False
    sure = [word.confidence for word in line if any(symbol in blank.symbols for symbol in word.symbols)]
    least = (90.0, 50.0) if blank.what == "month" else (95.0, _SURE)
    if min(symbol.confidence for symbol in blank.symbols) < least[0] or min(sure) < least[1]:
        return False
    capitals = _capitals(line, blank)
    return capitals is None or _as_tall(kept, capitals.y1 - capitals.y0)


def _reach(line: Sequence[Word]) -> tuple[int, int]:
    boxes = [word.box for word in line]
    tall = median(box.y1 - box.y0 for box in boxes)
    top = median(box.y0 for box in boxes)
    return max(int(top - 0.5 * tall), 0), int(top + 1.5 * tall)


def _capitals(line: Sequence[Word], blank: _Blank) -> Segment | None:
    """The room of the printed capitals and figures outside the blank, as tall as they mostly are."""
    boxes = [
        symbol.box
        for word in line
        for symbol in word.symbols
        if symbol.text.isascii()
        and (symbol.text.isupper() or symbol.text.isdigit())
        and symbol.text not in "QJ"
        and symbol not in blank.symbols
    ]
    if len(boxes) < 2:
        return None
    foot = median(box.y1 for box in boxes)
    return around(boxes)._replace(y0=foot - median(box.y1 - box.y0 for box in boxes), y1=foot)


def _as_tall(ink: Picture, capital: float) -> bool:
    """Whether all strokes of some size are as tall as capitals and end on one line."""
    if not ink.size:  # OpenCV brings the process down on a picture without pixels.
        return False
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    pieces = [piece for piece in _joined(stats[1:count]) if piece.y1 - piece.y0 > 0.4 * capital]
    if not pieces:
        return False
    heights = [piece.y1 - piece.y0 for piece in pieces]
    feet = [piece.y1 for piece in pieces]
    return bool(
        max(heights) <= 1.15 * capital + 1
        and min(heights) >= 0.8 * capital - 1
        and max(feet) - min(feet) <= 0.15 * capital + 1
    )


def _joined(stats: Picture) -> list[Segment]:
    """The strokes of a figure that a scan broke across, joined: they stand one above the other."""
    joined: list[Segment] = []
    for x, y, width, height, _ in sorted(map(tuple, stats)):
        piece = Segment(int(x), int(y), int(x + width), int(y + height))
        for index, other in enumerate(joined):
            shared = min(piece.x1, other.x1) - max(piece.x0, other.x0)
            if 2 * shared > min(piece.x1 - piece.x0, other.x1 - other.x0):
                joined[index] = around((piece, other))
                break
        else:
            joined.append(piece)
    return joined


def _without(line: Sequence[Word], blank: _Blank) -> list[Word]:
    kept = _printed(line, blank)
    before = max((i for i, word in enumerate(kept) if word.box.x0 < blank.left), default=None)
    if before is not None:
        kept[before] = replace(kept[before], left_blank=True)
    return kept


def _with(line: Sequence[Word], blank: _Blank, written: Written) -> list[Word]:
    """The line with the pen's figures in a blank; a number joins its symbol: ``472/UBND``."""
    step = (written.box.x1 - written.box.x0) / len(written.text)
    sure = 100 * written.probability
    figures = [
        Symbol(text, written.box._replace(x0=written.box.x0 + i * step, x1=written.box.x0 + (i + 1) * step), sure)
        for i, text in enumerate(written.text)
    ]
    result: list[Word] = []
    for word in _printed(line, blank):
        if blank.after not in word.symbols:
            result.append(word)
            continue
        place = word.symbols.index(blank.after)
        head, tail = word.symbols[:place], word.symbols[place:]
        if head:
            result.append(replace(word, symbols=head))
        if blank.what == "number":
            result.append(replace(word, symbols=(*figures, *tail)))
        else:
            result.append(replace(word, symbols=tuple(figures), confidence=sure))
            result.append(replace(word, symbols=tail))
    return result


def _printed(line: Sequence[Word], blank: _Blank) -> list[Word]:
    """The words without the symbols that were read in the blank."""
    kept = [replace(word, symbols=tuple(s for s in word.symbols if s not in blank.symbols)) for word in line]
    return [word for word in kept if word.symbols]
