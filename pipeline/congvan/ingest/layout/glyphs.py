"""What a page of a PDF paints as text: characters with their place, upright, whatever way the page lies."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from congvan.document.model import Box
from congvan.errors import LimitError
from congvan.ingest.layout.native import ADDRESS, NUMBER, address_of, native
from congvan.ingest.layout.skew import Origin, skew_of

_MOST = 100_000  # characters of a page; one set in the smallest print has ten thousand
_BOLD_WEIGHT = 600
_ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 6, 1 << 18
_BOLD_NAMES = ("bold", "black", "heavy", "-bd", ",bd")
_INVISIBLE, _FILL_AND_STROKE = 3, 2
# pdfium writes a hyphen that ends a line as one of these.
_LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-"}


@dataclass(frozen=True, slots=True)
class Face:
    """How a run of characters is set: effective size in points, weight, slant, font, baseline's direction."""

    size: float
    bold: bool
    italic: bool
    font: str
    turn: int
    """Quarter turns, clockwise, that set the run upright; -1 where none does (a slanted watermark)."""
    visible: bool = True


@dataclass(slots=True)
class Glyph:
    """One character as painted; y grows downwards from the page's upper edge."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    """Where it stands; on a page that lies askew, where it would stand were the page straight."""
    face: Face
    parted: bool = False
    """Whether pdfium sees a space before it that is not painted."""
    added: bool = False
    """Whether a widget's appearance brought it: it was not on the page before that was painted."""

    @property
    def blank(self) -> bool:
        """Whether it is a space."""
        return self.text == " "


@dataclass(slots=True)
class Frame:
    """The page's rectangle in the PDF's own coordinates, and how it is turned for reading."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as read."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the PDF as read: from the upper left corner."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the PDF as read."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def upright_box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """The same on a page that is not turned; for characters, of which there are many."""
        return left - self.left, self.top - top, right - self.left, self.top - bottom


def frame_of(page: pdfium.PdfPage) -> Frame:
    """The visible rectangle of a page, turned as its ``/Rotate`` says."""
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page, rect)
    return Frame(rect.left, rect.bottom, rect.right, rect.top, page.get_rotation() // 90 % 4)


def count_glyphs(page: pdfium.PdfPage) -> int:
    """How many characters pdfium counts on a page."""
    textpage = page.get_textpage()
    try:
        return int(textpage.count_chars())
    finally:
        textpage.close()


def read_glyphs(page: pdfium.PdfPage, frame: Frame, own: int | None = None) -> tuple[list[Glyph], int]:
    """The characters of a page in the order in which they are painted, and how many were left out.

    ``frame`` is turned to set most characters upright; those at another angle (watermarks) are left out, and so
    are characters outside the page. ``own`` is how many the page had before its widgets were painted.
    """
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > _MOST:
            raise LimitError(f"it holds more than {_MOST} characters")
        raw = _read_raw(textpage)
    finally:
        textpage.close()
    turns = Counter(item[5].turn for item in raw if item[5].turn >= 0)
    if turns:
        frame.turn = turns.most_common(1)[0][0]
    width, height = frame.size
    upright = frame.turn
    box = frame.box if upright else frame.upright_box
    glyphs: list[Glyph] = []
    starts: list[float] = []
    origins: list[Origin] = []
    turned = 0
    place: tuple[float, float] | None = None
    start = baseline = 0.0
    shared: list[Glyph] = []
    for text, left, bottom, right, top, face, origin, parted, index in raw:
        if face.turn != upright:
            turned += text != " "
            continue
        x0, y0, x1, y1 = box(left, bottom, right, top)
        if x1 < 0 or y1 < 0 or x0 > width or y0 > height:
            continue
        if glyphs and not text.isascii() and unicodedata.combining(text):
            _combine(glyphs[-1], text, y0, y1)
            continue
        glyph = Glyph(text, x0, y0, x1, y1, 0.0, face, parted, own is not None and index >= own)
        if origin is place and x0 == glyphs[-1].x0 and x1 == glyphs[-1].x1:
            shared = [*(shared or glyphs[-1:]), glyph]
        elif shared:
            _spread(shared)
            shared = []
        if origin is not place:
            place = origin
            start, baseline = frame.point(*origin)
            if not origins or origins[-1][0] != start or origins[-1][1] != baseline:
                origins.append((start, baseline, face.size))
        starts.append(start)
        glyph.baseline = baseline
        glyphs.append(glyph)
    if shared:
        _spread(shared)
    skew = skew_of(origins)
    if skew:
        for glyph, start in zip(glyphs, starts, strict=True):
            glyph.baseline -= skew * start
    return glyphs, turned


def _spread(glyphs: Sequence[Glyph]) -> None:
    """Gives each letter of a ligature (``ffi`` in ``Office``) its share of the box that they have in common."""
    x0, width = glyphs[0].x0, (glyphs[0].x1 - glyphs[0].x0) / len(glyphs)
    for order, glyph in enumerate(glyphs):
        glyph.x0, glyph.x1 = x0 + order * width, x0 + (order + 1) * width


def _combine(glyph: Glyph, mark: str, y0: float, y1: float) -> None:
    """Sets a mark that is painted for itself over its letter: the two are one character."""
    glyph.text = unicodedata.normalize("NFC", glyph.text + mark)
    glyph.y0, glyph.y1 = min(glyph.y0, y0), max(glyph.y1, y1)


_Raw = tuple[str, float, float, float, float, Face, tuple[float, float], bool, int]


_unicode_at = native(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint, ADDRESS, NUMBER)
_object_at = native(pdfium_c.FPDFText_GetTextObject, ADDRESS, ADDRESS, NUMBER)
_font_of = native(pdfium_c.FPDFTextObj_GetFont, ADDRESS, ADDRESS)
_mode_of = native(pdfium_c.FPDFTextObj_GetTextRenderMode, NUMBER, ADDRESS)
_box_at = native(pdfium_c.FPDFText_GetLooseCharBox, NUMBER, ADDRESS, NUMBER, ADDRESS)


def _read_raw(textpage: pdfium.PdfTextPage) -> list[_Raw]:
    """All characters with their boxes in the PDF's own coordinates; those of one run share its face and origin."""
    handle = textpage.raw
    address = address_of(handle)
    count = pdfium_c.FPDFText_CountChars(handle)
    boxes = (pdfium_c.FS_RECTF * max(count, 1))()
    first, size = ctypes.addressof(boxes), ctypes.sizeof(pdfium_c.FS_RECTF)
    unicode_at, object_at, box_at = _unicode_at, _object_at, _box_at
    runs: dict[int | None, tuple[Face, tuple[float, float]]] = {}
    fonts: dict[int | None, tuple[str, bool, bool]] = {}
    faces: dict[Face, Face] = {}
    texts: dict[int, str] = {}
    found: list[tuple[int, str, Face, tuple[float, float], bool]] = []
    parted = False
    for index in range(count):
        code = unicode_at(address, index)
        if code in (10, 13, 0):
            continue
        if code == 32 and pdfium_c.FPDFText_IsGenerated(handle, index):
            parted = True
            continue
        key = object_at(address, index)
        run = runs.get(key)
        if run is None:
            face, origin = _face(handle, index, key, fonts)
            run = runs[key] = faces.setdefault(face, face), origin
        box_at(address, index, first + index * size)
        text = texts.get(code)
        if text is None:
            text = texts[code] = _character(code)
        found.append((index, text, *run, parted))
        parted = False
    edges = memoryview(boxes).cast("B").cast("f").tolist()
    raw: list[_Raw] = []
    for index, text, face, origin, parted in found:
        left, top, right, bottom = edges[4 * index : 4 * index + 4]
        raw.append((text, left, bottom, right, top, face, origin, parted, index))
    return raw


def _character(code: int) -> str:
    hyphen = _LINE_END_HYPHENS.get(code)
    if hyphen:
        return hyphen
    if code < 32 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    character = chr(code)
    return " " if character.isspace() else character


def _face(
    handle: object, index: int, text_object: int | None, fonts: dict[int | None, tuple[str, bool, bool]]
) -> tuple[Face, tuple[float, float]]:
    matrix = pdfium_c.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetMatrix(handle, index, matrix)
    pdfium_c.FPDFText_GetCharOrigin(handle, index, x, y)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    quarters = math.degrees(math.atan2(matrix.b, matrix.a)) / 90
    turn = round(quarters) % 4 if abs(quarters - round(quarters)) < 0.06 else -1
    name, bold, italic = "", False, False
    visible = True
    if text_object:
        key = _font_of(text_object)
        if key not in fonts:
            fonts[key] = _font(ctypes.cast(key, pdfium_c.FPDF_FONT))
        name, bold, italic = fonts[key]
        mode = _mode_of(text_object)
        visible = mode != _INVISIBLE
        bold = bold or mode == _FILL_AND_STROKE
    size = round(pdfium_c.FPDFText_GetFontSize(handle, index) * scale, 2)
    return Face(size, bold, italic, name, turn, visible), (x.value, y.value)


def _font(font: object) -> tuple[str, bool, bool]:
    if not font:
        return "", False, False
    length = pdfium_c.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium_c.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", "replace").split("+", 1)[-1]
    lower = name.lower()
    flags = pdfium_c.FPDFFont_GetFlags(font)
    bold = any(part in lower for part in _BOLD_NAMES)
    bold = bold or pdfium_c.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT or bool(flags > 0 and flags & _FORCE_BOLD_FLAG)
    italic = "italic" in lower or "oblique" in lower or bool(flags > 0 and flags & _ITALIC_FLAG)
    return name, bold, italic


def embolden(face: Face) -> Face:
    """The face of a character that is painted twice to look bold."""
    return replace(face, bold=True)
