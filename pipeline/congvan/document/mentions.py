"""What recognition finds: mentions with their place, the rule that found them and how sure it is.

Recognition reads what is written; it computes nothing. Calendar dates come from assembly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from congvan.document.model import Passage, Span
from congvan.document.times import Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that means something; ``rule`` is a row's id or a model's name and version."""

    span: Span
    rule: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationMention(Mention):
    """One place where another document is named.

    ``number`` is whole and normalised (``933/QĐ-TTg``), ``date`` ISO 8601 to the precision written.
    ``span`` covers type, number and date; issuer and subject have spans of their own.
    """

    type: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None
    role: Literal["basis", "carried_out", "amended", "replaced", "enclosed", "mentioned"] = "mentioned"
    provision: str | None = None
    """``Điều 5``, ``khoản 4 Điều 20``: the part of the document that is meant."""
    number_span: Span | None = None
    date_span: Span | None = None
    """The words of the date, which may stand before ``span`` (``Ngày 24/7/2024, Sở Nội vụ có Công văn số …``)."""
    issuer_span: Span | None = None
    subject_span: Span | None = None
    note_span: Span | None = None
    """The footnote that completes the mention: the spans of what it adds lie in it."""

    @property
    def extent(self) -> Span:
        """From the type to the end of what is said of the document; a footnote mark may stand at each part's end."""
        parts = [span for span in (self.issuer_span, self.subject_span) if span is not None]
        ends = [span.end for span in parts if self.note_span is None or not self.note_span.holds(span)]
        return Span(self.span.start, max([self.span.end, *ends]))


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument:
    """Another document, once, with what all its mentions say of it; ``mentions`` stand in the text's order.

    ``key`` is its normalised number, or the whole name of a law that has none.
    """

    key: str
    type: str
    number: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    role: Literal["basis", "carried_out", "amended", "replaced", "enclosed", "mentioned"]
    mentions: tuple[CitationMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One unit or person inside a group: its name with shared heads restored, and its own span.

    ``model`` is the trained model that found where the name ends, with the probability it gives; None where a
    rule did.
    """

    name: str
    span: Span
    model: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Mention):
    """A noun phrase that names one or several units or persons, conjuncts split (`members`)."""

    members: tuple[Actor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMention(Mention):
    """A time limit as written, e.g. ``xong trước ngày 10/11/2023``.

    ``scope`` tells what it holds for: the clause it stands in, the whole item (``Thời hạn hoàn thành: …``)
    or the whole dispatch (``Các nội dung trên hoàn thành trước ngày …``). ``time`` is ``HH:MM``.
    """

    kind: Literal["date", "recurring", "duration", "vague"]
    bound: Literal["before", "by", "from", "on"] | None
    expression: Expression
    time: str | None = None
    scope: Literal["clause", "item", "dispatch"] = "clause"


Found = TypeVar("Found", bound=Mention, covariant=True)


class Recognizer(Protocol[Found]):
    """Rules and trained models alike: a passage in, mentions out, in order of their place.

    ``masked`` are spans that belong to something else (a citation's date is no deadline).
    """

    def __call__(self, passage: Passage, masked: Sequence[Span] = ()) -> Sequence[Found]:
        """The mentions in ``passage``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Mention):
    """A sentence or part of one, with what it does.

    ``frame``: ``order`` (``Giao X …``), ``obligation`` (``X có trách nhiệm …``), ``imperative`` (no actor named),
    ``heading`` (an actor alone), ``report``, ``permission``, ``statement``, ``courtesy`` (the general clause, or
    whom to call), ``consent`` (an order where it sets a time). ``action`` is the instruction without the actor's
    lead-in.
    """

    frame: Literal[
        "order", "obligation", "imperative", "heading", "report", "permission", "statement", "courtesy", "consent"
    ]
    leads: tuple[Actor, ...] = ()
    supports: tuple[Actor, ...] = ()
    issuer: Actor | None = None
    """Who orders, where the clause names it (``Chủ tịch UBND tỉnh yêu cầu …``)."""
    action: Span
    report_to: Span | None = None
    joined: bool = False
    """Whether a semicolon stands before it."""
    performative: bool = False
    """Whether the issuer does it by writing it (``Công bố …``)."""
    completion: bool = False
    """Whether it only ends the work said before (``Hoàn thành trước ngày …``)."""
    reports: bool = False
    """Whether it has somebody report or hand in (``báo cáo UBND tỉnh trước ngày …``)."""
    aside: bool = False
    """Whether it stands in brackets inside another clause."""
    orders: Clause | None = None
    """What its subject asks of others in the same sentence: ``Sở mở lớp tập huấn,`` | ``đề nghị các xã cử cán bộ``."""

    @property
    def instructs(self) -> bool:
        """Whether somebody is told to do something."""
        return self.frame in {"order", "obligation", "imperative"}
