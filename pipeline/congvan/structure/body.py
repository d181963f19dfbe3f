"""Takes the body apart: what leads to the order, the enacting clause, the tree of items, the closing paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from congvan.document import Document, Span
from congvan.document.parts import Node, Paragraph
from congvan.structure.form import is_capital
from congvan.structure.labels import Label, read_label
from congvan.structure.numerals import in_sequence
from congvan.structure.outline import build_outline
from congvan.vocabulary import rules

_LEADS_IN = re.compile(r"[:：]\W*$|\b(?:như sau|sau đây|sau)\s*\.?\W*$", re.IGNORECASE)


_LONGEST_QUOTATION = 12
_LONGEST_TITLE = 200
_PART_ALONE = re.compile(r"\W*(?:PHẦN|CHƯƠNG|MỤC|Phần|Chương|Mục)\s+(?:(?:thứ|THỨ)\s+\w+|[IVXLC]+|\d{1,2}|[A-ZĐ])\W*")


@dataclass(frozen=True, slots=True)
class Body:
    """The body taken apart; ``root`` holds the items."""

    preamble: tuple[Paragraph, ...]
    enacting: Paragraph | None
    root: Node
    closing: tuple[Paragraph, ...]


def read_body(document: Document, paragraphs: Sequence[Paragraph]) -> Body:
    """The parts of the body whose paragraphs these are."""
    paragraphs = _titled(document, paragraphs)
    quoted = _quoted(document, paragraphs)
    labelled = in_sequence(
        document,
        [
            (paragraph, None if index in quoted else _label(document, paragraph))
            for index, paragraph in enumerate(paragraphs)
        ],
    )
    first = _first_item(document, labelled)
    if first is None:
        return _read_unlabelled(document, paragraphs)
    preamble = [paragraph for paragraph, _ in labelled[:first]]
    enacting = None
    before = labelled[first - 1][1] if first else None
    # Bases may be set as bullets, and the clause that orders with them.
    if preamble and (before is None or before.is_bullet) and _orders(document, preamble[-1]):
        enacting = preamble.pop()
    root = build_outline(labelled[first:])
    _give_bullets_their_lines(document, root)
    closing = _take_closing(document, root)
    return Body(tuple(preamble), enacting, root, tuple(closing))


def _titled(document: Document, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with the label of a part joined to its title below: ``PHẦN II`` / ``NHIỆM VỤ``."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        text = document.passage(paragraph.span).text
        alone = bool(found) and _PART_ALONE.fullmatch(document.passage(found[-1].span).text)
        if alone and len(text) < _LONGEST_TITLE and is_capital(text) and _label(document, paragraph) is None:
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, paragraph.span.end))
        else:
            found.append(paragraph)
    return found


def _read_unlabelled(document: Document, paragraphs: Sequence[Paragraph]) -> Body:
    """A body without labels: what stands behind an order that ends in a colon are its items, in plain paragraphs."""
    root = Node("", None, None)
    for index, paragraph in enumerate(paragraphs):
        if _orders(document, paragraph):
            behind = list(paragraphs[index + 1 :])
            end = next((i for i, p in enumerate(behind) if _is_closing(document.passage(p.span).text)), len(behind))
            root.paragraphs = behind[:end]
            return Body(tuple(paragraphs[:index]), paragraph, root, tuple(behind[end:]))
    return Body(tuple(paragraphs), None, root, ())


def _quoted(document: Document, paragraphs: Sequence[Paragraph]) -> set[int]:
    """The paragraphs inside a quotation that an earlier one opens: their labels are the quoted document's."""
    inside: set[int] = set()
    opened: int | None = None
    for index, paragraph in enumerate(paragraphs):
        text = document.surface(paragraph.span)
        if opened is not None and index - opened > _LONGEST_QUOTATION:
            opened = None  # nothing closes it: a typing error
        if opened is not None and "”" in text:
            inside.update(range(opened + 1, index + 1))
            opened = None
        if opened is None and text.rfind("“") > text.rfind("”"):
            opened = index
    return inside


def _label(document: Document, paragraph: Paragraph) -> Label | None:
    return read_label(document.passage(paragraph.span).text)


def _first_item(document: Document, labelled: Sequence[tuple[Paragraph, Label | None]]) -> int | None:
    """Where the instructing part's items begin.

    The first label that is no bullet; bullets before it belong to a report (``còn một số tồn tại, cụ thể:``).
    Where all are bullets, those behind the paragraph that orders.
    """
    numbered = next((index for index, (_, label) in enumerate(labelled) if label and not label.is_bullet), None)
    bullet = next((index for index, (_, label) in enumerate(labelled) if label and label.is_bullet), None)
    if numbered is None:
        if bullet is None:
            return None
        for index in range(bullet, len(labelled)):
            before = labelled[index - 1][0] if index else None
            if labelled[index][1] and before and labelled[index - 1][1] is None and _orders(document, before):
                return index
        return bullet
    if bullet is not None and bullet < numbered and bullet:
        # Numbered items below an order's bullets are rare; a numbered list behind a report's bullets is the rule.
        between = [paragraph for paragraph, label in labelled[bullet:numbered] if label is None]
        if not between and _orders(document, labelled[bullet - 1][0]):
            return bullet
    return numbered


def _orders(document: Document, paragraph: Paragraph) -> bool:
    text = document.passage(paragraph.span).text
    return bool(_LEADS_IN.search(text)) and any(rule.pattern.search(text) for rule in rules("body", "orders"))


def _take_closing(document: Document, root: Node) -> list[Paragraph]:
    """Takes the paragraphs behind the last item that speak of the whole dispatch out of the tree."""
    owner, last = root, root
    while last.children:
        last = last.children[-1]
        if last.label and last.label[0] not in "-+*":
            owner = last
    if last is root or last.head is None:
        return []
    behind = [p for p in owner.paragraphs if p.span.start > last.head.span.start]
    loose = _has_loose_paragraphs(document, root, owner)
    for index, paragraph in enumerate(behind):
        text = document.passage(paragraph.span).text
        if (
            owner is root
            or _is_closing(text)
            or (not loose and _is_complete(document, last) and not _is_attribute(text))
        ):
            closing = behind[index:]
            owner.paragraphs[:] = [p for p in owner.paragraphs if p not in closing]
            return closing
    return []


def _give_bullets_their_lines(document: Document, root: Node) -> None:
    """Gives label lines to the bullets they stand below, where several bullets of an item have some each.

    ``• Nâng cấp …`` / ``Đơn vị chủ trì: …`` / ``• Xây dựng …`` / ``Đơn vị chủ trì: …``.
    """
    for node in root.walk():
        bullets = [child for child in node.children if child.label and child.label[0] in "-+*" and child.head]
        below: list[tuple[Node, Paragraph]] = []
        for paragraph in node.paragraphs:
            before = [one for one in bullets if one.head and one.head.span.start < paragraph.span.start]
            if before and _is_label_line(document.passage(paragraph.span).text):
                below.append((before[-1], paragraph))
        if len({id(bullet) for bullet, _ in below}) > 1:
            for bullet, paragraph in below:
                node.paragraphs.remove(paragraph)
                bullet.paragraphs.append(paragraph)


def _is_label_line(text: str) -> bool:
    return any(rule.pattern.match(text) for rule in rules("body", "attribute"))


def _is_closing(text: str) -> bool:
    return any(rule.pattern.search(text) for name in ("closing", "self_reference") for rule in rules("body", name))


def _is_attribute(text: str) -> bool:
    return any(rule.pattern.search(text) for rule in rules("body", "attribute")) or bool(
        re.match(r"\W*(?:hoàn thành|xong|lưu ý|ghi chú)\b", text, re.IGNORECASE)
    )


def _has_loose_paragraphs(document: Document, root: Node, last: Node) -> bool:
    """Whether items of this dispatch have unlabelled paragraphs of their own, so that the last one's may be its."""
    return any(
        not _is_attribute(document.passage(paragraph.span).text)
        for node in root.walk()
        if node is not last and node is not root
        for paragraph in node.paragraphs
    )


def _is_complete(document: Document, node: Node) -> bool:
    """Whether an item says all it has to say itself: not a heading, not a lead-in."""
    if node.head is None or node.head.bold:
        return False
    text = document.passage(Span(node.head.content.start, node.head.content.end)).text.rstrip()
    return text.endswith((".", ";", "./.", ")", "”")) and not text.endswith(":")
