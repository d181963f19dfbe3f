"""Which lines between and behind the rows of a table in plain text are none of its cells."""

from __future__ import annotations

import re

from congvan.vocabulary.tables import rules

_NOTE = re.compile(r"\s*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s|<sup>|\[\^)")


def is_behind(text: str) -> bool:
    """Whether a line ends every table: the closing, the signature, the next article."""
    return any(rule.pattern.search(text) for rule in rules("task_tables", "behind"))


def begins_note(text: str) -> bool:
    """Whether a footnote begins at the line."""
    return _NOTE.match(text) is not None
