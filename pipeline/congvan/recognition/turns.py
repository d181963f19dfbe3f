"""Where in a sentence its main clause may begin: behind a comma, a colon, a dash, or the `thì` of a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from congvan.recognition.actors import read_actors
from congvan.vocabulary import rules

_TURNS = re.compile(r"[,:–-]\s+|(?<!\w)thì\s+|(?<!\w)yêu\s+cầu\s*[:,]\s*")
_CONDITION = re.compile(r"(?:(?:đối\s+với|trong)\s+)?(?:trường\s+hợp|nếu|khi)(?!\w)\s*,?\s*", re.IGNORECASE)
_FURTHER = re.compile(r",\s+(?:trong\s+)?(?:trường\s+hợp|nếu|khi)(?!\w)", re.IGNORECASE)
_THEN = re.compile(r"(?<!\w)thì\s+", re.IGNORECASE)
_FAR = 240


def turns(text: str, index: int) -> Iterator[int]:
    """Places outside brackets behind a comma, a colon or `thì`, and behind a dash that joins no name."""
    depth = 0
    position = index
    for match in _TURNS.finditer(text, index):
        depth += text.count("(", position, match.start()) - text.count(")", position, match.start())
        position = match.start()
        if depth <= 0 and not _joins_name(text, match.start(), match.end()):
            yield match.end()


def _joins_name(text: str, start: int, end: int) -> bool:
    """Whether the dash stands amid a name: ``Công ty TNHH Kiến Hoa - Đất Việt``."""
    if text[start] not in "-–" or not text[end : end + 1].isupper():
        return False
    before = text[:start].rstrip().rpartition(" ")[2]
    return before[:1].isupper()


def behind_condition(text: str, index: int) -> tuple[int, int] | None:
    """Where the condition's own clause begins and the place behind the `thì` that ends it; None without a condition.

    ``Nếu doanh nghiệp đề nghị giãn nộp thì Chi cục Thuế xem xét …``: what is asked for within the condition orders
    nothing. A second condition behind a comma may have a main clause of its own before it, and is left alone.
    """
    condition = _CONDITION.match(text, index)
    if condition is None:
        return None
    then = _THEN.search(text, index)
    if then is None or _FURTHER.search(text, index, then.start()):
        return None
    return condition.end(), then.end()


def is_governed(text: str, place: int) -> bool:
    """Whether the actor at ``place`` goes on a list that is an object: ``báo cáo UBND huyện,`` | ``Sở Y tế theo …``."""
    start = max(0, place - _FAR)
    governing = [
        match.end() for rule in rules("clauses", "governs") for match in rule.pattern.finditer(text, start, place)
    ]
    group = read_actors(text, max(governing)) if governing else None
    return group is not None and group.span.start < place < group.span.end
