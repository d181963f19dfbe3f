"""Puts the figures of models/metrics.json into the tables and sentences of models/README.md; `make train` ends with it.

A table is known by its section and its header, a row by its first cell; rows of other names were measured once and
stay as they are. A sentence that is not found is an error, so that none keeps an old figure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CARD = ROOT / "models" / "README.md"
PACKAGE = ROOT / "pipeline" / "congvan"
METRICS: dict[str, Any] = json.loads((ROOT / "models" / "metrics.json").read_text(encoding="utf-8"))

SPLITS = {
    "`train`": "train, out of fold",
    "`development`": "development, out of fold",
    "`test`": "test",
    "the five samples": "sample",
}
FIELDS = ("tasks", "assignee lead", "assignee support", "deadline", "complete tasks")
SHARES = {"one in eight": "one in eight misread", "one in 25": "one in twenty-five misread"}
WHO = {"rules": "rules", "rules with models": "hybrid"}
BANDS = {
    0.0: "below 0.5",
    0.5: "0.5 to 0.7",
    0.7: "0.7 to 0.8",
    0.8: "0.8 to 0.9",
    0.9: "0.9 to 0.95",
    0.95: "0.95 to 1",
}
BOTH = ("out of fold", "test")


def points(change: float) -> str:
    """A difference of F1 in points: ``+0.4``, ``0``."""
    value = round(100 * change, 1)
    return f"{value:+.1f}" if value else "0"


def gains(comparison: dict[str, Any]) -> list[str]:
    """The cells of what one reading adds to another."""
    fields = comparison["fields"]
    low, high = fields["complete tasks"]["95 %"]
    return [*(points(fields[name]["change"]) for name in FIELDS), f"{points(low)} to {points(high)}"]


def band(reliability: list[dict[str, Any]], label: str) -> list[str]:
    """The cells of a table of reliability: how many, what was said of them, and what is so."""
    found = next((row for row in reliability if BANDS[row["from"]] == label), None)
    return ["0", "", ""] if found is None else [f"{found['tasks']:,}", f"{found['said']:.2f}", f"{found['true']:.2f}"]


def together(model: str) -> list[dict[str, Any]]:
    """The reliability of names in ``train`` and ``development`` as one."""
    parts = [METRICS[model][split]["reliability"] for split in ("train, out of fold", "development, out of fold")]
    rows = []
    for start in BANDS:
        some = [row for part in parts for row in part if row["from"] == start]
        count = sum(row["tasks"] for row in some)
        if count:
            means = {key: sum(row[key] * row["tasks"] for row in some) / count for key in ("said", "true")}
            rows.append({"from": start, "tasks": count, **means})
    return rows


def starts(header: str, label: str) -> list[str] | None:
    """The rows of task-starts.json."""
    if header == "said":
        return band(METRICS["task-starts"]["out of fold"]["reliability"], label)
    return gains(METRICS["rules and hybrid"][SPLITS[label]]) if label in SPLITS else None


def syllables(header: str, label: str) -> list[str] | None:
    """The rows of syllables.json."""
    measured = METRICS["syllables"]["test, taken for misread"]
    if label in SHARES:
        row = METRICS["syllables"]["test"][SHARES[label]]
        counts = [f"{row[key]:,}" for key in ("syllables", "misread", "set right", "set otherwise", "spoilt")]
        return [*counts, f"{measured[SHARES[label]]} of {measured['of']}"]
    if label == "as written":
        return [*[""] * 5, f"{measured[label]} of {measured['of']}"]
    if label in WHO:
        fields = METRICS["rules and hybrid"]["test, misread"]["fields"]
        return [f"{100 * fields[name][WHO[label]]:.1f}" for name in FIELDS]
    return None


def ends(header: str, label: str) -> list[str] | None:
    """The rows of actor-ends.json."""
    if header == "said":
        return band(together("actor-ends"), label)
    if label.startswith("today, ") and label[7:] in SPLITS:
        return gains(METRICS["hybrid and actor-ends"][SPLITS[label[7:]]])
    if label in SPLITS:
        row = METRICS["actor-ends"][SPLITS[label]]
        return [f"{row[key]:,}" for key in ("names", "grammar", "model alone", "both", "changed")]
    return None


def clauses(header: str, label: str) -> list[str] | None:
    """The rows of assigning-clauses.json."""
    rows = {"out of fold": "out of fold", "`test`": "test"}
    if label not in rows:
        return None
    row = METRICS["assigning-clauses"][rows[label]]
    return [f"{row['clauses']:,}", f"{row['of a task']:,}", f"{row['ranking']:.3f}", f"{row['squared error']:.4f}"]


def confidence(header: str, label: str) -> list[str] | None:
    """The rows of task-confidence.json."""
    own = [METRICS["task-confidence"][name] for name in BOTH]
    if header == "said":
        return [cell for one in own for cell in band(one["reliability"], label)]
    if label.startswith("extracted tasks"):
        return [cell for one in own for cell in (f"{one['tasks found']:,}, {one['right']:,}", "")]
    names = {"a right": "ranking", "squared": "squared error", "mean": "calibration error"}
    name = next((name for begins, name in names.items() if label.startswith(begins)), None)
    if name is None:
        return None
    return [f"{one[name][who]:.4g}" for one in own for who in ("model", "rules")]


ROWS: dict[str, Callable[[str, str], list[str] | None]] = {
    "task-starts.json": starts,
    "syllables.json": syllables,
    "actor-ends.json": ends,
    "assigning-clauses.json": clauses,
    "task-confidence.json": confidence,
}
REAL = "On 36 annotated dispatches of real offices"
"""Behind this, the table was measured once."""


def size(path: Path) -> str:
    """How large a file is: ``856 kB``."""
    return f"{path.stat().st_size / 1000:.0f} kB"


def sentences() -> Iterator[tuple[str, str]]:
    """What stands in sentences: a pattern with the words on either side of the figure, and the figure."""
    files = {
        "divisions.py": ("task-starts", PACKAGE / "assembly" / "task-starts.json"),
        "choices.py": ("actor-ends", ROOT / "models" / "actor-ends.json"),
        "clauses.py": ("assigning-clauses", PACKAGE / "confidence" / "assigning-clauses.json"),
        "features.py": ("task-confidence", PACKAGE / "confidence" / "task-confidence.json"),
    }
    for module, (name, path) in files.items():
        weights = f"{METRICS[name]['weights']:,}"
        yield rf"({module}`\)[,:.]\s)[\d,]+(?=\s+weights)", weights
        yield rf"({module}`\)[,:.]\s[\d,]+\s+weights, )\d+ kB", size(path)
    of_starts, of_tasks = METRICS["task-starts"], METRICS["task-confidence"]["out of fold"]
    yield r"(It looks at )[\d,]+(?= joints)", f"{of_starts['out of fold']['joints']:,}"
    yield r"(joints in )\d+(?= dispatches of `train`)", str(of_tasks["dispatches"])
    yield r"(`development`, of which )\d+(?= begin a task)", str(of_starts["out of fold"]["where a task begins"])
    yield r"(Of its )\d+(?= cuts in `test`)", str(of_starts["test"]["cut"])
    yield r"(cuts in `test` )\d+(?= are right)", str(of_starts["test"]["cut rightly"])
    cut = of_starts["out of fold"]
    yield r"(are right, out of fold )\d+ of \d+", f"{cut['cut rightly']} of {cut['cut']}"
    yield r"(the probability is )[\d.]+(?= or more)", str(of_starts["threshold"])
    yield r"(Kneser-Ney, )[\d,]+(?= syllables)", f"{METRICS['syllables']['syllables']:,}"
    yield r"(Kneser-Ney, [\d,]+ syllables, )[\d,]+(?= pairs)", f"{METRICS['syllables']['pairs']:,}"
    yield r"(syllables, [\d,]+ pairs, )\d+ kB", size(PACKAGE / "diacritics" / "syllables.json")
    fields = METRICS["rules and hybrid"]["test"]["fields"]["complete tasks"]
    yield r"(as written, rules give )[\d.]+", f"{100 * fields['rules']:.1f}"
    yield r"(rules with models )[\d.]+(?=:)", f"{100 * fields['hybrid']:.1f}"
    yield r"(corpus/README\.md\): )\d+(?= dispatches, [\d,]+ extracted)", str(of_tasks["dispatches"])
    yield r"(corpus/README\.md\): \d+ dispatches, )[\d,]+(?= extracted)", f"{of_tasks['tasks found']:,}"


def filled(card: str) -> str:
    """The card with the figures of today. Raises ValueError where a sentence is not found."""
    lines, section, header = card.split("\n"), "", ""
    for place, line in enumerate(lines):
        if line.startswith("## "):
            section, header = line[3:], ""
        if REAL in line:
            section = ""
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("| ") else []
        if line.startswith("|--"):
            continue
        if not line.startswith("|"):
            header = ""
        elif not header:
            header = cells[0] or "fields"
        elif cells and section in ROWS and (row := ROWS[section](header, cells[0])) is not None:
            lines[place] = re.sub(" +", " ", "| " + " | ".join([cells[0], *row]) + " |")
    text = "\n".join(lines)
    for pattern, figure in sentences():
        text, count = re.subn(pattern, lambda match, figure=figure: match[1] + figure, text)  # type: ignore[misc]
        if count != 1:
            raise ValueError(f"{pattern} is found {count} times in {CARD.name}")
    return text


if __name__ == "__main__":
    CARD.write_text(filled(CARD.read_text(encoding="utf-8")), encoding="utf-8")
