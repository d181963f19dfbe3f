"""A linear model in plain JSON: weights by name of feature; a probability of one thing, or a choice among several."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from congvan.errors import DamagedFileError, MissingFileError

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Model:
    """The probability of a thing with features f is 1 / (1 + exp(-(bias + Σ weight · f))).

    ``threshold`` is what training found a probability has to reach before anything is changed by it.
    """

    name: str
    bias: float
    weights: dict[str, float]
    threshold: float = 0.5

    def probability(self, features: Features) -> float:
        """Between 0 and 1; a feature that the model does not know counts nothing."""
        total = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def shares(self, candidates: Sequence[Iterable[str]]) -> list[float]:
        """How likely each of several things, given by the names of its features, is the right one; they sum to 1."""
        totals = [sum(self.weights.get(name, 0.0) for name in names) for names in candidates]
        powers = [math.exp(total - max(totals)) for total in totals]
        return [power / sum(powers) for power in powers]


def read_model(path: Path) -> Model:
    """The model in a file. Raises a `CongvanError` where there is none, or another file."""
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        weights = {str(name): float(weight) for name, weight in row["weights"].items()}
        return Model(str(row["name"]), float(row["bias"]), weights, float(row.get("threshold", 0.5)))
    except FileNotFoundError as error:
        raise MissingFileError("there is no such model", path=str(path), remedy="Train one: congvan train.") from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedFileError(
            "the file is no model of this program", path=str(path), remedy="Train one: congvan train."
        ) from error


def read_shipped(package: str, name: str) -> Model:
    """The model in a file that comes with a package: (``congvan.confidence``, ``task-confidence.json``)."""
    with resources.as_file(resources.files(package).joinpath(name)) as path:
        return read_model(path)


def write_model(path: Path, model: Model) -> None:
    """Writes a model, a weight a line, in the order of their names."""
    row: dict[str, Any] = {"name": model.name, "bias": model.bias, "threshold": model.threshold}
    row["weights"] = dict(sorted(model.weights.items()))
    path.write_text(json.dumps(row, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
