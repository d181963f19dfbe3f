"""A draft with its past and future: undo and redo are events like others, so that a log alone gives all of it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from congvan.annotation.values import Draft, Event, after
from congvan.errors import UsageError


@dataclass(frozen=True, slots=True)
class History:
    """The draft as it is, those before it, and those that were undone."""

    draft: Draft = field(default_factory=Draft)
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()


def happened(history: History, event: Event) -> History:
    """The history after one more event. Raises `UsageError` where it cannot happen."""
    match event.get("do"):
        case "undo":
            if not history.past:
                raise UsageError("there is nothing to undo", remedy="")
            past, before = history.past[:-1], history.past[-1]
            return History(_counted(before, history.draft), past, (*history.future, history.draft))
        case "redo":
            if not history.future:
                raise UsageError("there is nothing to redo", remedy="")
            return History(history.future[-1], (*history.past, history.draft), history.future[:-1])
        case "begin":
            return History(after(history.draft, event))
        case _:
            return History(after(history.draft, event), (*history.past, history.draft))


def replayed(events: Iterable[Event]) -> History:
    """What a log of events comes to."""
    history = History()
    for event in events:
        history = happened(history, event)
    return history


def _counted(before: Draft, later: Draft) -> Draft:
    """The earlier draft, which gives no id that the undone one has given."""
    return replace(before, made=later.made)
