"""Footnotes: their marks in the text, which are raised figures, and their words at the page's foot."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from congvan.document.model import Box
from congvan.ingest.layout.rows import Row

_SMALLER = 0.93
"""A footnote's letters are at most this much of the text's."""
_LABEL = re.compile(r"^\s*\(?(\d{1,3}|\*{1,3})\)?[.)]?\s*(?=\S)")
_UNITS = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m)$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class NoteLine:
    """A row of a footnote; ``start`` is the index in the row's text behind the note's own mark."""

    row: Row
    label: str
    start: int


@dataclass(slots=True)
class MarkedText:
    """A row's text without its footnote marks."""

    text: str
    edges: array[float]
    marks: list[tuple[int, str]]


def split_notes(
    rows: Sequence[Row], height: float, body_size: float, rules: Sequence[Box], last: str | None
) -> tuple[list[Row], list[NoteLine]]:
    """The rows of the flow, and the footnotes at the page's foot.

    ``rules`` are the page's short horizontal lines; ``last`` is the label of the note that the page before
    ended with: rows under the rule without a mark of their own go on with it.
    """
    start = _first_note(rows, height, body_size, rules, last)
    if start is None:
        return list(rows), []
    notes: list[NoteLine] = []
    label = last
    for row in rows[start:]:
        found = own_label(row)
        if found is not None and (row.raised or _follows(label, found[0]) or not notes):
            label, cut = found
        else:
            cut = 0
        if label is None:
            return list(rows), []
        notes.append(NoteLine(row, label, cut))
    return list(rows[:start]), notes


def own_label(row: Row) -> tuple[str, int] | None:
    """The mark with which a note's row begins, and where its words begin: ``¹ Ban hành kèm theo`` → (1, 2)."""
    text = row.words
    match = _LABEL.match(text)
    return (match[1], match.end()) if match else None


def _follows(label: str | None, found: str) -> bool:
    if label is None or not label.isdigit() or not found.isdigit():
        return True
    return int(found) == int(label) + 1


def _first_note(
    rows: Sequence[Row], height: float, body_size: float, rules: Sequence[Box], last: str | None
) -> int | None:
    """The index of the first row of the foot, where there are footnotes."""
    start = len(rows)
    while start and rows[start - 1].size <= _SMALLER * body_size and rows[start - 1].baseline > 0.25 * height:
        start -= 1
    for index in range(start, len(rows)):
        row = rows[index]
        label = own_label(row)
        ruled = _ruled(row, rows[index - 1] if index else None, rules)
        if label and (0 in _raised_ink(row) or ruled):
            return index
        if ruled and last is not None:
            return index
    # A note whose size is the text's still stands under the rule with a raised mark.
    for index in range(len(rows) - 1, 0, -1):
        row = rows[index]
        if row.baseline < 0.5 * height:
            break
        if own_label(row) and 0 in _raised_ink(row) and _ruled(row, rows[index - 1], rules):
            return index
    return None


def _raised_ink(row: Row) -> set[int]:
    """The positions of raised figures among the characters that are not spaces."""
    positions = [i for i, g in enumerate(row.glyphs) if not g.blank]
    return {order for order, index in enumerate(positions) if index in row.raised}


def _ruled(row: Row, above: Row | None, rules: Sequence[Box]) -> bool:
    """Whether a short rule lies between a row and the one above it, at the left."""
    ceiling = above.baseline if above is not None else 0.0
    return any(ceiling - 1 <= rule.y0 <= row.baseline and abs(rule.x0 - row.x0) < 60 for rule in rules)


def lift_marks(row: Row, labels: frozenset[str]) -> MarkedText:
    """The row's text with raised figures taken out as marks; ``labels`` are those of the footnotes found.

    Other raised figures stay in the text: ``100 m²`` is an area, unless a note of that label exists and no unit
    stands before it.
    """
    text, edges, sources = row.text
    if not row.raised:
        return MarkedText(text, edges, [])
    out: list[str] = []
    kept = array("f")
    marks: list[tuple[int, str]] = []
    index = 0
    while index < len(text):
        if sources[index] not in row.raised:
            # A mark that stood between two blanks leaves one.
            if text[index] != " " or not out or out[-1] != " " or not marks or marks[-1][0] != len(out) - 1:
                out.append(text[index])
                kept.extend(edges[2 * index : 2 * index + 2])
            index += 1
            continue
        end = index
        while end < len(text) and (sources[end] in row.raised or (text[end] in " ," and _more(sources, row, end))):
            end += 1
        figures = text[index:end]
        found = re.findall(r"\d+|\*+", figures)
        area = _UNITS.search("".join(out).rstrip()) is not None and figures.strip() in "23"
        if found and re.fullmatch(r"[\d\s,;*()\[\]]+", figures) and not area and (not labels or set(found) & labels):
            marks.extend((len("".join(out).rstrip()), label) for label in found)
        else:
            out.extend(figures.translate(_RAISED) if area else figures)
            kept.extend(edges[2 * index : 2 * end])
        index = end
    return MarkedText("".join(out), kept, marks)


def _more(sources: Sequence[int], row: Row, index: int) -> bool:
    following = next((s for s in sources[index + 1 :] if s >= 0), -1)
    return following in row.raised


def body_size(rows: Sequence[Row]) -> float:
    """The size in which most of a page is set."""
    sizes = [glyph.face.size for row in rows for glyph in row.level]
    return median(sizes) if sizes else 0.0
