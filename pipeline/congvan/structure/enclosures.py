"""Reads what stands behind the signature: a plan issued with the dispatch, or another dispatch altogether."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congvan.document import Document, Line, Span
from congvan.document.parts import Enclosure
from congvan.structure.body import read_body
from congvan.structure.form import document_type, is_capital
from congvan.structure.numbering import motto_start, read_number
from congvan.structure.paragraphs import body_width, join_paragraphs
from congvan.structure.signature import letterhead_start, read_tail

# `(Ban hành kèm theo Quyết định số 12/QĐ-UBND …)`, `(Kèm theo Công văn số … )`.
_ISSUED_WITH = re.compile(r"\W{0,3}(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(\s*(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\b", re.IGNORECASE)
_TITLE_LINES = 12


def read_enclosure(document: Document, lines: Sequence[Line]) -> Enclosure | None:
    """The plan, programme or regulation that begins with these lines and says that it was issued with the dispatch.

    Raises nothing; None where the lines are an appendix of tables, another dispatch, or nothing.
    """
    start = next((i for i, line in enumerate(lines[:_TITLE_LINES]) if _title(document, line)), None)
    if start is None:
        return None
    issued = next(
        (
            i
            for i, line in enumerate(lines[start : start + _TITLE_LINES], start)
            if _ISSUED_WITH.match(document.surface(line.span)) or _IN_BRACKETS.search(document.surface(line.span))
        ),
        None,
    )
    if issued is None:
        return None
    first = _behind_note(document, lines, issued)
    tail = read_tail(document, lines, first)
    inner = lines[first : tail.start]
    if not inner:
        return None
    body = read_body(document, join_paragraphs(document, inner, body_width(document, inner)))
    title = document_type(document.surface(lines[start].span))
    return Enclosure(
        type=title[0] if title else "",
        preamble=body.preamble,
        enacting=body.enacting,
        body=body.root,
        closing=body.closing,
        extent=Span(inner[0].span.start, inner[-1].span.end),
    )


def find_foreign(document: Document, lines: Sequence[Line]) -> Span | None:
    """Where another dispatch begins: the state's name with a number below it, behind this one's signature."""
    for index, line in enumerate(lines):
        if motto_start(document.surface(line.span)) is None:
            continue
        start = letterhead_start(document, lines, index, -1)
        if any(read_number(document.surface(other.span)) for other in lines[start : index + 10]):
            return Span(lines[start].span.start, lines[-1].span.end)
    return None


def _title(document: Document, line: Line) -> bool:
    text = document.surface(line.span)
    return document_type(text) is not None and is_capital(text)


def _behind_note(document: Document, lines: Sequence[Line], index: int) -> int:
    """The line behind the note in brackets, which can be wrapped."""
    while index < len(lines) - 1 and ")" not in document.surface(lines[index].span):
        index += 1
    return index + 1
