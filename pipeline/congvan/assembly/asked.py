"""What a letter asks for in so many words: opinions on a draft, or a report on what its items list."""

from __future__ import annotations

from congvan.assembly.readings import Readers
from congvan.document import Document
from congvan.document.parts import Parts
from congvan.vocabulary import rules


def asks_for_opinions(document: Document, parts: Parts, readers: Readers) -> bool:
    """Whether a letter asks for opinions, or hands on what somebody by his post ordered, and gives none itself."""
    for paragraph in [*parts.preamble, *([parts.enacting] if parts.enacting else []), *parts.closing]:
        reading = readers.paragraph(paragraph.content)
        if any(rule.pattern.search(reading.passage.text) for rule in rules("body", "hands_on")):
            return True
        orders = (document.passage(one.action).text for one in reading.clauses if one.frame == "order")
        if any(rule.pattern.match(action) for action in orders for rule in rules("body", "asks_opinion")):
            return True
    return False


def asks_for_contents(document: Document, parts: Parts, readers: Readers, *, limited: bool) -> bool:
    """Whether the enacting sentence orders a report whose contents the items list: ``… gửi số liệu, gồm:``.

    ``limited``: a day is set for it elsewhere, as for papers of which the sentence itself need not say so.
    """
    if parts.enacting is None:
        return False
    reading = readers.paragraph(parts.enacting.content)
    last = reading.clauses[-1] if reading.clauses else None
    if last is None or last.frame != "order":
        return False
    action = document.passage(last.action).text
    if any(rule.pattern.search(action) for rule in rules("body", "report_on")):
        return True
    limited = limited or bool(reading.deadlines)
    return limited and any(rule.pattern.search(action) for rule in rules("body", "contents"))
