"""A document with its misread accents set right: same length, same places, what was read kept in its origin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from congvan.diacritics.misreading import is_misread
from congvan.diacritics.model import SyllableModel
from congvan.diacritics.restoring import Change, changes
from congvan.document import Document, Notice, Span
from congvan.document.model import Repair

_WARY = 1.5


def with_accents(document: Document, model: Callable[[], SyllableModel]) -> Document:
    """The document itself where its text reads well, else one with the accents that its words must have had.

    ``model`` is asked for only where it is needed. ``origin.repairs`` has each syllable that was changed; where another
    program's OCR is told by them, the notice ``misread_accents`` says how many. Pages that were recognized here
    have been set right by tables: little is changed, and only where it is surest.
    """
    misread = is_misread(document.text)
    if not (misread or document.origin.ocr):
        return document
    syllables = model()
    found = list(changes(document.text, syllables, 1.0 if misread else _WARY))
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
        origin=replace(document.origin, misread=misread, repairs=(*document.origin.repairs, *repairs)),
        notices=(*document.notices, notice) if misread else document.notices,
    )


def _repair(document: Document, change: Change, rule: str) -> Repair:
    place = document.place(Span(change.start, change.start + len(change.text)))
    page, box = place or (None, None)
    return Repair(page, box, change.read, change.text, rule)
