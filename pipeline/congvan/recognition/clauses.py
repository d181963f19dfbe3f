"""Reads what each clause does: who orders whom to do what, or that it orders nothing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from congvan.document import Passage, Span
from congvan.document.mentions import Actor, Clause
from congvan.recognition.actor_splitting import split_actors
from congvan.recognition.actor_stretched import is_only_names
from congvan.recognition.actors import read_actors
from congvan.recognition.charges import with_charges
from congvan.recognition.clause_rules import match_rule, rule_at, skip_bracket, skip_connector
from congvan.recognition.frame import Frame
from congvan.recognition.frames import read_frame
from congvan.recognition.limited_actions import split_at_limits
from congvan.recognition.sentences import split_sentences
from congvan.recognition.turns import is_governed, turns
from congvan.vocabulary import rules

_STATEMENT = "clause.statement"
_ASKS_OTHERS = frozenset({"order.request", "order.demand", "order.assign", "order.direct"})
_MOST_TURNS = 12  # commas of a sentence behind which an order is looked for
_LONGEST_NOUN = 40  # characters before `phối hợp với` in which what is worked out is looked for
_VERB = re.compile(r"[^\W\d_]+\s[^\W\d_]+(?!\w)")
_BRACKET = re.compile(r"\(([^()]{10,400})\)")
_CONJUNCT = re.compile(r"[,;]\s+(?:(?P<with>có\s+)|và\s+)?")
_TAKES_PART = re.compile(r"(?:cùng\s+)?phối\s+hợp(?!\s+(?:với|cùng))|cùng\s+tham\s+gia", re.IGNORECASE)
_PEOPLE = frozenset({"actor.people", "actor.party"})
_ALSO = re.compile(r"(?:cùng\s+)?(?:tham\s+gia|phối\s+hợp)", re.IGNORECASE)
_TOGETHER = re.compile(r"\s*,?\s*cùng(?:\s+với)?\s+(?:các\s+|những\s+)?", re.IGNORECASE)
_SUPPORTS = re.compile(r"(?:cùng\s+)?phối\s+hợp(?:\s+thực\s+hiện)?\W*", re.IGNORECASE)
_EACH = re.compile(r"\W*(?:mỗi|từng)\s", re.IGNORECASE)
_SCORES = {"order": 0.97, "obligation": 0.93, "imperative": 0.85, "heading": 0.9, "consent": 0.7}


def read_clauses(passage: Passage, masked: Sequence[Span] = (), limits: Sequence[Span] = ()) -> list[Clause]:
    """The clauses of a paragraph in order; together with their stops they cover it.

    ``Giao Văn phòng Sở chủ trì, phối hợp với các phòng rà soát hồ sơ.`` → one order: lead ``Văn phòng Sở``,
    support ``các phòng``. ``limits`` are its time limits: of actions that have one each, each is a clause.
    """
    clauses: list[Clause] = []
    asked = False  # whether somebody asks for himself; what is joined to it he asks for, too
    for sentence in split_at_limits(passage, split_sentences(passage, masked), limits):
        clause = _read(passage, sentence.start, sentence.end)
        if sentence.joined and clause.frame == "courtesy" and _only_supports(passage, clause):
            clause = replace(clause, frame="obligation", leads=(), supports=clause.leads)
        petitioner = match_rule("petitioner", passage.text, skip_connector(passage.text, sentence.start))
        asked = (asked and sentence.joined) or petitioner is not None
        if asked and clause.frame == "order":
            clause = replace(clause, frame="statement", rule="clause.asked_for")
        clauses.append(replace(clause, joined=sentence.joined))
        clauses.extend(_asides(passage, sentence.start, sentence.end))
    return with_charges(passage, _with_headings(passage, clauses))


def _only_supports(passage: Passage, clause: Clause) -> bool:
    """``…; Phòng Pháp chế phối hợp.``: who is named behind a semicolon supports the work before it."""
    words = passage.text[clause.action.start - passage.start : clause.action.end - passage.start]
    return bool(clause.leads) and _SUPPORTS.fullmatch(words) is not None


def _with_headings(passage: Passage, clauses: list[Clause]) -> list[Clause]:
    """The clauses with subjects that semicolons part given to one predicate.

    ``Sở Nội vụ; UBND các xã: rà soát …`` has two leads.
    """
    found: list[Clause] = []
    for clause in clauses:
        before = found[-1] if found else None
        if before is not None and clause.joined and before.frame == "heading" and clause.frame == "statement":
            clause = _as_heading(passage, clause)
        if (
            before is not None
            and clause.joined
            and before.frame == "heading"
            and clause.leads
            and clause.frame in {"heading", "obligation"}
        ):
            clause = replace(clause, leads=before.leads + clause.leads)
        found.append(clause)
    return found


def _as_heading(passage: Passage, clause: Clause) -> Clause:
    """A clause behind a heading's semicolon that only names: ``…; tuyên giáo các đảng ủy trực thuộc``."""
    words = passage.slice(clause.span.start - passage.start, clause.span.end - passage.start)
    if not is_only_names(words.text):
        return clause
    return replace(clause, frame="heading", rule="clause.heading", leads=split_actors(words))


def _read(passage: Passage, start: int, end: int) -> Clause:
    # A sentence for itself: its words are then read once, and not again with all sentences before it.
    passage, start, end = passage.slice(start, end), 0, end - start
    text = passage.text
    begin = skip_connector(text, start)
    frame = read_frame(text, begin, passage.start) or _heading(passage, begin) or Frame("statement", _STATEMENT, begin)
    kind = frame.kind
    courtesy = _courtesy(text, start, frame) if kind in {"order", "obligation", "imperative", "statement"} else None
    if courtesy is not None:
        kind, frame.rule = "courtesy", courtesy
    supports = _supports(text, frame.action, passage.start) if kind not in {"report", "statement"} else ()
    leads = frame.leads
    if frame.rule == "clause.actor_action":
        leads = leads + _doing_the_same(text, frame.action, passage.start)
    leads, beside = _beside(text, leads, passage.start)
    supports = beside + supports
    if frame.supporting:
        leads, supports = (), leads + supports
    own = {lead.span for lead in leads}
    return Clause(
        span=passage.span(start, end),
        rule=frame.rule,
        score=_SCORES.get(kind, 0.5),
        frame=kind,  # type: ignore[arg-type]
        leads=leads,
        supports=tuple(actor for actor in supports if actor.span not in own),
        issuer=frame.issuer,
        action=passage.span(min(frame.action, end), end),
        report_to=_report_to(passage, frame.action, end),
        performative=kind == "imperative" and bool(match_rule("performative", text, frame.action)),
        completion=_is_completion(text, begin, frame),
        reports=match_rule("reports", text, frame.action) is not None,
        orders=_orders_behind(passage, frame, end),
    )


def _orders_behind(passage: Passage, frame: Frame, end: int) -> Clause | None:
    """The order behind a comma of a sentence whose one subject does something before it."""
    if len(frame.leads) != 1 or frame.kind != "obligation":
        return None
    for turn in itertools.islice(turns(passage.text, frame.action), _MOST_TURNS):
        verb = rule_at("order", passage.text, turn)
        if verb is not None and verb[0] in _ASKS_OTHERS and not is_governed(passage.text, turn):
            clause = _read(passage, turn, end)
            return clause if clause.frame == "order" and clause.leads else None
    return None


def _beside(text: str, leads: tuple[Actor, ...], base: int) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who does it and who with them: ``Phòng Nội vụ`` | ``cùng với Công an xã rà soát …``."""
    for index in range(1, len(leads)):
        between = text[leads[index - 1].span.end - base : leads[index].span.start - base]
        if _TOGETHER.fullmatch(between):
            return leads[:index], leads[index:]
    return leads, ()


def _heading(passage: Passage, begin: int) -> Frame | None:
    """Names alone, of which the grammar reads the first: ``UBND 14 phường và các HTX vận tải Bến Đá:``."""
    words = passage.slice(begin, len(passage.text))
    if words.text.rstrip().endswith((".", ";")) or read_actors(words.text) is None or not is_only_names(words.text):
        return None
    return Frame("heading", "clause.heading", len(passage.text), split_actors(words))


def _doing_the_same(text: str, index: int, base: int) -> tuple[Actor, ...]:
    """Further actors with the same verb: ``Sở A kiểm tra phía bắc,`` | ``Sở B kiểm tra phía nam``."""
    verb = _VERB.match(text, index)
    if verb is None:
        return ()
    found: list[Actor] = []
    read = index
    for match in _CONJUNCT.finditer(text, index):
        group = read_actors(text, match.end(), base=base) if match.end() >= read and not match["with"] else None
        if group is None:
            continue
        read = group.span.end - base
        if text.startswith(verb.group(), skip_bracket(text, read)):
            found.extend(group.members)
    return tuple(found)


def _supports(text: str, index: int, base: int) -> tuple[Actor, ...]:
    found: list[Actor] = []
    for rule in rules("clauses", "support"):
        read = index  # behind the list that was read last: from within it, the same names would be read again
        for match in rule.pattern.finditer(text, index):
            if match.end() < read:
                continue
            before = text[max(0, match.start() - _LONGEST_NOUN) : match.start()]
            if any(noun.pattern.search(before) for noun in rules("clauses", "joint_work")):
                continue
            group = read_actors(text, match.end(), base=base)
            if group is None:
                continue
            read = group.span.end - base
            if all(not group.span.meets(actor.span) for actor in found):
                found.extend(group.members)
    # `…, các phòng phối hợp thực hiện`: the supports are the subject of a clause of their own.
    read = index
    for match in _CONJUNCT.finditer(text, index):
        group = read_actors(text, match.end(), base=base) if match.end() >= read else None
        if group is None:
            continue
        read = group.span.end - base
        behind = skip_bracket(text, read)
        takes_part = (_ALSO if match["with"] else _TAKES_PART).match(text, behind)
        if takes_part and all(not group.span.meets(actor.span) for actor in found):
            found.extend(group.members)
    return tuple(sorted(found, key=lambda actor: actor.span))


def _report_to(passage: Passage, start: int, end: int) -> Span | None:
    """Who receives the result, with the office it goes through in brackets."""
    text = passage.text[:end]
    for rule in rules("clauses", "report_to"):
        for match in rule.pattern.finditer(text, start):
            group = read_actors(text, match.end(), base=passage.start)
            if group is None or (group.rule in _PEOPLE and match_rule("informs", match[0], 0)):
                continue
            last = group.span.end - passage.start
            through = re.match(r"\s*\((?:qua|thông\s+qua)[^()]{2,120}\)", text[last:])
            return passage.span(match.end(), last + (through.end() if through else 0))
    return None


def _courtesy(text: str, start: int, frame: Frame) -> str | None:
    """The rule by which a clause is only polite: carry all this out, or call somebody when in difficulty."""
    polite = rule_at("courtesy", text, frame.action)
    if polite is not None:
        return polite[0]
    if frame.rule == "clause.thing_of_actor_must":
        return None
    for rule in rules("clauses", "courtesy_anywhere"):
        # Letting know before an order is no part of it: `thông báo đến các đơn vị biết,` | `đề nghị Phòng Y tế …`.
        ordered = frame.kind == "order" and rule.id == "courtesy.inform"
        found = rule.pattern.search(text, frame.action if ordered else start)
        if found is None:
            continue
        # Coming or letting know is only polite where nothing else is asked: not `lập lịch, báo cho các xã biết`.
        more = re.search(r"[,;]", text[frame.action : found.start()])
        if rule.id == "courtesy.attend" and (match_rule("prepares", text, frame.action) or more):
            return None
        if rule.id == "courtesy.inform" and more:
            return None
        return rule.id
    return None


def _is_completion(text: str, begin: int, frame: Frame) -> bool:
    if frame.rule == "clause.thing_sent":
        return True
    return frame.kind in {"imperative", "statement"} and not frame.leads and bool(match_rule("completion", text, begin))


def _asides(passage: Passage, start: int, end: int) -> list[Clause]:
    """Clauses in brackets that give a named actor something to do; not those that say how much each gives."""
    found = []
    for match in _BRACKET.finditer(passage.text, start, end):
        if _EACH.match(match.group(1)):
            continue
        clause = _read(passage, match.start(1), match.end(1))
        standing = match_rule("standing", passage.text, clause.action.start - passage.start)
        if (
            clause.frame in {"order", "obligation"}
            and clause.leads
            and not standing
            and clause.rule != "clause.role_list"
        ):
            found.append(replace(clause, aside=True))
    return found
