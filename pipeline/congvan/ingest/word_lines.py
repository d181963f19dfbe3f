"""A paragraph's lines: one, or more where Word breaks the line or the page by hand, the list label in front."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from congvan.document import Break, Line, Span
from congvan.ingest.word_styles import ParagraphFormat, RunFormat
from congvan.ingest.word_text import LINE_BREAK, PAGE_BREAK, ParagraphText

_LONG = 80  # more than a column's width holds


@dataclass(slots=True)
class TextLine:
    """A line to be: its text with tabs still in it, format and source offset of each character, and its look."""

    text: str
    formats: list[RunFormat]
    offsets: list[int]
    marks: list[tuple[int, str]]
    look: Line

    def cut(self, start: int, end: int) -> TextLine:
        """The part ``[start, end)`` as a line of its own, with its own look."""
        formats, offsets = self.formats[start:end], self.offsets[start:end]
        marks = [(index - start, mark) for index, mark in self.marks if start <= index <= end]
        look = _look(self.text[start:end], formats, offsets, self.look.centred, self.look.opens)
        return TextLine(self.text[start:end], formats, offsets, marks, look)


def in_column(lines: Sequence[TextLine], column: int, *, follows: bool = False) -> None:
    """Sets the lines in a column of a letterhead or signature block.

    There people end lines by paragraph marks (``V/v rà soát, hoàn thành ¶ một số chỉ tiêu``), so that only the
    first line, long ones and list items certainly begin something new. ``follows`` says that the column began
    before these lines.
    """
    after_long = not follows
    for line in lines:
        is_long, is_item = len(line.text) > _LONG, bool(line.offsets) and line.offsets[0] < 0
        keeps = after_long or is_long or is_item or line.look.opens is not Break.PARAGRAPH
        line.look = replace(line.look, column=column, opens=line.look.opens if keeps else Break.SOFT)
        after_long = is_long


def lines_of(text: ParagraphText, shape: ParagraphFormat, label: str) -> Iterator[TextLine]:
    """The lines of a paragraph; ``label`` is generated text: its offsets are -1."""
    if label:
        text = _labelled(text, label)
    whole = "".join(text.characters)
    marks = sorted(text.marks)
    opens, start = Break.PARAGRAPH, 0
    for end in [*(i for i, c in enumerate(whole) if c in (LINE_BREAK, PAGE_BREAK)), len(whole)]:
        inside = [(index - start, mark) for index, mark in marks if index <= end]
        marks = marks[len(inside) :]
        formats, offsets = text.formats[start:end], text.offsets[start:end]
        look = _look(whole[start:end], formats, offsets, shape.centred, opens)
        yield TextLine(whole[start:end], formats, offsets, inside, look)
        opens = Break.GAP if whole[end : end + 1] == PAGE_BREAK else Break.SOFT
        start = end + 1


def _labelled(text: ParagraphText, label: str) -> ParagraphText:
    """The paragraph with its label and a blank in front, for the tab or the blanks it begins with."""
    own = text.formats[0] if text.formats else RunFormat()
    labelled = ParagraphText()
    labelled.add(f"{label} ", own, -1)
    skipped = next((i for i, c in enumerate(text.characters) if c not in " \t"), len(text.characters))
    shift = len(labelled.characters) - skipped
    labelled.characters += text.characters[skipped:]
    labelled.formats += text.formats[skipped:]
    labelled.offsets += text.offsets[skipped:]
    labelled.marks = [(max(index, skipped) + shift, mark) for index, mark in text.marks]
    return labelled


def _look(text: str, formats: list[RunFormat], offsets: list[int], centred: bool, opens: Break) -> Line:
    """Bold and italic only where all that is seen is, labels aside; the size is that of most characters."""
    seen = [
        run
        for character, run, offset in zip(text, formats, offsets, strict=True)
        if offset >= 0 and not character.isspace()
    ]
    sizes = Counter(run.size for run in seen)
    return Line(
        Span(0, 0),
        bold=bool(seen) and all(run.bold for run in seen),
        italic=bool(seen) and all(run.italic for run in seen),
        size=sizes.most_common(1)[0][0] if sizes else None,
        centred=centred,
        opens=opens,
    )
