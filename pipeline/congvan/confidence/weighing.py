"""Gives each task of a dispatch the probability that a model sees in it."""

from __future__ import annotations

from congvan.confidence.features import task_features
from congvan.document import Document
from congvan.linear.model import Model
from congvan.schema import Dispatch


def with_confidence(dispatch: Dispatch, document: Document, model: Model) -> Dispatch:
    """The dispatch with the model's probability as each task's ``confidence``; nothing else differs."""
    tasks = tuple(
        task.model_copy(update={"confidence": round(model.probability(features), 3)})
        for task, features in zip(dispatch.tasks, task_features(dispatch, document), strict=True)
    )
    return dispatch.model_copy(update={"tasks": tasks})
