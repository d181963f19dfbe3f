"""What a page shows that is no text: pictures, the short rule above footnotes, the rules of tables."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from congvan.document.model import Box
from congvan.ingest.layout.glyphs import Frame
from congvan.ingest.layout.native import ADDRESS, NUMBER, address_of, native

_THIN = 3.0
_LONG = 8.0
_MOST = 20_000
_MOST_RULES = 5_000
_MOST_SEGMENTS = 2_000
_STRAIGHT = 0.5
_COVERS, _SHOWS = 0.5, 0.02
_MANY_PATHS = 40
_DEEPEST = 2

_count_in_page = native(pdfium_c.FPDFPage_CountObjects, NUMBER, ADDRESS)
_object_in_page = native(pdfium_c.FPDFPage_GetObject, ADDRESS, ADDRESS, NUMBER)
_count_in_form = native(pdfium_c.FPDFFormObj_CountObjects, NUMBER, ADDRESS)
_object_in_form = native(pdfium_c.FPDFFormObj_GetObject, ADDRESS, ADDRESS, ctypes.c_ulong)
_kind_of_object = native(pdfium_c.FPDFPageObj_GetType, NUMBER, ADDRESS)
_bounds_of = native(pdfium_c.FPDFPageObj_GetBounds, NUMBER, *[ADDRESS] * 5)
_matrix_of = native(pdfium_c.FPDFPageObj_GetMatrix, NUMBER, ADDRESS, ADDRESS)
_draw_mode = native(pdfium_c.FPDFPath_GetDrawMode, NUMBER, *[ADDRESS] * 3)
_count_segments = native(pdfium_c.FPDFPath_CountSegments, NUMBER, ADDRESS)
_segment_at = native(pdfium_c.FPDFPath_GetPathSegment, ADDRESS, ADDRESS, NUMBER)
_point_of = native(pdfium_c.FPDFPathSegment_GetPoint, NUMBER, ADDRESS, ADDRESS, ADDRESS)
_kind_of = native(pdfium_c.FPDFPathSegment_GetType, NUMBER, ADDRESS)
_closes = native(pdfium_c.FPDFPathSegment_GetClose, NUMBER, ADDRESS)


@dataclass(slots=True)
class Drawings:
    """Lines lying and standing, boxes drawn around something, and how much of the page is pictures."""

    lying: list[Box] = field(default_factory=list)
    standing: list[Box] = field(default_factory=list)
    boxes: int = 0
    sides: list[Box] = field(default_factory=list)
    """The straight sides of drawn boxes and grids, each as thin as a line."""
    paths: int = 0
    pictures: float = 0.0
    """The share of the page that images cover; scanners cut a page into several."""

    @property
    def may_hold_table(self) -> bool:
        """Whether there are enough rules for two cells side by side."""
        if len(self.lying) + len(self.standing) + self.boxes > _MOST_RULES:
            return False  # A drawing; to look for cells in it would take minutes.
        return (len(self.standing) >= 2 and len(self.lying) >= 2) or self.boxes >= 2

    @property
    def is_scan(self) -> bool:
        """Whether images cover at least half of the page."""
        return self.pictures >= _COVERS

    @property
    def may_show_words(self) -> bool:
        """Whether a page without characters shows something: an image of some size, or outlines of letters."""
        return self.pictures >= _SHOWS or self.paths >= _MANY_PATHS

    def short_rules(self, width: float) -> list[Box]:
        """Lying lines that are at most half as wide as the page: underlines, and the footnotes' rule."""
        return [rule for rule in self.lying if 20 <= rule.x1 - rule.x0 <= 0.5 * width]


def read_drawings(page: pdfium.PdfPage, frame: Frame) -> Drawings:
    """The page's drawings, told by the bounds of its images and paths."""
    drawings = Drawings()
    width, height = frame.size
    whole = max(width * height, 1.0)
    bounds = (ctypes.c_float * 4)()
    first = ctypes.addressof(bounds)
    for count, (kind, item) in enumerate(_painted(address_of(page.raw), _count_in_page, _object_in_page)):
        if count > _MOST:
            break
        if not _bounds_of(item, first, first + 4, first + 8, first + 12):
            continue
        box = frame.box(*bounds)
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            drawings.pictures += (box.x1 - box.x0) * (box.y1 - box.y0) / whole
        else:
            _add_path(drawings, item, box, frame)
    return drawings


def _painted(
    holder: int, count: Callable[[int], int], item_at: Callable[[int, int], int], level: int = 0
) -> Iterator[tuple[int, int]]:
    """The kinds and addresses of the images and paths of a page, and of those of the forms that it shows."""
    for index in range(count(holder)):
        item = item_at(holder, index)
        kind = _kind_of_object(item)
        if kind in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH):
            yield kind, item
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and level < _DEEPEST:
            yield from _painted(item, _count_in_form, _object_in_form, level + 1)


def _add_path(drawings: Drawings, path: int, box: Box, frame: Frame) -> None:
    drawings.paths += 1
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if height <= _THIN and width >= _LONG:
        drawings.lying.append(box)
    elif width <= _THIN and height >= _LONG:
        drawings.standing.append(box)
    elif width >= _LONG and height >= _LONG and _is_stroked(path):
        # One path may be one cell or a whole grid.
        segments = _count_segments(path)
        drawings.boxes += 1 + (segments > 8)
        if segments <= _MOST_SEGMENTS and len(drawings.sides) < _MOST_RULES:
            drawings.sides.extend(_sides(path, segments, frame))


def _sides(path: int, segments: int, frame: Frame) -> Iterator[Box]:
    """The lying and standing stretches of a path's outline, on the page as read."""
    matrix = pdfium_c.FS_MATRIX()
    if not _matrix_of(path, ctypes.addressof(matrix)):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.addressof(x), ctypes.addressof(y)
    begun = last = (0.0, 0.0)
    for index in range(segments):
        segment = _segment_at(path, index)
        if not _point_of(segment, to_x, to_y):
            return
        point = frame.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = _kind_of(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            begun = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield from _straight(last, point)
        last = point
        if _closes(segment) and last != begun:
            yield from _straight(last, begun)
            last = begun


def _straight(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Box]:
    if abs(a[0] - b[0]) <= _STRAIGHT or abs(a[1] - b[1]) <= _STRAIGHT:
        yield Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def _is_stroked(path: int) -> bool:
    """Whether a path's outline is drawn: a white ground behind a line of text is no box."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(_draw_mode(path, ctypes.addressof(fill), ctypes.addressof(stroke)) and stroke.value)
