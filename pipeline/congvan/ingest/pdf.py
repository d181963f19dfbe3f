"""PDF → Document: characters from pdfium, ruled tables from pdfplumber, layout from where everything stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from congvan.document.builder import DocumentBuilder
from congvan.document.model import Document, Notice, Origin, Page, SignatureStamp
from congvan.errors import CongvanError, DamagedFileError, EncryptedFileError
from congvan.ingest.layout.glyphs import Frame, Glyph, frame_of, read_glyphs
from congvan.ingest.layout.rows import Row, rows_of
from congvan.ingest.pdf_flow import emit
from congvan.ingest.pdf_pictures import is_picture
from congvan.ingest.pdf_quality import is_garbage, is_undecodable
from congvan.ingest.pdf_rules import Rules, read_rules
from congvan.ingest.pdf_signatures import flatten, part_stamps, signature_boxes, take_painted_stamps
from congvan.ingest.pdf_tables import PageTable, read_tables, take_tables
from congvan.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAMAGED = "Get a fresh copy of it, or print it to a new PDF from a reader that can show it."
_OCR = 'Run it through OCR first, for example "ocrmypdf -l vie scan.pdf text.pdf".'


@dataclass(slots=True)
class PageContent:
    """What one page holds, read but not yet put in order."""

    number: int
    width: float
    height: float
    rows: list[Row] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    rules: Rules = field(default_factory=Rules)
    stamps: list[SignatureStamp] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    scanned: bool = False


def read_pdf(path: Path, data: bytes, options: Options, sha256: str) -> Document:
    """The document in the PDF file ``data``: ``read_pdf(Path("1210-UBND-TH.pdf"), data, Options(), "9f…")``.

    Raises EncryptedFileError where a password is wanted, DamagedFileError where the file cannot be opened.
    A page that cannot be read costs that page only: a notice says so.
    """
    builder = DocumentBuilder()
    with _opened(path, data, options) as document:
        contents = [_page(path, data, options, document, index) for index in range(len(document))]
    for content in contents:
        builder.pages.append(Page(content.number, content.width, content.height, content.scanned))
        builder.notices.extend(content.notices)
    emit(builder, contents)
    origin = Origin(
        path=str(path),
        sha256=sha256,
        format="pdf",
        pages=len(contents),
        signatures=tuple(stamp for content in contents for stamp in content.stamps),
    )
    return builder.build(origin)


@contextmanager
def _opened(path: Path, data: bytes, options: Options) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(data, password=options.password)
    except pdfium.PdfiumError as error:
        raise _refusal(path, error, options) from error
    try:
        if len(document) == 0:
            raise DamagedFileError("the PDF has no pages", path=str(path), remedy=_DAMAGED)
        if document.get_formtype() != pdfium_c.FORMTYPE_NONE:
            document.init_forms()
        yield document
    finally:
        document.close()


def _refusal(path: Path, error: pdfium.PdfiumError, options: Options) -> CongvanError:
    code = getattr(error, "err_code", None)
    if code == pdfium_c.FPDF_ERR_PASSWORD:
        reason = "the PDF is encrypted and wants a password"
        if options.password is not None:
            reason = "the PDF is encrypted and the given password does not open it"
        return EncryptedFileError(
            reason, path=str(path), remedy="Give its password with the option password (--password)."
        )
    if code == pdfium_c.FPDF_ERR_SECURITY:
        return EncryptedFileError(
            "the PDF is protected in a way that cannot be opened",
            path=str(path),
            remedy="Ask its sender for a copy without protection.",
        )
    return DamagedFileError("the PDF is damaged or cut off", path=str(path), remedy=_DAMAGED)


def _page(path: Path, data: bytes, options: Options, document: pdfium.PdfDocument, index: int) -> PageContent:
    try:
        return _read_page(data, options, document, index)
    except pdfium.PdfiumError as error:
        notice = Notice(
            "damaged_page",
            f"Page {index + 1} is damaged and was left out ({type(error).__name__}). {_DAMAGED}",
            page=index + 1,
            partial=True,
        )
        return PageContent(index + 1, 0.0, 0.0, notices=[notice])


def _read_page(data: bytes, options: Options, document: pdfium.PdfDocument, index: int) -> PageContent:
    number = index + 1
    page = document[index]
    try:
        frame = frame_of(page)
        boxes = signature_boxes(document, page, frame)
        own: list[Glyph] = read_glyphs(page, frame) if boxes else []
        if boxes:
            # Chosen by the text that stood there first, so that a stamp does not turn the page.
            boxes = signature_boxes(document, page, frame)
        if pdfium_c.FPDFPage_GetAnnotCount(page) and flatten(page):
            page.close()
            page = document[index]
            glyphs = read_glyphs(page, frame)
        else:
            glyphs = own if boxes else read_glyphs(page, frame)
        glyphs, stamps = part_stamps(glyphs, own, boxes, number)
        content = PageContent(number, *frame.size, stamps=stamps)
        content.rules = read_rules(page, frame)
        picture = is_picture(page, frame)
    finally:
        page.close()
    _fill(content, glyphs, picture)
    if content.rows and content.rules.may_hold_table:
        _find_tables(content, data, options, frame)
    return content


def _fill(content: PageContent, glyphs: Sequence[Glyph], picture: bool) -> None:
    """Puts the glyphs of a page into rows, unless they are rubbish."""
    rows, painted = take_painted_stamps(rows_of(glyphs), content.number)
    content.stamps.extend(painted)
    text = "\n".join(row.words for row in rows)
    hidden = sum(not glyph.face.visible for glyph in glyphs) > 0.5 * len(glyphs)
    if not text.strip():
        if picture:
            _mark_scanned(content, "has no text, only a picture")
    elif is_undecodable(text):
        _mark_scanned(content, "has text in a font that cannot be decoded")
    elif (picture or hidden) and is_garbage(text):
        _mark_scanned(content, "is a scan whose hidden text is not readable Vietnamese")
    else:
        content.rows = rows


def _mark_scanned(content: PageContent, what: str) -> None:
    content.scanned = True
    content.notices.append(
        Notice("scanned_page", f"Page {content.number} {what}. {_OCR}", page=content.number, partial=True)
    )


def _find_tables(content: PageContent, data: bytes, options: Options, frame: Frame) -> None:
    try:
        tables = read_tables(data, options.password, content.number, frame)
    except Exception as error:
        # pdfminer fails in many ways on files that pdfium reads; the words of the table are read anyway.
        content.notices.append(
            Notice(
                "table_unread",
                f"The rules of a table on page {content.number} could not be read ({type(error).__name__}); "
                "its words stand in the text line by line.",
                page=content.number,
                partial=True,
            )
        )
        return
    content.rows, content.tables = take_tables(content.rows, tables, content.number)


__all__ = ["PageContent", "read_pdf"]
