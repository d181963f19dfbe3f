"""Characters of symbol fonts in Unicode, as far as dispatches use them."""

from __future__ import annotations

# By font; the code is the byte within the font (Word writes F0A8 or A8).
_FONTS = {
    "wingdings": {
        0x6F: "□", 0x71: "□", 0xA8: "□", 0x72: "□", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xFC: "✓", 0xFB: "✗",
        0xE0: "→", 0xDF: "←", 0xE8: "→", 0xF0: "⇒", 0xD8: "-", 0xA7: "-", 0x76: "-", 0x9F: "-", 0x6C: "-", 0x6E: "-",
        0x28: "☎", 0x2A: "✉",
    },
    "wingdings 2": {0xA3: "□", 0x52: "☑", 0x53: "☒", 0x50: "✓", 0x4F: "✗", 0x97: "-", 0x96: "-"},
    "symbol": {
        0xB7: "-", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xAE: "→", 0xDE: "⇒",
        0xB0: "°", 0xA5: "∞", 0x2D: "-", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x44: "Δ", 0x6D: "µ", 0x70: "π",
        0x53: "Σ", 0x57: "Ω", 0xC6: "∅",
    },
}  # fmt: skip


def symbol(font: str, code: str) -> str:
    """What a ``w:sym`` shows, a dash where the sign says nothing: ``symbol("Wingdings", "F0A8")`` gives ``□``."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return symbol_character(font, number)


def symbol_character(font: str, number: int) -> str:
    """The same for a character that stands as text in such a font."""
    byte = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    known = _FONTS.get(font.lower())
    if known is not None:
        return known.get(byte, "-")
    if 0xE000 <= number <= 0xF8FF:
        return "-" if byte != number and byte in {0xB7, 0xA7, 0xD8, 0x6C, 0x6E, 0x76} else " "
    return chr(number) if 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
