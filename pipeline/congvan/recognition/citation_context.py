"""What stands before a citation: its issuer and date written ahead, its part, and what is done with it."""

from __future__ import annotations

import re
from typing import Literal

from congvan.recognition.citation_fields import Field, body_name, issuer_at, one_line, table_words
from congvan.vocabulary import rules

Role = Literal["basis", "carried_out", "amended", "replaced", "enclosed", "mentioned"]

_LEFT_LIMIT = 240


def issuer_before(text: str, position: int, floor: int = 0) -> Field | None:
    """The issuer named before the document: ``chỉ đạo của Chủ tịch UBND tỉnh tại Văn bản số …``.

    ``floor`` is where the citation before ends.
    """
    left = max(floor, position - _LEFT_LIMIT)
    window = text[left:position]
    head = body_name()
    for rule in rules("citations", "issuer_before"):
        if rule.id == "issuer_before.of":
            # The last `của` first: an issuer may hold one (`Tổ công tác của Thủ tướng`), a sentence holds many.
            starts = [match.end() for match in re.finditer(r"\bcủa\s+", window)][:-5:-1]
            matches = [match for start in starts if (match := rule.pattern.search(window, max(0, start - 24)))]
            matches = [match for match in matches if match.start("issuer") in starts]
        else:
            matches = list(rule.pattern.finditer(window))[-1:]
        for match in matches:
            start, end = match.span("issuer")
            found = issuer_at(text, left + start, {}) if head.match(window, start) else None
            if found is not None and found.end == left + end:
                return found
    return None


_DATE_BEFORE = re.compile(
    r"\b[Nn]gày\s+(?P<date>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})\s*,?\s*"
    r"(?P<who>[^.;:()“”]{0,100}?)\s+(?:đã\s+)?(?:có|ban hành|ký ban hành|ký|gửi|trình|ra|phát hành|nhận được)\s*$"
)


def date_before(text: str, position: int) -> tuple[int, int] | None:
    """The span of a date that dates the document from the front: ``Ngày 24/7/2024, Sở Nội vụ có Công văn số …``."""
    left = max(0, position - _LEFT_LIMIT)
    match = _DATE_BEFORE.search(text[left:position])
    if match is None or re.search(r"\bsố\s+\d", match["who"]):
        return None
    return left + match.start(), left + match.end("date")


def role_before(text: str, position: int) -> tuple[Role, str]:
    """What the dispatch does with the document, and the rule that says so: ``Căn cứ`` → ``basis``."""
    window = text[max(0, position - 200) : position]
    for rule in rules("citations", "role"):
        if rule.pattern.search(window):
            role: Role = rule.row["value"]
            return role, rule.id
    return "mentioned", "role.none"


def is_draft(text: str, position: int) -> bool:
    """Whether what stands before makes the document a draft: ``dự thảo Nghị định``."""
    window = text[max(0, position - 60) : position]
    return any(rule.pattern.search(window) for rule in rules("citations", "draft"))


def provision_before(text: str, position: int) -> Field | None:
    """The part of the document that is meant: ``khoản 4 Điều 20 Nghị định số …`` → ``khoản 4 Điều 20``."""
    left = max(0, position - 120)
    for rule in rules("citations", "provision"):
        match = rule.pattern.search(text[left:position])
        if match:
            parts = re.sub(r"(?:\s*(?:,|và|của|tại))+\s*$", "", match["parts"])
            return Field(left + match.start("parts"), left + match.start("parts") + len(parts), one_line(parts))
    return None


_POINTS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)? (?:này|số|kèm|trên)\b")


def name_before(text: str, position: int, floor: int) -> Field | None:
    """The name of what was issued with the document: ``Quy chế làm việc ban hành kèm theo Quyết định số …``."""
    left = max(floor, position - _LEFT_LIMIT)
    window = text[left:position]
    rule = rules("citations", "issued_with")[0]
    issued = rule.pattern.search(window)
    if issued is None or not issued.group().strip():
        return None
    starts = [match.start() for match in table_words("enclosures", "names").finditer(window)]
    starts = [start for start in starts if start < issued.start() and not _POINTS.match(window, start)]
    boundary = max((match.end() for match in re.finditer(r"[.;:()]\s", window[: issued.start()])), default=0)
    starts = [start for start in starts if start >= boundary]
    if not starts or not re.search(r"ban\s+hành|kèm|cùng", issued.group()):
        return None
    start = starts[-1]
    name = window[start : issued.start()].strip(" ,")
    return Field(left + start, left + start + len(name), one_line(name)) if len(name.split()) > 2 else None
