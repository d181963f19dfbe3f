"""How far a scan lies askew: the text layer under it rises or falls from word to word."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

_LONG_RUN = 120.0
_LEAST_RUNS = 3
_STRAIGHT, _STEEPEST = 0.001, 0.06
_AGREE = 0.004

Origin = tuple[float, float, float]
"""Where a run of characters begins, x and y, and its size."""


def skew_of(origins: Sequence[Origin]) -> float:
    """How much the lines fall over their length (0.01: a hundredth); 0 where they are straight or disagree.

    The origins come in the order of painting: from left to right within a line.
    """
    slopes = []
    first = last = None
    for before, after in itertools.pairwise([*origins, (-1.0, 0.0, 0.0)]):
        first = first or before
        goes_on = after[0] > before[0] and abs(after[1] - before[1]) < 0.5 * max(after[2], before[2])
        if not goes_on:
            last = before
            if last[0] - first[0] >= _LONG_RUN:
                slopes.append((last[1] - first[1]) / (last[0] - first[0]))
            first = None
    if len(slopes) < _LEAST_RUNS:
        return 0.0
    usual = median(slopes)
    agreeing = sum(abs(slope - usual) <= _AGREE for slope in slopes)
    return usual if _STRAIGHT < abs(usual) < _STEEPEST and agreeing >= 0.7 * len(slopes) else 0.0
