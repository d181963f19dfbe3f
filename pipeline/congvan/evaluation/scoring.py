"""One extracted dispatch against its annotation: a tally for each field, and what is wrong in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from congvan.evaluation.alignment import align
from congvan.evaluation.comparison import compact, normal, overlap, same_name
from congvan.evaluation.tally import Tally, compare_sets, pair_up, verdict

FIELDS = (
    "header",
    "recipients",
    "signature",
    "directives",
    "citations",
    "citations+type+date",
    "tasks",
    "assignee lead",
    "assignee support",
    "deadline",
    "deadline bound",
    "task citations",
    "complete tasks",
)
_HEADER = (
    "issuer",
    "parent_issuer",
    "number",
    "symbol",
    "place",
    "issued",
    "document_type",
    "subject",
    "urgency",
    "secrecy",
)
_IN_WORDS = {"subject", "issuer", "parent_issuer"}  # long names: nearly all words are enough
_NEARLY_ALL = 0.9
_BULLET = re.compile(r"[-+]")
_DEADLINE_VALUE = {"date": "date", "recurring": "rrule", "duration": "duration"}

Json = dict[str, Any]


@dataclass(slots=True)
class Score:
    """Tallies by field, and for each field what was missed or spurious, for people to read."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, tally: Tally, miss: str = "") -> None:
        """Adds to a field's tally; ``miss`` is told where something is wrong."""
        self.tallies[name] += tally
        if miss and not tally.perfect:
            self.misses[name].append(miss)


def score_dispatch(gold: Json, found: Json) -> Score:
    """The score of one dispatch; a field that the annotation leaves out is not scored."""
    score = Score()
    _score_header(gold, found, score)
    _score_citations(gold.get("citations", []), found.get("citations") or [], score)
    _score_tasks(gold, found, score)
    return score


def _score_header(gold: Json, found: Json, score: Score) -> None:
    for name in _HEADER:
        if name in gold:
            a, b = gold[name], found.get(name)
            score.add("header", verdict(_same_value(name, a, b)), f"{name}: {a!r}, found {b!r}")
    if "recipients" in gold:
        a, b = gold["recipients"], found.get("recipients") or []
        score.add("recipients", pair_up(a, b, same_name), f"{a}, found {b}")
    signature, other = gold.get("signature") or {}, found.get("signature") or {}
    for name in ("authority", "title", "name"):
        if name in signature:
            a, b = signature[name], other.get(name)
            score.add("signature", verdict(compact(a) == compact(b)), f"{name}: {a!r}, found {b!r}")
    if "directives" in gold:
        paths, others = _labelled(gold["directives"]), _labelled(found.get("directives") or [])
        missed, spurious = sorted(set(paths) - set(others)), sorted(set(others) - set(paths))
        tally = pair_up(paths, others, lambda a, b: a == b)
        score.add("directives", tally, f"missed {missed}, spurious {spurious}")


def _same_value(name: str, a: str | None, b: str | None) -> bool:
    if not a or not b:
        return not a and not b
    return normal(a) == normal(b) or (name in _IN_WORDS and overlap(a, b) >= _NEARLY_ALL)


def _labelled(directives: Sequence[str | Json]) -> list[str]:
    """The paths of labelled items: whether a bullet is listed is a matter of taste."""
    paths = (item if isinstance(item, str) else item.get("path") for item in directives)
    return [path for path in paths if path and not _BULLET.search(path)]


def _score_citations(gold: list[Json], found: list[Json], score: Score) -> None:
    def same(a: Json, b: Json) -> bool:
        return _document(a) == _document(b)

    missed = [_title(a) for a in gold if not any(same(a, b) for b in found)]
    spurious = [_title(b) for b in found if not any(same(a, b) for a in gold)]
    score.add("citations", pair_up(gold, found, same), f"missed {missed}, spurious {spurious}")
    wrong = [_title(a) for a in gold if _dated_document(a) not in map(_dated_document, found)]
    tally = pair_up(gold, found, lambda a, b: _dated_document(a) == _dated_document(b))
    score.add("citations+type+date", tally, f"wrong or missed {wrong}")


def _document(citation: Json) -> str:
    return compact(citation.get("number")) or normal(citation.get("type"))


def _dated_document(citation: Json) -> tuple[str, ...]:
    kind = normal(citation.get("type"))
    return (kind, compact(citation["number"]), citation.get("date") or "") if citation.get("number") else (kind,)


def _title(citation: Json) -> str:
    return " ".join(filter(None, (citation.get("type"), citation.get("number"), citation.get("date"))))


def _score_tasks(gold: Json, found: Json, score: Score) -> None:
    tasks, others = gold.get("tasks", []), found.get("tasks") or []
    pairs = align(tasks, others)
    score.tallies["tasks"] += Tally(len(pairs), len(others) - len(pairs), len(tasks) - len(pairs))
    score.misses["tasks"] += [f"missed {_where(task)}" for i, task in enumerate(tasks) if i not in pairs]
    answered = set(pairs.values())
    score.misses["tasks"] += [f"spurious {_where(task)}" for j, task in enumerate(others) if j not in answered]
    cited = _TaskCitations(gold, found)
    complete = 0
    for i, task in enumerate(tasks):
        other = others[pairs[i]] if i in pairs else None
        complete += _score_task(task, other, cited, score)
    score.tallies["complete tasks"] += Tally(complete, len(others) - complete, len(tasks) - complete)


def _score_task(task: Json, other: Json | None, cited: _TaskCitations, score: Score) -> bool:
    """Scores one annotated task against its answer; says whether all of it is right."""
    answer = other or {}
    right = other is not None
    for role in ("lead", "support"):
        a, b = _names(task, role), _names(answer, role)
        tally = pair_up(a, b, same_name)
        right &= tally.perfect
        score.add(f"assignee {role}", tally, f"{task.get('directive')}: {a}, found {b}" if other else "")
    due, found = deadline_value(task.get("deadline")), deadline_value(answer.get("deadline"))
    same = due == found
    right &= same
    told = f"{task.get('directive')}: {task.get('deadline')}, found {answer.get('deadline')}"
    score.add("deadline", Tally(1, 0, 0) if due and same else Tally(0, bool(found), bool(due)), told)
    if due and found:
        bound, bound_found = task["deadline"].get("bound"), answer["deadline"].get("bound")
        score.add("deadline bound", verdict(bound == bound_found), f"{told} ({bound}, found {bound_found})")
    documents, documents_found = cited.of(task), cited.of(answer)
    right &= documents == documents_found
    score.add(
        "task citations",
        compare_sets(documents, documents_found),
        f"{task.get('directive')}: {sorted(documents)}, found {sorted(documents_found)}" if other else "",
    )
    return right


def deadline_value(deadline: Json | None) -> tuple[str, str] | None:
    """Kind and normal value of a deadline; None where there is none or a vague one, which is not scored."""
    if not deadline or deadline.get("kind") == "vague":
        return None
    kind = deadline.get("kind") or ""
    value = re.sub(r"\s", "", str(deadline.get(_DEADLINE_VALUE.get(kind, "date")) or "")).upper()
    if kind == "recurring":
        value = ";".join(sorted(value.removeprefix("RRULE:").split(";")))
    return kind, value


class _TaskCitations:
    """Resolves what a task cites, ids or numbers, to numbered documents of either side."""

    def __init__(self, gold: Json, found: Json) -> None:
        citations = found.get("citations") or []
        self._by_id = {citation["id"]: _document(citation) for citation in citations if citation.get("id")}
        everything = gold.get("citations", []) + citations
        self._numbered = {compact(citation["number"]) for citation in everything if citation.get("number")}

    def of(self, task: Json) -> set[str]:
        return {compact(self._by_id.get(id, id)) for id in task.get("citations") or []} & self._numbered


def _names(task: Json, role: str) -> list[str]:
    return [assignee["name"] for assignee in task.get("assignees") or [] if assignee.get("role") == role]


def _where(task: Json) -> str:
    return f"{task.get('directive')}: {task.get('text') or ''}"[:110]
