"""What a dispatch is for, and so what may be a task in it: a plan orders throughout, a reply only in so many words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from congvan.assembly.drafts import Context, Draft
from congvan.document import Document, Span
from congvan.document.mentions import Actor
from congvan.document.parts import Parts, Value
from congvan.vocabulary import fold, rules, table

# Documents that ask, report or invite: what they order stands in so many words, if anywhere.
NEVER = {
    "tờ trình",
    "báo cáo",
    "biên bản",
    "hợp đồng",
    "phiếu trình",
    "thư công",
    "thông cáo báo chí",
    "thư cảm ơn",
    "thư chúc mừng",
    "thư khen",
    "giấy xác nhận",
    "giấy chứng nhận",
}
ORDERS_ONLY = {"giấy mời", "thư mời", "yêu cầu báo giá", "phiếu gửi", "giấy giới thiệu", "phiếu báo"}
NOTICES = {"thông báo", "thông cáo"}
FOR_OTHERS = {*NOTICES, "công văn"}
"""Where nobody is addressed, these give their own issuer no work, as a plan does."""
# A decision sets rules; it gives a task where it says so.
STRICT = {"quyết định", "nghị quyết", "quy chế", "quy định"}
PLANS = {"kế hoạch", "chương trình", "đề án", "phương án", "quyết định", "quy chế", "quy định"}
PERFORMATIVE = {"quyết định", "nghị quyết", "thông báo", "kết luận", "thông cáo", "quy định", "quy chế"}
_HEAD_OF = re.compile(r"^(?:chu tich|giam doc|bo truong|lanh dao|thu truong) ")
_ORDERS = re.compile(r"(?<!\w)(?:đề nghị|yêu cầu)(?: [^.;:]{2,120})?:\s*$", re.IGNORECASE)
_DEAR = re.compile(r"^\W*(?:các\s+)?quý\s+", re.IGNORECASE)
_PLACED = re.compile(r" (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong)(?: |$)")
"""Behind an issuer's name, where it is: ``Phòng Nội vụ`` | ``huyện``."""
_AND = re.compile(r"\s*&\s*")
_REPLY_SHORTEST = 80
_REPLY_LOOKS_AT = 4000  # characters: who is answered stands at the beginning


def replies(document: Document, parts: Parts, recipients: Sequence[Value], kind: str, *, asks: bool) -> bool:
    """Whether the dispatch answers or comments: what it explains is the law, not a task.

    ``asks``: it asks others for opinions, so that a subject ``V/v góp ý dự thảo …`` says nothing of its own.
    """
    subject = parts.letterhead.subject
    if subject is not None and any(rule.pattern.match(subject.text) for rule in rules("body", "reply")):
        return not asks
    if kind != "công văn":
        return False
    paragraphs = [*parts.preamble, *([parts.enacting] if parts.enacting else [])]
    if _submits(parts, recipients):
        return True
    text = " ".join(document.passage(one.span).text for one in paragraphs)
    private = [any(r.pattern.match(one.text) for r in rules("body", "private")) for one in recipients]
    if len(text) < _REPLY_SHORTEST:  # no preamble: the items begin at once
        text = document.words(parts.extent if private and private[0] else _opening(parts))
    text = fold(text[:_REPLY_LOOKS_AT])
    signals = {rule.row["signal"] for rule in rules("body", "reply_signal") if rule.pattern.search(text)}
    if "answers" in signals or {"announces", "asked"} <= signals:
        return True
    if _orders(document, parts):
        return False
    return bool(private) and private[0] and bool(signals)


def _opening(parts: Parts) -> Span:
    """The body up to its second item: a later item that answers somebody makes no reply."""
    further = [child.head.span.start for child in parts.body.children[1:] if child.head is not None]
    return Span(parts.extent.start, min([*further, parts.extent.end]))


def reports(document: Document, parts: Parts) -> bool:
    """Whether a letter is a report: ``…, UBND xã báo cáo như sau:``. What it proposes to its readers is no order."""
    issuer = parts.letterhead.issuer
    if issuer is None:
        return False
    text = fold(document.words(parts.extent)[:_REPLY_LOOKS_AT])
    own = fold(issuer.text)
    names = (own, own.replace("uy ban nhan dan", "ubnd"), own.replace("ubnd", "uy ban nhan dan"))
    for rule in rules("body", "own_report"):
        for match in rule.pattern.finditer(text):
            subject = re.split(r"[,.;:]\s+", text[: match.start()])[-1].strip()
            if subject and any(
                f"{name} ".startswith(f"{subject} ") or f"{subject} ".startswith(f"{name} ") for name in names
            ):
                return True
    return False


def announces(document: Document, parts: Parts, recipients: Sequence[Value], kind: str) -> bool:
    """Whether a notice tells whoever may come when and how: by its subject (an exam, an auction), or by its readers."""
    subject = parts.letterhead.subject
    if subject is not None and any(rule.pattern.match(subject.text) for rule in rules("body", "moved")):
        return True
    if not all(is_private(one) for one in recipients):
        return False
    if kind == "công văn" and recipients:
        return all(is_public(one) for one in recipients) and not _orders(document, parts)
    if kind not in NOTICES or subject is None:
        return False
    told = document.words(parts.enacting.content if parts.enacting is not None else _opening(parts))
    public = any(rule.pattern.search(told[:_REPLY_LOOKS_AT]) for rule in rules("body", "told_public"))
    return public or any(rule.pattern.match(subject.text) for rule in rules("body", "notice"))


def is_private(recipient: Value) -> bool:
    """Whether an addressee is a firm or people, whom an authority answers but does not command."""
    return is_outside(recipient.text) or is_people(recipient.text)


def is_outside(name: str) -> bool:
    """Whether a name is of a firm or of people in general."""
    return any(rule.pattern.match(name) for rule in (*rules("body", "private"), *rules("clauses", "outsider")))


def is_public(recipient: Value) -> bool:
    """Whether an addressee is whoever has to do with the issuer: ``Quý khách hàng``."""
    named = _DEAR.sub("", recipient.text)
    return any(rule.pattern.match(named) for rule in rules("clauses", "outsider"))


def _orders(document: Document, parts: Parts) -> bool:
    """Whether the sentence that leads in to the items orders: ``BHXH tỉnh đề nghị:``."""
    return parts.enacting is not None and bool(_ORDERS.search(document.passage(parts.enacting.content).text))


def is_people(name: str) -> bool:
    """Whether a name is of people by their work (``các giảng viên``) and of no unit."""
    bare = re.sub(r"^(?:các|những|toàn thể|mọi|mỗi|quý) ", "", name.lower())
    return bare.startswith(tuple(table("persons")["people"]))


def is_kind(name: str) -> bool:
    """Whether a name says only what kind of body it is: ``Tòa án``, of which a law or an answer speaks in general."""
    known = table("organisations")
    return name.lower() in {*known["words"]["organs"], *known["words"]["common"], *known["grammar"]["competent"]}


def _submits(parts: Parts, recipients: Sequence[Value]) -> bool:
    """Whether the first addressee stands above the issuer: the body of its letterhead, a ministry, the state's head."""
    if not recipients:
        return False
    first, above = recipients[0].text, parts.letterhead.parent_issuer
    if _is_local(parts) and _is_ministry(first):
        return True
    if above is not None and _HEAD_OF.sub("", fold(first)) == fold(above.text):
        return True
    return any(rule.pattern.search(first) for rule in rules("body", "superior"))


def _is_local(parts: Parts) -> bool:
    """Whether a province, a district or an office of theirs issues the dispatch."""
    issuer = parts.letterhead.issuer
    return issuer is not None and any(rule.pattern.match(issuer.text) for rule in rules("body", "local"))


def _is_ministry(name: str) -> bool:
    return any(rule.pattern.match(name) for rule in rules("body", "ministry"))


def refers_to_law(draft: Draft, text: str, context: Context) -> bool:
    """Whether a reply only sends its reader to the law: ``đề nghị Công ty căn cứ quy định … để thực hiện``.

    An office that is answered and is to act by the law (``Cục Thuế căn cứ quy định … để hướng dẫn Chi nhánh``) has a
    task.
    """
    if draft.deadline is not None or not any(rule.pattern.search(text) for rule in rules("body", "law")):
        return False
    if context.explains or not draft.leads or any(rule.pattern.match(text) for rule in rules("body", "lawful")):
        return True
    return any(is_outside(lead.actor.name) for lead in draft.leads)


def binds(draft: Draft, parts: Parts, kind: str, defined: Mapping[str, str], *, asks: bool) -> bool:
    """Whether a task binds those it names: not the issuer itself, nobody above it, no public, in no comment on a draft.

    ``defined`` are the names that the text gives units; ``asks``: the letter asks for opinions and gives none.
    """
    if is_own_act(draft, parts.letterhead.issuer, kind, defined) or is_upward(draft, parts):
        return False
    return (asks or not comments(draft, parts)) and not asks_the_public(draft)


def year_of(parts: Parts) -> int | None:
    """The year in which a dispatch is issued, None where it does not say so."""
    issued = parts.letterhead.issued
    return int(issued.text[:4]) if issued is not None and issued.text[:4].isdigit() else None


def own_names(parts: Parts) -> tuple[str, ...]:
    """The folded names of the issuer and the body above it, also abbreviated."""
    units = (parts.letterhead.issuer, parts.letterhead.parent_issuer)
    names = [fold(unit.text) for unit in units if unit is not None]
    called = [fold(name) for name in [_itself(units[0])] if name]
    return tuple(dict.fromkeys([*names, *(name.replace("uy ban nhan dan", "ubnd") for name in names), *called]))


def _itself(issuer: Value | None) -> str | None:
    """What an issuer calls itself by: a school ``nhà trường``."""
    known = table("organisations")["itself"]
    begins = issuer.text.lower() if issuer is not None else ""
    return next((name for kind, name in known.items() if begins.startswith(f"{kind} ")), None)


def is_ours(actor: Actor, own: Sequence[str]) -> bool:
    """Whether an actor is who issues the dispatch, by a longer or a shorter name; ``own`` as `own_names` gives them."""
    return any(one in known or known in one for known in own for one in (fold(actor.name), in_full(actor.name)))


def comments(draft: Draft, parts: Parts) -> bool:
    """Whether what a letter on a draft says of others is a comment: ``Đề nghị Ban soạn thảo bổ sung …``."""
    subject = parts.letterhead.subject
    limited = draft.deadline is not None and draft.deadline.kind != "vague"
    if subject is None or limited or draft.rule not in {"order.request", "clause.actor_action", "passive.by"}:
        return False
    return any(rule.pattern.match(subject.text) for rule in rules("body", "comment"))


def asks_the_public(draft: Draft) -> bool:
    """Whether work is nobody's but the public's, of whom it is only asked: ``đề nghị người dân chủ động đi lại``.

    ``Kính gửi: Quý khách hàng``: what such a letter says of nobody is no task either.
    """
    addressed = all(lead.source == "addressee" for lead in draft.leads)
    asked = (draft.rule == "order.request" or addressed) and bool(draft.leads)
    return asked and all(any(r.pattern.match(lead.actor.name) for r in rules("body", "public")) for lead in draft.leads)


def is_upward(draft: Draft, parts: Parts) -> bool:
    """Whether a request goes to a body above the issuer (``kính đề nghị Chủ tịch UBND huyện``): it orders nothing."""
    if draft.rule != "order.request":
        return False
    if _is_local(parts) and all(_is_ministry(lead.actor.name) for lead in draft.leads):
        return bool(draft.leads)
    above = parts.letterhead.parent_issuer
    if above is None:
        return False
    names = [_HEAD_OF.sub("", fold(lead.actor.name)) for lead in draft.leads]
    own = fold(above.text)
    full = [name.replace("ubnd", "uy ban nhan dan") for name in names]
    return all(
        " " in name and f"{own.replace('ubnd', 'uy ban nhan dan')} ".startswith(f"{name} ") for name in full
    ) and bool(names)


def in_full(name: str) -> str:
    """The folded name with its abbreviations spelt out, and ``&``: ``Ban QLDA`` → ``ban quan ly du an``."""
    known = table("organisations")["abbreviations"]
    return _AND.sub(" va ", fold(" ".join(known.get(word, word) for word in name.split())))


def is_own_act(draft: Draft, issuer: Value | None, kind: str, defined: Mapping[str, str]) -> bool:
    """Whether the issuer only says what it does itself; in a plan that is a task all the same.

    ``defined`` are the names that the text gives units (``NHHT``), with what they stand for.
    """
    if issuer is None or kind in PLANS or draft.rule == "table.row":
        return False
    stated = [lead.actor.name for lead in draft.leads if lead.source == "stated"]
    names = {in_full(defined.get(name, name)) for name in stated}
    own = in_full(issuer.text)
    short = fold(issuer.text).replace("uy ban nhan dan", "ubnd")
    heads = [_HEAD_OF.sub("", name) for name in names]
    # `Ủy ban nhân dân tỉnh` is the issuer `Ủy ban nhân dân tỉnh An Hòa`; a bare `Sở` is not looked into.
    return bool(heads) and all(
        head in {own, short, fold(_itself(issuer) or own)}
        or _PLACED.match(head.removeprefix(own)) is not None
        or (" " in head and f"{own} ".startswith(f"{head} "))
        or f"{short} ".startswith(f"{head} ")
        for head in heads
    )
