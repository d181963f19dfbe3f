"""The model of where names end: strength by cross-validation over issuers, figures out of fold.

Rules were tuned on the split ``train``, so they make few mistakes there that are like those on unseen issuers. This
model learns from ``development`` too, and what is measured on either is out of fold: by a model that saw no dispatch
of that issuer. ``test`` only measures.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from congvan import __version__
from congvan.annotation.files import Entry
from congvan.annotation.splits import split_of
from congvan.linear.model import Model
from congvan.training.choices import Choice, fit_choices
from congvan.training.examples import Example
from congvan.training.figures import reliability
from congvan.training.folds import by_fold, own_fold
from congvan.training.names import Name, names_of

_NAME_STRENGTHS = (0.3, 1.0, 3.0)
_NAME_THRESHOLD = 0.75  # another end has to be three times as likely as the grammar's


def train_actor_ends(
    examples: Sequence[Example],
) -> tuple[Model | None, dict[int, Model | None], dict[str, Any]]:
    """The model of names, those of the folds, and figures out of fold; None where the corpus has too few names."""
    entries = [one.entry for one in examples]
    names = {entry.name: list(names_of(entry)) for entry in entries}
    tried = {}
    for strength in _NAME_STRENGTHS:
        models = by_fold(entries, partial(_fit_names, names=names, strength=strength))
        tried[strength] = models
        if any(model is None for model in models.values()):
            return None, models, {}
    losses = {strength: _loss(examples, names, models) for strength, models in tried.items()}
    strength = min(_NAME_STRENGTHS, key=lambda one: (losses[one], one))
    model = _fit_names(entries, names, strength)
    alone = by_fold(entries, partial(_fit_names, names=names, strength=strength, alone=True))
    metrics: dict[str, Any] = {
        "strength": strength,
        "weights": len(model.weights) if model else 0,
        "cross_validation": {str(one): losses[one] for one in _NAME_STRENGTHS},
    }
    for split in ("train", "development"):
        some = [one for one in examples if split_of(one.entry.annotation) == split]
        metrics[f"{split}, out of fold"] = _right_ends(some, names, tried[strength], alone)
    return model, tried[strength], metrics


def _fit_names(
    entries: Iterable[Entry], names: dict[str, list[Name]], strength: float, *, alone: bool = False
) -> Model | None:
    choices = [_choice(name, alone) for entry in entries for name in names[entry.name]]
    if len(choices) < 20:
        return None
    return fit_choices(choices, strength=strength, name=f"actor-ends {__version__}", threshold=_NAME_THRESHOLD)


def _choice(name: Name, alone: bool) -> Choice:
    """The choice; ``alone`` without what the grammar says, to see what the model can do by itself."""
    if not alone:
        return name.choice
    candidates = [[one for one in names if "rule=" not in one] for names in name.choice.candidates]
    return Choice(candidates, name.choice.right)


def _loss(examples: Sequence[Example], names: dict[str, list[Name]], models: dict[int, Model | None]) -> float:
    """The mean negative logarithm of the right end's probability, out of fold, in assignees' names."""
    losses = []
    for one in examples:
        model = models[own_fold(one.entry)]
        assert model is not None
        for name in names[one.entry.name]:
            if not name.in_list:
                losses.append(-math.log(max(model.shares(name.choice.candidates)[name.choice.right], 1e-9)))
    return round(sum(losses) / max(len(losses), 1), 4)


def _right_ends(
    examples: Sequence[Example],
    names: dict[str, list[Name]],
    models: dict[int, Model | None],
    alone: dict[int, Model | None],
) -> dict[str, Any]:
    """How many names of assignees that the grammar knows end where they should: by grammar, model, and both."""
    counts = {"names": 0, "grammar": 0, "model alone": 0, "both": 0, "changed": 0}
    labels, scores = [], []
    for one in examples:
        model, other = models[own_fold(one.entry)], alone[own_fold(one.entry)]
        assert model is not None
        assert other is not None
        for name in names[one.entry.name]:
            if name.in_list or name.rule is None:
                continue
            right = name.choice.right
            shares = model.shares(name.choice.candidates)
            best = shares.index(max(shares))
            surer = shares[best] * (1 - model.threshold) > shares[name.rule] * model.threshold
            chosen = best if surer else name.rule
            by_itself = other.shares(_choice(name, alone=True).candidates)
            counts["names"] += 1
            counts["grammar"] += name.rule == right
            counts["model alone"] += by_itself.index(max(by_itself)) == right
            counts["both"] += chosen == right
            counts["changed"] += chosen != name.rule
            labels.append(int(chosen == right))
            scores.append(shares[chosen])
    return {**counts, "reliability": reliability(labels, scores)}
