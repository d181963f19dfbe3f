"""The model of where tasks begin inside a paragraph: strength by cross-validation over issuers, figures out of fold.

Each joint inside a task that the rules find is an example; a task begins there if an annotated one's first character
stands behind it. Where one begins it is cut while examples are read, as the model will cut it later.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from congvan import __version__
from congvan.annotation.files import Entry, text_path
from congvan.annotation.splits import split_of
from congvan.assembly.readings import Divider
from congvan.diacritics import SyllableModel
from congvan.document import Document
from congvan.linear.model import Features, Model
from congvan.options import Options
from congvan.pipeline import Models, Pipeline
from congvan.training.figures import reliability
from congvan.training.folds import FOLDS, by_fold, is_learnt, own_fold
from congvan.training.logistic import fit

_NAME = f"task-starts {__version__}"
_STRENGTHS = (0.1, 0.2, 0.3, 0.5, 1.0)
_THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
_NEAR = 2  # characters: a quotation mark or a dash may stand before an annotated task


@dataclass(frozen=True, slots=True)
class Start:
    """A joint inside a task: what is seen there, and whether a task begins behind it."""

    features: Features
    begins: int


@dataclass(frozen=True)
class _Recorder(Divider):
    """Says what the annotation says, and keeps what was asked."""

    document: Document
    wanted: frozenset[int]
    found: dict[int, Start] = field(default_factory=dict)

    def probability(self, offset: int, features: Sequence[str]) -> float:
        place = self.document.offsets[offset]
        begins = any(start in self.wanted for start in range(place - _NEAR, place + _NEAR + 1))
        self.found[offset] = Start(dict.fromkeys(features, 1.0), int(begins))
        return float(begins)


def starts_of(entry: Entry, syllables: SyllableModel | None = None) -> list[Start]:
    """The joints inside the tasks that the rules find in a dispatch, in its order, each once.

    ``syllables`` sets its accents right where they were misread; the shipped model does if it is None.
    """
    texts = [task["places"].get("text") for task in entry.annotation["tasks"]]
    document = Pipeline(models=Models(syllables=syllables)).read(text_path(entry.path))
    recorder = _Recorder(Model(_NAME, 0.0, {}), document, frozenset(place[0][0] for place in texts if place))
    Pipeline(Options(rules_only=True), Models(divider=recorder)).read_tasks(document)
    return [recorder.found[offset] for offset in sorted(recorder.found)]


def train_starts(
    entries: Sequence[Entry], syllables: SyllableModel | None = None
) -> tuple[Model | None, dict[int, Model | None], dict[str, Any]]:
    """The model, those of the folds, and figures; None where the corpus has too few tasks that begin amid others.

    It learns from all entries but those of the splits ``test`` and ``sample``, which only measure.
    """
    starts = {entry.name: starts_of(entry, syllables) for entry in entries}
    known = [entry for entry in entries if is_learnt(entry)]

    def fit_all(some: Sequence[Entry], strength: float) -> Model | None:
        return _fit([one for entry in some for one in starts[entry.name]], strength)

    tried = {strength: by_fold(known, partial(fit_all, strength=strength)) for strength in _STRENGTHS}
    if any(model is None for models in tried.values() for model in models.values()):
        return None, dict.fromkeys(range(FOLDS)), {}
    losses = {strength: _loss(known, starts, models) for strength, models in tried.items()}
    strength = min(_STRENGTHS, key=lambda one: (losses[one], one))
    gains = _gains(known, starts, tried[strength])
    # A right cut finds a task, a wrong one spoils one: the bound is where the right ones outnumber the wrong ones most.
    threshold = max(_THRESHOLDS, key=lambda one: (gains[one], one))
    model = fit_all(known, strength)
    model = None if model is None else replace(model, threshold=threshold)
    folds = {key: None if one is None else replace(one, threshold=threshold) for key, one in tried[strength].items()}
    metrics: dict[str, Any] = {
        "strength": strength,
        "threshold": threshold,
        "weights": len(model.weights) if model else 0,
        "cross_validation": {str(one): losses[one] for one in _STRENGTHS},
        "right less wrong cuts, out of fold": {str(one): gains[one] for one in _THRESHOLDS},
        "out of fold": _measure(known, starts, lambda entry: folds[own_fold(entry)]),
    }
    held = [entry for entry in entries if split_of(entry.annotation) == "test"]
    if held:
        metrics["test"] = _measure(held, starts, lambda _: model)
    return model, folds, metrics


def _fit(starts: Sequence[Start], strength: float) -> Model | None:
    """The model that fits the joints; None where all or none begin a task."""
    labels = [one.begins for one in starts]
    if len(set(labels)) < 2:
        return None
    return fit([one.features for one in starts], labels, strength=strength, name=_NAME)


def _gains(
    entries: Iterable[Entry], starts: Mapping[str, Sequence[Start]], models: Mapping[int, Model | None]
) -> dict[float, int]:
    """How many more cuts would be right than wrong at each bound, out of fold."""
    scored: list[tuple[float, int]] = []
    for entry in entries:
        model = models[own_fold(entry)]
        assert model is not None
        scored += [(model.probability(one.features), one.begins) for one in starts[entry.name]]
    return {bound: sum(1 if begins else -1 for likely, begins in scored if likely >= bound) for bound in _THRESHOLDS}


def _loss(entries: Iterable[Entry], starts: Mapping[str, Sequence[Start]], models: Mapping[int, Model | None]) -> float:
    """The mean negative logarithm of the probability of what is so at each joint, out of fold."""
    losses = []
    for entry in entries:
        model = models[own_fold(entry)]
        assert model is not None
        for one in starts[entry.name]:
            likely = model.probability(one.features)
            losses.append(-math.log(max(likely if one.begins else 1 - likely, 1e-9)))
    return round(sum(losses) / max(len(losses), 1), 4)


def _measure(
    entries: Sequence[Entry], starts: Mapping[str, Sequence[Start]], model_of: Callable[[Entry], Model | None]
) -> dict[str, Any]:
    labels: list[int] = []
    scores: list[float] = []
    cut: list[int] = []
    for entry in entries:
        model = model_of(entry)
        assert model is not None
        for one in starts[entry.name]:
            labels.append(one.begins)
            scores.append(model.probability(one.features))
            cut += [one.begins] if scores[-1] >= model.threshold else []
    return {
        "joints": len(labels),
        "where a task begins": sum(labels),
        "cut": len(cut),
        "cut rightly": sum(cut),
        "reliability": reliability(labels, scores),
    }
