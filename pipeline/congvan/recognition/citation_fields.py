"""What stands behind a number: who issued the document and what it is about.

Each reader takes the text and a place and gives a value with its span, or None. ``heads`` tells where citations
begin, and for each where its provision does (``khoản 2 Điều 1 Thông tư số …``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from congvan.recognition.citation_types import find_types
from congvan.vocabulary import fold, rules, table

_ISSUER_LIMIT = 32
_SUBJECT_LIMIT = 700
_TOKEN = re.compile(r"\s*(\S+)")
_ABBREVIATED = re.compile(r"^(?:TP|Tp|T\.P|P|Q|TX|Tx|TT|Tr|H|X|St|TW)\.$")
_QUALIFIER = re.compile(r"\s*(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|thị trấn|Việt Nam|nước|Trung ương)\b")


@cache
def table_words(section: str, key: str) -> re.Pattern[str]:
    """A list of words of the table, to be matched as it is written."""
    choice = "|".join(sorted(map(re.escape, table("citations")[section][key]), key=len, reverse=True))
    return re.compile(rf"(?:các |liên )?(?:{choice})(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Field:
    """A value read from the text with its place."""

    start: int
    end: int
    text: str


def one_line(text: str) -> str:
    """The text with every run of blanks as one."""
    return " ".join(text.split())


@cache
def _issuer_stop() -> re.Pattern[str]:
    return rules("citations", "issuer_end")[0].pattern


def issuer_at(text: str, position: int, heads: Mapping[int, int], *, parent: bool = True) -> Field | None:
    """The issuer whose name begins at ``position``: ``Sở Nội vụ về việc …`` → ``Sở Nội vụ``."""
    first = _TOKEN.match(text, position)
    if first is None or not (first.group(1)[0].isupper() or re.match(r"liên (?:bộ|ngành|sở)", first.group(1) + " ")):
        return None
    start = end = first.start(1)
    for _ in range(_ISSUER_LIMIT):
        token = _TOKEN.match(text, end)
        if token is None:
            break
        word, place = token.group(1), token.start(1)
        if place > start and (place in heads or _issuer_stop().match(text, place)):
            break
        if word[0] in '“"[;:/.' or (word[0].isdigit() and not re.match(r"\d{1,3}\b(?![/.]\d)", word)):
            break
        if word[0] == "(":
            close = text.find(")", place, place + 60)
            if close < 0 or not _QUALIFIER.match(text, close + 1):
                break
            end = close + 1
            continue
        if word in ("và", "-", "–", "—", "&", "của", "cùng"):
            ahead = text[token.end() : token.end() + 200]
            following = ahead.lstrip()
            inner = token.end() + len(ahead) - len(following)
            goes_on = following[:1].isupper() or (word == "và" and _goes_on().match(fold(following)) is not None)
            if not goes_on or inner in heads or _issuer_stop().match(text, inner) or re.match(r"các\s", following):
                break
            if word == "và" and (_is_type(text, inner) or _NUMBERED.match(text, inner)):
                break
            end = token.end()
            continue
        bare = (
            re.split(r"[,;:)”\"\]…]|\.(?!\S)|\.$|\./", word, maxsplit=1)[0] if not _ABBREVIATED.search(word) else word
        )
        end = place + len(bare)
        if bare != word:
            rest = text[end : end + 80]
            if not rest.startswith(","):
                break
            if not _name_goes_on(text[start:end], rest[1:].lstrip()) and not (
                parent and _parent_follows(text, end + 1, heads)
            ):
                break
            end += 1
    end = start + len(text[start:end].rstrip(" ,-–—"))
    name = one_line(text[start:end])
    return Field(start, end, name) if len(name) > 1 else None


@cache
def _goes_on() -> re.Pattern[str]:
    """Words after `và` with which a name goes on, without accents, which scans lose."""
    return re.compile("|".join(rf"{re.escape(fold(word))}\b" for word in table("citations")["issuer_commas"]["and"]))


_NUMBERED = re.compile(r"[^\s,;.:()]+(?:\s+[^\s,;.:()]+){0,3}\s+số\s*:?\s*\d")


def is_body(name: str) -> bool:
    """Whether a name begins as bodies and officers do: ``Sở Nội vụ``, ``Thủ tướng Chính phủ``."""
    return body_name().match(name) is not None


@cache
def body_name() -> re.Pattern[str]:
    """How the names of bodies and officers begin."""
    return rules("citations", "body")[0].pattern


def _name_goes_on(name: str, rest: str) -> bool:
    titles = table_words("issuer_commas", "titles")
    last = list(titles.finditer(name))[-1:]
    if last and last[0].end() == len(name) and titles.match(rest):
        return True
    return table_words("issuer_commas", "rest").match(rest) is not None


def _parent_follows(text: str, position: int, heads: Mapping[int, int]) -> bool:
    """Whether a second body and then the subject follow: ``Cục Quản lý Dược, Bộ Y tế về việc …``."""
    gap = re.compile(r"\s*").match(text, position)
    start = gap.end() if gap else position
    if not body_name().match(text, start):
        return False
    found = issuer_at(text, start, heads, parent=False)
    # `về` must follow: in `…, Bộ Xây dựng ban hành Kế hoạch` the second body is the subject of the sentence.
    return found is not None and re.compile(r"\s+(?:về|[vV]/v)\s").match(text, found.end) is not None


def _is_type(text: str, position: int) -> bool:
    window = text[position : position + 40]
    return any(word.start == 0 and word.capital for word in find_types(window, fold(window)))


def subject_at(text: str, position: int, heads: Mapping[int, int], *, plain: bool) -> Field | None:
    """What the document is about, where the text says so at ``position``.

    `` về việc triển khai …; `` → ``triển khai …``. ``plain`` allows a bare verb (``quy định …``) to open it.
    """
    for rule in rules("citations", "subject_start"):
        keep = rule.row["keep"]
        if keep and not plain:
            continue
        gap = re.compile(r"\s*,?\s*" if not keep else r"\s*").match(text, position)
        match = rule.pattern.match(text, gap.end() if gap else position)
        if match:
            start = match.start() if keep else match.end()
            end = _subject_end(text, start, heads)
            value = one_line(text[start:end])
            return Field(start, end, value) if len(value) > 2 else None
    return None


@cache
def _subject_ends() -> tuple[re.Pattern[str], ...]:
    return tuple(rule.pattern for rule in rules("citations", "subject_end"))


_HARD_END = re.compile(
    r";|\.(?=\s*$|/|\s+[^\W\d_a-zà-ỹđ]|\s+[-–+“\"]|\s+(?:\d{1,2}|[a-zđ])[.)]\s)|[:](?=\s|$)|…|[)”\"](?=\s|$|[.,;:)])|[(“\"]|\n"
)
_LIST_SIGN = re.compile(r"(?:,|;|\bvà|\bhoặc|,\s*và)\s+(?:các\s+)?$")
_BASIS = re.compile(r"(?:[.,]?\s+(?:Căn cứ|Thực hiện|Xét)|[.,]\s+(?:Theo|Để|Nhằm|Trong|Ngày|Tại)|\.\s+Điều \d+)\s")


def _subject_end(text: str, start: int, heads: Mapping[int, int]) -> int:
    limit = min(len(text), start + _SUBJECT_LIMIT)
    limit = _hard_end(text, start, limit)
    for pattern in _subject_ends():
        match = pattern.search(text, start, min(len(text), limit + 160))
        if match and start < match.start() < limit:
            limit = match.start()
    basis = _BASIS.search(text, start, limit)
    if basis:
        limit = basis.start()
    limit = _next_in_list(text, start, limit, heads)
    return start + len(text[start:limit].rstrip(" ,.;-–—"))


def _hard_end(text: str, start: int, limit: int) -> int:
    """The end of the sentence, with brackets and quotation marks in balance."""
    depth = quotes = 0
    for match in _HARD_END.finditer(text, start, limit):
        sign = match.group()
        if sign == "(":
            depth += 1
        elif sign == ")":
            if depth == 0:
                return match.start()
            depth -= 1
        elif sign == "“" or (sign == '"' and not quotes):
            quotes += 1
        elif sign in '”"':
            if quotes == 0:
                return match.start()
            quotes -= 1
            # A closing mark ends a subject that is a quotation from its first word on.
            if quotes == 0 and text[start] in '“"' and match.end() < limit and text[match.end()] in ".;":
                return match.end()
        elif (quotes == 0 and depth == 0) or (sign == ";" and depth == 0):
            return match.start()
    return limit


_WORD_START = re.compile(r"(?<![^\W_])(?=[^\W\d_])")


def _next_in_list(text: str, start: int, limit: int, heads: Mapping[int, int]) -> int:
    """The place before a citation that stands beside this one, not inside its subject."""
    amends = re.match(r"(?:sửa đổi|bổ sung|bãi bỏ|thay thế|đính chính)", text[start:limit], re.IGNORECASE)
    inner: str | None = None
    for match in _WORD_START.finditer(text, start, limit):
        if match.start() not in heads:
            continue
        edge = heads[match.start()]  # a list's sign stands before the provision: `, khoản 2 Điều 1 Thông tư số …`
        sign = _LIST_SIGN.search(text, max(start, edge - 12), edge)
        kind = fold(text[match.start() : match.start() + 6])
        kind = "luat" if kind.startswith("luat") else kind
        # `sửa đổi một số điều của Nghị định số A và Nghị định số B`: both belong to the subject.
        if sign and not (amends and inner == kind):
            return sign.start()
        inner = kind
    return limit
