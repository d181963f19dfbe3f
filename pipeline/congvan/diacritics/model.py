"""A bigram model of Vietnamese syllables, as offices write them: counts in plain JSON, a syllable a line.

Probabilities are those of interpolated Kneser-Ney smoothing (Kneser & Ney 1995): a pair that was not seen is as likely
as the syllable is versatile, not as it is frequent (`nghiệp` follows few syllables, `các` follows nearly all).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path

from congvan.errors import DamagedFileError, MissingFileError
from congvan.vocabulary.spelling import fold

START, END = "<", ">"
"""What stands before the first and behind the last syllable of a run."""
_SHAPES = {"e": "o", "d": "ao", "i": "u"}
"""What an OCR reads where a letter with accents stands, and what it may stand for: ``gém`` gồm, ``gidy`` giấy."""
_DISCOUNT = 0.75
"""Taken from each count and given to what was not seen: the usual value for counts of this size."""
Counts = dict[str, dict[str, int]]


class SyllableModel:
    """How likely a syllable is behind another, and which syllables may have been read as one.

    ``follows[a][b]`` says how often ``b`` stood behind ``a``, in small letters; a run begins with `START` and ends with
    `END`. ``caution`` is what a misread letter costs, in natural logarithms: the higher, the less is changed.
    ``opens`` are pairs of syllables that open a sentence, and with a capital hardly ever stand behind a comma.
    """

    def __init__(self, name: str, caution: float, follows: Counts, opens: Iterable[str] = ()) -> None:
        self.name = name
        self.caution = caution
        self.follows = follows
        self.opens = frozenset(opens)
        self._totals = {syllable: sum(row.values()) for syllable, row in follows.items()}
        self._versatile = Counter(syllable for row in follows.values() for syllable in row)
        self._pairs = max(sum(self._versatile.values()), 1)
        self._known: dict[tuple[str, str], float] = {}
        self._alike: dict[str, list[str]] = {}
        self._read_as: dict[str, list[str]] = {}
        for syllable in self._versatile:
            if syllable != END:
                self._alike.setdefault(fold(syllable), []).append(syllable)

    def alike(self, syllable: str) -> list[str]:
        """The known syllables that may have been read as this, of its length; ``syllable`` among them or not.

        They have its letters, whatever their accents; one letter with accents may be another (`_SHAPES`).
        """
        known = self._read_as.get(syllable)
        if known is None:
            letters = fold(syllable)
            known = [one for one in self._alike.get(letters, ()) if len(one) == len(letters)]
            for place, read in enumerate(letters):
                for letter in _SHAPES.get(read, ""):
                    others = self._alike.get(letters[:place] + letter + letters[place + 1 :], ())
                    known += [one for one in others if len(one) == len(letters) and one[place] != letter]
            self._read_as[syllable] = known
        return known

    def likely(self, before: str, syllable: str) -> float:
        """The natural logarithm of the probability that ``syllable`` stands behind ``before``."""
        pair = (before, syllable)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = math.log(self._probability(before, syllable))
        return known

    def _probability(self, before: str, syllable: str) -> float:
        # The last addend is an equal share for each syllable: one never seen is possible too.
        versatile = (max(self._versatile[syllable] - _DISCOUNT, 0) + _DISCOUNT) / self._pairs
        total = self._totals.get(before)
        if not total:
            return versatile
        row = self.follows[before]
        return (max(row.get(syllable, 0) - _DISCOUNT, 0) + _DISCOUNT * len(row) * versatile) / total


def read_syllables(path: Path) -> SyllableModel:
    """The model in a file. Raises a `CongvanError` where there is none, or another file."""
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        follows = {str(a): {str(b): int(count) for b, count in then.items()} for a, then in row["follows"].items()}
        opens = [str(pair) for pair in row.get("opens", ())]
        return SyllableModel(str(row["name"]), float(row["caution"]), follows, opens)
    except FileNotFoundError as error:
        raise MissingFileError("there is no such model", path=str(path), remedy="Train one: congvan train.") from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedFileError(
            "the file is no model of syllables", path=str(path), remedy="Train one: congvan train."
        ) from error


@cache
def shipped_syllables() -> SyllableModel:
    """The model that comes with the program, read when the first misread document is."""
    with resources.as_file(resources.files("congvan.diacritics").joinpath("syllables.json")) as path:
        return read_syllables(path)


def write_syllables(path: Path, model: SyllableModel) -> None:
    """Writes a model, a line for what follows a syllable, in the order of their letters."""
    opens = json.dumps(sorted(model.opens), ensure_ascii=False, indent=0)
    head = f'{{\n"name": {json.dumps(model.name)},\n"caution": {model.caution},\n"opens": {opens},\n"follows": {{\n'
    rows = (
        f"{json.dumps(syllable, ensure_ascii=False)}: "
        + json.dumps(dict(sorted(row.items())), ensure_ascii=False, separators=(",", ":"))
        for syllable, row in sorted(model.follows.items())
    )
    path.write_text(head + ",\n".join(rows) + "\n}\n}\n", encoding="utf-8")
