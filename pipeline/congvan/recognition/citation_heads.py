"""The heads of citations: a type with its number, or a law with its name. Everything else hangs on them."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, replace

from congvan.recognition import citation_context as context
from congvan.recognition import citation_fields as fields
from congvan.recognition.citation_dates import date_at
from congvan.recognition.citation_laws import Law, find_laws
from congvan.recognition.citation_symbols import Number, find_numbers, odd_number, old_number, plain_number, repair
from congvan.recognition.citation_types import TypeWord, agrees, document_types, find_types, tells_type, type_of_symbol
from congvan.vocabulary import rules


@dataclass(frozen=True, slots=True)
class Head:
    """Type and number of a citation; ``type`` is the type's name, ``law`` the law's own name."""

    start: int
    end: int
    type: str
    number: Number | None = None
    law: Law | None = None
    provision: fields.Field | None = None
    rule: str = "citation.number"
    score: float = 1.0
    issuer: fields.Field | None = None
    """The issuer where it stands between type and number: ``Quyết định của Thủ tướng Chính phủ số 1719/QĐ-TTg``."""


# Between a type and its number: `số`, as scans write it too, an abbreviation in brackets before it.
_MARKER = re.compile(
    r"\s*(?:\([^()]{1,24}\)\s*)?(?P<so>[,:]?\s*(?:mang\s+)?(?:co\s+)?s[o06e]\s*(?:hieu\s*)?[:.]?\s*)?[\"“]?\s*"
)
_SO_BEFORE = re.compile(r"(?<![^\W_])so\s*(?:hieu\s*)?:?\s*$")
_LISTED = re.compile(r"(?:[,;]|(?<![^\W_])va|(?<![^\W_])hoac|&)\s*(?:va\s+)?(?:cac\s+)?(?P<so>so\s*:?\s*)?$")
_GAP = re.compile(r"[;.!?:“”\"]")
_AFTER_PLAIN = re.compile(
    r"\s*(?:$|[,;.)”\"/:¹²³⁴⁵⁶⁷⁸⁹]|\(|-\s|"
    r"ngay|cua|nam\s+(?:19|20)\d\d|ve|v/v|va|ban hanh|quy dinh|neu|noi|tren|tai|da|kem|duoc|de|thi|nay)"
)
_NICKNAME = re.compile(r"\(\s*(?:(?:sau đây|gọi|viết)[^()]*)?$")
_BLANK_NUMBER = re.compile(r"\s*so\s*:?[\s.…_]*/")


def find_heads(text: str, folded: str) -> list[Head]:
    """All heads of the text in order, none inside another."""
    types = find_types(text, folded)
    numbers = list(find_numbers(text))
    heads = _laws(text, folded, numbers)
    taken = {head.number.start for head in heads if head.number}
    heads += _numbered(text, folded, types, [number for number in numbers if number.start not in taken], heads)
    heads += _plain(text, folded, types, heads)
    heads += _dated(text, folded, types, heads)
    heads += _opening(text, folded)
    heads += _back(text, types, heads)
    heads += _named_documents(text)
    heads += _standards(text)
    heads.sort(key=lambda head: (head.start, -head.end))
    apart: list[Head] = []
    for head in heads:
        if apart and head.start < apart[-1].end:
            continue
        apart.append(head)
    return [_with_provision(text, head) for head in apart]


def _with_provision(text: str, head: Head) -> Head:
    provision = context.provision_before(text, head.start)
    if provision is None:
        return head
    return replace(head, provision=provision)


def _laws(text: str, folded: str, numbers: list[Number]) -> list[Head]:
    by_start = {number.start: number for number in numbers}
    heads: list[Head] = []
    for law in find_laws(text, folded):
        if context.is_draft(text, law.start):
            continue
        marker = re.compile(r"\s*,?\s*\(?\s*(?:luat\s+)?so\s*:?\s*|\s*\(\s*|\s+").match(folded, law.end)
        number = by_start.get(marker.end()) if marker else None
        if number is not None:
            end = number.end + (text[number.end : number.end + 1] == ")" and "(" in text[law.end : number.start])
            heads.append(Head(law.start, end, law.kind, number, law, rule="citation.law"))
        else:
            heads.append(Head(law.start, law.end, law.kind, None, law, rule="citation.law"))
    return heads


def _numbered(text: str, folded: str, types: list[TypeWord], numbers: list[Number], others: list[Head]) -> list[Head]:
    ends = [word.end for word in types]
    laws = sorted((head for head in others if head.number), key=lambda head: head.end)
    law_ends = [head.end for head in laws]
    heads: list[Head] = []
    previous: Head | None = None
    for number in numbers:
        nearest = bisect.bisect_left(law_ends, number.start) - 1
        if nearest >= 0 and (previous is None or laws[nearest].start > previous.start):
            previous = laws[nearest]
        head = _head_of(text, folded, types, ends, number, previous)
        if head is not None:
            heads.append(head)
            previous = head
    return heads


def _head_of(
    text: str, folded: str, types: list[TypeWord], ends: list[int], number: Number, previous: Head | None
) -> Head | None:
    last = bisect.bisect_right(ends, number.start) - 1
    word = types[last] if last >= 0 else None
    if word is not None and _MARKER.fullmatch(folded, word.end, number.start):
        return _make(text, word, number)
    listed = _listed(text, folded, number, previous)
    if listed is not None:
        return listed
    named = _named(text, folded, types, last, number)
    if named is not None:
        return named
    return _by_symbol(text, folded, number, word) or _by_date(text, folded, number)


def _make(
    text: str, word: TypeWord, number: Number, *, rule: str = "citation.number", score: float = 1.0
) -> Head | None:
    if not word.type.citable or context.is_draft(text, word.start):
        return None
    return Head(word.start, number.end, word.type.name, _repaired(number, word.type.name), rule=rule, score=score)


def _repaired(number: Number, type_name: str) -> Number:
    return Number(number.start, number.end, repair(number.text, type_name), number.symbol)


def _listed(text: str, folded: str, number: Number, previous: Head | None) -> Head | None:
    """A further number under a type named before: ``Công văn số 1/…; số 2/…``."""
    if previous is None or previous.number is None or number.start - previous.end > 400:
        return None
    gap = folded[previous.end : number.start]
    sign = _LISTED.search(gap[-24:])
    if sign is None or re.search(r"[.!?]\s", gap) or (len(gap) > 24 and not sign["so"]):
        return None
    kind = type_of_symbol(repair(number.text, "").partition("/")[2].split("/")[-1])
    own = document_types().get(previous.type)
    name = previous.type
    if kind is not None and own is not None and not agrees(own, (number.symbol or "").split("/")[-1]):
        name = kind.name
    start = number.start - (len(sign["so"]) if sign["so"] else 0)
    return Head(start, number.end, name, _repaired(number, name), rule="citation.listed", score=0.95)


# Who stands between type and number: `Quyết định của Thủ tướng`, `Bản thỏa thuận phối hợp giữa Bộ A và Bộ B`.
_PARTIES = re.compile(r"\s+của\s+|[^,;.:()]{0,80}?\sgiữa\s+")


def _named(text: str, folded: str, types: list[TypeWord], last: int, number: Number) -> Head | None:
    """A number behind the document's name: ``Bản thỏa thuận phối hợp công tác giữa … số 01/BTT-…``."""
    marker = _SO_BEFORE.search(folded, max(0, number.start - 12), number.start)
    if marker is None:
        return None
    for index in range(last, max(last - 4, -1), -1):
        word = types[index]
        gap = folded[word.end : number.start]
        if len(gap) > 160 or _GAP.search(gap):
            return None
        if not word.type.citable:
            return None
        fits = agrees(word.type, (number.symbol or "").split("/")[-1]) or agrees(word.type, number.symbol or "")
        letter = word.type.name in ("Công văn", "Văn bản")
        if (word.capital or letter) and (
            fits or (letter and len(gap) <= 80) or (len(gap) <= 80 and "," not in gap and re.match(r"\s+cua\s", gap))
        ):
            head = _make(text, word, number, rule="citation.named", score=0.9)
            of = _PARTIES.match(text, word.end, number.start)
            # `số` ends the name: `… và Truyền thông số 01/…` would otherwise begin a document of its own.
            return replace(head, issuer=fields.issuer_at(text[: marker.start()], of.end(), {})) if head and of else head
    return None


def _by_symbol(text: str, folded: str, number: Number, word: TypeWord | None) -> Head | None:
    """A number whose symbol alone tells the type: ``theo 933/QĐ-TTg``."""
    symbol = re.split(r"[/-]", repair(number.text, ""), maxsplit=1)[1]
    undated = re.sub(r"^(?:19|20)\d\d[/-]", "", symbol)
    sure = undated != symbol  # `02/2017/TT-VPCP`: only normative documents have the year in their number
    symbol = undated
    kind = type_of_symbol(symbol)
    if kind is None or not (sure or tells_type(symbol)) or "-" not in symbol.replace("/", "-"):
        return None
    if word is not None and not word.type.citable and number.start - word.end < 60:
        return None
    marker = _SO_BEFORE.search(folded, max(0, number.start - 12), number.start)
    start = marker.start() if marker else number.start
    # `Số: 12/QĐ-UBND` at the head of a letter is its own number.
    if not text[:start].strip() or (marker and ":" in marker.group()) or context.is_draft(text, start):
        return None
    return Head(start, number.end, kind.name, _repaired(number, kind.name), rule="citation.symbol", score=0.8)


# What may stand before a number that names a document by itself: nothing, a sign, or a word that points to a document.
_ALONE = re.compile(r"(?:^|[.;:,(–|-]|(?<![^\W_])(?:theo|tai))\s*$")


def _by_date(text: str, folded: str, number: Number) -> Head | None:
    """A number that its full date alone shows to be a document's: ``Số 183/TB ngày 09/7/2014`` in a list of orders.

    A symbol that names no type is a letter's (Decree 30/2020, appendix III): ``549/UBND-KTTH``.
    """
    marker = _SO_BEFORE.search(folded, max(0, number.start - 12), number.start)
    start = marker.start() if marker else number.start
    if not _ALONE.search(folded, 0, start) or context.is_draft(text, start):
        return None
    date = date_at(folded, number.end, bare_year=False)
    if date is None or len(date.iso) < 10:
        return None
    kind = type_of_symbol(number.symbol or "")
    name = kind.name if kind and kind.citable else "Công văn"
    return Head(start, number.end, name, _repaired(number, name), rule="citation.by_date", score=0.7)


def _plain(text: str, folded: str, types: list[TypeWord], others: list[Head]) -> list[Head]:
    """Types with a plain or an old number: ``Công văn số 2614``, ``Chỉ thị 16``, ``Nghị định số 73-CP``."""
    taken = {head.start for head in others}
    heads: list[Head] = []
    for word in types:
        if word.start in taken or word.short or not word.type.citable or context.is_draft(text, word.start):
            continue
        marker = _MARKER.match(folded, word.end)
        if marker is None or marker.end() == word.end:
            continue
        written = marker["so"] is not None and "số" in text[word.end : marker.end()].lower()
        number = old_number(text, marker.end()) if (written or word.type.bare) else None
        if word.type.family == "state":
            continue  # a licence's plain number names no document
        number = number or (odd_number(text, marker.end()) if written else None) or plain_number(text, marker.end())
        if number is None or not _AFTER_PLAIN.match(folded, number.end):
            continue
        if not written and not (word.type.bare and word.capital and _is_serial(number.text)):
            continue
        if not word.capital and not re.match(
            r"\s*(?:ngay|cua|nam\s+(?:19|20)\d\d|[,;.)])", folded[number.end : number.end + 12]
        ):
            continue
        if not written and _NICKNAME.search(text, max(0, word.start - 60), word.start):
            continue  # `(gọi tắt là Đề án 1956)`, `(Đề án 06)` name the document before the bracket
        head = _make(text, word, number, rule="citation.plain", score=0.9)
        if head is not None:
            heads.append(head)
    return heads


_OPENING = re.compile(r"\W*(?P<so>so)\s*:?\s*(?=\d)")


def _opening(text: str, folded: str) -> list[Head]:
    """A plain number with its full date that opens a passage, as in the cells of a list of orders: ``Số 92 ngày …``."""
    marker = _OPENING.match(folded)
    number = plain_number(text, marker.end()) if marker else None
    date = date_at(folded, number.end, bare_year=False) if number else None
    if marker is None or number is None or date is None or len(date.iso) < 10:
        return []
    return [Head(marker.start("so"), number.end, "Văn bản", number, rule="citation.by_date", score=0.7)]


def _is_serial(number: str) -> bool:
    """Whether a plain number is likely a document's: ``16``, ``1956``, ``100/2019``, but no ``5`` and no ``2024``."""
    digits = number.partition("/")[0]
    return 1 < len(digits) < 5 and not re.fullmatch(r"20[0-4]\d", digits)


def _dated(text: str, folded: str, types: list[TypeWord], others: list[Head]) -> list[Head]:
    """Types with a full date and an issuer but no number: ``Thông báo ngày 12/3/2020 của Văn phòng Chính phủ``."""
    taken = {head.start for head in others}
    heads: list[Head] = []
    for word in types:
        if word.start in taken or not word.capital or not word.type.citable or word.type.family == "state":
            continue
        blank = _BLANK_NUMBER.match(folded, word.end)
        after = re.compile(r"\s*/?[\w.&-]{0,24}").match(text, blank.end()) if blank else None
        place = after.end() if after else word.end
        date = date_at(folded, place, bare_year=False)
        if date is None or len(date.iso) < 10 or not re.match(r"\s*,?\s*cua\s", folded[date.end : date.end + 12]):
            continue
        if context.is_draft(text, word.start):
            continue
        heads.append(Head(word.start, place if blank else word.end, word.type.name, rule="citation.dated", score=0.8))
    return heads


def _back(text: str, types: list[TypeWord], others: list[Head]) -> list[Head]:
    """Types that point back to a document named before: ``Công văn nêu trên``."""
    taken = {head.start for head in others}
    rule = rules("citations", "back")[0]
    heads: list[Head] = []
    for word in types:
        match = rule.pattern.match(text, word.end)
        plural = text[max(word.start - 4, 0) : word.start].lower().split()[-1:] == ["các"]
        if match is None or word.start in taken or plural or word.type.law or not word.type.citable:
            continue
        heads.append(Head(word.start, match.end(), word.type.name, rule="citation.back", score=0.7))
    return heads


def _named_documents(text: str) -> list[Head]:
    """Documents of a formal name: ``Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng``."""
    return [
        Head(match.start(), match.end(), " ".join(match.group().split()), rule="citation.formal", score=0.9)
        for rule in rules("citations", "named")
        for match in rule.pattern.finditer(text)
        if not context.is_draft(text, match.start())
    ]


def _standards(text: str) -> list[Head]:
    """Technical regulations and standards: ``QCVN 41:2019/BGTVT``, ``tiêu chuẩn TCVN 7271:2003``."""
    heads: list[Head] = []
    for rule in rules("citations", "standard"):
        for match in rule.pattern.finditer(text):
            if context.is_draft(text, match.start()):
                continue
            number = Number(match.start("number"), match.end("number"), " ".join(match["number"].split()), None)
            heads.append(Head(match.start(), match.end(), rule.row["name"], number, rule=f"citation.{rule.id}"))
    return heads
