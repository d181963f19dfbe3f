"""How far a figure would move with other dispatches: resampling of whole dispatches, the same on every run."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def interval(
    items: Sequence[Item], figure: Callable[[Sequence[Item]], float | None], *, draws: int = 500, seed: int = 0
) -> tuple[float, float]:
    """The middle 95 % of ``figure`` over samples drawn with replacement: ``interval(scores, f1)``.

    Samples of which ``figure`` is None, since they hold no case, do not count.
    """
    if not items:
        return (0.0, 0.0)
    chance = random.Random(seed)
    figures = (figure(chance.choices(items, k=len(items))) for _ in range(draws))
    drawn = sorted(one for one in figures if one is not None)
    if not drawn:
        return (0.0, 0.0)
    edge = round(0.025 * (len(drawn) - 1))
    return (drawn[edge], drawn[-1 - edge])
