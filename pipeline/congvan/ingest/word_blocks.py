"""Word's body in reading order: lines and tables, before they are frozen into a Document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from docx.oxml.ns import qn

from congvan.ingest.word_fonts import decode_fonts
from congvan.ingest.word_lines import TextLine, in_column, lines_of
from congvan.ingest.word_numbering import Numbering
from congvan.ingest.word_package import MC, Element
from congvan.ingest.word_styles import ParagraphFormat, Styles, is_on
from congvan.ingest.word_tables import GridCell, column_of, is_layout, read_grid
from congvan.ingest.word_text import ParagraphText, TextReader, clean, is_placeholder

_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")
_DROPPED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:sectPr", "w:sdtPr", "w:sdtEndPr", "w:tcPr", "w:pPr")))


@dataclass(slots=True)
class DataTable:
    """A table of data: its cells with their lines, row by row."""

    cells: list[tuple[GridCell, list[TextLine]]]


Block: TypeAlias = TextLine | DataTable


@dataclass(slots=True)
class BlockReader:
    """Reads a story (the body, a note, a cell, a text box); its parts share lists, fields and note numbers."""

    styles: Styles
    numbering: Numbering
    text: TextReader
    leftover: frozenset[str] = frozenset()
    """Legacy encodings that fonts name, but the text is not in."""
    columns: dict[Element, int] = field(default_factory=dict)
    """Paragraphs of sections that set a letterhead in two text columns."""
    _carried: ParagraphText | None = None
    _cells: int = 0
    _aside: list[Block] = field(default_factory=list)
    """Text boxes anchored in a table: a stamp beside the letterhead is none of its lines."""

    def read(self, story: Element) -> list[Block]:
        """The blocks of a container of paragraphs and tables."""
        blocks = list(self._read(story))
        if self._carried is not None and self._carried.characters:
            # The mark of the story's last paragraph cannot be deleted.
            blocks.extend(lines_of(self._carried, ParagraphFormat(None, False, None), ""))
        self._carried = None
        return blocks

    def _read(self, parent: Element) -> Iterator[Block]:
        for element in parent:
            tag = element.tag
            if not isinstance(tag, str) or tag in _DROPPED:
                continue
            if tag == _PARAGRAPH:
                blocks = list(self._paragraph(element))
                column = self.columns.get(element)
                if column is not None:
                    follows = self.columns.get(element.getprevious()) == column
                    in_column([block for block in blocks if isinstance(block, TextLine)], column, follows=follows)
                yield from blocks
            elif tag == _TABLE:
                yield from self._table(element)
                if not self._cells:
                    yield from self._aside
                    self._aside = []
            elif tag == qn("w:sdt") and is_placeholder(element):
                continue
            elif tag == f"{MC}AlternateContent":
                best = element.find(f"{MC}Choice")
                best = element.find(f"{MC}Fallback") if best is None else best
                if best is not None:
                    yield from self._read(best)
            else:
                yield from self._read(element)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = element.find(qn("w:pPr"))
        shape = self.styles.paragraph(properties)
        text = clean(decode_fonts(self.text.read(element, shape), self.leftover))
        boxes, text.boxes = text.boxes, []
        if self._carried is not None:
            self._carried.extend(text)
            text, self._carried = self._carried, None
        if self._runs_on(properties, shape, text):
            self._carried = text
        else:
            label = self.numbering.label(shape)
            # Word shows the label of an empty item too: in a table that is the row's number, elsewhere a slip.
            yield from lines_of(text, shape, label if self._cells or any(c.strip() for c in text.characters) else "")
        for box in boxes:
            carried, self._carried = self._carried, None
            with self.numbering.story():
                content = self.read(box)
            self._carried = carried
            if self._cells:
                self._aside += content
            else:
                yield from content

    def _runs_on(self, properties: Element | None, shape: ParagraphFormat, text: ParagraphText) -> bool:
        """Whether the paragraph's mark is deleted or hidden, so that the next one goes on in the same line."""
        mark = None if properties is None else properties.find(qn("w:rPr"))
        if mark is None:
            return False
        if mark.find(qn("w:del")) is not None or mark.find(qn("w:moveFrom")) is not None:
            return True
        hidden = mark.find(qn("w:vanish"))
        return hidden is not None and is_on(hidden)

    def _table(self, element: Element) -> Iterator[Block]:
        cells = [(cell, self._cell(cell.element)) for cell in read_grid(element, self.styles)]
        lines = [(cell, list(_flat(blocks))) for cell, blocks in cells]
        if is_layout([(cell, [line.text for line in inside]) for cell, inside in lines]):
            yield from _side_by_side(cells)
        else:
            yield DataTable(lines)

    def _cell(self, element: Element) -> list[Block]:
        carried, self._carried = self._carried, None
        self._cells += 1
        blocks = self.read(element)
        self._cells -= 1
        self._carried = carried
        return blocks


def _side_by_side(cells: list[tuple[GridCell, list[Block]]]) -> Iterator[Block]:
    """The blocks of a layout table: of rows set in two columns, the left ones first; broken by whole-width cells."""
    left: list[Block] = []
    right: list[Block] = []
    for cell, blocks in cells:
        column = column_of(cell)
        if column is None:
            if any(_has_text(block) for block in blocks):
                yield from (*left, *right)
                left, right = [], []
                yield from blocks
        else:
            lines = [block for block in blocks if isinstance(block, TextLine) and block.look.column is None]
            in_column(lines, column)
            (left, right)[column].extend(blocks)
    yield from (*left, *right)


def _has_text(block: Block) -> bool:
    return not isinstance(block, TextLine) or bool(block.text.strip())


def _flat(blocks: list[Block]) -> Iterator[TextLine]:
    """A cell's lines, those of a table within it cell after cell."""
    for block in blocks:
        if isinstance(block, TextLine):
            yield block
        else:
            for _, lines in block.cells:
                yield from lines
