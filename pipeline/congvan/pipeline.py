"""The way of a dispatch from file to result: the only module that knows every stage and their order."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from congvan import ingest, structure
from congvan.assembly.divisions import shipped_starts
from congvan.assembly.due_dates import is_over
from congvan.assembly.purpose import is_public
from congvan.assembly.readings import Divider, Readers, Reading
from congvan.assembly.results import ResultWriter
from congvan.assembly.tasks import build_tasks
from congvan.calendar.days_off import load_calendar
from congvan.confidence.clauses import shipped_clauses
from congvan.confidence.features import task_features
from congvan.confidence.weighing import shipped_model, with_confidence
from congvan.diacritics import SyllableModel, read_syllables, shipped_syllables, with_accents
from congvan.document import Document, Origin, Span
from congvan.document.mentions import Actor, CitationMention, Clause, DeadlineMention
from congvan.document.parts import Enclosure, Parts, Value
from congvan.errors import UsageError
from congvan.ingest.plain_text import parse_text
from congvan.linear.model import Features, Model, read_model
from congvan.options import Options
from congvan.recognition.actor_splitting import split_actors
from congvan.recognition.actors import canonical, find_defined_terms
from congvan.recognition.citation_register import register_citations
from congvan.recognition.citations import citation_at, complete_from_note, find_citations, spans_of
from congvan.recognition.clauses import read_clauses
from congvan.recognition.deadline_effect import find_effect
from congvan.recognition.deadlines import find_deadlines, read_deadline_cell
from congvan.recognition.task_starts import find_starts
from congvan.recognition.unit_ends import EndChooser, Occurrences, choosing_ends
from congvan.schema import Dispatch, Issue

_ENCLOSED = (
    "what was issued with the dispatch stands behind it in this file; its items are listed after the dispatch's own"
)
_SECOND = "another dispatch begins in this file; only the first was read: split the file to read the other"
_LONGEST_PARAGRAPH = 20_000  # characters, some ten pages without a break
_LONG = f"a paragraph is longer than {_LONGEST_PARAGRAPH} characters; it was read up to there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """Trained models given themselves: each is used whatever the options say of its kind."""

    actor_ends: Model | None = None
    divider: Divider | None = None
    syllables: SyllableModel | None = None
    clauses: Model | None = None


class Pipeline:
    """Extracts dispatches with the same options; reusable, picklable, and without state between files.

    >>> Pipeline().extract(Path("1210-UBND-TH.pdf")).tasks[0].deadline.date  # doctest: +SKIP
    '2023-11-08'
    """

    def __init__(self, options: Options | None = None, models: Models | None = None) -> None:
        self.options = options or Options()
        given = models or Models()
        chosen = self.options
        named, starts, path = chosen.actor_model, chosen.starts_model, chosen.confidence_model
        if chosen.rules_only and (named or starts or path or chosen.syllables_model or chosen.clauses_model):
            raise UsageError("rules only and a model exclude each other", remedy="Leave one of them out.")
        # Read here, so that a faulty file is an error of the run and not of every dispatch.
        self._divider = given.divider or (Divider(read_model(starts)) if starts is not None else None)
        self._ends = given.actor_ends or (read_model(named) if named is not None else None)
        self._syllables = given.syllables or (
            read_syllables(chosen.syllables_model) if chosen.syllables_model is not None else None
        )
        self._clauses = given.clauses or (
            read_model(chosen.clauses_model) if chosen.clauses_model is not None else None
        )
        self._calendar = load_calendar(chosen.days_off)
        self._model = read_model(path) if path is not None else None

    def read(self, path: str | Path) -> Document:
        """The document in a file: the text that every offset of a result points into."""
        return self._legible(ingest.read(Path(path), self.options))

    def read_text(self, text: str, name: str = "text") -> Document:
        """The document in a text already decoded; ``name`` stands for the path."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return self._legible(parse_text(text, Origin(path=name, sha256=digest, format="txt")))

    def extract(self, path: str | Path) -> Dispatch:
        """The dispatch in a file. Raises a `CongvanError` where it cannot be read."""
        return self.extract_document(self.read(path))

    def extract_text(self, text: str, name: str = "text") -> Dispatch:
        """The dispatch in a text already decoded; ``name`` stands for the path."""
        return self.extract_document(self.read_text(text, name))

    def extract_document(self, document: Document) -> Dispatch:
        """The dispatch in a document already read, with the text that its offsets count in."""
        dispatch, clauses = self._read(document)
        if dispatch.tasks and not self.options.rules_only:
            model = self._model or shipped_model()
            dispatch = with_confidence(dispatch, self._features(dispatch, document, clauses), model)
        return dispatch.with_text(document.text)

    def read_tasks(self, document: Document) -> tuple[Dispatch, list[Features]]:
        """The dispatch without a model's confidence, and what such a model may know of each of its tasks."""
        dispatch, clauses = self._read(document)
        return dispatch.with_text(document.text), self._features(dispatch, document, clauses)

    def read_clauses(self, document: Document) -> tuple[Dispatch, list[Clause]]:
        """The dispatch without a model's confidence, and the clauses of all that was read, in the text's order."""
        dispatch, clauses = self._read(document)
        return dispatch.with_text(document.text), clauses

    def _features(self, dispatch: Dispatch, document: Document, clauses: Sequence[Clause]) -> list[Features]:
        """What is seen of each task; what the model of clauses says is part of it, where models are wanted."""
        model = self._clauses
        if model is None and dispatch.tasks and not self.options.rules_only:
            model = shipped_clauses()
        return task_features(dispatch, document, clauses, model)

    def _legible(self, document: Document) -> Document:
        """The document with the accents set right that an OCR misread."""
        syllables = self._syllables
        if syllables is None and self.options.rules_only:
            return document
        return with_accents(document, shipped_syllables if syllables is None else lambda: syllables)

    def _read(self, document: Document) -> tuple[Dispatch, list[Clause]]:
        parts = structure.parse(document)
        divider = self._divider
        if divider is None and not self.options.rules_only:
            divider = Divider(shipped_starts())
        reader = _Reader(
            document,
            issued=parts.letterhead.issued.text if parts.letterhead.issued else None,
            divides=divider is not None,
        )
        terms = find_defined_terms(document.passage(parts.extent))
        readers = Readers(
            paragraph=reader.paragraph,
            actors=reader.actors,
            deadline=reader.deadline,
            defined=terms,
            divider=divider,
        )
        recipients = [one for value in parts.recipients for one in _split(document, value)]
        ends = self._ends
        with choosing_ends(EndChooser(ends, Occurrences(document.text)) if ends else None):
            drafts = build_tasks(document, parts, recipients, readers)
        letterhead = parts.letterhead
        citations = register_citations(
            reader.all_citations(parts),
            own_number=letterhead.number.text if letterhead.number else None,
            own_symbol=letterhead.symbol.text if letterhead.symbol else None,
            own_date=letterhead.issued.text if letterhead.issued else None,
        )
        issuer = letterhead.issuer.text if letterhead.issuer else None
        above = letterhead.parent_issuer.text if letterhead.parent_issuer else None
        writer = ResultWriter(
            document,
            parts,
            self._calendar,
            self.options.received_on,
            lambda name: canonical(name, issuer=issuer, parent_issuer=above, defined=terms),
            find_effect(document.passage(parts.extent)),
        )
        notices = [*document.notices, *structure.blanks_of(document, parts)]
        issues = [Issue(code=one.code, message=one.message, page=one.page) for one in notices]
        if parts.foreign is not None:
            page = _page(document, parts.foreign)
            issues = [one for one in issues if (one.code, one.page) != ("second_dispatch", page)]
            issues.append(Issue(code="second_dispatch", message=_SECOND, page=page))
        if parts.enclosure is not None:
            issues.append(Issue(code="enclosure", message=_ENCLOSED, page=_page(document, parts.enclosure.extent)))
        if reader.cut:
            issues.append(Issue(code="long_paragraph", message=_LONG))
        partial = reader.cut or any(one.partial for one in notices)
        return writer.write(recipients, citations, drafts, issues, partial=partial), reader.all_clauses()


def _page(document: Document, span: Span) -> int | None:
    place = document.place(span)
    return place[0] if place else None


class _Reader:
    """Runs the recognizers over a document's paragraphs, each once."""

    def __init__(self, document: Document, *, issued: str | None, divides: bool) -> None:
        self._document = document
        self._divides = divides
        self._issued = issued
        self._read: dict[Span, Reading] = {}
        self._notes = dict(document.footnotes)
        self.cut = False
        """Whether a paragraph was too long to be read to its end."""

    def paragraph(self, span: Span) -> Reading:
        """Everything recognized in ``span``; citations first, since their dates are no deadlines."""
        known = self._read.get(span)
        if known is None:
            passage = self._document.passage(span)
            if len(passage.text) > _LONGEST_PARAGRAPH:
                self.cut = True
                passage = passage.slice(0, _LONGEST_PARAGRAPH)
            citations = self._complete(find_citations(passage))
            masked = spans_of(citations)
            deadlines = [one for one in find_deadlines(passage, masked) if not is_over(one, issued=self._issued)]
            limits = [one.span for one in deadlines if one.kind != "vague"]
            clauses = tuple(read_clauses(passage, masked, limits))
            starts = find_starts(passage, masked, deadlines, clauses) if self._divides else []
            known = Reading(
                passage=passage,
                citations=citations,
                deadlines=tuple(deadlines),
                clauses=clauses,
                starts=tuple(starts),
            )
            self._read[span] = known
        return known

    def actors(self, span: Span) -> tuple[Actor, ...]:
        """The actors in a list of nothing else."""
        return tuple(split_actors(self._document.passage(span)))

    def deadline(self, span: Span) -> DeadlineMention | None:
        """The time limit in a cell or label line of nothing else."""
        return read_deadline_cell(self._document.passage(span))

    def all_citations(self, parts: Parts) -> list[CitationMention]:
        """The citations of subject, body and footnotes, in order, each place once."""
        spans = [parts.letterhead.subject.span] if parts.letterhead.subject else []
        extents: list[Span] = []
        read: list[Parts | Enclosure] = [parts, *([parts.enclosure] if parts.enclosure else [])]
        for part in read:
            extents.append(part.extent)
            paragraphs = [*part.preamble, *([part.enacting] if part.enacting else []), *part.closing]
            spans += [paragraph.content for paragraph in paragraphs]
            for node in part.body.walk():
                spans += [node.head.content] if node.head else []
                spans += [paragraph.content for paragraph in node.paragraphs]
        cells = [cell.span for table in self._document.tables for row in table.rows for cell in row]
        spans += [span for span in cells if any(extent.holds(span) for extent in extents)]
        spans += self._notes.values()
        found = {one.span: one for span in spans for one in self.paragraph(span).citations}
        return [found[span] for span in sorted(found)]

    def all_clauses(self) -> list[Clause]:
        """The clauses of everything read so far, in the text's order."""
        found = (clause for reading in self._read.values() for clause in reading.clauses)
        return sorted(found, key=lambda clause: clause.span)

    def _complete(self, mentions: list[CitationMention]) -> tuple[CitationMention, ...]:
        """The mentions with what the footnotes at their ends add."""
        for mark in self._document.marks:
            mention = citation_at(mentions, mark.offset)
            if mention is not None and mark.label in self._notes:
                note = self._document.passage(self._notes[mark.label])
                mentions[mentions.index(mention)] = complete_from_note(mention, note)
        return tuple(mentions)


def _split(document: Document, value: Value) -> list[Value]:
    """An entry of ``Kính gửi`` that names several units, split.

    ``Quý khách hàng tại các phường A, B`` stays whole: what stands behind the people says where they are.
    """
    actors = split_actors(document.passage(value.span))
    names = [Value(actor.name, actor.span, value.rule, value.score) for actor in actors]
    if len(names) < 2 or (is_public(names[0]) and not all(is_public(name) for name in names)):
        return [value]
    return names


__all__ = ["Models", "Pipeline"]
