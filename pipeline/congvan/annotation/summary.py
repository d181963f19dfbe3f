"""Counts over a corpus, as its data card gives them."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator

from congvan.annotation.files import Entry, Json
from congvan.annotation.splits import split_of

# The first row that the letterhead matches counts.
_LEVELS = {
    "party and unions": r"mặt trận|mttq|đảng ủy|\w+ ủy\b(?! ban)|ban (?:tổ chức|tuyên giáo)|công đoàn|liên đoàn"
    r"|hội (?:liên|lhpn|nông)|đoàn (?:tncs|thanh)|tỉnh đoàn|thành đoàn|ban chấp hành",
    "school or hospital": r"\btrường (?:thpt|thcs|tiểu|đại|cao|mầm)|bệnh viện|học viện|trung tâm (?:gd|y tế)",
    "company": r"công ty|tập đoàn|ngân hàng tmcp",
    "commune": r"\b(?:xã(?! hội)|phường|thị trấn|đặc khu)\b",
    "district": r"\b(?:huyện|quận)\b|^(?:.*tỉnh.*)? (?:ubnd|ủy ban nhân dân) thành phố",
    "province": r"\btỉnh\b|thành phố|^sở\b|\bsở\b",
    "central": r".",
}


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
        "levels": _counts(level(gold) for gold in golds),
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


def level(annotation: Json) -> str:
    """Roughly what kind of body issues a dispatch, by the words of its letterhead: ``Sở Nội vụ`` → ``province``."""
    letterhead = " ".join(filter(None, (annotation["parent_issuer"], annotation["issuer"]))).lower()
    letterhead = letterhead.replace("uỷ", "ủy").replace("thị xã", "huyện")
    return next((name for name, pattern in _LEVELS.items() if re.search(pattern, letterhead)), "unknown")


def _counts(values: Iterable[str]) -> str:
    return ", ".join(f"{value} {count}" for value, count in Counter(values).most_common())


def _years(issued: str | None) -> str:
    if not issued:
        return "undated"
    first = int(issued[:4]) // 5 * 5
    return f"{first}-{first + 4}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"
