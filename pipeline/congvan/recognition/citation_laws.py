"""Codes, laws and ordinances, which go by their names: ``Luật Đất đai năm 2024``, ``Bộ luật Dân sự 2015``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from congvan.vocabulary import fold, rules, spell, table

_KIND = re.compile(r"(?<![^\W_])(?P<kind>bo\s+luat|luat|phap\s+lenh|hien\s+phap)(?![^\W_])")
_NAMES = {"bo luat": "Bộ luật", "luat": "Luật", "phap lenh": "Pháp lệnh", "hien phap": "Hiến pháp"}
# `pháp luật`, `Hội Luật gia`, `Trường Đại học Luật`: words after which `Luật` names no law.
_NOT_AFTER = re.compile(r"(?:phap|hoc|khoa|nganh|hoi|ty|bao|phong|nhan|si|chi|ve|nuoc|tri|cac)\s+$")
_AMENDS = re.compile(
    r"\s+sua\s+doi(?:\s*,\s*|\s+va\s+|\s+)?(?:b[oe6]\s+sung)?(?:\s+(?:mot\s+s[oe]|cac))?(?:\s+dieu(?:\s+\d{1,3})?)?(?:\s+khoan)?"
    r"(?:\s+(?:cua|tai))?\s+"
)
_SEVERAL = re.compile(
    r"(?:(?:\d{1,2}|cac|mot\s+so)\s+)?(?:luat|dao\s+luat)(?![^\W_])[^,;.:()\d]{0,60}?(?=\s+(?:so|ngay|nam|va|quy\s+dinh)\b|\s*[,;.:()\d]|\s*$)"
)
_JOIN = re.compile(r"\s*(?:,|va|,\s*va)\s+")
_YEAR = re.compile(
    r"\s*(?:\(\s*[^()]{1,20}\)\s*)?(?P<year>(?:,?\s*nam\s+)?(?:19|20)\d\d)(?![\d])(?!\s?[/.\-]\s?\d)(?!\s*/)"
)
_WORD = re.compile(r"\s*(?P<word>[^\s,;:.()“”\"]+)")
_ENDS = re.compile(r"\s*(?:$|[,;:.)”\"]|\((?!\s*\w{1,8}\)\s*\w))")


@dataclass(frozen=True, slots=True)
class Law:
    """A law's name in a text: ``kind`` ``Luật``, ``name`` ``Đất đai``, ``year`` as written (``năm 2024``)."""

    start: int
    end: int
    kind: str
    name: str
    year: str | None

    @property
    def title(self) -> str:
        """The whole name: ``Luật Đất đai năm 2024``."""
        return " ".join(part for part in (self.kind, self.name, self.year) if part)


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {fold(name): name for name in table("citations")["laws"]["names"]}
    longest = sorted(names, key=len, reverse=True)
    choice = "|".join(_loose(name) for name in longest)
    return re.compile(rf"(?:{choice})(?![^\W_])"), {_plain(key): name for key, name in names.items()}


def _loose(name: str) -> str:
    return re.escape(name).replace(r",\ ", r"(?:\s*,\s*|\s+)").replace(r"\ ", r"\s+")


def _plain(name: str) -> str:
    return " ".join(name.replace(",", " ").split())


@cache
def _exact(name: str) -> re.Pattern[str]:
    return re.compile(spell(re.escape(name)), re.IGNORECASE)


@cache
def _stop() -> re.Pattern[str]:
    return rules("citations", "issuer_end")[0].pattern


def find_laws(text: str, folded: str) -> Iterator[Law]:
    """Laws named in the text, left to right; ``folded`` is the text without accents."""
    position = 0
    while match := _KIND.search(folded, position):
        position = match.end()
        kind = _NAMES[" ".join(match["kind"].split())]
        law = _read(text, folded, match.start(), match.end(), kind)
        if law is None:
            continue
        position = law.end
        yield law
        if _is_plural(folded, match.start()):
            for law in _further(text, folded, position, kind):
                position = law.end
                yield law


def _is_plural(folded: str, start: int) -> bool:
    return folded[max(start - 5, 0) : start].split()[-1:] == ["cac"]


def _read(text: str, folded: str, start: int, after: int, kind: str) -> Law | None:
    if kind == "Hiến pháp":
        year = _YEAR.match(folded, after)
        capital = text[start].isupper()
        return (
            Law(start, year.end("year"), kind, "", text[year.start("year") : year.end("year")].strip(" ,"))
            if (capital and year)
            else None
        )
    before = folded[max(start - 12, 0) : start]
    plural = _is_plural(folded, start)
    if kind == "Luật" and not plural and _NOT_AFTER.search(before) and not before.endswith("ve "):
        return None
    capital = text[start].isupper()
    amends = _AMENDS.match(folded, after) if kind != "Hiến pháp" else None
    if amends:
        end = _amended(text, folded, amends.end())
        if end is None or not capital:
            return None
        name = " ".join(text[after:end].split())
    else:
        colon = re.compile(r"\s*:?\s*").match(folded, after) if plural else re.compile(r"\s+").match(folded, after)
        if colon is None:
            return None
        found = _name(text, folded, colon.end(), capital)
        if found is None:
            return None
        name, end = found
    year = _YEAR.match(folded, end)
    written = None
    if year:
        written = " ".join(text[year.start("year") : year.end("year")].split()).strip(" ,")
        end = year.end("year")
    if not capital and not (year or re.match(r"\s*so\s*\d", folded[end : end + 12])):
        return None
    return Law(start, end, kind, name, written)


def _further(text: str, folded: str, position: int, kind: str) -> Iterator[Law]:
    """The rest of ``các Luật: Đất đai, Nhà ở, Kinh doanh bất động sản``."""
    while join := _JOIN.match(folded, position):
        known = _known_name(text, folded, join.end())
        if known is None or not text[join.end()].isupper():
            return
        name, end = known
        year = _YEAR.match(folded, end)
        written = text[year.start("year") : year.end("year")].strip(" ,") if year else None
        position = year.end("year") if year else end
        yield Law(join.end(), position, kind, name, written)


def _known_name(text: str, folded: str, position: int) -> tuple[str, int] | None:
    pattern, names = _known()
    match = pattern.match(folded, position)
    if match is None:
        return None
    name = names[_plain(match.group())]
    # One syllable without its accents is too little: `Luật gia` is not `Luật Giá`.
    if " " not in name and not _exact(name).fullmatch(text[match.start() : match.end()]):
        return None
    return name, match.end()


def _name(text: str, folded: str, position: int, capital: bool) -> tuple[str, int] | None:
    known = _known_name(text, folded, position)
    shout = text[max(position - 6, 0) : position].isupper()  # in a line of capitals a capital says nothing
    unknown = (
        _unknown_name(text, folded, position)
        if text[position : position + 1].isupper() and capital and not shout
        else None
    )
    if known and unknown and unknown[1] > known[1] and (_YEAR.match(folded, unknown[1])):
        return unknown
    return known or unknown


def _unknown_name(text: str, folded: str, position: int) -> tuple[str, int] | None:
    """A name that no table has: from its capital letter to a small word that goes on, a sign or a year."""
    end = position
    for _ in range(12):
        if _ENDS.match(folded, end) or (end > position and (_YEAR.match(folded, end))):
            break
        word = _WORD.match(text, end)
        if word is None:
            break
        if end > position and (
            _stop().match(text, word.start("word")) or word["word"] in ("và", "của", "số", "thuộc", "hiện")
        ):
            break
        end = word.end()
    else:
        return None
    name = " ".join(text[position:end].split())
    # `Luật Thuế`, `Luật Việt` say nothing; `Luật BHXH` does.
    return (name, end) if " " in name or (name.isupper() and len(name) > 2) else None


def _amended(text: str, folded: str, position: int) -> int | None:
    """Where the names end that an amending law amends: ``Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền …``."""
    end: int | None = None
    while True:
        kind = _KIND.match(folded, position)
        if kind is None:
            several = _SEVERAL.match(folded, position) if end is None else None
            return several.end() if several and several.group().strip() != "luat" else end
        found = _name(text, folded, re.compile(r"\s*").match(folded, kind.end()).end(), text[kind.start()].isupper())  # type: ignore[union-attr]
        if found is None:
            return end
        end = found[1]
        join = _JOIN.match(folded, end)
        if join is None:
            return end
        position = join.end()
