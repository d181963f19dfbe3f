"""Joins physical lines into paragraphs, across wrapped lines and page ends."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from congvan.document import Break, Document, Line, Role, Span
from congvan.document.parts import Paragraph
from congvan.structure.labels import read_label
from congvan.vocabulary import rules

_ENDS = re.compile(r"[.;:!?…”\"»)]\s*$|\./\.?\s*$")
_SENTENCE_ENDS = re.compile(r"[.:!?…]\s*[”\"»)]?\s*$|\./\.?\s*$|;\s*$")
_GOES_ON = re.compile(
    r"(?:[,(&–-]|\b(?:và|hoặc|của|với|cho|về|tại|từ|đến|thuộc|số|ngày|tháng|năm|các|những|theo|khoản|điểm|Điều|ông|bà))\s*$",
    re.IGNORECASE,
)
"""Behind these a line is not done: ``1. Thực hiện Quyết định số`` / ``12/QĐ-UBND``."""
_LONGEST_HEADING = 70


def body_width(document: Document, lines: Sequence[Line]) -> int:
    """The usual length of a full line in characters: what a wrapped line is measured against."""
    lengths = sorted(line.span.end - line.span.start for line in lines if line.role is Role.FLOW)
    return int(statistics.quantiles(lengths, n=10)[8]) if len(lengths) >= 10 else (lengths[-1] if lengths else 0)


def join_paragraphs(document: Document, lines: Sequence[Line], width: int) -> list[Paragraph]:
    """The paragraphs of ``lines`` in order; table lines are left out."""
    groups: list[list[Line]] = []
    last: Line | None = None
    for line in lines:
        if line.role is not Role.FLOW:
            last = None
            continue
        if last is None or _opens(document, last, line, groups[-1][0], width):
            groups.append([line])
        else:
            groups[-1].append(line)
        last = line
    return [_paragraph(document, group) for group in groups]


def _opens(document: Document, last: Line, line: Line, first: Line, width: int) -> bool:
    """Whether ``line`` begins a paragraph, ``last`` being the line before and ``first`` its paragraph's first."""
    if line.opens is Break.PARAGRAPH or line.column != last.column:
        return True
    text = document.surface(line.span)
    before = document.surface(last.span)
    label = read_label(text)
    ended = bool(_SENTENCE_ENDS.search(before))
    if line.opens is Break.GAP:
        goes_on = not _ENDS.search(before) and label is None
        if goes_on and text[:1].islower():
            return False
        if goes_on and text[:1].isdigit() and text[:4].strip(" .)").isdigit() is False:
            return False
        # A page's end can fall before a name: the line before it is full and unfinished.
        wrapped = width < 160 and len(before) >= 0.8 * width
        return not (goes_on and wrapped and not last.bold and line.page != last.page)
    if line.box is not None and line.opens is Break.SOFT and not ended:
        return line.bold != last.bold and len(before) < 0.8 * width  # the page itself says that the paragraph goes on
    if label is not None and (ended or _label_is_plausible(document, label.kind, before, first, line)):
        return True
    if line.bold != last.bold and (ended or len(before) < 0.8 * width):
        return True
    if text[:1].isupper() and any(rule.pattern.match(text) for rule in rules("body", "attribute")):
        return True  # `Hoàn thành: Tháng 3/2026` below `Chủ trì: Phòng Văn hóa`
    headed = last is first and read_label(before) is not None and len(before) < min(0.5 * width, _LONGEST_HEADING)
    if headed and text[:1].isupper() and not _GOES_ON.search(before):
        return True  # a wrapped line would be fuller: what stands above is the item's heading
    short = len(before) < 0.85 * width
    return ended and (short or width >= 160) and (text[:1].isupper() or text[:1] in '“"(*')


def _label_is_plausible(document: Document, kind: str, before: str, first: Line, line: Line) -> bool:
    """Whether a label may stand at a line's head though the line before does not end a sentence.

    A bullet after an unfinished line is a bullet unless it is a dash between words (``Sở Lao động`` /
    ``- Thương binh và Xã hội``): then the line before ends in a name and the paragraph is no list.
    """
    if kind in {"plus", "star", "step"}:
        return True
    if kind in {"article", "part"}:
        return False  # a wrapped citation: … tại / Điều 30 Nghị định số …
    if kind == "bullet":
        in_list = read_label(document.surface(first.span)) is not None
        return in_list or before.rstrip().endswith((",", ":")) or len(before) < 40
    if re.search(
        r"(?:\b(?:khoản|điểm|Điều|mục|số|ngày|tháng|năm|và|của|từ|đến|tại|quý|Phụ lục)|[,(])\s*$", before, re.IGNORECASE
    ):
        return False
    return len(before) < 90 or first.bold


def _paragraph(document: Document, lines: list[Line]) -> Paragraph:
    span = Span(lines[0].span.start, lines[-1].span.end)
    label = read_label(document.passage(span).text)
    return Paragraph(
        span=span,
        label=label.text if label else None,
        label_span=Span(span.start, span.start + label.end) if label else None,
        bold=all(line.bold for line in lines),
    )
