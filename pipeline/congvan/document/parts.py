"""The parts of a dispatch as structure finds them, and the tree of its directives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from congvan.document.model import Span


@dataclass(frozen=True, slots=True)
class Value:
    """A value read from the text: normalised, with its place and the rule that read it."""

    text: str
    span: Span
    rule: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the body, each part None where it is not written."""

    issuer: Value | None = None
    parent_issuer: Value | None = None
    number: Value | None = None
    symbol: Value | None = None
    place: Value | None = None
    issued: Value | None = None
    document_type: Value | None = None
    subject: Value | None = None
    urgency: Value | None = None
    secrecy: Value | None = None


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Who signed: for whom, as what, and the name."""

    authority: Value | None = None
    title: Value | None = None
    name: Value | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body; ``label`` (``1``, ``a``, ``-``) was written as ``label_span``."""

    span: Span
    label: str | None = None
    label_span: Span | None = None
    level: int = 0
    bold: bool = False
    """Whether the whole paragraph is set bold: a heading."""

    @property
    def content(self) -> Span:
        """The paragraph without its label."""
        if self.label_span is None:
            return self.span
        return Span(self.label_span.end, self.span.end)


@dataclass(slots=True)
class Node:
    """An item of the body with what belongs to it; the root has an empty path and the body's whole."""

    path: str
    label: str | None
    head: Paragraph | None
    paragraphs: list[Paragraph] = field(default_factory=list)
    """Unlabelled paragraphs that follow the item's own and belong to it, in order."""
    children: list[Node] = field(default_factory=list)
    row: dict[str, Span] = field(default_factory=dict)
    """The cells of a task table's row by column: task, lead, support, deadline, deliverable."""

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A plan or regulation that the dispatch issues: it stands behind the signature and belongs to it."""

    type: str
    preamble: tuple[Paragraph, ...]
    enacting: Paragraph | None
    body: Node
    closing: tuple[Paragraph, ...]
    extent: Span


@dataclass(frozen=True, slots=True)
class Parts:
    """A dispatch taken apart."""

    letterhead: Letterhead
    recipients: tuple[Value, ...]
    preamble: tuple[Paragraph, ...]
    """From the end of the addressees to the enacting clause: bases, reports, reasons."""
    enacting: Paragraph | None
    """The paragraph that orders (`… yêu cầu … thực hiện một số nội dung sau:`)."""
    body: Node
    closing: tuple[Paragraph, ...]
    """Paragraphs after the last item that speak of the whole dispatch."""
    signature: SignatureBlock
    distribution: tuple[Value, ...]
    extent: Span
    """From the first character of the body to the signature."""
    enclosure: Enclosure | None = None
    foreign: Span | None = None
    """Where another dispatch begins in the same file: nothing is read from there on."""
