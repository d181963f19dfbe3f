"""Where a quoted value stands in a text: letters and digits decide, blanks, marks, case and accents do not.

An annotator quotes ``Ủy ban nhân dân tỉnh Sơn La`` where the letterhead has ``UỶ BAN NHÂN DÂN`` and, a line below,
``TỈNH SƠN LA``; a task that a page break or a list cuts in two is one quote with several places.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from congvan.document import Span
from congvan.vocabulary import fold

_LEAST_WORDS = 2  # a piece of a quote shorter than this could stand anywhere
_MOST_PIECES = 40


class QuoteFinder:
    """Finds quotes in one text; offsets are code points of that text, end exclusive."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._places = [index for index, character in enumerate(text) if _counts(character)]
        plain = fold(text)
        self._letters = "".join(plain[index] for index in self._places)

    def every(self, quote: str, within: Span | None = None) -> Iterator[Span]:
        """The places of ``quote``, whole words, in order."""
        wanted = "".join(plain for character, plain in zip(quote, fold(quote), strict=True) if _counts(character))
        if not wanted:
            return
        low = bisect_left(self._places, within.start) if within else 0
        high = bisect_left(self._places, within.end) if within else len(self._places)
        found = self._letters.find(wanted, low, high)
        while found >= 0:
            span = Span(self._places[found], self._places[found + len(wanted) - 1] + 1)
            if self._is_whole(span):
                yield span
            found = self._letters.find(wanted, found + 1, high)

    def first(self, quote: str, within: Span | None = None) -> Span | None:
        """The first place of ``quote``, or None; one with the quote's own accents goes before one without."""
        found: Span | None = None
        for span in self.every(quote, within):
            if _same_accents(self.text[span.start : span.end], quote):
                return span
            found = found or span
        return found

    def last(self, quote: str, within: Span | None = None) -> Span | None:
        """The last place of ``quote``, or None."""
        return max(self.every(quote, within), default=None)

    def pieces(self, quote: str, within: Span | None = None) -> list[Span] | None:
        """The places of a quote that other text interrupts, in the order of the quote; None where words are missing.

        Each piece is as long as it can be; after the first the next one that follows is taken.
        """
        words = [word for word in quote.split() if any(map(_counts, word))]
        area = within or Span(0, len(self.text))
        found: list[Span] = []
        start = area.start
        position = 0
        while position < len(words):
            piece, taken = self._longest(words, position, Span(start, area.end))
            left = len(words) - position
            if piece is None or taken < min(_LEAST_WORDS, left) or len(found) == _MOST_PIECES:
                return None
            found.append(piece)
            start = piece.end
            position += taken
        return found or None

    def _longest(self, words: list[str], position: int, area: Span) -> tuple[Span | None, int]:
        """The place of as many words as can be found in one stretch, and their number."""
        low, high = 0, len(words) - position
        best: Span | None = None
        while low < high:
            middle = (low + high + 1) // 2
            place = self.first(" ".join(words[position : position + middle]), area)
            if place is None:
                high = middle - 1
            else:
                low, best = middle, place
        return best, low

    def _is_whole(self, span: Span) -> bool:
        before = self.text[span.start - 1] if span.start else " "
        after = self.text[span.end] if span.end < len(self.text) else " "
        return not (_counts(before) and _counts(self.text[span.start])) and not _counts(after)


@cache
def _counts(character: str) -> bool:
    """Letters and digits; superscript figures are footnote marks."""
    return character.isalnum() and unicodedata.decomposition(character)[:7] != "<super>"


def _same_accents(one: str, other: str) -> bool:
    return [c.lower() for c in one if _counts(c)] == [c.lower() for c in other if _counts(c)]
