"""Legacy Vietnamese text to Unicode: what each encoding's characters stand for, with the way back.

The input is the text as Windows-1252 shows its bytes (``Céng hßa``), which is how Word and PDF hold it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from congvan.vocabulary.tables import table

ENCODINGS = ("tcvn3", "vni", "viscii")

_WORD = re.compile(r"[^\W\d_]+")


def decode_as(text: str, encoding: str) -> tuple[str, list[int]]:
    """The text in Unicode, and for each of its characters the index in ``text`` it came from.

    ``decode_as("hoäi", "vni")`` gives ``("hội", [0, 1, 3])``.
    """
    shown = _as_windows(text)
    if encoding == "vni":
        return _decode_vni(shown)
    characters = _single_bytes(encoding)
    decoded = "".join(characters.get(character, character) for character in shown)
    if encoding == "tcvn3":
        decoded = _raise_capitals(decoded)
    return decoded, list(range(len(decoded)))


@cache
def legacy_only(encoding: str) -> frozenset[str]:
    """Characters that the encoding needs and that Unicode Vietnamese never uses: ``·`` (ã in TCVN3)."""
    used = frozenset(_single_bytes(encoding)) if encoding != "vni" else frozenset("äåæëïöûüñîøÄÅÆËÏÖÛÜÑÎØ")
    plain = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")
    return frozenset(character for character in used - plain if character > "\x7f")


def windows_character(byte: int) -> str:
    """The character that Windows-1252 shows for a byte; its five gaps become control characters."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


@cache
def _aliases() -> dict[int, str]:
    """Other characters under which Word and PDF hold a byte: Latin-1's controls and the symbol fonts' area."""
    aliases = {0xF000 + byte: windows_character(byte) for byte in range(0x20, 0x100)}
    aliases.update({byte: windows_character(byte) for byte in range(0x80, 0xA0)})
    return aliases


def _as_windows(text: str) -> str:
    return text if text.isascii() else text.translate(_aliases())


@cache
def _single_bytes(encoding: str) -> dict[str, str]:
    data = table("legacy_encodings")[encoding]
    letters = "".join(data["rows"])
    characters = {
        windows_character(byte): letter for byte, letter in enumerate(letters, start=data["first"]) if letter != "."
    }
    controls: dict[str, str] = data.get("controls", {})
    characters.update({chr(int(code, 16)): letter for code, letter in controls.items()})
    return characters


def _raise_capitals(text: str) -> str:
    """TCVN3 has no toned capitals: ``CéNG HßA X· HéI`` is what one typed for ``CỘNG HÒA XÃ HỘI``.

    A word with one capital or none (``X·``, ``Bé``) tells nothing itself: it goes with its neighbours.
    """
    return "\n".join(map(_raise_line, text.split("\n")))


def _raise_line(line: str) -> str:
    words = list(_WORD.finditer(line))
    kinds = [_case(match.group()) for match in words]
    if "capitals" not in kinds:
        return line
    before, after = _carried(kinds), _carried(reversed(kinds))[::-1]
    out, end = [], 0
    for index, match in enumerate(words):
        word = match.group()
        if kinds[index] == "capitals" or (kinds[index] == "open" and "small" not in (before[index], after[index])):
            word = word.upper()
        out += [line[end : match.start()], word]
        end = match.end()
    return "".join(out) + line[end:]


def _case(word: str) -> str:
    if any(c.isascii() and c.islower() for c in word):
        return "small"
    return "capitals" if sum(c.isascii() and c.isupper() for c in word) >= 2 else "open"


def _carried(kinds: Iterable[str]) -> list[str]:
    """For each word the kind of the nearest before it that has one of its own."""
    nearest, carried = "", []
    for kind in kinds:
        carried.append(nearest)
        nearest = nearest if kind == "open" else kind
    return carried


@cache
def _vni() -> tuple[dict[str, str], dict[str, str]]:
    data: dict[str, Any] = table("legacy_encodings")["vni"]
    singles: dict[str, str] = dict(data["singles"])
    pairs: dict[str, str] = {}
    for base, marks in data["pairs"].items():
        for mark, letter in marks.items():
            # A capital may carry the small mark: in the fonts both stand over it.
            pairs[base + mark] = letter
            pairs[base + mark.upper()] = letter
            pairs[base.upper() + mark] = letter.upper()
            pairs[base.upper() + mark.upper()] = letter.upper()
    singles.update({code.upper(): letter.upper() for code, letter in singles.items()})
    return singles, pairs


def _decode_vni(text: str) -> tuple[str, list[int]]:
    singles, pairs = _vni()
    out: list[str] = []
    places: list[int] = []
    index = 0
    while index < len(text):
        places.append(index)
        pair = pairs.get(text[index : index + 2])
        if pair is not None:
            out.append(pair)
            index += 2
        else:
            out.append(singles.get(text[index], text[index]))
            index += 1
    return "".join(out), places
