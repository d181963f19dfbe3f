"""What a line of a table's cell looks like: the name of a unit, a time, the rest of the line above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

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
    """Says behind that head, in small letters, that something is done: ``Văn phòng chuẩn bị hội trường``."""
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
    head = _head(text, words)
    return Looks(
        text=text,
        unit=head > 0,
        acts=head > 0 and " ".join(words[head : head + 2]) in _verbs(),
        time=time,
        dash=_DASH.fullmatch(text) is not None,
        small=first.islower() or first in ",;)/",
        open=any(rule.pattern.search(text[-20:]) for rule in rules("task_tables", "open")),
        bullet=_BULLET.match(text) is not None,
        capitals=text.isupper() and len(words) > 1 and not any(c.isdigit() for c in text),
    )


def go_together(before: Looks, after: Looks) -> bool:
    """Whether the line ``after`` can only go on with ``before``: ``Cô Lan, Phó`` / ``Hiệu trưởng``."""
    return before.open or after.goes_on or _is_one_head(before.text, after.text)


def is_plausible(first: Sequence[Sequence[Looks | None]], fields: Sequence[str | None]) -> bool:
    """Whether most cells of units or of times begin as such: tables of figures have columns of these names too."""
    for name in ("lead", "deadline"):
        if name in fields:
            column = fields.index(name)
            shown = [one for row in first if (one := row[column]) is not None and not one.dash]
            sure = sum(one.unit if name == "lead" else one.time == 2 for one in shown)
            if 2 * sure > len(shown):
                return True
    return False


@lru_cache(maxsize=1024)
def _is_one_head(before: str, after: str) -> bool:
    """Whether the end of one line and the beginning of the next are one head, or a number behind ``số``."""
    if after[:1].isdigit():
        return before.lower().endswith(" số")
    ending, beginning = _WORD.findall(before[-40:])[-3:], _WORD.findall(after[:60])[:4]
    heads = _vocabulary()[0]
    return any(
        fold(" ".join([*ending[-left:], *beginning[:right]])) in heads
        for left in range(1, len(ending) + 1)
        if ending[-left][0].isupper()
        for right in range(1, len(beginning) + 1)
    )


def _time(text: str) -> int:
    if len(text) > _LONGEST_TIME:
        return 0
    found = [rule for rule in rules("task_tables", "time") if rule.pattern.search(text)]
    return 0 if not found else 2 if any(rule.row["sure"] for rule in found) else 1


def _head(text: str, words: list[str]) -> int:
    """How many words the head of a unit has with which ``text`` begins, ``các`` before it included; 0 for none."""
    if not words:
        return 0
    heads, plurals, short, exact = _vocabulary()
    start = next(
        (length for length in range(3, 0, -1) if " ".join(words[:length]).lower() in plurals and len(words) > length), 0
    )
    rest = words[start:]
    for length in range(min(_LONGEST_HEAD, len(rest)), 0, -1):
        head = " ".join(rest[:length])
        if (head.lower() if length == 1 else fold(head)) in heads or head in exact:
            return start + length
    after = rest[1] if len(rest) > 1 else ""
    known = short.get(rest[0].lower())
    if known is not None and (rest[0][0].isupper() or start) and (after.lower() not in known or after[0].isupper()):
        named = start or (after and not after[0].islower()) or rest[0].lower() in table("organisations")["short_heads"]
        return start + 1 if named else 0
    return len(words) if _INITIALS.match(text) is not None and len(words) <= _LONGEST_INITIALS else 0


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str], dict[str, list[str]], frozenset[str]]:
    """Heads of units and persons, words of number before them, short heads, abbreviations and ranks."""
    units, persons = table("organisations"), table("persons")
    lists = [units["words"][name] for name in ("organs", "common", "territories")]
    lists += [units["lists"]["collective"], units["grammar"]["role_bearers"], units["grammar"]["firms"]]
    lists += [persons[name] for name in ("posts", "lone_posts", "people", "parties", "address")]
    named = {word for words in lists for word in words}
    places = {word: unless for word, unless in units["territory_unless"].items() if " " not in word}
    short = {**places, **units["short_heads"]}
    heads = {" ".join(_WORD.findall(fold(word))) if " " in word else word for word in named if word not in short}
    grammar = units["grammar"]
    return (
        frozenset(heads),
        frozenset(grammar["plurals"] + grammar["wholes"]),
        short,
        frozenset([*units["abbreviations"], *units["field_abbreviations"], *table("letterhead")["ranks"]]),
    )


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for word in table("verbs")["verbs"] if word.count(" ") == 1)
