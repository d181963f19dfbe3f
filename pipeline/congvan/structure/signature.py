"""Reads the end of a dispatch: who signs, for whom, and to whom copies go.

Nghị định 30/2020/NĐ-CP, Phụ lục I: cells 7a to 7c and 9b. The two columns may stand one after the other, in
either order, or glued line by line; the title of who signs is set in capitals, the distribution list is not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from congvan.document import Break, Document, Line, Span
from congvan.document.parts import SignatureBlock, Value
from congvan.structure.form import is_capital, starts_with
from congvan.structure.numbering import motto_start, read_number
from congvan.vocabulary import fold, table
from congvan.vocabulary.accents import accented, accented_person
from congvan.vocabulary.surnames import has_surname
from congvan.vocabulary.titles import known_title

_DISTRIBUTION = re.compile(r"[\W_]{0,4}(?:N[ơo]i\s+nh[ậâa]n|Not\s+nhận|NƠI\s+NHẬN)\s*[:;.]?\s*", re.IGNORECASE)
_AS_ABOVE = re.compile(r"\W{0,4}Như\s+(?:trên|[Kk]ính\s+gửi)(?!\w)")
"""The first copies' entry, where no ``Nơi nhận`` heads the list."""
_AUTHORITY = re.compile(
    r"(?<![\w.])(?:(?:TM|KT|TL|TUQ|Q|T\.M|K\.T|T\.L|TƯQ)\s*[./]\s*|(?:T/M|K/T|T/L)\s*[.:]?\s*)(?=[A-ZĐÀ-Ỹ])"
)
_RANKS = "|".join(re.escape(rank) for rank in sorted(table("letterhead")["ranks"], key=len, reverse=True))
_NAME_TITLE = re.compile(rf"^(?:(?:{_RANKS})\.?\s*,?\s*)+(?=\S)")
_ACTING = re.compile(r"Q\.\s")
"""``Q. CỤC TRƯỞNG`` is what the person is; ``KT. CỤC TRƯỞNG`` is whom another one stands for."""
_SIGNED = re.compile(r"^\W*(?:\(?\s*(?:đã ký|da ky|ký tên|signed|chữ ký|ký, ghi rõ|con dấu)|\[)", re.IGNORECASE)
_NAME = re.compile(r"^(?:[^\W\d_][a-zđà-ỹ']*\s+){1,5}[^\W\d_][a-zđà-ỹ']+$")
_GLUED_NAME = re.compile(r"(?<=[;.):])\s+(?=(?:[^\W\d_]+\s+){1,4}[^\W\d_]+[\s.]*$)")
"""Before a name at the end of a line of the distribution list: ``- Lưu: VT, HTr (2). Lê Văn An``."""
_BULLET = re.compile(r"^\W{0,2}[-–—+•*~]\s*(?=\S)|^\W{0,2}(?=L[ưu]u\s*[:;])")
_FILED = re.compile(r"\W{0,3}L[ưu]u\b")
_END_MARK = re.compile(r"(?<=[\w\])”\"])\s*\.\s*/\s*\.?\s*\W{0,3}$|[/]\.\s*$")
_LONGEST_ENTRY_LINE = 160  # characters
_LONGEST_HEADING = 90
_LEFT_COLUMN = 10
"""So many lines a letterhead's left column has at most."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of the dispatch: the lines ``[start, end)`` that are no body."""

    signature: SignatureBlock
    distribution: tuple[Value, ...]
    start: int
    end: int


def read_tail(document: Document, lines: Sequence[Line], body: int) -> Tail:
    """The signature block and distribution list of the dispatch whose body begins at ``lines[body]``."""
    start = _tail_start(document, lines, body)
    if start is None:
        return Tail(SignatureBlock(), (), len(lines), len(lines))
    end = _tail_end(document, lines, start)
    reader = _TailReader(document)
    for line in lines[start:end]:
        for piece in _pieces(document, line):
            reader.take(piece, line)
    copies = reader.copies
    names = reader.names or _glued(document, copies)
    return Tail(_signature(document, reader.capitals, names), tuple(_copies(document, copies)), start, end)


class _TailReader:
    """Sorts the pieces of the last lines: entries of the list of copies, capitals of who signs, names below them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.copies: list[list[Span]] = []
        self.capitals: list[Span] = []
        self.names: list[Span] = []
        self._above: Line | None = None  # the line of the last capitals
        self._listing = False  # whether the list has begun and nobody has signed in its column since

    def take(self, piece: Span, line: Line) -> None:
        """Adds a piece to what it is of; the first that it can be decides."""
        text = self._document.surface(piece).strip()
        if not any(c.isalnum() for c in text):
            return
        # The list goes on in the left column, be it on the next page, behind who signs at the right.
        beside = line.column == 0 and bool(self.copies) and not _is_whole(self._document, self.copies[-1][-1])
        open_entry = self._listing and _ends_open(self._document, self.copies)
        if (heading := _DISTRIBUTION.match(text)) is not None:
            self._begin_list(piece, text[heading.end() :])
        elif self._signs(text, line, goes_on=beside or open_entry):
            self.capitals.append(piece)
            self._above = line
            self._listing = self._listing and line.column == 0
        elif self._above is not None and _ends_title(text, line, self._above):
            self.capitals[-1] = Span(self.capitals[-1].start, piece.end)
        elif _SIGNED.match(text):
            return
        elif _BULLET.match(text) and line.column != 1:
            self._listing = True
            self.copies.append([Span(piece.start + _bullet_end(self._document, piece), piece.end)])
        elif self._names_who_signs(text, line) and not open_entry:
            self.names.append(piece)
        elif (self._listing or beside) and self._goes_on_entry(text, line):
            self.copies[-1].append(piece)

    def _begin_list(self, piece: Span, rest: str) -> None:
        self._listing = True
        if rest.strip(" -:"):
            self.copies.append([Span(piece.end - len(rest), piece.end)])

    def _signs(self, text: str, line: Line, *, goes_on: bool) -> bool:
        """Whether capitals are of who signs; amid an entry, or below a name, only where a title begins with them."""
        return _is_signer(text, line) and ((not goes_on and not self.names) or _begins_signer(text))

    def _names_who_signs(self, text: str, line: Line) -> bool:
        return _is_name(text) and line.column != 0 and (not self._listing or line.column == 1 or bool(self.capitals))

    def _goes_on_entry(self, text: str, line: Line) -> bool:
        goes_on = bool(self.copies) and line.column != 1 and len(text) < _LONGEST_ENTRY_LINE
        return goes_on and not _is_last(self._document, self.copies[-1][-1], line)


def _tail_start(document: Document, lines: Sequence[Line], body: int) -> int | None:
    """The first line that is no body any more.

    That is the line of ``Nơi nhận``, of copies ``Như trên``, or the first one of who signs; a dispatch has only one,
    an appendix may bring another, so the first after the body's end mark counts.
    """
    first: int | None = None
    for index in range(body, len(lines)):
        text = document.surface(lines[index].span)
        short = len(" ".join(text.split())) < _LONGEST_HEADING  # who signs may stand far to the right
        if short and (_DISTRIBUTION.match(text) or _AS_ABOVE.match(text)):
            first = index
            break
        if _signs(document, lines, index, body):
            first = index
            break
    return first


def _signs(document: Document, lines: Sequence[Line], index: int, body: int) -> bool:
    """Whether who signs stands here: an authority, or a title alone behind the end mark and above a name."""
    text = document.surface(lines[index].span).strip()
    if len(text) > 80 or not is_capital(text):
        return False
    if _AUTHORITY.match(text.lstrip(" *_|")):
        return True
    if not starts_with("signers").match(fold(text)):
        return False
    behind_end = any(_END_MARK.search(document.surface(line.span)) for line in lines[max(body, index - 8) : index])
    above_name = any(_is_name(document.surface(line.span).strip()) for line in lines[index + 1 : index + 6])
    return behind_end or (above_name and index > body)


def _tail_end(document: Document, lines: Sequence[Line], start: int) -> int:
    """The line behind the tail: an appendix or another dispatch begins there, or the page behind the last copy's."""
    page: int | None = None
    for index in range(start, len(lines)):
        text = document.surface(lines[index].span).strip(" *_-#")
        if page is not None and (lines[index].page or page) > page:
            return index
        if _FILED.match(text):
            page = lines[index].page
        if index == start:
            continue
        if starts_with("enclosure_openings").match(fold(text)) and is_capital(text[:12]):
            return index if motto_start(text) is None else letterhead_start(document, lines, index, start)
        if index - start > 60:
            return index
    return len(lines)


def letterhead_start(document: Document, lines: Sequence[Line], motto: int, least: int) -> int:
    """The first line of another letterhead, whose left column may stand before the motto at ``lines[motto]``.

    It lies behind ``lines[least]``, and behind who signs.
    """
    above = range(motto - 1, max(motto - _LEFT_COLUMN, least), -1)
    start = next((index for index in above if read_number(document.surface(lines[index].span))), motto)
    while start - 1 > least:
        text = document.surface(lines[start - 1].span)
        if not is_capital(text) or _begins_signer(text):
            break
        start -= 1
    return start


def _pieces(document: Document, line: Line) -> list[Span]:
    """A line cut where the right column begins on it: an authority or a title in capitals behind other words."""
    text = document.surface(line.span)
    match = _AUTHORITY.search(text)
    cut = match.start() if match else None
    if cut is None and not is_capital(text):
        for word in re.finditer(r"(?<=\s)[A-ZĐÀ-Ỹ]{2,}(?:\s+[A-ZĐÀ-Ỹ]{2,})+[\s\W]*$", text):
            if starts_with("signers").match(fold(word.group())):
                cut = word.start()
                break
    if not cut:
        return [line.span]
    return [Span(line.span.start, line.span.start + cut), Span(line.span.start + cut, line.span.end)]


def _is_signer(text: str, line: Line) -> bool:
    bare = text.strip(" *_|()")
    return is_capital(bare) and len(bare) < 90 and not _BULLET.match(text) and len(bare.split()) >= 1 and len(bare) > 3


def _begins_signer(text: str) -> bool:
    return bool(_AUTHORITY.match(text) or starts_with("signers").match(fold(text)))


def _is_name(text: str) -> bool:
    words = _NAME_TITLE.sub("", text.strip(" *_|.,;")).split()
    return all(word[0].isupper() for word in words) and bool(_NAME.match(" ".join(words)))


def _is_person(text: str) -> bool:
    bare = text.strip(" *_|.,;")
    return _is_name(bare) and has_surname(bare)


def _glued(document: Document, copies: list[list[Span]]) -> list[Span]:
    """The name of who signs where the columns are glued and it ends a line of the list; there it is taken out."""
    for entry in reversed(copies):
        for index, piece in enumerate(entry):
            text = document.surface(piece)
            cuts = [0, *(match.end() for match in _GLUED_NAME.finditer(text))]
            cut = next((one for one in cuts if _is_person(text[one:].strip(" ."))), None)
            if cut is None:
                continue
            entry[index : index + 1] = [Span(piece.start, piece.start + cut)] if cut else []
            return [Span(piece.start + cut, piece.end)]
    return []


def _ends_title(text: str, line: Line, above: Line) -> bool:
    """Whether a short word is the end of the title above: ``TRƯỞNG PHÒNG HÀNH CHÍNH - QUẢN`` / ``TRỊ``."""
    return text.isalpha() and text.isupper() and line.column == above.column == 1 and line.opens is Break.SOFT


def _is_whole(document: Document, piece: Span) -> bool:
    """Whether an entry of the list has come to its end."""
    return document.surface(piece).rstrip().endswith((";", "."))


def _ends_open(document: Document, copies: list[list[Span]]) -> bool:
    """Whether the last copy's entry is unfinished, so that a name-like line goes on with it."""
    return bool(copies) and document.surface(copies[-1][-1]).rstrip().endswith((",", " và", ":", "-"))


def _is_last(document: Document, copy: Span, line: Line) -> bool:
    """Whether the list ends before this line: what is filed (``Lưu: VT, TH.``) comes last."""
    text = document.surface(copy).strip()
    return bool(_FILED.match(text)) and (text.endswith(".") or line.opens is not Break.SOFT)


def _bullet_end(document: Document, piece: Span) -> int:
    match = _BULLET.match(document.surface(piece))
    return match.end() if match else 0


def _signature(document: Document, capitals: list[Span], names: list[Span]) -> SignatureBlock:
    lines: list[tuple[str, Span]] = []
    lost = document.origin.misread  # accents that a scanner lost in the titles may be missing in the name, too
    for span in capitals:
        text = re.sub(r"\s+", " ", document.surface(span)).strip(" *_|.,:;'\"-–—")
        text = re.sub(r"^(TM|KT|TL|TUQ|Q|TƯQ)\s*[./]\s*", r"\1. ", text)
        scanned = document.is_scanned(span)
        given, text = text, _restored(text, scanned=scanned)
        lost = lost or (given != text and fold(given) == fold(text))
        signs = _begins_signer(text)
        if lines and not signs and scanned and _is_under_seal(lines[-1][0], text):
            continue
        if lines and not signs:
            # A wrapped line: TM. ỦY BAN NHÂN DÂN / TỈNH …
            lines[-1] = (f"{lines[-1][0]} {text}", Span(lines[-1][1].start, span.end))
        else:
            lines.append((text, span))
    authorities = [(text, span) for text, span in lines if _AUTHORITY.match(text)]
    titles = [(text, span) for text, span in lines if not _AUTHORITY.match(text) and _is_title(document, text, span)]
    if not titles and authorities and _ACTING.match(authorities[-1][0]):
        titles = [authorities.pop()]
    authority = title = None
    if authorities:
        authority = Value(
            " ".join(text for text, _ in authorities),
            Span(authorities[0][1].start, authorities[-1][1].end),
            "signature.authority",
        )
    if titles:
        title = Value(titles[-1][0], titles[-1][1], "signature.title")
    name = None
    if names:
        text = " ".join(document.surface(names[-1]).split()).strip(" *_|.,;")
        if lost:
            text = accented_person(text)
        name = Value(text, names[-1], "signature.name")
    return SignatureBlock(authority, title, name)


def _restored(text: str, *, scanned: bool) -> str:
    """A title with the accents or, on a scan, the letter that got lost: ``PHO GIAM DOC`` → ``PHÓ GIÁM ĐỐC``."""
    prefix = _AUTHORITY.match(text)
    start = prefix.end() if prefix else 0
    known = known_title(text[start:], misread=scanned)
    return text[:start] + (known or accented(text[start:]))


def _is_under_seal(above: str, text: str) -> bool:
    """Whether a line of a scan is of the seal: below a whole title, with which it makes no other (``SỞ``, ``Y TẾ``)."""
    return known_title(above) is not None and known_title(f"{above} {text}") is None


def _is_title(document: Document, text: str, span: Span) -> bool:
    """Whether capitals are a title: on a scan they may be the rest of one, or of a seal (``TỊCH``)."""
    return not document.is_scanned(span) or bool(starts_with("signers").match(fold(text)))


def _copies(document: Document, entries: list[list[Span]]) -> list[Value]:
    """The entries of the list; where who signs stands between an entry's lines, its first piece is its place."""
    values = []
    for pieces in entries:
        text = " ".join(" ".join(document.surface(piece) for piece in pieces).split())
        bare = text.strip(" -–+*_:").rstrip(" ;.,/")
        together = all(after.start - before.end <= 1 for before, after in itertools.pairwise(pieces))
        if bare:
            end = pieces[-1].end if together else pieces[0].end
            values.append(Value(bare, Span(pieces[0].start, end), "distribution.entry"))
    return values
