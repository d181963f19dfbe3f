"""What a model may know of an extracted task: its words, the rule, the items above it, its neighbours.

Features are names with a number, mostly 1. Names begin with what they are about, so that a model can be read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from congvan.document import Document
from congvan.linear.model import Features
from congvan.schema import Dispatch, Task

_WORD = re.compile(r"\w+")
_BEFORE = 40  # characters in front of a task that may tell what it hangs on
_STOPS = {".", ";", ":"}


def task_features(dispatch: Dispatch, document: Document) -> list[Features]:
    """The features of each task of a dispatch, in its order.

    ``Giao Văn phòng Sở theo dõi`` in a notice has among them ``action.first=theo`` and ``type=thông báo``.
    """
    known = _Items(dispatch)
    found = []
    for index, task in enumerate(dispatch.tasks):
        features: Features = {}
        for name in (
            *_type_and_rule(dispatch, task),
            *_words(task),
            *_leads(task),
            *known.above(task),
            *_neighbours(dispatch.tasks, index),
            *_surroundings(dispatch, document, task),
        ):
            features[name] = 1.0
        features["length"] = min(len(_WORD.findall(task.text)), 100) / 50
        features["position"] = task.evidence.start / max(len(document.text), 1)
        features["tasks"] = min(len(dispatch.tasks), 20) / 10
        features["score"] = task.evidence.score
        found.append(features)
    return found


def _type_and_rule(dispatch: Dispatch, task: Task) -> Iterator[str]:
    kind, rule = dispatch.document_type, task.evidence.rule
    yield f"type={kind}"
    yield f"rule={rule}"
    yield f"rule.family={rule.split('.')[0]}"
    yield f"type+rule={kind} {rule}"
    yield f"deadline={task.deadline.kind if task.deadline else 'none'}"
    yield f"report={'yes' if task.report_to else 'no'}"
    for word in _tokens(dispatch.subject or "")[:4]:
        yield f"subject={word}"


def _words(task: Task) -> Iterator[str]:
    action, text = _tokens(task.action), _tokens(task.text)
    if action:
        yield f"action.first={action[0]}"
        yield f"action.begins={' '.join(action[:2])}"
    yield from (f"action={word}" for word in action[:4])
    yield from (f"action={one} {other}" for one, other in pairwise(action[:7]))
    yield from (f"begins={word}" for word in text[:3])
    yield from (f"word={word}" for word in text[:60])
    yield from (f"words={one} {other}" for one, other in pairwise(text[:41]))
    yield "short" if len(text) < 8 else "long"


def _leads(task: Task) -> Iterator[str]:
    leads = [one for one in task.assignees if one.role == "lead"]
    sources = sorted({one.source for one in leads})
    yield from (f"lead.source={source}" for source in sources)
    yield f"rule+source={task.evidence.rule} {' '.join(sources)}"
    for lead in leads[:2]:
        yield f"lead.rule={lead.evidence.rule}"
        yield from (f"lead={word}" for word in _tokens(lead.name)[:3])


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
        item = self._by_path.get(task.directive)
        if item is not None:
            yield from (f"item={word}" for word in _tokens(item.text)[:4])
            yield f"item.stop={_stop(item.text)}"
            yield f"item.begins={abs(item.evidence.start - task.evidence.start) < 12}"
            yield f"item.parent={task.directive in self._parents}"
        for count in range(len(steps) - 1, 0, -1):
            parent = self._by_path.get(".".join(steps[:count]))
            if parent is not None:
                words = _tokens(parent.text)[:12]
                yield from (f"above={word}" for word in words)
                yield from (f"above={one} {other}" for one, other in pairwise(words))
                if count == len(steps) - 1:
                    yield f"above.stop={_stop(parent.text)}"


def _neighbours(tasks: Sequence[Task], index: int) -> Iterator[str]:
    yield "only" if len(tasks) == 1 else "among"
    if not index:
        yield "first"
        return
    task, before = tasks[index], tasks[index - 1]
    yield f"before.rule={before.evidence.rule}"
    yield f"before.item={'same' if before.directive == task.directive else 'other'}"
    yield f"before.leads={'same' if _names(before) == _names(task) else 'other'}"


def _surroundings(dispatch: Dispatch, document: Document, task: Task) -> Iterator[str]:
    before = document.text[max(0, task.evidence.start - _BEFORE) : task.evidence.start].rstrip(" ")
    yield f"behind.sign={before[-1:]}"
    yield from (f"behind={word}" for word in _tokens(before)[-2:])


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
