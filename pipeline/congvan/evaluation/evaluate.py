"""Two folders of JSON compared, and the comparison as a table."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congvan.errors import DamagedFileError, MissingFileError
from congvan.evaluation.scoring import FIELDS, Score, score_dispatch
from congvan.evaluation.tally import Tally


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of each dispatch by name; ``absent`` are those with an annotation and no result."""

    scores: dict[str, Score]
    absent: tuple[str, ...] = ()

    @property
    def tallies(self) -> dict[str, Tally]:
        """The tally of each field over all dispatches, in the order of `FIELDS`."""
        sums: defaultdict[str, Tally] = defaultdict(Tally)
        for score in self.scores.values():
            for name, tally in score.tallies.items():
                sums[name] += tally
        return {name: sums[name] for name in FIELDS if name in sums}

    def table(self) -> Iterator[str]:
        """A line a field: precision, recall, F1, and the counts of right, spurious and missed."""
        yield f"{len(self.scores)} dispatches"
        yield f"{'field':22} {'P':>6} {'R':>6} {'F1':>6}   tp/fp/fn"
        for name, tally in self.tallies.items():
            figures = f"{tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f}"
            yield f"{name:22} {figures}   {tally.right}/{tally.spurious}/{tally.missed}"

    def by_document(self) -> Iterator[str]:
        """A line a dispatch: F1 of the fields that matter most, ``-`` where there is nothing to find."""
        columns = ("header", "citations", "tasks", "assignee lead", "deadline", "complete tasks")
        yield f"{'':34}" + "".join(f"{name:>15}" for name in columns)
        for document, score in self.scores.items():
            cells = (score.tallies.get(name, Tally()) for name in columns)
            yield f"{document[:33]:34}" + "".join(
                f"{'-' if cell == Tally() else f'{cell.f1:.3f}':>15}" for cell in cells
            )

    def misses(self) -> Iterator[str]:
        """What is wrong, field by field, with the dispatch's name."""
        yield from (f"no result for {name}" for name in self.absent)
        for name in FIELDS:
            lines = [f"  {document}: {miss}" for document, score in self.scores.items() for miss in score.misses[name]]
            if lines:
                yield f"\n## {name}: {len(lines)}"
                yield from lines


def evaluate(gold: str | Path, predicted: str | Path) -> Evaluation:
    """The score of the results below ``predicted`` against the annotations in ``gold``.

    Both hold one JSON a dispatch, paired by the file's name up to its first point:
    ``evaluate("corpus/gold", "out").tallies["tasks"].f1``.
    """
    results = {path.name.split(".")[0]: path for path in sorted(_folder(predicted).rglob("*.json"), reverse=True)}
    annotations = sorted(_folder(gold).glob("*.json"))
    if not annotations:
        raise MissingFileError(
            "the folder has no annotations", path=str(gold), remedy="It wants one .json file a dispatch."
        )
    scores: dict[str, Score] = {}
    absent: list[str] = []
    for path in annotations:
        name = path.name.split(".")[0]
        if name not in results:
            absent.append(path.stem)
        scores[path.stem] = score_dispatch(_load(path), _load(results[name]) if name in results else {})
    return Evaluation(scores, tuple(absent))


def _folder(path: str | Path) -> Path:
    if not Path(path).is_dir():
        raise MissingFileError("there is no such folder", path=str(path), remedy="Check the path.")
    return Path(path)


def _load(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DamagedFileError(
            "it is not readable as JSON", path=str(path), remedy="Extract or annotate it anew."
        ) from error
    if not isinstance(content, dict):
        raise DamagedFileError("it is JSON, but no dispatch", path=str(path), remedy="Extract or annotate it anew.")
    return content
