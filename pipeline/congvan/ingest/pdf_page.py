"""One page of a PDF: its rows, tables, stamps and drawings, or the word that it is a scan."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from congvan.document.model import Box, Notice, Repair, SignatureStamp
from congvan.ingest.layout.glyphs import Glyph, count_glyphs, frame_of, read_glyphs
from congvan.ingest.layout.rows import Row
from congvan.ingest.pdf_drawings import Drawings, read_drawings
from congvan.ingest.pdf_legacy import decode_legacy
from congvan.ingest.pdf_quality import has_few_words, is_garbage, is_undecodable
from congvan.ingest.pdf_signatures import added_boxes, flatten, part_stamps, take_painted_stamps
from congvan.ingest.pdf_tables import PageTable, find_tables, take_tables

_OCR = 'Run it through OCR first, for example "ocrmypdf -l vie scan.pdf text.pdf", and read the result.'
_MANY_TURNED = 30


@dataclass(slots=True)
class PageContent:
    """What one page holds, read but not yet put in order."""

    number: int
    width: float = 0.0
    height: float = 0.0
    rows: list[Row] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    drawings: Drawings = field(default_factory=Drawings)
    stamps: list[SignatureStamp] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    scanned: bool = False
    recognized: bool = False
    """Whether the text comes from a layer that a scanner or an OCR program put under the picture."""


def read_page(document: pdfium.PdfDocument, index: int) -> PageContent:
    """The content of page ``index`` (from 0)."""
    number = index + 1
    page = document[index]
    try:
        frame = frame_of(page)
        own: int | None = None
        boxes: list[Box] = []
        if pdfium_c.FPDFPage_GetAnnotCount(page):
            boxes = added_boxes(document, page)
            own = count_glyphs(page) if boxes else None
            if flatten(page):
                page.close()
                page = document[index]
        glyphs, turned = read_glyphs(page, frame, own)
        drawings = read_drawings(page, frame)
    finally:
        page.close()
    glyphs, stamps = part_stamps(glyphs, [frame.box(*box) for box in boxes], number)
    content = PageContent(number, *frame.size, drawings=drawings, stamps=stamps)
    if turned >= _MANY_TURNED:
        content.notices.append(_turned_notice(number, turned))
    _fill(content, decode_legacy(glyphs))
    return content


def _turned_notice(number: int, count: int) -> Notice:
    return Notice(
        "turned_text",
        f"{count} characters on page {number} stand sideways or at a slant to the others and were left out.",
        page=number,
        partial=True,
    )


def _fill(content: PageContent, glyphs: Sequence[Glyph]) -> None:
    """Puts the glyphs of a page into rows and cells, unless they are rubbish."""
    hidden = sum(not glyph.face.visible for glyph in glyphs)
    scan = content.drawings.is_scan or hidden > 0.5 * len(glyphs)
    if hidden and not scan:
        glyphs = [glyph for glyph in glyphs if glyph.face.visible]
    tables = find_tables(content.drawings) if glyphs and content.drawings.may_hold_table else []
    rows, tables = take_tables(glyphs, tables, content.number)
    rows, painted = take_painted_stamps(rows, content.number)
    content.stamps.extend(painted)
    within = (row for table in tables for cell in table.cells for _, row in cell.lines)
    text = "\n".join(row.words for row in itertools.chain(rows, within))
    if not text.strip():
        if content.drawings.may_show_words:
            _mark_scanned(content, "has no text, only a picture")
    elif is_undecodable(text):
        _mark_scanned(content, "has text in a font that cannot be decoded")
    elif content.drawings.is_scan and has_few_words(text):
        _mark_scanned(content, "is a picture with hardly any text of its own")
    elif scan and is_garbage(text):
        _mark_scanned(content, "is a scan whose hidden text is not readable Vietnamese")
    else:
        content.rows, content.tables = rows, tables
        content.recognized = scan


def _mark_scanned(content: PageContent, what: str) -> None:
    content.scanned = True
    message = f"Page {content.number} {what}. {_OCR}"
    content.notices.append(Notice("scanned_page", message, page=content.number, partial=True))
