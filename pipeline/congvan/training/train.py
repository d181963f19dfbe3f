"""Trains all models on annotated dispatches, and measures what they change on issuers they did not learn from."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from congvan.annotation.files import Entry, Json, read_corpus, text_path
from congvan.annotation.splits import split_of
from congvan.assembly.readings import Divider
from congvan.diacritics import SyllableModel
from congvan.evaluation import Comparison, Evaluation
from congvan.evaluation.scoring import score_dispatch
from congvan.linear.model import Model
from congvan.options import Options
from congvan.pipeline import Models, Pipeline
from congvan.schema import Dispatch
from congvan.training.actor_ends import train_actor_ends
from congvan.training.clauses import train_clauses
from congvan.training.confidence import train_confidence
from congvan.training.examples import Example, learnt_from, read_examples
from congvan.training.folds import unseen
from congvan.training.misreadings import POOR, misread
from congvan.training.syllables import train_syllables
from congvan.training.task_starts import train_starts


@dataclass(frozen=True, slots=True)
class Training:
    """The models by name and everything measured, ready for JSON.

    A model is missing where the corpus is too small for it.
    """

    models: dict[str, Model]
    syllables: SyllableModel | None
    metrics: dict[str, Any]


def train(folder: Path) -> Training:
    """Trains on the annotated dispatches below ``folder``; those of the split ``test`` only measure."""
    entries = list(read_corpus(folder))
    syllables, of_syllables = train_syllables(entries)
    starts, starts_by_fold, of_starts = train_starts(entries, syllables)

    def dividing(entry: Entry) -> Models:
        model = unseen(entry, starts_by_fold, starts)
        return Models(divider=Divider(model) if model is not None else None, syllables=syllables)

    clauses, clauses_by_fold, of_clauses = train_clauses(entries, dividing)

    def models(entry: Entry) -> Models:
        return replace(dividing(entry), clauses=unseen(entry, clauses_by_fold, clauses))

    examples = list(read_examples(entries, models))
    confidence, measured = train_confidence(examples, str(folder))
    ends, ends_by_fold, of_ends = train_actor_ends([one for one in examples if learnt_from(one)])

    def names(example: Example) -> Model | None:
        return unseen(example.entry, ends_by_fold, ends)

    splits = {"train, out of fold": "train", "development, out of fold": "development"}
    splits |= {"test": "test", "sample": "sample"}
    hybrid, with_names = {}, {}
    for name, split in splits.items():
        some = [one for one in examples if split_of(one.entry.annotation) == split]
        if some:
            rules = {one.entry.name: _read(one, Pipeline(Options(rules_only=True))) for one in some}
            found = {one.entry.name: one.found for one in some}
            further = {
                one.entry.name: _read(one, Pipeline(models=replace(models(one.entry), actor_ends=names(one))))
                for one in some
            }
            hybrid[name] = _compare(some, rules, found, "rules", "hybrid")
            with_names[name] = _compare(some, found, further, "hybrid", "with names")
            if split == "test" and syllables is not None:
                hybrid["test, misread"] = _compare(some, *_read_misread(some, models), "rules", "hybrid")
    trained = {
        "actor-ends": ends,
        "assigning-clauses": clauses,
        "task-confidence": confidence,
        "task-starts": starts,
    }
    metrics = {
        "rules and hybrid": hybrid,
        "hybrid and actor-ends": with_names,
        "task-starts": of_starts,
        "actor-ends": of_ends,
        "assigning-clauses": of_clauses,
        "task-confidence": measured,
        "syllables": of_syllables,
    }
    return Training({name: model for name, model in trained.items() if model is not None}, syllables, metrics)


def _read_misread(
    some: Sequence[Example], models: Callable[[Entry], Models]
) -> tuple[dict[str, Json], dict[str, Json]]:
    """What rules alone and with models find in dispatches as a poor OCR gives them out."""
    rules: dict[str, Json] = {}
    hybrid: dict[str, Json] = {}
    for seed, one in enumerate(some):
        text = misread(one.entry.text, POOR, seed)
        for found, pipeline in (
            (rules, Pipeline(Options(rules_only=True))),
            (hybrid, Pipeline(models=models(one.entry))),
        ):
            found[one.entry.name] = _as_json(pipeline.read_tasks(pipeline.read_text(text))[0])
    return rules, hybrid


def _compare(
    some: Sequence[Example], first: Mapping[str, Json], second: Mapping[str, Json], one_name: str, other_name: str
) -> dict[str, Any]:
    """F1 by field of two readings of the same dispatches, and the difference with its interval."""
    before, after = (
        Evaluation({one.entry.name: score_dispatch(one.entry.annotation, found[one.entry.name]) for one in some})
        for found in (first, second)
    )
    old, new = before.tallies, after.tallies
    fields = {
        name: {
            one_name: round(old[name].f1, 4),
            other_name: round(new[name].f1, 4),
            "change": round(change, 4),
            "95 %": [round(limit, 4) for limit in limits],
        }
        for name, (change, limits) in Comparison(before, after).differences.items()
    }
    return {"dispatches": len(some), "fields": fields}


def _read(example: Example, pipeline: Pipeline) -> Json:
    dispatch, _ = pipeline.read_tasks(pipeline.read(text_path(example.entry.path)))
    return _as_json(dispatch)


def _as_json(dispatch: Dispatch) -> Json:
    found: Json = json.loads(dispatch.model_dump_json())
    return found
