"""Trains all models on annotated dispatches, and measures what they change on issuers they did not learn from."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congvan.annotation.files import read_corpus, text_path
from congvan.annotation.splits import fold_of, split_of
from congvan.evaluation import Comparison, Evaluation
from congvan.evaluation.scoring import score_dispatch
from congvan.linear.model import Model
from congvan.pipeline import Pipeline
from congvan.training.actor_ends import FOLDS, train_actor_ends
from congvan.training.confidence import train_confidence
from congvan.training.examples import Example, learnt_from, read_examples


@dataclass(frozen=True, slots=True)
class Training:
    """The models by name and everything measured, ready for JSON.

    A model is missing where the corpus is too small for it.
    """

    models: dict[str, Model]
    metrics: dict[str, Any]


def train(folder: Path) -> Training:
    """Trains on the annotated dispatches below ``folder``; those of the split ``test`` only measure."""
    examples = list(read_examples(read_corpus(folder)))
    confidence, measured = train_confidence(examples, str(folder))
    known = [one for one in examples if learnt_from(one)]
    ends, by_fold, of_ends = train_actor_ends(known)

    def unseen(example: Example) -> Model | None:
        return by_fold.get(fold_of(example.entry.annotation, FOLDS))

    hybrid = {
        "train, out of fold": _compare(examples, "train", unseen),
        "development, out of fold": _compare(examples, "development", unseen),
        "test": _compare(examples, "test", lambda _: ends),
        "sample": _compare(examples, "sample", lambda _: ends),
    }
    models = {"actor-ends": ends, "task-confidence": confidence}
    metrics = {
        "rules and hybrid": {name: figures for name, figures in hybrid.items() if figures},
        "actor-ends": of_ends,
        "task-confidence": measured,
    }
    return Training({name: model for name, model in models.items() if model is not None}, metrics)


def _compare(examples: Sequence[Example], split: str, ends: Callable[[Example], Model | None]) -> dict[str, Any]:
    """F1 by field of rules alone and with the model of names, and the difference with its interval."""
    some = [one for one in examples if split_of(one.entry.annotation) == split]
    if not some:
        return {}
    found = {one.entry.name: _read(one, ends(one)) for one in some}
    before = Evaluation({one.entry.name: score_dispatch(one.entry.annotation, one.found) for one in some})
    after = Evaluation({one.entry.name: score_dispatch(one.entry.annotation, found[one.entry.name]) for one in some})
    old, new = before.tallies, after.tallies
    fields = {
        name: {
            "rules": round(old[name].f1, 4),
            "hybrid": round(new[name].f1, 4),
            "change": round(change, 4),
            "95 %": [round(limit, 4) for limit in limits],
        }
        for name, (change, limits) in Comparison(before, after).differences.items()
    }
    return {"dispatches": len(some), "fields": fields}


def _read(example: Example, ends: Model | None) -> dict[str, Any]:
    pipeline = Pipeline(actor_ends=ends)
    dispatch, _ = pipeline.read_tasks(pipeline.read(text_path(example.entry.path)))
    found: dict[str, Any] = json.loads(dispatch.model_dump_json())
    return found
