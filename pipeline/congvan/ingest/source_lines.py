"""The lines of a text with their offsets, and which of them are furniture of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# `--- PAGE BREAK ---`, `--- PAGE 2 ---`: how converters tell where a page ends or begins.
PAGE_BREAK = re.compile(
    r"^[ \t]*(?:-{2,}[ \t]*(?:PAGE BREAK|(?:PAGE|TRANG)[ \t]+(?P<page>\d{1,4}))[ \t]*-{2,}|\f+)[ \t]*\r?$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"^\s*(?:[-–—]\s*)?(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?\s*$", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:[-_=~*─—–.·]\s*){3,}")
_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]*(?:\f|\r\n|[\r\n\v\x85\u2028\u2029]|\Z)")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line without its end, and where it begins."""

    text: str
    offset: int


def source_lines(text: str, start: int) -> Iterator[SourceLine]:
    """The lines of ``text`` from ``start`` on; a form feed is a line of its own."""
    for match in _LINE.finditer(text, start):
        if match.start() == match.end() and match.end() == len(text):
            break
        line = match.group()
        yield SourceLine(line.rstrip("\r\n\f\v\x85\u2028\u2029"), match.start())
        if line.endswith("\f"):
            yield SourceLine("\f", match.end() - 1)


def is_page_number(lines: Sequence[SourceLine], index: int) -> bool:
    """A number alone between blank lines or page breaks: a year or an amount never stands so."""
    if not _PAGE_NUMBER.match(lines[index].text):
        return False
    before = lines[index - 1].text.strip() if index else ""
    after = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
    return (not before or bool(PAGE_BREAK.match(lines[index - 1].text))) and not after


def is_rule(text: str) -> bool:
    """Whether a line only draws a rule."""
    return _RULE.fullmatch(text) is not None


def page_break(text: str) -> re.Match[str] | None:
    """The break that the line is; its group ``page`` is the number that it tells."""
    return PAGE_BREAK.match(text) if text.strip(" ") else None
