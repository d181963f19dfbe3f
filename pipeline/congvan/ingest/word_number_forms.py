"""How Word writes a number: ``3`` as ``3``, ``c``, ``III``, ``03`` … (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHICAGO = "*†‡§"
_VIETNAMESE = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


def written(number: int, form: str) -> str:
    """The number in Word's form of that name: ``written(3, "lowerLetter")`` gives ``c``, as Word shows it.

    Word's letters go a b c d e, not the Vietnamese a b c d đ e. A form that is unknown is written in digits.
    """
    number = max(0, min(number, 32767))
    match form:
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case "decimalZero":
            return f"{number:02d}"
        case "numberInDash":
            return f"- {number} -"
        case "chicago":
            return _CHICAGO[(number - 1) % 4] * ((number - 1) // 4 + 1) if number else "0"
        case "ordinal":
            return f"{number}."
        case "vietnameseCounting" if number < len(_VIETNAMESE):
            return _VIETNAMESE[number]
        case "none" | "bullet":
            return ""
    return str(number)


def _letters(number: int) -> str:
    """After z comes aa, then bb: the letter is repeated, thirty times at most."""
    if not 1 <= number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    out: list[str] = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        out.append(sign * count)
    return "".join(out)
