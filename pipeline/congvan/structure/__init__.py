"""Document → its parts: letterhead, addressees, body with its tree, signature, distribution, tables."""

from __future__ import annotations

from congvan.document import Document, Role, Span
from congvan.document.parts import Parts
from congvan.structure.blanks import blanks_of
from congvan.structure.body import read_body
from congvan.structure.enclosures import find_foreign, read_enclosure
from congvan.structure.letterhead import read_header
from congvan.structure.paragraphs import body_width, join_paragraphs
from congvan.structure.signature import read_tail
from congvan.structure.task_tables import add_tables, first_task_table

__all__ = ["blanks_of", "parse"]


def parse(document: Document) -> Parts:
    """The parts of the dispatch in ``document``; where a file holds several, of the first."""
    lines = [line for line in document.lines if line.role is not Role.FOOTNOTE]
    tasks = first_task_table(document)
    header = read_header(document, [line for line in lines if tasks is None or line.span.end <= tasks])
    tail = read_tail(document, lines, header.body)
    inner = lines[header.body : tail.start]
    paragraphs = join_paragraphs(document, inner, body_width(document, inner))
    body = read_body(document, paragraphs)
    extent = Span(inner[0].span.start, inner[-1].span.end) if inner else Span(0, 0)
    behind = lines[tail.end :]
    foreign = find_foreign(document, behind)
    if foreign is not None:
        behind = [line for line in behind if line.span.end <= foreign.start]
    enclosure = read_enclosure(document, behind)
    add_tables(document, body.root, extent, enclosure, foreign)
    return Parts(
        letterhead=header.letterhead,
        recipients=header.recipients,
        preamble=body.preamble,
        enacting=body.enacting,
        body=body.root,
        closing=body.closing,
        signature=tail.signature,
        distribution=tail.distribution,
        extent=extent,
        enclosure=enclosure,
        foreign=foreign,
    )
