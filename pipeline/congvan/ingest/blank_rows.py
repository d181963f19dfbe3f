"""The rows of a table set with blanks: the lines below its header, each with its stretches and its row's number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from congvan.ingest.cell_looks import looks
from congvan.ingest.flat_cells import Piece, segments
from congvan.ingest.flattened_header import Header
from congvan.ingest.row_order import RowOrder, numbers_columns
from congvan.ingest.source_lines import SourceLine, is_page_number, is_rule, page_break
from congvan.ingest.table_lines import begins_note, is_behind

_TOKEN = re.compile(r"\S+(?= \S)")
_MOST_LINES = 60
"""So many lines a row has at most."""


@dataclass(slots=True)
class ColumnLine:
    """A line below the header: its stretches without the row's number, and that number."""

    number: int
    parts: list[Piece]
    label: Piece | None
    kind: str
    """That of its number, ``title`` without one, ``names`` in a repeated header, ``numbers`` of the columns."""
    blanks: int
    page: int

    @property
    def all(self) -> list[Piece]:
        """The number and what stands beside it."""
        return [*([self.label] if self.label else []), *self.parts]


def collect_lines(lines: Sequence[SourceLine], header: Header, block: range) -> tuple[list[ColumnLine], list[int]]:
    """The lines below the header that can be rows, and those of footnotes."""
    found: list[ColumnLine] = []
    notes: list[int] = []
    order = RowOrder()
    right = max(piece.end for piece in header.cells[0])
    names = {_squeezed(lines[number].text) for number in block}
    index, blanks, page, since = header.end, 0, 0, 0
    while index < len(lines):
        text = lines[index].text
        if not text.strip() or is_rule(text) or page_break(text) or is_page_number(lines, index):
            page += page_break(text) is not None
            blanks += 1
        elif begins_note(text):
            while index < len(lines) and lines[index].text.strip():
                notes.append(index)
                index += 1
            continue
        elif is_behind(text) or text.count("|") > 2 or since > _MOST_LINES:
            break
        else:
            line = _line(lines, index, order, right, blanks, page)
            if _squeezed(text) in names:
                line.kind = "names"
            elif not found and numbers_columns([text[part.start : part.end] for part in line.all]):
                line.kind = "numbers"
            elif not line.kind and is_title(lines, index, order):
                line.kind = "title"
            elif line.kind == "title" and not _is_followed(lines, index, order):
                break
            since = 0 if line.label is not None else since + 1
            found.append(line)
            blanks = 0
        index += 1
    return found, notes


def _line(lines: Sequence[SourceLine], index: int, order: RowOrder, right: int, blanks: int, page: int) -> ColumnLine:
    text = lines[index].text
    parts = [Piece(index, *part) for part in segments(text)]
    first = parts[0]
    if first.start >= right:
        return ColumnLine(index, parts, None, "", blanks, page)
    token = _TOKEN.match(text, first.start)
    tries = [first] + ([Piece(index, first.start, token.end())] if token else [])
    for label in tries:
        if (label is first or len(parts) > 1) and (kind := order.take(text[label.start : label.end])):
            rest = [] if label is first else [Piece(index, label.end + 1, first.end)]
            return ColumnLine(index, rest + parts[1:], label, kind, blanks, page)
    return ColumnLine(index, parts, None, "title", blanks, page)


def is_title(lines: Sequence[SourceLine], index: int, order: RowOrder) -> bool:
    """Whether one text stands in the line, in capitals or between blank lines, and the next number below it."""
    text = lines[index].text
    if len(segments(text)) != 1 or not _is_followed(lines, index, order):
        return False
    return looks(text.strip()).capitals or not any(line.text.strip() for line in lines[index - 1 : index + 2 : 2])


def _is_followed(lines: Sequence[SourceLine], index: int, order: RowOrder) -> bool:
    """Whether the next number in order stands on the next line: then a line before it is a title among the rows."""
    for line in lines[index + 1 : index + 4]:
        if line.text.strip():
            parts = segments(line.text)
            return len(parts) > 2 and order.copy().take(line.text[slice(*parts[0])]) is not None
    return False


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def rows_of(lines: Sequence[SourceLine], found: Sequence[ColumnLine], header: Header) -> list[list[ColumnLine]]:
    """The lines of each row: from its number on, or where numbers stand amid their rows, between blank lines."""
    data = [line for line in found if line.kind not in {"names", "numbers"}]
    third = header.cells[2][0].start
    heads = [line for line in data if line.label is not None and line.kind != "section"]
    from_top = bool(data) and (data[0].label is not None or data[0].kind == "title")
    from_top = from_top and all(
        line.parts
        and line.parts[0].start < third
        and not looks(lines[line.number].text[line.parts[0].start : line.parts[0].end]).goes_on
        for line in heads
    )
    rows: list[list[ColumnLine]] = []
    for line in found:
        begins = line.kind != "" if from_top else line.blanks > 0 or not rows
        if line.kind in {"names", "numbers"}:
            begins = not rows or rows[-1][0].kind != line.kind
        elif rows and rows[-1][0].kind in {"names", "numbers", "title"}:
            begins = True
        if begins:
            rows.append([line])
        else:
            rows[-1].append(line)
    if not from_top and any(sum(line.label is not None for line in row) != 1 for row in rows if row[0] in data):
        return []
    inner = [any(line.blanks for line in row[1:]) for row in rows[:-1]]
    if rows and not any(inner):
        cut = next((n for n, line in enumerate(rows[-1]) if n and line.blanks), len(rows[-1]))
        del rows[-1][cut:]
    return rows
