"""Document and its parts: plain, slotted, and closed.

The text is frozen at ingest. It is NFC, one physical line of the source a line, in reading order; markup,
running headers and page numbers are not in it, footnotes stand behind the body. A reader of a later stage
sees a paragraph through a `Passage`, in which line ends are blanks, so that offsets stay what they are.
"""

from __future__ import annotations

import bisect
import enum
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_STROKE = re.compile(r"(?<=\w )\|(?= \w)|(?<=\w)\|(?= \w)|(?<=\w )\|(?=\w)")
# Line ends at which nothing was written: `NĐ-⏎CP`, `25/3/⏎2024`, `61/2018/⏎NĐ-CP`, `1.200.⏎000`, `….gov.⏎vn`.
_BROKEN = re.compile(
    r"(?:(?<=\w-)|(?<=\d/)|(?<=\.\d\d\d\.)(?=\n\d{3}(?![\d%]))|(?<=\.gov\.|\.com\.|\.edu\.|\.org\.)(?=\nvn\b))\n(?=\w)"
    r"|(?<=\d)\n(?=/[A-ZĐ\d])|\xad\n?"
)


class Span(NamedTuple):
    """``[start, end)`` in code points of ``Document.text``."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Box(NamedTuple):
    """A rectangle on a page in points (1/72 inch), the origin at the page's upper left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


class Break(enum.IntEnum):
    """How sure the source is that a line begins a new paragraph."""

    SOFT = 0
    """A line end: the paragraph may or may not go on (wrapped text)."""
    GAP = 1
    """A blank line, a page's end, a wider space or an indent: probably new."""
    PARAGRAPH = 2
    """The source's own paragraph mark (Word): certainly new."""


class Role(enum.Enum):
    """What a line is on the page; only the flow is in reading order of the dispatch itself."""

    FLOW = "flow"
    FOOTNOTE = "footnote"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line, or one paragraph where the source has no lines (Word).

    ``column`` is 0 or 1 in a two-column block (letterhead, signature), None where the line has the page's
    width. ``edges`` holds x0 and x1 of each character in points, two numbers a character, where known.
    """

    span: Span
    page: int | None = None
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    column: int | None = None
    opens: Break = Break.SOFT
    role: Role = Role.FLOW
    edges: array[float] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the source: its number from 1, its size in points, and whether it is only a picture."""

    number: int
    width: float
    height: float
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """Where the text refers to a footnote: the mark itself is not in the text, ``offset`` is its place."""

    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its place in ``Document.text`` (an empty cell has an empty span) and in the grid."""

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data (letterhead and signature blocks are columns of lines, not tables)."""

    span: Span
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class SignatureStamp:
    """What a digital signature's visible stamp says; never part of the text. Page and box where there are pages."""

    text: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a stage could not do or wants known: a stable code, words for people, and where."""

    code: str
    message: str
    page: int | None = None
    partial: bool = False
    """Whether the result lacks something because of it."""
    blanks: tuple[str, ...] = ()
    """What of the letterhead was left blank: ``number``, ``day``, ``month``."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What an OCR misread: what was read, what stands now, by which rule or model; where, if there are pages."""

    page: int | None
    box: Box | None
    read: str
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from: path as given, hash of the bytes, format's short name, pages or None.

    ``ocr`` says that pages were recognized here, ``misread`` that the text comes from an OCR that misread accents.
    """

    path: str
    sha256: str
    format: str
    pages: int | None = None
    ocr: bool = False
    misread: bool = False
    signatures: tuple[SignatureStamp, ...] = ()
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the document as one line: line ends are blanks, every offset is kept."""

    text: str
    start: int

    def span(self, start: int, end: int) -> Span:
        """The document's span of ``text[start:end]``."""
        return Span(self.start + start, self.start + end)

    def slice(self, start: int, end: int) -> Passage:
        """The passage of ``text[start:end]``."""
        return Passage(self.text[start:end], self.start + start)

    @property
    def extent(self) -> Span:
        """The whole passage's span."""
        return Span(self.start, self.start + len(self.text))


@dataclass(frozen=True, slots=True)
class Document:
    """A source as read. ``offsets[i]`` is where character ``i`` stands in the decoded source, or -1.

    Lines come in the order of the text: first the flow with its tables, then the footnotes.
    ``footnotes`` gives each note's label and span, the mark in front of it left out.
    """

    text: str
    lines: tuple[Line, ...]
    origin: Origin
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    marks: tuple[FootnoteMark, ...] = ()
    footnotes: tuple[tuple[str, Span], ...] = ()
    notices: tuple[Notice, ...] = ()
    offsets: array[int] = field(default_factory=lambda: array("i"))

    def surface(self, span: Span) -> str:
        """The text at ``span``, as it stands."""
        return self.text[span.start : span.end]

    def words(self, span: Span) -> str:
        """The text at ``span`` as people read it: one line, single blanks, words and numbers whole (``NĐ-⏎CP``)."""
        text = self.text[span.start : span.end]
        if "\n" in text or "\xad" in text:
            text = _BROKEN.sub("", text)
        return " ".join(text.split())

    def passage(self, span: Span) -> Passage:
        """The text at ``span`` as one line; a stroke that a scanner saw amid the words is a blank."""
        text = self.text[span.start : span.end].replace("\n", " ")
        return Passage(_STROKE.sub(" ", text) if "|" in text else text, span.start)

    def lines_at(self, span: Span) -> Iterator[Line]:
        """The lines that ``span`` touches, in order."""
        index = bisect.bisect_right(self.lines, span.start, key=lambda line: line.span.start) - 1
        for line in self.lines[max(index, 0) :]:
            if line.span.start >= max(span.end, span.start + 1):
                break
            if line.span.end > span.start:
                yield line

    def is_scanned(self, span: Span) -> bool:
        """Whether ``span`` begins on a page that is a picture, where ink may be misread or not seen at all."""
        place = self.place(span)
        return place is not None and any(page.number == place[0] and page.scanned for page in self.pages)

    def place(self, span: Span) -> tuple[int, Box | None] | None:
        """The page on which ``span`` begins and the box of its part there; None where there are no pages."""
        page: int | None = None
        box: Box | None = None
        for line in self.lines_at(span):
            if line.page is None:
                continue
            if page is None:
                page = line.page
            if line.page != page:
                break
            part = _part_box(line, span)
            if part is not None:
                box = part if box is None else _union(box, part)
        return None if page is None else (page, box)


def _part_box(line: Line, span: Span) -> Box | None:
    if line.box is None:
        return None
    if not line.edges:
        return line.box
    first = max(span.start - line.span.start, 0)
    last = min(span.end, line.span.end) - line.span.start - 1
    xs: Sequence[float] = line.edges[2 * first : 2 * last + 2]
    if xs and min(xs) < 0:
        xs = [x for x in xs if x >= 0]
    return Box(min(xs), line.box.y0, max(xs), line.box.y1) if xs else None


def _union(a: Box, b: Box) -> Box:
    return Box(min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1))
