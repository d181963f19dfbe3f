"""PDF → Document: characters from pdfium, ruled tables by pdfplumber, layout from where everything stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from congvan.document.builder import DocumentBuilder
from congvan.document.model import Document, Notice, Origin
from congvan.errors import CongvanError, DamagedFileError, EncryptedFileError, LimitError
from congvan.ingest.pdf_flow import emit
from congvan.ingest.pdf_page import PageContent, read_page
from congvan.options import Options

__all__ = ["read_pdf"]

_MOST_PAGES = 5000
_DAMAGED = "Get a fresh copy of it, or print it to a new PDF from a reader that can show it."


def read_pdf(path: Path, data: bytes, options: Options, sha256: str) -> Document:
    """The document in the PDF file ``data``: ``read_pdf(Path("1210-UBND-TH.pdf"), data, Options(), "9f…")``.

    Raises EncryptedFileError where a password is wanted, DamagedFileError where the file cannot be opened.
    A page that cannot be read costs that page only: a notice says so.
    """
    builder = DocumentBuilder()
    with _opened(path, data, options) as document:
        contents = [_page(document, index) for index in range(len(document))]
        if options.ocr and any(content.scanned for content in contents):
            from congvan.ingest.ocr.pdf_scans import recognize_pdf_scans

            recognize_pdf_scans(data, contents, options, sha256)
    emit(builder, contents)
    origin = Origin(
        path=str(path),
        sha256=sha256,
        format="pdf",
        pages=len(contents),
        ocr=any(content.recognized for content in contents),
        signatures=tuple(stamp for content in contents for stamp in content.stamps),
        repairs=tuple(repair for content in contents for repair in content.repairs),
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
        if len(document) > _MOST_PAGES:
            raise LimitError(
                f"the PDF has more than {_MOST_PAGES} pages",
                path=str(path),
                remedy="Print the pages that are the dispatch to a PDF of their own.",
            )
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


def _page(document: pdfium.PdfDocument, index: int) -> PageContent:
    try:
        return read_page(document, index)
    except LimitError as error:
        message = f"Page {index + 1} was left out: {error.reason}."
        return PageContent(index + 1, notices=[Notice("page_limit", message, page=index + 1, partial=True)])
    except pdfium.PdfiumError:
        message = f"Page {index + 1} is damaged and was left out. {_DAMAGED}"
        return PageContent(index + 1, notices=[Notice("damaged_page", message, page=index + 1, partial=True)])
