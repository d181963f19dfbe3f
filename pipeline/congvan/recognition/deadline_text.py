"""The view of a passage on which time patterns are matched: blanks squeezed, citations blotted out."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from congvan.document.model import Passage, Span
from congvan.vocabulary.tables import rules

BLOT = "\ufffc"
"""Stands for each character of a masked span: no word, no digit, no punctuation."""

_CLAUSE_END = re.compile(r"[;:()\n]|[.!?](?=\s|$)")
_WINDOW = 400
_SOLID = re.compile(r"\S")
_STRETCH = re.compile(r"\S(?:\S| (?=\S))*+\s*+")
"""Words with single blanks between them, and the blanks behind the last, which count as one."""
_BRACKETED = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class View:
    """``text`` with every run of blanks as one blank; ``offsets[i]`` is where its character ``i`` stands."""

    text: str
    offsets: array[int]
    passage: Passage

    def span(self, start: int, end: int) -> Span:
        """The document's span of ``text[start:end]``."""
        return self.passage.span(self.offsets[start], self.offsets[end - 1] + 1)

    def clause_before(self, index: int) -> str:
        """The words of the clause that end at ``index``."""
        window = self.text[max(index - _WINDOW, 0) : index]
        start = 0
        for match in _CLAUSE_END.finditer(_without_brackets(window)):
            start = match.end()
        return window[start:]

    def clause_after(self, index: int) -> str:
        """The words of the clause that begin at ``index``."""
        window = self.text[index : index + _WINDOW]
        match = _CLAUSE_END.search(_without_brackets(window))
        return window if match is None else window[: match.start()]

    def sentence_start(self, index: int) -> bool:
        """Whether nothing but a label stands between ``index`` and the end of the sentence before."""
        window = self.text[max(index - 40, 0) : index].rstrip(" -+*•–")
        if not window:
            return index <= 40
        return window[-1] in ".;!?" or bool(re.fullmatch(r"(?:[IVX]{1,5}|\d{1,2}|[a-zđ])[.)]", window))

    def sentence_end(self, index: int) -> bool:
        """Whether the sentence ends at ``index``."""
        rest = self.text[index : index + 4].lstrip()
        return not rest or rest[0] in ".;!?"


def view(passage: Passage, masked: Sequence[Span] = ()) -> View:
    """The passage as patterns see it: ``hằng  tháng`` → ``hằng tháng``."""
    text = passage.text
    for span in masked:
        start, end = max(span.start - passage.start, 0), max(span.end - passage.start, 0)
        text = text[:start] + _SOLID.sub(BLOT, text[start:end]) + text[end:]
    out: list[str] = []
    offsets = array("l")
    for match in _STRETCH.finditer(text):
        word = match.group().rstrip()
        follows = len(word) < len(match.group())
        out.append(f"{word} " if follows else word)
        offsets.extend(range(match.start(), match.start() + len(word) + follows))
    return View(_spelled("".join(out)), offsets, passage)


def _without_brackets(text: str) -> str:
    """The text with what stands in whole brackets blanked: ``tại 8 tỉnh (Hà Nội; …) từ ngày 15/4`` is one clause."""
    return _BRACKETED.sub(lambda match: "_" * len(match.group()), text)


def _spelled(text: str) -> str:
    """The text with misspelt words of time put right, character for character: ``truớc`` → ``trước``."""
    plain = text.isascii()
    for rule in rules("deadlines", "misspelling"):
        if plain or not rule.row.get("accentless"):
            text = rule.pattern.sub(partial(_put_right, rule.row["becomes"]), text)
    return text


def _put_right(right: str, match: re.Match[str]) -> str:
    """``right`` in place of what was found, where offsets stay as they are."""
    return right if len(match.group()) == len(right) else match.group()
