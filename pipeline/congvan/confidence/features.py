"""What a model may know of an extracted task: the rule, its clauses, the items above it, its neighbours.

Features are names with a number, mostly 1. Names begin with what they are about, so that a model can be read. Of the
words only those count that order, permit or tell, and those that the action begins with: the others are of one branch,
and a model that knew them judged dispatches of other offices worse. What all the words say is summed up by the model of
clauses, which learns from every clause and not only from those that the rules take for tasks.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from congvan.confidence.clauses import clause_features
from congvan.document import Document
from congvan.document.mentions import Clause
from congvan.linear.model import Features, Model
from congvan.schema import Dispatch, Task
from congvan.vocabulary import rules

_WORD = re.compile(r"\w+")
_BEFORE = 40  # characters in front of a task in which the last sign is looked for
_STOPS = {".", ";", ":"}
_DIGITS = re.compile(r"\d+")
_COUNCIL = re.compile(r"(?:[uủ][yỷ] ban nhân dân|ubnd)\s+(\w+)")
_MODAL = (
    "yêu cầu", "đề nghị", "giao", "có trách nhiệm", "phải", "cần", "chịu trách nhiệm", "chủ trì", "phối hợp", "được",
    "không", "kính", "mời", "xin", "nếu", "khi", "trường hợp", "theo quy định", "đã", "sẽ", "đang",
)  # fmt: skip
_MODAL_WORDS = re.compile(rf"\b(?:{'|'.join(_MODAL)})\b")


def task_features(
    dispatch: Dispatch, document: Document, clauses: Sequence[Clause], model: Model | None = None
) -> list[Features]:
    """The features of each task of a dispatch, in its order; ``clauses`` are all that were read, in the text's order.

    ``model`` says how likely a clause is part of a task; without one nothing is said of it.

    ``Giao Văn phòng Sở theo dõi`` in a notice has among them ``action.first=theo`` and ``type=thông báo``.
    """
    known = _Items(dispatch)
    around = _Clauses(clauses)
    by_rule = Counter(task.evidence.rule for task in dispatch.tasks)
    found = []
    for index, task in enumerate(dispatch.tasks):
        features: Features = {}
        for name in (
            *_type_and_rule(dispatch, task),
            *_words(task),
            *around.of(task, dispatch.document_type),
            *_leads(task),
            *known.above(task),
            *_neighbours(dispatch.tasks, index),
            *_surroundings(document, task),
        ):
            features[name] = 1.0
        features["length"] = min(len(_WORD.findall(task.text)), 100) / 50
        features["position"] = task.evidence.start / max(len(document.text), 1)
        features["tasks"] = min(len(dispatch.tasks), 20) / 10
        features["score"] = task.evidence.score
        features["alike"] = by_rule[task.evidence.rule] / len(dispatch.tasks)
        if model is not None:
            inside = around.inside(task)
            likely = [
                model.probability(clause_features(document, dispatch.document_type, dispatch.recipients, clauses, one))
                for one in inside
            ]
            features.update(_assigning(likely))
        found.append(features)
    return found


def _type_and_rule(dispatch: Dispatch, task: Task) -> Iterator[str]:
    kind, rule = dispatch.document_type, task.evidence.rule
    yield f"type={kind}"
    yield f"rule={rule}"
    yield f"rule.family={rule.split('.')[0]}"
    yield f"type+rule={kind} {rule}"
    yield f"deadline={task.deadline.kind if task.deadline else 'none'}"
    if task.deadline:
        yield f"deadline.inherited={task.deadline.inherited}"
    yield f"report={'yes' if task.report_to else 'no'}"
    issuer = _issuer(dispatch.issuer or "")
    yield f"issuer={issuer}"
    yield f"issuer+type={issuer} {kind}"


def _issuer(name: str) -> str:
    """What kind of body issues: ``sở nội`` of ``SỞ NỘI VỤ``, ``ubnd huyện`` of a district's committee."""
    council = _COUNCIL.match(name.lower())
    return f"ubnd {council[1]}" if council else " ".join(_tokens(name)[:2])


def _words(task: Task) -> Iterator[str]:
    action, text = _tokens(task.action), _tokens(task.text)
    if action:
        yield f"action.first={action[0]}"
        yield f"action.begins={' '.join(action[:2])}"
    yield "short" if len(text) < 8 else "long"
    yield from (f"modal={word}" for word in sorted(set(_MODAL_WORDS.findall(task.text.lower()))))
    first = _MODAL_WORDS.match(task.action.lower())
    if first:
        yield f"modal.first={first[0]}"


def _leads(task: Task) -> Iterator[str]:
    leads = [one for one in task.assignees if one.role == "lead"]
    sources = sorted({one.source for one in leads})
    yield from (f"lead.source={source}" for source in sources)
    yield f"rule+source={task.evidence.rule} {' '.join(sources)}"
    yield f"leads={min(len(leads), 3)}"
    if any(rule.pattern.match(lead.name) for lead in leads for rule in rules("clauses", "outsider")):
        yield "lead.outside"
    yield from (f"lead.rule={lead.evidence.rule}" for lead in leads[:2])


def _assigning(likely: Sequence[float]) -> Features:
    """What the model of clauses says of a task's clauses, in logits: of the likeliest, and of the first."""
    if not likely:
        return {}
    return {"assigns.likeliest": _logit(max(likely)), "assigns.first": _logit(likely[0])}


def _logit(likely: float) -> float:
    """The logarithm of the odds in a quarter of its unit, so that its weight is of the others' size."""
    likely = min(max(likely, 1e-4), 1 - 1e-4)
    return math.log(likely / (1 - likely)) / 4


class _Clauses:
    """The clauses of a dispatch by their places."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._all = clauses
        self._starts = [clause.span.start for clause in clauses]

    def inside(self, task: Task) -> range:
        """The places of a task's clauses among all."""
        return range(bisect_left(self._starts, task.evidence.start), bisect_left(self._starts, task.evidence.end))

    def of(self, task: Task, kind: str | None) -> Iterator[str]:
        """What the clauses of a task do, and those on either side of it."""
        places = self.inside(task)
        first, behind = places.start, places.stop
        inside = self._all[first:behind]
        if not inside:  # a row of a table
            yield "clauses=none"
            return
        begins = inside[0]
        yield f"clauses={min(len(inside), 4)}"
        yield f"clause={begins.frame}"
        yield f"clause+type={begins.frame} {kind}"
        yield f"clause.joined={begins.joined}"
        yield f"clause.aside={begins.aside}"
        yield from (f"clause.has={frame}" for frame in sorted({clause.frame for clause in inside}))
        if first:
            before = self._all[first - 1]
            yield f"clause.before={before.frame}"
            yield f"clause.before+={before.frame} {begins.frame}"
            yield f"clause.before.rule={before.rule}"
        if behind < len(self._all):
            yield f"clause.after={self._all[behind].frame}"


class _Items:
    """The items of a dispatch by their paths."""

    def __init__(self, dispatch: Dispatch) -> None:
        self._by_path = {item.path: item for item in dispatch.directives}
        self._tasks = Counter(task.directive for task in dispatch.tasks)
        self._parents = {path.rpartition(".")[0] for path in self._by_path}

    def above(self, task: Task) -> Iterator[str]:
        """What the items say that a task stands in."""
        yield f"item.tasks={min(self._tasks[task.directive], 5)}"
        if task.directive is None:
            yield "item=none"
            return
        steps = task.directive.split(".")
        yield f"item.depth={len(steps)}"
        yield f"item.label={_label(steps[-1])}"
        yield f"item.path={_DIGITS.sub('0', task.directive)}"
        item = self._by_path.get(task.directive)
        if item is not None:
            yield f"item.stop={_stop(item.text)}"
            yield f"item.begins={abs(item.evidence.start - task.evidence.start) < 12}"
            yield f"item.parent={task.directive in self._parents}"
        parent = self._by_path.get(".".join(steps[:-1]))
        if parent is not None:
            yield f"above.stop={_stop(parent.text)}"


def _neighbours(tasks: Sequence[Task], index: int) -> Iterator[str]:
    yield "only" if len(tasks) == 1 else "among"
    if index + 1 < len(tasks):
        after = tasks[index + 1]
        yield f"after.rule={after.evidence.rule}"
        yield f"after.item={'same' if after.directive == tasks[index].directive else 'other'}"
    if not index:
        yield "first"
        return
    task, before = tasks[index], tasks[index - 1]
    yield f"before.rule={before.evidence.rule}"
    yield f"before.item={'same' if before.directive == task.directive else 'other'}"
    yield f"before.leads={'same' if _names(before) == _names(task) else 'other'}"
    if before.directive == task.directive and _names(before) == _names(task):
        yield "before.same"


def _surroundings(document: Document, task: Task) -> Iterator[str]:
    before = document.text[max(0, task.evidence.start - _BEFORE) : task.evidence.start].rstrip(" ")
    yield f"behind.sign={before[-1:]}"


def _label(step: str) -> str:
    if step[:1] in "-+*":
        return "bullet"
    return "number" if step.isdigit() else "letter" if len(step) == 1 else "other"


def _stop(text: str) -> str:
    last = text.rstrip()[-1:]
    return last if last in _STOPS else "none"


def _names(task: Task) -> set[str]:
    return {one.name for one in task.assignees if one.role == "lead"}


def _tokens(text: str) -> list[str]:
    return _WORD.findall(text.lower())
