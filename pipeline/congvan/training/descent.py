"""The minimum of a smooth convex function by accelerated gradient steps: the same on every run, with NumPy alone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Vector = np.ndarray


def minimum(slope: Callable[[Vector], Vector], size: int, *, curvature: float, steps: int) -> Vector:
    """Where ``slope``, a gradient that bends at most by ``curvature``, is nearest to nothing."""
    weights = np.zeros(size)
    ahead = weights.copy()
    momentum = 1.0
    for _ in range(steps):
        down = slope(ahead)
        after = ahead - down / curvature
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        if float(down @ (after - weights)) > 0:  # the momentum has carried too far: begin it anew
            following = 1.0
            ahead = after
        else:
            ahead = after + (momentum - 1) / following * (after - weights)
        weights, momentum = after, following
    return weights


def largest_curvature(squared: Callable[[Vector], Vector], size: int) -> float:
    """The largest eigenvalue of a symmetric matrix that ``squared`` multiplies with, by power iteration."""
    vector = np.ones(size)
    largest = 1.0
    for _ in range(30):
        image = squared(vector)
        largest = float(np.linalg.norm(image))
        vector = image / (largest or 1.0)
    return largest
