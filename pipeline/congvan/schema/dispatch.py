"""A dispatch with everything read from it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, PrivateAttr

from congvan.schema.evidence import Evidence, Frozen
from congvan.schema.showing import as_html
from congvan.schema.task import Task

SCHEMA_VERSION = "1.0"


class Source(Frozen):
    """The file: its path as given, the SHA-256 of its bytes, its format and number of pages."""

    path: str
    sha256: str
    format: str
    pages: int | None = None
    ocr: bool = False
    signatures: tuple[str, ...] = Field(default=(), description="words of digital signature stamps")


class Issue(Frozen):
    """What could not be read or wants to be known; ``code`` is stable, ``message`` is for people."""

    code: str
    message: str
    page: int | None = None


class Signature(Frozen):
    """``KT. GIÁM ĐỐC`` / ``PHÓ GIÁM ĐỐC`` / ``Trần Văn Hà``."""

    authority: str | None = None
    title: str | None = None
    name: str | None = None


class Directive(Frozen):
    """An item of the instructing part: ``path`` is its labels from the root (``II.3.a``)."""

    path: str
    label: str
    heading: str | None
    text: str
    evidence: Evidence


class CitationMention(Frozen):
    """One place where a document is cited."""

    text: str
    provision: str | None = None
    evidence: Evidence


class Citation(Frozen):
    """Another document named in the dispatch, once, with all its mentions."""

    id: str
    type: str
    number: str | None = None
    date: str | None = Field(default=None, description="ISO 8601, to the precision written")
    issuer: str | None = None
    subject: str | None = None
    role: Literal["basis", "carried_out", "amended", "replaced", "enclosed", "mentioned"] = "mentioned"
    mentions: tuple[CitationMention, ...]


class Dispatch(Frozen):
    """One official dispatch, read.

    ``evidence`` gives the places of the header's values by field name; recipients and distribution have one
    evidence an entry, in order. ``status`` is ``partial`` where something could not be read: ``issues`` says
    what.
    """

    schema_version: str = SCHEMA_VERSION
    status: Literal["complete", "partial"]
    source: Source
    issuer: str | None = None
    parent_issuer: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    issued: str | None = Field(default=None, description="ISO 8601, to the precision written")
    document_type: str = "công văn"
    subject: str | None = None
    urgency: str | None = None
    secrecy: str | None = None
    recipients: tuple[str, ...] = ()
    distribution: tuple[str, ...] = ()
    signature: Signature = Signature()
    directives: tuple[Directive, ...] = ()
    citations: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()
    issues: tuple[Issue, ...] = ()
    evidence: dict[str, tuple[Evidence, ...]] = Field(default_factory=dict)

    # Carried to be looked at, not part of the result: no key of the JSON, and no matter of equality.
    _text: str | None = PrivateAttr(default=None)

    @property
    def text(self) -> str | None:
        """The text that offsets count in, where the dispatch comes straight from its file; None from JSON."""
        return self._text

    def with_text(self, text: str) -> Self:
        """The same dispatch with the text that its offsets count in."""
        copy = self.model_copy()
        copy._text = text
        return copy

    def _repr_html_(self) -> str | None:
        """What a notebook shows: header, tasks, and the text with the evidence marked."""
        return as_html(self)

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if isinstance(other, Dispatch) else NotImplemented
