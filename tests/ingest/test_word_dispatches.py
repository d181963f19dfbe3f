"""The sample dispatches set in Word as offices set them: what is read back is what was written, word for word."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from word_files import abstract, docx, level, num, p, read, t, table

from congvan.document import Document, Role
from congvan.ingest.plain_text import read_text
from congvan.options import Options

DISPATCHES = sorted((Path(__file__).parents[2] / "corpus" / "dispatches").glob("*.txt"))
TAB = "<w:r><w:tab/></w:r>"
ITEM = re.compile(r"(\d+)\. |(-) ")
RIGHT_IN_HEAD = re.compile(r"CỘNG H|Độc lập|.*, ngày .*năm")
NUMBERING = abstract(0, level(0, "decimal", "%1.")) + abstract(1, level(0, "bullet", "\uf0b7")) + num(1, 0) + num(2, 1)


@dataclass
class Setting:
    """A dispatch taken apart by the eye: its two-column blocks, its body, its notes."""

    head: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    body: list[str] = field(default_factory=list)
    foot: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    notes: list[tuple[str, str]] = field(default_factory=list)
    marks: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    @property
    def lines(self) -> list[str]:
        return [
            *self.head[0],
            *self.head[1],
            *self.body,
            *self.foot[0],
            *self.foot[1],
            *(text for _, text in self.notes),
        ]


def taken_apart(document: Document) -> Setting:
    setting = Setting(notes=[(label, document.surface(span)) for label, span in document.footnotes])
    part = "head" if "Kính gửi" in document.text else "body"
    for line in document.lines:
        text = document.surface(line.span)
        if line.role is not Role.FLOW:
            continue
        marks = [
            (m.offset - line.span.start, m.label) for m in document.marks if line.span.start < m.offset <= line.span.end
        ]
        setting.marks[text] = marks
        if text.startswith("Kính gửi"):
            part = "body"
        elif text.startswith("Nơi nhận"):
            part = "foot"
        if part == "head":
            setting.head[bool(RIGHT_IN_HEAD.match(text))].append(text)
        elif part == "body":
            setting.body.append(text)
        else:
            setting.foot[not text.startswith(("Nơi nhận", "-"))].append(text)
    return setting


def in_a_table(columns: tuple[list[str], list[str]]) -> str:
    return table(["".join(map(p, column)) or p() for column in columns], widths=(4000, 5000))


def with_tabs(columns: tuple[list[str], list[str]]) -> str:
    pairs = itertools.zip_longest(*columns)
    return "".join(p(left or "", TAB, right) if right else p(left) for left, right in pairs)


def paragraph(text: str, setting: Setting) -> str:
    """The paragraph, its number or dash made by Word, its notes referred to."""
    item = ITEM.match(text)
    start = item.end() if item else 0
    content, properties = [], ""
    for offset, label in setting.marks[text]:
        index = [known for known, _ in setting.notes].index(label) + 2
        content += [t(text[start:offset]), f'<w:r><w:footnoteReference w:id="{index}"/></w:r>']
        start = offset
    if item:
        properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{1 if item[1] else 2}"/></w:numPr>'
    return p(*content, t(text[start:]), properties=properties)


@pytest.mark.parametrize("block", [in_a_table, with_tabs])
@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)
def test_a_dispatch_comes_back(path: Path, block) -> None:  # type: ignore[no-untyped-def]
    original = read_text(path, path.read_bytes(), Options(), "0" * 64)
    setting = taken_apart(original)
    notes = "".join(
        f'<w:footnote w:id="{index}">{p("<w:r><w:footnoteRef/></w:r>", " " + text)}</w:footnote>'
        for index, (_, text) in enumerate(setting.notes, start=2)
    )
    body = "".join(paragraph(text, setting) for text in setting.body)
    found = read(docx(block(setting.head) + body + block(setting.foot), numbering=NUMBERING, footnotes=notes))
    assert found.text.split("\n") == setting.lines
    assert sorted(found.text) == sorted(original.text)
    assert [(label, found.surface(span)) for label, span in found.footnotes] == setting.notes
    assert [mark.label for mark in found.marks] == [mark.label for mark in original.marks]


def test_there_are_dispatches() -> None:
    assert len(DISPATCHES) >= 5
