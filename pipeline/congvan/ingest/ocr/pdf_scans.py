"""The scanned pages of a PDF, rendered for recognition."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium

from congvan.ingest.ocr.picture import Picture
from congvan.ingest.ocr.scans import DPI, recognize_scans
from congvan.ingest.pdf_page import PageContent
from congvan.ingest.pdf_signatures import flatten, remove_stamps
from congvan.options import Options

_MOST_PIXELS = 40_000_000


def recognize_pdf_scans(data: bytes, contents: Sequence[PageContent], options: Options, sha256: str) -> None:
    """Reads the pages of ``contents``, those of the PDF ``data``, that are scans from their pictures.

    The file is opened anew: where its pages were read, stamps of digital signatures were painted into them.
    """
    document = pdfium.PdfDocument(data, password=options.password)

    def render(content: PageContent) -> tuple[Picture, float]:
        page = document[content.number - 1]
        try:
            # What fills a blank (a number, a day) is painted, stamps are taken off.
            if content.stamps:
                remove_stamps(page, [stamp.box for stamp in content.stamps if stamp.box is not None])
                flatten(page)
                page.close()
                page = document[content.number - 1]
            content.width, content.height = page.get_size()
            dpi = min(DPI, 72 * math.sqrt(_MOST_PIXELS / max(content.width * content.height, 1.0)))
            bitmap = page.render(scale=dpi / 72, draw_annots=not content.stamps)
            picture = bitmap.to_numpy()
            # The bitmap's memory goes with it; recognition runs on while the next page is rendered.
            picture = np.ascontiguousarray(picture if picture.ndim == 2 else picture[:, :, :3]).copy()
            bitmap.close()
            return picture[:, :, 0] if picture.ndim == 3 and picture.shape[2] == 1 else picture, dpi
        finally:
            page.close()

    try:
        recognize_scans(contents, render, options, sha256)
    finally:
        document.close()
