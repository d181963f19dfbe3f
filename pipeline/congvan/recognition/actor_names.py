"""Names of units compared and written out: abbreviations, terms a dispatch defines, and its own issuer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from congvan.document.model import Passage
from congvan.recognition.actor_units import collective_end
from congvan.recognition.actor_words import read_words, syllable
from congvan.vocabulary import table

_ABBREVIATIONS: dict[str, str] = table("organisations")["abbreviations"]
_FIELDS: dict[str, str] = table("organisations")["field_abbreviations"]
_TOKEN = re.compile(r"[^\W\d_]\w*(?:[&\-–,][^\W\d_]\w*)*")
_HEAD = re.compile(r"\b(sở|bộ|phòng|ban|ty|vụ|ngành|đội|tổ|trung tâm|chi cục|cục)\s+$", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:(?:các|những|toàn thể|đồng chí|các đồng chí|ông|bà)\s+)+", re.IGNORECASE)
_BRACKETS = re.compile(r" ?\([^()]*\)")
_DEFINED = re.compile(
    r"\(\s*+(?:(?:sau|dưới) đây\s++)?+(?:được\s++)?+(?:gọi|viết)\s++(?:(?:tắt|chung)\s++){0,2}+(?:là\s*+:?+|:)\s*+"
    r"[“\"']?+([^()“”\"']{1,80}+)[”\"']?+\s*+\)",
    re.IGNORECASE,
)
_PROVINCE = re.compile(r"\b(tỉnh|thành phố|TP\.?)\s+((?:[^\W\d_]++[\s\-–]*+){1,6}+)$", re.IGNORECASE)
_OWN = ("Sở", "Bộ", "Cục", "Chi cục", "Ban", "Phòng", "Trường", "Viện", "Hội", "Trung tâm", "Bệnh viện", "Tổng cục")


def canonical(
    name: str, *, issuer: str | None = None, parent_issuer: str | None = None, defined: Mapping[str, str] | None = None
) -> str:
    """The name written out: ``Sở TT&TT`` → ``Sở Thông tin và Truyền thông``, ``Văn phòng Sở`` → with the issuer's name.

    ``defined`` holds the dispatch's own abbreviations; ``issuer`` and ``parent_issuer`` tell which ``Sở`` and
    which ``tỉnh`` are meant. What cannot be known stays as written.
    """
    name = " ".join(_BRACKETS.sub("", name).split())
    for short, long in (defined or {}).items():
        name = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", long.replace("\\", r"\\"), name)
    name = _spell_out(name)
    if issuer:
        name = _own_issuer(name, " ".join(_spell_out(issuer).split()))
    return _own_province(name, issuer, parent_issuer)


def _spell_out(name: str) -> str:
    out: list[str] = []
    place = 0
    for match in _TOKEN.finditer(name):
        before = name[max(match.start() - 16, 0) : match.start()]
        long = _long_form(match.group(), before)
        if long is not None:
            out.append(name[place : match.start()] + long)
            place = match.end()
    return "".join(out) + name[place:]


def _long_form(token: str, before: str) -> str | None:
    normal = token.replace("–", "-")
    if normal in _FIELDS and (_HEAD.search(before) or "&" in normal):
        return _FIELDS[normal]
    if normal in _ABBREVIATIONS:
        return _ABBREVIATIONS[normal]
    for mark in ("-", ","):
        if mark in normal:
            parts = normal.split(mark)
            longs = [_long_form(part, before) for part in parts]
            if any(longs):
                return mark.join(long or part for long, part in zip(longs, parts, strict=True))
    return None


def _own_issuer(name: str, issuer: str) -> str:
    """``Sở`` alone means the issuing department."""
    for head in _OWN:
        if not issuer.casefold().startswith(head.casefold() + " "):
            continue
        pattern = rf"(?<!\w){head}(?=$|\s+(?:có|và|thuộc)\b|[,;])"
        if re.search(pattern, name) and not re.search(rf"\b(?:các|những)\s+{head}$", name, re.IGNORECASE):
            return re.sub(pattern, lambda _: issuer, name, count=1)
        return name
    return name


def _own_province(name: str, issuer: str | None, parent_issuer: str | None) -> str:
    """``UBND tỉnh`` means the province of the issuer or of the body above it."""
    for source in (parent_issuer, issuer):
        match = _PROVINCE.search(" ".join((source or "").split()))
        if match is None:
            continue
        noun = "thành phố" if match[1].casefold().startswith(("tp", "thành")) else "tỉnh"
        pattern = re.compile(rf"(?<!\w)(?<!các ){noun}$")
        head = name.casefold()
        if pattern.search(name) and not re.search(r"\b(?:các|toàn|cấp|huyện,?|thị xã,?)\s+\w*\s*$", head[: -len(noun)]):
            place = match[2].strip()
            return f"{name} {place.title() if place.isupper() else place}"
    return name


def find_defined_terms(passage: Passage) -> dict[str, str]:
    """The terms a passage defines, each with what it stands for.

    ``Sở Giáo dục và Đào tạo (sau đây gọi tắt là Sở)`` → ``{"Sở": "Sở Giáo dục và Đào tạo"}``.
    """
    found: dict[str, str] = {}
    words = read_words(passage.text)
    for match in _DEFINED.finditer(passage.text):
        term = " ".join(match[1].split()).strip(" .,;:")
        stop = words.index_at(match.start())
        for index in range(max(stop - 20, 0), stop):
            if collective_end(words, index) >= stop and term:
                found.setdefault(term, words.between(index, stop))
                break
    return found


@lru_cache(maxsize=4096)
def _comparable(name: str) -> str:
    name = _DETERMINER.sub("", canonical(name))
    name = re.sub(r"[\s,;:.\-–—&\"“”']+", " ", name.replace("&", " và ")).strip()
    return " ".join(syllable(part) for part in name.split())


def same_unit(a: str, b: str) -> bool:
    """Whether two names name the same unit: ``UBND tỉnh``, ``Uỷ ban Nhân dân tỉnh`` → true.

    Case, tone placement, dashes, determiners, brackets and known abbreviations do not count.
    """
    return _comparable(a) == _comparable(b)
