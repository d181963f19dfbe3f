"""What a letter asks for or sends: opinions on a draft, a report on what its items list, something by a day, papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from congvan.assembly.headings import leads_in
from congvan.assembly.purpose import is_ours, is_outside
from congvan.assembly.readings import Readers, Reading
from congvan.document import Document
from congvan.document.mentions import Clause
from congvan.document.parts import Parts
from congvan.vocabulary import rules


def asks_for_opinions(document: Document, parts: Parts, readers: Readers) -> bool:
    """Whether a letter asks for opinions, or hands on what somebody by his post ordered, and gives none itself."""
    for reading in _paragraphs(parts, readers):
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


def asking_clauses(parts: Parts, readers: Readers, own: Sequence[str]) -> Iterator[Reading]:
    """The paragraphs of a letter without any order, cut to one clause each that asks something of its readers.

    Where a day is set, ``Ý kiến góp ý gửi về Sở`` is a task, and so is ``Các đơn vị xây dựng kế hoạch, gửi Sở``.
    ``own`` are the issuer's names, as `purpose.own_names` gives them.
    """
    for reading in _paragraphs(parts, readers):
        for clause in reading.clauses:
            if _asks(clause, own):
                yield replace(reading, clauses=(clause,))


def _asks(clause: Clause, own: Sequence[str]) -> bool:
    if clause.rule == "clause.thing_sent":
        return True
    ours = any(is_ours(lead, own) or is_outside(lead.name) for lead in clause.leads)
    return clause.frame == "obligation" and bool(clause.leads) and not ours


def sends_papers(document: Document, parts: Parts, readers: Readers, own: Sequence[str]) -> bool:
    """Whether the paragraph that leads in to the items says what the issuer sends: they are the papers."""
    above = parts.enacting or (parts.preamble[-1] if parts.preamble else None)
    if above is None or not leads_in(document.passage(above.content).text):
        return False
    clauses = readers.paragraph(above.content).clauses
    # Who `trân trọng gửi` is the issuer, by whatever name.
    ours = [one for one in clauses if len(one.leads) == 1 and (one.frame == "report" or is_ours(one.leads[0], own))]
    actions = [document.passage(one.action).text for one in ours]
    sent = any(rule.pattern.match(action) for action in actions for rule in rules("body", "sends"))
    return sent and not any(one.frame == "order" for one in clauses)


def _paragraphs(parts: Parts, readers: Readers) -> Iterator[Reading]:
    """The paragraphs outside the items, in the text's order."""
    for paragraph in [*parts.preamble, *([parts.enacting] if parts.enacting else []), *parts.closing]:
        yield readers.paragraph(paragraph.content)
