"""The header's fields as an annotator sees them: each on its own, those of the signature too, with place and faults.

A field is named as in ``places`` of the corpus's form: ``number``, ``recipients``, ``title`` (of who signs).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from congvan.annotation.checks import header_problems
from congvan.annotation.files import Json
from congvan.annotation.places import Place, header_places
from congvan.annotation.values import SIGNATURE, Draft, header_value
from congvan.document import Passage
from congvan.errors import UsageError
from congvan.recognition.actor_splitting import split_actors
from congvan.structure.naming import readable
from congvan.structure.numbering import read_number, read_place_and_date

FIELDS: tuple[str, ...] = ("issuer", "parent_issuer", "number", "symbol", "place", "issued", "document_type", "subject")
FIELDS += ("urgency", "secrecy", "recipients", "distribution", *SIGNATURE)
LISTS = ("recipients", "distribution")
NOT_FOUND = "it does not stand in the text"

_LEAD_IN = {
    "subject": re.compile(r"(?:V/v|Về việc)\s*:?\s*", re.IGNORECASE),
    "recipients": re.compile(r"Kính\s+gửi\s*:?\s*", re.IGNORECASE),
    "distribution": re.compile(r"Nơi\s+nhận\s*:?\s*", re.IGNORECASE),
}
_ENTRIES = re.compile(r";\s*|\n\s*(?=[-–+*•])")
_AROUND = " \n\t-–+*•_:;,./"


def read_field(field: str, words: str) -> Any:
    """The value of a field whose words are given: ``ngày 04 tháng 3 năm 2024`` as ``issued`` → ``2024-03-04``.

    Raises `UsageError` where the words hold no such value.
    """
    if lead_in := _LEAD_IN.get(field):
        words = lead_in.sub("", words.strip(), count=1)
    line = " ".join(words.split())
    value: str | list[str] | None
    match field:
        case "number" | "symbol":
            value = _number(field, line)
        case "issued" | "place":
            value = _dated(field, line)
        case "issuer" | "parent_issuer":
            value = readable(line)
        case "document_type" | "urgency" | "secrecy":
            value = line.lower().strip(_AROUND)
        case "recipients" | "distribution":
            value = [name for entry in _ENTRIES.split(words) for name in _names(field, entry)]
        case _:
            value = line.strip(" ,;")
    if not value:
        raise UsageError(f"these words hold no {field.replace('_', ' ')}", remedy="Select others, or type the value.")
    return value


def header_state(draft: Draft, text: str) -> tuple[dict[str, Place], dict[str, list[str]]]:
    """Where each field's value stands in the text, and what is wrong with which field.

    ``recipients`` gives the places of all entries; a value that is marked as corrected needs none.
    """
    header = {**draft.header, "corrected": draft.header.get("corrected") or []}
    places, missing = header_places(text, header)
    wrong: defaultdict[str, list[str]] = defaultdict(list)
    for name in missing:
        wrong[_field_of(name)].append(_told(name, header))
    for field, problem in header_problems({**header, "places": places}):
        wrong[field].append(problem)
    flat = {field: _flat(place) if field in LISTS else place for field, place in places.items()}
    return flat, dict(wrong)


def header_rows(draft: Draft, state: tuple[dict[str, Place], dict[str, list[str]]]) -> Iterator[Json]:
    """A row a field, as a view shows it; ``rival`` is what another annotator has instead."""
    places, wrong = state
    corrected = draft.header.get("corrected") or ()
    for field in FIELDS:
        rival, by = draft.asked.get(field, (None, None))
        yield {
            "id": f"header.{field}",
            "layer": "header",
            "field": field,
            "value": header_value(draft.header, field),
            "place": places.get(field, []),
            "suggested": by,
            "rival": rival,
            "corrected": field in corrected,
            "not_found": any(NOT_FOUND in one for one in wrong.get(field, ())),
        }


def _number(field: str, line: str) -> str | None:
    """Number and symbol stand side by side, so that either may be selected with the other, or alone."""
    found = read_number(line) or read_number(f"Số: {line}") or read_number(f"Số: /{line}")
    if found is None:
        return None
    value = found[0] if field == "number" else found[1]
    return value.text if value else None


def _dated(field: str, line: str) -> str | None:
    found = read_place_and_date(line) or read_place_and_date(f"ngày {line}")
    place, date, _ = found or (None, None, 0)
    value = date if field == "issued" else place
    if value is None and field == "place":
        return line.strip(_AROUND)
    return value.text if value else None


def _names(field: str, entry: str) -> list[str]:
    bare = " ".join(entry.split()).strip(_AROUND)
    if field == "recipients":
        return [actor.name for actor in split_actors(Passage(bare, 0))] or ([bare] if bare else [])
    return [bare] if bare else []


def _field_of(name: str) -> str:
    """``signature.title`` → ``title``; ``recipients[1]`` → ``recipients``."""
    return name.removeprefix("signature.").partition("[")[0]


def _told(name: str, header: Json) -> str:
    field, _, number = name.partition("[")
    return f"{header[field][int(number[:-1])]}: {NOT_FOUND}" if number else NOT_FOUND


def _flat(places: Any) -> Place:
    return [span for place in places for span in place or ()]
