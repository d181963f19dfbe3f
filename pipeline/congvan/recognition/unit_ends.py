"""Where a unit's name ends, by what its dispatch says of it elsewhere and by weights learnt from annotated names.

Grammar and word lists cannot know every name: `Vụ Giám sát, thẩm định và xử lý sau thanh tra theo dõi …` holds a comma
and verbs. The same name often stands elsewhere in the dispatch, alone on a line of `Nơi nhận` or before another
word. The candidates for an end are all ends of words; where the grammar ends the name is one feature of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from congvan.linear.model import Model
from congvan.recognition.actor_heads import is_organ_word
from congvan.recognition.actor_verbs import starts_action, starts_duty, starts_function
from congvan.recognition.actor_words import Words, read_words

_LONGEST = 25  # words in a name
_MOST_PLACES = 30  # where the same words stand again: more tell nothing new, and would cost a long text its linear time
_STOPS = frozenset({".", ";", ":"})
_CLOSING = frozenset({")", '"', "”"})
_LINE = re.compile(r"\s*\n")


class Occurrences:
    """The words of a dispatch, and at which places the same words stand again."""

    def __init__(self, text: str) -> None:
        self._words = read_words(text)
        self._by_pair: dict[tuple[str, str], list[int]] = {}
        for index in range(len(self._words)):
            places = self._by_pair.setdefault((self._words.key(index), self._words.key(index + 1)), [])
            if len(places) < _MOST_PLACES:
                places.append(index)

    def of(self, words: Words, first: int) -> list[tuple[int, int]]:
        """Each place where the words from ``first`` on stand: its index, and how many words are the same there."""
        found = []
        for place in self._by_pair.get((words.key(first), words.key(first + 1)), ()):
            same = 2
            while (
                same <= _LONGEST
                and words.key(first + same)
                and words.key(first + same) == self._words.key(place + same)
            ):
                same += 1
            found.append((place, same))
        return found

    def following(self, place: int) -> str:
        """The word at a place."""
        return self._words.key(place)

    def alone(self, place: int, end: int) -> bool:
        """Whether words stand as an entry of a list: behind a line's beginning and before its end or a stop."""
        before, behind = self._words.at(place - 1), self._words.at(end)
        text, start, stop = self._words.text, self._words.items[place].start, self._words.items[end - 1].end
        opens = before is None or before.key in {":", ";", "-", "+", "•", "*"} or "\n" in text[before.end : start]
        return opens and (behind is None or behind.key in {";", ".", "(", "/"} or bool(_LINE.match(text, stop)))


def end_candidates(words: Words, first: int) -> list[int]:
    """The indices behind the last word of each name that may begin at ``first``."""
    found = []
    for end in range(first + 1, min(len(words), first + _LONGEST) + 1):
        last = words.items[end - 1]
        if last.mark and last.key in _STOPS:
            break
        if not last.mark or last.key in _CLOSING:
            found.append(end)
    return found


def end_features(
    words: Words, first: int, grammar: Sequence[int], known: Occurrences
) -> tuple[list[int], list[list[str]]]:
    """The candidates for the end of the name that begins at ``first``, and of each what may tell that it is right.

    ``grammar`` is where the grammar ends the name and those joined to it; empty where it knows no such name.
    """
    ends = end_candidates(words, first)
    places = known.of(words, first)
    kinds = [_kind(words, index) for index in range(first, first + _LONGEST + 2)]
    inside = _inside(words, first, kinds)
    found = []
    for end in ends:
        features = [*_around(words, first, end, kinds), *inside[end - first - 1]]
        features += _elsewhere(words, first, end, places, known, kinds[end - first])
        if grammar:
            features += _by_grammar(words, end, grammar, kinds[end - first])
        found.append(features)
    return ends, found


def _kind(words: Words, index: int) -> str:
    return (
        f"{starts_action(words, index):d}{starts_duty(words, index):d}"
        f"{starts_function(words, index):d}{words.is_mark(index):d}"
    )


def _by_grammar(words: Words, end: int, grammar: Sequence[int], kind: str) -> Iterator[str]:
    rule = grammar[0]
    if end == rule:
        yield "rule=same"
        return
    side = "shorter" if end < rule else "longer"
    yield f"rule={side}"
    yield f"rule={side} {kind}"
    yield f"rule={side} over {min(sum(one <= end for one in grammar), 3)} of {min(len(grammar), 3)}"


def _organ(words: Words, index: int) -> str:
    """Whether a word that heads names of units stands here, and how it is written."""
    if not is_organ_word(words, index):
        return "other"
    return "Organ" if words.capital(index) else "organ"


def _around(words: Words, first: int, end: int, kinds: Sequence[str]) -> Iterator[str]:
    following, last = words.key(end) or "END", words.key(end - 1)
    before = words.key(end - 2) if end - 2 >= first else "<"
    kind = kinds[end - first]
    yield f"next={following}"
    yield f"next={following} {words.key(end + 1)}"
    yield f"last={last}"
    yield f"last={before} {last}"
    yield f"last|next={last}|{following}"
    yield f"begins|next={words.between(first, min(first + 2, end)).lower()}|{following}"
    yield f"length={min(end - first, 12)}"
    yield f"capitals={words.capital(end - 1):d}{words.capital(end):d}{words.capital(end + 1):d}"
    yield f"kind={kind}"
    yield f"kind={kind} {words.capital(end - 1):d}{words.capital(end):d}"
    if following in {",", "và"}:
        yield f"joint={following} {words.capital(end + 1):d} {kinds[end + 1 - first]}"
        yield f"joint={following} {_organ(words, end + 1)}"


def _inside(words: Words, first: int, kinds: Sequence[str]) -> list[list[str]]:
    """What stands in names of one word, two words, and so on."""
    found = []
    commas = actions = opened = 0
    joined: set[str] = set()
    for index in range(first, min(len(words), first + _LONGEST)):
        if index > first and words.key(index - 1) in {",", "và"}:
            joined.add(_organ(words, index))
        commas += words.key(index) == ","
        actions += index > first and kinds[index - first][0] == "1" and not words.capital(index)
        opened += {"(": 1, ")": -1}.get(words.key(index), 0)
        names = [f"joined={' '.join(sorted(joined))}", f"commas={min(commas, 3)}", f"actions={min(actions, 3)}"]
        if actions:
            names.append(f"actions={min(actions, 3)} {kinds[index + 1 - first][0]}")
        found.append([*names, f"open={min(opened, 1)}"])
    return found


def _elsewhere(
    words: Words, first: int, end: int, places: list[tuple[int, int]], known: Occurrences, kind: str
) -> Iterator[str]:
    length = end - first
    same = [place for place, count in places if count >= length]
    yield f"again={min(len(same), 4)}"
    yield f"again={len(same) > 1:d} {kind}"
    yield f"followers={min(len({known.following(place + length) for place in same}), 3)}"
    if any(known.alone(place, place + length) for place in same):
        yield "entry"


@dataclass(slots=True)
class EndChooser:
    """A model and the dispatch that is read; each name is asked for once.

    Another end than the grammar's has to be likelier than that by the model's threshold.
    """

    model: Model
    occurrences: Occurrences
    known: dict[tuple[str, int], tuple[int, float]] = field(default_factory=dict)

    def choose(self, words: Words, first: int, grammar: Sequence[int]) -> tuple[int, float] | None:
        """The likeliest end and its probability where it is not the grammar's, else None."""
        rule = grammar[0]
        key = (words.text, first)
        if key not in self.known:
            self.known[key] = self._choose(words, first, grammar)
        end, share = self.known[key]
        return (end, share) if end != rule else None

    def _choose(self, words: Words, first: int, grammar: Sequence[int]) -> tuple[int, float]:
        ends, features = end_features(words, first, grammar, self.occurrences)
        rule = grammar[0]
        if rule not in ends:
            return rule, 1.0
        shares = self.model.shares(features)
        own = shares[ends.index(rule)]
        best = max(range(len(ends)), key=shares.__getitem__)
        surer = shares[best] * (1 - self.model.threshold) > own * self.model.threshold
        return (ends[best], shares[best]) if surer else (rule, own)


_CHOOSER: ContextVar[EndChooser | None] = ContextVar("_CHOOSER", default=None)


@contextmanager
def choosing_ends(chooser: EndChooser | None) -> Iterator[None]:
    """While it lasts, names of units end where the chooser says; None leaves them to the grammar.

    Names are read at a hundred places of the grammar, deep below the one that knows the dispatch.
    """
    token = _CHOOSER.set(chooser)
    try:
        yield
    finally:
        _CHOOSER.reset(token)


def current_chooser() -> EndChooser | None:
    """The chooser of the dispatch that is being read."""
    return _CHOOSER.get()
