"""Text made harmless for where it goes: a spreadsheet's cell, a terminal, a reader."""

from __future__ import annotations

import re
import unicodedata

_SIGN = "=+\\-@＝＋－＠"
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
# Excel set to Vietnamese takes the semicolon for the separator: it then splits within our quoted cells, and
# what stands behind the semicolon, or behind a quotation mark there, begins a cell.
_FORMULA = re.compile(rf"(^[\"'\s]*|[;,|][\"'\s]*)(?=[{_SIGN}])")
_INVISIBLE = frozenset({"Cc", "Cs", "Co", "Cn"})
_REORDERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def cell(text: str | None) -> str:
    """``text`` as one line that no spreadsheet takes for a formula.

    ``- Công bố danh mục`` becomes ``'- Công bố danh mục``: the apostrophe is the spreadsheets' own sign for
    text. Line ends, tabs and other control characters become blanks.
    """
    if not text:
        return ""
    one_line = _BLANKS.sub(" ", text).strip()
    return _FORMULA.sub(r"\1'", one_line)


def printable(text: str) -> str:
    """``text`` as one line that a terminal shows and does not obey: escapes and reordering marks become ``�``."""
    return "".join(
        " " if c in "\n\t\r" else "\ufffd" if unicodedata.category(c) in _INVISIBLE or c in _REORDERING else c
        for c in text
    )


def count(number: int, noun: str) -> str:
    """``1 task``, ``2 tasks``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
