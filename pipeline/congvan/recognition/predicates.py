"""What the predicate behind an actor makes of him: who has a duty, of whom something is told, who may do something.

predicate = duty                                  có trách nhiệm … · chủ trì … · phải …
| telling [condition "thì" duty]        đã … · sẽ … · được …
| action                                rà soát …
| circumstance "," (duty | action)      căn cứ Kế hoạch, …
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from congvan.document.mentions import ActorMention
from congvan.document.model import Span
from congvan.recognition.actors import is_action_start
from congvan.recognition.clause_rules import are_outsiders, match_rule, rule_at, skip_bracket
from congvan.recognition.frame import Frame
from congvan.vocabulary import rules

_TURN = re.compile(r",\s+|(?<!\w)(?:để|nhằm|thì)\s+|\s(?=có trách nhiệm|phải\s|chủ\s|chịu trách nhiệm)")
_MOST, _FAR = 13, 400  # turns behind a circumstance, and characters, in which the duty is looked for
_SENTENCE_END = re.compile(r"[.;]\s|$")
_PART_END = re.compile(r"[.;:]|$")
_SEVERAL = re.compile(r"(?:các|những|mọi|đơn\s+vị|địa\s+phương|nơi)(?!\w)", re.IGNORECASE)
_STATE = re.compile(r"(?:chưa|còn|đang|có|đã)\s+(?:\S+\s+){2}", re.IGNORECASE)
_BY_PAPER = re.compile(r"(?<!kèm)\s+theo\s+")
# Not `còn chưa chủ động`: what is said to lack is no order.
_THEN_DUTY = re.compile(
    r"(?<!chưa\s)(?<!không\s)(?<!thiếu\s)(?<!đã\s)(?<!đang\s)(?<!và\s)(?<!\w)"
    r"(?:((?:có\s+trách\s+nhiệm|phải|(?:nộp|gửi)\s+về)(?!\w))|(?:thì|khẩn\s+trương|chủ\s+động|kịp\s+thời|nghiêm\s+túc)\s+)",
    re.IGNORECASE,
)
_PASSIVE_TOLD = re.compile(r"được\s[^,.;:]{2,60},\s+")
_PAPER = re.compile(r"có\s+(?:văn\s+bản|công\s+văn|báo\s+cáo|tờ\s+trình|ý\s+kiến)(?!\w)")
# `Báo cáo của Sở …`, `Hướng dẫn này …`: a verb that is a noun here.
_NOUN = re.compile(r"\w+(?:\s\w+)?\s+(?:của|này|gồm|được|là|nêu\s+trên|nói\s+trên)(?!\w)", re.IGNORECASE)


def read_predicate(text: str, index: int, group: ActorMention, base: int) -> Frame | None:
    """What the words at ``index`` say of the actors before them; None where no predicate stands there."""
    duty = rule_at("oblige", text, index)
    if duty is not None and all(match_rule("applicant", actor.name, 0) for actor in group.members):
        return Frame("statement", duty[0], index, group.members)
    if duty is not None:
        supporting = bool(re.match(r"phối\s+hợp(?!\s+(?:với|cùng|chặt\s+chẽ\s+với))", text[index:], re.IGNORECASE))
        frame = Frame("obligation", duty[0], index, group.members)
        frame.supporting = (
            supporting
            and not is_action_start(text, skip_bracket(text, index + 9))
            and "thực hiện" in text[index : index + 60]
        )
        return frame
    report = rule_at("report", text, index)
    if report is not None and _by_a_day(text, index):
        return Frame("obligation", "oblige.by_a_day", index, group.members)
    if report is not None:
        asked = _told_by_state(text, index, group, base) if report[0] != "report.future" else None
        asked = asked or _chosen(text, index, group)
        kind = "permission" if report[0] == "report.permission" else "report"
        return asked or Frame(kind, report[0], index, group.members)
    if match_rule("not_action", text, index) and text.startswith("không", index):
        return Frame("statement", "clause.statement", index, group.members)  # `… không phải chuẩn bị báo cáo`
    if is_action_start(text, index):
        # Outsiders (candidates, firms) may do what a rule describes; only `phải` and the like oblige them.
        told = match_rule("told_of_actor", text, index) or are_outsiders(group.members)
        return Frame("statement" if told else "obligation", "clause.actor_action", index, group.members)
    circumstance = text[index : index + 1] == "," or match_rule("circumstance", text, index) is not None
    if circumstance and not match_rule("told_of_actor", text, index):
        for turn in itertools.islice(_TURN.finditer(text[index : index + _FAR]), _MOST):
            place = index + turn.end()
            if match_rule("oblige", text, place) or is_action_start(text, place):
                return Frame("obligation", "clause.actor_circumstance_action", index, group.members)
    return None


def _chosen(text: str, index: int, group: ActorMention) -> Frame | None:
    """``Tòa án huyện được chọn làm điểm,`` | ``tự bố trí phòng xử trước ngày …``: told of, then told to do."""
    comma = _PASSIVE_TOLD.match(text, index)
    if comma is None or not is_action(text, comma.end()):
        return None
    limited = any(rule.pattern.search(text, comma.end()) for rule in rules("clauses", "limit"))
    return Frame("obligation", "oblige.chosen", comma.end(), group.members) if limited else None


def _by_a_day(text: str, index: int) -> bool:
    """Whether ``có văn bản`` is asked for and not told: ``Sở Y tế có văn bản hướng dẫn`` | ``trước ngày 31/10``."""
    if _PAPER.match(text, index) is None:
        return False
    end = _SENTENCE_END.search(text, index)
    return end is not None and any(rule.pattern.search(text, index, end.start()) for rule in rules("clauses", "limit"))


def _told_by_state(text: str, index: int, group: ActorMention, base: int) -> Frame | None:
    """Several told by how they stand, then their order: ``Các sở chưa gửi báo cáo`` | ``khẩn trương hoàn thiện``."""
    if not are_several(group):
        return None
    state = _STATE.match(text, index)
    end = _PART_END.search(text, index)
    if state is None or end is None:
        return None
    for turn in _THEN_DUTY.finditer(text, state.end(), end.start()):
        if turn[1] or is_action_start(text, turn.end()):
            leads = group.members
            # How they stand tells which are meant, without the paper that says so.
            if len(leads) == 1 and not turn[0].startswith("thì"):
                told = _BY_PAPER.split(text[state.start() : turn.start()])[0].rstrip()
                span = Span(leads[0].span.start, base + state.start() + len(told))
                leads = (replace(leads[0], name=f"{leads[0].name} {told}", span=span),)
            return Frame("obligation", "oblige.state", turn.start(), leads)
    return None


def are_several(group: ActorMention) -> bool:
    """Whether all are spoken of in general: ``các sở, ngành``, ``địa phương``."""
    return all(_SEVERAL.match(actor.name) for actor in group.members)


def is_action(text: str, index: int) -> bool:
    """Whether a verb stands at ``index`` that opens an order: no noun (``Báo cáo này``), nothing told (``đã giao``)."""
    return is_action_start(text, index) and not _NOUN.match(text, index) and not match_rule("not_action", text, index)
