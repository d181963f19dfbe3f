"""What a scan's letterhead and signature lack without anybody having said so: ink too faint, or under a seal."""

from __future__ import annotations

from congvan.document import Document, Span
from congvan.document.model import Notice
from congvan.document.parts import Letterhead, Parts
from congvan.structure.impossible import impossible_dates

_PRECISION = {4: ("day", "month"), 7: ("day",)}
"""What a date lacks, by its length: ``2020``, ``2020-03``."""


def blanks_of(document: Document, parts: Parts) -> list[Notice]:
    """Notices of what stands nowhere on a scan: the day, where ``issued`` is ``2020-03``; the title of who signs.

    Dates that cannot be are named in any file. In a digital file a blank is what its writer left blank; on a scan it
    may as well be ink that was not seen.
    """
    notices = impossible_dates(document, parts)
    letterhead, signature = parts.letterhead, parts.signature
    anchor = letterhead.symbol or letterhead.issued
    if anchor and document.is_scanned(anchor.span):
        named = {what for notice in (*document.notices, *notices) for what in notice.blanks}
        lacking = [what for what in _lacking(letterhead) if what not in named]
        if lacking:
            notices.append(_notice(document, "blank_letterhead", "letterhead", lacking, anchor.span))
    ends = [one for one in (signature.name, signature.authority, *parts.distribution) if one is not None]
    if ends and document.is_scanned(ends[0].span):
        lacking = [what for what in ("title", "name") if getattr(signature, what) is None]
        if lacking:
            notices.append(_notice(document, "blank_signature", "signature", lacking, ends[0].span))
    return notices


def _lacking(letterhead: Letterhead) -> list[str]:
    number = ["number"] if letterhead.symbol and not letterhead.number else []
    date = _PRECISION.get(len(letterhead.issued.text), ()) if letterhead.issued else ("day", "month", "year")
    return [*number, *date]


def _notice(document: Document, code: str, part: str, lacking: list[str], span: Span) -> Notice:
    place = document.place(span)
    page = place[0] if place else None
    where = f" on page {page}" if page else ""
    message = (
        f"The {' and the '.join(lacking)} in the {part}{where} cannot be read on the scan (blank, faint or covered) "
        "and was left out: fill it in from the original."
    )
    return Notice(code, message, page, partial=True, blanks=tuple(lacking))
