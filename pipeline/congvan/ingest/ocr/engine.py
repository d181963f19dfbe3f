"""Tesseract through tesserocr: a grey picture becomes words with symbols, boxes and confidences."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from congvan.ingest.ocr.recognition import Segment, Symbol, Word

_LANGUAGE = "vie"
_DATA = f"{_LANGUAGE}.traineddata"
_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_PICTURES = frozenset({9, 10, 11})
"""The block types of Tesseract that are pictures: a seal makes one of what stands under it."""
_PAGE, _BLOCK, _SPARSE = 3, 6, 11
_SURE = 55.0
"""Words found inside a picture are believed from this confidence on."""
_SHARED = 0.3
"""Two words that share so much of the smaller one's room are one, read twice."""

_local = threading.local()


class RecognitionTimeoutError(Exception):
    """A page took longer than its limit."""


def missing() -> str | None:
    """What has to be installed before anything can be recognized; None where all is there."""
    try:
        import cv2  # noqa: F401
        import tesserocr  # noqa: F401
    except ImportError:
        return 'Install the extra ocr: pip install "congvan[ocr]"'
    if data_folder() is None:
        return (
            "Install Tesseract's Vietnamese data, on Debian and Ubuntu: apt-get install tesseract-ocr tesseract-ocr-vie"
        )
    return None


@cache
def data_folder() -> Path | None:
    """The folder that holds the Vietnamese data; ``TESSDATA_PREFIX`` names it where it is an unusual one."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    own = [Path(prefix), Path(prefix) / "tessdata"] if prefix else []
    return next((folder for folder in [*own, *map(Path, _PLACES)] if (folder / _DATA).is_file()), None)


@cache
def engine_name() -> str:
    """Version of program and data: results of another version are not those of this one."""
    import tesserocr

    folder = data_folder()
    size = (folder / _DATA).stat().st_size if folder else 0
    return f"{tesserocr.tesseract_version().splitlines()[0]}/{_LANGUAGE}:{size}"


def _api() -> Any:
    """This thread's engine; loading its data takes longer than reading a short page."""
    api = getattr(_local, "api", None)
    if api is None:
        # One thread a page: Tesseract's own threads make a page four to six times slower.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        import tesserocr

        api = _local.api = tesserocr.PyTessBaseAPI(path=str(data_folder()), lang=_LANGUAGE, psm=_PAGE)
    return api


def recognize(grey: Any, dpi: float, timeout: float) -> list[Word]:
    """The words on a grey picture (a numpy array); raises RecognitionTimeoutError after ``timeout`` seconds."""
    from PIL import Image

    api = _api()
    try:
        api.SetPageSegMode(_PAGE)
        api.SetImage(Image.fromarray(grey))
        api.SetSourceResolution(round(dpi))
        words = list(_words(api, timeout))
        for picture in _pictures(api, grey.shape):
            api.SetPageSegMode(_SPARSE)
            api.SetRectangle(*picture)
            first = words[-1].line + 1 if words else 0
            found = [replace(word, covered=True) for word in _words(api, timeout, first) if word.confidence >= _SURE]
            words.extend(_unseen(words, found))
        return words
    finally:
        api.Clear()


def recognize_line(grey: Any, dpi: float, timeout: float) -> list[Word]:
    """The words on the picture of a single line; raises RecognitionTimeoutError after ``timeout`` seconds."""
    from PIL import Image

    api = _api()
    try:
        api.SetPageSegMode(_BLOCK)
        api.SetImage(Image.fromarray(grey))
        api.SetSourceResolution(round(dpi))
        return list(_words(api, timeout))
    finally:
        api.Clear()


def _unseen(known: Sequence[Word], found: Sequence[Word]) -> list[Word]:
    """The words of a picture that are not known already: its rectangle takes in ends of the lines beside it."""
    boxes = [word.box for word in known]
    return [word for word in found if not any(_covers(box, word.box) for box in boxes)]


def _covers(known: Segment, found: Segment) -> bool:
    """Whether two words share a good part of the smaller one's room."""
    across = min(known.x1, found.x1) - max(known.x0, found.x0)
    along = min(known.y1, found.y1) - max(known.y0, found.y0)
    if across <= 0 or along <= 0:
        return False
    smaller = min((box.x1 - box.x0) * (box.y1 - box.y0) for box in (known, found))
    return across * along > _SHARED * smaller


def _words(api: Any, timeout: float, line: int = 0) -> Iterator[Word]:
    from tesserocr import RIL, iterate_level

    if not api.Recognize(round(timeout * 1000)):
        raise RecognitionTimeoutError
    symbols: list[Symbol] = []
    confidence, baseline = 0.0, Segment(0, 0, 0, 0)
    for item in iterate_level(api.GetIterator(), RIL.SYMBOL):
        try:
            text = item.GetUTF8Text(RIL.SYMBOL)
        except RuntimeError:  # A picture or a ruled line.
            continue
        place = item.BoundingBox(RIL.SYMBOL)
        if item.IsAtBeginningOf(RIL.WORD):
            if symbols:
                yield Word(tuple(symbols), confidence, baseline, line)
            symbols = []
            line += bool(item.IsAtBeginningOf(RIL.TEXTLINE))
            confidence = item.Confidence(RIL.WORD)
            (x0, y0), (x1, y1) = item.Baseline(RIL.TEXTLINE) or ((place[0], place[3]), (place[2], place[3]))
            baseline = Segment(x0, y0, x1, y1)
        if text and text.strip() and place:
            symbols.append(Symbol(text, Segment(*place), item.Confidence(RIL.SYMBOL)))
    if symbols:
        yield Word(tuple(symbols), confidence, baseline, line)


def _pictures(api: Any, shape: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of the parts that were taken for pictures and are large enough for a line."""
    from tesserocr import RIL, iterate_level

    found = []
    for item in iterate_level(api.GetIterator(), RIL.BLOCK):
        place = item.BoundingBox(RIL.BLOCK) if item.BlockType() in _PICTURES else None
        if place:
            left, top, right, bottom = place
            if right - left > 0.05 * shape[1] and bottom - top > 0.01 * shape[0]:
                found.append((left, top, right - left, bottom - top))
    return found
