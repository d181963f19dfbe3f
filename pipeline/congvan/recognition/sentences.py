"""Cuts a passage into sentences and the parts that semicolons separate, never inside brackets, quotes or citations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from congvan.document import Passage, Span

# A full stop behind these ends an abbreviation: TP. Hồ Chí Minh, KT. Giám đốc, v.v., PGS.TS. Nguyễn.
_ABBREVIATED = re.compile(
    r"(?:\b(?:TP|Tp|TX|Tx|TT|BP|Q|P|H|Đ/c|đ/c|TS|TSKH|PGS|GS|ThS|Ths|BS|BSNT|BSCK1|BSCK2|BSCKI|BSCKII|CKI|CKII|DS|KS|CN|KT|TM|TL|TUQ|v|vv|VD|vd|St|Tr|Nxb|NXB|Mr|T\.Ư|TW)|\b[A-ZĐ])$"
)
_LONGEST_ABBREVIATION = 7
_OPEN = {"(": ")", "[": "]", "“": "”", "«": "»"}
_CLOSE = set(_OPEN.values())
_NOTABLE = re.compile(r"[()\[\]“”«».!?…;]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a passage: indexes in its text; ``joined`` where a semicolon stands before it."""

    start: int
    end: int
    joined: bool


def split_sentences(passage: Passage, masked: Sequence[Span] = ()) -> list[Sentence]:
    """The sentences of ``passage`` in order, their parts at semicolons apart; blank ends are left out."""
    text = passage.text
    cuts: list[tuple[int, bool]] = []
    for index in _stops(text):
        place = passage.start + index
        if any(span.start <= place < span.end for span in masked):
            continue
        if text[index] == ";":
            cuts.append((index + 1, True))
        elif text[index] == "." and _ABBREVIATED.search(text, max(0, index - _LONGEST_ABBREVIATION), index):
            continue
        else:
            cuts.append((index + 1, False))
    cuts.append((len(text), False))
    sentences: list[Sentence] = []
    start, joined = 0, False
    for end, semicolon in cuts:
        left = start + len(text[start:end]) - len(text[start:end].lstrip())
        right = start + len(text[start:end].rstrip())
        if any(c.isalnum() for c in text[left:right]):
            sentences.append(Sentence(left, right, joined))
            joined = semicolon
        start = end
    return sentences


def _stops(text: str) -> list[int]:
    """Indexes of stops outside brackets and quotes; a bracket that nothing closes does not count."""
    stops: list[int] = []
    depth: list[str] = []
    for match in _NOTABLE.finditer(text):
        index, character = match.start(), match.group()
        if character in _OPEN and text.find(_OPEN[character], index, index + 600) > 0:
            depth.append(_OPEN[character])
        elif character in _CLOSE and depth and depth[-1] == character:
            depth.pop()
        elif depth:
            continue
        elif character == ";":
            stops.append(index)
        elif character in ".!?…":
            after = text[index + 1 : index + 4].lstrip()
            if text[index + 1 : index + 2] == " " and after and (after[0].isupper() or after[0] in '“"(-–+') and index:
                stops.append(index)
    return stops
