"""Which letters of a text were misread, by a noisy channel: what was meant is what is likely and easily so misread.

The source is the bigram model of syllables, the channel a fixed cost for each letter that changed; the best way
through a run is Viterbi's. A letter is changed for one letter, so that every character keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congvan.diacritics.model import END, START, SyllableModel
from congvan.diacritics.runs import Run, runs
from congvan.vocabulary.spelling import fold, in_case_of
from congvan.vocabulary.surnames import has_surname

_LEAST = 2
"""Syllables: one alone has no neighbours to tell it by."""
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Change:
    """A misread syllable or sign: where it begins, what stands there, and as many characters in its place."""

    start: int
    read: str
    text: str


def changes(text: str, model: SyllableModel, wariness: float = 1.0) -> Iterator[Change]:
    """What to change in a text in NFC, in its order; ``wariness`` multiplies what each changed letter costs.

    >>> [(one.read, one.text) for one in changes("Tông cục Thuê dé nghị", shipped_syllables())]  # doctest: +SKIP
    [('Tông', 'Tổng'), ('Thuê', 'Thuế'), ('dé', 'đề')]
    """
    for run in runs(text):
        if len(run) < _LEAST or _is_person(run, text):
            continue
        for (syllable, start), meant in zip(run, _best(run, model, wariness * model.caution), strict=True):
            if meant != syllable:
                read = text[start : start + len(meant)]
                yield Change(start, read, in_case_of(read, meant))


def _is_person(run: Run, text: str) -> bool:
    """Whether a run is a person's name: what is rare in dispatches is no less likely in a name."""
    capitals = all(text[start : start + len(syllable)].istitle() for syllable, start in run)
    return capitals and len(run) <= _LONGEST_NAME and has_surname(run[0][0])


def _best(run: Run, model: SyllableModel, caution: float) -> list[str]:
    """The syllables that were most likely written where ``run`` was read."""
    ways: dict[str, tuple[float, tuple[str, ...]]] = {START: (0.0, ())}
    for syllable, _ in run:
        further: dict[str, tuple[float, tuple[str, ...]]] = {}
        for meant in {syllable, *model.alike(syllable)}:
            cost = caution * _distance(syllable, meant)
            before = max(ways, key=lambda one: (ways[one][0] + model.likely(one, meant), one))
            score, way = ways[before]
            further[meant] = (score + model.likely(before, meant) - cost, (*way, meant))
        ways = further
    last = max(ways, key=lambda one: (ways[one][0] + model.likely(one, END), one))
    return list(ways[last][1])


def _distance(read: str, meant: str) -> int:
    """One for a syllable that was misread at all, one for each letter with other accents, two for another letter."""
    differing = sum((a != b) + (fold(a) != fold(b)) for a, b in zip(read, meant, strict=True))
    return differing + 1 if differing else 0
