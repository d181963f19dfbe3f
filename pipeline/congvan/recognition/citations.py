"""Finds the documents that a text names: ``Công văn số 2614/SNV-CCHC ngày 27/10/2023 của Sở Nội vụ về …``.

First the heads (a type with its number, a law with its name), then, with all heads known, what stands around
each: date, issuer, subject, provision and role. A head inside another one's subject is a mention of its own.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from congvan.document import Passage, Span
from congvan.document.mentions import CitationMention
from congvan.recognition import citation_context as context
from congvan.recognition import citation_fields as fields
from congvan.recognition.citation_dates import WrittenDate, date_at
from congvan.recognition.citation_heads import Head, find_heads
from congvan.vocabulary import fold


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows a number: date, issuer and subject."""

    date: WrittenDate | None
    issuer: fields.Field | None
    subject: fields.Field | None


def find_citations(passage: Passage, masked: Sequence[Span] = ()) -> list[CitationMention]:
    """The documents cited in ``passage``, one mention a place, in the text's order.

    ``Thực hiện Quyết định số 933/QĐ-TTg ngày 06/8/2023 của Thủ tướng Chính phủ ban hành Kế hoạch …`` gives
    one mention with type, number, date, issuer, subject and the role ``carried_out``.
    """
    text = passage.text
    folded = fold(text)
    heads = [
        head
        for head in find_heads(text, folded)
        if not any(passage.span(head.start, head.end).meets(span) for span in masked)
    ]
    starts = [head.start for head in heads]
    known = _edges(heads)
    mentions: list[CitationMention] = []
    previous: tuple[Head, int] | None = None
    run: list[int] = []
    for index, head in enumerate(heads):
        ceiling = starts[index + 1] if index + 1 < len(starts) else len(text)
        tail = _read_tail(text, folded, head, known, ceiling)
        inside = any(
            item.subject_span and item.subject_span.holds(passage.span(head.start, head.end)) for item in mentions[-4:]
        )
        joined = previous is not None and _joins(text, previous[1], head.start)
        mention = _mention(passage, folded, head, tail, previous[1] if previous else 0)
        if inside and mention.role != "mentioned":
            mention = replace(mention, role="mentioned")  # what another document does with it
        if joined and mentions:
            mention = _role_of_list(mention, mentions[-1], inside=inside)
        else:
            _share(passage, mentions, run)
            run = []
            if previous is not None and _joins_across(text, previous[1], head.start):
                mention = _role_of_list(mention, mentions[-1], inside=inside)
        run.append(len(mentions))
        mentions.append(mention)
        previous = (head, max(mention.extent.end - passage.start, head.end))
    _share(passage, mentions, run)
    return mentions


def _edges(heads: Sequence[Head]) -> dict[int, int]:
    """Where each citation begins, and where its provision does."""
    return {head.start: head.provision.start if head.provision else head.start for head in heads}


def complete_from_note(mention: CitationMention, note: Passage) -> CitationMention:
    """The mention with what its footnote adds.

    ``Công văn số 2614/SNV-CCHC¹`` with the note ``ngày 27/10/2023 của Sở Nội vụ về việc triển khai …`` gets
    date, issuer and subject. What the mention says itself stays; spans point into the note.
    """
    text = note.text
    folded = fold(text)
    opening = re.compile(r"[\s\d*().:]*(?:tại\s+|là\s+)?").match(text)
    start = 0
    heads = find_heads(text, folded)
    if (
        heads
        and mention.number
        and heads[0].number
        and heads[0].number.text.split("/")[0] == mention.number.split("/")[0]
    ):
        start = heads[0].end
    elif heads and heads[0].start <= (opening.end() if opening else 0):
        return mention  # the note names a document of its own
    known = _edges(heads)
    lead = re.compile(r"\s*(?=ngày|của|về|v/v)", re.IGNORECASE).match(text, start) or re.compile(
        r"[\s\d*().:]*(?=(?:đề |ban hành )?ngày|của|về|v/v)", re.IGNORECASE
    ).match(text, start)
    if lead is None:
        return mention
    head = Head(start=lead.end(), end=lead.end(), type=mention.type)
    tail = _read_tail(text, folded, head, known, len(text))
    changes: dict[str, object] = {"note_span": note.extent}
    if mention.date is None and tail.date:
        changes |= {"date": tail.date.iso, "date_span": note.span(tail.date.start, tail.date.end)}
    if mention.issuer is None and tail.issuer:
        changes |= {"issuer": tail.issuer.text, "issuer_span": note.span(tail.issuer.start, tail.issuer.end)}
    if mention.subject is None and tail.subject:
        changes |= {"subject": tail.subject.text, "subject_span": note.span(tail.subject.start, tail.subject.end)}
    return replace(mention, **changes)  # type: ignore[arg-type]


_ASIDE = re.compile(
    r"\s*\(\s*(?:(?:sau đây|gọi tắt|viết tắt|dưới đây|gọi là|gọi chung|sau gọi)[^()]{0,80}|[^()\d]{1,12})\)"
)
_OF = re.compile(r"\s*,?\s*(?:[Cc]ủa|do|giữa)\s+(?:đồng chí\s+)?")


def _read_tail(text: str, folded: str, head: Head, known: Mapping[int, int], ceiling: int) -> _Tail:
    if head.rule == "citation.back":
        return _Tail(None, None, None)

    date: WrittenDate | None = None
    issuer = head.issuer
    cursor = head.end
    aside = _ASIDE.match(text, cursor)
    if aside and aside.end() <= ceiling:
        cursor = aside.end()
    for _ in range(3):
        if date is None and (found := date_at(folded, cursor, bare_year=head.law is None)) and found.end <= ceiling:
            date = found
            cursor = found.end
            if text[cursor : cursor + 1] == ")" and "(" in text[head.end : found.start]:
                cursor += 1
            continue
        if issuer is None and (of := _OF.match(text, cursor)) and of.end() < ceiling:
            issuer = fields.issuer_at(text, of.end(), known)
            if issuer is None:
                break
            cursor = issuer.end
            continue
        break
    if issuer is None and date is not None:
        issuer = _bare_issuer(text, cursor, known)
        cursor = issuer.end if issuer else cursor
    aside = _ASIDE.match(text, cursor)
    if aside and cursor > head.end and aside.end() <= ceiling:
        cursor = aside.end()
    plain = head.provision is None and (date is not None or issuer is not None or head.number is not None)
    subject = fields.subject_at(text, cursor, known, plain=plain) if cursor <= ceiling else None
    return _Tail(date, issuer, subject)


def _bare_issuer(text: str, cursor: int, known: Mapping[int, int]) -> fields.Field | None:
    """An issuer without its ``của``: ``Nghị định số … ngày 21/4/2010 Chính phủ quy định về …``."""
    match = re.compile(r"\s+(?=[^\W\d_a-zà-ỹđ])").match(text, cursor)
    if match is None:
        return None
    found = fields.issuer_at(text, match.end(), known)
    if found is None or len(found.text.split()) > 12 or not fields.is_body(found.text):
        return None
    follows = fields.subject_at(text, found.end, known, plain=True)
    return found if follows else None


_JOIN = re.compile(r"[\s)”\"]*(?:[,;]|và|hoặc)?\s*(?:và|hoặc|cùng|với)?\s*(?:các)?\s*(?:\(?[a-z\d]{1,2}\))?\s*")


def _joins(text: str, end: int, start: int) -> bool:
    """Whether nothing but the signs of a list stands between two citations."""
    return start >= end and start - end < 24 and _JOIN.fullmatch(text, end, start) is not None


_PLACE = re.compile(
    r"\s+(?:tại|ở|trên địa bàn|cho)\s[^.,;:()\d]{0,8}(?:\d{1,4}\s)?[^.,;:()\d]{1,32}\s(?:và|hoặc)\s+(?:các\s+)?"
)


def _joins_across(text: str, end: int, start: int) -> bool:
    """Whether only a place and `và` stand between two citations: ``Đề án 938 tại 30 xã và Đề án 06``."""
    return 0 <= start - end < 60 and _PLACE.fullmatch(text, end, start) is not None


def _role_of_list(mention: CitationMention, before: CitationMention, *, inside: bool) -> CitationMention:
    """The mention with the role of the one it stands beside, if it has none of its own."""
    return mention if inside or mention.role != "mentioned" else replace(mention, role=before.role)


def _mention(passage: Passage, folded: str, head: Head, tail: _Tail, floor: int) -> CitationMention:
    text = passage.text
    date, issuer, subject = tail.date, tail.issuer, tail.subject
    place = head.provision.start if head.provision else head.start
    end = max(head.end, date.end if date else head.end)
    earlier: tuple[int, int] | None = None
    iso = date.iso if date else None
    if date is None and (earlier := context.date_before(text, place)) and earlier[0] >= floor:
        found = date_at(folded, earlier[0])
        iso = found.iso if found else None
    else:
        earlier = None
    if issuer is None:
        issuer = context.issuer_before(text, place, floor)
    if subject is None and head.law is None:
        subject = context.name_before(text, place, floor)
    role, rule = context.role_before(text, place)
    type_name, name = head.type, head.law.name if head.law else None
    if head.law is not None and head.number is None:
        type_name, name = head.law.title, None
    date_span = passage.span(date.start, date.end) if date else passage.span(*earlier) if earlier else None
    return CitationMention(
        span=passage.span(head.start, end),
        rule=head.rule if role == "mentioned" else f"{head.rule} {rule}",
        score=head.score,
        type=type_name,
        number=head.number.text if head.number else None,
        date=iso,
        issuer=issuer.text if issuer else None,
        subject=name or (subject.text if subject else None),
        role=role,
        provision=head.provision.text if head.provision else None,
        number_span=passage.span(head.number.start, head.number.end) if head.number else None,
        date_span=date_span,
        issuer_span=passage.span(issuer.start, issuer.end) if issuer else None,
        subject_span=_law_name_span(passage, head)
        if name
        else passage.span(subject.start, subject.end)
        if subject
        else None,
    )


def _law_name_span(passage: Passage, head: Head) -> Span | None:
    return passage.span(head.law.start, head.law.end) if head.law else None


def _share(passage: Passage, mentions: list[CitationMention], run: list[int]) -> None:
    """One issuer and subject for all where the text says so: ``các Công văn số 1/…, số 2/… của Sở X về việc …``."""
    if len(run) < 2:
        return
    first, last = mentions[run[0]], mentions[run[-1]]
    before = passage.text[: first.span.start - passage.start]
    plural = re.search(r"\b[Cc]ác\s*$", before[-8:]) is not None
    listed = all(mentions[index].rule.startswith("citation.listed") for index in run[1:])
    if first.issuer_span is not None and first.issuer_span.end <= first.span.start:
        # `chỉ đạo của UBND tỉnh tại các văn bản: số 1/…, số 2/…`: named before the list, it holds for the list.
        source, others = first, run[1:] if plural else []
    elif last.issuer_span is not None and last.issuer_span.start >= last.span.end:
        source, others = last, run[:-1] if plural or listed else []
    else:
        return
    for index in others:
        mention = mentions[index]
        if mention.issuer is not None or mention.type != source.type:
            continue
        mentions[index] = replace(mention, issuer=source.issuer, issuer_span=source.issuer_span)
        if plural and source is last and mention.subject is None:
            subject, place = source.subject, source.subject_span
            mentions[index] = replace(mentions[index], subject=subject, subject_span=place)


def spans_of(mentions: Sequence[CitationMention]) -> list[Span]:
    """The places that belong to citations, dates written before them too, for those who look for dates."""
    spans = [mention.span for mention in mentions]
    spans += [mention.date_span for mention in mentions if mention.date_span is not None]
    return sorted(set(spans))


def citation_at(mentions: Sequence[CitationMention], offset: int) -> CitationMention | None:
    """The mention whose number, date, issuer or subject ends at ``offset``, where a footnote mark stands."""
    starts = [mention.span.start for mention in mentions]
    last = bisect.bisect_right(starts, offset)
    for mention in reversed(mentions[:last]):
        places = (mention.number_span, mention.date_span, mention.issuer_span, mention.subject_span, mention.span)
        if any(span is not None and span.end == offset for span in places):
            return mention
    return None
