"""Logistic regression with an L2 penalty, by accelerated gradient steps: the same weights on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from congvan.confidence.features import Features
from congvan.confidence.model import Model

_STEPS = 600
_LEAST = 2  # a feature seen in fewer examples tells nothing


def fit(examples: Sequence[Features], labels: Sequence[int], *, strength: float, name: str) -> Model:
    """The model that fits ``labels`` (0 or 1); ``strength`` is the inverse of the penalty.

    Raises ValueError where all labels are the same.
    """
    if len(set(labels)) < 2:
        raise ValueError("examples of both kinds are needed")
    counts = Counter(feature for example in examples for feature in example)
    names = sorted(feature for feature, count in counts.items() if count >= _LEAST)
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

    # No curvature exceeds a quarter of the largest eigenvalue of XᵀX, found by power iteration.
    vector = np.ones(len(penalty))
    largest = 1.0
    for _ in range(30):
        image = sums(products(vector))
        largest = float(np.linalg.norm(image))
        vector = image / largest
    step = 1 / (0.25 * 1.05 * largest + 1 / strength)
    weights = np.zeros(len(penalty))
    ahead = weights.copy()
    momentum = 1.0
    for _ in range(_STEPS):
        slope = sums(1 / (1 + np.exp(-np.clip(products(ahead), -30, 30))) - wanted) + penalty * ahead
        after = ahead - step * slope
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        if float(slope @ (after - weights)) > 0:  # the momentum has carried too far: begin it anew
            following = 1.0
            ahead = after
        else:
            ahead = after + (momentum - 1) / following * (after - weights)
        weights, momentum = after, following
    kept = {feature: round(float(weights[column[feature]]), 4) for feature in names}
    return Model(name, round(float(weights[0]), 4), {feature: weight for feature, weight in kept.items() if weight})
