"""A letterhead that stands in the first page's header, as some templates have it.

Other page headers (`2`, a repeated title) are no part of a dispatch's text.
"""

from __future__ import annotations

from docx.oxml.ns import qn

from congvan.ingest.word_blocks import Block, BlockReader
from congvan.ingest.word_lines import TextLine
from congvan.ingest.word_package import Element, WordPackage
from congvan.ingest.word_tables import sign_of

_TOP = 15  # lines of the body within which its own letterhead would stand
_SIGNS = frozenset({"motto", "number"})


def letterhead_in_header(package: WordPackage, reader: BlockReader, body: list[Block]) -> list[Block]:
    """The blocks of the first page's header where the letterhead stands there and not in the body, else none."""
    if _has_letterhead(body[:_TOP]):
        return []
    part = package.part(_first_header(package.main))
    if part is None:
        return []
    with reader.numbering.story():
        blocks = reader.read(part)
    return blocks if _has_letterhead(blocks) else []


def _has_letterhead(blocks: list[Block]) -> bool:
    texts = (part for block in blocks if isinstance(block, TextLine) for part in block.text.split("\t"))
    return any(sign_of(text) in _SIGNS for text in texts)


def _first_header(main: Element) -> str | None:
    """The relationship of the header that the first page shows."""
    section = next(main.iter(qn("w:sectPr")), None)
    if section is None:
        return None
    headers = {header.get(qn("w:type")): header.get(qn("r:id")) for header in section.iterfind(qn("w:headerReference"))}
    if section.find(qn("w:titlePg")) is not None and "first" in headers:
        return str(headers["first"])
    return headers.get("default")
