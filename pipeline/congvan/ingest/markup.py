"""Takes Markdown and HTML inline marks off one line, and finds the footnote marks in it."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TOKEN = re.compile(
    r"(?P<sup><sup>\s*\[?(?P<sup_label>[^<\]]{1,6})\]?\s*</sup>)"
    r"|(?P<digits>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    r"|(?P<note>\[\^(?P<note_label>[^\]\s]{1,8})\]:?)"
    r"|(?P<stars>\*{2,3}|_{2}(?=\w)|(?<=\w)_{2}(?!_))"
    r"|(?P<star>(?<![*\w])\*(?=[^\s*])|(?<=[^\s*])\*(?![*\w]))"
    r"|(?P<link>!?\[(?P<shown>[^\[\]\n]{1,300})\]\((?P<target>[^()\s]{1,500})\))"
    r"|(?P<tag></?(?:b|i|u|em|strong|center|span|div|p|br|font|sub)\b[^<>\n]{0,200}>)"
    r"|(?P<escape>\\(?=[\\`*_{}\[\]()#+.!|>~-]))"
    r"|(?P<entity>&(?:amp|lt|gt|quot|nbsp|#\d{1,6});)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
# m², km³: a power, not a note.
_UNIT = re.compile(r"(?:^|[\s\d/(])(?:[mcdk]?m|ha)$")
_TAIL = 8  # characters, more than a unit has


@dataclass(frozen=True, slots=True)
class Inline:
    """A line without its markup: the text, each character's source offset, and what the markup said."""

    text: str
    offsets: Sequence[int]
    marks: tuple[tuple[int, str], ...] = ()
    bold: bool = False
    italic: bool = False
    heading: bool = False
    note: str | None = None
    """The label, where the line begins a footnote."""
    emphasis_after: str = ""

    def cut(self, end: int, start: int) -> tuple[Inline, Inline]:
        """The parts before ``end`` and from ``start``."""
        left = tuple(mark for mark in self.marks if mark[0] <= end)
        right = tuple((index - start, label) for index, label in self.marks if index >= start)
        return (
            Inline(self.text[:end], self.offsets[:end], left, self.bold, self.italic, self.heading),
            Inline(self.text[start:], self.offsets[start:], right, self.bold, self.italic, self.heading),
        )


def strip_markup(text: str, offset: int, emphasis: str) -> Inline:
    """One source line (without its end) that begins at ``offset``; ``emphasis`` is what an earlier line left open.

    ``**Giao Văn phòng Sở**`` → ``Giao Văn phòng Sở``, bold.
    """
    out: list[str] = []
    places = array("i")
    marks: list[tuple[int, str]] = []
    note: str | None = None
    open_marks = emphasis
    bold = visible = italic = 0
    # Of what is put out so far: its length, where its last word ends, its last letters.
    length = end = 0
    tail = ""
    heading = _HEADING.match(text)
    quote = _QUOTE.match(text)
    position = heading.end() if heading else quote.end() if quote else 0

    def put(piece: str, start: int, *, step: int = 1) -> None:
        nonlocal bold, visible, italic, length, end, tail
        out.append(piece)
        length += len(piece)
        if piece.strip():
            end = length - len(piece) + len(piece.rstrip())
        tail = (tail + piece[-_TAIL:])[-_TAIL:]
        places.extend(start + step * index for index in range(len(piece)))
        shown = len(piece.replace(" ", ""))
        visible += shown
        bold += shown if "**" in open_marks or "__" in open_marks else 0
        italic += shown if open_marks in {"*", "***"} else 0

    for token in _TOKEN.finditer(text, position):
        put(text[position : token.start()], offset + position)
        position = token.end()
        kind = token.lastgroup if token.lastgroup not in {"sup_label", "note_label", "shown", "target"} else None
        kind = kind or next(name for name in ("sup", "note", "link") if token[name])
        if kind in {"sup", "digits", "note"}:
            label = (
                (token["sup_label"] or token["note_label"] or token["digits"] or "").strip().translate(_SUPERSCRIPTS)
            )
            if kind == "digits" and _UNIT.search(tail):
                put(token.group(), offset + token.start())
            elif not end:
                note = label
            else:
                marks.append((end, label))
        elif kind in {"stars", "star"}:
            open_marks = "" if open_marks else token.group()
        elif kind == "link":
            put(token["shown"], offset + token.start("shown"))
        elif kind == "entity":
            put(html.unescape(token.group()), offset + token.start(), step=0)
    put(text[position:], offset + position)
    return Inline(
        text="".join(out),
        offsets=places,
        marks=tuple(marks),
        bold=(visible > 0 and bold >= visible) or heading is not None,
        italic=visible > 0 and italic >= visible,
        heading=heading is not None,
        note=note,
        emphasis_after=open_marks if "*" in open_marks and len(open_marks) > 1 else "",
    )
