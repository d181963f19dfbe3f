"""Counts over a corpus, as its data card gives them."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Iterator

from congvan.annotation.files import Entry
from congvan.annotation.splits import split_of


def summary(entries: Iterable[Entry]) -> Iterator[str]:
    """The lines of a Markdown table: what the corpus holds, a row a property."""
    everything = list(entries)
    golds = [entry.annotation for entry in everything]
    tasks = [task for gold in golds for task in gold["tasks"]]
    deadlines = [task["deadline"] for task in tasks if task["deadline"]]
    idle = sum(not gold["tasks"] for gold in golds)
    words = sorted(len(entry.text.split()) for entry in everything)
    rows = {
        "dispatches": str(len(golds)),
        "by author": _counts(gold["author"] for gold in golds),
        "by split": _counts(split_of(gold) for gold in golds),
        "issuers": str(len({gold["split_issuer"] for gold in golds})),
        "types": _counts(gold["document_type"] for gold in golds),
        "years": _counts(_years(gold["issued"]) for gold in golds),
        "without tasks": f"{idle} ({_share(idle, len(golds))})",
        "syllables": f"{sum(words)}; a dispatch {words[0]} to {words[-1]}, median {statistics.median(words):.0f}",
        "tasks": str(len(tasks)),
        "assignees": _counts(one["role"] for task in tasks for one in task["assignees"]),
        "found in": _counts(one["source"] for task in tasks for one in task["assignees"]),
        "deadlines": _counts(deadline["kind"] for deadline in deadlines),
        "citations": str(sum(len(gold["citations"]) for gold in golds)),
        "directives": str(sum(len(gold["directives"]) for gold in golds)),
    }
    yield "| | |"
    yield "|---|---|"
    for name, value in rows.items():
        yield f"| {name} | {value} |"


def _counts(values: Iterable[str]) -> str:
    return ", ".join(f"{value} {count}" for value, count in Counter(values).most_common())


def _years(issued: str | None) -> str:
    if not issued:
        return "undated"
    first = int(issued[:4]) // 5 * 5
    return f"{first}-{first + 4}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"
