"""The model of syllables: counted in a corpus, its caution chosen on dispatches misread by chance.

Counts are of the splits ``train`` and ``development``. Caution is chosen with counts of ``train`` alone, on misread
texts of ``development``; ``test`` only measures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from congvan import __version__
from congvan.annotation.files import Entry
from congvan.annotation.splits import split_of
from congvan.diacritics import SyllableModel, changes
from congvan.diacritics.misreading import is_misread
from congvan.diacritics.model import END, START, Counts
from congvan.diacritics.runs import runs
from congvan.training.misreadings import POOR, misread
from congvan.vocabulary.spelling import fold

_NAME = f"syllables {__version__}"
_CAUTIONS = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
_SHARES = {"one in eight misread": POOR, "one in twenty-five misread": 0.04}
_CHOOSING = 0.04  # few misreadings: a right syllable that is spoilt then weighs the most
_ACCENTED = 0.5  # of Vietnamese syllables, three in four have an accent
_LEAST = 100_000  # syllables: from fewer, too many right ones would look unlikely
_OPENING = re.compile(r"[^\W\d_](?P<mark>[.,])\s+(?P<first>[^\W\d_]+)\s+(?P<second>[^\W\d_]+)")
_MORE_STOPS = 20
"""So many times as often a pair stands behind a full stop as behind a comma, where a comma before it was misread."""


def train_syllables(entries: Sequence[Entry]) -> tuple[SyllableModel | None, dict[str, Any]]:
    """The model and its figures; None where the corpus is too small for one."""
    texts: dict[str, list[str]] = {"train": [], "development": [], "test": []}
    for entry in entries:
        split = split_of(entry.annotation)
        if split in texts and _teaches(entry.text):
            texts[split].append(entry.text)
    follows = _count([*texts["train"], *texts["development"]])
    if sum(sum(row.values()) for row in follows.values()) < _LEAST:
        return None, {}
    some = _count(texts["train"])
    wrong = {
        caution: _wrong(_measure(texts["development"], SyllableModel(_NAME, caution, some), _CHOOSING))
        for caution in _CAUTIONS
    }
    caution = min(_CAUTIONS, key=lambda one: (wrong[one], one))
    model = SyllableModel(_NAME, caution, follows, _opens([*texts["train"], *texts["development"]]))
    metrics: dict[str, Any] = {
        "caution": caution,
        "syllables": len(follows),
        "pairs": sum(len(row) for row in follows.values()),
        "development, wrong syllables by caution": {str(one): wrong[one] for one in _CAUTIONS},
        "test": {name: _measure(texts["test"], model, share) for name, share in _SHARES.items()},
        "test, taken for misread": {
            "as written": sum(map(is_misread, texts["test"])),
            **{name: sum(is_misread(one) for one in _misread(texts["test"], share)) for name, share in _SHARES.items()},
            "of": len(texts["test"]),
        },
    }
    return model, metrics


def _teaches(text: str) -> bool:
    """Whether a text has the accents that it should: some of the corpus are written as an OCR reads, or with none."""
    words = [syllable for run in runs(text) for syllable, _ in run]
    accented = sum(fold(word) != word for word in words)
    return accented > _ACCENTED * len(words) and not is_misread(text)


def _count(texts: Iterable[str]) -> Counts:
    follows: Counts = {}
    for text in texts:
        for run in runs(text):
            before = START
            for syllable in (*(syllable for syllable, _ in run), END):
                row = follows.setdefault(before, {})
                row[syllable] = row.get(syllable, 0) + 1
                before = syllable
    return follows


def _opens(texts: Iterable[str]) -> list[str]:
    """The pairs of syllables that with a capital stand behind full stops, and hardly ever behind commas."""
    behind: dict[str, Counter[str]] = {".": Counter(), ",": Counter()}
    for text in texts:
        for match in _OPENING.finditer(text):
            if match["first"][0].isupper():
                behind[match["mark"]][f"{match['first']} {match['second']}".lower()] += 1
    stops, commas = behind["."], behind[","]
    return sorted(pair for pair, count in stops.items() if count >= _MORE_STOPS * (commas[pair] + 1))


def _misread(texts: Sequence[str], share: float) -> list[str]:
    return [misread(text, share, seed) for seed, text in enumerate(texts)]


def _measure(texts: Sequence[str], model: SyllableModel, share: float) -> dict[str, int]:
    """What becomes of the syllables of texts misread by chance."""
    figures = dict.fromkeys(("syllables", "misread", "set right", "set otherwise", "spoilt"), 0)
    for text, read in zip(texts, _misread(texts, share), strict=True):
        changed = {one.start: one.text for one in changes(read, model)}
        for run in runs(text):
            for syllable, start in run:
                end = start + len(syllable)
                written, given = text[start:end], read[start:end]
                now = changed.get(start, given)
                figures["syllables"] += 1
                figures["misread"] += given != written
                figures["set right"] += now == written != given
                figures["set otherwise"] += now != given != written != now
                figures["spoilt"] += now != given == written
    return figures


def _wrong(figures: Mapping[str, int]) -> int:
    return figures["misread"] - figures["set right"] + figures["spoilt"]
