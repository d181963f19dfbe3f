"""Pictures of dispatches (PNG, JPEG, TIFF of several pages …): every frame is a scanned page."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from congvan.document.builder import DocumentBuilder
from congvan.document.model import Document, Notice, Origin
from congvan.errors import DamagedFileError, MissingProgramError
from congvan.ingest.pdf_flow import emit
from congvan.ingest.pdf_page import PageContent
from congvan.options import Options

if TYPE_CHECKING:
    from PIL.Image import Image

    from congvan.ingest.ocr.picture import Picture

_A4_WIDTH, _A4_HEIGHT = 595.0, 842.0
_MOST_FRAMES = 500
_MOST_PIXELS = 60_000_000
_DPI = (140.0, 310.0)
"""Pictures of fewer or more dots an inch are scaled: letters of about 30 pixels are read best."""


def read_picture(path: Path, data: bytes, options: Options, sha256: str, format: str) -> Document:
    """The document on a picture: ``read_picture(Path("trang-1.png"), data, Options(), "9f…", "png")``.

    Raises MissingProgramError where pictures cannot be read here, DamagedFileError where this one cannot.
    """
    from congvan.ingest.ocr.engine import missing

    lacking = missing()
    if not options.ocr or lacking is not None:
        raise MissingProgramError(
            f"it is a {format.upper()} picture, which only OCR reads",
            path=str(path),
            remedy=f"{lacking}." if lacking else "Read it without --no-ocr, or get the digital file.",
        )
    from congvan.ingest.ocr.scans import recognize_scans

    builder = DocumentBuilder()
    with _opened(path, data) as image:
        contents = [_page(image, index) for index in range(min(getattr(image, "n_frames", 1), _MOST_FRAMES))]

        def render(content: PageContent) -> tuple[Picture, float]:
            return _pixels(image, content)

        recognize_scans(contents, render, options, sha256)
    emit(builder, contents)
    origin = Origin(
        path=str(path),
        sha256=sha256,
        format=format,
        pages=len(contents),
        ocr=any(content.recognized for content in contents),
        repairs=tuple(repair for content in contents for repair in content.repairs),
    )
    return builder.build(origin)


def _opened(path: Path, data: bytes) -> Image:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # A large scan is no attack: the number of pixels is bounded when a frame is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DamagedFileError(
            "the picture is damaged or too large", path=str(path), remedy="Scan it again, or get the digital file."
        ) from error


def _page(image: Image, index: int) -> PageContent:
    """An unread page of the size that the picture says it has, or of A4."""
    content = PageContent(index + 1, _A4_WIDTH, _A4_HEIGHT, scanned=True)
    try:
        image.seek(index)
        width, height = image.size
    except (OSError, ValueError, SyntaxError, EOFError):
        content.scanned = False
        content.notices.append(_damaged(index + 1))
        return content
    dpi = float((image.info.get("dpi") or (0, 0))[0])
    points = width * 72 / dpi if dpi >= 50 else 0.0
    # Cameras write 72 dots an inch into pictures of any size.
    if not 200 <= points <= 1800:
        points = _A4_WIDTH if width <= height else _A4_HEIGHT
    content.width, content.height = points, points * height / max(width, 1)
    return content


def _pixels(image: Image, content: PageContent) -> tuple[Picture, float]:
    """A frame's pixels, blue first, at a resolution that is read well; an empty picture where it is broken."""
    import numpy as np
    from PIL import Image, ImageOps

    try:
        image.seek(content.number - 1)
        if image.width * image.height > _MOST_PIXELS:
            raise ValueError("too many pixels")
        frame = image.convert("RGBA" if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info else "RGB")
        if frame.mode == "RGBA":
            paper = Image.new("RGBA", frame.size, "white")
            frame = Image.alpha_composite(paper, frame).convert("RGB")
        upright = ImageOps.exif_transpose(frame)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        content.notices.append(_damaged(content.number))
        return np.full((100, 70), 255, np.uint8), 72.0
    if (upright.width > upright.height) != (content.width > content.height):
        content.width, content.height = content.height, content.width
    dpi = upright.width * 72 / content.width
    wanted = min(max(dpi, _DPI[0]), _DPI[1])
    if wanted != dpi:
        if wanted > dpi:
            wanted = 200.0
        size = round(upright.width * wanted / dpi), round(upright.height * wanted / dpi)
        upright = upright.resize(size, Image.Resampling.LANCZOS)
    return np.ascontiguousarray(np.asarray(upright)[:, :, ::-1]), wanted


def _damaged(page: int) -> Notice:
    message = f"Page {page} of the picture is damaged and was left out. Scan it again, or get the digital file."
    return Notice("damaged_page", message, page=page, partial=True)
