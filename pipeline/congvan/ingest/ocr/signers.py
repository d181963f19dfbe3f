"""Titles and names of those who sign, where a seal or a signature covers a letter of them.

They stand beside or below ``Nơi nhận``. A title has one reading of the form's list; of a name, the surname has one
of the list of surnames.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from congvan.ingest.layout.rows import Row
from congvan.vocabulary.spelling import fold
from congvan.vocabulary.surnames import surnames
from congvan.vocabulary.titles import known_title

_LIST = re.compile(r"\W{0,3}N[ơo]i nh[ậâa]n\W")
_FOR = re.compile(r"K\.?T\.?\s*(?=[A-ZĐÀ-Ỹ]{2})")
_AUTHORITY = re.compile(r"(?:KT|TM|TL|TUQ|Q)\.\s?")
# What is left of CHỦ TỊCH when a seal covers the beginning: no other title ends so.
_CHAIRMAN = re.compile(r"(?:\S{0,3} )?TỊCH")
_NAME = re.compile(r"([^\W\d_]+)(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]+){1,3}")
_ABOVE = 4.0
"""The title may stand so many ems above ``Nơi nhận``."""
_SHORTEST = 3


class Signers:
    """Reads the parts of a page from top to bottom and tells what those of the signature are misread for."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._list = next((part for row in rows for part in row.parts if _LIST.match(part.words)), None)
        self._for = self._titled = False

    def misread(self, part: Row) -> tuple[str, str] | None:
        """What a part says and the rule by which it does: ``TỊCH`` → ``CHỦ TỊCH``; None where it is as it reads."""
        if self._list is None or part.baseline < self._list.baseline - _ABOVE * part.size:
            return None
        if part.x0 < self._list.x0 + 3 * part.size:
            return None
        text = part.words
        meant = self._title(text)
        self._for = self._for or bool(_FOR.match(meant or text))
        if meant is not None or (text.isupper() and known_title(_AUTHORITY.sub("", text)) is not None):
            self._titled = True
        elif self._titled and (surname := _surname(text)):
            return surname, "surname"
        return (meant, "title") if meant is not None and meant != text else None

    def _title(self, text: str) -> str | None:
        if not text.isupper():
            return None
        if _CHAIRMAN.fullmatch(text) and known_title(text, misread=True) is None:
            return "PHÓ CHỦ TỊCH" if self._for else "CHỦ TỊCH"
        authority = _AUTHORITY.match(text)
        start = authority.end() if authority else 0
        known = known_title(text[start:], misread=True)
        return text[:start] + known if known else None


def _surname(text: str) -> str | None:
    """A name with its surname set right; None where nothing is to be."""
    match = _NAME.fullmatch(text)
    if match is None:
        return None
    read = match[1]
    if read.lower() in surnames() or len(read) < _SHORTEST:
        return None
    if read[0].isupper():
        meant = [name for name in surnames() if fold(name) == fold(read)]
    else:
        meant = [name for name in surnames() if name[1:] == read]
    return meant[0].capitalize() + text[match.end(1) :] if len(meant) == 1 else None
