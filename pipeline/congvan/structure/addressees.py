"""Reads whom a dispatch is addressed to: the entries behind ``Kính gửi``, each as written.

Nghị định 30/2020/NĐ-CP, Phụ lục I, cell 9a: one line, or a list whose entries end in semicolons.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from congvan.document import Break, Document, Line, Span
from congvan.document.parts import Value
from congvan.structure.form import starts_with
from congvan.structure.labels import read_label
from congvan.vocabulary import fold

_DETAILS = re.compile(
    r"\s*[,(]?\s*(?<!\w)(?:[ĐD][iị]a ch[iíìỉ]|[ĐD]\s?[/íi.]?\s?c|Mã s[oóôố] thu[eéêếé]|MST|Điện thoại|ĐT|E-?mail|Fax"
    r"|Số điện thoại|Mã số doanh nghiệp)"
    r"\s*(?:[:.]|(?=\d)).*",
    re.IGNORECASE | re.DOTALL,
)
# `Ông Nguyễn Văn An, số 14 đường Hoa Mai, phường 5`: who, without where.
_PRIVATE = re.compile(
    r"^(\W*(?:Ông|Bà)\s[^,;(]{4,60}?)(?:,|\s\()\s*"
    r"(?:ở|trú|ngụ|số|thôn|ấp|xóm|bản|tổ|khu|ngõ|đường|xã|phường|thị trấn)\s.*$",
    re.IGNORECASE | re.DOTALL,
)
# `Công ty TNHH An Phú (KCN Tân An, xã Tân An, tỉnh …)`, but not the rest of a name: `(Việt Nam)`.
_WHERE = re.compile(
    r"\s*\((?:[^()]*[,–-]\s*)?(?:số \d|\d+[A-Z]?\s[A-ZĐÀ-Ỹ]|lô \w+\d|tổ \d|(?:p|q|h|tp)\."
    r"|(?:k[chk][nt]|thôn|ấp|xã|phường|thị trấn|quận|huyện|thị xã|thành phố|tp|tỉnh)\s)[^()]*[,–-][^()]*\)\W*$",
    re.IGNORECASE,
)
_SPECK = re.compile(r"\sl$")  # the edge of a page as a scanner reads it
_BRANCH = re.compile(r"\W*Chi nhánh\s", re.IGNORECASE)
_BLANK = re.compile(r"…|[._]{4,}")  # `Đồng chí ……………`: a form that names nobody
_SHORT = 60.0
_SHORTEST = 2  # characters: less is a speck on a scan
_LONGEST_ADDRESS = 4  # lines


def read_addressees(document: Document, lines: Sequence[Line], index: int, start: int) -> tuple[list[Value], int]:
    """The entries of ``Kính gửi`` and the index of the line behind them.

    ``start`` is where the names begin on the line at ``index``. One line, or a list whose items end in ``;``.
    """
    first = lines[index]
    entries: list[Span] = []
    if first.span.start + start < first.span.end:
        entries.append(Span(first.span.start + start, first.span.end))
    index += 1
    while index < len(lines):
        line = lines[index]
        text = document.surface(line.span)
        if entries and _DETAILS.match(text):
            index = _behind_details(document, lines, index)  # where an addressee is found, no part of its name
            continue
        label = read_label(text)
        ended = bool(entries) and document.surface(entries[-1]).rstrip().endswith((".", "./."))
        if label is not None and label.is_bullet and (not entries or not ended or line.opens is Break.SOFT):
            if entries and ended and (len(text) > 200 or _opens_sentence(text[label.end :])):
                break
            entries.append(Span(line.span.start + label.end, line.span.end))
        elif entries and not ended and _entry_goes_on(document, entries[-1], line, text):
            entries[-1] = Span(entries[-1].start, line.span.end)
        elif not entries and len(text) < 200:
            entries.append(line.span)
        else:
            break
        index += 1
    return [value for span in entries for value in _entry(document, span)], index


def _behind_details(document: Document, lines: Sequence[Line], index: int) -> int:
    """The line behind an address, which in brackets may run over a few lines: ``(Địa chỉ: …`` / ``… MST: …)``."""
    texts = [document.surface(line.span) for line in lines[index : index + _LONGEST_ADDRESS]]
    if not texts[0].lstrip().startswith("("):
        return index + 1
    return index + 1 + next((count for count, text in enumerate(texts) if ")" in text), 0)


def _entry_goes_on(document: Document, last: Span, line: Line, text: str) -> bool:
    before = document.surface(last).rstrip()
    if before.endswith(";"):
        # The next entry without a bullet of its own.
        return len(text) < 150 and line.opens is Break.SOFT
    if line.opens is Break.SOFT:
        above = next(document.lines_at(last)).box
        if above and line.box and above.x1 < line.box.x1 - _SHORT and text[:1].isupper():
            return False  # the line before ends well before the margin: it is complete
        return len(text) < 150 and (
            text[:1].islower() or before.endswith((",", "và", "-")) or not _opens_sentence(text)
        )
    return text[:1].islower() and len(text) < 100


def _opens_sentence(text: str) -> bool:
    return bool(starts_with("body_openings").match(fold(text)))


def _names_somebody(text: str) -> bool:
    """Whether another addressee begins behind a dash: ``- UBND các xã``, but not ``Cục Cứu hộ`` `` - Cứu nạn``."""
    if _BRANCH.match(text):
        return False  # `Ngân hàng … - Chi nhánh Thái Nguyên` is one
    folded = fold(text).lstrip(" -–")
    return any(starts_with(name).match(folded) for name in ("unit_heads", "signers", "addressed"))


def _entry(document: Document, span: Span) -> list[Value]:
    """One line of addressees, cut at semicolons and at bullets that a converter left inside the line."""
    values: list[Value] = []
    text = document.passage(span).text
    for match in re.finditer(r"(?:[^;]|;(?=[^(]*\)))+", text):
        cuts = [dash.start() for dash in re.finditer(r"\s[-–]\s+(?=[A-ZĐÀ-Ỹ])", match.group())]
        cuts = [0, *(cut for cut in cuts if _names_somebody(match.group()[cut:])), len(match.group())]
        for begin, end in itertools.pairwise(cuts):
            name = _DETAILS.split(match.group()[begin:end], maxsplit=1)[0]
            name = _WHERE.sub("", _PRIVATE.sub(r"\1", _SPECK.sub("", name)))
            left = len(name) - len(name.lstrip(" -–+*:_"))
            name = name.strip(" -–+*:_").rstrip("./,")
            if len(name) < _SHORTEST or _BLANK.search(name):
                continue
            start = span.start + match.start() + begin + left
            values.append(Value(" ".join(name.split()), Span(start, start + len(name)), "addressees.entry"))
    return values
