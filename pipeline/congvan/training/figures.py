"""Figures of a probability: how it ranks, how true it is, and what leaving out the unlikely would do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from congvan.evaluation.scoring import score_dispatch
from congvan.evaluation.tally import Tally
from congvan.training.examples import Example

_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
_FIELDS = ("tasks", "assignee lead", "deadline", "complete tasks")


def ranking(labels: Sequence[int], scores: Sequence[float]) -> float | None:
    """How often a right value scores above a wrong one (ties half): the area under the ROC curve."""
    right = [score for label, score in zip(labels, scores, strict=True) if label]
    wrong = [score for label, score in zip(labels, scores, strict=True) if not label]
    if not right or not wrong:
        return None
    above = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
    return round(above / len(right) / len(wrong), 3)


def squared_error(labels: Sequence[int], scores: Sequence[float]) -> float:
    """The Brier score: the mean square of what a probability misses the truth by."""
    pairs = list(zip(labels, scores, strict=True))
    return round(sum((score - label) ** 2 for label, score in pairs) / len(pairs), 4) if pairs else 0.0


def calibration_error(labels: Sequence[int], scores: Sequence[float], parts: int = 10) -> float:
    """How far the mean probability is from the share that is right, on average over ten parts of the same size."""
    pairs = sorted(zip(scores, labels, strict=True))
    error = 0.0
    for part in range(parts):
        some = pairs[part * len(pairs) // parts : (part + 1) * len(pairs) // parts]
        error += abs(sum(score - label for score, label in some))
    return round(error / len(pairs), 4) if pairs else 0.0


def reliability(labels: Sequence[int], scores: Sequence[float]) -> list[dict[str, float]]:
    """For each band of probability: the number of tasks, their mean probability, and the share that is right."""
    rows = []
    for low, high in pairwise(_BINS):
        pairs = [
            (label, score)
            for label, score in zip(labels, scores, strict=True)
            if low <= score < high or (high == 1.0 and score == 1.0)
        ]
        if pairs:
            rows.append(
                {
                    "from": low,
                    "to": high,
                    "tasks": len(pairs),
                    "said": round(sum(score for _, score in pairs) / len(pairs), 3),
                    "true": round(sum(label for label, _ in pairs) / len(pairs), 3),
                }
            )
    return rows


def fields(examples: Sequence[Example], scores: Sequence[Sequence[float]], least: float) -> dict[str, float]:
    """F1 by field where tasks less likely than ``least`` are left out."""
    sums: defaultdict[str, Tally] = defaultdict(Tally)
    for example, own in zip(examples, scores, strict=True):
        kept = [task for task, score in zip(example.found["tasks"], own, strict=True) if score >= least]
        for name, tally in score_dispatch(example.entry.annotation, {**example.found, "tasks": kept}).tallies.items():
            sums[name] += tally
    return {name: round(sums[name].f1, 4) for name in _FIELDS}
