"""Whom a dispatch addresses: the leads of every task that names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from congvan.assembly.drafts import Assigned
from congvan.assembly.purpose import own_names
from congvan.assembly.readings import Readers
from congvan.document import Document, Span
from congvan.document.mentions import Actor, Clause
from congvan.document.parts import Parts, Value
from congvan.vocabulary import fold


def find_addressees(parts: Parts, recipients: Sequence[Value], readers: Readers, *, own: bool) -> tuple[Assigned, ...]:
    """Whom the enacting clause orders, else whom the dispatch addresses, else whom the closing clause names.

    ``own``: the dispatch is one whose issuer may do itself what is said of nobody, as in a plan.
    """
    for paragraph in [parts.enacting] if parts.enacting else []:
        clauses = [
            c
            for c in readers.paragraph(paragraph.content).clauses
            if c.leads and c.frame in {"order", "obligation", "courtesy"}
        ]
        for clause in reversed(clauses):
            if clause.issuer is not None or clause.rule.startswith("order."):
                return tuple(Assigned(actor, "lead", "addressee", clause.rule, 0.9) for actor in clause.leads)
    if recipients:
        return tuple(
            Assigned(Actor(name=one.text, span=one.span), "lead", "addressee", one.rule, 0.85) for one in recipients
        )
    for paragraph in parts.closing:
        for clause in readers.paragraph(paragraph.content).clauses:
            if clause.leads and clause.frame in {"order", "courtesy", "obligation"} and not _speaks(clause, parts):
                return tuple(Assigned(actor, "lead", "addressee", clause.rule, 0.7) for actor in clause.leads)
    issuer = parts.letterhead.issuer
    if issuer is None or not own:
        return ()
    actor = _named_whole(issuer, parts, readers) or Actor(name=issuer.text, span=issuer.span)
    return (Assigned(actor, "lead", "addressee", "assembly.issuer", 0.5),)


def in_whole(assigned: Assigned, document: Document, named: Sequence[Value]) -> Assigned:
    """The actor by the whole name that ``Kính gửi`` or ``Nơi nhận`` gives it, where that very name stands in the text.

    ``giao Văn phòng Ban Chỉ đạo quốc gia`` | ``kỷ niệm 1000 năm Thăng Long:``: to grammar the rest is an action.
    """
    actor = assigned.actor
    for known in named:
        name = known.text.rstrip(" ;.,")
        rest = name[len(actor.name) :]
        end = actor.span.start + len(name)
        if not rest.startswith(" ") or "," in rest or ";" in rest:
            continue
        written = document.text[actor.span.start : end]
        if fold(written) == fold(name):
            return replace(assigned, actor=replace(actor, name=written, span=Span(actor.span.start, end)))
    return assigned


def _speaks(clause: Clause, parts: Parts) -> bool:
    """Whether the issuer itself is the subject: ``UBND thành phố thông báo để các đơn vị biết, thực hiện``."""
    names = [fold(actor.name) for actor in clause.leads]
    own = own_names(parts)
    return all(any(f"{one} ".startswith(f"{name} ") for one in own) for name in names)


def _named_whole(issuer: Value, parts: Parts, readers: Readers) -> Actor | None:
    """The issuer by the name the text gives it: the letterhead of a body within another holds only a part of it.

    ``BAN THƯỜNG TRỰC`` → ``Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh xây dựng kế hoạch …``.
    """
    own = fold(issuer.text)
    for paragraph in [*parts.preamble, *([parts.enacting] if parts.enacting else [])]:
        for clause in readers.paragraph(paragraph.content).clauses:
            for actor in [*clause.leads, *([clause.issuer] if clause.issuer else [])]:
                if fold(actor.name).startswith(own + " "):
                    return actor
    return None
