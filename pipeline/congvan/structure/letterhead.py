"""Reads what stands above the body: issuer, number, place and date, type, subject, stamps, addressees.

Nghị định 30/2020/NĐ-CP, Phụ lục I: cells 1 to 5 and 9a. The two columns may come one after the other, line by
line beside each other, or glued onto one line by a converter: anchors of the form (the state's name, the number,
the date) cut glued lines, and what remains on the left is the issuer.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from congvan.document import Break, Document, Line, Span
from congvan.document.parts import Letterhead, Value
from congvan.structure.addressees import read_addressees
from congvan.structure.form import document_type, is_capital, starts_with, words
from congvan.structure.labels import read_label
from congvan.structure.naming import readable
from congvan.structure.numbering import Field, motto_start, read_number, read_place_and_date
from congvan.vocabulary import fold
from congvan.vocabulary.accents import accented

_SUBJECT = re.compile(
    r"\W{0,3}(?:V\s*/\s*[vV]|[Vv]/v|V/(?=\s[a-zà-ỹđ])|VV|Vw|Về\s+việc|Vê\s+việc|VỀ\s+VIỆC|Trích\s+yếu)\s*[:.]?\s*",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\W{0,3}(?:V\s*/\s*v|Về\s+việc|Về)\s*[:.]?\s*", re.IGNORECASE)
_ADDRESSEES = re.compile(
    r"\W{0,3}(?:(?:Kính|KÍNH|Kinh|\w{2,5})\s+(?:gửi|GỬI|gởi|gữi|gui)(?:\s+đến)?\s*[:;.]|(?:Kính|KÍNH)\s+gửi\b)\s*"
)
_TELEGRAM = re.compile(r"\b(?:[đĐ]iện|ĐIỆN)\s*:\s*")
# A number that cannot be read is still no unit's name.
_NUMBERED = re.compile(r"\W{0,3}(?:Số|SỐ|Sô)\s*[:;.]", re.IGNORECASE)
_DATE_BEGUN = re.compile(r"(?:ngày|Ngày|NGÀY)(?:\s[\s\d.…_]{0,20}(?:(?:tháng|Tháng|THÁNG)(?:\s[^\n/]{0,30})?)?)?$")
_PLACE_ENDS = re.compile(r"(?P<place>[^\d,]{1,30},\s*)?(?:ngày|Ngày|NGÀY)\b")
_DATE_ENDS = re.compile(r"(?:(?:tháng|THÁNG)\s+[\d.…_ ]{1,8})?(?:(?:năm|NĂM)\s+)?(?:19|20)\d\d\.?")
_GROUNDS = re.compile(r"\W{0,3}(?:Căn\s+cứ|Xét|Theo\s+đề\s+nghị)\s")
_GOES_ON = (" va", "-", "–", ",", "&", " cua", " thuoc", "uy ban trung uong", " cap")
_LIMIT = 60
"""So many points before the right margin a line of running text does not end."""


@dataclass(frozen=True, slots=True)
class Header:
    """The letterhead with its addressees, and the index of the first line behind it."""

    letterhead: Letterhead
    recipients: tuple[Value, ...]
    body: int


@dataclass(slots=True)
class _Draft:
    document: Document
    found: dict[str, Value] = field(default_factory=dict)
    units: list[tuple[Span, bool]] = field(default_factory=list)
    subject: list[Span] = field(default_factory=list)
    subject_open: bool = False
    titled: bool = False

    def put(self, name: str, part: Field | None, span: Span, rule: str) -> None:
        if part is not None and name not in self.found:
            place = Span(span.start + part.start, span.start + part.end)
            self.found[name] = Value(part.text, place, f"letterhead.{rule}")


def read_header(document: Document, lines: Sequence[Line]) -> Header:
    """The header of the dispatch that begins at ``lines[0]``."""
    draft = _Draft(document)
    end = _header_end(document, lines)
    index = 0
    recipients: list[Value] = []
    while index < end:
        line = lines[index]
        text = document.surface(line.span)
        wrapped = _wrapped_date(document, lines[index : min(index + 3, end)])
        if wrapped:
            line = replace(line, span=Span(line.span.start, lines[index + wrapped].span.end))
            text, index = document.passage(line.span).text, index + wrapped
        match = _ADDRESSEES.match(text)
        if match is None and draft.found.get("document_type", Value("", Span(0, 0), "")).text == "công điện":
            match = _TELEGRAM.search(text)
        if match is not None:
            entries, index = read_addressees(document, lines, index, match.end())
            recipients.extend(entries)
            break
        addressed = any(_ADDRESSEES.match(document.surface(one.span)) for one in lines[index + 1 : index + 4])
        if draft.titled and not addressed and _begins_body(draft, line, text):
            break
        _take(draft, line, text, previous=lines[index - 1] if index else None)
        index += 1
    return Header(_finish(draft), tuple(recipients), index)


def _wrapped_date(document: Document, lines: Sequence[Line]) -> int:
    """How many lines more the place and date take that begin on the first: a narrow column breaks them anywhere.

    ``… ngày 07 tháng 3 năm`` / ``2022``; ``… ngày 12 tháng`` / ``10 năm 2011``; ``Bà Rịa - Vũng`` / ``Tàu, ngày …``.
    """
    first = document.surface(lines[0].span).rstrip()
    begun = _DATE_BEGUN.search(first)
    if begun is None and (len(lines) < 2 or not _place_begun(document, lines[0], lines[1], first)):
        return 0
    dated = read_place_and_date(first)
    if dated is not None and dated[1] is not None:
        return 0
    for more in range(1, len(lines)):
        if lines[more].column != lines[0].column:
            return 0
        text = document.passage(Span(lines[0].span.start, lines[more].span.end)).text.rstrip(" .")
        dated = read_place_and_date(text)
        if dated is not None and dated[1] is not None:
            return more if dated[1].end == len(text) else 0
    return 0


def _place_begun(document: Document, line: Line, below: Line, text: str) -> bool:
    """Whether a line of the right column is a place, or its beginning, whose date follows on the next."""
    rest = _PLACE_ENDS.match(document.surface(below.span))
    if (line.column, below.column, below.opens) != (1, 1, Break.SOFT) or rest is None or len(text) > 45:
        return False
    whole = text.endswith(",") == (not rest["place"])
    return whole and text[:1].isupper() and not is_capital(text) and motto_start(text) is None


def _header_end(document: Document, lines: Sequence[Line]) -> int:
    """The furthest a header can reach: the addressees' line, or the type's title with its subject."""
    limit = min(len(lines), _LIMIT)
    anchor = -1
    for index in range(limit):
        text = document.surface(lines[index].span)
        if _ADDRESSEES.match(text):
            return index + 1
        if document_type(text) is not None:
            return limit
        if read_number(text) or motto_start(text) is not None or _SUBJECT.match(text):
            anchor = index
    if anchor < 0:
        return 0
    # Neither addressees nor a title: the header ends with the last line that belongs to the form.
    while (
        anchor + 1 < limit
        and lines[anchor + 1].opens is Break.SOFT
        and len(document.surface(lines[anchor + 1].span)) < 60
    ):
        anchor += 1
    while anchor + 1 < limit and _is_form_line(document.surface(lines[anchor + 1].span)):
        anchor += 1
    return anchor + 1


def _is_form_line(text: str) -> bool:
    date = read_place_and_date(text)
    return bool(date and date[1] and len(text) < 70) or motto_start(text) is not None


def _begins_body(draft: _Draft, line: Line, text: str) -> bool:
    """Whether the body begins with this line, the title having been read."""
    if _opens_body(text) and (_GROUNDS.match(text) or (draft.subject and line.opens is not Break.SOFT)):
        return True  # `Căn cứ Luật … ngày 16 tháng 6 năm 2025;` has a date, and is no line of the form
    if draft.subject and line.opens is not Break.SOFT and _heads(text):
        return True
    if not draft.subject:
        return len(text) > 120 and not line.centred and not line.bold and line.opens is not Break.SOFT
    if motto_start(text) is not None or (read_number(text) and "symbol" not in draft.found):
        return False
    if _is_form_line(text) and "issued" not in draft.found:
        return False
    if is_capital(text) and (line.opens is not Break.SOFT or len(text) < 90):
        return False
    return not draft.subject_open or not _subject_goes_on(draft, line, text)


def _heads(text: str) -> bool:
    """Whether a line has the label of an item: ``I. MỤC ĐÍCH``."""
    label = read_label(text)
    return label is not None and not label.is_bullet


def _opens_body(text: str) -> bool:
    """Whether a line begins the body by its words, whatever else stands in it."""
    opening = starts_with("body_openings").match(fold(text))
    return opening is not None and text[:1].isupper() and not is_capital(text) and not _is_form_line(text[:30])


def _take(draft: _Draft, line: Line, text: str, previous: Line | None) -> None:
    """Reads one line of the header."""
    span = line.span
    cut = motto_start(text)
    if cut is not None:
        if cut > 0:
            _take_left(draft, line, Span(span.start, span.start + cut), text[:cut])
        if cut == 0 or "hanh phuc" in fold(text) or "viet nam" in fold(text):
            draft.subject_open = False
        return
    number = read_number(text) if "symbol" not in draft.found else None
    if number is not None:
        draft.put("number", number[0], span, "number")
        draft.put("symbol", number[1], span, "symbol")
        dated = read_place_and_date(text, number[2])
        _put_date(draft, dated, span)
        draft.subject_open = False
        return
    if "issued" not in draft.found:
        dated = read_place_and_date(text)
        inside = draft.subject_open and bool(draft.subject) and line.column == 0  # a date that the subject tells
        if (
            not inside
            and dated is not None
            and dated[1] is not None
            and not _SUBJECT.match(text)
            and len(text) - dated[2] < 60
        ):
            _put_date(draft, dated, span)
            if dated[2] > 0:
                _take_left(draft, line, Span(span.start, span.start + dated[2]), text[: dated[2]])
            draft.subject_open = False
            return
    stamp = _stamp(text)
    if stamp is not None:
        draft.put(stamp[0], Field(stamp[1], 0, len(text)), span, "stamp")
        return
    title = document_type(text) if not draft.titled and not _unit_open(draft, span) else None
    if title is not None:
        draft.titled = True
        draft.subject.clear()
        draft.put("document_type", Field(title[0], 0, title[1]), span, "type")
        if text[title[1] :].strip(" .:-"):
            draft.subject.append(Span(span.start + title[1], span.end))
        draft.subject_open = True
        return
    _take_left(draft, line, span, text)


def _unit_open(draft: _Draft, span: Span) -> bool:
    """Whether the name on the line before goes on: ``… CÁC CÔNG TRÌNH,`` / ``DỰ ÁN QUAN TRỌNG QUỐC GIA``."""
    last = draft.units[-1][0] if draft.units else None
    near = last is not None and span.start - last.end <= 1
    return last is not None and near and draft.document.surface(last).rstrip().endswith((",", " và", " VÀ"))


def _put_date(draft: _Draft, dated: tuple[Field | None, Field | None, int] | None, span: Span) -> None:
    if dated is not None:
        draft.put("place", dated[0], span, "place")
        draft.put("issued", dated[1], span, "date")


def _take_left(draft: _Draft, line: Line, span: Span, text: str) -> None:
    """Reads a piece of the left column: the issuer's name or the subject."""
    if not text.strip(" _-–—.*|"):
        return
    match = _SUBJECT.match(text)
    if match is not None and not draft.subject:
        draft.subject = [Span(span.start + match.end(), span.end)]
        draft.subject_open = True
    elif draft.subject_open and (draft.subject or draft.titled):
        if not draft.subject or _subject_goes_on(draft, line, text):
            draft.subject.append(span)
        else:
            draft.subject_open = False
    elif "symbol" in draft.found and not draft.subject and (about := _ABOUT.match(text)):
        draft.subject = [Span(span.start + about.end(), span.end)]
        draft.subject_open = True
    elif (
        "symbol" not in draft.found
        and not draft.titled
        and not _NUMBERED.match(text)
        and (is_capital(text) or starts_with("unit_heads").match(fold(text)))
    ):
        draft.units.append((span, line.bold))


def _subject_goes_on(draft: _Draft, line: Line, text: str) -> bool:
    """Whether a line continues the subject: wrapped lines do, a new paragraph does not."""
    last = draft.subject[-1]
    before = draft.document.surface(last)
    if before.rstrip().endswith((".", "./.")) and line.opens is not Break.SOFT:
        return False
    if starts_with("body_openings").match(fold(text)) and text[:1].isupper() and line.opens is not Break.SOFT:
        return False
    if before.rstrip().endswith(" năm") and _DATE_ENDS.fullmatch(text.strip()):
        return True
    previous = next(draft.document.lines_at(last))
    if draft.titled and is_capital(text) and not is_capital(before):
        return False  # who decides: CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
    if draft.titled:
        if _heads(text) and previous.centred and not line.centred:
            return False  # the body's first heading, as bold as the title
        if line.opens is Break.SOFT:
            return True
        if draft.document.is_scanned(last) and previous.bold and not line.bold:
            return False  # the body, whose beginning a stamp may cover
        # Word sets each line of a title as a paragraph of its own: bold or centred like the first.
        styled = previous.bold or previous.centred
        return (text[:1].islower() and len(text) < 120) or (
            styled and line.bold == previous.bold and line.centred == previous.centred and not read_label(text)
        )
    # The V/v of a công văn is narrow: it wraps after a few words, sometimes with a blank line between.
    return (
        (line.opens is Break.SOFT or text[:1].islower())
        and len(text) <= max(70, len(before) + 40)
        and (len(text) < 12 or not is_capital(text) or text[:1].isdigit())
    )


def _stamp(text: str) -> tuple[str, str] | None:
    folded = fold(text).strip(" *_.()[]|-:")
    for name in ("urgency", "secrecy"):
        for word in words(name):
            if (folded == word or folded.startswith(word + " hen gio")) and is_capital(text):
                original = {fold(w): w for w in ("hỏa tốc", "thượng khẩn", "khẩn", "tuyệt mật", "tối mật", "mật")}
                return name, original[word]
    return None


def _finish(draft: _Draft) -> Letterhead:
    document = draft.document
    units = [_unit(document, pieces) for pieces in _join_units(document, draft.units)]
    found = dict(draft.found)
    if units:
        found["issuer"] = units[-1]
    if len(units) > 1:
        found["parent_issuer"] = units[-2]
    if draft.subject:
        whole = Span(draft.subject[0].start, draft.subject[-1].end)
        pieces = [" ".join(document.surface(span).split()) for span in draft.subject]
        text = re.sub(r"(?<=\w-)\n(?=\w)", "", "\n".join(pieces)).replace("\n", " ")  # `COVID-` / `19`
        about = _ABOUT.match(text)
        text = text[about.end() :] if about else text
        found["subject"] = Value(text.strip(" .:;*_"), whole, "letterhead.subject")
    return Letterhead(**{name: value for name, value in found.items()})


def _join_units(document: Document, lines: list[tuple[Span, bool]]) -> list[list[Span]]:
    """Lines of the left column grouped to names of units: a line that begins with no unit's head goes on.

    So does one that follows a bare head (``TẬP ĐOÀN`` / ``ĐIỆN LỰC VIỆT NAM``) or an unfinished name.
    """
    units: list[list[Span]] = []
    texts = [fold(document.surface(span)).strip(" *_-") for span, _ in lines]
    for (span, _), folded in zip(lines, texts, strict=True):
        before = fold(document.surface(units[-1][-1])).strip(" *_") if units else ""
        bare = before in words("unit_heads") and len(units[-1]) == 1
        head, place = starts_with("unit_heads").match(folded), starts_with("place_heads").match(folded)
        new = head is not None and (place is None or place.end() < head.end())
        # `UBND THÀNH PHỐ HẢI` / `PHÒNG`, `NÔNG NGHIỆP VÀ MÔI` / `TRƯỜNG`: a syllable alone heads nothing.
        if units and (not new or " " not in folded or bare or before.endswith(_GOES_ON)):
            units[-1].append(span)
        else:
            units.append([span])
    return units


def _unit(document: Document, pieces: list[Span]) -> Value:
    """A unit's name; where another column's words stand between its lines, the first line is its place."""
    trimmed = [_trim(document, piece) for piece in pieces]
    texts = [document.surface(piece) for piece in trimmed]
    for index, piece in enumerate(pieces[:-1]):
        if document.surface(piece).rstrip().endswith(("-", "–")):
            texts[index] += " -"  # `ĐÀI PHÁT THANH -` / `TRUYỀN HÌNH`
    name = readable(accented(" ".join(texts)))
    together = all(after.start - before.end <= 1 for before, after in itertools.pairwise(pieces))
    return Value(name, Span(trimmed[0].start, trimmed[-1].end) if together else trimmed[0], "letterhead.issuer")


def _trim(document: Document, span: Span) -> Span:
    text = document.surface(span)
    left = len(text) - len(text.lstrip(" *_-–—.|“\"'\n"))
    right = len(text.rstrip(" *_-–—.|”\"'\n"))
    return Span(span.start + left, span.start + max(right, left))
