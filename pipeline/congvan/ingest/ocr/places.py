"""Names of provinces that lost an accent or got a stray mark, by the closed list of provinces, old and new."""

from __future__ import annotations

import re
from functools import cache

from congvan.vocabulary.spelling import fold, spell
from congvan.vocabulary.tables import table

# Where a province's name stands and no other: people are called Quang Nam, and roads Hoa Bình.
_BEFORE = re.compile(r"(?i)\b(?:tỉnh|thành phố|tp\.?)\s*(?=\w)")
_DATED = re.compile(r"^\W{0,3}(?=[^\W\d][^,;.\d]{4,20}?[,.;]?\s+ngày\s.{0,9}tháng\s)")
_SYLLABLES = re.compile(r"([^\W\d_]+)[\s,.ˆ'’`-]{1,3}([^\W\d_]+)(?:[\s,.ˆ'’`-]{1,3}([^\W\d_]+))?")


def misread_places(text: str) -> list[tuple[int, int, str]]:
    """Where a province's name is misread, and how it is written: ``Cân Thơ, ngày 12 tháng 5`` → ``Cần Thơ``.

    Only where exactly one name of the list has these letters.
    """
    found = []
    for start in [match.end() for form in (_BEFORE, _DATED) for match in form.finditer(text)]:
        match = _SYLLABLES.match(text, start)
        if match is None:
            continue
        for count in (3, 2):
            syllables = match.groups()[:count]
            if None in syllables or not all(syllable[0].isupper() for syllable in syllables):
                continue
            written = text[match.start() : match.end(count)]
            meant = _meant(" ".join(syllables))
            if meant is not None:
                if meant != written:
                    found.append((match.start(), match.end(count), meant))
                break
    return sorted(set(found))


def _meant(read: str) -> str | None:
    names = _provinces().get(fold(read), ())
    if any(re.fullmatch(spell(name.lower()), read.lower()) for name in names):
        return read
    if len(names) != 1:
        return None
    return names[0].upper() if read.isupper() else names[0]


@cache
def _provinces() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in table("ocr_repairs")["provinces"].split("|"):
        name = " ".join(part.split())
        found[fold(name)] = (*found.get(fold(name), ()), name)
    return found
