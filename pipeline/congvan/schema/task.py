"""A task: who must do what by when."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from congvan.schema.evidence import Evidence, Frozen


class Assignee(Frozen):
    """A unit or person with its part in a task, e.g. ``Sở Nội vụ`` as lead.

    ``source`` is where the name was found: in the task itself, in an item above it, or among those whom the
    dispatch addresses.
    """

    name: str
    canonical: str | None = Field(default=None, description="abbreviations spelt out, context restored")
    role: Literal["lead", "support"]
    source: Literal["stated", "inherited", "addressee"]
    evidence: Evidence


class Deadline(Frozen):
    """A time limit as written and its normal form.

    ``trước ngày 08/11/2023`` → kind ``date``, date ``2023-11-08``, bound ``before``. ``date`` is null where it
    cannot be known; ``needs`` then names what is missing (``received_on``).
    """

    text: str
    kind: Literal["date", "recurring", "duration", "vague"]
    date: str | None = Field(default=None, description="ISO 8601 date")
    time: str | None = Field(default=None, description="HH:MM where an hour is given")
    rrule: str | None = Field(default=None, description="RFC 5545 recurrence rule")
    duration: str | None = Field(default=None, description="ISO 8601 duration")
    working_days: bool | None = None
    anchor: str | None = Field(default=None, description="the event a duration counts from, as written")
    bound: Literal["before", "by", "from", "on"] | None = None
    needs: str | None = None
    provisional: bool = Field(default=False, description="counted over a year whose days off are not decided yet")
    inherited: bool = Field(default=False, description="stated for the item or a parent, not in the task")
    evidence: Evidence


class Task(Frozen):
    """An obligation that the dispatch lays on somebody."""

    id: str
    directive: str | None = Field(description="path of the directive, null for the enacting or closing part")
    text: str
    action: str
    assignees: tuple[Assignee, ...]
    deadline: Deadline | None = None
    citations: tuple[str, ...] = Field(default=(), description="ids of the dispatch's citations")
    report_to: str | None = None
    deliverable: str | None = None
    evidence: Evidence
    field_evidence: dict[str, Evidence] = Field(default_factory=dict)
    confidence: float = Field(ge=0, le=1)
