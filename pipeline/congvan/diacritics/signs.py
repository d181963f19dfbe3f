"""Which signs of a text were misread: specks inside phrases, commas that were full stops, the bullets of a list.

A speck gives way to a blank where its neighbours are likelier together than apart: ``cơ quan. thuế``, ``nội | dung``.
A comma before words that open sentences and hardly ever stand behind a comma was a full stop: ``…, Trường hợp …``.
A bullet that stands nowhere else begins the list of the bullets below it: ``*`` before ``+`` and ``+``.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from congvan.diacritics.model import END, START, SyllableModel
from congvan.diacritics.restoring import Change
from congvan.vocabulary.spelling import one_placement

_SPECK = re.compile(
    r"(?<!\w)(?P<before>[^\W\d_]{2,})(?:(?P<stop>\.)|[ ]+(?P<mark>[|¦'‘’`´¡¢‹›•~^_\\]))[ ]+(?=(?P<behind>[^\W\d_]{2,}))"
)
_COMMA = re.compile(r"(?<=[^\W\d_])(?P<comma>,)\s+(?P<first>[^\W\d_]+)\s+(?P<second>[^\W\d_]+)")

_BULLET = re.compile(r"^[ \t]*(?P<sign>[-–+*•~=_«»°¢])[ \t]+(?=\w)", re.MULTILINE)
_USUAL = frozenset("-–+")
"""Bullets that are what they are read as; one alone may head a list."""


def misread_signs(text: str, model: SyllableModel) -> Iterator[Change]:
    """What to change in a misread text in NFC whose letters have been set right, in no order."""
    for match in _SPECK.finditer(text):
        before, behind = (one_placement(match[name].lower()) for name in ("before", "behind"))
        if match["behind"][0].islower() and _belong_together(before, behind, model):
            name = "stop" if match["stop"] else "mark"
            yield Change(match.start(name), match[name], " ")
    for match in _COMMA.finditer(text):
        if match["first"][0].isupper() and f"{match['first']} {match['second']}".lower() in model.opens:
            yield Change(match.start("comma"), ",", ".")
    yield from _bullets(text)


def _belong_together(before: str, behind: str, model: SyllableModel) -> bool:
    """Whether two syllables are likelier one behind the other than as the end of one run and the head of another."""
    seen = behind in model.follows.get(before, ())
    return seen and model.likely(before, behind) > model.likely(before, END) + model.likely(START, behind)


def _bullets(text: str) -> Iterator[Change]:
    bullets = list(_BULLET.finditer(text))
    known = Counter(bullet["sign"] for bullet in bullets)
    for bullet, below in itertools.pairwise(bullets):
        alone = known[bullet["sign"]] == 1 and bullet["sign"] not in _USUAL
        heads = text[bullet.end() : below.start()].rstrip().endswith(":")
        if alone and not heads and known[below["sign"]] > 1:
            yield Change(bullet.start("sign"), bullet["sign"], below["sign"])
