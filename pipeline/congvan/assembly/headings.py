"""What the own line of an item is: a heading, one that reports or hands out work, and what it gives those below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from congvan.assembly.attributes import is_bullet
from congvan.assembly.drafts import Assigned, Context
from congvan.assembly.purpose import is_outside
from congvan.assembly.readings import Reading
from congvan.document.parts import Node, Paragraph
from congvan.vocabulary import rules

LONGEST_TITLE = 80
"""Characters: a line that only names what follows has hardly more."""
_LEADS_IN = re.compile(r"[:：]\W*$")
_AS_FOR = re.compile(r"\W*(?:riêng\s+)?đối\s+với\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()\d]{1,40}\)$")
_LONG = 160  # characters: a sentence, where few of the words that head a report say so
_HANDING_DOWN = frozenset({"order", "obligation", "heading", "courtesy"})


def leads_in(text: str) -> bool:
    """Whether a line ends in a colon: what follows is what it speaks of."""
    return _LEADS_IN.search(text) is not None


def heads_report(text: str) -> bool:
    """Whether an item's line heads a part that reports, states aims or sets rules."""
    long = len(text.strip()) > _LONG
    return any(
        rule.pattern.search(text) for rule in rules("body", "reporting") if not long or rule.row.get("any_length")
    )


def hands_out_work(text: str) -> bool:
    """Whether an item's line heads a part that hands out work: ``Tổ chức thực hiện``, ``Phân công chuẩn bị``."""
    return any(rule.pattern.search(text) for rule in rules("body", "assigning"))


def introduces_report(head: Reading, last: str, *, performative: bool) -> bool:
    """Whether what stands below only sets out what is decided or told.

    ``last`` is the paragraph right above it, or empty. Without one the item's own line decides, if in a
    ``performative`` document it is an act that the issuer does by writing it.
    """
    if last:
        return leads_in(last) and any(rule.pattern.search(last) for rule in rules("body", "reporting"))
    acts = any(clause.performative for clause in head.clauses)
    return acts and performative and leads_in(head.passage.text)


def is_heading(node: Node, head: Reading, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the item's own line only names what follows."""
    text = head.passage.text
    if text.isupper():
        return True
    if not paragraphs and not node.children:
        return False
    stripped = text.rstrip()
    if node.head is not None and node.head.bold:
        return True
    if any(rule.pattern.search(stripped) for rule in rules("body", "addressed")):
        return False
    if (stripped.endswith(":") and not node.children) or (node.children and _names_matter(head)):
        return True
    if node.children and all(not is_bullet(child) for child in node.children) and len(stripped) < 200:
        return not stripped.endswith((".", ";")) or len(stripped) < 60
    if stripped.endswith(")") and len(stripped) < LONGEST_TITLE:
        stripped = _ASIDE.sub("", stripped)  # `6. Ứng phó bão số 3 (bão Yagi)`
    return not stripped.endswith((".", ";", ",", "./.", ":", ")", "”", "!")) and len(stripped) < 250


def _names_matter(head: Reading) -> bool:
    """Whether a line is nothing but what it is about: ``Đối với công tác tổng hợp, báo cáo kết quả thanh tra.``"""
    if len(head.clauses) != 1 or head.deadlines or _AS_FOR.match(head.passage.text) is None:
        return False
    clause = head.clauses[0]
    return clause.frame in {"imperative", "statement"} and not (clause.leads or clause.supports or clause.report_to)


def orders_alone(node: Node, head: Reading, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether an item's line, long and with nothing below it, orders: ``Đánh giá chung kết quả của các xã …``."""
    text, first = head.passage.text, head.clauses[0] if head.clauses else None
    leaf = not (node.children or paragraphs or ":" in text) and len(text) > LONGEST_TITLE
    return leaf and first is not None and first.frame == "imperative"


def hand_down(head: Reading, context: Context, *, heading: bool) -> Context:
    """What the item's own line gives those below it: its actors, the supports they work with, its deadline."""
    if not heading:
        return context
    for clause in reversed(head.clauses):
        if clause.leads and not clause.aside and clause.frame in _HANDING_DOWN:
            leads = tuple(Assigned(actor, "lead", "stated", clause.rule, 0.9) for actor in clause.leads)
            supports = tuple(Assigned(actor, "support", "stated", clause.rule, 0.85) for actor in clause.supports)
            # Who is named in a heading is obliged below it, even where only named actors are; not where all is told.
            # A heading `Đối với …` in a part that sets rules only says whom they concern, so does one of outsiders.
            outside = all(is_outside(actor.name) for actor in clause.leads)
            strict = context.strict and (context.told or outside or _AS_FOR.match(head.passage.text) is not None)
            # What stands below is theirs to do, and no longer done by the issuer's writing it.
            context = replace(context, leads=leads, supports=supports, strict=strict, performative=False)
            break
    inside = [deadline for deadline in head.deadlines if deadline.kind != "vague"]
    return replace(context, deadline=inside[0]) if inside else context
