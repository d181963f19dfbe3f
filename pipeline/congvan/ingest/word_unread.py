"""What a user must know of a Word file's reading: embedded files and pictures are not read, changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from congvan.document import Notice
from congvan.ingest.word_package import Element

_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_CHANGES = tuple(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo")))
_LARGE = 10 * 360_000  # 10 cm each way, in English metric units; emblems, stamps and signatures are smaller


def unread(body: Element) -> Iterator[Notice]:
    """A notice for each kind of content that is left out, and one where changes are tracked."""
    chunks = sum(1 for _ in body.iter(qn("w:altChunk")))
    objects = sum("equation" not in element.get("ProgID", "").lower() for element in body.iter(_OLE))
    if chunks or objects:
        yield Notice(
            "embedded-file",
            f"the Word file embeds {_count(chunks + objects, 'other file', 'other files')}, not read",
            partial=True,
        )
    pictures = sum(_is_large(picture) for picture in body.iter(qn("wp:inline"), qn("wp:anchor")))
    pictures += sum(1 for _ in body.iter(_DIAGRAM))
    if pictures:
        yield Notice(
            "picture-text",
            f"the Word file shows {_count(pictures, 'large picture', 'large pictures')}, whose text is not read",
            partial=True,
        )
    if next(body.iter(*_CHANGES), None) is not None:
        yield Notice(
            "tracked-changes", "the Word file tracks changes that nobody accepted yet: it is read as if all were"
        )


def _is_large(drawing: Element) -> bool:
    extent = drawing.find(qn("wp:extent"))
    if extent is None or next(drawing.iter(qn("a:blip")), None) is None:
        return False
    try:
        return min(int(extent.get("cx", "0")), int(extent.get("cy", "0"))) >= _LARGE
    except ValueError:
        return False


def _count(number: int, noun: str, nouns: str) -> str:
    return f"{number} {noun if number == 1 else nouns}"
