"""Every row of every rule table matches its examples and none of its counter-examples."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from importlib import resources

import pytest

from congvan.vocabulary.tables import Rule, rules, table

TABLES = sorted(
    entry.name.removesuffix(".toml")
    for entry in resources.files("congvan.vocabulary").iterdir()
    if entry.name.endswith(".toml")
)


def sections(name: str) -> list[str]:
    """The table's sections whose rows are rules."""
    return [
        section
        for section, rows in table(name).items()
        if isinstance(rows, list) and rows and all(isinstance(row, dict) and "pattern" in row for row in rows)
    ]


def every_rule() -> Iterator[tuple[str, Rule]]:
    for name in TABLES:
        for section in sections(name):
            for rule in rules(name, section):
                yield f"{name}.{section}.{rule.id}", rule


RULES = dict(every_rule())


@pytest.mark.parametrize("place", RULES)
def test_a_rule_proves_itself(place: str) -> None:
    rule = RULES[place]
    assert rule.examples, "a rule without examples proves nothing"
    missed = [example for example in rule.examples if not rule.pattern.search(example)]
    wrong = [counter for counter in rule.counter_examples if rule.pattern.search(counter)]
    assert (missed, wrong) == ([], [])


@pytest.mark.parametrize("name", TABLES)
def test_ids_are_unique(name: str) -> None:
    for section in sections(name):
        ids = [rule.id for rule in rules(name, section)]
        assert len(ids) == len(set(ids)), section


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_nfc(name: str) -> None:
    text = resources.files("congvan.vocabulary").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("place", RULES)
def test_fragments_are_all_known(place: str) -> None:
    assert not re.search(r"(?<!\\)\{[a-z_]+\}", RULES[place].pattern.pattern)
