"""Makes names set in capitals readable: ``SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI`` → ``Sở Lao động - Thương binh và Xã hội``."""

from __future__ import annotations

import re

from congvan.structure.form import is_capital, words
from congvan.vocabulary import fold

_CONNECTORS = {"và", "của", "các", "cho", "về", "với", "thuộc"}
# Abbreviations stay: UBND, TP, HĐND.
_ABBREVIATION = re.compile(
    r"^(?:UBND|HĐND|TP|TX|TT|MTTQ|LĐLĐ|BHXH|BCH|BQL|UBMTTQ|KCN|KKT|THPT|THCS|TNCS|VN|TW|PTTH|DTNT|PCTT|TKCN)\b\.?$"
)
# Words after which a place's name comes, all words of it with capitals.
_PLACES = {"tỉnh", "huyện", "quận", "xã", "phường", "phố"}
# Second syllables of words written with one capital: Nội vụ, Giáo dục, Lao động, Nhân dân.
_ONE_CAPITAL_AFTER = {
    "sở", "bộ", "ban", "phòng", "cục", "vụ", "viện", "trường", "tâm", "hội", "đoàn", "công", "-", "–", "và", "ủy", "đảng", "chi", "tổng",
}  # fmt: skip


def readable(name: str) -> str:
    """The name in ordinary spelling; one that is not set in capitals keeps its own."""
    name = " ".join(name.split())
    if not is_capital(name):
        return name
    out: list[str] = []
    previous = ""
    place = False
    for index, word in enumerate(name.split(" ")):
        lower = word.lower()
        if _ABBREVIATION.match(word):
            out.append(word)
            place = word.startswith(("TP", "TX"))
        elif place or previous in _PLACES and not lower.isdigit():
            place = place or lower not in _CONNECTORS
            out.append(lower.capitalize() if place else lower)
        elif lower in _CONNECTORS or (
            index and lower in {"tỉnh", "huyện", "quận", "xã", "phường", "thành", "phố", "thị", "nhân", "dân"}
        ):
            out.append(lower)
        elif index == 0 or previous in _ONE_CAPITAL_AFTER or previous.endswith(","):
            out.append(lower.capitalize())
        else:
            out.append(lower)
        if fold(lower) in words("unit_heads") and place and previous not in _PLACES:
            place = False
        previous = lower
    return " ".join(out)
