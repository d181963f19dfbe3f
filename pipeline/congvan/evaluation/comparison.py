"""When two values say the same: spelling, punctuation and case do not count, words do."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_LONG_DASHES = re.compile(r"[–—]")
_JOINTS = re.compile(r"\s*([-/&])\s*")
_PUNCTUATION = re.compile(r"[*_“”\"'.,;:()¹²³⁴⁵⁶⁷⁸⁹⁰]")
_PARENTHESES = re.compile(r"\([^)]*\)")
_ADDRESS = re.compile(r"^(?:giao|yêu cầu|đề nghị|các đồng chí|đồng chí) ")
_SPELLINGS = {
    "hoà": "hòa",
    "uỷ ban": "ủy ban",
    "ủy ban nhân dân": "ubnd",
    "thuỷ": "thủy",
    "hoả": "hỏa",
}
_SAME_WORDS = 0.8


@lru_cache(maxsize=4096)
def normal(text: str | None) -> str:
    """``UỶ BAN NHÂN DÂN tỉnh;`` → ``ubnd tỉnh``."""
    text = unicodedata.normalize("NFC", text or "").casefold()
    text = _JOINTS.sub(r"\1", _LONG_DASHES.sub("-", text))
    text = _PUNCTUATION.sub(" ", text)
    for spelling, usual in _SPELLINGS.items():
        text = text.replace(spelling, usual)
    return " ".join(text.split())


def compact(text: str | None) -> str:
    """The normal form without blanks: ``933 / QĐ-TTg`` → ``933/qđ-ttg``."""
    return normal(text).replace(" ", "")


def overlap(one: str, other: str) -> float:
    """The F1 of the two texts' words, doubles counted; 0 where one has none."""
    a, b = _words(one), _words(other)
    return 2 * (a & b).total() / (a.total() + b.total()) if a and b else 0.0


def containment(one: str, other: str) -> float:
    """How much of the shorter text's words the longer one holds."""
    a, b = _words(one), _words(other)
    shorter = min(a.total(), b.total())
    return (a & b).total() / shorter if shorter else 0.0


def length(text: str) -> int:
    """The number of words."""
    return _words(text).total()


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names mean one unit: ``Giao Sở Nội vụ (Phòng Cải cách)`` is ``Sở Nội vụ``."""
    a, b = _name(one), _name(other)
    return a == b or overlap(a, b) >= _SAME_WORDS


def _name(text: str | None) -> str:
    return _ADDRESS.sub("", normal(_PARENTHESES.sub(" ", text or "")))


@lru_cache(maxsize=4096)
def _words(text: str) -> Counter[str]:
    return Counter(normal(text).split())
