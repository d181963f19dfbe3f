"""What a Word file shows that is not read: embedded files, and pictures large enough to be a scanned page."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from congvan.document import Notice
from congvan.ingest.word_package import Element

_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_LARGE = 10 * 360_000  # 10 cm each way, in English metric units; emblems, stamps and signatures are smaller


def unread(body: Element) -> Iterator[Notice]:
    """A notice for each kind of content that is left out."""
    chunks = sum(1 for _ in body.iter(qn("w:altChunk")))
    objects = sum("equation" not in element.get("ProgID", "").lower() for element in body.iter(_OLE))
    if chunks or objects:
        yield Notice(
            "embedded-file",
            f"the Word file embeds {_count(chunks + objects, 'other file')}, which {_are(chunks + objects)} not read",
            partial=True,
        )
    pictures = sum(_is_large(picture) for picture in body.iter(qn("wp:inline"), qn("wp:anchor")))
    if pictures:
        yield Notice(
            "picture-text",
            f"the Word file shows {_count(pictures, 'large picture')}, whose text, if any, is not read",
            partial=True,
        )


def _is_large(drawing: Element) -> bool:
    extent = drawing.find(qn("wp:extent"))
    if extent is None or next(drawing.iter(qn("a:blip")), None) is None:
        return False
    try:
        return min(int(extent.get("cx", "0")), int(extent.get("cy", "0"))) >= _LARGE
    except ValueError:
        return False


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("s" if number > 1 else "")


def _are(number: int) -> str:
    return "are" if number > 1 else "is"
