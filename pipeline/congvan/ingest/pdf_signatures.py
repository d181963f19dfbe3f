"""Digital signatures: what their widgets show is painted into the page, and the stamp's own words are set apart.

A signed dispatch often holds its number and day only there: the header reads ``Số:      /UBND-NC`` and the
widget that lies over the blank shows ``1210``. The stamp (``Ký bởi: … Thời gian ký: …``) is no text of the dispatch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from congvan.document.model import Box, SignatureStamp
from congvan.ingest.layout.cues import says
from congvan.ingest.layout.gathering import rows_of
from congvan.ingest.layout.glyphs import Glyph, frame_of
from congvan.ingest.layout.rows import Row

_STAMP_SIZE = 11.5
"""Stamps are set smaller than this, in points."""
_FILLS_BLANK = re.compile(r"[\w\s./,&:()-]{1,40}")


def added_boxes(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> list[Box]:
    """Where a page's signature widgets, stamps and typed remarks lie, in the PDF's own coordinates."""
    boxes = []
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            rect = pdfium_c.FS_RECTF()
            wanted = _is_put_on(document, annotation) and pdfium_c.FPDFAnnot_GetRect(annotation, rect)
            if wanted and rect.right - rect.left > 1 and rect.top - rect.bottom > 1:
                boxes.append(Box(rect.left, rect.bottom, rect.right, rect.top))
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)
    return boxes


def _is_put_on(document: pdfium.PdfDocument, annotation: object) -> bool:
    """Whether an annotation was put on the finished page: a signature, a rubber stamp (``CÔNG VĂN ĐẾN``), a remark."""
    if pdfium_c.FPDFAnnot_GetSubtype(annotation) in (pdfium_c.FPDF_ANNOT_STAMP, pdfium_c.FPDF_ANNOT_FREETEXT):
        return True
    if document.formenv is None:
        return False
    kind = pdfium_c.FPDFAnnot_GetFormFieldType(document.formenv, annotation)
    return bool(kind == pdfium_c.FPDF_FORMFIELD_SIGNATURE)


def flatten(page: pdfium.PdfPage) -> bool:
    """Paints the widgets' appearances into the page; whether the page changed (it must then be loaded anew)."""
    return bool(pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY) == pdfium_c.FLATTEN_SUCCESS)


def remove_stamps(page: pdfium.PdfPage, stamps: Sequence[Box]) -> None:
    """Takes the annotations that lie in these boxes off the page: they cover what a picture shows below them."""
    if not stamps:
        return
    frame = frame_of(page)
    for index in reversed(range(pdfium_c.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        rect = pdfium_c.FS_RECTF()
        try:
            known = bool(pdfium_c.FPDFAnnot_GetRect(annotation, rect))
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)
        box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
        if known and any(max(abs(a - b) for a, b in zip(box, stamp, strict=True)) < 1 for stamp in stamps):
            pdfium_c.FPDFPage_RemoveAnnot(page, index)


def part_stamps(glyphs: list[Glyph], boxes: Sequence[Box], page: int) -> tuple[list[Glyph], list[SignatureStamp]]:
    """The glyphs of the dispatch, and the stamps.

    What a widget adds stays with the dispatch where it fills a blank (``371``, ``18``, ``ngày 18 tháng 02``): it
    is one line, has a figure and is no stamp.
    """
    if not boxes:
        return glyphs, []
    kept: list[Glyph] = []
    added: list[list[Glyph]] = [[] for _ in boxes]
    for glyph in glyphs:
        home = _home(glyph, boxes) if glyph.added else None
        if home is None:
            kept.append(glyph)
        else:
            added[home].append(glyph)
    stamps: list[SignatureStamp] = []
    for box, group in zip(boxes, added, strict=True):
        rows = rows_of(group)
        text = "\n".join(row.words for row in rows)
        if not text:
            continue
        if len(rows) > 1 or _is_stamp(text) or not _fills(text):
            stamps.append(SignatureStamp(text, page, box))
        else:
            kept.extend(group)
    return kept, stamps


def _home(glyph: Glyph, boxes: Sequence[Box]) -> int | None:
    """The smallest widget in which a glyph's middle lies."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
    within = [
        ((box.x1 - box.x0) * (box.y1 - box.y0), index)
        for index, box in enumerate(boxes)
        if box.x0 - 2 <= x <= box.x1 + 2 and box.y0 - 2 <= y <= box.y1 + 2
    ]
    return min(within)[1] if within else None


def _is_stamp(text: str) -> bool:
    return any(_is_stamp_line(line) for line in text.splitlines())


def _is_stamp_line(line: str) -> bool:
    return says("signed_by", line) or says("stamp_line", line)


def _fills(text: str) -> bool:
    return any(c.isdigit() for c in text) and _FILLS_BLANK.fullmatch(text) is not None


def take_painted_stamps(rows: list[Row], page: int) -> tuple[list[Row], list[SignatureStamp]]:
    """The rows without stamps that are already part of the page's own painting, and these stamps.

    Such a stamp is a block of short lines, one of which says who signed or when; a line belongs to it that
    stands close above or below and within its width, and is itself worded like a stamp's or small.
    """
    seeds = [i for i, row in enumerate(rows) if says("signed_by", row.words) and len(row.words) < 90]
    taken: set[int] = set()
    stamps: list[SignatureStamp] = []
    for seed in seeds:
        if seed in taken:
            continue
        block = _grow(rows, seed)
        if len(block) < 2 and rows[seed].size >= _STAMP_SIZE:
            continue
        taken |= block
        members = [rows[i] for i in sorted(block)]
        boxes = [row.box for row in members]
        box = Box(
            min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes)
        )
        stamps.append(SignatureStamp("\n".join(row.words for row in members), page, box))
    return [row for i, row in enumerate(rows) if i not in taken], stamps


def _grow(rows: Sequence[Row], seed: int) -> set[int]:
    """The rows of the stamp to which row ``seed`` belongs."""
    block = {seed}
    for step in (-1, 1):
        index = seed + step
        while 0 <= index < len(rows):
            row, near = rows[index], rows[index - step]
            if abs(row.baseline - near.baseline) > 2.2 * max(row.size, near.size):
                break
            worded = _is_stamp_line(row.words)
            alike = abs(row.size - rows[seed].size) < 0.3 and abs(row.x0 - rows[seed].x0) < 4 and row.size < _STAMP_SIZE
            if not worded and not (alike and step > 0):
                break
            block.add(index)
            index += step
    return block
