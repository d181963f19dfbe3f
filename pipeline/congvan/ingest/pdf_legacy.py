"""Characters set in fonts from before Unicode (``.VnTime``, ``VNI-Times``) become the letters that these show."""

from __future__ import annotations

from collections.abc import Sequence

from congvan.ingest.layout.glyphs import Glyph
from congvan.ingest.legacy_encodings import decode_for_font, legacy_encoding_of_font


def decode_legacy(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs with Unicode text; a mark that is a character of its own (VNI) joins its letter's glyph.

    The soft hyphen, which is ``ư`` in TCVN3, is a hyphen in all other fonts: what is painted is seen.
    """
    fonts = {glyph.face.font for glyph in glyphs}
    legacy = {font for font in fonts if legacy_encoding_of_font(font) is not None}
    for glyph in glyphs:
        if glyph.text == "\xad" and glyph.face.font not in legacy:
            glyph.text = "-"
    if not legacy:
        return list(glyphs)
    gone: set[int] = set()
    for font in legacy:
        _decode_font(glyphs, font, gone)
    return [glyph for index, glyph in enumerate(glyphs) if index not in gone]


def _decode_font(glyphs: Sequence[Glyph], font: str, gone: set[int]) -> None:
    """Decodes all that is set in one font together: only as a whole does it show whether it is legacy at all."""
    text: list[str] = []
    owners: list[int | None] = []
    last: int | None = None
    for index, glyph in enumerate(glyphs):
        if glyph.face.font != font:
            continue
        if last is not None and (index != last + 1 or glyph.parted or glyph.baseline != glyphs[last].baseline):
            text.append("\n")
            owners.append(None)
        for character in glyph.text:
            text.append(character)
            owners.append(index)
        last = index
    decoded, places = decode_for_font("".join(text), font)
    letters: dict[int, str] = {}
    for character, place in zip(decoded, places, strict=True):
        owner = owners[place]
        if owner is not None:
            letters[owner] = letters.get(owner, "") + character
    home: int | None = None
    for index in [owner for owner in owners if owner is not None]:
        if index in letters:
            glyphs[index].text = letters[index]
            home = index
        elif home is not None and index != home:
            _absorb(glyphs[home], glyphs[index])
            gone.add(index)


def _absorb(glyph: Glyph, mark: Glyph) -> None:
    glyph.x0, glyph.x1 = min(glyph.x0, mark.x0), max(glyph.x1, mark.x1)
    glyph.y0, glyph.y1 = min(glyph.y0, mark.y0), max(glyph.y1, mark.y1)
