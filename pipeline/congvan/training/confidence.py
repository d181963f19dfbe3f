"""The model of confidence: strength by cross-validation over issuers, figures on issuers held out.

It learns from the splits ``train`` and ``development``; what is measured on these is out of fold, by a model that saw
no dispatch of that issuer. ``test`` only measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from congvan import __version__
from congvan.annotation.splits import split_of
from congvan.errors import UsageError
from congvan.linear.model import Model
from congvan.training.examples import Example, learnt_from
from congvan.training.figures import calibration_error, fields, ranking, reliability, squared_error
from congvan.training.folds import FOLDS, own_fold
from congvan.training.logistic import fit

_STRENGTHS = (0.01, 0.03, 0.1, 0.3)
_THRESHOLDS = (0.0, 0.2, 0.3, 0.4, 0.5)
_NAME = f"task-confidence {__version__}"


def train_confidence(examples: Sequence[Example], folder: str) -> tuple[Model, dict[str, Any]]:
    """The model, learnt from the splits ``train`` and ``development``, and its figures on these and on the others.

    Where no issuer is held out (a small corpus of one's own), only the cross-validation is measured.
    """
    known = [one for one in examples if learnt_from(one)]
    labels = [label for one in known for label in one.labels]
    if len(set(labels)) < 2:
        raise UsageError(
            "the training split holds no tasks that the rules get wrong, or none that they get right",
            path=folder,
            remedy="Annotate more dispatches.",
        )
    choice = choose_strength(known)
    strength = choice.strength
    model = fit_model(known, strength)
    metrics: dict[str, Any] = {
        "name": model.name,
        "strength": strength,
        "weights": len(model.weights),
        "cross_validation": {str(one): error for one, error in choice.errors.items()},
        "out of fold": _measure(known, choice.scores),
    }
    for name in ("test", "sample"):
        some = [one for one in examples if split_of(one.entry.annotation) == name]
        if some:
            scores = [[model.probability(features) for features in one.features] for one in some]
            metrics[name] = _measure(some, scores)
    return model, metrics


@dataclass(frozen=True, slots=True)
class Choice:
    """The strength whose squared error is least on issuers held out, all errors, and its probabilities out of fold."""

    strength: float
    errors: dict[float, float]
    scores: list[list[float]]


def choose_strength(examples: Sequence[Example]) -> Choice:
    """The strength of the model that suits the examples best, by cross-validation over issuers; of equals the least."""
    labels = [label for one in examples for label in one.labels]
    tried = {strength: cross_validated(examples, strength) for strength in _STRENGTHS}
    errors = {strength: squared_error(labels, _flat(scores)) for strength, scores in tried.items()}
    strength = min(_STRENGTHS, key=lambda one: (errors[one], one))
    return Choice(strength, errors, tried[strength])


def cross_validated(examples: Sequence[Example], strength: float) -> list[list[float]]:
    """Each task's probability by a model that saw no dispatch of its issuer."""
    folds = [own_fold(one.entry) for one in examples]
    models = [
        fit_model([one for one, own in zip(examples, folds, strict=True) if own != fold], strength)
        for fold in range(FOLDS)
    ]
    return [[models[fold].probability(f) for f in one.features] for one, fold in zip(examples, folds, strict=True)]


def fit_model(examples: Sequence[Example], strength: float) -> Model:
    """The model that fits the tasks of the examples; a constant where all are right or all wrong."""
    features = [features for one in examples for features in one.features]
    labels = [label for one in examples for label in one.labels]
    if len(set(labels)) < 2:  # a fold of a very small corpus
        return Model(_NAME, 3.0 if all(labels) else -3.0, {})
    return fit(features, labels, strength=strength, name=_NAME)


def _measure(examples: Sequence[Example], scores: Sequence[Sequence[float]]) -> dict[str, Any]:
    labels = [label for one in examples for label in one.labels]
    rules = [score for one in examples for score in one.confidence]
    flat = _flat(scores)
    return {
        "dispatches": len(examples),
        "tasks found": len(labels),
        "right": sum(labels),
        "ranking": {"model": ranking(labels, flat), "rules": ranking(labels, rules)},
        "squared error": {"model": squared_error(labels, flat), "rules": squared_error(labels, rules)},
        "calibration error": {"model": calibration_error(labels, flat), "rules": calibration_error(labels, rules)},
        "reliability": reliability(labels, flat),
        "F1 without tasks below": {str(least): fields(examples, scores, least) for least in _THRESHOLDS},
    }


def _flat(scores: Sequence[Sequence[float]]) -> list[float]:
    return [score for own in scores for score in own]
