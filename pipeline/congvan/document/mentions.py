"""What recognition finds: mentions with their place, the rule that found them and how sure it is.

Recognition reads what is written; it computes nothing. Calendar dates come from assembly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from congvan.document.model import Passage, Span


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
    ``key`` joins the mentions of one document.
    """

    type: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None
    role: Literal["basis", "carried_out", "amended", "replaced", "enclosed", "mentioned"] = "mentioned"
    provision: str | None = None
    """``Điều 5``, ``khoản 4 Điều 20``: the part of the document that is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One unit or person inside a group: its name with shared heads restored, and its own span."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Mention):
    """A noun phrase that names one or several units or persons, conjuncts split (`members`)."""

    members: tuple[Actor, ...]


Found = TypeVar("Found", bound=Mention, covariant=True)


class Recognizer(Protocol[Found]):
    """Rules and trained models alike: a passage in, mentions out, in order of their place.

    ``masked`` are spans that belong to something else (a citation's date is no deadline).
    """

    def __call__(self, passage: Passage, masked: Sequence[Span] = ()) -> Sequence[Found]:
        """The mentions in ``passage``."""
        ...
