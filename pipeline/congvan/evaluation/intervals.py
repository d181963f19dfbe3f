"""How far figures would differ had other dispatches been at hand: bootstrap over dispatches, the same on every run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from congvan.evaluation.scoring import Score
from congvan.evaluation.tally import Tally

if TYPE_CHECKING:
    import numpy as np

Interval = tuple[float, float]

_SEED = 20240615
_LOW, _HIGH = 2.5, 97.5  # percentiles between which 95 of 100 resamples lie


def f1_intervals(scores: Mapping[str, Score], fields: Sequence[str], resamples: int = 2000) -> dict[str, Interval]:
    """For each field, between which F1 lies in 95 of 100 resamples of the dispatches."""
    import numpy as np

    drawn = _resampled_f1(scores, fields, _draws(len(scores), resamples))
    low, high = np.percentile(drawn, [_LOW, _HIGH], axis=0)
    return {name: (float(low[index]), float(high[index])) for index, name in enumerate(fields)}


def difference_intervals(
    before: Mapping[str, Score], after: Mapping[str, Score], fields: Sequence[str], resamples: int = 2000
) -> dict[str, Interval]:
    """For each field, between which the difference in F1 lies; both sides are drawn with the same dispatches."""
    import numpy as np

    draws = _draws(len(before), resamples)
    drawn = _resampled_f1({name: after[name] for name in before}, fields, draws) - _resampled_f1(before, fields, draws)
    low, high = np.percentile(drawn, [_LOW, _HIGH], axis=0)
    return {name: (float(low[index]), float(high[index])) for index, name in enumerate(fields)}


def _draws(dispatches: int, resamples: int) -> np.ndarray:
    """How often each dispatch is drawn in each resample."""
    import numpy as np

    chance = np.random.default_rng(_SEED)
    return chance.multinomial(dispatches, np.full(dispatches, 1 / dispatches), size=resamples)


def _resampled_f1(scores: Mapping[str, Score], fields: Sequence[str], draws: np.ndarray) -> np.ndarray:
    import numpy as np

    counts = np.array([[_counts(score, name) for name in fields] for score in scores.values()], dtype=float)
    sums = (draws @ counts.reshape(len(counts), -1)).reshape(len(draws), len(fields), 3)
    wanted = 2 * sums[:, :, 0] + sums[:, :, 1] + sums[:, :, 2]
    found: np.ndarray = np.divide(2 * sums[:, :, 0], wanted, out=np.zeros_like(wanted), where=wanted > 0)
    return found


def _counts(score: Score, name: str) -> tuple[int, int, int]:
    tally = score.tallies.get(name, Tally())
    return tally.right, tally.spurious, tally.missed
