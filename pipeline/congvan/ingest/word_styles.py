"""What a paragraph and a run look like, styles and defaults counted in: bold, size, hidden, font, list."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from congvan.ingest.word_package import Element

_TOGGLES = ("b", "i", "vanish", "caps")
_OFF = frozenset({"0", "false", "off", "none"})
VALUE = qn("w:val")


@dataclass(frozen=True, slots=True)
class RunFormat:
    """A run as it shows; ``low`` and ``high`` are the fonts of its ASCII and of its other characters."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    capitals: bool = False
    raised: bool = False
    size: float | None = None
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """A paragraph as it shows; ``number`` is (list's id, level), None where it stands in no list."""

    style: str | None
    centred: bool
    number: tuple[str, int | None] | None
    run: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Styles:
    """The styles part, each style resolved along ``basedOn`` once."""

    defaults: dict[str, Any]
    elements: dict[str, Element]
    default_paragraph: str | None
    _runs: dict[str, dict[str, Any]] = field(default_factory=dict)

    def chain(self, style: str | None) -> list[Element]:
        """The style's element and those it is based on, nearest first; a circle ends where it closes."""
        chain: list[Element] = []
        seen: set[str] = set()
        while style is not None and style in self.elements and style not in seen:
            seen.add(style)
            element = self.elements[style]
            chain.append(element)
            style = attribute(element, "w:basedOn")
        return chain

    def paragraph(self, properties: Element | None) -> ParagraphFormat:
        """The format of a paragraph with these ``w:pPr``."""
        own = attribute(properties, "w:pStyle")
        style = own if own in self.elements else self.default_paragraph
        chain = self.chain(style)
        every = [properties, *(element.find(qn("w:pPr")) for element in chain)]
        alignment = next((value for part in every if (value := attribute(part, "w:jc")) is not None), None)
        return ParagraphFormat(style, alignment == "center", _number(every), self._run_properties(style))

    def run(self, properties: Element | None, paragraph: ParagraphFormat) -> RunFormat:
        """The format of a run with these ``w:rPr`` in such a paragraph."""
        character = self._run_properties(attribute(properties, "w:rStyle"))
        direct = run_properties(properties)
        merged = {**self.defaults, **paragraph.run, **character, **direct}
        for toggle in _TOGGLES:
            # Bold in the paragraph's style and in the character's style cancel out (ISO/IEC 29500-1, 17.7.3).
            if toggle not in direct and toggle in paragraph.run and toggle in character:
                merged[toggle] = paragraph.run[toggle] != character[toggle]
        return RunFormat(
            bold=merged.get("b", False),
            italic=merged.get("i", False),
            hidden=merged.get("vanish", False),
            capitals=merged.get("caps", False),
            raised=merged.get("raised", False),
            size=merged.get("size"),
            low=merged.get("low", ""),
            high=merged.get("high", ""),
        )

    def _run_properties(self, style: str | None) -> dict[str, Any]:
        if style is None:
            return {}
        if style not in self._runs:
            merged: dict[str, Any] = {}
            for element in reversed(self.chain(style)):
                merged.update(run_properties(element.find(qn("w:rPr"))))
            self._runs[style] = merged
        return self._runs[style]


def read_styles(root: Element | None) -> Styles:
    """The styles of a ``styles.xml``; of a file without one, none."""
    if root is None:
        return Styles({}, {}, None)
    elements = {element.get(qn("w:styleId")): element for element in root.iterfind(qn("w:style"))}
    default = next(
        (
            name
            for name, element in elements.items()
            if element.get(qn("w:type")) == "paragraph" and element.get(qn("w:default"), "0") not in _OFF
        ),
        None,
    )
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    return Styles(run_properties(defaults), elements, default)


def run_properties(properties: Element | None) -> dict[str, Any]:
    """What a ``w:rPr`` itself says, under short names."""
    found: dict[str, Any] = {}
    if properties is None:
        return found
    for toggle in _TOGGLES:
        element = properties.find(qn(f"w:{toggle}"))
        if element is not None:
            found[toggle] = is_on(element)
    size = attribute(properties, "w:sz")
    if size is not None:
        with contextlib.suppress(ValueError):
            found["size"] = float(size) / 2
    raised = attribute(properties, "w:vertAlign")
    if raised is not None:
        found["raised"] = raised == "superscript"
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        for name, plain, theme in (("low", "w:ascii", "w:asciiTheme"), ("high", "w:hAnsi", "w:hAnsiTheme")):
            if fonts.get(qn(theme)) is not None:
                found[name] = ""  # a theme's fonts are Unicode fonts
            elif fonts.get(qn(plain)) is not None:
                found[name] = fonts.get(qn(plain))
    return found


def attribute(parent: Element | None, child: str) -> str | None:
    """``w:val`` of a child element, None where there is no such child."""
    if parent is None:
        return None
    element = parent.find(qn(child))
    return None if element is None else element.get(VALUE)


def is_on(element: Element) -> bool:
    """Whether a switch such as ``<w:b/>`` or ``<w:b w:val="0"/>`` is on."""
    return element.get(VALUE, "1").lower() not in _OFF


def _number(every: list[Element | None]) -> tuple[str, int | None] | None:
    """List and level from the nearest that names a list; a level written nearer counts. List 0 means none."""
    level: int | None = None
    for properties in every:
        number = None if properties is None else properties.find(qn("w:numPr"))
        if number is None:
            continue
        if level is None:
            text = attribute(number, "w:ilvl")
            level = int(text) if text is not None and text.isdecimal() else None
        identity = attribute(number, "w:numId")
        if identity is not None:
            return None if identity == "0" else (identity, level)
    return None
