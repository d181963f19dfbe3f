"""The straight lines of a page: the short rule above footnotes, and the rules of tables."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from congvan.document.model import Box
from congvan.ingest.layout.glyphs import Frame

_THIN = 3.0
_LONG = 8.0
_MOST_PATHS = 20_000


@dataclass(slots=True)
class Rules:
    """Lines lying and standing, and boxes drawn around something."""

    lying: list[Box] = field(default_factory=list)
    standing: list[Box] = field(default_factory=list)
    boxes: int = 0

    @property
    def may_hold_table(self) -> bool:
        """Whether there are enough rules for two cells side by side."""
        return (len(self.standing) >= 2 and len(self.lying) >= 2) or self.boxes >= 2

    def short(self, width: float) -> list[Box]:
        """Lying lines that are at most half as wide as the page: underlines, and the footnotes' rule."""
        return [rule for rule in self.lying if 20 <= rule.x1 - rule.x0 <= 0.5 * width]


def read_rules(page: pdfium.PdfPage, frame: Frame) -> Rules:
    """The page's rules, told by the bounds of its drawn paths."""
    rules = Rules()
    bounds = tuple(ctypes.c_float() for _ in range(4))
    for count, item in enumerate(page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_PATH,), max_depth=3)):
        if count > _MOST_PATHS:
            break
        if not pdfium_c.FPDFPageObj_GetBounds(item.raw, *bounds):
            continue
        left, bottom, right, top = (value.value for value in bounds)
        box = frame.box(left, bottom, right, top)
        width, height = box.x1 - box.x0, box.y1 - box.y0
        if height <= _THIN and width >= _LONG:
            rules.lying.append(box)
        elif width <= _THIN and height >= _LONG:
            rules.standing.append(box)
        elif width >= _LONG and height >= _LONG and _is_stroked(item.raw):
            # One path may be one cell or a whole grid.
            rules.boxes += 1 + (pdfium_c.FPDFPath_CountSegments(item.raw) > 8)
    return rules


def _is_stroked(path: object) -> bool:
    """Whether a path's outline is drawn: a white ground behind a line of text is no box."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke) and stroke.value)
