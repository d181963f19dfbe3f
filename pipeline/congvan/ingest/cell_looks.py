"""What a line of a table's cell looks like: the name of a unit, a time, the rest of the line above."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache

from congvan.vocabulary.spelling import fold
from congvan.vocabulary.tables import rules, table

_MARKUP = " \t*_|"
_DASH = re.compile(r'(?:[-–—.…"”]{1,3}|//|nt|như trên)', re.IGNORECASE)
_WORD = re.compile(r"[\w&/]+")
_BULLET = re.compile(r"[-–+•*]\s*\w")
_INITIALS = re.compile(r"[A-ZĐ]\s?\.\s?[A-ZĐÀ-Ỹ]|[A-ZĐ&-]{2,}")
_LONGEST_HEAD = 6
_LONGEST_INITIALS = 3
_LONGEST_TIME = 100


@dataclass(frozen=True, slots=True)
class Looks:
    """A line and what its words tell of the cell that it may begin."""

    text: str
    unit: bool
    """Begins with the head of a unit, a post or a person's form of address."""
    acts: bool
    """Says that something is done, as the name of a unit does not."""
    time: int
    """2 for a time and nothing else, 1 where it may begin one."""
    dash: bool
    """Stands for an empty cell or the one above."""
    small: bool
    """Begins with a small letter or a sign that begins nothing."""
    open: bool
    """Is not done: what comes next belongs to the same cell."""
    bullet: bool
    capitals: bool

    @property
    def goes_on(self) -> bool:
        """Whether it can only be the rest of a line above."""
        return self.small and not self.unit and not self.time


def looks(text: str) -> Looks:
    """What ``text``, a line or a cell as typed, looks like."""
    text = text.strip(_MARKUP)
    words = _WORD.findall(text[:200])
    first = text[:1]
    time = _time(text)
    return Looks(
        text=text,
        unit=_begins_with_unit(text, words),
        acts=_acts(words),
        time=time,
        dash=_DASH.fullmatch(text) is not None,
        small=first.islower() or first in ",;)/",
        open=any(rule.pattern.search(text[-20:]) for rule in rules("task_tables", "open")),
        bullet=_BULLET.match(text) is not None,
        capitals=text.isupper() and len(words) > 1,
    )


def _time(text: str) -> int:
    if len(text) > _LONGEST_TIME:
        return 0
    found = [rule for rule in rules("task_tables", "time") if rule.pattern.search(text)]
    return 0 if not found else 2 if any(rule.row["sure"] for rule in found) else 1


def _begins_with_unit(text: str, words: list[str]) -> bool:
    if not words:
        return False
    heads, plurals, short, initials = _vocabulary()
    start = next(
        (length for length in range(3, 0, -1) if " ".join(words[:length]).lower() in plurals and len(words) > length), 0
    )
    rest = words[start:]
    for length in range(min(_LONGEST_HEAD, len(rest)), 0, -1):
        words_of_head = " ".join(rest[:length])
        known = words_of_head.lower() if length == 1 else fold(words_of_head)
        if known in heads or words_of_head in initials:
            return True
    head, after = rest[0].lower(), rest[1].lower() if len(rest) > 1 else ""
    if head in short and (rest[0][0].isupper() or start) and after not in short[head]:
        return True
    return _INITIALS.match(text) is not None and len(words) <= _LONGEST_INITIALS


def _acts(words: list[str]) -> bool:
    """Whether a verb in small letters stands behind the first word: names have theirs in capitals."""
    verbs = _verbs()
    return any(a.islower() and b.islower() and f"{a} {b}" in verbs for a, b in itertools.pairwise(words))


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str], dict[str, list[str]], frozenset[str]]:
    """Heads of units and persons, words of number before them, short heads, abbreviations."""
    units, persons = table("organisations"), table("persons")
    lists = [units["words"][name] for name in ("organs", "common", "territories")]
    lists += [units["lists"]["collective"], units["grammar"]["role_bearers"], units["grammar"]["firms"]]
    lists += [persons[name] for name in ("posts", "lone_posts", "people", "parties", "address")]
    named = {word for words in lists for word in words}
    short = units["short_heads"]
    heads = {" ".join(_WORD.findall(fold(word))) if " " in word else word for word in named if word not in short}
    grammar = units["grammar"]
    return (
        frozenset(heads),
        frozenset(grammar["plurals"] + grammar["wholes"]),
        short,
        frozenset(units["abbreviations"]) | frozenset(units["field_abbreviations"]),
    )


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for word in table("verbs")["verbs"] if word.count(" ") == 1)
