"""Parts, citations and task drafts → the Dispatch that goes out, every value with its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from congvan.assembly.drafts import Assigned, Draft
from congvan.assembly.due_dates import DueDate, effective_date, resolve_deadline
from congvan.assembly.referrals import referred_deadline
from congvan.calendar.days_off import WorkCalendar
from congvan.document import Document, Span
from congvan.document.mentions import CitedDocument, DeadlineMention
from congvan.document.parts import Letterhead, Node, Paragraph, Parts, Value
from congvan.document.times import Anchor, Duration, Reference
from congvan.schema import (
    Assignee,
    Citation,
    CitationMention,
    Deadline,
    Directive,
    Dispatch,
    Evidence,
    Issue,
    Signature,
    Source,
    Task,
)
from congvan.vocabulary import rules

_HEADER = (
    "issuer", "parent_issuer", "number", "symbol", "place", "issued", "document_type", "subject", "urgency", "secrecy",
)  # fmt: skip


class ResultWriter:
    """Writes the result of one document; ``canonical`` spells an actor's name out; ``effect`` is when the
    dispatch takes effect, as written.
    """

    def __init__(
        self,
        document: Document,
        parts: Parts,
        calendar: WorkCalendar,
        received_on: dt.date | None,
        canonical: Callable[[str], str],
        effect: Anchor | Duration | None = None,
    ) -> None:
        self._document = document
        self._parts = parts
        self._calendar = calendar
        self._received_on = received_on
        self._canonical = canonical
        issued = parts.letterhead.issued
        self._issued = issued.text if issued else None
        self._effective_on = effective_date(effect, issued=self._issued, calendar=calendar)

    def write(
        self,
        recipients: Sequence[Value],
        citations: Sequence[CitedDocument],
        drafts: Sequence[Draft],
        issues: Sequence[Issue],
        *,
        partial: bool,
    ) -> Dispatch:
        """The whole dispatch; ``partial`` where something of the source could not be read."""
        letterhead, signature = self._parts.letterhead, self._parts.signature
        origin = self._document.origin
        header = {name: _text(getattr(letterhead, name)) for name in _HEADER}
        return Dispatch(
            status="partial" if partial else "complete",
            source=Source(
                path=origin.path,
                sha256=origin.sha256,
                format=origin.format,
                pages=origin.pages,
                ocr=origin.ocr,
                signatures=tuple(stamp.text for stamp in origin.signatures),
            ),
            issuer=header["issuer"],
            parent_issuer=header["parent_issuer"],
            number=header["number"],
            symbol=header["symbol"],
            place=header["place"],
            issued=header["issued"],
            document_type=header["document_type"] or "công văn",
            subject=header["subject"],
            urgency=header["urgency"],
            secrecy=header["secrecy"],
            recipients=tuple(one.text for one in recipients),
            distribution=tuple(one.text for one in self._parts.distribution),
            signature=Signature(
                authority=_text(signature.authority), title=_text(signature.title), name=_text(signature.name)
            ),
            directives=self._directives(drafts),
            citations=tuple(self._citation(number, one) for number, one in enumerate(citations, 1)),
            tasks=tuple(self._task(number, draft, drafts, citations) for number, draft in enumerate(drafts, 1)),
            issues=tuple(issues),
            evidence=self._header_evidence(letterhead, recipients),
        )

    def evidence(self, span: Span, rule: str, score: float = 1.0) -> Evidence:
        """The evidence of a value that stands at ``span``."""
        place = self._document.place(span)
        page, box = place if place else (None, None)
        rounded = (round(box.x0, 1), round(box.y0, 1), round(box.x1, 1), round(box.y1, 1)) if box else None
        return Evidence(start=span.start, end=span.end, page=page, box=rounded, rule=rule, score=round(score, 3))

    def _header_evidence(self, letterhead: Letterhead, recipients: Sequence[Value]) -> dict[str, tuple[Evidence, ...]]:
        values: dict[str, tuple[Value, ...]] = {
            name: (value,) for name in _HEADER if (value := getattr(letterhead, name)) is not None
        }
        signature = self._parts.signature
        for name in ("authority", "title", "name"):
            value = getattr(signature, name)
            if value is not None:
                values[f"signature.{name}"] = (value,)
        values |= {"recipients": tuple(recipients), "distribution": self._parts.distribution}
        return {
            name: tuple(self.evidence(one.span, one.rule, one.score) for one in found)
            for name, found in values.items()
            if found
        }

    # --- directives ---

    def _directives(self, drafts: Sequence[Draft]) -> tuple[Directive, ...]:
        """The items of the instructing part: every labelled one, a bullet or row only where it holds a task.

        A dispatch that orders nothing has none; a part that only reports is left out with its items.
        """
        if not drafts:
            return ()
        with_tasks = {draft.path for draft in drafts}
        roots = [self._parts.body, *([self._parts.enclosure.body] if self._parts.enclosure else [])]
        return tuple(self._directive(node) for root in roots for node in self._instructing(root, with_tasks))

    def _instructing(self, node: Node, with_tasks: set[str | None]) -> Iterator[Node]:
        if node.head is not None and node.label:
            if not any(below.path in with_tasks for below in node.walk()) and self._only_reports(node.head):
                return
            if self._is_directive(node, with_tasks):
                yield node
        for child in node.children:
            yield from self._instructing(child, with_tasks)

    def _only_reports(self, head: Paragraph) -> bool:
        text = self._document.passage(head.content).text
        return any(rule.id == "reporting.heading" and rule.pattern.search(text) for rule in rules("body", "reporting"))

    def _is_directive(self, node: Node, with_tasks: set[str | None]) -> bool:
        if node.row or (node.label or "")[0] in "-+*":
            return any(child.path in with_tasks for child in node.walk())
        return True

    def _directive(self, node: Node) -> Directive:
        assert node.head is not None
        content = node.head.content
        body = self._document.words(content)
        below = [self._document.words(paragraph.span) for paragraph in node.paragraphs]
        heading = body.rstrip(" :") if node.head.bold or ((below or node.children) and len(body) < 200) else None
        return Directive(
            path=node.path,
            label=node.label or "",
            heading=heading,
            text=" ".join([body, *below]),
            evidence=self.evidence(node.head.span, "structure.label"),
        )

    # --- citations ---

    def _citation(self, number: int, cited: CitedDocument) -> Citation:
        return Citation(
            id=f"c{number}",
            type=cited.type,
            number=cited.number,
            date=cited.date,
            issuer=cited.issuer,
            subject=cited.subject,
            role=cited.role,
            mentions=tuple(
                CitationMention(
                    text=self._document.words(mention.span),
                    provision=mention.provision,
                    evidence=self.evidence(mention.span, mention.rule, mention.score),
                )
                for mention in cited.mentions
            ),
        )

    def _cited_in(self, draft: Draft, citations: Sequence[CitedDocument]) -> tuple[str, ...]:
        """The documents named in the task's own text, in its footnotes and in its row's cell for them."""
        places = [*draft.spans, *([draft.source] if draft.source else [])]
        notes = dict(self._document.footnotes)
        for mark in self._document.marks:
            if mark.label in notes and any(span.start <= mark.offset <= span.end + 2 for span in draft.spans):
                places.append(notes[mark.label])
        return tuple(
            f"c{number}" for number, cited in enumerate(citations, 1) if any(_names(span, cited) for span in places)
        )

    # --- tasks ---

    def _task(self, number: int, draft: Draft, drafts: Sequence[Draft], citations: Sequence[CitedDocument]) -> Task:
        deadline = self._deadline(draft.deadline, draft, drafts, citations) if draft.deadline else None
        # Behind an order that breaks off (`Giao Phòng Văn hóa.`) no word of the action is left.
        action = draft.action if any(map(str.isalnum, self._words(draft.action))) else draft.extent
        details: dict[str, Evidence] = {"action": self.evidence(action, draft.rule, draft.score)}
        for name, span in (("report_to", draft.report_to), ("deliverable", draft.deliverable)):
            if span is not None:
                details[name] = self.evidence(span, f"task.{name}", 0.9)
        assigned = draft.leads + draft.supports
        certain = min([_found_by(one)[1] for one in assigned] + [draft.score])
        return Task(
            id=f"t{number}",
            directive=draft.path,
            text=" ".join(self._words(span) for span in draft.spans),
            action=self._words(action).rstrip(" ;,"),
            assignees=tuple(self._assignee(one) for one in assigned),
            deadline=deadline,
            citations=self._cited_in(draft, citations),
            report_to=self._words(draft.report_to) if draft.report_to else None,
            deliverable=self._words(draft.deliverable) if draft.deliverable else None,
            evidence=self.evidence(draft.extent, draft.rule, draft.score),
            field_evidence=details,
            confidence=round(certain, 3),
        )

    def _words(self, span: Span) -> str:
        return self._document.words(span)

    def _assignee(self, one: Assigned) -> Assignee:
        return Assignee(
            name=one.actor.name,
            canonical=self._canonical(one.actor.name),
            role=one.role,
            source=one.source,
            evidence=self.evidence(one.actor.span, *_found_by(one)),
        )

    def _due(
        self, mention: DeadlineMention, referred: DueDate | None = None, *, ordered: str | None = None
    ) -> DueDate | None:
        """``ordered`` is the date of the document that gave the task, where the dispatch itself has none."""
        return resolve_deadline(
            mention,
            self._document.words(mention.span),
            issued=self._issued or ordered,
            calendar=self._calendar,
            received_on=self._received_on,
            effective_on=self._effective_on,
            referred=referred,
        )

    def _deadline(
        self, mention: DeadlineMention, draft: Draft, drafts: Sequence[Draft], citations: Sequence[CitedDocument]
    ) -> Deadline | None:
        meant = None
        if isinstance(mention.expression, Reference):
            meant = referred_deadline(mention.expression.target, draft.path, drafts)
        ordered = next((c.date for c in citations if draft.source and _names(draft.source, c)), None)
        due = self._due(mention, self._due(meant) if meant else None, ordered=ordered)
        if due is None:
            return None
        return Deadline(
            text=due.text,
            kind=due.kind,
            date=due.date,
            time=due.time,
            rrule=due.rrule,
            duration=due.duration,
            working_days=due.working_days,
            anchor=due.anchor,
            bound=due.bound,
            needs=due.needs,
            provisional=due.provisional,
            inherited=draft.inherited_deadline,
            evidence=self.evidence(mention.span, mention.rule, mention.score),
        )


def _names(place: Span, cited: CitedDocument) -> bool:
    return any(place.holds(mention.span) for mention in cited.mentions)


def _found_by(one: Assigned) -> tuple[str, float]:
    """The rule that found an actor and its score; where a model ended the name, the model and its probability."""
    return one.actor.model or (one.rule, one.score)


def _text(value: Value | None) -> str | None:
    return value.text if value else None
