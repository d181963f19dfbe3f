"""Sentences that begin with what is to be done: ``Báo cáo do Văn phòng Sở tổng hợp``, ``Sự cố phải được … báo cáo``.

passive = thing ("do" | "giao cho" | "phải được" | "được") actors action
thing   = no actor; without one behind it, ``thing phải …`` is the duty of its owner or of the reader
"""

from __future__ import annotations

import itertools
import re

from congvan.recognition.actors import is_action_start, read_actors
from congvan.recognition.clause_rules import are_outsiders, match_rule, rule_at, skip_bracket
from congvan.recognition.frame import Frame
from congvan.vocabulary import rules

_MOST = 9  # places in a sentence where an actor is looked for
_BY_ALONE = re.compile(r"do\s", re.IGNORECASE)
_THING_BY = re.compile(r"[^,;:.()]{3,60}?\sdo\s+")
_SENT = re.compile(r"\s*(?:gửi|nộp)(?!\w)", re.IGNORECASE)
# `Văn bản của cơ quan Thuế phải …`: who owns the thing has the duty; without an owner it is the reader's.
_THING_MUST = re.compile(r"(?<!\w)(?<!không\s)(?:phải|cần(?!\s+thiết))\s+(?:được\s+)?(?=\w)", re.IGNORECASE)


def read_passive(text: str, index: int, base: int) -> Frame | None:
    """``… do Phòng Nội vụ tổng hợp``, ``… giao cho Trạm Y tế thực hiện``: the actor stands behind what is done.

    Without the thing before it (``do Sở chuyển đến``) it only tells which thing a sentence before speaks of.
    """
    if _BY_ALONE.match(text, index):
        return None
    for rule in rules("clauses", "passive"):
        for match in itertools.islice(rule.pattern.finditer(text, index), _MOST):
            if any(one.pattern.search(text, index, match.start()) for one in rules("clauses", "agrees")):
                return None  # `Công ty nhất trí với vị trí do UBND phường giới thiệu`
            if match_rule("source", text, index) and "," not in text[index : match.start()]:
                continue
            group = read_actors(text, match.end(), base=base)
            if group is None:
                continue
            behind = skip_bracket(text, group.span.end - base)
            if are_outsiders(group.members) and not match_rule("oblige", text, behind):
                return None  # `phần chênh lệch do sinh viên đóng góp`
            acts = is_action_start(text, behind) and match_rule("circumstance", text, behind) is None
            acts = acts and not match_rule("signs", text, behind)
            acts = acts or match_rule("oblige", text, behind) is not None
            if behind < len(text) and acts and not match_rule("told_of_thing", text, behind):
                return Frame("obligation", rule.id, index, group.members)
    return _to_be_done(text, index, base) or _thing_must(text, index, base) or read_sent(text, index, base)


def _to_be_done(text: str, index: int, base: int) -> Frame | None:
    """``Sự cố phải được trạm trực báo cáo ngay``, ``Kết quả được Phòng Tư pháp tổng hợp, gửi … chậm nhất …``."""
    for section in ("passive_must", "passive_limited"):
        for rule in rules("clauses", section):
            for match in itertools.islice(rule.pattern.finditer(text, index), _MOST):
                group = read_actors(text, match.end(), base=base)
                behind = skip_bracket(text, group.span.end - base) if group else len(text)
                if group is None or not is_action_start(text, behind) or match_rule("consents", text, behind):
                    continue
                limited = any(one.pattern.search(text, behind) for one in rules("clauses", "limit"))
                if section == "passive_must" or limited:
                    return Frame("obligation", rule.id, index, group.members)
    return None


def read_done_by(text: str, index: int, base: int) -> Frame | None:
    """``việc kiểm soát do Bộ đội Biên phòng tỉnh chủ trì``: what is done and by whom, before the next comma."""
    thing = _THING_BY.match(text, index)
    group = read_actors(text, thing.end(), base=base) if thing else None
    behind = skip_bracket(text, group.span.end - base) if group else len(text)
    if group is None or not match_rule("role", text, behind):
        return None
    return Frame("obligation", "passive.by", index, group.members)


def read_sent(text: str, index: int, base: int) -> Frame | None:
    """``Báo cáo kết quả gửi về Sở Nội vụ trước ngày …``: the reader is to send it, or who is named as its owner."""
    sent = rule_at("thing_sent", text, index)
    if sent is None:
        return None
    for owner in re.finditer(r"(?<!\w)của\s+", text[index : sent[1]]):
        group = read_actors(text, index + owner.end(), base=base)
        if group is None or all(one.name.lower().endswith("đơn vị") for one in group.members):
            continue  # `của các đơn vị`: the reader's own
        if _SENT.match(text, skip_bracket(text, group.span.end - base)):
            return Frame("obligation", "clause.thing_of_actor_sent", index, group.members)
    return Frame("imperative", sent[0], index)


def _behind_addressee(text: str, index: int) -> int:
    """The place behind whom the owner's thing is for: ``văn bản hỏi của Chi cục`` | ``đối với Cục`` | ``phải …``."""
    towards = match_rule("towards", text, index)
    group = read_actors(text, towards.end()) if towards else None
    return group.span.end if group is not None else index


def _thing_must(text: str, index: int, base: int) -> Frame | None:
    must = _THING_MUST.search(text, index, index + 240)
    if must is None or re.match(r"\W*(?:nếu|mặc dù|tuy)\b", text[index:], re.IGNORECASE):
        return None
    if match_rule("applicant", text, index) or match_rule("outsider", text, index):
        return None  # `Phương tiện chở hàng phải khai báo`: a rule for whoever comes
    for owner in re.finditer(r"(?<!\w)(?:của|tại)\s+", text[index : must.start()]):
        group = read_actors(text, index + owner.end(), base=base)
        if group is not None and not text[_behind_addressee(text, group.span.end - base) : must.start()].strip():
            return Frame("obligation", "clause.thing_of_actor_must", index, group.members)
    if is_action_start(text, must.end()):
        return Frame("imperative", "clause.thing_must", index)
    return None
