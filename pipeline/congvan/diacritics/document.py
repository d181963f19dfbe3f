"""A document with what was misread set right: same length, same places, what was read kept in its origin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from congvan.diacritics.misreading import is_misread
from congvan.diacritics.model import SyllableModel
from congvan.diacritics.restoring import Change, changes
from congvan.diacritics.signs import misread_signs
from congvan.document import Document, Notice, Span
from congvan.document.model import Repair

_WARY = 1.5


def with_accents(document: Document, model: Callable[[], SyllableModel]) -> Document:
    """The document itself where its text reads well, else one with the accents that its words must have had.

    ``model`` is asked for only where it is needed. ``origin.repairs`` has each syllable and sign that was changed;
    where another program's OCR is told by them, the notice ``misread_accents`` says how many. Pages that were
    recognized here have been set right by tables: little is changed, and only where it is surest.
    """
    misread = is_misread(document.text)
    if not (misread or document.origin.ocr):
        return document
    syllables = model()
    found = list(changes(document.text, syllables, 1.0 if misread else _WARY))
    if misread:
        found += misread_signs(_changed(document.text, found), syllables)
        found.sort(key=lambda one: one.start)
    if not found:
        return document
    repairs = tuple(_repair(document, one, syllables.name) for one in found)
    notice = Notice(
        "misread_accents",
        f"the text comes from a poor OCR; {len(found)} syllables and signs were set right by their neighbours:"
        " compare what matters with the file",
    )
    return replace(
        document,
        text=_changed(document.text, found),
        origin=replace(document.origin, misread=misread, repairs=(*document.origin.repairs, *repairs)),
        notices=(*document.notices, notice) if misread else document.notices,
    )


def _changed(text: str, found: Sequence[Change]) -> str:
    """The text with the changes, which are in its order, made."""
    pieces: list[str] = []
    done = 0
    for one in found:
        pieces += [text[done : one.start], one.text]
        done = one.start + len(one.text)
    return "".join([*pieces, text[done:]])


def _repair(document: Document, change: Change, rule: str) -> Repair:
    place = document.place(Span(change.start, change.start + len(change.text)))
    page, box = place or (None, None)
    return Repair(page, box, change.read, change.text, rule)
