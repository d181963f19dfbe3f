"""Divides a paragraph's clauses into tasks: a new actor, or an own deadline for another action, begins a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from congvan.assembly.drafts import Assigned, Context, Draft
from congvan.assembly.purpose import is_kind, is_ours, is_outside
from congvan.assembly.readings import Reading
from congvan.document import Passage, Span
from congvan.document.mentions import Actor, Clause, DeadlineMention
from congvan.vocabulary import fold, rules, table

_SEVERAL = re.compile(r"^(?:các|những)\s+", re.IGNORECASE)

_FEWEST_BRANCHES = 2


def segment(reading: Reading, path: str | None, context: Context, *, orders_only: bool = False) -> list[Draft]:
    """The tasks of one paragraph, in order; none where it tells nobody to do anything.

    ``orders_only`` counts only what the issuer orders in so many words (in a preamble, in an invitation).
    """
    drafts: list[Draft] = []
    current: Draft | None = None
    lead: tuple[Assigned, ...] = ()
    beside: tuple[Assigned, ...] = ()  # who supports whoever leads; holds for what a semicolon joins
    polite: Clause | None = None  # `Yêu cầu các sở nghiêm túc thực hiện;` before what they are asked for in earnest
    for clause in reading.clauses:
        if polite is not None and clause.joined and clause.frame == "imperative" and clause.report_to is not None:
            clause = replace(clause, frame="order", rule=polite.rule, leads=polite.leads)
        clause = _as_issued(clause, context)
        polite = clause if clause.frame == "courtesy" and clause.leads and current is None else None
        own = _own_deadline(clause, reading)
        begun = current is not None and current.rule.startswith("order.")
        grants = clause.frame == "consent" and own is not None and own.kind != "vague"
        if not grants and not _counts(reading.passage, clause, context, orders_only, own, begun=begun):
            if _divides(clause, current, own):
                current = _begin(clause, path, context, lead, own, beside)
                drafts.append(current)
            elif current is not None and not clause.aside and clause.frame in {"statement", "imperative"}:
                _extend(current, clause, reading)
            elif clause.frame == "heading" and clause.leads:
                lead = _assigned(clause.leads, "lead", clause)
            continue
        clause = _as_called(_as_obliged(clause, context), reading, context)
        clause = _in_short(clause, [*(current.leads if current is not None else ()), *context.leads])
        if clause.aside:
            aside = _begin(clause, path, context, lead, own)
            if current is not None and aside.deadline is None:
                aside.deadline, aside.report_to = current.deadline, aside.report_to or current.report_to
            drafts.append(aside)
        elif current is not None and clause.completion and not clause.leads and not _limited_apart(current, own):
            _extend(current, clause, reading)
            _complete(drafts, current, own)
        elif (
            current is not None
            and not clause.leads
            and clause.supports
            and not clause.report_to
            and clause.joined
            and not own
        ):
            _extend(current, clause, reading)
        elif current is None or _is_new(clause, current, own, reading):
            if clause.leads:
                lead = _assigned(clause.leads, "lead", clause)
            if clause.leads or clause.supports or not clause.joined:
                beside = _assigned(clause.supports, "support", clause)
            current = _begin(clause, path, context, lead, own, beside)
            drafts.append(current)
        else:
            _extend(current, clause, reading)
    return drafts


def _counts(
    passage: Passage, clause: Clause, context: Context, orders_only: bool, own: DeadlineMention | None, *, begun: bool
) -> bool:
    if not clause.instructs or (clause.performative and context.performative):
        return False
    if own is None and _tells_of_the_past(passage, clause, context.year):
        return False
    unset = own is None or own.kind in {"duration", "vague"}
    if clause.frame != "order" and unset and _tells_the_law(passage, clause):
        return False
    if orders_only:
        if context.explains and clause.rule == "order.assign" and clause.issuer is None:
            return False
        if context.explains and clause.issuer is not None and is_outside(clause.issuer.name):
            return False  # `Công ty đề nghị nhà cung cấp thu hồi hóa đơn`: what the firm that is answered does
        if context.answering and clause.frame == "order" and _told_of_others(clause, context):
            return False
        # Behind an order the next one may leave its verb out: `…; Công an xã rà soát …`.
        follows = begun or (context.answering and not _private(clause) and not _are_kinds(passage, clause, context))
        obliged = clause.frame == "obligation" and not (context.answering and _proposes(passage, clause))
        listed = begun and clause.joined and not any(is_outside(lead.name) for lead in clause.leads)
        told = not context.explains and _addressed(clause, context)
        if obliged and own is not None and (told or _are_offices(clause)) and _is_due(own, passage):
            return True  # `Các Chi cục tổng hợp câu hỏi, gửi về Cục trước ngày 05/11`
        return clause.frame == "order" or (follows and obliged and (listed or _addressed(clause, context)))
    if context.strict:
        return clause.frame == "order" or (
            clause.frame == "obligation"
            and (
                clause.rule.startswith(("oblige.", "passive."))
                or (context.performative and _is_office(clause))
                or (own is not None and _is_firm(own) and bool(clause.leads))
            )
        )
    if context.performative and clause.frame == "imperative":
        return not clause.performative
    return True


def _is_due(deadline: DeadlineMention, passage: Passage) -> bool:
    """Whether something is to be done by a day: not on it, as what will take place, and not within days of a law."""
    words = passage.text[deadline.span.start - passage.start : deadline.span.end - passage.start]
    if deadline.bound not in {"before", "by"}:
        return False
    section = "due_from_here" if deadline.kind == "duration" else "due"
    return deadline.kind != "vague" and any(rule.pattern.match(words) for rule in rules("clauses", section))


def _are_offices(clause: Clause) -> bool:
    """Whether offices, or who heads them, are told by their names: ``người mua`` may be anybody."""
    offices = rules("clauses", "office")
    names = [_SEVERAL.sub("", lead.name) for lead in clause.leads]
    named = [any(rule.pattern.match(name) for rule in offices) for name in names]
    return bool(names) and all(office or _is_post(lead) for office, lead in zip(named, clause.leads, strict=True))


def _told_of_others(clause: Clause, context: Context) -> bool:
    """Whether an answer tells what another body asks, or what is asked of a kind of bodies in general.

    ``Bên mời thầu yêu cầu nhà thầu làm rõ``, ``Đề nghị ngành chức năng sớm sửa chữa`` (said by voters).
    """
    if clause.issuer is not None:
        return not is_ours(clause.issuer, context.own) and not _is_post(clause.issuer)
    return bool(clause.leads) and all(is_kind(one.name) for one in clause.leads) and not _addressed(clause, context)


def _is_post(actor: Actor) -> bool:
    """Whether somebody is called by his post: ``Chủ tịch UBND tỉnh``."""
    name = fold(actor.name)
    return any(name.startswith(fold(post)) for post in table("persons")["posts"])


def _tells_of_the_past(passage: Passage, clause: Clause, year: int | None) -> bool:
    """Whether a clause opens with an earlier year: ``Năm 2017, Bệnh viện sử dụng …`` in a dispatch of 2018."""
    openings = (r.pattern.match(passage.text, clause.span.start - passage.start) for r in rules("clauses", "past_told"))
    return year is not None and any(opening is not None and int(opening["year"]) < year for opening in openings)


def _proposes(passage: Passage, clause: Clause) -> bool:
    """Whether who is answered proposed something: ``Sở Y tế đề xuất dùng Quỹ phát triển hoạt động sự nghiệp``."""
    words = passage.text[clause.action.start - passage.start :]
    return any(rule.pattern.match(words) for rule in rules("clauses", "proposes"))


def _tells_the_law(passage: Passage, clause: Clause) -> bool:
    """Whether a clause says what a law asks for: ``Theo quy định tại Nghị định số …, bên bán có nghĩa vụ …``."""
    return any(
        rule.pattern.match(passage.text, clause.span.start - passage.start) for rule in rules("clauses", "law_told")
    )


def _as_issued(clause: Clause, context: Context) -> Clause:
    """The order behind what the dispatch's own issuer does: ``Sở mở lớp tập huấn,`` | ``đề nghị các xã cử cán bộ``."""
    if clause.orders is None or not is_ours(clause.leads[0], context.own):
        return clause
    return replace(clause.orders, span=clause.span, joined=clause.joined, orders=clause.orders)


def _as_obliged(clause: Clause, context: Context) -> Clause:
    """The clause with its issuer as lead, where another body than the dispatch's orders outsiders about.

    ``Cục Bảo hiểm yêu cầu doanh nghiệp tạm ứng bồi thường``: in a ministry's telegram the Cục has the task.
    """
    if clause.issuer is None or clause.frame != "order" or not context.own:
        return clause
    outsiders = [*rules("clauses", "outsider"), *rules("clauses", "object")]
    outside = clause.leads and all(any(rule.pattern.match(lead.name) for rule in outsiders) for lead in clause.leads)
    # `Đảng ủy yêu cầu các tổ chức Đảng trực thuộc …`
    ours = is_ours(clause.issuer, context.own) or same_actors(clause.leads, context.leads)
    if not outside or ours or _is_post(clause.issuer):
        return clause
    return replace(clause, leads=(clause.issuer,), action=clause.span)


def _as_called(clause: Clause, reading: Reading, context: Context) -> Clause:
    """The clause with the one of several units above as lead that it calls by its branch: ``Công Thương: rà lại …``."""
    if clause.leads or len(context.leads) < _FEWEST_BRANCHES:
        return clause
    words = reading.passage.text[clause.span.start - reading.passage.start :]
    for lead in context.leads:
        _, _, branch = lead.actor.name.partition(" ")
        behind = words[len(branch) : len(branch) + 1]
        if len(branch) > 1 and words.lower().startswith(branch.lower()) and behind in {":", " "}:
            return replace(clause, leads=(lead.actor,), supports=clause.supports)
    return clause


def _in_short(clause: Clause, known: Sequence[Assigned]) -> Clause:
    """The clause with the unit above as lead that it calls by its head alone: ``Bộ đồng thời báo cáo …``."""
    if len(clause.leads) != 1:
        return clause
    short = f"{clause.leads[0].name.lower()} "
    if short.strip() not in table("organisations")["short_heads"]:
        return clause
    meant = next((one.actor.name for one in known if one.actor.name.lower().startswith(short)), None)
    return clause if meant is None else replace(clause, leads=(replace(clause.leads[0], name=meant),))


def _addressed(clause: Clause, context: Context) -> bool:
    """Whether a clause obliges somebody whom the dispatch addresses, or whichever of them is behind with the work."""
    whoever = clause.rule.startswith("oblige.whoever") and not context.explains
    return whoever or same_actors(clause.leads, context.leads)


def _is_office(clause: Clause) -> bool:
    """Whether offices by their names are told what to do in a decision: ``Điều 3. Trạm Y tế bố trí phương tiện``."""
    offices = rules("clauses", "office")
    named = clause.leads and all(any(rule.pattern.match(lead.name) for rule in offices) for lead in clause.leads)
    return bool(named) and clause.rule == "clause.actor_action"


def _private(clause: Clause) -> bool:
    return any(rule.pattern.match(lead.name) for rule in rules("body", "private") for lead in clause.leads)


def _are_kinds(passage: Passage, clause: Clause, context: Context) -> bool:
    """Whether leads are kinds of bodies in general, and not the one addressed: ``Cục Thuế tỉnh A``, ``Cục Thuế``.

    What such a kind must or must not do (``Tòa án có trách nhiệm giải thích``) is the law's word in any case.
    """
    words = passage.text[clause.action.start - passage.start :].lstrip()
    one = len(context.leads) == 1 and clause.rule.startswith("clause.") and not words.startswith("không ")
    addressee = f"{_key(context.leads[0].actor.name)} " if one else ""
    return all(is_kind(lead.name) and not addressee.startswith(f"{_key(lead.name)} ") for lead in clause.leads)


def _is_new(clause: Clause, current: Draft, own: DeadlineMention | None, reading: Reading) -> bool:
    # A vague word divides nothing, and a thing `do đơn vị mình thực hiện` names nobody new.
    dated = own is not None and own.kind != "vague"
    if clause.leads and not (clause.joined and clause.rule.startswith("passive.")):
        fewer = len(clause.leads) < len(current.leads)  # one of several: `Công đoàn chủ trì …`
        return fewer or not same_actors(clause.leads, current.leads) or (dated and current.deadline is not None)
    if own is None:
        return _is_over(clause, current, reading)
    if not dated or own.scope != "clause":
        return False
    if current.deadline is not None and current.deadline.kind != "vague":
        # `kế hoạch kiểm tra trong quý IV, trình trước ngày 20/10`: the first time is of what is handed in by the second
        comma = reading.passage.text[: clause.span.start - reading.passage.start].rstrip().endswith(",")
        handed_in = comma and clause.reports and not _is_firm(current.deadline) and _is_firm(own)
        return current.deadline.span != own.span and not handed_in
    # Reporting or finishing by a day ends the work said before; any other action with a day of its own is another.
    return not (clause.reports or _reports_behind(own, clause, reading) or _hands_in(own, clause, reading))


def _hands_in(own: DeadlineMention, clause: Clause, reading: Reading) -> bool:
    """Whether the limit of a clause is that of handing in: ``đề xuất hướng xử lý, báo cáo Giám đốc trước ngày …``."""
    words = reading.passage.text[clause.action.start - reading.passage.start : own.span.start - reading.passage.start]
    last = words.rpartition(",")[2]
    return any(rule.pattern.match(last) for rule in rules("clauses", "reports"))


def _reports_behind(own: DeadlineMention, clause: Clause, reading: Reading) -> bool:
    """Whether a clause that begins with its limit goes on with a report: ``định kỳ hằng tháng`` | ``báo cáo …``."""
    if own.span.start > clause.action.start:
        return False
    words = reading.passage.text[own.span.end - reading.passage.start :]
    return any(rule.pattern.match(words) for rule in rules("clauses", "reports"))


def _is_over(clause: Clause, current: Draft, reading: Reading) -> bool:
    """Whether the task ended with its limit, and an order without one follows: ``… trước ngày 28/02; công bố …``."""
    words = reading.passage.text[clause.span.start - reading.passage.start :]
    if any(rule.pattern.match(words) for rule in rules("deadlines", "manner")):
        return False
    deadline = current.deadline
    if deadline is None or deadline.kind == "vague" or deadline.scope != "clause":
        return False
    ends = 0 <= current.spans[-1].end - deadline.span.end <= 2
    return ends and clause.frame == "imperative" and not clause.reports and not clause.completion


def _limited_apart(current: Draft, own: DeadlineMention | None) -> bool:
    """Whether the task and what follows have a firm limit each: ``ban hành trước ngày …; báo cáo trước ngày …``."""
    known = current.deadline
    if known is None or own is None or known.span == own.span:
        return False
    return _is_firm(known) and _is_firm(own) and (known.expression, known.time) != (own.expression, own.time)


def _is_firm(deadline: DeadlineMention) -> bool:
    return deadline.kind != "vague" and deadline.score >= 0.9


def _divides(clause: Clause, current: Draft | None, own: DeadlineMention | None) -> bool:
    """Whether what a semicolon joins to the task is an order of its own, though its verb alone does not tell."""
    joined = clause.joined and not clause.aside and clause.frame == "statement"
    return joined and current is not None and _limited_apart(current, own)


def same_actors(actors: Sequence[Actor], leads: Sequence[Assigned]) -> bool:
    """Whether a clause names the current task's leads again, be it by a shorter name."""
    ours = {_key(lead.actor.name) for lead in leads}
    theirs = {_key(actor.name) for actor in actors}
    return bool(theirs) and all(any(name in known or known in name for known in ours) for name in theirs)


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def _assigned(actors: Sequence[Actor], role: str, clause: Clause) -> tuple[Assigned, ...]:
    return tuple(
        Assigned(actor, "lead" if role == "lead" else "support", "stated", clause.rule, clause.score)
        for actor in actors
    )


def _begin(
    clause: Clause,
    path: str | None,
    context: Context,
    lead: tuple[Assigned, ...],
    own: DeadlineMention | None,
    beside: tuple[Assigned, ...] = (),
) -> Draft:
    leads = _assigned(clause.leads, "lead", clause) or lead or context.leads
    supports = _assigned(clause.supports, "support", clause)
    if not supports and not clause.leads:
        supports = beside or context.supports
    return Draft(
        path=path,
        spans=[clause.span],
        rule=clause.rule,
        score=clause.score,
        action=clause.action,
        leads=list(leads),
        supports=list(supports),
        deadline=own,
        report_to=clause.report_to,
    )


def _extend(current: Draft, clause: Clause, reading: Reading) -> None:
    """Adds a clause that belongs to the task: its text, further supports, whom to report to, a deadline."""
    last = current.spans[-1]
    between = reading.passage.text[last.end - reading.passage.start : clause.span.start - reading.passage.start]
    if len(between) < 8:
        current.spans[-1] = Span(last.start, clause.span.end)
    else:
        current.spans.append(clause.span)
    if current.action.end <= last.end:
        current.action = Span(current.action.start, max(current.action.end, current.spans[-1].end))
    known = {assigned.actor.span for assigned in current.supports + current.leads}
    names = {_key(assigned.actor.name) for assigned in current.supports + current.leads}
    current.supports += [
        one
        for one in _assigned(clause.supports, "support", clause)
        if one.actor.span not in known and _key(one.actor.name) not in names
    ]
    current.report_to = current.report_to or clause.report_to
    own = _own_deadline(clause, reading)
    if own is not None and (current.deadline is None or own.score > current.deadline.score):
        current.deadline = own


def _complete(drafts: list[Draft], current: Draft, own: DeadlineMention | None) -> None:
    """A completion clause gives its deadline to the task, and to earlier ones of the paragraph that have none."""
    if own is None:
        return
    for draft in drafts:
        if draft.deadline is None or (draft is current and own.score > draft.deadline.score):
            draft.deadline = own
            draft.inherited_deadline = draft is not current


def _lasts_until(deadline: DeadlineMention, reading: Reading) -> bool:
    words = reading.passage.text[deadline.span.start - reading.passage.start :]
    return any(rule.pattern.match(words) for rule in rules("deadlines", "until"))


def _own_deadline(clause: Clause, reading: Reading) -> DeadlineMention | None:
    begin = clause.orders.span.start if clause.orders is not None and clause.frame == "order" else clause.span.start
    if clause.issuer is not None and clause.issuer.span.start > begin:
        # `Thực hiện Công văn …, trong đó giao Bộ báo cáo trong tháng 01,` | `Bộ đề nghị …`: what others were told
        words = reading.passage.text[begin - reading.passage.start :]
        timed = any(rule.pattern.match(words) for rule in rules("clauses", "adjunct") if rule.id == "adjunct.time")
        begin = begin if timed else clause.issuer.span.start
    return limit_within(Span(begin, clause.span.end), reading)


def limit_within(span: Span, reading: Reading) -> DeadlineMention | None:
    """The deadline inside a stretch: the surest, ``trước ngày …`` over ``trong năm …``; among equals the first.

    ``cứ 10 ngày một lần … cho đến ngày 28/01`` recurs: the day only says until when.
    """
    inside = [deadline for deadline in reading.deadlines if span.holds(deadline.span)]
    if any(deadline.kind == "recurring" for deadline in inside):
        lasts = [d for d in inside if d.kind == "date" and _lasts_until(d, reading)]
        inside = [deadline for deadline in inside if deadline not in lasts]
    return max(inside, key=lambda deadline: deadline.score, default=None)
