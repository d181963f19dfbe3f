"""Gives each task of a dispatch the probability that a model sees in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from congvan.linear.model import Features, Model, read_shipped
from congvan.schema import Dispatch


@cache
def shipped_model() -> Model:
    """The model that comes with the program, read when the first task is weighed."""
    return read_shipped("congvan.confidence", "task-confidence.json")


def with_confidence(dispatch: Dispatch, features: Sequence[Features], model: Model) -> Dispatch:
    """The dispatch with the model's probability as each task's ``confidence``, and the model as its evidence.

    Nothing else differs. ``features`` are those of each task.
    """
    tasks = []
    for task, known in zip(dispatch.tasks, features, strict=True):
        likely = round(model.probability(known), 3)
        evidence = task.evidence.model_copy(update={"rule": model.name, "score": likely})
        found = {**task.field_evidence, "confidence": evidence}
        tasks.append(task.model_copy(update={"confidence": likely, "field_evidence": found}))
    return dispatch.model_copy(update={"tasks": tuple(tasks)})
