"""Two sets of results against the same annotations: what one gains over the other, and in which dispatch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from congvan.evaluation.evaluate import COLUMNS, Evaluation, evaluate
from congvan.evaluation.intervals import Interval, difference_intervals
from congvan.evaluation.tally import Tally


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same annotations compared with results before a change and after it."""

    before: Evaluation
    after: Evaluation

    @property
    def differences(self) -> dict[str, tuple[float, Interval]]:
        """For each field how much F1 rises, and the interval in which that lies in 95 of 100 resamples."""
        before, after = self.before.tallies, self.after.tallies
        fields = [name for name in before if name in after]
        intervals = difference_intervals(self.before.scores, self.after.scores, fields)
        return {name: (after[name].f1 - before[name].f1, intervals[name]) for name in fields}

    def table(self) -> Iterator[str]:
        """A line a field: F1 before, after, the difference and its interval."""
        yield f"{len(self.before.scores)} dispatches"
        yield f"{'field':22} {'before':>7} {'after':>7} {'change':>8}   95 % of resamples"
        before, after = self.before.tallies, self.after.tallies
        for name, (change, (low, high)) in self.differences.items():
            yield f"{name:22} {before[name].f1:7.3f} {after[name].f1:7.3f} {change:+8.3f}   {low:+.3f} to {high:+.3f}"

    def changes(self) -> Iterator[str]:
        """A line a dispatch in which a count changed: right and wrong values won and lost, by field."""
        for document, old in self.before.scores.items():
            new = self.after.scores[document]
            cells = []
            for name in COLUMNS:
                one, other = old.tallies.get(name, Tally()), new.tallies.get(name, Tally())
                right = other.right - one.right
                wrong = other.spurious + other.missed - one.spurious - one.missed
                if right or wrong:
                    cells.append(f"{name} {right:+d} right {wrong:+d} wrong")
            if cells:
                yield f"{document}: {'; '.join(cells)}"


def compare(gold: str | Path, before: str | Path, after: str | Path) -> Comparison:
    """What the results below ``after`` gain over those below ``before``, by the annotations in ``gold``.

    >>> compare("corpus/gold", "rules", "hybrid").differences["complete tasks"]  # doctest: +SKIP
    (0.021, (0.004, 0.043))
    """
    return Comparison(evaluate(gold, before), evaluate(gold, after))
