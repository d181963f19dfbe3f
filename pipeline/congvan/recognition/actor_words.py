"""A text as words with their places, and word lists that are matched syllable by syllable.

Vietnamese writes every syllable apart, so a table's phrase is a run of syllables; the grammar of actors reads them
by index, never by regular expressions over the text, and stays linear however the text looks.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from congvan.vocabulary import fold

_WORD = re.compile(r"(?i:covid) ?[-–] ?19(?!\d)|[^\W\d_]\w*(?:[&'’][^\W\d_]\w*)*|\d+|[^\w\s]|_")
_NEW_TONES = re.compile(r"(?:oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|(?<!q)(?:uỳ|uý|uỷ|uỹ|uỵ))(?!\w)")
_MISPLACED = re.compile(r"(?:òa|óa|ỏa|õa|ọa)(?=[cimnopty])")  # "hòan thành": before a final letter there is one place
_OLD_TONES = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_NEW_PLACES = {old: new for new, old in _OLD_TONES.items()}
DASHES = frozenset("-–—")
COLLECTIVE_JOINTS = DASHES | {",", "và"}
"""What joins the nouns of one collective: ``các sở, ban và ngành``, ``các Sở - ban - ngành``."""
_SURE = 4  # syllables of a phrase that stands although a shorter one is spelt right: not `tỉnh thanh` for `tỉnh thành`
_SHORT = 24  # characters; the syllables that recur are shorter, and what is kept of others could take much memory


class Word(NamedTuple):
    """A syllable, an abbreviation, a number or a mark; ``key`` is how tables spell it."""

    key: str
    plain: str
    start: int
    end: int
    capital: bool
    mark: bool
    text: str


def syllable(text: str) -> str:
    """How tables spell a syllable: small letters, the tone in the old place (``Uỷ`` → ``ủy``)."""
    key = _NEW_TONES.sub(lambda match: _OLD_TONES[match.group()], text.casefold())
    return _MISPLACED.sub(lambda match: _NEW_PLACES[match.group()], key)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, in order."""

    text: str
    items: tuple[Word, ...]
    starts: tuple[int, ...]
    spelt: tuple[str, ...]
    """The keys, every dash as a hyphen."""
    plains: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.items)

    def at(self, index: int) -> Word | None:
        """The word at ``index``, None behind the last."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def key(self, index: int) -> str:
        """The key of the word at ``index``, empty behind the last."""
        return self.items[index].key if 0 <= index < len(self.items) else ""

    def capital(self, index: int) -> bool:
        """Whether a word with a capital stands at ``index``."""
        return 0 <= index < len(self.items) and self.items[index].capital

    def is_mark(self, index: int) -> bool:
        """Whether punctuation stands at ``index``, or the text ends."""
        return not 0 <= index < len(self.items) or self.items[index].mark

    def index_at(self, start: int) -> int:
        """The index of the first word that begins at ``start`` or behind it."""
        return bisect_left(self.starts, start)

    def between(self, first: int, end: int) -> str:
        """The text of words ``[first, end)``, blanks made one."""
        return " ".join(self.text[self.items[first].start : self.items[end - 1].end].split())


@lru_cache(maxsize=64)
def read_words(text: str) -> Words:
    """The words of ``text``; kept for the next calls on the same text, which ask at other places."""
    items: list[Word] = []
    for match in _WORD.finditer(text):
        word = match.group()
        key, plain, capital, mark = _known(word) if len(word) < _SHORT else _looks(word)
        items.append(Word(key, plain, match.start(), match.end(), capital, mark, word))
    return Words(
        text,
        tuple(items),
        tuple(word.start for word in items),
        tuple("-" if word.key in DASHES else word.key for word in items),
        tuple(word.plain for word in items),
    )


def _looks(word: str) -> tuple[str, str, bool, bool]:
    """What is known of a word wherever it stands: key, letters without accents, whether a capital, whether a mark."""
    return syllable(word), fold(word), word[0].isupper(), not word[0].isalnum()


_known = lru_cache(maxsize=8192)(_looks)


@lru_cache(maxsize=8192)
def _marks(key: str) -> frozenset[tuple[int, str]]:
    """The accents of a syllable, each with its letter's place."""
    found: set[tuple[int, str]] = set()
    for place, letter in enumerate(key):
        found.update((place, mark) for mark in unicodedata.normalize("NFD", letter)[1:])
        if letter == "đ":
            found.add((place, letter))
    return frozenset(found)


def _lost_only(read: str, full: str) -> bool:
    """Whether ``read`` is ``full`` with accents lost, none put on: ``thuê`` for ``thuế``, not ``có`` for ``cơ``."""
    return _marks(read) <= _marks(full)


class Phrases:
    """A word list for matching at a place; the longest phrase wins.

    With ``plain``, phrases of two syllables and more also match without accents (``co quan`` for ``cơ quan``), as
    recognised text writes them; behind the first of three and more an accent may be another (``hội đoanh nghiệp``).
    """

    def __init__(self, phrases: Iterable[str], *, plain: bool = False) -> None:
        self._by_key: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_plain: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._full: dict[str, tuple[str, ...]] = {}
        for phrase in phrases:
            keys = tuple(syllable(match.group()) for match in _WORD.finditer(phrase))
            keys = tuple("-" if key in DASHES else key for key in keys)
            self._by_key.setdefault(keys[0], []).append((keys, phrase))
            if plain and len(keys) > 1:
                self._full[phrase] = keys
                folded = tuple(fold(key) for key in keys)
                self._by_plain.setdefault(folded[0], []).append((folded, phrase))
        for rows in (*self._by_key.values(), *self._by_plain.values()):
            rows.sort(key=lambda row: -len(row[0]))
        self.firsts = self._by_key.keys() | self._by_plain.keys()
        """How the words are spelt that may begin a phrase, with accents or without."""

    def match(self, words: Words, index: int) -> tuple[int, str] | None:
        """The index behind the longest phrase at ``index``, and the phrase as the table writes it."""
        if not 0 <= index < len(words.items):
            return None
        word = words.items[index]
        exact = None
        for keys, phrase in self._by_key.get(word.key, ()):
            end = index + len(keys)
            if words.spelt[index:end] == keys:
                exact = end, phrase
                break
        for keys, phrase in self._by_plain.get(word.plain, ()):
            end = index + len(keys)
            if exact is not None and (end <= exact[0] or len(keys) < _SURE):
                break
            # Beyond what is spelt right (`văn hóa, thể thao` | `và du lich`) no accent may be another.
            certain = len(keys) if exact is not None or len(keys) < 3 else 1
            if words.plains[index:end] == keys and all(
                _lost_only(given.key, full)
                for given, full in zip(words.items[index : index + certain], self._full[phrase], strict=False)
            ):
                return end, phrase
        return exact

    def shorter(self, words: Words, index: int, end: int) -> int:
        """The index behind the longest phrase at ``index`` that ends before ``end``; ``index`` where there is none."""
        word = words.at(index)
        for keys, _ in self._by_key.get(word.key, ()) if word else ():
            if index + len(keys) < end and words.spelt[index : index + len(keys)] == keys:
                return index + len(keys)
        return index

    def end(self, words: Words, index: int) -> int:
        """The index behind the longest phrase at ``index``; ``index`` itself where there is none."""
        if not 0 <= index < len(words.items):
            return index
        word = words.items[index]
        if word.key not in self._by_key and word.plain not in self._by_plain:
            return index  # what almost every word is to almost every list
        found = self.match(words, index)
        return index if found is None else found[0]
