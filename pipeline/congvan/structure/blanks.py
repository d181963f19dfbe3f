"""What a scan's letterhead lacks without anybody having said so: a number or a day too faint to be found."""

from __future__ import annotations

from congvan.document import Document
from congvan.document.model import Notice
from congvan.document.parts import Letterhead

_PRECISION = {4: ("day", "month"), 7: ("day",)}
"""What a date lacks, by its length: ``2020``, ``2020-03``."""


def blanks_of(document: Document, letterhead: Letterhead) -> Notice | None:
    """A notice of what stands nowhere in a scanned letterhead: its day, where ``issued`` is ``2020-03``.

    In a digital file a blank is what its writer left blank; on a scan it may as well be ink that was not seen.
    """
    anchor = letterhead.symbol or letterhead.issued
    place = document.place(anchor.span) if anchor else None
    if place is None or not any(page.number == place[0] and page.scanned for page in document.pages):
        return None
    lacking: list[str] = []
    if letterhead.symbol and not letterhead.number:
        lacking.append("number")
    lacking += _PRECISION.get(len(letterhead.issued.text), ()) if letterhead.issued else ("date",)
    named = {what for notice in document.notices for what in notice.blanks}
    lacking = [what for what in lacking if what not in named and not (what == "date" and named & {"day", "month"})]
    if not lacking:
        return None
    message = (
        f"The {' and the '.join(lacking)} in the letterhead on page {place[0]} "
        "cannot be found on the scan (blank or faint) and was left out: fill it in from the original."
    )
    return Notice("blank_letterhead", message, place[0], partial=True, blanks=tuple(lacking))
