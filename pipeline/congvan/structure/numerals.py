"""Roman numerals of headings that a scan misread, told by their sequence: ``1. MỤC ĐÍCH`` for ``I. MỤC ĐÍCH``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from congvan.document import Document
from congvan.document.parts import Paragraph
from congvan.structure.form import is_capital
from congvan.structure.labels import Label

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

Labelled = tuple[Paragraph, Label | None]


def in_sequence(document: Document, labelled: Sequence[Labelled]) -> list[Labelled]:
    """The paragraphs with the numerals of headings in capitals as their order tells them.

    A stroke is lost (``II`` behind ``II`` is ``III``), or taken for a figure (``1`` before ``II`` is ``I``).
    """
    found = list(labelled)
    headings = [index for index, one in enumerate(found) if _is_heading(document, *one)]
    kinds = {label.kind for index in headings if (label := found[index][1])}
    if "roman" not in kinds:
        return found
    expected = 1
    for index, following in itertools.zip_longest(headings, headings[1:]):
        paragraph, label = found[index]
        if label is None:
            continue
        number = label.ordinals[0]
        behind = found[following][1] if following is not None else None
        # Below a heading others in capitals may be counted 1, 2.
        begins = label.kind == "arabic" and number == expected == 1 and behind is not None and behind.kind == "roman"
        misread = begins or (label.kind == "roman" and number == expected - 1)
        if misread and expected <= len(_NUMERALS) and document.is_scanned(paragraph.span):
            found[index] = paragraph, replace(label, kind="roman", text=_NUMERALS[expected - 1], ordinals=(expected,))
            number = expected
        if label.kind == "roman" or misread:
            expected = number + 1
    return found


def _is_heading(document: Document, paragraph: Paragraph, label: Label | None) -> bool:
    if label is None or label.kind not in {"roman", "arabic"} or not label.ordinals:
        return False
    text = document.passage(paragraph.span).text[label.end :]
    return is_capital(text) and sum(c.isalpha() for c in text) > 4
