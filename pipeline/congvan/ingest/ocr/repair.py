"""Sets right what OCR does to the language of the form, by tables (`ocr_repairs.toml`) and never by guessing.

A repair changes glyphs, so that every character keeps its place on the page; the origin of the document says what
stood there before.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from congvan.document.model import Box, Repair
from congvan.ingest.layout.glyphs import Glyph
from congvan.ingest.layout.rows import Row
from congvan.ingest.ocr.places import misread_places
from congvan.ingest.ocr.signers import Signers
from congvan.ingest.ocr.spacing import misplaced_blanks
from congvan.vocabulary.phrases import phrase_meant
from congvan.vocabulary.tables import rules

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 4
_MARK = re.compile(r"[\W_ˆ]{1,2}")
_NEAR = 3.0
"""The words of a mark begin within so many ems behind it."""


def repaired(rows: Sequence[Row], page: int) -> tuple[list[Row], list[Repair]]:
    """The rows of a page with their repairs, and the list of what was changed: ``Kinh gửi`` → ``Kính gửi``."""
    result: list[Row] = []
    repairs: list[Repair] = []
    signers = Signers(rows)
    for row in rows:
        parts = [_repaired_part(part, page, repairs) for part in _with_marks(row.parts)]
        parts = [_signed(part, signers, page, repairs) for part in parts]
        glyphs = [glyph for part in parts for glyph in part.glyphs]
        raised = frozenset(
            offset + index for offset, part in zip(_offsets(parts), parts, strict=True) for index in part.raised
        )
        result.append(Row(glyphs, raised))
    return result, repairs


def _with_marks(parts: Sequence[Row]) -> list[Row]:
    """The parts of a row, a mark that stands alone put to what follows it: a speck or a bullet makes no column."""
    joined: list[Row] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and _is_mark(before) and part.x0 - before.x1 < _NEAR * part.size:
            raised = before.raised | {len(before.glyphs) + index for index in part.raised}
            joined[-1] = Row([*before.glyphs, *part.glyphs], frozenset(raised))
        else:
            joined.append(part)
    return joined


def _is_mark(row: Row) -> bool:
    return _MARK.fullmatch(row.words) is not None


def _offsets(parts: Sequence[Row]) -> Iterator[int]:
    return itertools.accumulate((len(part.glyphs) for part in parts[:-1]), initial=0)


def _repaired_part(row: Row, page: int, repairs: list[Repair]) -> Row:
    for start, end, text in reversed(misplaced_blanks(row.text[0])):
        row = _changed(row, start, end, text, "misplaced-blank", page, repairs)
    for start, end, text in reversed(misread_places(row.text[0])):
        row = _changed(row, start, end, text, "province", page, repairs)
    for start, end, text, rule in reversed(_by_phrases(row)):
        row = _changed(row, start, end, text, rule, page, repairs)
    for rule_row in rules("ocr_repairs"):
        # From the end, so that earlier places stay what they are.
        for match in reversed(list(rule_row.pattern.finditer(row.text[0]))):
            text = match.expand(rule_row.row["replacement"])
            if text != match.group():
                row = _changed(row, match.start(), match.end(), text, rule_row.id, page, repairs)
    return row


def _signed(row: Row, signers: Signers, page: int, repairs: list[Repair]) -> Row:
    meant = signers.misread(row)
    if meant is None:
        return row
    text = row.text[0]
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return _changed(row, start, end, *meant, page, repairs)


def _by_phrases(row: Row) -> list[tuple[int, int, str, str]]:
    text = row.text[0]
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    found = []
    index = 0
    while index < len(words):
        for count in range(min(_LONGEST, len(words) - index), 1, -1):
            start, end = words[index][0], words[index + count - 1][1]
            meant = phrase_meant(text[start:end])
            if meant is not None:
                if meant != text[start:end]:
                    found.append((start, end, meant, "phrase"))
                index += count - 1
                break
        index += 1
    return found


def _changed(row: Row, start: int, end: int, text: str, rule: str, page: int, repairs: list[Repair]) -> Row:
    """The row with ``text`` in place of its characters from ``start`` to ``end``."""
    characters, _, sources = row.text
    touched = [source for source in sources[start:end] if source >= 0]
    anchor = touched or [source for source in sources[max(start - 1, 0) : end + 1] if source >= 0]
    if not anchor:
        return row
    first, last = min(anchor), max(anchor)
    before = row.glyphs[first : last + 1]
    # What of these glyphs lies outside the match stays: a glyph may be more than one character.
    head = _outside(characters, sources, first, 0, start)
    tail = _outside(characters, sources, last, end, len(characters)) if last != first or touched else ""
    if not touched:
        head, tail = _around(characters, sources, first, last, start)
    after = _spread(head + text + tail, before)
    box = _box(before)
    repairs.append(Repair(page, box, characters[start:end], text, rule))
    glyphs = [*row.glyphs[:first], *after, *row.glyphs[last + 1 :]]
    shift = len(after) - len(before)
    raised = frozenset(i + shift if i > last else i for i in row.raised if not first <= i <= last)
    return Row(glyphs, raised)


def _outside(characters: str, sources: Sequence[int], glyph: int, start: int, end: int) -> str:
    return "".join(characters[i] for i in range(start, end) if sources[i] == glyph)


def _around(characters: str, sources: Sequence[int], first: int, last: int, start: int) -> tuple[str, str]:
    head = "".join(characters[i] for i in range(start) if first <= sources[i] <= last)
    tail = "".join(characters[i] for i in range(start, len(characters)) if first <= sources[i] <= last)
    return head, tail


def _spread(text: str, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The text over the room of some glyphs: one to one where they are as many, else in equal shares."""
    if len(text) == len(glyphs) and all(g.blank == (c == " ") for g, c in zip(glyphs, text, strict=True)):
        return [replace(glyph, text=character) for glyph, character in zip(glyphs, text, strict=True)]
    if not text:
        return []
    x0, x1 = glyphs[0].x0, glyphs[-1].x1
    step = (x1 - x0) / len(text)
    model = next((glyph for glyph in glyphs if not glyph.blank), glyphs[0])
    return [
        replace(model, text=character, x0=x0 + step * index, x1=x0 + step * (index + 1))
        for index, character in enumerate(text)
    ]


def _box(glyphs: Sequence[Glyph]) -> Box:
    """The rectangle around some glyphs."""
    return Box(
        min(glyph.x0 for glyph in glyphs),
        min(glyph.y0 for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs),
        max(glyph.y1 for glyph in glyphs),
    )
