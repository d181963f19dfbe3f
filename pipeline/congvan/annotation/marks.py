"""An annotation as labelled stretches of its text and relations between them, as annotation tools know them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congvan.annotation.files import Entry, Json
from congvan.tokens.marks import Mark

_HEADER = ("issuer", "parent_issuer", "number", "symbol", "place", "issued", "subject", "urgency", "secrecy")
_LAYER_OF = {
    "lead": ("actors", "ACTOR"),
    "support": ("actors", "ACTOR"),
    "deadline": ("deadlines", "DEADLINE"),
    "report_to": ("report_to", "REPORT_TO"),
    "deliverable": ("deliverable", "DELIVERABLE"),
}
LAYERS = ("header", "citations", "tasks", "actors", "deadlines", "report_to", "deliverable")


@dataclass(frozen=True, slots=True)
class Relation:
    """From a task's first stretch to what belongs to it: leads, supports, deadline, whom to report to, deliverable."""

    task: Mark
    value: Mark
    label: str


def marks_of(entry: Entry) -> tuple[list[Mark], list[Relation]]:
    """The marks in order of their place, each once, and the relations.

    ``Giao Văn phòng Sở theo dõi`` gives a mark ``TASK``, a mark ``ACTOR`` and the relation ``lead`` between them.
    """
    marks = set(_header(entry.annotation))
    relations: dict[tuple[Mark, Mark, str], Relation] = {}
    for citation in entry.annotation["citations"]:
        marks.update(Mark(start, end, "citations", "CITATION") for start, end in citation["places"]["mentions"])
    for task in entry.annotation["tasks"]:
        texts = [Mark(start, end, "tasks", "TASK") for start, end in task["places"]["text"]]
        marks.update(texts)
        fields = ("deadline", "report_to", "deliverable")
        found = [(field, place) for field in fields for place in task["places"].get(field, ())]
        found += [(assignee["role"], place) for assignee in task["assignees"] for place in assignee["place"]]
        for label, (start, end) in found:
            layer, name = _LAYER_OF[label]
            value = Mark(start, end, layer, name)
            marks.add(value)
            relations[texts[0], value, label] = Relation(texts[0], value, label)
    return sorted(marks), [relations[key] for key in sorted(relations)]


def _header(annotation: Json) -> Iterator[Mark]:
    places = annotation["places"]
    for field in (*_HEADER, "authority", "title", "name"):
        for start, end in places.get(field, ()):
            yield Mark(start, end, "header", field.upper())
    for field, label in (("recipients", "RECIPIENT"), ("distribution", "DISTRIBUTION")):
        for place in places[field]:
            for start, end in place or ():
                yield Mark(start, end, "header", label)


def outermost(marks: list[Mark], layer: str) -> list[Mark]:
    """The marks of one layer without those that overlap one before them (of two that begin together the longer)."""
    kept: list[Mark] = []
    for mark in sorted((one for one in marks if one.layer == layer), key=lambda one: (one.start, -one.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
