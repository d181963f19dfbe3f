"""One scanned page: picture → recognition → rows and tables of its `PageContent`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from congvan.document.model import Box, Notice, Repair
from congvan.ingest.layout.glyphs import Glyph
from congvan.ingest.ocr.arrival import arrival_frame, crossed_lines, without, without_rules
from congvan.ingest.ocr.engine import RecognitionTimeoutError, recognize, recognize_line
from congvan.ingest.ocr.glyphs import glyphs_of
from congvan.ingest.ocr.handwriting import read_or_leave_blank
from congvan.ingest.ocr.picture import Picture, lies_sideways, prepare
from congvan.ingest.ocr.recognition import Recognition, Segment, Symbol, Word, Written
from congvan.ingest.ocr.repair import repaired
from congvan.ingest.ocr.ruling import find_rules
from congvan.ingest.ocr.specks import without_specks
from congvan.ingest.ocr.weight import with_weight
from congvan.ingest.pdf_drawings import Drawings
from congvan.ingest.pdf_page import PageContent
from congvan.ingest.pdf_quality import is_garbage
from congvan.ingest.pdf_tables import find_tables, take_tables
from congvan.vocabulary.titles import known_title

_RUBBISH = 70.0
"""Words of a page that cannot be read have at most this confidence, taken together."""
_DOUBTFUL = 84.0
"""Below this confidence of all letters together, a page has words that are none: a blurred or torn copy."""
_TITLE = 4
"""The most words of a title that stands alone: ``PHÓ TỔNG GIÁM ĐỐC``."""
_FEW = 3
_STROKES = frozenset("|[]¦!")
_BESIDE = 4.0
"""A rule's stroke lies within so many points of the rule."""


def recognize_picture(picture: Picture, dpi: float, timeout: float) -> Recognition:
    """What stands on a page's picture, whichever way it was laid on the scanner; all within ``timeout`` seconds."""
    end = time.monotonic() + timeout
    # Tesseract turns sideways text itself, but loses words; the picture tells which way its lines run.
    first, *others = (1, 3, 0, 2) if lies_sideways(picture) else (0, 2, 1, 3)
    best = _recognized(np.rot90(picture, -first).copy(), dpi, timeout, first)
    for turn in others:
        if _is_read(best):
            break
        try:
            other = _recognized(np.rot90(picture, -turn).copy(), dpi, max(end - time.monotonic(), 0.001), turn)
        except RecognitionTimeoutError:
            break
        best = max(best, other, key=_worth)
    return best if _is_read(best) or len(best.words) < _FEW else replace(best, words=())


def _recognized(picture: Picture, dpi: float, timeout: float, turn: int) -> Recognition:
    prepared = prepare(picture, dpi)
    grey = prepared.grey
    lying, standing = find_rules(grey, dpi)
    words = without_specks(recognize(grey, dpi, timeout), lying)
    height, width = grey.shape
    read = Recognition((width, height), tuple(words), tuple(lying), tuple(standing), turn, prepared.angle)
    words = _read_across(read, grey, dpi, timeout)
    words, unread, written = read_or_leave_blank(words, grey, prepared.plain)
    return replace(read, words=tuple(with_weight(words, grey)), unread=tuple(unread), written=tuple(written))


def _read_across(read: Recognition, grey: Picture, dpi: float, timeout: float) -> list[Word]:
    """The words, lines that the frame of a stamp crosses read once more without it, where that is surer."""
    words = list(read.words)
    frame = arrival_frame(read)
    for line in crossed_lines(read, frame) if frame else ():
        top = max(int(min(word.box.y0 for word in line)) - 6, 0)
        bottom = int(max(word.box.y1 for word in line)) + 6
        rules = [Segment(rule.x0, rule.y0 - top, rule.x1, rule.y1 - top) for rule in read.lying]
        strip = without_rules(np.ascontiguousarray(grey[top:bottom]), [r for r in rules if 0 <= r.y0 < bottom - top])
        again = [_moved(word, top, line[0].line) for word in without_specks(recognize_line(strip, dpi, timeout), ())]
        if _worth(replace(read, words=tuple(again))) > _worth(replace(read, words=tuple(line))):
            place = words.index(line[0])
            words[place : place + len(line)] = again
    return words


def _moved(word: Word, down: float, line: int) -> Word:
    def at(box: Segment) -> Segment:
        return Segment(box.x0, box.y0 + down, box.x1, box.y1 + down)

    symbols = tuple(Symbol(symbol.text, at(symbol.box), symbol.confidence) for symbol in word.symbols)
    return replace(word, symbols=symbols, baseline=at(word.baseline), line=line)


def _worth(recognition: Recognition) -> float:
    """How much of a page was read surely: the confidence of all letters together, above that of rubbish."""
    return sum((word.confidence - _RUBBISH) * len(word.symbols) for word in recognition.words)


def _sureness(recognition: Recognition) -> float:
    letters = sum(len(word.symbols) for word in recognition.words)
    return sum(word.confidence * len(word.symbols) for word in recognition.words) / max(letters, 1)


def _has_covered_title(recognition: Recognition) -> bool:
    """Whether a title could be read only amid a seal."""
    words = [word.text for word in recognition.words if word.covered]
    spans = ((start, start + count) for start in range(len(words)) for count in range(1, _TITLE + 1))
    # What a seal leaves of CHỦ TỊCH is too short to be told among titles.
    return "TỊCH" in words or any(
        known_title(" ".join(words[start:end]), misread=True) for start, end in spans if end <= len(words)
    )


def _is_read(recognition: Recognition) -> bool:
    """Whether the words are words: a page that lies on its head gives many, and none is sure."""
    letters = sum(len(word.symbols) for word in recognition.words)
    worth = _worth(recognition)
    return worth > 15 * letters or (worth > 0 and not is_garbage(recognition.text))


def _is_rule(glyph: Glyph, standing: Sequence[Box]) -> bool:
    """Whether a stroke that was read as a character is a standing rule of a table."""
    if glyph.text not in _STROKES:
        return False
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.baseline
    return any(rule.x0 - _BESIDE <= x <= rule.x1 + _BESIDE and rule.y0 <= y <= rule.y1 for rule in standing)


def fill(content: PageContent, recognition: Recognition) -> None:
    """Puts what was recognized into the content of its page."""
    if recognition.turn % 2:
        content.width, content.height = content.height, content.width
    scale = content.width / recognition.size[0]
    frame = arrival_frame(recognition)
    if frame is not None:
        recognition = replace(recognition, words=without(recognition.words, frame))
        message = (
            f"A stamp of arrival on page {content.number} was left out, with what it may cover: look at the original."
        )
        content.notices.append(Notice("arrival_stamp", message, content.number, partial=True))
    content.recognized = True
    content.drawings = Drawings(
        lying=[Box(*(value * scale for value in rule)) for rule in recognition.lying],
        standing=[Box(*(value * scale for value in rule)) for rule in recognition.standing],
        pictures=1.0,
    )
    tables = find_tables(content.drawings) if content.drawings.may_hold_table else []
    glyphs = [glyph for glyph in glyphs_of(recognition, scale) if not _is_rule(glyph, content.drawings.standing)]
    rows, content.tables = take_tables(glyphs, tables, content.number)
    content.rows, content.repairs = repaired(rows, content.number)
    for cell in (cell for table in content.tables for cell in table.cells):
        lines, repairs = repaired([row for _, row in cell.lines], content.number)
        cell.lines = [(content.number, row) for row in lines]
        content.repairs.extend(repairs)
    if _sureness(recognition) < _DOUBTFUL:
        message = (
            f"Page {content.number} was read with little certainty: compare it with the original, or scan it again."
        )
        content.notices.append(Notice("doubtful_page", message, content.number, partial=True))
    if _has_covered_title(recognition):
        message = (
            f"The title of who signs on page {content.number} stands under a seal, and lines beside it may be lost: "
            "compare it with the original."
        )
        content.notices.append(Notice("covered_signature", message, content.number, partial=True))
    if recognition.unread:
        message = (
            f"The {' and the '.join(recognition.unread)} in the letterhead on page {content.number} cannot be read "
            "with certainty (written by hand or damaged) and was left blank: fill it in from the original."
        )
        content.notices.append(Notice("handwriting", message, content.number, partial=True, blanks=recognition.unread))
    if recognition.written:
        content.repairs.extend(
            Repair(content.number, Box(*(value * scale for value in one.box)), one.read, one.text, "ocr.pen")
            for one in recognition.written
        )
        content.notices.append(Notice("handwriting_read", _told(recognition.written, content.number), content.number))


def _told(written: Sequence[Written], page: int) -> str:
    """What was read of the pen, for people."""
    values = " and the ".join(f"{one.what} {one.text} ({100 * one.probability:.0f} % certain)" for one in written)
    return f"Written by hand in the letterhead on page {page} and read: the {values}. Compare with the original."
