"""What an annotator sees of a dispatch: marked values, of which tasks hold others, and the events that change them.

A draft is never changed: an event gives a new one. So undoing is going back to the one before, and a file of events is
all that has to be kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from congvan.annotation.files import Json
from congvan.annotation.places import Place
from congvan.errors import UsageError

Event = dict[str, Any]
Status = Literal["open", "done", "skipped"]

# Layers, and which fields of a value may be edited. A place is the value's own; whole documents have no task.
FIELDS: dict[str, tuple[str, ...]] = {
    "directive": ("path",),
    "citation": ("type", "number", "date", "issuer", "subject"),
    "task": ("directive",),
    "lead": ("name", "source"),
    "support": ("name", "source"),
    "deadline": ("text", "kind", "date", "rrule", "duration", "working_days", "anchor", "bound"),
    "report_to": ("name",),
    "deliverable": ("name",),
    "action": (),
    "cites": (),
}
OF_TASK = ("lead", "support", "deadline", "report_to", "deliverable", "action", "cites")
_ONE_A_TASK = ("deadline", "report_to", "deliverable", "action")
HEADER: tuple[str, ...] = ("issuer", "parent_issuer", "number", "symbol", "place", "issued", "document_type", "subject")
HEADER += ("urgency", "secrecy", "recipients", "distribution", "signature")
_LISTS = ("recipients", "distribution")
SIGNATURE = ("authority", "title", "name")
_HEADER_ID = "header."  # before the name of a header field, where others have the id of a value


@dataclass(frozen=True, slots=True)
class Value:
    """A marked stretch: its layer, its places (code points), the task that holds it, its normalised fields.

    ``suggested`` is who believes in it (``rules``, or an annotator's name when two are compared) until it is accepted.
    ``cites`` holds a citation's id in ``fields["citation"]``.
    """

    id: str
    layer: str
    place: Place
    task: str | None = None
    fields: Json = field(default_factory=dict)
    suggested: str | None = None
    confidence: float | None = None

    def as_json(self) -> Json:
        """The value as events hold it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Draft:
    """An annotation in the making: values by id in order of their making, the header, a note, and how far it is.

    ``header["corrected"]`` names fields that the text garbles; ``asked`` holds, by field, what another annotator has
    instead, and his name.
    """

    values: dict[str, Value] = field(default_factory=dict)
    header: Json = field(default_factory=dict)
    asked: dict[str, tuple[Any, str]] = field(default_factory=dict)
    note: str = ""
    status: Status = "open"
    made: int = 0  # of all values ever, so that an id is never given twice

    def of_task(self, id: str) -> list[Value]:
        """The values that a task holds, in order of their making."""
        return [one for one in self.values.values() if one.task == id]

    def suggestions(self) -> list[Value]:
        """What nobody has decided on yet."""
        return [one for one in self.values.values() if one.suggested]

    def undecided(self) -> list[str]:
        """The ids of suggestions, and of header fields in which two annotators differ."""
        return [one.id for one in self.suggestions()] + [f"{_HEADER_ID}{field}" for field in self.asked]


def header_value(header: Json, field: str) -> Any:
    """What a header says of a field; those of the signature are fields too: ``title`` → ``GIÁM ĐỐC``."""
    return (header.get("signature") or {}).get(field) if field in SIGNATURE else header.get(field)


def with_header_value(header: Json, field: str, value: Any) -> Json:
    """The header with another value of one field."""
    if field in SIGNATURE:
        signature = {**dict.fromkeys(SIGNATURE), **(header.get("signature") or {}), field: value}
        return {**header, "signature": signature}
    return {**header, field: value}


def after(draft: Draft, event: Event) -> Draft:
    """The draft after an event. Raises `UsageError` for what cannot be done, and then nothing has happened.

    ``{"do": "add", "layer": "lead", "place": [[12, 24]], "task": "v1", "fields": {"name": "Sở Nội vụ"}}``
    """
    try:
        change = _CHANGES[event["do"]]
    except (KeyError, TypeError) as error:
        raise UsageError(f"there is no change {event.get('do')!r}", remedy="See docs/notebooks.md.") from error
    try:
        return change(draft, event)
    except (KeyError, ValueError, TypeError) as error:
        raise UsageError(f"the change {event['do']!r} lacks or names {error}", remedy="Reload the page.") from error


def _begin(draft: Draft, event: Event) -> Draft:
    """The suggestions and the header that a dispatch is opened with."""
    values = {row["id"]: Value(**row) for row in event["values"]}
    asked = {field: (value, by) for field, (value, by) in event.get("asked", {}).items()}
    return replace(draft, values=values, header=event["header"], asked=asked, made=draft.made + len(values))


def _add(draft: Draft, event: Event) -> Draft:
    layer, task = event["layer"], event.get("task")
    if layer not in FIELDS:
        raise UsageError(f"there is no label {layer!r}", remedy=f"Labels are {', '.join(FIELDS)}.")
    if layer in OF_TASK and (task not in draft.values or draft.values[task].layer != "task"):
        raise UsageError(f"{layer} belongs to a task", remedy="Choose or mark a task first.")
    values = dict(draft.values)
    if layer in _ONE_A_TASK:
        values = {id: one for id, one in values.items() if one.task != task or one.layer != layer}
    id = f"v{draft.made + 1}"
    values[id] = Value(id, layer, event["place"], task if layer in OF_TASK else None, event.get("fields") or {})
    if task in values and layer in OF_TASK:
        values[task] = replace(values[task], suggested=None)
    made = replace(draft, values=values, made=draft.made + 1)
    tasks = event.get("cited_by") if layer == "citation" else None
    return _cite(made, {"citation": id, "tasks": tasks}) if tasks else made


def _cite(draft: Draft, event: Event) -> Draft:
    """Tasks that refer to a document; what is referred to is believed in."""
    id = event["citation"]
    if draft.values[id].layer != "citation":
        raise ValueError(id)
    values = {**draft.values, id: replace(draft.values[id], suggested=None)}
    for number, task in enumerate(event["tasks"], start=draft.made + 1):
        if values[task].layer != "task":
            raise ValueError(task)
        values[task] = replace(values[task], suggested=None)
        values[f"v{number}"] = Value(f"v{number}", "cites", [], task, {"citation": id})
    return replace(draft, values=values, made=draft.made + len(event["tasks"]))


def _remove(draft: Draft, event: Event) -> Draft:
    """Values that go with what they hold. A header field is emptied, or what another has instead is refused."""
    for name in (id.removeprefix(_HEADER_ID) for id in event["ids"] if id.startswith(_HEADER_ID)):
        if name in draft.asked:
            draft = replace(draft, asked=_without(draft.asked, name))
        else:
            draft = _header(draft, {"field": name, "value": [] if name in _LISTS else None})
    gone = {id for id in event["ids"] if not id.startswith(_HEADER_ID)}
    missing = gone - draft.values.keys()
    if missing:
        raise KeyError(min(missing))
    kept = {
        id: one
        for id, one in draft.values.items()
        if id not in gone and one.task not in gone and one.fields.get("citation") not in gone
    }
    return replace(draft, values=kept)


def _edit(draft: Draft, event: Event) -> Draft:
    value = draft.values[event["id"]]
    name = event["field"]
    if name == "layer":
        if {value.layer, event["value"]} != {"lead", "support"}:
            raise UsageError("only a lead can become a support and the other way", remedy="Mark the value anew.")
        changed = replace(value, layer=event["value"], suggested=None)
    elif name == "place":
        changed = replace(value, place=event["value"], fields={**value.fields, **event.get("fields", {})})
    elif name in FIELDS[value.layer]:
        changed = replace(value, fields={**value.fields, name: event["value"]}, suggested=None)
    else:
        raise KeyError(name)
    return replace(draft, values={**draft.values, value.id: changed})


def _accept(draft: Draft, event: Event) -> Draft:
    """Values believed in; a value of a task brings its task along, a task what it holds."""
    for id in event["ids"]:
        name = id.removeprefix(_HEADER_ID)
        if id.startswith(_HEADER_ID) and name in draft.asked:
            draft = _header(draft, {"field": name, "value": draft.asked[name][0]})
    ids = {id for id in event["ids"] if not id.startswith(_HEADER_ID)}
    above = {one.task for one in (draft.values[id] for id in ids) if one.task}
    values = {
        id: replace(one, suggested=None) if id in ids or id in above or one.task in ids else one
        for id, one in draft.values.items()
    }
    return replace(draft, values=values)


def _header(draft: Draft, event: Event) -> Draft:
    """Another value of a field: it decides between annotators, and no longer counts as corrected."""
    name, value = event["field"], event["value"]
    if name not in (*HEADER, *SIGNATURE, "corrected"):
        raise KeyError(name)
    if isinstance(value, list) is not (name in {*_LISTS, "corrected"}):
        raise ValueError(name)
    header = with_header_value(draft.header, name, value)
    if name in header.get("corrected", ()):
        header["corrected"] = [one for one in header["corrected"] if one != name]
    return replace(draft, header=header, asked=_without(draft.asked, name))


def _without(asked: dict[str, tuple[Any, str]], field: str) -> dict[str, tuple[Any, str]]:
    return {name: held for name, held in asked.items() if name != field}


def _status(draft: Draft, event: Event) -> Draft:
    if event["status"] not in {"open", "done", "skipped"}:
        raise ValueError(event["status"])
    return replace(draft, status=event["status"])


_CHANGES: dict[str, Callable[[Draft, Event], Draft]] = {
    "begin": _begin,
    "add": _add,
    "remove": _remove,
    "edit": _edit,
    "accept": _accept,
    "cite": _cite,
    "header": _header,
    "status": _status,
    "note": lambda draft, event: replace(draft, note=str(event["text"])),
}
