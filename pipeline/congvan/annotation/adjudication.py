"""Where two annotators differ, as a session: what both have is accepted, what one has alone is a suggestion of his."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from congvan.annotation.agreement import read_pairs
from congvan.annotation.files import Entry, Json
from congvan.annotation.header import FIELDS, LISTS
from congvan.annotation.reading import Source
from congvan.annotation.session import Session
from congvan.annotation.values import HEADER, Event, Value, header_value, with_header_value
from congvan.evaluation.alignment import align
from congvan.evaluation.comparison import normal, same_name
from congvan.evaluation.scoring import deadline_value, score_dispatch


def adjudication(first: str | Path, second: str | Path, store: str | Path, *, annotator: str) -> Session:
    """A session over the dispatches in which two annotators differ; its suggestions are the differences."""
    sources = [(one, _begin(one, other)) for one, other in read_pairs(first, second).values()]
    differing = [pair for pair in sources if pair[1]["asked"] or any(row["suggested"] for row in pair[1]["values"])]
    session = Session([_source(*pair) for pair in differing or sources[:1]], store, annotator=annotator)
    session.only_open = True
    return session


def merged(one: Entry, other: Entry) -> list[Value]:
    """The values of both: those that both have once and accepted, the others suggested by whose they are."""
    return list(_merged(one, other))


def _source(one: Entry, begin: Event) -> Source:
    return Source(one.name, one.text, lambda: begin)


def _begin(one: Entry, other: Entry) -> Event:
    header = {name: one.annotation.get(name) for name in HEADER}
    values = [value.as_json() for value in _merged(one, other)]
    if one.annotation.get("corrected"):
        header["corrected"] = one.annotation["corrected"]
    return {"do": "begin", "values": values, "header": header, "asked": _asked(one, other)}


def _asked(one: Entry, other: Entry) -> Json:
    """What the second has in the header fields in which the two differ, with his name; the first's stands."""
    by = _by(other, "second")
    pairs = {field: (header_value(one.annotation, field), header_value(other.annotation, field)) for field in FIELDS}
    return {field: [b, by] for field, (a, b) in pairs.items() if not _same_field(field, a, b)}


def _same_field(field: str, a: Any, b: Any) -> bool:
    if field == "distribution":  # no part of a score
        return [normal(entry) for entry in a or ()] == [normal(entry) for entry in b or ()]
    ones, others = (with_header_value({}, field, value or ([] if field in LISTS else None)) for value in (a, b))
    return all(tally.perfect for tally in score_dispatch(ones, others).tallies.values())


def _merged(one: Entry, other: Entry) -> Iterator[Value]:
    names = (_by(one, "first"), _by(other, "second"))
    a, b = one.annotation, other.annotation
    numbers = {_key(row): f"c{index}" for index, row in enumerate([*a["citations"], *b["citations"]])}
    shared = {_key(row) for row in a["citations"]} & {_key(row) for row in b["citations"]}
    for key, id in numbers.items():
        row = next(row for row in [*a["citations"], *b["citations"]] if _key(row) == key)
        whose = None if key in shared else names[0] if row in a["citations"] else names[1]
        fields = {name: row.get(name) for name in ("type", "number", "date", "issuer", "subject")}
        yield Value(id, "citation", row["places"]["mentions"], None, fields, whose)
    paths = list(dict.fromkeys([*a["directives"], *b["directives"]]))
    for index, path in enumerate(paths):
        own, others = path in a["directives"], path in b["directives"]
        yield Value(f"d{index}", "directive", [], None, {"path": path}, None if own and others else names[not own])
    pairs = align(a["tasks"], b["tasks"])
    for i, task in enumerate(a["tasks"]):
        values = list(_task(f"t{i}", task, numbers))
        if i not in pairs:
            yield from (replace(value, suggested=names[0]) for value in values)
            continue
        yield from _both(values, list(_task(f"t{i}s", b["tasks"][pairs[i]], numbers)), names)
    for j, task in enumerate(b["tasks"]):
        if j not in pairs.values():
            yield from (replace(value, suggested=names[1]) for value in _task(f"s{j}", task, numbers))


def _both(ones: list[Value], others: list[Value], names: tuple[str, str]) -> Iterator[Value]:
    """The values of a task that both have: its own place is the first's, the rest is compared one by one."""
    task, left = ones[0], list(others[1:])
    yield task
    for value in ones[1:]:
        same = next((one for one in left if one.layer == value.layer and _same(value, one)), None)
        if same is not None:
            left.remove(same)
        yield value if same is not None else replace(value, suggested=names[0])
    yield from (replace(value, task=task.id, suggested=names[1]) for value in left)


def _same(one: Value, other: Value) -> bool:
    if one.layer == "deadline":
        return deadline_value(one.fields) == deadline_value(other.fields) and one.fields.get(
            "bound"
        ) == other.fields.get("bound")
    if "name" in one.fields:
        sources = one.fields.get("source"), other.fields.get("source")
        return same_name(one.fields["name"], other.fields["name"]) and sources[0] == sources[1]
    return one.fields == other.fields


def _task(id: str, task: Json, numbers: dict[str, str]) -> Iterator[Value]:
    places: dict[str, Any] = task["places"]
    yield Value(id, "task", places["text"], None, {"directive": task["directive"]})
    for index, one in enumerate(task["assignees"]):
        fields = {"name": one["name"], "source": one["source"]}
        yield Value(f"{id}.a{index}", one["role"], one.get("place", []), id, fields)
    if task["deadline"]:
        yield Value(f"{id}.deadline", "deadline", places.get("deadline", []), id, dict(task["deadline"]))
    for layer in ("report_to", "deliverable"):
        if task.get(layer):
            yield Value(f"{id}.{layer}", layer, places.get(layer, []), id, {"name": task[layer]})
    for number in task["citations"]:
        if number in numbers:
            yield Value(f"{id}.{numbers[number]}", "cites", [], id, {"citation": numbers[number]})


def _by(entry: Entry, fallback: str) -> str:
    return str(entry.annotation.get("author") or fallback)


def _key(citation: Json) -> str:
    return str(citation["number"] or citation["type"])
