"""Annotated dispatches read as they are without a model of confidence: each task's features and whether it is one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from congvan.annotation.files import Entry, text_path
from congvan.evaluation.alignment import align
from congvan.linear.model import Features
from congvan.pipeline import Models, Pipeline
from congvan.schema import Dispatch
from congvan.training.folds import is_learnt


@dataclass(frozen=True, slots=True)
class Example:
    """A dispatch: what was found, also as JSON, and of each task its features, label and rule's confidence."""

    entry: Entry
    dispatch: Dispatch
    found: dict[str, Any]
    features: list[Features]
    labels: list[int]
    confidence: list[float]


def learnt_from(example: Example) -> bool:
    """Whether models may learn from a dispatch."""
    return is_learnt(example.entry)


def read_examples(
    entries: Iterable[Entry], models_of: Callable[[Entry], Models] = lambda _: Models()
) -> Iterator[Example]:
    """Reads every dispatch with the rules as they are now and compares its tasks with the annotated ones.

    ``models_of`` says by which models a dispatch is read, beside the shipped ones.
    """
    for entry in entries:
        pipeline = Pipeline(models=models_of(entry))
        document = pipeline.read(text_path(entry.path))
        dispatch, features = pipeline.read_tasks(document)
        found = json.loads(dispatch.model_dump_json())
        right = set(align(entry.annotation["tasks"], found["tasks"]).values())
        yield Example(
            entry,
            dispatch,
            found,
            features,
            [int(index in right) for index in range(len(dispatch.tasks))],
            [task.confidence for task in dispatch.tasks],
        )
