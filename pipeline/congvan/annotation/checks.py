"""What must hold of every annotation, so that a model or a score may rely on it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from congvan.annotation.files import Entry, Json, as_text
from congvan.annotation.places import with_places
from congvan.errors import CongvanError

_KEYS = {
    "dispatch": {
        *("source", "issuer", "parent_issuer", "number", "symbol", "place", "issued", "document_type", "subject"),
        *(
            "urgency",
            "secrecy",
            "recipients",
            "distribution",
            "signature",
            "directives",
            "places",
            "citations",
            "tasks",
        ),
        *("author", "split_issuer"),
    },
    "citation": {"type", "number", "date", "issuer", "subject", "places"},
    "task": {"directive", "assignees", "deadline", "citations", "report_to", "text", "places"},
    "assignee": {"name", "role", "source", "place"},
}
_ALLOWED = {"dispatch": {"corrected", "split"}, "citation": set(), "task": {"deliverable"}, "assignee": set()}
_VALUE_OF = {"date": "date", "recurring": "rrule", "duration": "duration", "vague": None}
_URGENCY = {None, "khẩn", "thượng khẩn", "hỏa tốc", "hỏa tốc hẹn giờ"}
_SECRECY = {None, "mật", "tối mật", "tuyệt mật"}
_BOUNDS = {"before", "by", "from", "on"}
_REDUCED = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_DURATION = re.compile(r"P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?")
_DAY = re.compile(
    r"(?<![\d/.])(?<!tháng )(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}))?(?![\d/])"
    r"|(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?",
    re.IGNORECASE,
)


def problems(entry: Entry, *, placed: bool = False) -> Iterator[str]:
    """What is wrong with one annotation, a sentence each; nothing where it is right.

    ``placed`` says that its places were just computed, so that they need not be computed again to be compared.
    """
    gold = entry.annotation
    if unicodedata.normalize("NFC", entry.text) != entry.text or "\r" in entry.text:
        yield "the text is not NFC with single line ends"
    wrong = list(_keys("dispatch", gold))
    if wrong:
        yield from wrong
        return
    if gold.get("split", "test") not in {"train", "development", "test"}:
        yield f"split is {gold['split']}"
    if gold["source"] != f"{entry.name}.txt":
        yield f"source is {gold['source']}"
    yield from _header(gold)
    yield from _citations(gold)
    for index, task in enumerate(gold["tasks"]):
        yield from (f"task {index + 1}: {one}" for one in _task(gold, task))
    if not placed:
        yield from _places(entry)


def _keys(kind: str, value: Json) -> Iterator[str]:
    missing = _KEYS[kind] - value.keys()
    unknown = value.keys() - _KEYS[kind] - _ALLOWED[kind]
    if missing:
        yield f"{kind} lacks {', '.join(sorted(missing))}"
    if unknown:
        yield f"{kind} has {', '.join(sorted(unknown))}, which the guideline does not know"


def header_problems(gold: Json) -> Iterator[tuple[str, str]]:
    """The fields of a header that hold what they cannot, and what is wrong with each; ``places`` beside them."""
    if gold.get("urgency") not in _URGENCY:
        yield "urgency", f"urgency is {gold['urgency']}"
    if gold.get("secrecy") not in _SECRECY:
        yield "secrecy", f"secrecy is {gold['secrecy']}"
    if gold.get("issued") is not None:
        yield from (("issued", problem) for problem in _date("issued", gold["issued"]))
        if "issued" not in gold["places"] and "issued" not in gold.get("corrected", ()):
            yield "issued", "the date of issue does not stand in the text"
    kind = gold.get("document_type")
    if not kind or kind != kind.lower():
        yield "document_type", f"document type is {kind}"


def _header(gold: Json) -> Iterator[str]:
    yield from (problem for _, problem in header_problems(gold))
    if len(set(gold["directives"])) != len(gold["directives"]):
        yield "a directive is listed twice"


def _citations(gold: Json) -> Iterator[str]:
    for citation in gold["citations"]:
        wrong = list(_keys("citation", citation))
        yield from wrong
        if not wrong and citation["date"] is not None:
            yield from _date(f"date of {citation['number'] or citation['type']}", citation["date"])
    named = [(one["type"], one["number"]) for one in gold["citations"]]
    if len(set(named)) != len(named):
        yield "a document is cited twice"


def _task(gold: Json, task: Json) -> Iterator[str]:
    wrong = list(_keys("task", task))
    if wrong:
        yield from wrong
        return
    if task["directive"] not in {None, *gold["directives"]} and not _is_row(gold, task["directive"]):
        yield f"directive {task['directive']} is not listed"
    for assignee in task["assignees"]:
        yield from _keys("assignee", assignee)
        if assignee.get("role") not in {"lead", "support"}:
            yield f"role is {assignee.get('role')}"
        if assignee.get("source") not in {"stated", "inherited", "addressee"}:
            yield f"source is {assignee.get('source')}"
    if not any(assignee["role"] == "lead" for assignee in task["assignees"]):
        yield "nobody leads"
    known = {one["number"] or one["type"] for one in gold["citations"]}
    for number in task["citations"]:
        if number not in known:
            yield f"cites {number}, which is not among the citations"
    if task["deadline"] is not None:
        yield from deadline_problems(gold, task["deadline"])


def _is_row(gold: Json, path: str) -> bool:
    """Whether a path may be a row of a task table: a number behind a listed item or ``PL``."""
    above, _, number = path.rpartition(".")
    return number.isdigit() and (above.startswith(("PL", "Phụ lục")) or above in gold["directives"])


def deadline_problems(gold: Json, deadline: Json) -> Iterator[str]:
    """What is wrong with one deadline of a dispatch whose date is ``gold["issued"]``."""
    kind = deadline.get("kind")
    if kind not in _VALUE_OF:
        yield f"kind of deadline is {kind}"
        return
    value = _VALUE_OF[kind]
    if value is not None and not deadline.get(value):
        yield f"deadline has no {value}"
    if deadline.get("bound") not in ({None} if kind == "vague" else _BOUNDS):
        yield f"bound is {deadline.get('bound')}"
    if deadline.get("date"):
        yield from _date("deadline", deadline["date"], whole=True)
        yield from _agrees(gold, deadline)
    if deadline.get("rrule"):
        yield from _rrule(deadline["rrule"])
    if deadline.get("duration") and not _DURATION.fullmatch(deadline["duration"]):
        yield f"duration is {deadline['duration']}"


def _agrees(gold: Json, deadline: Json) -> Iterator[str]:
    """A deadline's date is among the days its words name, and lies not before the dispatch."""
    day = deadline["date"]
    written = [(m[1] or m[5], m[3] or m[6], m[4] or m[7]) for m in _DAY.finditer(deadline["text"])]
    named = [d.zfill(2) == day[8:] and m.zfill(2) == day[5:7] and y in {None, day[:4]} for d, m, y in written]
    if deadline["kind"] == "date" and named and not any(named):
        yield f"deadline {deadline['text']!r} is given as {day}"
    issued = gold["issued"]
    if issued and day < issued[: len(day)] and day[:7] < issued[:7]:
        yield f"deadline {day} lies before the dispatch ({issued})"
    if issued and int(day[:4]) > int(issued[:4]) + 30:
        yield f"deadline {day} lies far behind the dispatch ({issued})"


def _date(name: str, value: Any, *, whole: bool = False) -> Iterator[str]:
    if not isinstance(value, str) or not _REDUCED.fullmatch(value) or (whole and len(value) != 10):
        yield f"{name} is {value!r}"
        return
    try:
        dt.date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        yield f"{name} is {value!r}, which is no day"


def _rrule(rule: str) -> Iterator[str]:
    from dateutil.rrule import rrulestr

    try:
        rrulestr(rule, dtstart=dt.datetime(2024, 1, 1))
    except ValueError as error:
        yield f"rrule {rule} does not parse: {error}"


def _places(entry: Entry) -> Iterator[str]:
    try:
        anew = with_places(entry.text, entry.annotation)
    except CongvanError as error:
        yield error.reason
        return
    if as_text(anew) != as_text(entry.annotation):
        yield "the places are not those of the quotes: run `congvan corpus place`"
