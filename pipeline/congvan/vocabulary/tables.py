"""Reads the TOML tables that ship with the package; each is read once.

A table of rules has rows ``[[rule]]`` with ``id``, ``pattern``, ``examples`` and ``counter_examples``; a test
proves each pattern on them. Patterns are verbose-free, matched without regard to case and tone placement.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from congvan.vocabulary.spelling import spell


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: ``pattern`` is compiled; ``row`` holds the row's other columns."""

    id: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    row: dict[str, Any]


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``name`` (``deadlines`` → ``vocabulary/deadlines.toml``) as plain data; do not change it."""
    text = resources.files("congvan.vocabulary").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def rules(name: str, section: str = "rule") -> tuple[Rule, ...]:
    """The rules of a table in their order. ``{name}`` in a pattern stands for ``[fragments]`` of the table."""
    data = table(name)
    fragments: dict[str, str] = data.get("fragments", {})

    def expand(pattern: str) -> str:
        for _ in range(4):  # fragments may use fragments, a few levels deep
            expanded = re.sub(
                r"\{([a-z_]+)\}", lambda m: f"(?:{fragments[m[1]]})" if m[1] in fragments else m[0], pattern
            )
            if expanded == pattern:
                break
            pattern = expanded
        return pattern

    return tuple(
        Rule(
            id=row["id"],
            pattern=re.compile(spell(expand(row["pattern"])), re.IGNORECASE if row.get("fold_case", True) else 0),
            examples=tuple(row.get("examples", ())),
            counter_examples=tuple(row.get("counter_examples", ())),
            row=row,
        )
        for row in data[section]
    )
