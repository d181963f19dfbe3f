"""Trains the network that reads figures written by pen, and measures it on hands that it did not learn from."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from congvan.ingest.ocr.pen.reader import CERTAIN, Network, network_of, read
from congvan.ingest.ocr.picture import Picture
from congvan.training.figures import calibration_error, reliability
from congvan.training.pen.examples import Shown, examples, shown, shown_by_others

_SEED = 6
_MEASURED = 3000
"""How many strings of each kind are measured."""


@dataclass(frozen=True, slots=True)
class Trained:
    """The weights as they are stored, and what was measured, ready for JSON."""

    weights: dict[str, Picture]
    figures: dict[str, Any]


def train(strings: int = 30000, hidden: int = 192, measured: int = _MEASURED) -> Trained:
    """Trains on the pieces of so many drawn strings, with so many hidden units."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    rows, labels = examples(np.random.default_rng(_SEED), strings)
    with warnings.catch_warnings():
        # It is stopped early on purpose: more steps learn how the table writes, and no other hand.
        warnings.simplefilter("ignore", ConvergenceWarning)
        fitted = MLPClassifier((hidden,), alpha=1e-3, batch_size=256, max_iter=12, random_state=_SEED)
        fitted.fit(rows, labels)
    weights = {f"weights{i}": one.astype(np.float16) for i, one in enumerate(fitted.coefs_)}
    weights |= {f"offsets{i}": one.astype(np.float16) for i, one in enumerate(fitted.intercepts_)}
    network = network_of(weights)
    figures = {
        "pieces": len(labels),
        "drawn by other hands": measure(shown(np.random.default_rng(_SEED + 1), measured), network),
        "written by people": measure(shown_by_others(np.random.default_rng(_SEED + 2), measured), network),
    }
    return Trained(weights, figures)


def measure(strings: Iterable[Shown], network: Network) -> dict[str, Any]:
    """How many strings are read, how many of them wrongly, and how true the probabilities are."""
    some = list(strings)
    readings = [read(one.ink, one.what, network) for one in some]
    right = [int(r is not None and r.text == one.text) for r, one in zip(readings, some, strict=True)]
    sure = [r.probability if r is not None else 0.0 for r in readings]
    is_figures = [one.text is not None for one in some]

    def rates(least: float) -> dict[str, float]:
        said = [i for i, probability in enumerate(sure) if probability >= least]
        of_figures = [i for i in said if is_figures[i]]
        return {
            "read": round(len(of_figures) / sum(is_figures), 4),
            "wrong among read": round(sum(not right[i] for i in of_figures) / max(len(of_figures), 1), 4),
            "no figures and yet read": round((len(said) - len(of_figures)) / max(len(some) - sum(is_figures), 1), 4),
        }

    answered = [i for i, r in enumerate(readings) if r is not None]
    return {
        "strings": sum(is_figures),
        "of no figures": len(some) - sum(is_figures),
        "read right at any probability": round(sum(right) / sum(is_figures), 4),
        "at the bound": rates(CERTAIN),
        "by bound": {str(least): rates(least) for least in (0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)},
        "calibration error": calibration_error([right[i] for i in answered], [sure[i] for i in answered]),
        "reliability": reliability([right[i] for i in answered], [sure[i] for i in answered]),
    }
