"""A logistic model in plain JSON: weights by name of feature.

Applying it needs no library, and the file holds numbers only, nothing that runs.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

from congvan.confidence.features import Features, task_features
from congvan.document import Document
from congvan.errors import DamagedFileError, MissingFileError
from congvan.schema import Dispatch


@dataclass(frozen=True, slots=True)
class Model:
    """The probability of a thing with features f is 1 / (1 + exp(-(bias + Σ weight · f)))."""

    name: str
    bias: float
    weights: dict[str, float]

    def probability(self, features: Features) -> float:
        """Between 0 and 1; a feature that the model does not know counts nothing."""
        total = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def read_model(path: Path) -> Model:
    """The model in a file. Raises a `CongvanError` where there is none, or another file."""
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        return Model(str(row["name"]), float(row["bias"]), {str(k): float(v) for k, v in row["weights"].items()})
    except FileNotFoundError as error:
        raise MissingFileError("there is no such model", path=str(path), remedy="Train one: congvan train.") from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedFileError(
            "the file is no model of this program", path=str(path), remedy="Train one: congvan train."
        ) from error


def write_model(path: Path, model: Model) -> None:
    """Writes a model, a weight a line, in the order of their names."""
    row = {"name": model.name, "bias": model.bias, "weights": dict(sorted(model.weights.items()))}
    path.write_text(json.dumps(row, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def with_confidence(dispatch: Dispatch, document: Document, model: Model) -> Dispatch:
    """The dispatch with the model's probability as each task's ``confidence``; nothing else differs."""
    tasks = tuple(
        task.model_copy(update={"confidence": round(model.probability(features), 3)})
        for task, features in zip(dispatch.tasks, task_features(dispatch, document), strict=True)
    )
    return dispatch.model_copy(update={"tasks": tasks})
