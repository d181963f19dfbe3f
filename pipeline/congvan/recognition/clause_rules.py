"""Looks up what the tables of clause words say at a place of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from congvan.document.mentions import Actor
from congvan.vocabulary import rules

_AFTER_ACTOR = re.compile(r"\s*(?:\([^()]{0,200}\)\s*)?")


def match_rule(section: str, text: str, index: int) -> re.Match[str] | None:
    """The match of the first rule of a section that fits at this place."""
    for rule in rules("clauses", section):
        match = rule.pattern.match(text, index)
        if match is not None:
            return match
    return None


def rule_at(section: str, text: str, index: int) -> tuple[str, int] | None:
    """The id of the first rule of a section that fits at this place, and where its words end."""
    for rule in rules("clauses", section):
        match = rule.pattern.match(text, index)
        if match is not None:
            return rule.id, match.end()
    return None


def are_outsiders(actors: Iterable[Actor]) -> bool:
    """Whether all are people or firms in general (``thí sinh``, ``nhà thầu``): what they do is told, not ordered."""
    return all(match_rule("outsider", actor.name, 0) for actor in actors)


def skip_connector(text: str, start: int) -> int:
    """The place behind marks and words like ``Đồng thời,`` that only join sentences."""
    while start < len(text) and not text[start].isalnum() and text[start] not in '“"(':
        start += 1
    match = match_rule("connector", text, start)
    return match.end() if match else start


def skip_bracket(text: str, index: int) -> int:
    """The place behind blanks and one remark in brackets."""
    match = _AFTER_ACTOR.match(text, index)
    return match.end() if match else index
