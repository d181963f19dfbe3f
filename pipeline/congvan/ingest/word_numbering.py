"""The labels of automatic lists as Word shows them: Word stores the recipe, never the label.

Lists (``w:num``) that share an abstract list go on counting together; a list with a ``startOverride`` begins
anew where it is first used.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from congvan.ingest.word_number_forms import written
from congvan.ingest.word_package import MC, Element
from congvan.ingest.word_styles import ParagraphFormat, attribute, is_on

_PLACEHOLDER = re.compile(r"%([1-9])")
_LONGEST_LABEL = 100  # `Phụ lục số %1:` has fifteen characters
_DASHES = frozenset("-–—−‐‑‒―")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str | None = None
    restart: int | None = None
    legal: bool = False
    picture: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    overrides: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document and where each stands; ask in the order of the text."""

    lists: dict[str, _List]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: ParagraphFormat) -> str:
        """The next label of the paragraph's list (``1.1.``, ``a)``, ``-``), empty where it has none."""
        if paragraph.number is None:
            return ""
        identity, level = paragraph.number
        known = self.lists.get(identity)
        if known is None:
            return ""
        if level is None:
            level = next((index for index, row in known.levels.items() if row.style == paragraph.style), 0)
        row = known.levels.get(level)
        if row is None:
            return ""
        self._count(identity, known, level)
        if row.form == "bullet" or row.picture:
            return _bullet(row.text)
        return self._text(known, level, row).strip()

    @contextlib.contextmanager
    def story(self) -> Iterator[None]:
        """Within it lists count anew: a text box, a header and the notes are stories of their own."""
        counts, begun = self._counts, self._begun
        self._counts, self._begun = {}, set()
        try:
            yield
        finally:
            self._counts, self._begun = counts, begun

    def _count(self, identity: str, known: _List, level: int) -> None:
        counts = self._counts.setdefault(known.abstract, {})
        row = known.levels[level]
        for above in range(level):
            # A level that is skipped counts as begun: the next item there is its second.
            if above in known.levels:
                counts.setdefault(above, known.overrides.get(above, known.levels[above].start))
        if level in known.overrides and (identity, level) not in self._begun:
            counts[level] = known.overrides[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = row.start
        self._begun.add((identity, level))
        for below in [index for index in counts if index > level]:
            restart = known.levels[below].restart if below in known.levels else None
            # lvlRestart counts levels from one; 0 means never, nothing means after any level above.
            if restart is None or (restart != 0 and level < restart):
                del counts[below]

    def _text(self, known: _List, level: int, row: _Level) -> str:
        counts = self._counts[known.abstract]

        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            part = known.levels.get(index, _Level())
            value = counts.get(index, part.start)
            return written(value, "decimal" if row.legal and part.form != "none" else part.form)

        return _PLACEHOLDER.sub(number, row.text)


def read_numbering(root: Element | None) -> Numbering:
    """The lists of a ``numbering.xml``; of a file without one, none."""
    if root is None:
        return Numbering({})
    abstracts = {element.get(qn("w:abstractNumId")): element for element in root.iterfind(qn("w:abstractNum"))}
    by_style = {
        name: identity for identity, element in abstracts.items() if (name := attribute(element, "w:styleLink"))
    }
    lists: dict[str, _List] = {}
    for element in root.iterfind(qn("w:num")):
        abstract = attribute(element, "w:abstractNumId")
        linked = attribute(abstracts.get(abstract), "w:numStyleLink")
        abstract = by_style.get(linked, abstract) if linked else abstract
        if abstract is not None and abstract in abstracts:
            lists[element.get(qn("w:numId"))] = _list(element, abstract, abstracts[abstract])
    return Numbering(lists)


def _list(element: Element, abstract: str, definition: Element) -> _List:
    levels = {_index(level): _level(level) for level in definition.iterfind(qn("w:lvl"))}
    overrides: dict[int, int] = {}
    for override in element.iterfind(qn("w:lvlOverride")):
        index = _index(override)
        own = override.find(qn("w:lvl"))
        if own is not None:
            levels[index] = _level(own)
        start = attribute(override, "w:startOverride")
        if start is not None:
            overrides[index] = _integer(start, 1)
    return _List(abstract, levels, overrides)


def _level(element: Element) -> _Level:
    text = element.find(qn("w:lvlText"))
    legal = element.find(qn("w:isLgl"))
    restart = attribute(element, "w:lvlRestart")
    return _Level(
        start=_integer(attribute(element, "w:start"), 1),
        form=attribute(element, "w:numFmt") or _alternate_form(element) or "decimal",
        text="" if text is None else (text.get(qn("w:val")) or "")[:_LONGEST_LABEL],
        style=attribute(element, "w:pStyle"),
        restart=None if restart is None else _integer(restart, 0),
        legal=legal is not None and is_on(legal),
        picture=element.find(qn("w:lvlPicBulletId")) is not None,
    )


def _alternate_form(element: Element) -> str | None:
    """Newer forms (``001``) stand in an AlternateContent whose fallback every reader knows."""
    fallback = element.find(f"{MC}AlternateContent/{MC}Fallback")
    return attribute(fallback, "w:numFmt")


def _bullet(text: str) -> str:
    """Symbol fonts draw dots, arrows and ticks, all of them said by a dash; ``+`` and ``*`` stay what they are."""
    bare = text.strip()
    if not bare:
        return ""
    if bare in {"+", "*"}:
        return bare
    if all(character in _DASHES for character in bare) or len(bare) == 1:
        return "-"
    return bare


def _index(element: Element) -> int:
    return _integer(element.get(qn("w:ilvl")), 0)


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise
