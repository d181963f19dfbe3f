"""Whether a text was written by an OCR that misread accents, told by the office's own phrases."""

from __future__ import annotations

import re

from congvan.vocabulary.phrases import begins_phrase, phrase_meant

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 4
_SHARE = 0.04
"""Of the phrases: a typist misspells one in a hundred at most, a poor OCR more than one in twenty."""
_FEW = 3


def is_misread(text: str) -> bool:
    """Whether more than one in 25 of a text's office phrases (`đề nghị`, `cơ quan`) is misspelt in its accents."""
    known = misspelt = 0
    words = list(_WORD.finditer(text))
    index = 0
    while index < len(words):
        longest = min(_LONGEST, len(words) - index) if begins_phrase(words[index].group()) else 0
        for count in range(longest, 1, -1):
            read = text[words[index].start() : words[index + count - 1].end()]
            meant = phrase_meant(read)
            if meant is not None:
                known += 1
                misspelt += meant != read
                index += count - 1
                break
        index += 1
    return misspelt >= _FEW and misspelt > _SHARE * known
