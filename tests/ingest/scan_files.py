"""Makes scans of dispatches: set in type, rendered, then spoiled as scanners, stamps and copiers spoil them."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import font_roboto
import font_source_serif_pro
import numpy as np
import pypdfium2 as pdfium
from fpdf import FPDF
from PIL import Image

from congvan.document import Document, Role
from congvan.ingest.plain_text import read_text
from congvan.options import Options

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, FOOT = 85.0, 540.0, 770.0
SIZE, LEADING = 13.0, 17.5
_SERIF = Path(font_source_serif_pro.__file__).parent / "files"
_SANS = Path(font_roboto.__file__).parent / "files"
FONTS = {
    "": _SERIF / "SourceSerifPro-Regular.ttf",
    "B": _SERIF / "SourceSerifPro-Bold.ttf",
    # Its own italic lacks half of the Vietnamese letters.
    "I": _SANS / "Roboto-Italic.ttf",
    "BI": _SANS / "Roboto-BoldItalic.ttf",
}


@dataclass
class Setting:
    """A dispatch taken apart by the eye: what stands at the left and right of its head and foot, and its body."""

    head: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    body: list[str] = field(default_factory=list)
    foot: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))


def taken_apart(document: Document) -> Setting:
    setting = Setting()
    part = "head"
    for line in document.lines:
        text = document.surface(line.span)
        if line.role is Role.FOOTNOTE:
            continue
        if text.startswith("Kính gửi"):
            part = "body"
        elif text.startswith("Nơi nhận"):
            part = "foot"
        if part == "head":
            right = text.startswith(("CỘNG H", "Độc lập")) or (", ngày " in text and " năm " in text)
            setting.head[right].append(text)
        elif part == "foot":
            setting.foot[not text.startswith(("Nơi nhận", "-"))].append(text)
        else:
            setting.body.append(text)
    return setting


class Sheet:
    """A PDF in points that is written from top to bottom and turns its own pages."""

    def __init__(self, fonts: Mapping[str, Path] = FONTS) -> None:
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.set_auto_page_break(False)
        for style, path in fonts.items():
            self.pdf.add_font("Body", style, path)
        self.pdf.add_page()
        self.y = 60.0

    def centre(self, middle: float, y: float, text: str, size: float = SIZE, style: str = "") -> None:
        self.pdf.set_font("Body", style, size)
        self.pdf.text(middle - self.pdf.get_string_width(text) / 2, y, text)

    def column(self, middle: float, y: float, lines: Sequence[str], width: float, style: str) -> float:
        for text in lines:
            size = 12.0
            self.pdf.set_font("Body", style, size)
            for part in self.wrapped(text, width, 0):
                self.centre(middle, y, part, size, style)
                y += 15
        return y

    def wrapped(self, text: str, width: float, indent: float) -> list[str]:
        lines: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            room = width - (0 if lines else indent)
            if line and self.pdf.get_string_width(longer) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line]

    def paragraph(self, text: str, indent: float = 34.0) -> None:
        self.pdf.set_font("Body", "", SIZE)
        lines = self.wrapped(text, RIGHT - LEFT, indent)
        for index, line in enumerate(lines):
            if self.y > FOOT:
                self.pdf.add_page()
                self.centre(WIDTH / 2, 40, str(self.pdf.page), SIZE)
                self.y = 75.0
                self.pdf.set_font("Body", "", SIZE)
            start = LEFT + (0 if index else indent)
            words = line.split()
            widths = [self.pdf.get_string_width(word) for word in words]
            gap = self.pdf.get_string_width(" ")
            if index < len(lines) - 1 and len(words) > 1:
                gap = (RIGHT - start - sum(widths)) / (len(words) - 1)
            for word, width in zip(words, widths, strict=True):
                self.pdf.text(start, self.y, word)
                start += width + gap
            self.y += LEADING
        self.y += 6


def open_letterhead(symbol: float, month: float) -> Any:
    """The picture of a page whose number and day are left open; where the symbol and the month stand, in points."""
    sheet = Sheet()
    sheet.column(175, 60, ["ỦY BAN NHÂN DÂN", "HUYỆN BÌNH AN"], 190, "B")
    sheet.column(410, 60, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"], 270, "B")
    sheet.pdf.set_font("Body", "", 12)
    sheet.pdf.text(110, 110, "Số:")
    sheet.pdf.text(symbol, 110, "/UBND-TH")
    sheet.pdf.text(300, 110, "Bình An, ngày")
    sheet.pdf.text(month, 110, "tháng 3 năm 2024")
    sheet.y = 170
    for _ in range(4):
        sheet.paragraph("Ủy ban nhân dân huyện yêu cầu các phòng, ban rà soát hồ sơ, báo cáo trước ngày 25/3/2024.")
    [page] = pictures(bytes(sheet.pdf.output()), Damage())
    return page


def typeset(path: Path, fonts: Mapping[str, Path] = FONTS) -> bytes:
    """The PDF of a dispatch given as text, set as offices set theirs."""
    setting = taken_apart(read_text(path, path.read_bytes(), Options(), "0" * 64))
    sheet = Sheet(fonts)
    left, right = setting.head
    bold = [text for text in right if ", ngày " not in text] or ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    if len(bold) == 1:
        bold.append("Độc lập - Tự do - Hạnh phúc")
    dated = [text for text in right if ", ngày " in text]
    own = next((i for i, text in enumerate(left) if text.startswith("Số")), len(left))
    end = max(
        sheet.column(175, 60, left[:own] or ["ỦY BAN NHÂN DÂN", "TỈNH BÌNH AN"], 190, "B"),
        sheet.column(410, 60, bold, 270, "B"),
    )
    ends = sheet.column(175, end + 8, left[own:], 200, ""), sheet.column(410, end + 8, dated, 270, "I")
    sheet.y = max(ends) + 25
    for text in setting.body:
        sheet.paragraph(text)
    if sheet.y > FOOT - 130:
        sheet.pdf.add_page()
        sheet.centre(WIDTH / 2, 40, str(sheet.pdf.page), SIZE)
        sheet.y = 75.0
    top = sheet.y + 15
    names = setting.foot[1]
    for index, text in enumerate(setting.foot[0]):
        sheet.pdf.set_font("Body", "" if index else "BI", 11)
        sheet.pdf.text(LEFT, top + 14 * index, text)
    for index, text in enumerate(names):
        last = index == len(names) - 1 and not text.isupper()
        sheet.centre(420, top + (95 if last else 16 * index), text, SIZE, "B")
    return bytes(sheet.pdf.output())


@dataclass(frozen=True, kw_only=True)
class Damage:
    """What a page suffers: resolution, degrees askew, deviation of noise, blur in pixels, and what is put on it."""

    dpi: int = 200
    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    specks: int = 0
    seal: bool = False
    stamp: bool = False
    signature: bool = False
    border: bool = False
    quality: int = 85


def pictures(pdf: bytes, damage: Damage) -> list[Any]:
    """The pages as a scanner would give them."""
    document = pdfium.PdfDocument(pdf)
    try:
        pages = [document[i].render(scale=damage.dpi / 72).to_numpy()[:, :, :3].copy() for i in range(len(document))]
    finally:
        document.close()
    return [spoiled(page, damage, seed, last=seed == len(pages) - 1) for seed, page in enumerate(pages)]


def spoiled(page: Any, damage: Damage, seed: int, *, last: bool) -> Any:
    random = np.random.default_rng(seed)
    unit = damage.dpi / 72
    if damage.seal and last:
        _seal(page, unit, random)
    if damage.signature and last:
        points = np.array([(360, 640), (400, 600), (415, 660), (450, 610), (470, 650), (560, 600)]) * unit
        cv2.polylines(page, [points.astype(np.int32)], False, (170, 60, 20), max(2, round(1.3 * unit)), cv2.LINE_AA)
    if damage.stamp and not seed:
        _stamp(page, unit)
    if damage.blur:
        page = cv2.GaussianBlur(page, (0, 0), damage.blur)
    if damage.skew:
        height, width = page.shape[:2]
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), damage.skew, 1.0)
        page = cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    if damage.border:
        page[:, : round(9 * unit)] = 20
        page[-round(6 * unit) :] = 30
    if damage.specks:
        for x, y in random.integers(0, (page.shape[1], page.shape[0]), (damage.specks, 2)):
            cv2.circle(page, (int(x), int(y)), int(random.integers(1, max(2, round(0.7 * unit)))), (40, 40, 40), -1)
    if damage.noise:
        page = np.clip(page + random.normal(0, damage.noise, page.shape), 0, 255).astype(np.uint8)
    return page


def _seal(page: Any, unit: float, random: np.random.Generator) -> None:
    """A red seal over the title of who signs, its ink uneven."""
    height = page.shape[0]
    ink = np.zeros(page.shape[:2], np.uint8)
    rows = np.where((page[:, round(360 * unit) :] < 128).any(axis=(1, 2)))[0]
    top = int(rows[-1] - 75 * unit) if len(rows) else round(0.5 * height)
    middle = (round(385 * unit), top)
    for radius, width in ((52, 2.5), (48, 1.0), (30, 1.0)):
        cv2.circle(ink, middle, round(radius * unit), 255, max(1, round(width * unit)), cv2.LINE_AA)
    star = [
        (
            middle[0] + (12 if k % 2 == 0 else 5) * unit * math.sin(k * math.pi / 5),
            middle[1] - (12 if k % 2 == 0 else 5) * unit * math.cos(k * math.pi / 5),
        )
        for k in range(10)
    ]
    cv2.fillPoly(ink, [np.array(star, np.int32)], 255)
    for k, letter in enumerate("UBND HUYEN BINH AN * TINH HOA LAC *"):
        angle = 2 * math.pi * k / 35
        x = middle[0] + 39 * unit * math.sin(angle)
        y = middle[1] - 39 * unit * math.cos(angle)
        cv2.putText(ink, letter, (int(x - 3 * unit), int(y + 3 * unit)), 0, 0.27 * unit, 255, max(1, round(0.7 * unit)))
    strength = ink / 255 * (0.75 + 0.25 * random.random(ink.shape))
    for channel, value in enumerate((60, 40, 220)):
        paper = page[:, :, channel].astype(float)
        page[:, :, channel] = np.minimum(paper, paper * (1 - strength) + value * strength).astype(np.uint8)


def _stamp(page: Any, unit: float) -> None:
    """The blue stamp of an incoming dispatch, beside its number."""
    layer = np.full_like(page, 255)
    x, y = round(40 * unit), round(150 * unit)
    cv2.rectangle(layer, (x, y), (x + round(120 * unit), y + round(44 * unit)), (190, 70, 30), max(1, round(unit)))
    for row, text in enumerate(("CONG VAN DEN", "So: 1415", "Ngay: 08/3")):
        place = (x + round(6 * unit), y + round((12 + 13 * row) * unit))
        cv2.putText(layer, text, place, 0, 0.36 * unit, (190, 70, 30), max(1, round(0.9 * unit)), cv2.LINE_AA)
    np.minimum(page, layer, out=page)


def scanned(pdf: bytes, damage: Damage) -> bytes:
    """A PDF whose pages are nothing but pictures of the pages of ``pdf``."""
    return bound(pictures(pdf, damage), damage)


def bound(pages: Sequence[Any], damage: Damage) -> bytes:
    binder = FPDF(unit="pt", format="A4")
    binder.set_auto_page_break(False)
    for page in pages:
        binder.add_page()
        binder.image(io.BytesIO(encoded(page, "JPEG", damage)), 0, 0, WIDTH, HEIGHT)
    return bytes(binder.output())


def encoded(page: Any, format: str, damage: Damage) -> bytes:
    """A page's picture as a file; PNG and TIFF say their resolution."""
    buffer = io.BytesIO()
    picture = Image.fromarray(cv2.cvtColor(page, cv2.COLOR_BGR2RGB))
    picture.save(buffer, format, quality=damage.quality, dpi=(damage.dpi, damage.dpi))
    return buffer.getvalue()


def many_paged(pages: Sequence[Any], dpi: int) -> bytes:
    """A TIFF of several pages."""
    buffer = io.BytesIO()
    images = [Image.fromarray(cv2.cvtColor(page, cv2.COLOR_BGR2RGB)) for page in pages]
    images[0].save(buffer, "TIFF", save_all=True, append_images=images[1:], dpi=(dpi, dpi), compression="tiff_lzw")
    return buffer.getvalue()


def error_rate(found: str, expected: str) -> float:
    """Characters to change, insert or leave out, as a share of the expected ones; blanks and line ends are one."""
    a, b = " ".join(found.split()), " ".join(expected.split())
    previous = np.arange(len(b) + 1)
    codes = np.array([ord(c) for c in b])
    ramp = np.arange(len(b) + 1)
    for index, character in enumerate(a, start=1):
        row = np.empty(len(b) + 1, dtype=np.int64)
        row[0] = index
        row[1:] = np.minimum(previous[1:] + 1, previous[:-1] + (codes != ord(character)))
        # Insertions run from left to right: the least of all cells before, plus the way from there.
        previous = np.minimum.accumulate(row - ramp) + ramp
    return float(previous[-1]) / max(len(b), 1)
