"""The model of clauses: which of all that are read are part of an annotated task, whatever the rules made of them.

It learns from the splits ``train`` and ``development``; what is measured on these is out of fold, by a model that saw
no dispatch of that issuer. ``test`` only measures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from congvan import __version__
from congvan.annotation.files import Entry, text_path
from congvan.annotation.splits import split_of
from congvan.confidence.clauses import clause_features
from congvan.linear.model import Features, Model
from congvan.pipeline import Models, Pipeline
from congvan.training.figures import ranking, squared_error
from congvan.training.folds import FOLDS, by_fold, is_learnt, own_fold
from congvan.training.logistic import fit

_NAME = f"assigning-clauses {__version__}"
_STRENGTHS = (0.1, 0.3, 1.0)
_LEAST = 3
"""A word in fewer clauses is of one dispatch."""
_STEPS = 200
_SMALLEST = 0.02
"""Lighter weights are left out, so that the file stays small."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a dispatch: what is seen of each, and whether most of it stands in an annotated task."""

    features: list[Features]
    labels: list[int]


def clauses_of(entry: Entry, models: Models) -> Clauses:
    """The clauses of an annotated dispatch, in its order."""
    pipeline = Pipeline(models=models)
    document = pipeline.read(text_path(entry.path))
    dispatch, clauses = pipeline.read_clauses(document)
    tasks = [place for task in entry.annotation["tasks"] for place in task["places"].get("text", [])]
    features, labels = [], []
    for index, clause in enumerate(clauses):
        start, end = document.offsets[clause.span.start], document.offsets[clause.span.end - 1] + 1
        inside = sum(max(0, min(end, last) - max(start, first)) for first, last in tasks)
        features.append(clause_features(document, dispatch.document_type, dispatch.recipients, clauses, index))
        labels.append(int(2 * inside >= end - start))
    return Clauses(features, labels)


def train_clauses(
    entries: Sequence[Entry], models_of: Callable[[Entry], Models]
) -> tuple[Model | None, dict[int, Model | None], dict[str, Any]]:
    """The model, those of the folds, and figures; None where the corpus has no clauses of both kinds.

    ``models_of`` says by which models a dispatch is read, beside the shipped ones.
    """
    clauses = {entry.name: clauses_of(entry, models_of(entry)) for entry in entries}
    known = [entry for entry in entries if is_learnt(entry)]

    def fit_all(some: Sequence[Entry], strength: float) -> Model | None:
        return _fit([clauses[entry.name] for entry in some], strength)

    tried = {strength: by_fold(known, partial(fit_all, strength=strength)) for strength in _STRENGTHS}
    if any(model is None for models in tried.values() for model in models.values()):
        return None, dict.fromkeys(range(FOLDS)), {}
    errors = {strength: _out_of_fold(known, clauses, models) for strength, models in tried.items()}
    strength = min(_STRENGTHS, key=lambda one: (errors[one]["squared error"], one))
    folds, model = tried[strength], fit_all(known, strength)
    assert model is not None
    metrics: dict[str, Any] = {
        "strength": strength,
        "cross_validation": {str(one): errors[one]["squared error"] for one in _STRENGTHS},
        "weights": len(model.weights),
        "out of fold": errors[strength],
    }
    held = [entry for entry in entries if split_of(entry.annotation) == "test"]
    if held:
        metrics["test"] = _measure(held, clauses, lambda _: model)
    return model, folds, metrics


def _fit(dispatches: Sequence[Clauses], strength: float) -> Model | None:
    features = [one for own in dispatches for one in own.features]
    labels = [one for own in dispatches for one in own.labels]
    if len(set(labels)) < 2:
        return None
    model = fit(features, labels, strength=strength, name=_NAME, least=_LEAST, steps=_STEPS)
    return replace(model, weights={name: weight for name, weight in model.weights.items() if abs(weight) >= _SMALLEST})


def _out_of_fold(
    entries: Sequence[Entry], clauses: Mapping[str, Clauses], models: Mapping[int, Model | None]
) -> dict[str, Any]:
    return _measure(entries, clauses, lambda entry: models[own_fold(entry)])


def _measure(
    entries: Sequence[Entry], clauses: Mapping[str, Clauses], model_of: Callable[[Entry], Model | None]
) -> dict[str, Any]:
    labels: list[int] = []
    scores: list[float] = []
    for entry in entries:
        model = model_of(entry)
        assert model is not None
        labels += clauses[entry.name].labels
        scores += [model.probability(features) for features in clauses[entry.name].features]
    return {
        "clauses": len(labels),
        "of a task": sum(labels),
        "ranking": ranking(labels, scores),
        "squared error": squared_error(labels, scores),
    }
