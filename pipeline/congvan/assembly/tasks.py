"""Directive tree and clauses → tasks, by the guideline's rules on what is one task.

Inheritance is a pure function over the tree: the nearest ancestor wins, a child overrides, and leads, supports
and deadlines come down separately.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from congvan.assembly.addressees import find_addressees, in_whole
from congvan.assembly.asked import asking_clauses, asks_for_contents, asks_for_opinions, sends_papers
from congvan.assembly.attributes import attributes_of, is_bullet, split_attributes, with_attributes, with_deliverable
from congvan.assembly.divisions import divide
from congvan.assembly.drafts import Assigned, Context, Draft, limit_all
from congvan.assembly.headings import (
    LONGEST_TITLE,
    hand_down,
    hands_out_work,
    heads_report,
    introduces_report,
    is_heading,
    leads_in,
    orders_alone,
)
from congvan.assembly.purpose import (
    FOR_OTHERS,
    NEVER,
    NOTICES,
    ORDERS_ONLY,
    PERFORMATIVE,
    PLANS,
    STRICT,
    announces,
    binds,
    is_people,
    is_private,
    own_names,
    refers_to_law,
    replies,
    reports,
    year_of,
)
from congvan.assembly.readings import Readers, Reading
from congvan.assembly.segments import segment
from congvan.assembly.shared_limits import SharedLimits, completes, hands_in
from congvan.assembly.task_rows import read_row
from congvan.document import Document, Span
from congvan.document.parts import Enclosure, Node, Paragraph, Parts, Value
from congvan.vocabulary import rules

_NOTE = re.compile(r"\W*(?:lưu\s+ý|ghi\s+chú|riêng\s+đối\s+với)\b", re.IGNORECASE)


def build_tasks(document: Document, parts: Parts, recipients: Sequence[Value], readers: Readers) -> list[Draft]:
    """The tasks that a dispatch lays on somebody, in the order of its text."""
    kind = parts.letterhead.document_type.text if parts.letterhead.document_type else "công văn"
    return _Builder(document, parts, recipients, readers, kind).build()


class _Builder:
    """Walks one dispatch; holds what every step needs."""

    def __init__(
        self, document: Document, parts: Parts, recipients: Sequence[Value], readers: Readers, kind: str
    ) -> None:
        self.document = document
        self.parts = parts
        self.recipients = recipients
        self.readers = readers
        self.kind = kind
        self.limits = SharedLimits(document, parts, readers)
        self._known_to_yield: dict[Span, bool] = {}

    def build(self) -> list[Draft]:
        if self.kind in NEVER or (self.kind == "công văn" and reports(self.document, self.parts)):
            return []
        asks = asks_for_opinions(self.document, self.parts, self.readers)
        answering = replies(self.document, self.parts, self.recipients, self.kind, asks=asks)
        told = announces(self.document, self.parts, self.recipients, self.kind)
        own = own_names(self.parts)
        sends = sends_papers(self.document, self.parts, self.readers, own)
        orders_only = self.kind in ORDERS_ONLY or answering or told or sends
        context = Context(
            leads=find_addressees(self.parts, self.recipients, self.readers, own=self.kind not in FOR_OTHERS),
            explains=answering and bool(self.recipients) and is_private(self.recipients[0]),
            performative=self.kind in PERFORMATIVE,
            strict=self.kind in STRICT,
            own=own,
            year=year_of(self.parts),
        )
        items: list[Draft] = []
        if not orders_only:
            items += self._paragraphs(self.parts.body.paragraphs, None, context, items, instructing=False)
            items += self._children(self.parts.body, self._headed(context))
        if orders_only:
            items += self._ordered(self.parts.body, replace(context, answering=answering), assigns=not answering)
        if self.parts.enclosure is not None:
            items += self._enclosure(self.parts.enclosure, context)
        papers, closing = self.limits.of_papers(), list(self.parts.closing)
        again = self.limits.of_report()
        limited = papers is not None or (again is not None and again.deadline is not None)
        if asks_for_contents(self.document, self.parts, self.readers, limited=limited):
            items = [draft for draft in items if draft.deadline or any(lead.source == "stated" for lead in draft.leads)]
        enacting = self._enacting(context, items)
        if again is not None and not items and enacting:
            closing.remove(again.paragraph)
            papers = papers or again.deadline
            enacting[-1].report_to = enacting[-1].report_to or again.order.report_to
        limit_all(items if items else enacting, papers)
        prose = not (items or enacting or orders_only or self.kind in NOTICES)
        led = len(self.parts.preamble) if orders_only else self._led_from()
        before = self._loose(self.parts.preamble[:led], context, orders_only=True, prose=prose)
        before += self._loose(self.parts.preamble[led:], context, orders_only=False)
        behind = self._loose(closing, context, orders_only=orders_only)
        drafts = before + enacting + items + behind
        if not (drafts or orders_only) and self.kind == "công văn":
            drafts = self._asked_by_a_day(context)
        if answering:
            drafts = [one for one in drafts if not refers_to_law(one, self.document.words(one.action), context)]
        defined = self.readers.defined
        binding = [one for one in drafts if one.leads and binds(one, self.parts, self.kind, defined, asks=asks)]
        return sorted((self._finish(draft) for draft in binding), key=lambda draft: draft.extent)

    def _ordered(self, node: Node, context: Context, *, assigns: bool) -> list[Draft]:
        """What items order in so many words; below a heading that hands out work (``Phân công chuẩn bị``) all of it."""
        found: list[Draft] = []
        if assigns and node.head is not None and hands_out_work(self._text(node.head)):
            return self._item(node, context)
        for paragraph in ([node.head] if node.head else []) + node.paragraphs:
            found += self._segment(self._read(paragraph.content), node.path or None, context, orders_only=True)
        for child in node.children:
            found += self._ordered(child, context, assigns=assigns)
        return found

    def _enclosure(self, enclosure: Enclosure, context: Context) -> list[Draft]:
        """The tasks of the plan that the dispatch issues; a regulation's are what it obliges named actors to."""
        below = replace(context, strict=enclosure.type not in PLANS - STRICT, performative=False)
        drafts = self._paragraphs(enclosure.body.paragraphs, None, below, [], instructing=False)
        drafts += self._children(enclosure.body, below)
        return drafts + self._loose(enclosure.closing, below, orders_only=False)

    # --- paragraphs outside the tree ---

    def _enacting(self, context: Context, items: Sequence[Draft]) -> list[Draft]:
        """The order of the enacting sentence, where it is one of its own.

        It is where the items below are only contents, and where it stands beside the sentence that leads in.
        """
        paragraph = self.parts.enacting
        if paragraph is None:
            return []
        reading = self._read(paragraph.content)
        if not items:
            return self._segment(reading, None, context, orders_only=True)
        return self._beside_lead_in(reading, None, context)

    def _asked_by_a_day(self, context: Context) -> list[Draft]:
        """What a letter without any order asks for: what is to be sent to it, or done by units it names, by a day.

        ``Ý kiến góp ý gửi về Sở trước ngày 25/3.`` ``Các đơn vị xây dựng kế hoạch, gửi Sở trước ngày 31/3.``
        """
        for asking in asking_clauses(self.parts, self.readers, context.own):
            drafts = self._segment(asking, None, context)
            if any(one.deadline is not None and one.deadline.kind == "date" for one in drafts):
                return drafts
        return []

    def _headed(self, context: Context) -> Context:
        """What the line right above the first item gives to all: ``UBND các huyện, thành phố:`` before bullets."""
        above = self.parts.preamble[-1] if self.parts.preamble and self.parts.enacting is None else None
        first = self.parts.body.children[0] if self.parts.body.children else None
        if above is None or first is None or not is_bullet(first):
            return context
        reading = self._read(above.content)
        heads = len(reading.clauses) == 1 and reading.clauses[0].frame == "heading"
        return hand_down(reading, context, heading=heads).inherited()

    def _led_from(self) -> int:
        """The first paragraph of the preamble behind one that leads in: ``Ban Thường vụ có ý kiến như sau:``."""
        texts = [self._text(paragraph) for paragraph in self.parts.preamble]
        leads = (i for i, text in enumerate(texts) if any(r.pattern.search(text) for r in rules("body", "lead_in")))
        return next(leads, len(texts)) + 1

    def _loose(
        self, paragraphs: Iterable[Paragraph], context: Context, *, orders_only: bool, prose: bool = False
    ) -> list[Draft]:
        """The tasks of paragraphs outside the tree.

        ``prose``: the whole dispatch is such paragraphs; behind the first that orders, who is named does what is said.
        """
        drafts: list[Draft] = []
        for paragraph in paragraphs:
            reading = self._read(paragraph.content)
            if drafts and (completes(reading) or hands_in(reading, drafts)):
                self._absorb(drafts[-1], reading, drafts)  # `Báo cáo của các đơn vị gửi về Sở trước ngày …`
                continue
            found = self._segment(reading, None, context, orders_only=orders_only)
            drafts += [draft for draft in found if orders_only or any(lead.source == "stated" for lead in draft.leads)]
            opened = drafts or any(clause.frame == "courtesy" and clause.leads for clause in reading.clauses)
            orders_only = orders_only and not (prose and opened)
        return drafts

    def _beside_lead_in(self, reading: Reading, path: str | None, context: Context) -> list[Draft]:
        """Orders in the sentences before the one that leads in."""
        if len(reading.clauses) < 2:
            return []
        kept = replace(reading, clauses=tuple(clause for clause in reading.clauses[:-1]))
        return self._segment(kept, path, context, orders_only=True)

    # --- the tree ---

    def _children(self, node: Node, context: Context) -> list[Draft]:
        labels = [child for child in node.children if is_bullet(child) and child.head and not child.row]
        labels = [child for child in labels if child.head and attributes_of(self.document, child.head)]
        drafts: list[Draft] = []
        for child in node.children:
            if child not in labels:
                found = self._item(child, context)
                limit_all(drafts, self.limits.behind_items(child, drafts, found))
                drafts += found
        return drafts

    def _text(self, paragraph: Paragraph) -> str:
        return self.document.passage(paragraph.content).text

    def _item(self, node: Node, context: Context) -> list[Draft]:
        if node.row:
            return read_row(node, context, self.document, self.readers)
        if node.head is None:
            return self._children(node, context)
        own_words, paragraphs, attributes = split_attributes(self.document, node)
        head = self._read(own_words or node.head.content)
        text = head.passage.text
        told = heads_report(text) and not orders_alone(node, head, paragraphs)
        if told or self._introduces_report(node, head, paragraphs):
            context = replace(context, strict=True, told=True)
        elif context.strict and self.kind in STRICT and hands_out_work(text):
            context = replace(context, strict=False, told=False)
        heading = is_heading(node, head, paragraphs)
        below = hand_down(head, context, heading=heading or bool(node.children))
        below = with_attributes(attributes, below, self.readers)
        bullets = [child for child in node.children if is_bullet(child)]
        instructing = self._instructing(node.children, below)
        if "lead" in attributes and not instructing and not any(self._instructs(one) for one in paragraphs):
            return with_deliverable([self._described(node, head, below)], attributes)
        drafts: list[Draft] = []
        if not heading and not (instructing and leads_in(text)):
            drafts += self._segment(head, node.path, with_attributes(attributes, context, self.readers))
            if drafts and head.passage.extent.end < node.head.content.end:
                # The labels behind the item's own words, with the footnotes that hang on them.
                drafts[-1].spans.append(Span(head.passage.extent.end, node.head.content.end))
        elif instructing and leads_in(text):
            drafts += self._beside_lead_in(head, node.path, context)
        own = list(drafts)
        drafts += self._paragraphs(paragraphs, node.path, below, own, instructing=bool(instructing))
        with_deliverable(drafts, attributes)
        if instructing:
            below = self._led_in(paragraphs, node.children, below)
            drafts += self._children(node, below.inherited())
        elif bullets:
            self._describe(drafts or own, bullets)
        self.limits.give_item(drafts, attributes, paragraphs, head if heading else None)
        return drafts

    def _led_in(self, paragraphs: Sequence[Paragraph], children: Sequence[Node], context: Context) -> Context:
        """What the paragraph that leads in to an item's own items gives them: ``Bộ Nội vụ chủ trì …, cụ thể:``."""
        first = next((child.head for child in children if child.head is not None), None)
        before = [p for p in paragraphs if first is not None and p.span.end <= first.span.start]
        if not before or not leads_in(self.document.passage(before[-1].content).text):
            return context
        return hand_down(self._read(before[-1].content), context, heading=True)

    def _introduces_report(self, node: Node, head: Reading, paragraphs: Sequence[Paragraph]) -> bool:
        """Whether the items below only set out what the line before them decides or reports (``Lý do: …``)."""
        first = node.children[0].head if node.children else None
        before = [p for p in paragraphs if first is not None and p.span.end <= first.span.start]
        last = self._text(before[-1]) if before else ""
        return bool(node.children) and introduces_report(head, last, performative=self.kind in PERFORMATIVE)

    def _instructs(self, paragraph: Paragraph) -> bool:
        return any(clause.instructs and clause.frame != "heading" for clause in self._read(paragraph.content).clauses)

    def _described(self, node: Node, head: Reading, below: Context) -> Draft:
        """An item whose label lines name who does it: a task, whatever its own line says."""
        spans = [head.passage.extent] + [child.head.span for child in node.walk() if child is not node and child.head]
        draft = Draft(
            path=node.path,
            spans=spans,
            rule="attribute.item",
            score=0.9,
            action=head.passage.extent,
            leads=list(below.leads),
            supports=list(below.supports),
        )
        found = next((one for one in head.deadlines if one.kind != "vague"), None)
        draft.deadline = found or below.deadline
        return draft

    def _instructing(self, children: Sequence[Node], context: Context) -> list[Node]:
        """The children that order something; labelled items always stand for themselves."""
        found = []
        for child in children:
            if not is_bullet(child) or child.row:
                found.append(child)
            elif child.head is not None and not attributes_of(self.document, child.head):
                reading = self._read(child.head.content)
                first = [clause for clause in reading.clauses if not clause.aside][:3]
                if (
                    any(clause.instructs for clause in first)
                    or child.children
                    or (first and first[0].frame == "heading")
                ):
                    found.append(child)
        return found if any(self._yields(child, context) for child in found) else []

    def _yields(self, node: Node, context: Context) -> bool:
        """Whether an item gives a task; known once, or the cost would double with every level of nesting."""
        place = node.head.span if node.head is not None else None
        if place is None:
            return bool(self._item(node, context))
        if place not in self._known_to_yield:
            self._known_to_yield[place] = bool(self._item(node, context))
        return self._known_to_yield[place]

    # --- paragraphs of an item ---

    def _paragraphs(
        self,
        paragraphs: Sequence[Paragraph],
        path: str | None,
        context: Context,
        own: list[Draft],
        *,
        instructing: bool,
    ) -> list[Draft]:
        """The tasks of an item's unlabelled paragraphs; an actor named in one holds for the next."""
        drafts: list[Draft] = []
        holding = context
        for paragraph in paragraphs:
            reading = self._read(paragraph.content)
            text = reading.passage.text
            known = drafts or own
            last = known[-1] if known else None
            if any(rule.pattern.match(text) for rule in rules("body", "address")):
                continue
            if last is not None and (_NOTE.match(text) or completes(reading) or hands_in(reading, known)):
                self._absorb(last, reading, known)
                continue
            if text.isupper() and len(text) < LONGEST_TITLE:
                continue  # a title between items (`THÁNG 11/2025`)
            if leads_in(text) and instructing:
                drafts += self._beside_lead_in(reading, path, holding)
                continue
            found = self._segment(reading, path, holding)
            if not found and last is not None and not any(c.frame in {"courtesy", "report"} for c in reading.clauses):
                self._absorb(last, reading, known)
            if found and any(lead.source == "stated" for lead in found[0].leads) and not _are_people(found[0].leads):
                holding = replace(holding, leads=tuple(replace(lead, source="inherited") for lead in found[0].leads))
            drafts += found
        return drafts

    def _absorb(self, last: Draft, reading: Reading, drafts: Sequence[Draft]) -> None:
        """Takes a paragraph into the task above it; its deadline holds for the item's tasks that have none."""
        last.spans.append(reading.passage.extent)
        found = next((deadline for deadline in reading.deadlines if deadline.kind != "vague"), None)
        for draft in drafts:
            if found is not None and draft.deadline is None:
                draft.deadline = found
                draft.inherited_deadline = draft is not last
        for clause in reading.clauses:
            last.report_to = last.report_to or clause.report_to

    def _describe(self, drafts: Sequence[Draft], bullets: Sequence[Node]) -> None:
        """Bullets that only describe belong to the item's task."""
        if not drafts:
            return
        for bullet in bullets:
            for node in bullet.walk():
                if node.head is not None:
                    drafts[-1].spans.append(node.head.span)
                    found = [d for d in self._read(node.head.content).deadlines if d.kind != "vague"]
                    if found and drafts[-1].deadline is None:
                        drafts[-1].deadline = found[0]

    # --- the end ---

    def _finish(self, draft: Draft) -> Draft:
        draft.spans.sort()
        known = [*self.recipients, *self.parts.distribution]
        draft.leads = [in_whole(one, self.document, known) for one in draft.leads]
        draft.supports = [in_whole(one, self.document, known) for one in draft.supports]
        return draft

    def _read(self, span: Span) -> Reading:
        return self.readers.paragraph(span)

    def _segment(
        self, reading: Reading, path: str | None, context: Context, *, orders_only: bool = False
    ) -> list[Draft]:
        """The tasks of one paragraph, by the rules and, where there is one, the model of where tasks begin."""
        drafts = segment(reading, path, context, orders_only=orders_only)
        divider = self.readers.divider
        return drafts if divider is None else divide(drafts, reading, divider, self._read)


def _are_people(leads: Sequence[Assigned]) -> bool:
    """Whether all are people inside the units addressed (``cán bộ, công chức``): they hold for their own task only."""
    return all(is_people(lead.actor.name) for lead in leads)
