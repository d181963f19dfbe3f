"""Clauses whose subject is an actor: ``Sở Nội vụ rà soát …``, ``Các phòng: …``, ``Công ty A hụ còi báo hiệu``."""

from __future__ import annotations

import re

from congvan.document.mentions import ActorMention
from congvan.recognition.actor_stretched import read_stretched, read_to_colon
from congvan.recognition.actor_unknown import read_acronyms, read_described, read_obliged
from congvan.recognition.actors import is_action_start, read_actors, same_unit
from congvan.recognition.clause_rules import are_outsiders, match_rule, skip_bracket, skip_connector
from congvan.recognition.frame import Frame
from congvan.recognition.predicates import are_several, read_predicate

_FINITE = re.compile(r"(?<!\w)(?<!thu\s)(?:đã|đang|được|bị|là|vẫn|sẽ)(?!\w)")
_NEAR = 50  # characters
_DEED = re.compile(
    r"[a-zà-ỹđ]+\s+[^\W\d_]+"
    r"|(?!(?:ngày|tháng|năm|quý|tuần|số|khoảng|có|còn|gồm|với|lúc|thứ|đạt|là|hơn|trên|và|hoặc)\s)[a-zà-ỹđ]+\s+\d"
)
_LONGEST_NAME_END = 40  # characters of a heading behind what the grammar knows of its name


def read_by_actor(text: str, index: int, base: int) -> Frame | None:
    """The clause whose subject is an actor that stands here."""
    group = read_described(text, index, base=base) or read_actors(text, index, base=base)
    group = group or read_obliged(text, index, base=base) or read_acronyms(text, index, base=base)
    if group is None:
        return None
    end = group.span.end - base
    behind = skip_bracket(text, end)
    if behind >= len(text) or not text[behind:].strip(" .;,:/"):
        return Frame("heading", "clause.heading", behind, group.members)
    if text[behind] in ":-–" and text[behind + 1 : behind + 2] in {" ", ""}:
        place = skip_connector(text, behind + 1)
        contents = match_rule("contents", text, place) or match_rule("report", text, place)
        kind = "statement" if contents and not is_action_start(text, place) else "obligation"
        doer = _one_of(text, place, group, base) if kind == "obligation" else None
        if doer is not None:
            return doer
        return Frame(kind, "clause.role_list", place, group.members)
    frame = read_predicate(text, behind, group, base)
    stretched = read_stretched(text, group, base=base) if frame is None else None
    if frame is None and stretched is None:
        headed = read_to_colon(text, group, base=base)
        place = skip_connector(text, headed.span.end - base + 1) if headed else 0
        named = headed is not None and is_action_start(text, place)
        return Frame("obligation", "clause.role_list", place, headed.members) if headed and named else None
    if stretched is None:
        return frame
    frame = read_predicate(text, skip_bracket(text, stretched.span.end - base), stretched, base)
    return frame if frame is not None and frame.rule != "clause.actor_circumstance_action" else None


def _one_of(text: str, index: int, group: ActorMention, base: int) -> Frame | None:
    """``Công an tỉnh, Sở Y tế: Công an tỉnh chỉ đạo …``: behind the colon one of those before it has the duty."""
    inner = read_actors(text, index, base=base)
    if inner is None:
        return None
    one = any(same_unit(inner.members[0].name, actor.name) for actor in group.members)
    told = are_several(group) and text[index].isupper()  # `Các sở, ngành: Sở Y tế …`
    if not (one or told or inner.rule == "actor.person"):  # `Trạm số 1: ông Lợi, Trạm trưởng, quản lý …`
        return None
    behind = skip_bracket(text, inner.span.end - base)
    frame = read_predicate(text, behind, inner, base) if behind < len(text) and text[behind] != ":" else None
    return frame if frame is not None and frame.kind == "obligation" else None


def read_unknown_deed(text: str, index: int, base: int) -> Frame | None:
    """``Công ty Thủy điện An Hòa hụ còi báo hiệu``: a unit with its name, and a verb that no table holds."""
    group = read_actors(text, index, base=base)
    if group is None or not text[index].isupper() or any(" " not in actor.name for actor in group.members):
        return None
    if are_outsiders(group.members):
        return None
    behind = skip_bracket(text, group.span.end - base)
    deed = _DEED.match(text, behind)
    if deed is None or match_rule("state", text, behind) or match_rule("report", text, behind):
        return None
    if len(text) - behind < _LONGEST_NAME_END and not text.rstrip().endswith((".", ";", ":")):
        return None  # a heading: `Đội Quản lý vũ khí, vật liệu nổ`
    if _FINITE.search(text[behind : behind + _NEAR]):
        return None  # the name goes on: `Ban liên lạc cựu học sinh các khóa đã nhận …`
    return Frame("obligation", "clause.unknown_deed", behind, group.members)
