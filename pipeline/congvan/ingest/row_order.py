"""The numbers of a table's rows in their order: 1, 2, 3; I and A above them; 1.1 below 1."""

from __future__ import annotations

import itertools
import re

_LABEL = re.compile(
    r"[\s*_|]*(?:(?P<child>\d{1,2}(?:\.\d{1,2}){1,2})|(?P<arabic>\d{1,3})|(?P<letters>[IVXL]{1,6}|[A-HĐ]))\s*[.)/]?[\s*_|]*"
)
_NUMBERED_COLUMN = re.compile(r"[\s*_|]*(?:\(\s*(?:\d{1,2}|[A-HĐ])\s*\)|\d{1,2}|[A-HĐ])[\s*_|]*")
_LETTERS = "ABCDEFGH"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


class RowOrder:
    """Which row's number comes next; a number out of order is none."""

    def __init__(self) -> None:
        self._row = 0
        self._roman = 0
        self._letter = 0
        self._child: tuple[str, int] = ("", 0)
        self._fresh = True
        """Whether rows may be counted from 1: at the beginning and below a section."""

    @property
    def begun(self) -> bool:
        """Whether a number was taken."""
        return bool(self._row or self._roman or self._letter)

    def copy(self) -> RowOrder:
        """An order that stands where this one does."""
        other = RowOrder()
        other._row, other._roman, other._letter = self._row, self._roman, self._letter
        other._child, other._fresh = self._child, self._fresh
        return other

    def take(self, text: str) -> str | None:
        """What kind of row ``text`` numbers (``row``, ``section``, ``child``), if it is the next number; else None."""
        match = _LABEL.fullmatch(text)
        if match is None:
            return None
        if match["arabic"]:
            number = int(match["arabic"])
            if number == self._row + 1 or (number == 1 and self._fresh):
                self._row, self._fresh, self._child = number, False, ("", 0)
                return "row"
            return None
        if match["child"]:
            above, _, last = match["child"].rpartition(".")
            opened = above in {
                str(self._row),
                str(self._roman),
                str(self._letter),
                f"{self._child[0]}.{self._child[1]}",
            }
            if (above == self._child[0] and int(last) == self._child[1] + 1) or (opened and int(last) == 1):
                self._child = (above, int(last))
                return "child"
            return None
        return "section" if self._take_letters(match["letters"]) else None

    def _take_letters(self, letters: str) -> bool:
        if _roman(letters) == self._roman + 1:
            self._roman += 1
        elif len(letters) == 1 and _LETTERS.find(letters) == self._letter:
            self._letter, self._roman = self._letter + 1, 0
        else:
            return False
        self._fresh, self._child = True, ("", 0)
        return True


def numbers_columns(texts: list[str]) -> bool:
    """Whether these cells only number the columns: ``(1)``, ``(2)``, ``(3)``; ``A``, ``B``, ``1``, ``2``."""
    if len(texts) < 3 or any(_NUMBERED_COLUMN.fullmatch(text) is None for text in texts):
        return False
    numbers = [int(digits[0]) for text in texts if (digits := re.findall(r"\d+", text))]
    return all(b == a + 1 for a, b in itertools.pairwise(numbers)) and numbers[:1] in ([], [1])


def _roman(letters: str) -> int:
    if any(letter not in _ROMAN for letter in letters):
        return 0
    values = [_ROMAN[letter] for letter in letters]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
