"""What recognition read in one stretch of text, as assembly gets it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from congvan.document import Passage, Span
from congvan.document.mentions import Actor, CitationMention, Clause, DeadlineMention
from congvan.linear.model import Model


@dataclass(frozen=True, slots=True)
class Reading:
    """A paragraph (or table cell) with everything recognized in it, each in order."""

    passage: Passage
    citations: tuple[CitationMention, ...]
    deadlines: tuple[DeadlineMention, ...]
    clauses: tuple[Clause, ...]
    starts: tuple[Span, ...] = ()
    """The joints behind which another task may begin; looked for only where a model asks."""


@dataclass(frozen=True)
class Divider:
    """Says by a trained model where a task begins."""

    model: Model

    def probability(self, offset: int, features: Sequence[str]) -> float:
        """How likely a task begins at an offset of the document; ``features`` are the names of what is seen there."""
        return self.model.probability(dict.fromkeys(features, 1.0))


@dataclass(frozen=True, slots=True)
class Readers:
    """The recognizers as assembly calls them: each takes a span of the document."""

    paragraph: Callable[[Span], Reading]
    actors: Callable[[Span], tuple[Actor, ...]]
    """The span is known to be a list of actors (a table cell, ``Đơn vị phối hợp: …``)."""
    deadline: Callable[[Span], DeadlineMention | None]
    """The span is known to be a time limit (a table cell)."""
    defined: Mapping[str, str]
    """What the text calls units, and their names: ``Sở`` for ``Sở Giáo dục và Đào tạo (sau đây gọi tắt là Sở)``."""
    divider: Divider | None = None
    """Where tasks begin by a trained model; None leaves them to the rules."""
