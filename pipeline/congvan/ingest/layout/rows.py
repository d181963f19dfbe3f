"""A row: what stands on one baseline, with its raised figures, read from left to right."""

from __future__ import annotations

import itertools
import unicodedata
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Generic, TypeVar

from congvan.document.model import Box
from congvan.ingest.layout.glyphs import Face, Glyph

GUTTER = 8.0
"""The least width of the free stripe between two columns, in points."""
WORD_GAP = 0.12
"""A gap of so many ems is a space, whether or not one is painted."""
_HINTED_GAP = 0.07
"""The same where pdfium takes it for a space, too."""
_WIDE_GAP = 2.5
"""A gap of so many ems is kept as several blanks: something is to be filled in, or a column begins."""


_Value = TypeVar("_Value")


class _Once(Generic[_Value]):
    """A property computed once; that of functools takes a lock each time up to Python 3.11, and rows are many."""

    def __init__(self, compute: Callable[[Any], _Value]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, row: Any, owner: type) -> _Value:
        value = row.__dict__[self._name] = self._compute(row)
        return value


@dataclass(eq=False)
class Row:
    """Characters of one baseline from left to right; ``raised`` holds the indexes of raised figures.

    Neither changes once the row is made: what is derived from them is computed once.
    """

    glyphs: list[Glyph]
    raised: frozenset[int] = frozenset()

    @_Once
    def ink(self) -> list[Glyph]:
        """The characters that are not spaces."""
        return [glyph for glyph in self.glyphs if glyph.text != " "]

    @_Once
    def level(self) -> list[Glyph]:
        """The characters that stand on the baseline itself, spaces left out."""
        if not self.raised:
            return self.ink
        kept = [g for i, g in enumerate(self.glyphs) if i not in self.raised and g.text != " "]
        return kept or self.ink

    @property
    def x0(self) -> float:
        """Where the first character begins."""
        return self.box.x0

    @property
    def x1(self) -> float:
        """Where the last character ends."""
        return self.box.x1

    @_Once
    def box(self) -> Box:
        """The rectangle of all characters."""
        ink = self.ink
        return Box(min(g.x0 for g in ink), min(g.y0 for g in ink), max(g.x1 for g in ink), max(g.y1 for g in ink))

    @_Once
    def baseline(self) -> float:
        """The baseline of most characters."""
        return usual_baseline(self.level)

    @_Once
    def size(self) -> float:
        """The size of most characters."""
        return self._faces[0].size if len(self._faces) == 1 else usual_size(self.level)

    @_Once
    def bold(self) -> bool:
        """Whether nearly all letters are bold."""
        return self._faces[0].bold if len(self._faces) == 1 else _most(g.face.bold for g in self.level)

    @_Once
    def italic(self) -> bool:
        """Whether nearly all letters are slanted."""
        return self._faces[0].italic if len(self._faces) == 1 else _most(g.face.italic for g in self.level)

    @_Once
    def _faces(self) -> list[Face]:
        return list({id(glyph.face): glyph.face for glyph in self.level}.values())

    @_Once
    def words(self) -> str:
        """The row's text in NFC, for patterns to look at."""
        return unicodedata.normalize("NFC", self.text[0]).strip()

    @_Once
    def text(self) -> tuple[str, array[float], list[int]]:
        """The row's text, x0 and x1 of each character, and for each character its glyph's index (-1: a gap)."""
        characters: list[str] = []
        edges: list[float] = []
        sources: list[int] = []
        tracking = self._tracking()
        previous: Glyph | None = None
        blank = False
        for index, glyph in enumerate(self.glyphs):
            text = glyph.text
            if text == " ":
                blank = True
                continue
            if previous is not None:
                gap = glyph.x0 - previous.x1
                em = max(min(previous.face.size, glyph.face.size), 1.0)
                if (
                    blank
                    or gap > ((_HINTED_GAP if glyph.parted else WORD_GAP) + tracking) * em
                    or (glyph.added != previous.added and text.isalnum() and previous.text.isalnum())
                ):
                    blanks = 3 if gap > _WIDE_GAP * em else 1
                    step = gap / blanks
                    for part in range(blanks):
                        characters.append(" ")
                        edges += (previous.x1 + part * step, previous.x1 + (part + 1) * step)
                        sources.append(-1)
            for character in text:
                characters.append(character)
                edges += (glyph.x0, glyph.x1)
                sources.append(index)
            previous = glyph
            blank = False
        return "".join(characters), array("f", edges), sources

    def _tracking(self) -> float:
        """How far apart letters are set, in ems: some titles are spaced out."""
        ink = self.ink
        if len(ink) < 5:
            return 0.0
        usual = median([(b.x0 - a.x1) / max(a.face.size, 1.0) for a, b in itertools.pairwise(ink)])
        return usual if usual > 0.08 else 0.0

    @_Once
    def parts(self) -> list[Row]:
        """The row cut where a column's gutter could lie."""
        cuts = [0]
        reach: float | None = None
        blanks = 0
        for index, glyph in enumerate(self.glyphs):
            if glyph.text == " ":
                # One space belongs to the word before it (in a text layer it covers the word's own end);
                # several fill the gutter.
                blanks += 1
                if blanks == 1 and reach is not None:
                    reach = max(reach, glyph.x1)
                continue
            if reach is not None and glyph.x0 - reach >= GUTTER:
                cuts.append(index)
            reach = glyph.x1 if reach is None or blanks > 1 else max(reach, glyph.x1)
            blanks = 0
        if len(cuts) == 1:
            return [self]
        parts = [self.part(a, b) for a, b in itertools.pairwise([*cuts, len(self.glyphs)])]
        return [part for part in parts if part.ink]

    def part(self, start: int, end: int) -> Row:
        """The row of ``glyphs[start:end]``."""
        return Row(self.glyphs[start:end], frozenset(i - start for i in self.raised if start <= i < end))


def usual_baseline(glyphs: Sequence[Glyph]) -> float:
    """The baseline of most of some characters."""
    baselines = [glyph.baseline for glyph in glyphs]
    return baselines[0] if len(set(baselines)) == 1 else median(baselines)


def usual_size(glyphs: Sequence[Glyph]) -> float:
    """The size of most of some characters."""
    sizes = [glyph.face.size for glyph in glyphs]
    return sizes[0] if len(set(sizes)) == 1 else Counter(sizes).most_common(1)[0][0]


def _most(flags: Iterable[bool]) -> bool:
    values = list(flags)
    return sum(values) >= 0.8 * len(values)
