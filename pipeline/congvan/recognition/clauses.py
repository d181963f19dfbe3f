"""Reads what each clause does: who orders whom to do what, or that it orders nothing.

The grammar of an instruction, after circumstances and connectors:

    order       = [issuer] order-verb actors action          Giao Sở Nội vụ tham mưu …
    obligation  = actors (duty | action | ":" action)        Sở Nội vụ chủ trì, phối hợp với … rà soát …
    imperative  = action                                     Rà soát …
    passive     = thing "do" actors action                   Báo cáo do Văn phòng Sở tổng hợp …

An actor followed by `đã`, `sẽ`, `có thể` reports, promises or may: that is no instruction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from congvan.document import Passage, Span
from congvan.document.mentions import Actor, ActorMention, Clause
from congvan.recognition.actors import is_action_start, read_actors
from congvan.recognition.sentences import split_sentences
from congvan.vocabulary import rules

_BRACKET = re.compile(r"\(([^()]{10,400})\)")
_AFTER_ACTOR = re.compile(r"\s*(?:\([^()]{0,200}\)\s*)?")
_BEFORE_LEADS = re.compile(r"\s*[:,]?\s*(?:(?:cho|tới|đến|đối\s+với)\s+)?")
_TURNS = re.compile(r"[,:–-]\s+|(?<!\w)thì\s+|(?<!\w)yêu\s+cầu\s*[:,]\s*")
# `không để …`, `phải báo cáo …`: a duty without its subject.
_MUST = re.compile(r"(?:(?:tuyệt\s+đối\s+)?không\s+((?:được|để)\s+)?|(?:cần|phải)\s+)", re.IGNORECASE)
# `Văn bản của cơ quan Thuế phải …`: who owns the thing has the duty; without an owner it is the reader's.
_AS_FOR = re.compile(
    r"(?:(?:riêng\s+)?đối\s+với|về\s+phía|trách\s+nhiệm\s+của|nhiệm\s+vụ\s+của|riêng)\s+", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:về|đối\s+với|riêng)(?!\w)", re.IGNORECASE)
_REPORTS = re.compile(r"(?:và\s+|tổng\s+hợp,?\s+)?(?:báo\s+cáo|gửi|nộp|trình|hoàn\s+thành)(?!\w)", re.IGNORECASE)
# `Báo cáo của Sở …`, `Hướng dẫn này …`: a verb that is a noun here.
_NOUN = re.compile(r"\w+(?:\s\w+)?\s+(?:của|này|gồm|được|là|nêu\s+trên|nói\s+trên)(?!\w)", re.IGNORECASE)
_MATTER = re.compile(r"(?:[^\s:;,.]+\s+){0,5}[^\s:;,.]+\s*:\s+")
_THING_MUST = re.compile(r"(?<!\w)phải\s+(?:được\s+)?(?=\w)", re.IGNORECASE)
_THING_SENT = re.compile(
    r"(?:báo\s+cáo|kết\s+quả|văn\s+bản|danh\s+sách|phiếu|hồ\s+sơ|ý\s+kiến|số\s+liệu|bảng|biểu|đề\s+xuất|dự\s+toán|kế\s+hoạch)"
    r"(?:(?!(?<!\w)(?:đã|được|do|khi|nếu)(?!\w))[^.;:]){0,160}?(?<!\w)(?:gửi|nộp)\s+(?:về|đến|cho|qua)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_HEADING = 120
_LONGEST_SEARCH = 40  # places in a sentence where an order may begin behind circumstances


@dataclass(slots=True)
class _Frame:
    kind: str
    rule: str
    action: int
    leads: tuple[Actor, ...] = ()
    issuer: Actor | None = None
    supporting: bool = False


def read_clauses(passage: Passage, masked: Sequence[Span] = ()) -> list[Clause]:
    """The clauses of a paragraph in order; together with their stops they cover it.

    ``Giao Văn phòng Sở chủ trì, phối hợp với các phòng rà soát hồ sơ.`` → one order: lead ``Văn phòng Sở``,
    support ``các phòng``.
    """
    clauses: list[Clause] = []
    for sentence in split_sentences(passage, masked):
        clause = _read(passage, sentence.start, sentence.end)
        clauses.append(replace(clause, joined=sentence.joined))
        clauses.extend(_asides(passage, sentence.start, sentence.end))
    return clauses


def _read(passage: Passage, start: int, end: int) -> Clause:
    text = passage.text[:end]
    begin = _skip_connector(text, start)
    frame = _choose(text, begin, passage.start) or _Frame("statement", "clause.statement", begin)
    kind = frame.kind
    courtesy = _courtesy(text, start, frame) if kind in {"order", "obligation", "imperative", "statement"} else None
    if courtesy is not None:
        kind, frame.rule = "courtesy", courtesy
    supports = _supports(text, frame.action, passage.start) if kind not in {"report", "statement"} else ()
    leads = frame.leads
    if frame.supporting:
        leads, supports = (), leads + supports
    return Clause(
        span=passage.span(start, end),
        rule=frame.rule,
        score=_SCORES.get(kind, 0.5),
        frame=kind,  # type: ignore[arg-type]
        leads=leads,
        supports=tuple(actor for actor in supports if actor.span not in {lead.span for lead in leads}),
        issuer=frame.issuer,
        action=passage.span(min(frame.action, end), end),
        report_to=_report_to(passage, frame.action, end),
        performative=kind == "imperative" and bool(_matches("performative", text, frame.action)),
        completion=_is_completion(text, begin, frame),
        reports=_REPORTS.match(text, frame.action) is not None,
    )


_SCORES = {"order": 0.97, "obligation": 0.93, "imperative": 0.85, "heading": 0.9}


def _matches(section: str, text: str, index: int) -> re.Match[str] | None:
    for rule in rules("clauses", section):
        match = rule.pattern.match(text, index)
        if match is not None:
            return match
    return None


def _rule_at(section: str, text: str, index: int) -> tuple[str, int] | None:
    for rule in rules("clauses", section):
        match = rule.pattern.match(text, index)
        if match is not None:
            return rule.id, match.end()
    return None


def _skip_connector(text: str, start: int) -> int:
    while start < len(text) and not text[start].isalnum() and text[start] not in '“"(':
        start += 1
    match = _matches("connector", text, start)
    return match.end() if match else start


def _choose(text: str, index: int, base: int) -> _Frame | None:
    """What the sentence that begins here does.

    Who is named first decides. Behind circumstances the main clause does: behind a reason or condition
    (`Để …, `, `Trường hợp … thì`) the first actor, since reasons hold commas of their own; behind a time
    (`Định kỳ hằng tháng, `) whatever comes next.
    """
    frame = _order(text, index, base) or _by_actor(text, index, base) or _as_for(text, index, base)
    if frame is not None:
        return frame
    circumstance = _rule_at("adjunct", text, index)
    if circumstance is None:
        frame = _imperative(text, index)
        if frame is not None:
            return _behind_heading(text, index, base) or frame
        return _behind_matter(text, index, base) or _passive(text, index, base) or _behind(text, index, base, "duty")
    if circumstance[0] == "adjunct.time":
        frame = _behind(text, index, base, "any")
    else:
        frame = (
            _behind(text, index, base, "issuer")
            or (_behind_matter(text, index, base) if _ABOUT.match(text, index) else None)
            or _behind(text, index, base, "actor")
            or _behind(text, index, base, "any")
        )
    return frame or _imperative(text, index) or _passive(text, index, base)


def _behind(text: str, index: int, base: int, wanted: str) -> _Frame | None:
    """The first instruction behind a comma or `thì`.

    ``wanted``: ``issuer`` (an order whose giver is named), ``duty`` (also who is obliged in so many words),
    ``actor`` (also any actor with an action), ``any`` (also an action without an actor).
    """
    for count, turn in enumerate(_turns(text, index)):
        if count >= _LONGEST_SEARCH:
            break
        place = _skip_connector(text, turn)
        frame = _order(text, place, base)
        if frame is not None and (wanted != "issuer" or frame.issuer is not None):
            return frame
        if wanted == "issuer":
            continue
        frame = _by_actor(text, place, base)
        if frame is not None and frame.kind not in {"heading"} and frame.rule != "clause.role_list":
            strong = frame.kind == "obligation" and (wanted != "duty" or frame.rule.startswith("oblige."))
            if frame.rule == "clause.actor_action" and all(_matches("object", one.name, 0) for one in frame.leads):
                continue  # in a list of things: `rà soát các tổ chức, doanh nghiệp có tham gia …`
            if strong or wanted in {"actor", "any"}:
                return frame
        if wanted == "any" and text[turn - 2 : turn].strip() in {",", "ì", ":"}:
            frame = _imperative(text, place)
            if frame is not None:
                return frame
    return None


def _behind_matter(text: str, index: int, base: int) -> _Frame | None:
    """``Phản ứng nặng sau tiêm: báo cáo trong vòng 24 giờ``: the action behind the matter and its colon."""
    colon = text.find(": ", index, index + _LONGEST_HEADING)
    if colon < 0:
        return None
    place = _skip_connector(text, colon + 2)
    frame = _order(text, place, base) or _by_actor(text, place, base)
    if frame is not None and frame.kind in {"order", "obligation", "report"}:
        return frame
    return _passive(text, place, base) or _imperative(text, place)


def _behind_heading(text: str, index: int, base: int) -> _Frame | None:
    """``Kiểm soát giết mổ: Sở Công Thương kiểm tra …``: the actor behind the matter and its colon."""
    colon = text.find(": ", index, index + _LONGEST_HEADING)
    if colon < 0:
        return None
    place = _skip_connector(text, colon + 2)
    frame = _order(text, place, base) or _by_actor(text, place, base)
    return frame if frame is not None and frame.kind in {"order", "obligation"} else None


def _turns(text: str, index: int) -> Iterator[int]:
    """Places outside brackets behind a comma, a colon or `thì`."""
    depth = 0
    position = index
    for match in _TURNS.finditer(text, index):
        depth += text.count("(", position, match.start()) - text.count(")", position, match.start())
        position = match.start()
        if depth <= 0:
            yield match.end()


def _order(text: str, index: int, base: int) -> _Frame | None:
    issuer: Actor | None = None
    verb = _rule_at("order", text, index)
    if verb is None:
        group = read_actors(text, index, base=base)
        if group is None:
            return None
        behind = _skip_blank(text, group.span.end - base)
        verb = _rule_at("order", text, behind)
        if verb is None:
            return None
        issuer = group.members[-1]
    rule, after = verb
    lead_in = _BEFORE_LEADS.match(text, after)
    place = lead_in.end() if lead_in else after
    actors = read_actors(text, place, base=base)
    if actors is not None:
        return _Frame("order", rule, _skip_blank(text, actors.span.end - base), actors.members, issuer)
    if rule == "order.propose":
        return None  # `Công ty X kiến nghị giảm phí` reports what somebody asks for
    if text[after : after + 2].strip().startswith((",", ":")) or issuer is not None:
        after_colon = _by_actor(text, place, base)
        if after_colon is not None and after_colon.kind == "obligation":
            return _Frame("order", rule, after_colon.action, after_colon.leads, issuer)
        if is_action_start(text, place):
            return _Frame("imperative", rule, place, (), issuer)
        return None
    if is_action_start(text, place):
        return _Frame("imperative", rule, place)
    return None


def _skip_blank(text: str, index: int) -> int:
    match = _AFTER_ACTOR.match(text, index)
    return match.end() if match else index


def _by_actor(text: str, index: int, base: int) -> _Frame | None:
    """The clause whose subject is an actor that stands here."""
    group = read_actors(text, index, base=base)
    if group is None:
        return None
    end = group.span.end - base
    behind = _skip_blank(text, end)
    if behind >= len(text) or not text[behind:].strip(" .;,:/"):
        return _Frame("heading", "clause.heading", behind, group.members)
    if text[behind] in ":-–" and text[behind + 1 : behind + 2] in {" ", ""}:
        place = _skip_connector(text, behind + 1)
        contents = _matches("contents", text, place) or _matches("report", text, place)
        kind = "statement" if contents and not is_action_start(text, place) else "obligation"
        return _Frame(kind, "clause.role_list", place, group.members)
    return _predicate(text, behind, group)


def _as_for(text: str, index: int, base: int) -> _Frame | None:
    """``Đối với UBND các xã:``, ``2. Đối với các trường``: an actor as heading, be it with its duty behind a colon."""
    opening = _AS_FOR.match(text, index)
    frame = _by_actor(text, opening.end(), base) if opening else None
    if frame is None or frame.rule not in {"clause.heading", "clause.role_list"}:
        return None
    if frame.rule == "clause.role_list":
        # `Đối với cán bộ: Bí thư Đảng ủy nhận xét …`: whom it concerns, then who does it.
        doer = _order(text, frame.action, base) or _by_actor(text, frame.action, base)
        return doer if doer is not None and doer.kind in {"order", "obligation"} else frame
    return frame


def _predicate(text: str, index: int, group: ActorMention) -> _Frame | None:
    duty = _rule_at("oblige", text, index)
    if duty is not None:
        supporting = bool(re.match(r"phối\s+hợp(?!\s+(?:với|cùng|chặt\s+chẽ\s+với))", text[index:], re.IGNORECASE))
        frame = _Frame("obligation", duty[0], index, group.members)
        frame.supporting = (
            supporting
            and not is_action_start(text, _skip_blank(text, index + 9))
            and "thực hiện" in text[index : index + 60]
        )
        return frame
    for kind in ("report",):
        found = _rule_at(kind, text, index)
        if found is not None:
            permitted = found[0] == "report.permission"
            return _Frame("permission" if permitted else "report", found[0], index, group.members)
    if is_action_start(text, index):
        # Outsiders (candidates, firms) may do what a rule describes; only `phải` and the like oblige them.
        kind = "statement" if all(_matches("outsider", actor.name, 0) for actor in group.members) else "obligation"
        return _Frame(kind, "clause.actor_action", index, group.members)
    circumstance = text[index : index + 1] == "," or _matches("circumstance", text, index) is not None
    if circumstance:
        for count, turn in enumerate(
            re.finditer(
                r",\s+|(?<!\w)(?:để|nhằm|thì)\s+|\s(?=có trách nhiệm|phải\s|chủ\s|chịu trách nhiệm)",
                text[index : index + 400],
            )
        ):
            place = index + turn.end()
            if count > 12:
                break
            if _matches("oblige", text, place) or is_action_start(text, place):
                return _Frame("obligation", "clause.actor_circumstance_action", index, group.members)
    return None


def _imperative(text: str, index: int) -> _Frame | None:
    matter = _MATTER.match(text, index)
    if matter is not None and _is_action(text, matter.end()):
        index = matter.end()  # `Kết luận: thống nhất …`
    if _is_action(text, index) and not _is_matter(text, index):
        return _Frame("imperative", "clause.imperative", index)
    must = _MUST.match(text, index)
    if must is not None and (must[1] or is_action_start(text, must.end())):
        return _Frame("imperative", "clause.must", index)
    return None


def _is_action(text: str, index: int) -> bool:
    return is_action_start(text, index) and not _NOUN.match(text, index) and not _matches("not_action", text, index)


def _is_matter(text: str, index: int) -> bool:
    """Whether a verb only names the matter before a colon: ``Đầu tư: giá trị khối lượng 93 tỷ đồng``."""
    matter = _MATTER.match(text, index)
    return matter is not None and not _is_action(text, matter.end())


def _passive(text: str, index: int, base: int) -> _Frame | None:
    """``… do Phòng Nội vụ tổng hợp``, ``… giao cho Trạm Y tế thực hiện``: the actor stands behind what is done."""
    for rule in rules("clauses", "passive"):
        for count, match in enumerate(rule.pattern.finditer(text, index)):
            if count > 8:
                break
            group = read_actors(text, match.end(), base=base)
            if group is None:
                continue
            behind = _skip_blank(text, group.span.end - base)
            if behind < len(text) and (is_action_start(text, behind) or _matches("oblige", text, behind)):
                return _Frame("obligation", rule.id, index, group.members)
    return _thing_must(text, index, base) or _thing_sent(text, index)


def _thing_sent(text: str, index: int) -> _Frame | None:
    """``Báo cáo của các xã gửi về Sở Nội vụ trước ngày …``: the reader is to send it."""
    sent = _THING_SENT.match(text, index)
    return _Frame("imperative", "clause.thing_sent", index) if sent else None


def _thing_must(text: str, index: int, base: int) -> _Frame | None:
    must = _THING_MUST.search(text, index, index + 240)
    if must is None or re.match(r"\W*(?:nếu|mặc dù|tuy)\b", text[index:], re.IGNORECASE):
        return None
    for owner in re.finditer(r"(?<!\w)của\s+", text[index : must.start()]):
        group = read_actors(text, index + owner.end(), base=base)
        if group is not None and not text[group.span.end - base : must.start()].strip():
            return _Frame("obligation", "clause.thing_of_actor_must", index, group.members)
    if is_action_start(text, must.end()):
        return _Frame("imperative", "clause.thing_must", index)
    return None


def _supports(text: str, index: int, base: int) -> tuple[Actor, ...]:
    found: list[Actor] = []
    for rule in rules("clauses", "support"):
        for match in rule.pattern.finditer(text, index):
            group = read_actors(text, match.end(), base=base)
            if group is not None and all(not group.span.meets(actor.span) for actor in found):
                found.extend(group.members)
    # `…, các phòng phối hợp thực hiện`: the supports are the subject of a clause of their own.
    for match in re.finditer(r"[,;]\s+(?:và\s+)?", text[index:]):
        place = index + match.end()
        group = read_actors(text, place, base=base)
        if group is None:
            continue
        behind = _skip_blank(text, group.span.end - base)
        if re.match(r"(?:cùng\s+)?phối\s+hợp(?!\s+(?:với|cùng))", text[behind : behind + 20], re.IGNORECASE) and all(
            not group.span.meets(actor.span) for actor in found
        ):
            found.extend(group.members)
    return tuple(sorted(found, key=lambda actor: actor.span))


def _report_to(passage: Passage, start: int, end: int) -> Span | None:
    """Who receives the result, with the office it goes through in brackets."""
    text = passage.text[:end]
    for rule in rules("clauses", "report_to"):
        for match in rule.pattern.finditer(text, start):
            group = read_actors(text, match.end(), base=passage.start)
            if group is None:
                continue
            last = group.span.end - passage.start
            through = re.match(r"\s*\((?:qua|thông\s+qua)[^()]{2,120}\)", text[last:])
            return passage.span(match.end(), last + (through.end() if through else 0))
    return None


def _courtesy(text: str, start: int, frame: _Frame) -> str | None:
    """The rule by which a clause is only polite: carry all this out, or call somebody when in difficulty."""
    polite = _rule_at("courtesy", text, frame.action)
    if polite is not None:
        return polite[0]
    for rule in rules("clauses", "courtesy_anywhere"):
        if rule.pattern.search(text, start):
            return rule.id
    return None


def _is_completion(text: str, begin: int, frame: _Frame) -> bool:
    if frame.rule == "clause.thing_sent":
        return True
    return frame.kind in {"imperative", "statement"} and not frame.leads and bool(_matches("completion", text, begin))


def _asides(passage: Passage, start: int, end: int) -> list[Clause]:
    """Clauses in brackets that give a named actor something to do."""
    found = []
    for match in _BRACKET.finditer(passage.text, start, end):
        clause = _read(passage, match.start(1), match.end(1))
        if clause.frame in {"order", "obligation"} and clause.leads and clause.rule != "clause.role_list":
            found.append(replace(clause, aside=True))
    return found
