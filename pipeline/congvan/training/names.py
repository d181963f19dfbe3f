"""Annotated names of units as choices of their ends: from assignees, and from lists (addressees, distribution)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from congvan.annotation.files import Entry, Json
from congvan.recognition.actor_words import read_words
from congvan.recognition.actors import ends_by_grammar
from congvan.recognition.unit_ends import Occurrences, end_features
from congvan.training.choices import Choice

_WINDOW = 500  # characters that are read from the beginning of a name
_BEGINS = re.compile(r"\n\s*\n|\n\s*(?:[-+•*]|\d+[.)]|[a-zđ][.)]|[IVX]+\.)\s")  # the next paragraph or item
# In a list names end at stops, which they do not in a sentence: what is said of that is learnt apart.
_APART = ("next=", "rule=", "kind=", "joint=")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a choice; ``rule`` is the candidate where the grammar ends it, None where it knows no such name."""

    choice: Choice
    rule: int | None
    in_list: bool


def names_of(entry: Entry) -> Iterator[Name]:
    """Every annotated name of a unit that stands in one piece in the text, in order."""
    known = Occurrences(entry.text)
    for (start, end), in_list in sorted(_places(entry.annotation).items()):
        window = entry.text[start : start + _WINDOW]
        following = _BEGINS.search(window)
        words = read_words(window[: following.start() if following else None].replace("\n", " "))
        if not len(words) or words.items[0].start:
            continue
        grammar = ends_by_grammar(words)
        ends, features = end_features(words, 0, grammar, known)
        right = [index for index, one in enumerate(ends) if words.items[one - 1].end == end - start]
        if not right:
            continue
        if in_list:
            features = [[*names, *(f"list:{name}" for name in names if name.startswith(_APART))] for names in features]
        rule = ends.index(grammar[0]) if grammar and grammar[0] in ends else None
        yield Name(Choice(features, right[0]), rule, in_list)


def _places(annotation: Json) -> dict[tuple[int, int], bool]:
    """Where names stand, and whether only in a list."""
    found: dict[tuple[int, int], bool] = {}
    for field in ("recipients", "distribution"):
        for place in annotation["places"].get(field, ()):
            if place and len(place) == 1:
                found[place[0][0], place[0][1]] = True
    for task in annotation["tasks"]:
        for assignee in task["assignees"]:
            if len(assignee["place"]) == 1:
                found[assignee["place"][0][0], assignee["place"][0][1]] = False
    return found
