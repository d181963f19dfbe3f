"""A row: what stands on one baseline, with its raised figures, read from left to right."""

from __future__ import annotations

import itertools
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from congvan.document.model import Box
from congvan.ingest.layout.glyphs import Glyph

GUTTER = 8.0
"""The least width of the free stripe between two columns, in points."""
WORD_GAP = 0.12
"""A gap of so many ems is a space, whether or not one is painted."""
_HINTED_GAP = 0.07
"""The same where pdfium takes it for a space, too."""
_WIDE_GAP = 2.5
"""A gap of so many ems is kept as several blanks: something is to be filled in, or a column begins."""


@dataclass(eq=False)
class Row:
    """Characters of one baseline from left to right; ``raised`` holds the indexes of raised figures.

    Neither changes once the row is made: what is derived from them is computed once.
    """

    glyphs: list[Glyph]
    raised: frozenset[int] = frozenset()

    @cached_property
    def ink(self) -> list[Glyph]:
        """The characters that are not spaces."""
        return [glyph for glyph in self.glyphs if glyph.text != " "]

    @cached_property
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

    @cached_property
    def box(self) -> Box:
        """The rectangle of all characters."""
        ink = self.ink
        return Box(min(g.x0 for g in ink), min(g.y0 for g in ink), max(g.x1 for g in ink), max(g.y1 for g in ink))

    @cached_property
    def baseline(self) -> float:
        """The baseline of most characters."""
        return usual_baseline(self.level)

    @cached_property
    def size(self) -> float:
        """The size of most characters."""
        return usual_size(self.level)

    @cached_property
    def bold(self) -> bool:
        """Whether nearly all letters are bold."""
        return _most(g.face.bold for g in self.level)

    @cached_property
    def italic(self) -> bool:
        """Whether nearly all letters are slanted."""
        return _most(g.face.italic for g in self.level)

    @cached_property
    def words(self) -> str:
        """The row's text in NFC, for patterns to look at."""
        return unicodedata.normalize("NFC", self.text[0]).strip()

    @cached_property
    def text(self) -> tuple[str, array[float], list[int]]:
        """The row's text, x0 and x1 of each character, and for each character its glyph's index (-1: a gap)."""
        characters: list[str] = []
        edges = array("f")
        sources: list[int] = []
        tracking = self._tracking()
        previous: Glyph | None = None
        blank = False
        for index, glyph in enumerate(self.glyphs):
            if glyph.blank:
                blank = True
                continue
            if previous is not None:
                gap = glyph.x0 - previous.x1
                em = max(min(previous.face.size, glyph.face.size), 1.0)
                filled = glyph.added != previous.added and glyph.text.isalnum() and previous.text.isalnum()
                if blank or filled or gap > ((_HINTED_GAP if glyph.parted else WORD_GAP) + tracking) * em:
                    blanks = 3 if gap > _WIDE_GAP * em else 1
                    step = gap / blanks
                    for part in range(blanks):
                        characters.append(" ")
                        edges.extend((previous.x1 + part * step, previous.x1 + (part + 1) * step))
                        sources.append(-1)
            for character in glyph.text:
                characters.append(character)
                edges.extend((glyph.x0, glyph.x1))
                sources.append(index)
            previous = glyph
            blank = False
        return "".join(characters), edges, sources

    def _tracking(self) -> float:
        """How far apart letters are set, in ems: some titles are spaced out."""
        ink = self.ink
        gaps = [(b.x0 - a.x1) / max(a.face.size, 1.0) for a, b in itertools.pairwise(ink)]
        usual = median(gaps) if len(gaps) > 3 else 0.0
        return usual if usual > 0.08 else 0.0

    @cached_property
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
    return median(glyph.baseline for glyph in glyphs)


def usual_size(glyphs: Sequence[Glyph]) -> float:
    """The size of most of some characters."""
    return Counter(glyph.face.size for glyph in glyphs).most_common(1)[0][0]


def _most(flags: Iterable[bool]) -> bool:
    values = list(flags)
    return sum(values) >= 0.8 * len(values)
