"""Two folders of JSON compared, and the comparison as a table."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from congvan.errors import DamagedFileError, MissingFileError
from congvan.evaluation.intervals import f1_intervals
from congvan.evaluation.scoring import FIELDS, Score, score_dispatch
from congvan.evaluation.tally import Tally

COLUMNS = ("header", "citations", "tasks", "assignee lead", "deadline", "complete tasks")
"""The fields that matter most."""
Grouping = Literal["document", "issuer", "type"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of each dispatch by name; ``absent`` are those with an annotation and no result."""

    scores: dict[str, Score]
    absent: tuple[str, ...] = ()
    about: dict[str, dict[str, str]] = field(default_factory=dict)
    """Issuer and type of each dispatch, as annotated."""

    @property
    def tallies(self) -> dict[str, Tally]:
        """The tally of each field over all dispatches, in the order of `FIELDS`."""
        sums: defaultdict[str, Tally] = defaultdict(Tally)
        for score in self.scores.values():
            for name, tally in score.tallies.items():
                sums[name] += tally
        return {name: sums[name] for name in FIELDS if name in sums}

    def table(self, *, intervals: bool = False) -> Iterator[str]:
        """A line a field: precision, recall, F1, and the counts of right, spurious and missed.

        With ``intervals`` also between which F1 lies in 95 of 100 resamples of the dispatches.
        """
        tallies = self.tallies
        limits = f1_intervals(self.scores, list(tallies)) if intervals else {}
        yield f"{len(self.scores)} dispatches"
        yield f"{'field':22} {'P':>6} {'R':>6} {'F1':>6}   {'95 % of F1       ' if intervals else ''}tp/fp/fn"
        for name, tally in tallies.items():
            figures = f"{tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f}"
            limit = "{:.3f} to {:.3f}   ".format(*limits[name]) if intervals else ""
            yield f"{name:22} {figures}   {limit}{tally.right}/{tally.spurious}/{tally.missed}"

    def by(self, grouping: Grouping) -> Iterator[str]:
        """A line a dispatch, issuer or document type: F1 of the fields that matter most, ``-`` where none is to find.

        Behind issuers and types stands the number of their dispatches.
        """
        groups: defaultdict[str, list[Score]] = defaultdict(list)
        for document, score in self.scores.items():
            groups[document if grouping == "document" else self.about[document][grouping]].append(score)
        yield f"{'':34}" + "".join(f"{name:>15}" for name in COLUMNS)
        for group, scores in groups.items() if grouping == "document" else sorted(groups.items()):
            cells = (sum((score.tallies.get(name, Tally()) for score in scores), Tally()) for name in COLUMNS)
            name = group[:33] if grouping == "document" else f"{group[:28]} {len(scores)}"
            yield f"{name:34}" + "".join(f"{'-' if cell == Tally() else f'{cell.f1:.3f}':>15}" for cell in cells)

    def by_document(self) -> Iterator[str]:
        """A line a dispatch, as `by` gives it."""
        return self.by("document")

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
    about: dict[str, dict[str, str]] = {}
    for path in annotations:
        name = path.name.split(".")[0]
        if name not in results:
            absent.append(path.stem)
        annotation = _load(path)
        scores[path.stem] = score_dispatch(annotation, _load(results[name]) if name in results else {})
        about[path.stem] = {
            # Offices that write their name differently are one issuer of the corpus.
            "issuer": annotation.get("split_issuer") or annotation.get("issuer") or "unknown",
            "type": annotation.get("document_type") or "unknown",
        }
    return Evaluation(scores, tuple(absent), about)


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
