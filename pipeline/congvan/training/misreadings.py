"""Dispatches as a poor OCR gives them out: by chance, some syllables with one letter changed.

Mostly its accents are others; now and then a letter with accents is read as another letter (`gém` for `gồm`). Real
misreadings have favourites (`dé nghị`, `Tông cục`); here all accents are as likely, so that nothing is learnt of one
scanner.
"""

from __future__ import annotations

import random
import re

from congvan.vocabulary.spelling import fold

POOR = 0.125
"""The share of syllables that a poor OCR misreads."""
_SYLLABLE = re.compile(r"[^\W\d_]{2,}")
_LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
_ALIKE = {
    base: [letter for letter in _LETTERS + "d" if fold(letter) == base] for base in sorted({*map(fold, _LETTERS)})
}
_SHAPES = {"o": "é", "a": "d", "u": "i"}
_SHAPED = 0.05
"""The share of misread letters with accents that come out as another letter: set, not measured."""


def misread(text: str, share: float, seed: int) -> str:
    """The text with one letter misread in ``share`` of its syllables, the same for the same seed."""
    chance = random.Random(seed)
    letters = list(text)
    for match in _SYLLABLE.finditer(text):
        if chance.random() >= share:
            continue
        places = [place for place in range(*match.span()) if text[place].lower() in _LETTERS]
        # A letter that has an accent is misread more often than one that has none is given one.
        accented = [place for place in places if fold(text[place]) != text[place].lower()]
        if not places:
            continue
        place = chance.choice(accented if accented and chance.random() < 0.85 else places)
        letter = text[place].lower()
        if fold(letter) in _SHAPES and fold(letter) != letter and chance.random() < _SHAPED:
            other = _SHAPES[fold(letter)]
        else:
            other = chance.choice([one for one in _ALIKE[fold(letter)] if one != letter])
        letters[place] = other.upper() if text[place].isupper() else other
    return "".join(letters)
