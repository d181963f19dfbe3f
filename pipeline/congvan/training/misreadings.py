"""Dispatches as a poor OCR gives them out: by chance, some syllables with the accents of one letter changed.

Real misreadings have favourites (`dé nghị`, `Tông cục`); here all are as likely, so that nothing is learnt of one
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


def misread(text: str, share: float, seed: int) -> str:
    """The text with other accents on one letter in ``share`` of its syllables, the same for the same seed."""
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
        other = chance.choice([one for one in _ALIKE[fold(letter)] if one != letter])
        letters[place] = other.upper() if text[place].isupper() else other
    return "".join(letters)
