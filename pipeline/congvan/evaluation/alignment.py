"""Which extracted task answers which annotated one: the pair whose texts share most goes first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from congvan.evaluation.comparison import containment, length, overlap, same_name

_LEAST = 0.5
_PART_COUNTS = 0.9  # a text that lies whole in the other is almost as good as the same text
_SHORTEST_PART = 5  # words; shorter ones lie in anything
_SAME_LEAD = 0.05  # of two equal texts, the one with the right lead


def align(gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> dict[int, int]:
    """The index of the found task for each gold task that has one."""
    candidates = [
        (score, i, j)
        for i, task in enumerate(gold)
        for j, other in enumerate(found)
        if (score := _likeness(task, other)) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _likeness(task: dict[str, Any], other: dict[str, Any]) -> float:
    one, two = task["text"], other.get("text") or other.get("action") or ""
    score = overlap(one, two)
    if min(length(one), length(two)) >= _SHORTEST_PART:
        score = max(score, _PART_COUNTS * containment(one, two))
    if score < _LEAST:
        return 0.0
    leads = any(same_name(a["name"], b["name"]) for a in task.get("assignees", ()) for b in other.get("assignees", ()))
    return score + _SAME_LEAD * leads
