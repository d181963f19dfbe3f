"""Limits of time that hold for several tasks: stated once for an item, for all items, or for all papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from congvan.assembly.attributes import attributes_of, is_bullet
from congvan.assembly.drafts import Assigned, Draft
from congvan.assembly.readings import Readers, Reading
from congvan.assembly.segments import same_actors
from congvan.document import Document, Span
from congvan.document.mentions import Clause, DeadlineMention
from congvan.document.parts import Node, Paragraph, Parts
from congvan.vocabulary import rules

_ENDS_WORK = re.compile(r"(?<!\w)(?:hoàn thành|hoàn tất)(?!\w).*(?<!\w)xong(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """A closing paragraph that asks again for what the enacting sentence asks for: its order, and its day if any."""

    paragraph: Paragraph
    order: Clause
    deadline: DeadlineMention | None


class SharedLimits:
    """Finds the limits of one dispatch that do not stand in the task they are for."""

    def __init__(self, document: Document, parts: Parts, readers: Readers) -> None:
        self._document = document
        self._parts = parts
        self._readers = readers

    def of_papers(self) -> DeadlineMention | None:
        """The day by which all papers are to be handed in: it holds for the tasks without a limit of their own.

        ``Tài liệu gửi về Văn phòng … trước ngày 28/02`` behind an item speaks of what every item asks for.
        """
        behind = [paragraph for child in self._parts.body.children for paragraph in child.paragraphs]
        for paragraph in [*behind, *self._parts.closing]:
            reading = self._readers.paragraph(paragraph.content)
            dated = [deadline for deadline in reading.deadlines if deadline.kind == "date" and deadline.bound != "from"]
            handed_in = any(rule.pattern.match(reading.passage.text) for rule in rules("body", "all_papers"))
            whole = any(rule.pattern.match(reading.passage.text) for rule in rules("body", "limit_of_all"))
            handed_in = handed_in or (whole and completes(reading))
            if not handed_in or not dated or any(clause.leads for clause in reading.clauses[:1]):
                continue
            return dated[0]
        return None

    def of_report(self) -> AskedAgain | None:
        """The closing paragraph that asks again for what the enacting sentence asks for.

        ``Nhận được công văn này, đề nghị các sở … báo cáo về Bộ trước ngày …`` behind items that list what to report.
        """
        asked = self._ordered(self._parts.enacting)
        for paragraph in self._parts.closing:
            again = self._ordered(paragraph)
            if asked is None or again is None or not (again.leads or again.issuer):
                continue
            ours = [Assigned(actor, "lead", "stated", asked.rule, asked.score) for actor in asked.leads]
            days = [day for day in self._readers.paragraph(paragraph.content).deadlines if day.kind == "date"]
            action = self._document.passage(again.action).text
            restated = any(rule.pattern.search(action) for rule in rules("body", "restates"))
            if restated and (not again.leads or same_actors(again.leads, ours)):
                return AskedAgain(paragraph, again, next(iter(days), None))
        return None

    def _ordered(self, paragraph: Paragraph | None) -> Clause | None:
        """The order that a paragraph ends with, if it does."""
        clauses = self._readers.paragraph(paragraph.content).clauses if paragraph is not None else ()
        return clauses[-1] if clauses and clauses[-1].frame == "order" else None

    def behind_items(self, item: Node, before: Sequence[Draft], own: Sequence[Draft]) -> DeadlineMention | None:
        """The limit that an item states for those before it, none of which has one.

        It is an item of its own (``4. Thời gian thực hiện: đến hết ngày 09/6``), or a line behind the last item
        (``Thời hạn nộp chậm nhất là 15 ngày …``).
        """
        if not before or item.head is None or item.children or any(draft.deadline for draft in before):
            return None
        line = item.paragraphs[-1] if item.paragraphs else item.head if not own and not is_bullet(item) else None
        text = self._document.passage(line.content).text if line is not None else ""
        if line is None or not any(rule.pattern.match(text) for rule in rules("body", "limit_of_all")):
            return None
        found = attributes_of(self._document, line).get("deadline")
        if found is not None:
            return self._readers.deadline(found)
        reading = self._readers.paragraph(line.content)
        return reading.deadlines[0] if completes(reading) else None

    def give_item(
        self,
        drafts: Sequence[Draft],
        attributes: dict[str, Span],
        paragraphs: Sequence[Paragraph],
        heading: Reading | None,
    ) -> None:
        """Gives the item's deadline to its tasks that have none of their own."""
        found: DeadlineMention | None = None
        if "deadline" in attributes:
            found = self._readers.deadline(attributes["deadline"])
        elif len(paragraphs) > 1:
            found = self._completing(paragraphs[-1])
        if found is None and heading is not None:
            # `1. Công tác chuẩn bị (từ nay đến ngày 31/3)`
            found = next((one for one in heading.deadlines if one.kind in {"date", "recurring"}), None)
        if found is None:
            return
        for draft in drafts:
            if draft.deadline is None:
                draft.deadline = found
                draft.inherited_deadline = not any(span.holds(found.span) for span in draft.spans)

    def _completing(self, paragraph: Paragraph) -> DeadlineMention | None:
        """The one deadline of an item's last paragraph where it finishes the item's work (``… xong trước ngày …``)."""
        reading = self._readers.paragraph(paragraph.content)
        dated = [deadline for deadline in reading.deadlines if deadline.kind == "date"]
        if len(dated) != 1:
            return None
        before = reading.passage.text[: dated[0].span.end - reading.passage.start]
        return dated[0] if _ENDS_WORK.search(before) else None


def completes(reading: Reading) -> bool:
    """Whether a paragraph only says until when and to whom the work above is to be finished."""
    first = reading.clauses[0] if reading.clauses else None
    return first is not None and first.completion and not first.leads and bool(reading.deadlines)


def hands_in(reading: Reading, drafts: Sequence[Draft]) -> bool:
    """Whether a paragraph only says when the units of the tasks above are to send their papers, or to be done.

    ``Sở đề nghị các đơn vị tham gia ý kiến.`` | ``Các đơn vị gửi ý kiến về Phòng Khảo thí trước ngày 13/12.``
    """
    if len(reading.clauses) != 1 or not drafts or drafts[-1].deadline is not None or not reading.deadlines:
        return False
    clause = reading.clauses[0]
    says = clause.reports or _carries_out(clause, reading)
    leads = [lead for draft in drafts for lead in draft.leads]
    return clause.frame == "obligation" and says and same_actors(clause.leads, leads)


def _carries_out(clause: Clause, reading: Reading) -> bool:
    """Whether nothing but the day is new: ``Các đơn vị thực hiện`` | ``trước ngày 24/3.``."""
    told = Span(clause.action.start, max(clause.action.start, reading.deadlines[0].span.start))
    words = reading.passage.text[told.start - reading.passage.start : told.end - reading.passage.start]
    return any(rule.pattern.match(words) for rule in rules("clauses", "courtesy") if rule.id == "courtesy.carry_out")
