"""Label lines of an item: ``Cơ quan chủ trì: Sở Nội vụ``, ``Thời hạn: Quý III``."""

from __future__ import annotations

import re
from dataclasses import replace

from congvan.assembly.drafts import Assigned, Context, Draft
from congvan.assembly.readings import Readers
from congvan.document import Document, Span
from congvan.document.parts import Node, Paragraph
from congvan.vocabulary import rules

# Where a label may stand behind other words: ``… hồ sơ. Đơn vị chủ trì: …``, ``… (chủ trì: …; thời hạn: …)``.
_TURN = re.compile(r"((?<=[.;])\s+|\()\W*+")
_NOTHING = re.compile(r"[ .;]*+\Z")
_LONGEST_LABEL = 200


def split_attributes(document: Document, node: Node) -> tuple[Span | None, list[Paragraph], dict[str, Span]]:
    """An item's own line and paragraphs without labels (``Thời hạn: …``), and the labels' values by field."""
    attributes: dict[str, Span] = {}
    head = None
    if node.head is not None:
        head, found = _divide(document, node.head.content)
        attributes.update(found)
    paragraphs = []
    for paragraph in node.paragraphs:
        found = attributes_of(document, paragraph)
        for field, value in found.items():
            attributes.setdefault(field, value)
        if not found:  # labels behind other words are that paragraph's, not the item's
            paragraphs.append(paragraph)
    for child in node.children:
        if is_bullet(child) and child.head is not None:
            for field, value in attributes_of(document, child.head).items():
                attributes.setdefault(field, value)
    return head or (node.head.content if node.head else None), paragraphs, attributes


def attributes_of(document: Document, paragraph: Paragraph) -> dict[str, Span]:
    """The values that a label line gives, by field; none for a paragraph that says something of its own."""
    own, found = _divide(document, paragraph.content)
    return found if own is None else {}


def _divide(document: Document, span: Span) -> tuple[Span | None, dict[str, Span]]:
    """The words before the first label, and what each label says."""
    passage = document.passage(span)
    text = passage.text
    labels: list[tuple[int, int, str]] = []  # where a label begins, where its value does, its field
    for place, word in ((0, 0), *((turn.end(1), turn.end()) for turn in _TURN.finditer(text))):
        for rule in rules("body", "attribute"):
            match = rule.pattern.match(text[word : word + _LONGEST_LABEL])
            if match is None or _NOTHING.match(text, word + match.end()):
                continue
            if place == 0 or not any(bare.pattern.match(match[0]) for bare in rules("body", "bare_label")):
                labels.append((place, word + match.end(), rule.row["field"]))
                break
    found: dict[str, Span] = {}
    for number, (_, begin, field) in enumerate(labels):
        end = labels[number + 1][0] if number + 1 < len(labels) else len(text)
        value = text[begin:end].rstrip(" .;)/(\n")
        if value.strip():
            found.setdefault(field, passage.span(begin, begin + len(value)))
    if not labels:
        return span, {}
    own = text[: labels[0][0]].rstrip(" (")
    return (passage.span(0, len(own)) if own.strip() else None), found


def with_attributes(attributes: dict[str, Span], context: Context, readers: Readers) -> Context:
    """What holds below an item once its label lines are read."""
    if "lead" in attributes:
        actors = readers.actors(attributes["lead"])
        if actors:
            leads = tuple(Assigned(actor, "lead", "stated", "attribute.lead") for actor in actors)
            context = replace(context, leads=leads, supports=())
    if "support" in attributes:
        actors = readers.actors(attributes["support"])
        supports = tuple(Assigned(actor, "support", "stated", "attribute.support") for actor in actors)
        context = replace(context, supports=supports)
    if "deadline" in attributes:
        found = readers.deadline(attributes["deadline"])
        context = replace(context, deadline=found or context.deadline)
    return context


def with_deliverable(drafts: list[Draft], attributes: dict[str, Span]) -> list[Draft]:
    """The item's own tasks, each with what the item's label says it yields (``Sản phẩm: Báo cáo rà soát``)."""
    product = attributes.get("deliverable")
    for draft in drafts:
        draft.deliverable = draft.deliverable or product
    return drafts


def is_bullet(node: Node) -> bool:
    """Whether an item is marked with a dash or the like instead of a number or letter."""
    return bool(node.label) and node.label is not None and node.label[0] in "-+*"
