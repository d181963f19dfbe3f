"""Annotated dispatches read by the rules: each extracted task with its features and whether it is one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from congvan.annotation.files import Entry, text_path
from congvan.annotation.splits import split_of
from congvan.evaluation.alignment import align
from congvan.linear.model import Features
from congvan.pipeline import Pipeline
from congvan.schema import Dispatch


@dataclass(frozen=True, slots=True)
class Example:
    """A dispatch: what the rules found, also as JSON, and of each task its features, label and rule's confidence."""

    entry: Entry
    dispatch: Dispatch
    found: dict[str, Any]
    features: list[Features]
    labels: list[int]
    confidence: list[float]


def learnt_from(example: Example) -> bool:
    """Whether models may learn from a dispatch."""
    return split_of(example.entry.annotation) in {"train", "development"}


def read_examples(entries: Iterable[Entry]) -> Iterator[Example]:
    """Reads every dispatch with the rules as they are now and compares its tasks with the annotated ones."""
    pipeline = Pipeline()
    for entry in entries:
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
