"""One scanned page: picture → recognition → rows and tables of its `PageContent`."""

from __future__ import annotations

from congvan.document.model import Box, Notice
from congvan.ingest.layout.gathering import rows_of
from congvan.ingest.ocr.engine import recognize
from congvan.ingest.ocr.glyphs import glyphs_of
from congvan.ingest.ocr.handwriting import leave_blank
from congvan.ingest.ocr.picture import Picture, prepare
from congvan.ingest.ocr.recognition import Recognition
from congvan.ingest.ocr.repair import repaired
from congvan.ingest.ocr.ruling import find_rules
from congvan.ingest.ocr.specks import without_specks
from congvan.ingest.ocr.weight import with_weight
from congvan.ingest.pdf_drawings import Drawings
from congvan.ingest.pdf_page import PageContent


def recognize_picture(picture: Picture, dpi: float, timeout: float) -> Recognition:
    """What stands on a page's picture."""
    prepared = prepare(picture, dpi)
    grey = prepared.grey
    lying, standing = find_rules(grey, dpi)
    words = without_specks(recognize(grey, dpi, timeout), lying)
    words, unread = leave_blank(words, grey, prepared.plain)
    words = with_weight(words, grey)
    height, width = grey.shape
    return Recognition((width, height), tuple(words), tuple(lying), tuple(standing), 0, prepared.angle, tuple(unread))


def fill(content: PageContent, recognition: Recognition) -> None:
    """Puts what was recognized into the content of its page."""
    scale = content.width / recognition.size[0]
    glyphs = glyphs_of(recognition, scale)
    content.rows, content.repairs = repaired(rows_of(glyphs), content.number)
    content.recognized = True
    content.drawings = Drawings(
        lying=[Box(*(value * scale for value in rule)) for rule in recognition.lying],
        standing=[Box(*(value * scale for value in rule)) for rule in recognition.standing],
        pictures=1.0,
    )
    if recognition.unread:
        message = (
            f"The {' and the '.join(recognition.unread)} in the letterhead on page {content.number} cannot be read "
            "with certainty (written by hand or damaged) and was left blank: fill it in from the original."
        )
        content.notices.append(Notice("handwriting", message, page=content.number, partial=True))
