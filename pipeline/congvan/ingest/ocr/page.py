"""One scanned page: picture → recognition → rows and tables of its `PageContent`."""

from __future__ import annotations

from congvan.document.model import Box
from congvan.ingest.layout.gathering import rows_of
from congvan.ingest.ocr.engine import recognize
from congvan.ingest.ocr.glyphs import glyphs_of
from congvan.ingest.ocr.picture import Picture, prepare
from congvan.ingest.ocr.recognition import Recognition
from congvan.ingest.ocr.ruling import find_rules
from congvan.ingest.pdf_drawings import Drawings
from congvan.ingest.pdf_page import PageContent


def recognize_picture(picture: Picture, dpi: float, timeout: float) -> Recognition:
    """What stands on a page's picture."""
    prepared = prepare(picture)
    grey = prepared.grey
    lying, standing = find_rules(grey, dpi)
    words = recognize(grey, dpi, timeout)
    height, width = grey.shape
    return Recognition((width, height), tuple(words), tuple(lying), tuple(standing), 0, prepared.angle)


def fill(content: PageContent, recognition: Recognition) -> None:
    """Puts what was recognized into the content of its page."""
    scale = content.width / recognition.size[0]
    glyphs = glyphs_of(recognition, scale)
    content.rows = rows_of(glyphs)
    content.recognized = True
    content.drawings = Drawings(
        lying=[Box(*(value * scale for value in rule)) for rule in recognition.lying],
        standing=[Box(*(value * scale for value in rule)) for rule in recognition.standing],
        pictures=1.0,
    )
