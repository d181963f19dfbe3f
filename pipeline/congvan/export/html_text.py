"""A dispatch's text in HTML, with what was found in it marked."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from html import escape

from congvan.export.html_findings import KINDS, Finding
from congvan.export.plain import printable


def marked(text: str, found: Sequence[Finding]) -> str:
    """``text`` with a ``<mark>`` at each place, escaped, line ends kept.

    Places may lie in each other or overlap, which elements cannot; so the text is cut wherever one begins or ends,
    and each piece bears the classes and notes of all that cover it.
    """
    return "".join(_piece(text[start:end], covering) for start, end, covering in pieces(len(text), found))


def pieces(length: int, found: Sequence[Finding]) -> Iterator[tuple[int, int, tuple[Finding, ...]]]:
    """``[start, end)`` and the findings that cover it, from 0 to ``length`` without a gap, in one sweep."""
    opening: dict[int, list[Finding]] = {}
    edges = {0, length}
    for one in found:
        start, end = one.evidence.start, min(one.evidence.end, length)
        if start < end:
            opening.setdefault(start, []).append(one)
            edges |= {start, end}
    ordered = sorted(edges)
    covering: list[Finding] = []
    for start, end in itertools.pairwise(ordered):
        covering = [one for one in covering if one.evidence.end > start] + opening.get(start, [])
        yield start, end, tuple(covering)


def legend() -> str:
    """What the marks mean, each kind in its own colour."""
    return " ".join(_mark(escape(words), [kind], None) for kind, words in KINDS.items())


def _piece(text: str, covering: Sequence[Finding]) -> str:
    content = "\n".join(escape(printable(line)) for line in text.split("\n"))
    if not covering:
        return content
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in covering)]
    return _mark(content, kinds, "\n".join(dict.fromkeys(one.note for one in covering)))


def _mark(content: str, kinds: Sequence[str], note: str | None) -> str:
    classes = " ".join(["congvan-mark", *(f"congvan-{kind}" for kind in kinds)])
    title = f' title="{escape(note)}"' if note else ""
    return f'<mark class="{classes}"{title}>{content}</mark>'
