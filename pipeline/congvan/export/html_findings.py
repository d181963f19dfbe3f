"""What was found where in a dispatch, as one list: the places to mark in its text, or to name where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congvan.schema import Dispatch, Evidence, Task

# In the order of the legend; where several meet, the last one's colour is on top.
KINDS = {
    "header": "letterhead, addressees, signature",
    "action": "action (việc phải làm)",
    "citation": "cited document (văn bản viện dẫn)",
    "support": "support (phối hợp)",
    "lead": "lead (chủ trì)",
    "deadline": "deadline (thời hạn)",
}
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """A value and its place: ``kind`` is one of `KINDS`, ``owners`` the tasks or fields it is a value of."""

    kind: str
    words: str
    owners: tuple[str, ...]
    evidence: Evidence

    @property
    def note(self) -> str:
        """What it is, who found it and how sure that is: ``lead of t2, t3; order.assign, 0.97``."""
        named = ", ".join(self.owners[:_MOST_NAMED])
        more = f" and {len(self.owners) - _MOST_NAMED} more" if len(self.owners) > _MOST_NAMED else ""
        return f"{self.kind} of {named}{more}; {self.evidence.rule}, {self.evidence.score:.2f}"


def findings(dispatch: Dispatch) -> list[Finding]:
    """The findings by their place, each once: a lead that three tasks inherit is one with three owners."""
    owners: dict[tuple[str, str, Evidence], list[str]] = {}
    for owner, kind, words, evidence in _all(dispatch):
        owners.setdefault((kind, words, evidence), []).append(owner)
    found = [Finding(kind, words, tuple(names), evidence) for (kind, words, evidence), names in owners.items()]
    return sorted(found, key=lambda one: (one.evidence.start, one.evidence.end))


def _all(dispatch: Dispatch) -> Iterator[tuple[str, str, str, Evidence]]:
    for name, places in dispatch.evidence.items():
        value: object = dispatch
        for part in name.split("."):
            value = getattr(value, part, None)
        values = value if isinstance(value, tuple) else (value,)
        for place, one in zip(places, values, strict=False):
            yield name, "header", str(one or ""), place
    for citation in dispatch.citations:
        for mention in citation.mentions:
            yield citation.id, "citation", mention.text, mention.evidence
    for task in dispatch.tasks:
        yield from _of_task(task)


def _of_task(task: Task) -> Iterator[tuple[str, str, str, Evidence]]:
    yield task.id, "action", task.action, task.field_evidence.get("action", task.evidence)
    for assignee in task.assignees:
        yield task.id, assignee.role, assignee.name, assignee.evidence
    if task.deadline is not None:
        yield task.id, "deadline", task.deadline.text, task.deadline.evidence
