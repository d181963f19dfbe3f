"""Footnotes and endnotes: the numbers Word shows at the references, and which note each one is."""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.oxml.ns import qn

from congvan.ingest.word_number_forms import written
from congvan.ingest.word_package import Element
from congvan.ingest.word_styles import attribute


@dataclass(slots=True)
class NoteLabels:
    """Numbers the references in the order of the text; ``referred`` is (label, kind, id) of each note in order.

    Numbering that begins anew on each page or in each section is not followed: a label names one note.
    """

    forms: dict[str, tuple[str, int]]
    referred: list[tuple[str, str, str]] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _labels: dict[tuple[str, str], str] = field(default_factory=dict)
    _taken: dict[str, int] = field(default_factory=dict)

    def refer(self, kind: str, identity: str, own_mark: str = "") -> str:
        """The label shown where ``kind`` (footnote, endnote) ``identity`` is referred to."""
        known = self._labels.get((kind, identity))
        if known is not None:
            return known
        label = own_mark
        if not label:
            form, start = self.forms.get(kind, ("decimal", 1))
            number = self._counts.get(kind, start)
            self._counts[kind] = number + 1
            label = written(number, form)
        label = self._unlike_others(label)
        self._labels[kind, identity] = label
        self.referred.append((label, kind, identity))
        return label

    def _unlike_others(self, label: str) -> str:
        """Every ``(*)`` after the first gets strokes: a label names one note."""
        unlike = label
        while unlike in self._taken:
            self._taken[label] += 1
            count = self._taken[label]
            unlike = label + ("'" * count if count < 4 else f"'{count}")
        self._taken[unlike] = 0
        return unlike


def read_note_forms(settings: Element | None, main: Element) -> dict[str, tuple[str, int]]:
    """Number form and first number of footnotes and endnotes, from the settings and the first section."""
    forms = {"footnote": ("decimal", 1), "endnote": ("lowerRoman", 1)}
    section = next(main.iter(qn("w:sectPr")), None)
    for kind in forms:
        for parent in (settings, section):
            properties = None if parent is None else parent.find(qn(f"w:{kind}Pr"))
            form, start = attribute(properties, "w:numFmt"), attribute(properties, "w:numStart")
            first = int(start) if start is not None and start.isdecimal() else forms[kind][1]
            forms[kind] = (form or forms[kind][0], first)
    return forms


def find_notes(root: Element | None, kind: str) -> dict[str, Element]:
    """The notes of a ``footnotes.xml`` or ``endnotes.xml`` by id."""
    if root is None:
        return {}
    return {note.get(qn("w:id")): note for note in root.iterfind(qn(f"w:{kind}"))}
