"""Logistic regression with an L2 penalty, by accelerated gradient steps: the same weights on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from congvan.linear.model import Features, Model
from congvan.training.descent import largest_curvature, minimum


def fit(
    examples: Sequence[Features],
    labels: Sequence[int],
    *,
    strength: float,
    name: str,
    least: int = 2,
    steps: int = 600,
) -> Model:
    """The model that fits ``labels`` (0 or 1); ``strength`` is the inverse of the penalty.

    A feature seen in fewer than ``least`` examples tells nothing and is left out. Raises ValueError where all
    labels are the same.
    """
    if len(set(labels)) < 2:
        raise ValueError("examples of both kinds are needed")
    counts = Counter(feature for example in examples for feature in example)
    names = sorted(feature for feature, count in counts.items() if count >= least)
    column = {feature: index + 1 for index, feature in enumerate(names)}  # 0 is the bias
    cells = [
        (row, column[feature], value)
        for row, example in enumerate(examples)
        for feature, value in sorted(example.items())
        if feature in column
    ]
    rows = np.array([*range(len(examples)), *(cell[0] for cell in cells)])
    columns = np.array([0] * len(examples) + [cell[1] for cell in cells])
    values = np.array([1.0] * len(examples) + [cell[2] for cell in cells])
    wanted = np.array(labels, dtype=float)
    penalty = np.full(len(names) + 1, 1 / strength)
    penalty[0] = 0.0

    def products(weights: np.ndarray) -> np.ndarray:
        return np.bincount(rows, values * weights[columns], minlength=len(examples))

    def sums(residuals: np.ndarray) -> np.ndarray:
        return np.bincount(columns, values * residuals[rows], minlength=len(penalty))

    def slope(weights: np.ndarray) -> np.ndarray:
        found: np.ndarray = sums(1 / (1 + np.exp(-np.clip(products(weights), -30, 30))) - wanted) + penalty * weights
        return found

    # No curvature exceeds a quarter of the largest eigenvalue of XᵀX.
    largest = largest_curvature(lambda vector: sums(products(vector)), len(penalty))
    weights = minimum(slope, len(penalty), curvature=0.25 * 1.05 * largest + 1 / strength, steps=steps)
    kept = {feature: round(float(weights[column[feature]]), 4) for feature in names}
    return Model(name, round(float(weights[0]), 4), {feature: weight for feature, weight in kept.items() if weight})
