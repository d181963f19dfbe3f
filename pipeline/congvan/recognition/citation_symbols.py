"""Numbers of documents as dispatches write them: ``2614 / SNV – CCHC``, ``29-NQ/TW``, ``30/2020/NĐ-CP``.

A symbol is a chain of capital abbreviations. Which chains are real is grammar and stands here; which
abbreviations belong to which type, and which of them lose their bar in scans, stands in the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from congvan.vocabulary import table

_DASHES = r"\-‐‑‒–—−" "\ufffe\u00ad"
_PART = r"(?:[A-ZĐÐƯƠÔÂĂÊ0-9a-zđ]{1,16}+(?![^\W_¹²³⁴⁵⁶⁷⁸⁹⁰]))"
_HEAD = re.compile(
    rf"(?:(?<![\w/])|(?<=[Ss]ố))(?<![\d][.,{_DASHES}])"
    rf"(?P<digits>\d{{1,8}}[a-eA-EđĐ]?(?:bis)?)"
    rf"(?:(?P<year>[{_DASHES}](?:19|20)\d\d(?=\s?/))|(?P<slash_year>\s{{0,2}}/\s{{0,2}}(?:19|20)\d\d(?=\s?[/{_DASHES}]\s?[A-ZĐÐ])))?"
    rf"(?P<join>\s{{0,3}}[/{_DASHES}]\s{{0,2}})(?P<part>{_PART})"
)
_MORE = re.compile(rf"(?P<join>\s?[{_DASHES}/.&]\s?)(?P<part>{_PART})")
_TAIL = re.compile(r"[ ](?P<part>[A-ZĐ]{2,8}\d?)(?=\s*,?\s*ngày\b)")
_PLAIN = re.compile(r"(?P<number>\d{1,6}[a-eđĐA-E]?(?:\s?/\s?(?:19|20)\d\d)?)(?![\w/%])(?![.,]\d)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text: where it stands, its normal form, and its symbol (None for a plain number)."""

    start: int
    end: int
    text: str
    symbol: str | None


def find_numbers(text: str) -> Iterator[Number]:
    """Numbers with a symbol, left to right: ``số 2614 / SNV – CCHC của`` → ``2614/SNV-CCHC``."""
    position = 0
    while match := _HEAD.search(text, position):
        number = _read(text, match)
        if number is None:
            position = match.start("part")
            continue
        yield number
        position = number.end


def plain_number(text: str, position: int) -> Number | None:
    """The plain number that begins at ``position``: ``09``, ``09/2009``."""
    match = _PLAIN.match(text, position)
    if match is None:
        return None
    return Number(match.start(), match.end(), re.sub(r"\s", "", match["number"]), None)


_ANY = re.compile(rf"\d[\wĐđ.&]{{0,20}}(?:[/{_DASHES}]{{1,2}}[\wĐđ.&]{{1,24}}){{1,6}}(?![\w/])")


def odd_number(text: str, position: int) -> Number | None:
    """A number of no common form that begins at ``position``: ``2408-16/TLGM``, ``02-01/16/CV-TN``.

    Firms and schools number as they please; only the words ``Công văn số`` before it make it a number.
    """
    match = _ANY.match(text, position)
    if match is None or not re.search(r"[^\W\d_]", match.group()):
        return None
    end = match.start() + len(match.group().rstrip("."))
    whole = re.sub(rf"[{_DASHES}]", "-", text[match.start() : end])
    return Number(match.start(), end, whole, whole.rpartition("/")[2])


def repair(number: str, document_type: str) -> str:
    """The number with bars and cases restored that its type asks for: ``4096/QD-TCTL`` → ``1283/QĐ-TCT``."""
    pieces = re.split(r"([/\-.&])", number)
    for index in range(2, len(pieces), 2):
        fixed = _repairs().get(pieces[index])
        if fixed is not None and fixed[1] in (None, document_type):
            pieces[index] = fixed[0]
    return "".join(pieces)


@cache
def _repairs() -> dict[str, tuple[str, str | None]]:
    return {row["wrong"]: (row["right"], row.get("for")) for row in table("citations")["symbol"]}


def _read(text: str, match: re.Match[str]) -> Number | None:
    if match["year"] and re.fullmatch(r"(?:19|20)\d\d", match["digits"]):
        return None  # `2021-2025/…` is a span of years
    first = match["part"]
    join = match["join"].strip()
    if not _is_part(first, spaced=" " in match["join"] and join != "/") or first.isdigit():
        return None
    dashed = join != "/"
    parts = [_join(join), first]
    end = match.end()
    slash = not dashed
    while more := _MORE.match(text, end):
        sign = more["join"].strip()
        if not _is_part(more["part"], spaced=more["join"] != sign) or (sign == "." and not _after_dot(more["part"])):
            break
        if sign == "/" and more["part"].isdigit() and len(more["part"]) != 4:
            break
        slash = slash or sign == "/"
        parts += [_join(sign), more["part"]]
        end = more.end()
    # `345/QĐ-EVN SPC`: a name of two words, where the date then ends it.
    if tail := _TAIL.match(text, end):
        parts.append(f" {tail['part']}")
        end = tail.end("part")
    # `29-NQ/TW` is a number; `35-NQ` and `COVID 19-BYT` alone are too little to tell (the caller may know better).
    if dashed and not slash:
        return None
    year = (match["year"] or match["slash_year"] or "").strip()
    year = re.sub(r"\s", "", year)
    year = _join(year[0]) + year[1:] if year else ""
    head = match["digits"] + year
    symbol = "".join(parts)
    return Number(match.start(), end, head + symbol, symbol[1:])


def old_number(text: str, position: int) -> Number | None:
    """A number of the old form that begins at ``position``: ``91-CP``, ``12-HĐBT``."""
    match = _HEAD.match(text, position)
    if match is None or match["year"] or match["slash_year"] or not _is_part(match["part"], spaced=True):
        return None
    if match["part"].isdigit():
        return None
    return Number(match.start(), match.end(), f"{match['digits']}-{match['part']}", match["part"])


def _join(sign: str) -> str:
    return sign if sign in "/.&" else "-"


def _after_dot(part: str) -> bool:
    return sum(c.isupper() for c in part) >= 2 or set(part) <= set("IVX")  # `VPCP-V.I`


def _is_part(part: str, *, spaced: bool) -> bool:
    """Whether a chain of letters is an abbreviation: ``TTg``, ``GDTrH``, ``K2ĐT``, but not ``Ban``."""
    capitals = sum(c.isupper() for c in part)
    if not capitals:
        return part.isdigit() and len(part) <= 4 and not spaced
    if re.search(r"[a-zđ]{3}", part):
        return False
    if spaced:
        return capitals >= 2
    return capitals >= 2 or len(part) <= 2 or any(c.isdigit() for c in part)
