"""What Tesseract makes of specks, underlines and pen strokes: stray marks that are no words."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from congvan.ingest.ocr.recognition import Segment, Word
from congvan.ingest.pdf_quality import is_syllable

_DOUBTFUL = 40.0
_WHOLE_LINE = 45.0
_BULLETS = frozenset("-–—+*•~_»·")


def without_specks(words: Sequence[Word], rules: Sequence[Segment]) -> list[Word]:
    """The words without marks that stand alone, lie on a ruled line or fill a line of rubbish."""
    usual = median(word.box.y1 - word.box.y0 for word in words) if words else 0.0
    kept: list[Word] = []
    for _, group in itertools.groupby(words, key=lambda word: word.line):
        line = [word for word in group if not _on_rule(word, rules)]
        line = [word for index, word in enumerate(line) if not _is_speck(line, index, usual)]
        if line and not _is_rubbish(line, usual):
            kept.extend(line)
    return kept


def _on_rule(word: Word, rules: Sequence[Segment]) -> bool:
    if any(character.isalnum() for character in word.text):
        return False
    box = word.box
    return any(
        rule.x0 - 4 <= box.x0 and box.x1 <= rule.x1 + 4 and rule.y0 - 4 <= (box.y0 + box.y1) / 2 <= rule.y1 + 4
        for rule in rules
    )


def _is_speck(line: Sequence[Word], index: int, usual: float) -> bool:
    """Whether a word of marks only is none: at a line's end, doubtful, or far from its neighbours."""
    word = line[index]
    if any(character.isalnum() for character in word.text):
        return False
    if word.text == "-" and word.confidence > _DOUBTFUL and index < len(line) - 1:
        return False
    first, last = index == 0, index == len(line) - 1
    if first and not last and word.text[0] in _BULLETS and len(word.text) <= 2:
        return word.confidence < 5
    if word.confidence < _DOUBTFUL:
        return True
    if first or last:
        return word.text not in ("./.", "/.") and word.text != "-"
    gap = min(word.box.x0 - line[index - 1].box.x1, line[index + 1].box.x0 - word.box.x1)
    return gap > usual


def _is_rubbish(line: Sequence[Word], usual: float) -> bool:
    """Whether a whole line is none: no word of it is both sure and shaped like one."""
    letters = [word for word in line if any(character.isalnum() for character in word.text)]
    if not letters:
        return True
    sure = sum(word.confidence for word in letters) / len(letters)
    shaped = sum(is_syllable(word.text.strip(".,;:()\"'-/")) for word in letters if len(word.text) > 1)
    if len(letters) <= 3 and max(len(word.text) for word in letters) == 1:
        tall = max(word.box.y1 - word.box.y0 for word in letters)
        return sure < 85 or tall < 0.5 * usual
    return sure < _WHOLE_LINE and shaped < 0.5 * len(letters)
