"""Label lines of an item: ``Cơ quan chủ trì: Sở Nội vụ``, ``Thời hạn: Quý III``."""

from __future__ import annotations

from dataclasses import replace

from congvan.assembly.drafts import Assigned, Context
from congvan.assembly.readings import Readers
from congvan.document import Document, Span
from congvan.document.parts import Node, Paragraph
from congvan.vocabulary import rules


def split_attributes(document: Document, node: Node) -> tuple[list[Paragraph], dict[str, Span]]:
    """The item's paragraphs without the label lines (``Thời hạn: …``), and these by field."""
    attributes: dict[str, Span] = {}
    paragraphs = []
    lines = node.paragraphs + [child.head for child in node.children if is_bullet(child) and child.head]
    for paragraph in lines:
        field = attribute_of(document, paragraph)
        if field is not None:
            attributes.setdefault(*field)
        elif paragraph in node.paragraphs:
            paragraphs.append(paragraph)
    return paragraphs, attributes


def attribute_of(document: Document, paragraph: Paragraph) -> tuple[str, Span] | None:
    """The field that a label line gives, and the place of its value; None for any other paragraph."""
    passage = document.passage(paragraph.content)
    for rule in rules("body", "attribute"):
        match = rule.pattern.match(passage.text)
        if match is not None and passage.text[match.end() :].strip():
            return rule.row["field"], passage.span(match.end(), len(passage.text))
    return None


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


def is_bullet(node: Node) -> bool:
    """Whether an item is marked with a dash or the like instead of a number or letter."""
    return bool(node.label) and node.label is not None and node.label[0] in "-+*"
