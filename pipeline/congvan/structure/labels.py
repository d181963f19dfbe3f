"""The labels of directives: how one is written, what kind it is, and what comes after it.

Nghị định 30/2020/NĐ-CP, Phụ lục I: Phần and Chương Roman, Mục, Điều and khoản Arabic, điểm in the order of the
Vietnamese alphabet. Bullets are not in the decree and in every second dispatch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Roman numerals as typed and as scanners misread them are told apart by the sequence, not here.
_LABEL = re.compile(
    # `__ - Trình …`, `_2.3. Giao …`: a scanner's stroke before the label
    r"\s*(?:_{1,3}\s*(?=[-–—+\d]))?(?:"
    r"(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:(?:thứ|THỨ)\s+\w+|[IVXLC]+|\d{1,2}|[A-ZĐ]\b))\s*[.:)–-]?(?=\s|$)"
    r"|(?P<article>Điều\s+\d{1,3})\s*(?:[.:)]|(?=\s+[A-ZĐÀ-Ỹ]))"
    r"|(?P<step>Bước\s+\d{1,2})\s*[.:)–-]?(?=\s)"
    r"|(?P<ordinal>(?:Thứ|Một|Hai|Ba|Bốn|Năm)\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|là)\b)\s*[,.:]?(?=\s)"
    r"|(?P<roman>[IVXL]{1,6})\s*(?:[.)/:]|[–-](?=\s))\s*(?=\S)(?![A-Z]{2,6}\.)"
    # `Il. TỔ CHỨC THỰC HIỆN`: a scanner's small l or 1, or an H for two strokes, before a heading in capitals
    r"|(?P<misread>[IVXl1]{0,3}[IVX][IVXl1]{1,3}|l[lI]{1,2}|I?HI?)\s*[.)]\s+(?=[A-ZĐÀ-Ỹ]{2})"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4})\s*(?:/\.|[.):/–-](?!\d)|(?=\s+[A-ZĐÀ-Ỹ“\"]))\s*"
    r"|(?P<arabic>\d{1,2})\s*(?:/\.|[.)/:](?![\d])|[–-](?=\s+[A-ZĐÀ-Ỹ]))\s*"
    r"|\((?P<bracket>\d{1,2}|[a-zđ])\)\s*"
    r"|(?P<letter>[a-zđ])\s*(?:[)/]|\.(?=\s))\s*(?=\S)"
    r"|(?P<capital>[A-EĐ])\s*[.)/]\s+(?=[A-ZĐÀ-Ỹ])"
    r"|(?P<star>\*)\s*(?=\S)"
    r"|(?P<plus>\+)\s*(?=\S)"
    r"|(?P<bullet>[-–—•●▪○◦►✓·~])\s*(?=[^\s\d-]|\d)"
    r")"
)
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = "ABCDĐE"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORDS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10,
}  # fmt: skip
BULLETS = frozenset({"bullet", "plus", "star"})


@dataclass(frozen=True, slots=True)
class Label:
    """A label as read: ``kind`` tells the sequence it belongs to, ``ordinals`` its possible places in it."""

    kind: str
    text: str
    """Without punctuation: ``II``, ``1.2``, ``a``, ``Điều 2``, ``-``."""
    end: int
    """Index behind the label and its blanks."""
    ordinals: tuple[int, ...]

    @property
    def is_bullet(self) -> bool:
        """Whether items of this kind are counted, not named."""
        return self.kind in BULLETS


def read_label(text: str) -> Label | None:
    """The label at the beginning of ``text``: ``a) Sở Nội vụ`` → letter ``a``; None where there is none."""
    match = _LABEL.match(text)
    if match is None:
        return None
    kind = match.lastgroup or ""
    written = re.sub(r"\s+", " ", match[kind])
    if kind == "misread":
        kind, written = "roman", re.sub("[l1]", "I", written).replace("H", "II")
    if kind == "part" and written.isupper():
        first, _, rest = written.partition(" ")
        written = f"{first.capitalize()} {rest if set(rest) <= set('IVXLC') or len(rest) == 1 else rest.lower()}"
    end = match.end()
    while end < len(text) and text[end] == " ":
        end += 1
    if end >= len(text) and kind != "article":
        return None
    if kind == "bracket":
        kind = "bracket_arabic" if written.isdigit() else "bracket_letter"
    if kind == "bullet":
        written = "-"
    return Label(kind, written, end, _ordinals(kind, written))


def _ordinals(kind: str, written: str) -> tuple[int, ...]:
    if kind in BULLETS:
        return ()
    if kind == "roman":
        return (_roman(written),)
    if kind in {"letter", "bracket_letter"}:
        # Word counts a b c d e, the decree a b c d đ e: both occur.
        return tuple({_ALPHABET.find(written) + 1, _LATIN.find(written) + 1} - {0})
    if kind == "capital":
        return (ord(written) - ord("A") + 1,)
    if kind == "decimal":
        return (int(written.rpartition(".")[2]),)
    last = written.split()[-1].lower()
    if kind == "part" and len(last) == 1 and last.isalpha():
        # Phần A, B, C; Phần I, V: a single letter can count either way.
        letters = {_LETTERS.find(last.upper()) + 1, _LATIN.find(last) + 1} - {0}
        return tuple(sorted(letters | ({_ROMAN[last.upper()]} if last.upper() in _ROMAN else set())))
    if last.isdigit():
        return (int(last),)
    if last in _WORDS:
        return (_WORDS[last],)
    first = written.split()[0].lower()
    if first in _WORDS:
        return (_WORDS[first],)
    return (_roman(last.upper()),) if set(last.upper()) <= set(_ROMAN) else (1,)


def _roman(written: str) -> int:
    total = 0
    for index, letter in enumerate(written):
        value = _ROMAN[letter]
        total += -value if any(_ROMAN[after] > value for after in written[index + 1 : index + 2]) else value
    return total
