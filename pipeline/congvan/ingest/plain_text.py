"""Text and Markdown → Document: markup, page furniture and footnotes leave the flow, every offset is kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path

from congvan.document import (
    Document,
    DocumentBuilder,
    Line,
    Origin,
    SignatureStamp,
    Span,
)
from congvan.ingest.flat_cells import FlatTable
from congvan.ingest.flattened_tables import find_tables
from congvan.ingest.markup import Inline, strip_markup
from congvan.ingest.source_lines import PAGE_BREAK, SourceLine, is_page_number, is_rule, page_break, source_lines
from congvan.options import Options

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*(?:\n|\Z)")
_TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$")
_PIPE_CELL = re.compile(r"(?<=\|)[^|]*(?=\|)")
_OPEN_CELL = re.compile(r"(?:(?<=\|)|^)[^|]*(?=\||$)")
_TAB_CELL = re.compile(r"(?:(?<=\t)|^)[^\t]*(?=\t|$)")
_STAMP_FIRST = re.compile(r"^\s*\W{0,3}(?:Người ký|Ký bởi|Được ký bởi|Signature Not Verified)\b", re.IGNORECASE)
_STAMP_NEXT = re.compile(
    r"^\s*\W{0,4}(?:Người ký|Ký bởi|Ngày ký|Thời gian k[ýy]|Cơ quan|Địa chỉ|Email|Emai\w*|Chức vụ|Signed by)\s*:",
    re.IGNORECASE,
)
# A gap this wide separates the two columns of a letterhead or signature block set with blanks or tabs.
_COLUMNS = re.compile(r"(?<=\S)(?:\t+[ \t]*| {4,}\t*[ ]*)(?=\S)")
_BLANK_TO_FILL = re.compile(r"(?:\bsố|\bngày|\btháng|\bnăm|[:/])\s*$", re.IGNORECASE)
_FILL_GOES_ON = re.compile(r"(?:[/,.;:)]|tháng\b|năm\b|ngày\b)", re.IGNORECASE)


def read_text(path: Path, data: bytes, options: Options, sha256: str) -> Document:
    """The document of a text or Markdown file; ``Document.offsets`` point into the decoded text.

    Raises ``UnknownFormatError`` where the bytes are no text in any encoding known.
    """
    from congvan.ingest.legacy_encodings import decode_bytes

    text, _, offsets = decode_bytes(data)
    origin = Origin(
        path=str(path), sha256=sha256, format="md" if path.suffix.lower() in {".md", ".markdown"} else "txt"
    )
    document = parse_text(text, origin)
    if offsets is not None:
        for index, offset in enumerate(document.offsets):
            if offset >= 0:
                document.offsets[index] = offsets[offset]
    return document


def parse_text(text: str, origin: Origin) -> Document:
    """The document of a text already decoded."""
    builder = DocumentBuilder()
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    rows = list(source_lines(text, start))
    # Pages are counted only where the text says where they end.
    reading = _Reading(builder, page=1 if any(PAGE_BREAK.match(row.text) for row in rows) else None)
    reading.tables = find_tables(text, rows)
    index = 0
    while index < len(rows):
        index = reading.take(rows, index)
    reading.flush_columns()
    if reading.stamps:
        stamps = (SignatureStamp(" ".join(reading.stamps)),)
        origin = replace(origin, signatures=stamps)
    return builder.build(origin)


@dataclass(slots=True)
class _Reading:
    """Where the reader stands between lines: open emphasis, an open footnote, an open two-column block."""

    builder: DocumentBuilder
    emphasis: str = ""
    note: str | None = None
    page: int | None = None
    begun: bool = False
    """Whether a line of the dispatch itself was seen: a signature's stamp stands above it."""
    stamps: list[str] = field(default_factory=list)
    columns: tuple[list[Inline], list[Inline]] = field(default_factory=lambda: ([], []))
    tables: dict[int, FlatTable] = field(default_factory=dict)
    """Tables without strokes or tabs, by the line at which each begins."""

    def take(self, rows: list[SourceLine], index: int) -> int:
        """Takes the line at ``index`` (or the table that begins there); the next line's index."""
        row = rows[index]
        if index in self.tables:
            return self._flat_table(rows, index)
        if _TABLE_ROW.match(row.text) and row.text.count("|") >= 3:
            return self._table(rows, index, _PIPE_CELL)
        if _is_open_row(rows, index) and _is_open_row(rows, index + 1):
            return self._table(rows, index, _OPEN_CELL)
        if _is_tab_row(rows, index) and _is_tab_row(rows, index + 1):
            return self._table(rows, index, _TAB_CELL)
        if self._turns_page(row):
            self._gap()
        elif not row.text.strip():
            self.note = None
            self.emphasis = ""  # Markdown ends emphasis with its paragraph
            self._gap()
        elif is_rule(row.text) or is_page_number(rows, index):
            self._gap()
        elif not self.begun and (_STAMP_NEXT if self.stamps else _STAMP_FIRST).match(row.text):
            self.stamps.append(row.text.strip())
        else:
            self.begun = True
            self._line(row)
        return index + 1

    def _turns_page(self, row: SourceLine) -> bool:
        page = page_break(row.text)
        if page:
            self.page = int(page["page"]) if page["page"] else (self.page or 1) + 1
        return page is not None

    def _gap(self) -> None:
        if not any(self.columns):
            self.builder.gap()

    def _line(self, row: SourceLine) -> None:
        inline = strip_markup(row.text, row.offset, self.emphasis)
        self.emphasis = inline.emphasis_after
        if inline.note is not None:
            self.note = inline.note
        if self.note is not None:
            self._emit(inline, footnote=self.note)
            return
        cut = _COLUMNS.search(inline.text.rstrip())
        if cut and not _is_blank_to_fill(inline.text, cut):
            left, right = inline.cut(cut.start(), cut.end())
            self.columns[0].append(left)
            self.columns[1].append(right)
            return
        if (
            self.columns[0]
            and inline.text.startswith((" ", "\t"))
            and len(inline.text) - len(inline.text.lstrip()) >= 25
        ):
            self.columns[1].append(inline)
            return
        self.flush_columns()
        self._emit(inline)

    def flush_columns(self) -> None:
        """Ends a two-column block: its left lines, then its right ones."""
        left, right = self.columns
        for column, lines in enumerate((left, right)):
            for inline in lines:
                self._emit(inline, column=column)
            if lines:
                self.builder.gap()
            lines.clear()

    def _emit(self, inline: Inline, *, footnote: str | None = None, column: int | None = None) -> None:
        style = Line(
            Span(0, 0), page=self.page, bold=inline.bold, italic=inline.italic, centred=inline.heading, column=column
        )
        self.builder.line(inline.text, style, source=inline.offsets, marks=inline.marks, footnote=footnote)

    def _table(self, rows: list[SourceLine], index: int, cell: re.Pattern[str]) -> int:
        self.flush_columns()
        self.builder.begin_table()
        number = 0
        while index < len(rows) and _belongs(rows, index, cell):
            row = rows[index]
            index += 1
            if _TABLE_RULE.match(row.text):
                continue
            for column, match in enumerate(cell.finditer(row.text)):
                inline = strip_markup(match.group(), row.offset + match.start(), "")
                self.builder.cell(number, column)
                self._emit(inline)
            number += 1
        self.builder.end_table()
        return index

    def _flat_table(self, rows: list[SourceLine], index: int) -> int:
        table = self.tables[index]
        self.flush_columns()
        self.note, self.emphasis, self.begun = None, "", True
        pages: list[int | None] = []
        for row in rows[index : table.end]:
            self._turns_page(row)
            pages.append(self.page)
        self.builder.begin_table()
        for cell in table.cells:
            self.builder.cell(cell.row, cell.column, column_span=cell.column_span)
            for piece in cell.pieces:
                row = rows[piece.line]
                self.page = pages[piece.line - index]
                self._emit(strip_markup(row.text[piece.start : piece.end], row.offset + piece.start, ""))
        for number in table.notes:
            self.page = pages[number - index]
            self._line(rows[number])
        self.page = pages[-1]
        self.note = None
        self.builder.end_table()
        return table.end


def _belongs(rows: list[SourceLine], index: int, cell: re.Pattern[str]) -> bool:
    if cell is _PIPE_CELL:
        return bool(_TABLE_ROW.match(rows[index].text))
    return _is_open_row(rows, index) if cell is _OPEN_CELL else _is_tab_row(rows, index)


def _is_blank_to_fill(line: str, gap: re.Match[str]) -> bool:
    """Whether a wide gap is left for a number or a day, and parts no columns; accents may stand apart in the source."""
    before, behind = (unicodedata.normalize("NFC", part) for part in (line[: gap.start()], line[gap.end() :]))
    return _BLANK_TO_FILL.search(before) is not None or _FILL_GOES_ON.match(behind) is not None


def _is_open_row(rows: list[SourceLine], index: int) -> bool:
    """Three cells and more with a stroke between and none at the row's ends: ``1 | Rà soát | Sở Y tế``."""
    if index >= len(rows) or rows[index].text.count("|") < 2:
        return False
    cells = rows[index].text.split("|")
    return bool(cells[0].strip()) and sum(bool(cell.strip()) for cell in cells) >= 2


def _is_tab_row(rows: list[SourceLine], index: int) -> bool:
    """Three cells and more with a tab between: what a converter makes of a table's row."""
    return (
        index < len(rows) and rows[index].text.strip(" ").count("\t") >= 2 and "\t\t\t" not in rows[index].text.strip()
    )
