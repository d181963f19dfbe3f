"""A document with its misread accents set right: same length, same places, what was read kept in its origin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from congvan.diacritics.misreading import is_misread
from congvan.diacritics.model import SyllableModel
from congvan.diacritics.restoring import Change, changes
from congvan.document import Document, Notice, Span
from congvan.document.model import Repair


def with_accents(document: Document, model: Callable[[], SyllableModel]) -> Document:
    """The document itself where its text reads well, else one with the accents that its words must have had.

    ``model`` is asked for only where it is needed. The notice ``misread_accents`` says how many syllables were
    changed; ``origin.repairs`` has each.
    """
    if not is_misread(document.text):
        return document
    syllables = model()
    found = list(changes(document.text, syllables))
    if not found:
        return document
    pieces: list[str] = []
    done = 0
    for one in found:
        pieces += [document.text[done : one.start], one.text]
        done = one.start + len(one.text)
    text = "".join([*pieces, document.text[done:]])
    repairs = tuple(_repair(document, one, syllables.name) for one in found)
    notice = Notice(
        "misread_accents",
        f"the text comes from a poor OCR; the accents of {len(found)} syllables were set right by their neighbours:"
        " compare what matters with the file",
    )
    return replace(
        document,
        text=text,
        origin=replace(document.origin, misread=True, repairs=(*document.origin.repairs, *repairs)),
        notices=(*document.notices, notice),
    )


def _repair(document: Document, change: Change, rule: str) -> Repair:
    place = document.place(Span(change.start, change.start + len(change.text)))
    page, box = place or (None, None)
    return Repair(page, box, change.read, change.text, rule)
