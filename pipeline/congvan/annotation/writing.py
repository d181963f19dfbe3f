"""A draft in the corpus's form, and what the corpus's checks say of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from congvan.annotation.checks import deadline_problems, problems
from congvan.annotation.files import Entry, Json
from congvan.annotation.places import Place, with_places
from congvan.annotation.values import HEADER, Draft, Value
from congvan.errors import CongvanError


def as_annotation(draft: Draft, text: str, *, name: str, annotator: str) -> Json:
    """The accepted part of a draft as `NAME.json` has it, without places: these are computed from the quotes."""
    accepted = [one for one in draft.values.values() if not one.suggested]
    documents = {one.id: one for one in accepted if one.layer == "citation"}
    tasks = sorted((one for one in accepted if one.layer == "task"), key=lambda one: one.place)
    issuer = draft.header.get("issuer") or draft.header.get("parent_issuer")
    return {
        "source": f"{name}.txt",
        **{field: draft.header.get(field) for field in HEADER},
        **({"corrected": sorted(draft.header["corrected"])} if draft.header.get("corrected") else {}),
        "directives": list(dict.fromkeys(one.fields["path"] for one in accepted if one.layer == "directive")),
        "author": annotator,
        "split_issuer": (issuer or name).lower(),
        "citations": [_citation(one) for one in documents.values()],
        "tasks": [_task(draft, text, task, documents) for task in tasks],
    }


def draft_problems(draft: Draft, text: str, *, name: str, annotator: str) -> tuple[Json, list[str]]:
    """The annotation with its places, and what the corpus's checks find wrong with it."""
    bare = as_annotation(draft, text, name=name, annotator=annotator)
    try:
        whole = with_places(text, bare)
    except CongvanError as error:
        return bare, [error.reason]
    return whole, list(problems(Entry(name, text, whole, Path(f"{name}.json")), placed=True))


def value_problems(draft: Draft, value: Value) -> Iterator[str]:
    """What is wrong with one value, for the moment it is edited."""
    fields = value.fields
    if value.layer == "deadline":
        yield from deadline_problems({"issued": draft.header.get("issued")}, {"text": "", **fields})
    elif value.layer in {"lead", "support", "report_to", "deliverable"} and not fields.get("name"):
        yield "it has no name"
    elif value.layer == "directive" and not fields.get("path"):
        yield "it has no path"
    elif value.layer == "citation" and not (fields.get("type") or fields.get("number")):
        yield "it has neither type nor number"
    elif value.layer == "task" and not any(one.layer == "lead" for one in draft.of_task(value.id)):
        yield "nobody leads"


def words_at(text: str, place: Place) -> str:
    """The words at a place, on one line."""
    return " ".join(" ".join(text[start:end] for start, end in place).split())


def _citation(value: Value) -> Json:
    return {name: value.fields.get(name) or None for name in ("type", "number", "date", "issuer", "subject")}


def _task(draft: Draft, text: str, task: Value, documents: dict[str, Value]) -> Json:
    held = [one for one in draft.of_task(task.id) if not one.suggested]
    by_layer = {one.layer: one for one in held}
    cited = [documents[one.fields["citation"]] for one in held if one.fields.get("citation") in documents]
    deadline, report, product = (by_layer.get(layer) for layer in ("deadline", "report_to", "deliverable"))
    return {
        "directive": task.fields.get("directive") or None,
        "assignees": [
            {"name": one.fields["name"], "role": one.layer, "source": one.fields.get("source", "stated")}
            for one in held
            if one.layer in {"lead", "support"}
        ],
        "deadline": _deadline(deadline) if deadline else None,
        "citations": [one.fields.get("number") or one.fields["type"] for one in cited],
        "report_to": report.fields["name"] if report else None,
        **({"deliverable": product.fields["name"]} if product else {}),
        "text": words_at(text, task.place),
    }


def _deadline(value: Value) -> Json:
    kept = {name: held for name, held in value.fields.items() if held not in (None, "")}
    return {"text": kept.pop("text", ""), "bound": None, **kept}
