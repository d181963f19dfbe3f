"""What a corpus of one's own teaches and where the rules fail on it: figures for tables and plots.

Every figure comes with a 95 % interval over dispatches, since a corpus of one's own is small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from congvan.annotation.files import read_corpus
from congvan.evaluation.alignment import align
from congvan.evaluation.resampling import interval
from congvan.evaluation.scoring import Score, score_dispatch
from congvan.evaluation.tally import Tally
from congvan.linear.model import Model
from congvan.training.confidence import choose_strength, fit_model
from congvan.training.examples import Example, read_examples
from congvan.training.figures import reliability, squared_error
from congvan.training.folds import FOLDS, own_fold

if TYPE_CHECKING:
    import pandas as pd


class Results:
    """The rules' results on annotated dispatches, and the probabilities of a model trained on the other issuers."""

    def __init__(self, folder: str | Path) -> None:
        self.examples = list(read_examples(read_corpus(Path(folder))))
        self.scores = [score_dispatch(one.entry.annotation, one.found) for one in self.examples]
        choice = choose_strength(self.examples)
        self.strength, self.strength_errors = choice.strength, choice.errors
        self.probabilities = choice.scores

    def by_field(self) -> pd.DataFrame:
        """F1 by field with its interval."""
        names = list(dict.fromkeys(name for score in self.scores for name in score.tallies))
        return _frame([{"field": name, **_figures(self.scores, name)} for name in names], "field")

    def by_issuer(self, field: str = "tasks") -> pd.DataFrame:
        """F1 of a field by issuer, those with most dispatches first."""
        groups: defaultdict[str, list[Score]] = defaultdict(list)
        for example, score in zip(self.examples, self.scores, strict=True):
            groups[example.entry.annotation["split_issuer"]].append(score)
        rows = [{"issuer": issuer, "dispatches": len(own), **_figures(own, field)} for issuer, own in groups.items()]
        return _frame(sorted(rows, key=lambda row: (-row["dispatches"], row["issuer"])), "issuer")

    def reliability(self) -> pd.DataFrame:
        """For each band of probability what the model says and what is true."""
        labels = [label for one in self.examples for label in one.labels]
        rows = reliability(labels, [score for own in self.probabilities for score in own])
        return _frame([{"band": f"{row['from']:.2f}-{row['to']:.2f}", **row} for row in rows], "band")

    def learning_curve(self, shares: Sequence[float] = (0.2, 0.4, 0.6, 0.8, 1.0), *, seed: int = 0) -> pd.DataFrame:
        """The squared error on unseen issuers after training on growing shares of the others."""
        chance = Random(seed)
        order = chance.sample(range(len(self.examples)), len(self.examples))
        rows = []
        for share in shares:
            errors: list[tuple[list[int], list[float]]] = []
            used = 0
            for fold in range(FOLDS):
                known = [self.examples[i] for i in order if own_fold(self.examples[i].entry) != fold]
                held = [one for one in self.examples if own_fold(one.entry) == fold]
                known = known[: max(1, round(share * len(known)))]
                used = max(used, len(known))
                model = fit_model(known, self.strength)
                errors += [(one.labels, [model.probability(f) for f in one.features]) for one in held]
            low, high = interval(errors, _squared, draws=200)
            rows.append({"dispatches": used, "error": _squared(errors) or 0.0, "low": low, "high": high})
        return _frame(rows, "dispatches")

    def model(self) -> Model:
        """The model trained on all of them; a constant where the rules were right, or wrong, throughout."""
        return fit_model(self.examples, self.strength)

    def errors(self) -> pd.DataFrame:
        """What is wrong: the dispatch, the kind of error, the sentence, and the model's probability of it."""
        rows = [row for one, own in zip(self.examples, self.probabilities, strict=True) for row in _wrong(one, own)]
        columns = ["dispatch", "error", "sentence", "annotated", "found", "probability"]
        return _frame(rows, None, columns)


def _wrong(example: Example, probabilities: Sequence[float]) -> Iterator[dict[str, Any]]:
    gold, found = example.entry.annotation["tasks"], example.found["tasks"]
    pairs = align(gold, found)
    answered = set(pairs.values())
    for j, task in enumerate(found):
        if j not in answered:
            yield _row(example, "no task", task["text"], None, _leads(task), probabilities[j])
    for i, task in enumerate(gold):
        if i not in pairs:
            yield _row(example, "missed", task["text"], _leads(task), None, None)
            continue
        other, sure = found[pairs[i]], probabilities[pairs[i]]
        single = score_dispatch({"tasks": [task]}, {"tasks": [other]}).tallies
        if not single["assignee lead"].perfect:
            yield _row(example, "lead", task["text"], _leads(task), _leads(other), sure)
        if not single["deadline"].perfect:
            yield _row(example, "deadline", task["text"], _due(task), _due(other), sure)


def _row(
    example: Example, error: str, sentence: str, annotated: str | None, found: str | None, sure: float | None
) -> dict[str, Any]:
    probability = None if sure is None else round(sure, 3)
    return {"dispatch": example.entry.name, "error": error, "sentence": sentence, "annotated": annotated,
            "found": found, "probability": probability}  # fmt: skip


def _leads(task: dict[str, Any]) -> str:
    return "; ".join(one["name"] for one in task["assignees"] if one["role"] == "lead")


def _due(task: dict[str, Any]) -> str:
    due = task["deadline"] or {}
    return str(due.get("date") or due.get("rrule") or due.get("duration") or due.get("kind") or "none")


def _figures(scores: Sequence[Score], field: str) -> dict[str, float]:
    tallies = [score.tallies[field] for score in scores if field in score.tallies]
    low, high = interval(tallies, _f1)
    return {"F1": _f1(tallies) or 0.0, "low": low, "high": high}


def _f1(tallies: Sequence[Tally]) -> float | None:
    total = sum(tallies, start=Tally())
    return None if total == Tally() else total.f1


def _squared(errors: Sequence[tuple[list[int], list[float]]]) -> float | None:
    labels = [label for own, _ in errors for label in own]
    return squared_error(labels, [score for _, own in errors for score in own]) if labels else None


def _frame(rows: list[dict[str, Any]], index: str | None, columns: list[str] | None = None) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(rows, columns=columns)
    return frame.set_index(index) if index and rows else frame
