"""Whether a page is a picture: a scan, with or without a text layer under it."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from congvan.ingest.layout.glyphs import Frame

_SHARE = 0.5


def is_picture(page: pdfium.PdfPage, frame: Frame) -> bool:
    """Whether images cover at least half of the page (scanners cut a page into several)."""
    width, height = frame.size
    area = sum(_area(item.raw) for item in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=3))
    return area >= _SHARE * width * height


def _area(item: object) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0
    return max(right.value - left.value, 0.0) * max(top.value - bottom.value, 0.0)
