"""Text of a paragraph that is set in a legacy or symbol font, turned into Unicode; offsets and marks follow."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import groupby

from docx.oxml.ns import qn

from congvan.ingest.legacy_encodings import decode_for_font, leans_to_unicode, legacy_encoding_of_font
from congvan.ingest.word_package import Element
from congvan.ingest.word_styles import ParagraphFormat, RunFormat, Styles
from congvan.ingest.word_symbols import symbol_character
from congvan.ingest.word_text import ParagraphText

_SYMBOL_FONTS = frozenset({"symbol", "webdings", "wingdings", "wingdings 2", "wingdings 3"})


def leftover_encodings(main: Element, styles: Styles) -> frozenset[str]:
    """The legacy encodings whose fonts are only named: most of what is set in them is Unicode already."""
    leaning: dict[str, int] = {}
    for paragraph in main.iter(qn("w:p")):
        shape: ParagraphFormat | None = None
        for run in paragraph.iterchildren(qn("w:r")):
            text = "".join(part.text or "" for part in run.iterchildren(qn("w:t")))
            if text.isascii():
                continue
            shape = shape or styles.paragraph(paragraph.find(qn("w:pPr")))
            encoding = legacy_encoding_of_font(_odd_font(styles.run(run.find(qn("w:rPr")), shape)))
            if encoding is not None:
                leaning[encoding] = leaning.get(encoding, 0) + leans_to_unicode(text, encoding)
    return frozenset(encoding for encoding, weight in leaning.items() if weight > 0)


def decode_fonts(text: ParagraphText, leftover: frozenset[str] = frozenset()) -> ParagraphText:
    """The paragraph in Unicode: ``céng hßa`` in ``.VnTimeH`` becomes ``CỘNG HÒA``; ``leftover`` is let be."""
    fonts: list[str] = []
    last, font = None, ""
    for run in text.formats:
        if run is not last:  # a run's characters share one format
            last, font = run, _odd_font(run)
        fonts.append(font)
    if leftover:
        fonts = ["" if legacy_encoding_of_font(font) in leftover else font for font in fonts]
    private = any("\ue000" <= character <= "\uf8ff" for character in text.characters)
    if not private and not any(fonts):
        return text
    result = ParagraphText(boxes=text.boxes)
    new_index: list[int] = []
    start = 0
    for font, group in groupby(fonts):
        end = start + sum(1 for _ in group)
        decoded, places = _decode("".join(text.characters[start:end]), font)
        base = len(result.characters)
        new_index.extend(base + bisect_left(places, index) for index in range(end - start))
        result.characters.extend(decoded)
        result.formats.extend(text.formats[start + place] for place in places)
        result.offsets.extend(text.offsets[start + place] for place in places)
        start = end
    new_index.append(len(result.characters))
    result.marks = [(new_index[index], label) for index, label in text.marks]
    return result


@lru_cache(maxsize=1024)
def _odd_font(run: RunFormat) -> str:
    """The run's font where it is a legacy or a symbol font, else nothing."""
    for font in (run.high, run.low):
        if font and (font.lower() in _SYMBOL_FONTS or legacy_encoding_of_font(font) is not None):
            return font
    return ""


def _decode(source: str, font: str) -> tuple[str, list[int]]:
    if font and font.lower() not in _SYMBOL_FONTS:
        return decode_for_font(source, font)
    shown: list[str] = []
    places: list[int] = []
    for index, character in enumerate(source):
        if "\ue000" <= character <= "\uf8ff":
            # Word keeps what is typed in a symbol font in the private area; other text there is text.
            character = symbol_character(font, ord(character))
        if character:
            shown.append(character)
            places.append(index)
    return "".join(shown), places
