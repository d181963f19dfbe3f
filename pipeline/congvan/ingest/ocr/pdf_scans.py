"""The scanned pages of a PDF, rendered for recognition."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium

from congvan.ingest.ocr.picture import Picture
from congvan.ingest.ocr.scans import DPI, recognize_scans
from congvan.ingest.pdf_page import PageContent
from congvan.options import Options

_MOST_PIXELS = 40_000_000


def recognize_pdf_scans(
    document: pdfium.PdfDocument, contents: Sequence[PageContent], options: Options, sha256: str
) -> None:
    """Reads the pages of ``contents`` that are scans from their pictures."""

    def render(content: PageContent) -> tuple[Picture, float]:
        page = document[content.number - 1]
        try:
            content.width, content.height = page.get_size()
            dpi = min(DPI, 72 * math.sqrt(_MOST_PIXELS / max(content.width * content.height, 1.0)))
            bitmap = page.render(scale=dpi / 72)
            picture = bitmap.to_numpy()
            # The bitmap's memory goes with it; recognition runs on while the next page is rendered.
            picture = np.ascontiguousarray(picture if picture.ndim == 2 else picture[:, :, :3]).copy()
            bitmap.close()
            return picture[:, :, 0] if picture.ndim == 3 and picture.shape[2] == 1 else picture, dpi
        finally:
            page.close()

    recognize_scans(contents, render, options, sha256)
