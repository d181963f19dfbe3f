"""Letterheads and signature blocks that are set with tabs or blanks: split into their two columns.

``SỞ NỘI VỤ ⇥ Độc lập - Tự do - Hạnh phúc`` is two lines of two columns; a table would have told so itself.
"""

from __future__ import annotations

import re

from congvan.ingest.word_blocks import Block
from congvan.ingest.word_lines import TextLine, in_column
from congvan.ingest.word_tables import sign_of

# The space between two columns: a tab, or more blanks than anybody types between words.
_BETWEEN = re.compile(r"(?<=\S)(?:[^\S\t]*+\t\s*+|[ \u00a0]{4,}+\s*+)(?=\S)")
_INDENT = re.compile(r"[^\S\t]*+\t\s*+(?=\S)|[ \u00a0]{15,}+(?=\S)")
_TO_STOP = re.compile(r"[^\S\t]*+\t[^\S\t]*+(?=\S)")
# A blank to be filled in is no space between columns: `Số:        /SNV`, `ngày      tháng`.
_BLANK_BEFORE = re.compile(r"(?:\bsố|\bngày|\btháng|\bnăm|[:/])$", re.IGNORECASE)
_BLANK_AFTER = re.compile(r"[/,.;:)]|(?:ngày|tháng|năm)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\s*(?:v/v|về việc)\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*[-–—+*]")

_TOP = 12  # lines within which a letterhead begins
_LOOK_AHEAD = 3  # lines of one column between two that have both
_COLUMN_WIDTH = 60  # a longer line stands in no column
_LINE_WIDTH = 400  # tabs and blanks included; a longer paragraph is no line of two columns


def split_columns(blocks: list[Block]) -> list[Block]:
    """The blocks with the lines of such a block in columns, the left ones first."""
    out: list[Block] = []
    index, seen, headed = 0, 0, False
    while index < len(blocks):
        block = blocks[index]
        if not isinstance(block, TextLine) or block.look.column is not None or not block.text.strip():
            out.append(block)
            index += 1
            continue
        end = index
        if not headed and seen < _TOP and _begins_letterhead(block):
            end = _extent(blocks, index, signature=False)
            headed = True
        elif sign_of(_left(block)) == "distribution" and (_halves(block) or _goes_on(blocks, index + 1, True)):
            end = _extent(blocks, index, signature=True)
            index = _titles_before(out, blocks, index)
        if end > index:
            out.extend(_in_columns(blocks[index:end]))
            index = end
        else:
            out.append(block)
            index += 1
        seen += 1
    return out


def _begins_letterhead(line: TextLine) -> bool:
    halves = _halves(line)
    if halves is None:
        return False
    left, right = (half.text.strip() for half in halves)
    if not left:
        return False
    return sign_of(right) == "motto" or (sign_of(left) == "number" and sign_of(right) == "place_and_date")


def _halves(line: TextLine) -> tuple[TextLine, TextLine] | None:
    """The line's two parts, the left one empty where it is only indented to the right column; else None."""
    if len(line.text) > _LINE_WIDTH:
        return None
    indent = _INDENT.match(line.text)
    start = indent.end() if indent else 0
    for between in _BETWEEN.finditer(line.text, start):
        blank = _BLANK_BEFORE.search(line.text, 0, between.start()) and "\t" not in between.group()
        if not blank and not _BLANK_AFTER.match(line.text, between.end()):
            return line.cut(start, between.start()), line.cut(between.end(), len(line.text))
    return (line.cut(0, 0), line.cut(start, len(line.text))) if indent else None


def _left(line: TextLine) -> str:
    halves = _halves(line)
    return (halves[0] if halves else line).text.strip()


def _extent(blocks: list[Block], start: int, *, signature: bool) -> int:
    """Where the two-column block that begins at ``start`` ends."""
    index = start + 1
    while index < len(blocks):
        line = blocks[index]
        if not isinstance(line, TextLine) or line.look.column is not None:
            break
        if not line.text.strip():
            index += 1
            continue
        listed = signature and bool(_LISTED.match(line.text))
        if not (_halves(line) or listed) and not _goes_on(blocks, index, signature):
            break
        index += 1
    if not signature:
        index = _left_after(blocks, index)
    while index > start + 1 and _is_blank(blocks[index - 1]):
        index -= 1
    return index


def _goes_on(blocks: list[Block], index: int, signature: bool) -> bool:
    """Whether short lines of one column, no addressees among them, lead to one that has both."""
    for line in blocks[index : index + _LOOK_AHEAD + 1]:
        if not isinstance(line, TextLine) or line.look.column is not None:
            return False
        if len(line.text) > 2 * _COLUMN_WIDTH or sign_of(line.text.strip()) == "addressees":
            return False
        if _halves(line):
            return True
        if len(line.text) > _COLUMN_WIDTH and not (signature and _LISTED.match(line.text)):
            return False
    return False


def _left_after(blocks: list[Block], index: int) -> int:
    """Where the number and the ``V/v …`` end that stand alone under a letterhead, in its left column."""
    first = index
    while first < len(blocks) and _is_blank(blocks[first]):
        first += 1
    line = blocks[first] if first < len(blocks) else None
    if not isinstance(line, TextLine) or not (_SUBJECT.match(line.text) or sign_of(line.text.strip()) == "number"):
        return index
    last = first
    while last < len(blocks) and last < first + 8 and _is_short(blocks[last]):
        last += 1
    line = blocks[last] if last < len(blocks) else None
    if isinstance(line, TextLine) and line.look.column is None and _SUBJECT.match(line.text):
        last += 1  # in one paragraph, however long
    return max(last, index)


def _is_short(line: Block) -> bool:
    """Whether it is a line that a column holds, and no ``Kính gửi``."""
    if not isinstance(line, TextLine) or line.look.column is not None or not line.text.strip():
        return False
    return len(line.text) <= _COLUMN_WIDTH and sign_of(line.text.strip()) != "addressees"


def _titles_before(out: list[Block], blocks: list[Block], index: int) -> int:
    """Titles that stand in the right column above ``Nơi nhận:`` are taken back into the block."""
    while out and out[-1] is blocks[index - 1] and isinstance(line := out[-1], TextLine):
        if line.look.column is not None or not _INDENT.match(line.text) or not line.text.strip().isupper():
            break
        out.pop()
        index -= 1
    return index


def _is_blank(block: Block) -> bool:
    return isinstance(block, TextLine) and not block.text.strip()


def _in_columns(blocks: list[Block]) -> list[Block]:
    columns: tuple[list[TextLine], list[TextLine]] = ([], [])
    lines = [line for line in blocks if isinstance(line, TextLine)]
    # Where each column has a tab stop of its own, one tab leads to the left one: `⇥ SỞ NỘI VỤ ⇥ Độc lập - …`.
    stops = any(_TO_STOP.match(line.text) and (halves := _halves(line)) and halves[0].text.strip() for line in lines)
    for line in lines:
        left, right = _halves(line) or (line, line.cut(0, 0))
        if stops and not left.text.strip() and _TO_STOP.match(line.text):
            left, right = right, left
        for column, part in zip(columns, (left, right), strict=True):
            if part.text.strip():
                column.append(part)
    for number, column in enumerate(columns):
        in_column(column, number)
    return [*columns[0], *columns[1]]
