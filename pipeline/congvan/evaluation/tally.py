"""Counts of right, spurious and missed values, and the figures that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Tally:
    """Values that are right, that are there and should not be, and that should be there and are not."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return _share(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)

    @property
    def perfect(self) -> bool:
        """Whether nothing is spurious and nothing missed."""
        return not (self.spurious or self.missed)


def verdict(right: bool) -> Tally:
    """One value that has to be there and is right, or is wrong (then both spurious and missed)."""
    return Tally(1, 0, 0) if right else Tally(0, 1, 1)


def pair_up(gold: Iterable[Value], found: Iterable[Value], same: Callable[[Value, Value], bool]) -> Tally:
    """Each gold value takes the first found value that is the same and not taken yet."""
    left = list(found)
    right = missed = 0
    for value in gold:
        index = next((index for index, other in enumerate(left) if same(value, other)), None)
        if index is None:
            missed += 1
        else:
            right += 1
            del left[index]
    return Tally(right, len(left), missed)


def compare_sets(gold: set[str], found: set[str]) -> Tally:
    """Values that have no order and no doubles."""
    return Tally(len(gold & found), len(found - gold), len(gold - found))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
