"""The header of a task table whose cells stand one below the other, or side by side between blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from congvan.ingest.flat_cells import Piece, extent, segments
from congvan.ingest.row_order import RowOrder
from congvan.ingest.source_lines import SourceLine, page_break
from congvan.vocabulary.columns import column_field, is_task_table

# `TT`, `STT`, `Số TT` alone in a line or before the other names of columns.
NUMBER_NAME = re.compile(
    r"^[^\w\n]{0,8}(?:s?tt|số[ ]?tt|số thứ tự)[^\w\n]{0,4}(?=$|\n|\r| {2}|\t)", re.IGNORECASE | re.MULTILINE
)
_ENDS_OPEN = re.compile(r"(?:[,/&(–-]|\b(?:và|hoặc))\s*$", re.IGNORECASE)
# `ĐƠN VỊ` above `CHỦ TRÌ`: in capitals only the words tell that they are one name.
_TWO_HALVES = re.compile(
    r"(?:(?:CƠ QUAN|ĐƠN VỊ|BỘ PHẬN|NGƯỜI|TỔ CHỨC|CÁ NHÂN) (?:CHỦ|PHỐI|THỰC|PHỤ|CHỊU|HỖ|SOẠN|THAM)"
    r"|(?:THỜI GIAN|THỜI HẠN|TIẾN ĐỘ|HẠN) (?:THỰC|HOÀN|TRÌNH|BẮT|KẾT)"
    r"|(?:NỘI DUNG|TÊN|CÁC|NHIỆM VỤ) (?:CÔNG VIỆC|NHIỆM VỤ|THỰC|TRỌNG|HOẠT|CỤ))(?!\w).*"
)
_MARKUP = " *_|\t"
_MOST_LINES = 20
_MOST_COLUMNS = 10
_LONGEST_LINE = 60


@dataclass(frozen=True, slots=True)
class Header:
    """Names of columns: their pieces, the field of each, and the line at which rows begin."""

    cells: tuple[tuple[Piece, ...], ...]
    fields: tuple[str | None, ...]
    end: int
    title: tuple[Piece, ...] = ()
    """What stands below the names and above the first row."""


def read_header(lines: Sequence[SourceLine], index: int) -> Header | None:
    """The header whose first cell, the one of the numbers, is the line at ``index``."""
    if len(segments(lines[index].text)) > 1:
        return make_header(
            lines, [(Piece(index, start, end),) for start, end in segments(lines[index].text)], index + 1
        )
    found, blanks = _names(lines, index)
    if found is None:
        return None
    end = found[-1] + 1
    first_gap = next((n for n, blank in enumerate(blanks) if n and blank), len(found))
    spaced = 2 * sum(blanks[1:]) >= len(found) - 1
    title = () if spaced else tuple(Piece(n, *extent(lines[n].text)) for n in found[first_gap:])
    groups: list[list[int]] = []
    for line, blank in zip(found, blanks, strict=True):
        if title and line >= title[0].line:
            break
        if len(groups) > 1 and (not blank if spaced else _runs_on(lines[groups[-1][-1]].text, lines[line].text)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return make_header(lines, [tuple(Piece(n, *extent(lines[n].text)) for n in group) for group in groups], end, title)


def make_header(
    lines: Sequence[SourceLine], cells: Sequence[tuple[Piece, ...]], end: int, title: tuple[Piece, ...] = ()
) -> Header | None:
    """The header of these cells; None where their names are not those of a task table."""
    names = [" ".join(lines[p.line].text[p.start : p.end].strip(" *_|") for p in cell) for cell in cells]
    fields: list[str | None] = []
    for name in names:
        field = column_field(name)
        fields.append(None if field in fields else field)
    if (
        not 3 <= len(cells) <= _MOST_COLUMNS
        or fields[0] != "number"
        or any(len(name) > _LONGEST_LINE for name in names)
    ):
        return None
    if not is_task_table({field for field in fields if field}):
        return None
    return Header(tuple(cells), tuple(fields), end, title)


def _runs_on(above: str, text: str) -> bool:
    """Whether a line goes on with the name in the line above: ``Cơ quan`` / ``chủ trì``."""
    above, text = above.strip(_MARKUP), text.strip(_MARKUP)
    small = text[:1].islower() or text[:1] in tuple("(/,&")
    return small or bool(_ENDS_OPEN.search(above) or _TWO_HALVES.match(f"{above} {text}"))


def _names(lines: Sequence[SourceLine], index: int) -> tuple[list[int] | None, list[bool]]:
    """The lines of the header, up to the first row, and before which of them a blank one stands."""
    found: list[int] = []
    blanks: list[bool] = []
    blank = False
    for number in range(index, min(index + 2 * _MOST_LINES, len(lines))):
        text = lines[number].text
        if not text.strip() or page_break(text):
            blank = True
            continue
        first = text[slice(*segments(text)[0])]
        if RowOrder().take(first) or re.match(r"[\s*]*\(1\)", first):
            return found, blanks
        if len(text.strip()) > _LONGEST_LINE or len(found) >= _MOST_LINES or len(segments(text)) > 1:
            break
        found.append(number)
        blanks.append(blank)
        blank = False
    return None, []
