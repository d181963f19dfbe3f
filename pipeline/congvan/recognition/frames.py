"""The frame of a sentence: which instruction it is, by whom and to whom, and where its action begins.

The grammar of an instruction, after circumstances and connectors:

    order       = [issuer] order-verb actors action          Giao Sở Nội vụ tham mưu …
    obligation  = actors (duty | action | ":" action)        Sở Nội vụ chủ trì, phối hợp với … rà soát …
    imperative  = action                                     Rà soát …
    passive     = thing "do" actors action                   Báo cáo do Văn phòng Sở tổng hợp …

An actor followed by `đã`, `sẽ`, `có thể` reports, promises or may: that is no instruction.
"""

from __future__ import annotations

import itertools
import re

from congvan.document.mentions import Actor
from congvan.document.model import Span
from congvan.recognition.actors import is_action_start, read_actors
from congvan.recognition.clause_rules import are_outsiders, match_rule, rule_at, skip_connector
from congvan.recognition.frame import Frame
from congvan.recognition.orders import (
    read_assigned_later,
    read_consent,
    read_forward,
    read_order,
    read_ordered_behind,
    read_unparted,
)
from congvan.recognition.passives import read_done_by, read_passive, read_sent
from congvan.recognition.predicates import is_action
from congvan.recognition.subjects import read_by_actor, read_unknown_deed
from congvan.recognition.turns import behind_condition, is_governed, turns
from congvan.vocabulary import rules

_FOR = re.compile(r"(?:để|dé|nhằm\s+giúp)\s+", re.IGNORECASE)
_BY = re.compile(r"(?:do|giao\s+cho)\s+")
_HAS_NOUN = re.compile(r"(?<!\w)(?:có|gần|gồm|như)\s+[^\W\d_]+\s+[^\W\d_]+,\s+$")
# Verbs of one syllable that are parts of nouns too, before how much: `Cấp 250 lít hóa chất`.
_COUNTED_DEED = re.compile(r"(?:cấp|phát|mua|trồng|xây|đào|lắp|dựng|điều|bơm|thả|cắm)\s+(?:thêm\s+)?\d", re.IGNORECASE)
# `không để …`, `phải báo cáo …`: a duty without its subject.
_MUST = re.compile(r"(?:(?:tuyệt\s+đối\s+)?không\s+(?!phải\s)((?:được|để)\s+)?|(?:cần|phải)\s+)", re.IGNORECASE)
# What the unit of the heading above is in this work: `- Là cơ quan thường trực, theo dõi, đôn đốc …`.
_PART = re.compile(
    r"(?:là|làm)\s+(?:(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)\s+)?(?:đầu\s+mối|thường\s+trực|chủ\s+trì|tham\s+mưu)(?!\w)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:về|đối\s+với|riêng)(?!\w)", re.IGNORECASE)
_TITLE = re.compile(r"(?:(?:\w+\s+){0,2}\w+|tổ\s+chức\s+thực\s+hiện)\s*[:：]\s*$", re.IGNORECASE)
_MATTER = re.compile(r"(?:[^\s:;,.]+\s+){0,5}[^\s:;,.]+\s*:\s+")
# `Hằng tuần`, `Chiều thứ Năm hằng tuần`, `16h30 hằng ngày`, `6 tháng 1 lần`, before what is to be done then.
_EVERY = re.compile(
    r"(?:cứ\s+)?\d+\s+(?:giờ|ngày|tuần|tháng|quý|năm)\s+(?:một|0?1)\s+lần,?\s+|"
    r"(?:định\s+kỳ\s+)?(?:(?:\d{1,2}\s*(?:h|giờ)(?:\s*\d\d)?(?:\s*phút)?|sáng|chiều|tối|thứ\s+\S+|chủ\s+nhật|ngày\s+\d{1,2}),?\s+)*"
    r"(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)\s+",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:\d[\d/.]*|(?<!\w)[IVX]{1,4}|(?<!\w)(?:tháng|quý|năm|tuần|ngày|giờ|nay|đó|này))\s+(?=[^\W\d_])")
_MOST_TIMES = 12
# `kể từ ngày` | `Ủy ban nhân dân tỉnh ban hành Thông báo`: an event, whose subject follows.
_EVENT_DAY = re.compile(r"(?<!\w)(?:từ|sau|trước|đến|của)\s+(?:ngày|giờ)\s+$", re.IGNORECASE)
_THEN = re.compile(r"(?<!\w)thì\s+")
_PERSONS = frozenset({"actor.people", "actor.party", "actor.person", "actor.post"})
_LONGEST_HEADING = 120
_LONGEST_SEARCH = 40  # places in a sentence where an order may begin behind circumstances


def read_frame(text: str, index: int, base: int) -> Frame | None:
    """What the sentence that begins at ``index`` does; ``base`` is the place of the text in its document.

    Who is named first decides. Behind circumstances the main clause does: behind a reason or condition
    (`Để …, `, `Trường hợp … thì`) the first actor, since reasons hold commas of their own; behind a time
    (`Định kỳ hằng tháng, `) whatever comes next.
    """
    if match_rule("aim", text, index) or match_rule("petitioner", text, index):
        return None
    frame = _read_conditional(text, index, base)
    if text.rstrip().endswith("?") and (frame is None or frame.kind != "order"):
        return None  # what is asked is not told; only `đề nghị … cho biết …?` asks for an answer
    return frame


def _read_conditional(text: str, index: int, base: int) -> Frame | None:
    whoever = _whoever(text, index, base)
    if whoever is not None:
        return whoever
    then = behind_condition(text, index)
    if then is None:
        frame = _read_main(text, index, base)
        decided = frame is not None and (frame.leads or frame.kind != "imperative")
        return frame if decided else read_unparted(text, index, base) or frame
    begin, place = then[0], skip_connector(text, then[1])
    frame = _read_main(text, place, base)
    duty = rule_at("oblige", text, place)
    if duty is None or (frame is not None and frame.leads):
        return frame
    # `Trường hợp đơn vị chậm nộp thì phải giải trình`: the condition names who has the duty.
    group = read_actors(text, begin, base=base)
    outside = group is None or are_outsiders(group.members)
    return frame if group is None or outside else Frame("obligation", duty[0], place, group.members)


def _whoever(text: str, index: int, base: int) -> Frame | None:
    """``Xã nào chưa có quy hoạch thì`` | ``lập, trình …``: whoever is so has the duty, where nobody else is named."""
    for rule in rules("clauses", "whoever"):
        match = rule.pattern.match(text, index)
        if match is None or read_by_actor(text, match.end(), base) is not None:
            continue
        if rule_at("oblige", text, match.end()) or is_action(text, match.end()):
            span = Span(base + match.start("who"), base + match.end("who"))
            return Frame("obligation", rule.id, match.end(), (Actor(name=match["who"], span=span),))
    return None


def _read_main(text: str, index: int, base: int) -> Frame | None:
    frame = (
        read_forward(text, index, base)
        or read_consent(text, index, base)
        or read_order(text, index, base)
        or read_by_actor(text, index, base)
        or _as_for(text, index, base)
    )
    if frame is not None and frame.kind == "report":
        return read_assigned_later(text, index, base, frame) or frame
    if frame is not None:
        return read_ordered_behind(text, index, base, frame) or frame
    every = _EVERY.match(text, index)
    if every is not None and is_action_start(text, every.end()):
        return Frame("imperative", "clause.imperative", index)  # `Mỗi quý tổ chức thực tập …`
    circumstance = rule_at("adjunct", text, index)
    if circumstance is None:
        frame = _imperative(text, index)
        if frame is not None:
            ordered = read_ordered_behind(text, index, base, frame)
            if ordered is not None:
                return ordered
            # A sentence that leads in may begin amid its reasons: `…; kịp thời tháo gỡ khó khăn, UBND tỉnh yêu cầu …:`
            leads_in = _behind(text, index, base, "issuer") if text.rstrip().endswith(":") else None
            return leads_in or _behind_heading(text, index, base) or frame
        return (
            read_sent(text, index, base)
            or _behind_matter(text, index, base)
            or read_passive(text, index, base)
            or (None if match_rule("applicant", text, index) else _behind(text, index, base, "duty"))
            or read_unknown_deed(text, index, base)
            or _then(text, index, base)
        )
    if circumstance[0] == "adjunct.time":
        frame = _timed_actor(text, index, base) or _behind(text, index, base, "any")
        frame = (read_ordered_behind(text, index, base, frame) if frame is not None else None) or frame
    else:
        frame = (
            _behind(text, index, base, "issuer")
            or read_sent(text, index, base)
            or (_behind_matter(text, index, base) if _ABOUT.match(text, index) else None)
            or _behind(text, index, base, "actor")
        )
        if frame is None and _serves_actor(text, index):
            return None
        frame = frame or _behind(text, index, base, "any")
        frame = _of_whom(text, index, base, frame) if frame is not None else None
        if frame is not None and frame.kind == "report":
            frame = read_assigned_later(text, frame.action, base, frame) or frame
    return frame or _timed(text, index) or read_passive(text, index, base)


def _of_whom(text: str, index: int, base: int, frame: Frame) -> Frame:
    """``Đối với các xã chưa nộp,`` | ``đề nghị khẩn trương gửi``: whom an order without an actor is about has it."""
    opening = (
        match_rule("as_for", text, index) if frame.kind == "imperative" and frame.rule.startswith("order.") else None
    )
    group = read_actors(text, opening.end(), base=base) if opening else None
    if group is None or group.rule in _PERSONS or are_outsiders(group.members):
        return frame  # `Đối với các thành viên chấm sai, yêu cầu không bố trí …` is done to them
    return Frame("order", frame.rule, frame.action, group.members, frame.issuer)


def _then(text: str, index: int, base: int) -> Frame | None:
    """``Sự cố về máy thì`` | ``Phòng Vật tư niêm phong``: who is to act in a case that no word marks as one."""
    then = _THEN.search(text, index)
    if then is None:
        return None
    frame = read_order(text, then.end(), base) or read_by_actor(text, then.end(), base)
    return frame if frame is not None and frame.kind in {"order", "obligation"} else None


def _timed_actor(text: str, index: int, base: int) -> Frame | None:
    """Who is to act right behind a time, without a comma: ``Định kỳ ngày 25 hàng tháng`` | ``các đơn vị báo cáo …``."""
    for time in itertools.islice(_TIME.finditer(text, index), _MOST_TIMES):
        if re.search(r"[,;:(]", text[index : time.end()]) or is_governed(text, time.end()):
            break
        if _EVENT_DAY.search(text, index, time.end()):
            continue
        frame = read_by_actor(text, time.end(), base)
        if frame is not None and frame.kind == "obligation" and frame.rule != "clause.role_list":
            return frame
    return None


def _timed(text: str, index: int) -> Frame | None:
    """An imperative behind a time without a comma: ``Trước ngày 15/6 gửi báo cáo``, not ``Trong năm, toàn tỉnh …``."""
    if match_rule("circumstance", text, index) is None:
        return _imperative(text, index)
    for time in itertools.islice(_TIME.finditer(text, index), _MOST_TIMES):
        if "," in text[index : time.end()]:
            break
        if is_action(text, time.end()) and match_rule("circumstance", text, time.end()) is None:
            return Frame("imperative", "clause.imperative", index)
    return None


def _serves_actor(text: str, index: int) -> bool:
    """Whether a sentence is only the purpose of the one before: ``để Quý cơ quan tra cứu, sử dụng …``."""
    purpose = _FOR.match(text, index)
    return purpose is not None and read_actors(text, purpose.end()) is not None


def _as_for(text: str, index: int, base: int) -> Frame | None:
    """``Đối với UBND các xã:``, ``2. Đối với các trường``: an actor as heading, be it with its duty behind a colon."""
    opening = match_rule("as_for", text, index)
    frame = read_by_actor(text, opening.end(), base) if opening else None
    if frame is None or frame.rule not in {"clause.heading", "clause.role_list"}:
        return None
    if frame.rule == "clause.role_list":
        # `Đối với cán bộ: Bí thư Đảng ủy nhận xét …`: whom it concerns, then who does it.
        doer = read_order(text, frame.action, base) or read_by_actor(text, frame.action, base)
        return doer if doer is not None and doer.kind in {"order", "obligation"} else frame
    return frame


def _imperative(text: str, index: int) -> Frame | None:
    matter = _MATTER.match(text, index)
    if matter is not None and is_action(text, matter.end()):
        index = matter.end()  # `Kết luận: thống nhất …`
    if _TITLE.match(text, index):
        return None  # `Lưu ý:`
    if is_action(text, index) and not _is_matter(text, index):
        return Frame("imperative", "clause.imperative", index)
    if _COUNTED_DEED.match(text, index):
        return Frame("imperative", "clause.imperative", index)
    if _PART.match(text, index):
        return Frame("imperative", "clause.part", index)
    must = _MUST.match(text, index)
    if must is not None and (must[1] or is_action_start(text, must.end())):
        return Frame("imperative", "clause.must", index)
    return None


def _is_matter(text: str, index: int) -> bool:
    """Whether a verb only names the matter before a colon: ``Đầu tư: giá trị khối lượng 93 tỷ đồng``."""
    matter = _MATTER.match(text, index)
    return matter is not None and not is_action(text, matter.end())


def _behind(text: str, index: int, base: int, wanted: str) -> Frame | None:
    """The first instruction behind a comma or `thì`.

    ``wanted``: ``issuer`` (an order whose giver is named), ``duty`` (also who is obliged in so many words),
    ``actor`` (also any actor with an action), ``any`` (also an action without an actor).
    """
    later: Frame | None = None
    for count, turn in enumerate(turns(text, index)):
        if count >= _LONGEST_SEARCH:
            break
        place = skip_connector(text, turn)
        frame = read_order(text, place, base)
        if frame is not None and (wanted != "issuer" or frame.issuer is not None):
            return frame
        if wanted == "issuer":
            continue
        frame = read_by_actor(text, place, base)
        if frame is not None and frame.kind not in {"heading"} and frame.rule != "clause.role_list":
            strong = frame.kind == "obligation" and (wanted != "duty" or frame.rule.startswith("oblige."))
            doing = not frame.rule.startswith("oblige.")
            eager = match_rule("eager", text, frame.action) is not None
            if doing and not eager and all(match_rule("object", one.name, 0) for one in frame.leads):
                continue  # in a list of things: `rà soát các tổ chức, doanh nghiệp có tham gia …`
            if is_governed(text, place) if doing else wanted == "duty" and _is_had(text, place):
                continue
            if strong or wanted in {"actor", "any"}:
                return frame
        done = read_done_by(text, place, base) if wanted in {"actor", "any"} else None
        if done is not None:
            return done
        if wanted == "any" and text[turn - 2 : turn].strip() in {",", "ì", ":"}:
            frame = _imperative(text, place)
            further = rule_at("adjunct", text, place)
            if frame is not None and further is not None and further[0] == "adjunct.time":
                later = later or frame  # `Hằng năm, trước ngày 15/11, các xã báo cáo …`: who acts stands further on
            elif frame is not None and not (further is not None and further[0] == "adjunct.reason"):
                return later or frame
    return later


def _is_had(text: str, place: int) -> bool:
    """Whether a bare noun behind a comma is one of what a place has: ``Vỉa hè có trường học,`` | ``bệnh viện …``."""
    return text[place : place + 1].islower() and _HAS_NOUN.search(text, 0, place) is not None


def _behind_matter(text: str, index: int, base: int) -> Frame | None:
    """``Phản ứng nặng sau tiêm: báo cáo trong vòng 24 giờ``: the action behind the matter and its colon."""
    colon = text.find(": ", index, index + _LONGEST_HEADING)
    if colon < 0:
        return None
    place = skip_connector(text, colon + 2)
    frame = read_order(text, place, base) or read_by_actor(text, place, base)
    if frame is not None and frame.kind in {"order", "obligation", "report"}:
        return frame
    return read_passive(text, place, base) or _imperative(text, place)


def _behind_heading(text: str, index: int, base: int) -> Frame | None:
    """``Kiểm soát giết mổ: Sở Công Thương kiểm tra …``: the actor behind the matter and its colon."""
    colon = text.find(": ", index, index + _LONGEST_HEADING)
    if colon < 0:
        return None
    place = skip_connector(text, colon + 2)
    by = _BY.match(text, place)
    if by is not None:
        frame = read_by_actor(text, by.end(), base)
        rule = "passive.by"
        done = frame is not None and frame.kind == "obligation"
        return Frame("obligation", rule, index, frame.leads) if frame is not None and done else None
    frame = read_order(text, place, base) or read_by_actor(text, place, base)
    if frame is None and match_rule("adjunct", text, place):
        frame = _read_conditional(text, place, base)  # `Gỡ khó cho doanh nghiệp: Khi doanh nghiệp kiến nghị, yêu cầu …`
        return frame if frame is not None and frame.kind == "order" and frame.leads else None
    return frame if frame is not None and frame.kind in {"order", "obligation"} else None
