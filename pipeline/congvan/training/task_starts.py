"""The model of where tasks begin inside a paragraph: strength by cross-validation over issuers, figures out of fold.

Each joint inside a task that the rules find is an example; it is one where a task begins if an annotated task's first
character stands behind it. A task that begins at a joint is cut there while examples are read, as it will be later.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from congvan import __version__
from congvan.annotation.files import Entry, text_path
from congvan.assembly.readings import Divider
from congvan.linear.model import Features, Model
from congvan.pipeline import Pipeline
from congvan.training.logistic import fit

_NAME = f"task-starts {__version__}"
_NEAR = 2  # characters: a quotation mark or a dash may stand before an annotated task


@dataclass(frozen=True, slots=True)
class Start:
    """A joint inside a task: what may tell whether a task begins behind it, and whether one does."""

    features: Features
    begins: int


def starts_of(entry: Entry) -> list[Start]:
    """The joints inside the tasks that the rules find in a dispatch, in its order, each once."""
    wanted = {task["places"]["text"][0][0] for task in entry.annotation["tasks"] if task["places"].get("text")}
    found: dict[int, Start] = {}
    document = Pipeline().read(text_path(entry.path))

    def probability(offset: int, names: Sequence[str]) -> float:
        place = document.offsets[offset]
        begins = int(any(place - _NEAR <= start <= place + _NEAR for start in wanted))
        found[offset] = Start(dict.fromkeys(names, 1.0), begins)
        return float(begins)

    Pipeline(divider=Divider(probability, 0.5, _NAME)).read_tasks(document)
    return [found[offset] for offset in sorted(found)]


def fit_starts(starts: Iterable[Start], strength: float) -> Model | None:
    """The model that fits the joints; None where all or none begin a task."""
    some = list(starts)
    labels = [one.begins for one in some]
    if len(set(labels)) < 2:
        return None
    return fit([one.features for one in some], labels, strength=strength, name=_NAME)


def loss(starts: Sequence[Start], model: Model) -> float:
    """The mean negative logarithm of what the model says of each joint."""
    total = 0.0
    for one in starts:
        likely = model.probability(one.features)
        total -= math.log(max(likely if one.begins else 1 - likely, 1e-9))
    return total / max(len(starts), 1)
