"""Weights for the choice of one among several candidates (a conditional log-linear model), with an L2 penalty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from congvan.linear.model import Model
from congvan.training.descent import largest_curvature, minimum

_STEPS = 1200
_LEAST = 2  # a feature seen with fewer candidates tells nothing
_SMALLEST = 0.001  # weights that change nothing are not kept


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates by the names of their features, and the index of the right one."""

    candidates: Sequence[Sequence[str]]
    right: int


def fit_choices(choices: Sequence[Choice], *, strength: float, name: str, threshold: float = 0.5) -> Model:
    """The model under which the right candidates are likeliest; ``strength`` is the inverse of the penalty."""
    counts = Counter(feature for choice in choices for names in choice.candidates for feature in set(names))
    features = sorted(feature for feature, count in counts.items() if count >= _LEAST)
    column = {feature: index for index, feature in enumerate(features)}
    rows: list[int] = []
    columns: list[int] = []
    starts: list[int] = []
    right: list[int] = []
    total = 0
    for choice in choices:
        starts.append(total)
        right.append(total + choice.right)
        for names in choice.candidates:
            known = [column[feature] for feature in names if feature in column]
            rows += [total] * len(known)
            columns += known
            total += 1
    row, place, start = np.array(rows), np.array(columns), np.array(starts)
    sizes = np.diff([*starts, total])
    wanted = np.zeros(total)
    wanted[right] = 1.0

    def products(weights: np.ndarray) -> np.ndarray:
        return np.bincount(row, weights[place], minlength=total)

    def sums(residuals: np.ndarray) -> np.ndarray:
        return np.bincount(place, residuals[row], minlength=len(features))

    def centred(vector: np.ndarray) -> np.ndarray:
        values = products(vector)
        return sums(values - np.repeat(np.add.reduceat(values, start) / sizes, sizes))

    def slope(weights: np.ndarray) -> np.ndarray:
        values = products(weights)
        powers = np.exp(values - np.repeat(np.maximum.reduceat(values, start), sizes))
        shares = powers / np.repeat(np.add.reduceat(powers, start), sizes)
        return sums(shares - wanted) + weights / strength

    # No curvature exceeds half of the largest eigenvalue of XᵀX, rows taken from the mean of their choice.
    curvature = 0.5 * 1.05 * largest_curvature(centred, len(features)) + 1 / strength
    weights = minimum(slope, len(features), curvature=curvature, steps=_STEPS)
    kept = {feature: round(float(weights[index]), 4) for feature, index in column.items()}
    return Model(
        name, 0.0, {feature: weight for feature, weight in kept.items() if abs(weight) >= _SMALLEST}, threshold
    )
