"""Tasks while they are put together, before dates are computed and evidence is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from congvan.document import Span
from congvan.document.mentions import Actor, DeadlineMention

Source = Literal["stated", "inherited", "addressee"]


@dataclass(frozen=True, slots=True)
class Assigned:
    """An actor with its part in a task, where it was found and by which rule."""

    actor: Actor
    role: Literal["lead", "support"]
    source: Source
    rule: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Context:
    """What an item hands down to those below it: the nearest wins, leads, supports and deadline each for itself."""

    leads: tuple[Assigned, ...] = ()
    supports: tuple[Assigned, ...] = ()
    deadline: DeadlineMention | None = None
    strict: bool = False
    """Below a part that reports or states aims: only what obliges a named actor is a task."""
    told: bool = False
    """Below a part that reports or lists: whoever is named there is told of."""
    performative: bool = False
    """In a decision: what has no actor is done by the issuer's writing it."""
    answering: bool = False
    """In a reply: beside orders only what a public body that is answered is to do."""
    explains: bool = False
    """In a reply to a firm or a person: who is given work in it (``giao Cục trưởng …``) is given it by the law told."""
    own: tuple[str, ...] = ()
    """The names of who issues the dispatch, folded: what they order others to do, others do."""

    year: int | None = None
    """The year of issue: what an earlier year opens is told."""

    def inherited(self) -> Context:
        """The same, as items below see it: what was stated above is inherited there."""
        return replace(self, leads=_handed_down(self.leads), supports=_handed_down(self.supports))


def _handed_down(assigned: tuple[Assigned, ...]) -> tuple[Assigned, ...]:
    return tuple(replace(one, source="inherited") if one.source == "stated" else one for one in assigned)


@dataclass(slots=True)
class Draft:
    """A task: its spans in the text (one, or several where other text stands between) and what was read in them."""

    path: str | None
    spans: list[Span]
    rule: str
    score: float
    action: Span
    leads: list[Assigned] = field(default_factory=list)
    supports: list[Assigned] = field(default_factory=list)
    deadline: DeadlineMention | None = None
    inherited_deadline: bool = False
    report_to: Span | None = None
    deliverable: Span | None = None
    source: Span | None = None
    """The cell of a table that names the document behind the task."""

    @property
    def extent(self) -> Span:
        """From the first character to the last."""
        return Span(min(span.start for span in self.spans), max(span.end for span in self.spans))


def limit_all(drafts: Sequence[Draft], deadline: DeadlineMention | None) -> None:
    """Gives the deadline to the tasks that have none of their own."""
    for draft in drafts:
        if draft.deadline is None and deadline is not None:
            draft.deadline, draft.inherited_deadline = deadline, True
