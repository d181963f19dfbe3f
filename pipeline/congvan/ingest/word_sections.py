"""Letterheads and signatures set as a section of two text columns, as recognition software writes them."""

from __future__ import annotations

from docx.oxml.ns import qn

from congvan.ingest.word_package import Element
from congvan.ingest.word_tables import sign_of

_SIGNS = frozenset({"motto", "distribution"})
_LONGEST = 40  # paragraphs; a text of two columns throughout is no letterhead


def columns_of_sections(body: Element) -> dict[Element, int]:
    """For each paragraph of such a section the column it stands in, 0 or 1."""
    columns: dict[Element, int] = {}
    section: list[Element] = []
    for element in body.iterchildren("*"):
        end = element if element.tag == qn("w:sectPr") else element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if element.tag == qn("w:p"):
            section.append(element)
        if end is not None:
            if _is_two_columns(end) and len(section) <= _LONGEST:
                columns.update(_split(section))
            section = []
    return columns


def _is_two_columns(properties: Element) -> bool:
    columns = properties.find(qn("w:cols"))
    return columns is not None and columns.get(qn("w:num")) == "2"


def _split(section: list[Element]) -> dict[Element, int]:
    """The right column begins at the column break, without one at the motto."""
    signs = [sign_of("".join(part.text or "" for part in paragraph.iter(qn("w:t")))) for paragraph in section]
    if _SIGNS.isdisjoint(signs):
        return {}
    breaks = [index for index, paragraph in enumerate(section) if _breaks_column(paragraph)]
    start = breaks[0] if breaks else signs.index("motto") if "motto" in signs else len(section)
    return {paragraph: int(index >= start) for index, paragraph in enumerate(section)}


def _breaks_column(paragraph: Element) -> bool:
    return any(element.get(qn("w:type")) == "column" for element in paragraph.iter(qn("w:br")))
