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

from congvan.document.mentions import Actor, ActorMention
from congvan.document.model import Span
from congvan.recognition.actor_stretched import read_stretched, read_to_colon
from congvan.recognition.actor_unknown import read_acronyms, read_described, read_obliged, read_ordered
from congvan.recognition.actors import is_action_start, read_actors, same_unit
from congvan.recognition.clause_rules import match_rule, rule_at, skip_bracket, skip_connector
from congvan.recognition.frame import Frame
from congvan.recognition.passives import read_done_by, read_passive
from congvan.recognition.predicates import are_several, is_action, read_predicate
from congvan.recognition.turns import behind_condition, is_governed, turns
from congvan.vocabulary import rules

_BEFORE_LEADS = re.compile(r"\s*[:,]?\s*(?:(?:cho|tới|đến|đối\s+với)\s+)?")
_FOR = re.compile(r"(?:để|dé|nhằm\s+giúp)\s+", re.IGNORECASE)
_AND_ORDER = re.compile(r"\s*[,;]?\s*(?:và\s+|đồng\s+thời\s+)(?:yêu\s+cầu|đề\s+nghị|giao(?:\s+cho)?)\s+", re.IGNORECASE)
_BY = re.compile(r"(?:do|giao\s+cho)\s+")
_GUEST = re.compile(r"(?:các\s+)?qu[ýí]\s+(?:đại\s+biểu|vị|khách|phụ\s+huynh|thầy|bạn|ông|bà)(?!\w)", re.IGNORECASE)
_FINITE = re.compile(r"(?<!\w)(?<!thu\s)(?:đã|đang|được|bị|là|vẫn|sẽ)(?!\w)")
_NEAR = 50  # characters
_DEED = re.compile(
    r"[a-zà-ỹđ]+\s+[^\W\d_]+"
    r"|(?!(?:ngày|tháng|năm|quý|tuần|số|khoảng|có|còn|gồm|với|lúc|thứ|đạt|là|hơn|trên|và|hoặc)\s)[a-zà-ỹđ]+\s+\d"
)
# Verbs of one syllable that are parts of nouns too, before how much: `Cấp 250 lít hóa chất`.
_COUNTED_DEED = re.compile(r"(?:cấp|phát|mua|trồng|xây|đào|lắp|dựng|điều|bơm|thả|cắm)\s+(?:thêm\s+)?\d", re.IGNORECASE)
# `không để …`, `phải báo cáo …`: a duty without its subject.
_MUST = re.compile(r"(?:(?:tuyệt\s+đối\s+)?không\s+((?:được|để)\s+)?|(?:cần|phải)\s+)", re.IGNORECASE)
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
# `UBND tỉnh đã công bố tình huống khẩn cấp, giao Sở …`: what has been ordered before.
_HAS_DONE = re.compile(r"\s*(?:cũng\s+|vừa\s+)?đã(?!\w)", re.IGNORECASE)
_THEN = re.compile(r"(?<!\w)thì\s+")
_LONGEST_HEADING = 120
_LONGEST_NAME_END = 40  # characters of a heading behind what the grammar knows of its name
_LONGEST_SEARCH = 40  # places in a sentence where an order may begin behind circumstances


def read_frame(text: str, index: int, base: int) -> Frame | None:
    """What the sentence that begins at ``index`` does; ``base`` is the place of the text in its document.

    Who is named first decides. Behind circumstances the main clause does: behind a reason or condition
    (`Để …, `, `Trường hợp … thì`) the first actor, since reasons hold commas of their own; behind a time
    (`Định kỳ hằng tháng, `) whatever comes next.
    """
    if match_rule("aim", text, index):
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
        return _read_main(text, index, base)
    begin, place = then[0], skip_connector(text, then[1])
    frame = _read_main(text, place, base)
    duty = rule_at("oblige", text, place)
    if duty is None or (frame is not None and frame.leads):
        return frame
    # `Trường hợp đơn vị chậm nộp thì phải giải trình`: the condition names who has the duty.
    group = read_actors(text, begin, base=base)
    outside = group is None or all(match_rule("outsider", one.name, 0) for one in group.members)
    return frame if group is None or outside else Frame("obligation", duty[0], place, group.members)


def _whoever(text: str, index: int, base: int) -> Frame | None:
    """``Xã nào chưa có quy hoạch thì`` | ``lập, trình …``: whoever is so has the duty, where nobody else is named."""
    for rule in rules("clauses", "whoever"):
        match = rule.pattern.match(text, index)
        if match is None or _by_actor(text, match.end(), base) is not None:
            continue
        if rule_at("oblige", text, match.end()) or is_action(text, match.end()):
            span = Span(base + match.start("who"), base + match.end("who"))
            return Frame("obligation", rule.id, match.end(), (Actor(name=match["who"], span=span),))
    return None


def _read_main(text: str, index: int, base: int) -> Frame | None:
    frame = (
        _forward(text, index, base)
        or _consent(text, index, base)
        or _order(text, index, base)
        or _by_actor(text, index, base)
        or _as_for(text, index, base)
    )
    if frame is not None and frame.kind == "report":
        told = _HAS_DONE.match(text, frame.action) is not None
        return (None if told else _assigned_later(text, index, base)) or frame
    if frame is not None:
        return frame
    every = _EVERY.match(text, index)
    if every is not None and is_action_start(text, every.end()):
        return Frame("imperative", "clause.imperative", index)  # `Mỗi quý tổ chức thực tập …`
    circumstance = rule_at("adjunct", text, index)
    if circumstance is None:
        frame = _imperative(text, index)
        if frame is not None:
            # A sentence that leads in may begin amid its reasons: `…; kịp thời tháo gỡ khó khăn, UBND tỉnh yêu cầu …:`
            leads_in = _behind(text, index, base, "issuer") if text.rstrip().endswith(":") else None
            return leads_in or _behind_heading(text, index, base) or frame
        return (
            _behind_matter(text, index, base)
            or read_passive(text, index, base)
            or (None if match_rule("applicant", text, index) else _behind(text, index, base, "duty"))
            or _unknown_deed(text, index, base)
            or _then(text, index, base)
        )
    if circumstance[0] == "adjunct.time":
        frame = _timed_actor(text, index, base) or _behind(text, index, base, "any")
    else:
        frame = (
            _behind(text, index, base, "issuer")
            or (_behind_matter(text, index, base) if _ABOUT.match(text, index) else None)
            or _behind(text, index, base, "actor")
        )
        if frame is None and _serves_actor(text, index):
            return None
        frame = frame or _behind(text, index, base, "any")
    return frame or _timed(text, index) or read_passive(text, index, base)


def _then(text: str, index: int, base: int) -> Frame | None:
    """``Sự cố về máy thì`` | ``Phòng Vật tư niêm phong``: who is to act in a case that no word marks as one."""
    then = _THEN.search(text, index)
    if then is None:
        return None
    frame = _order(text, then.end(), base) or _by_actor(text, then.end(), base)
    return frame if frame is not None and frame.kind in {"order", "obligation"} else None


def _assigned_later(text: str, index: int, base: int) -> Frame | None:
    """``UBND huyện hoan nghênh sáng kiến của Hội,`` | ``giao Phòng Văn hóa bàn thống nhất kinh phí``."""
    for turn in itertools.islice(turns(text, index), _MOST_TIMES):
        frame = _order(text, turn, base)
        if frame is not None and frame.kind == "order" and frame.rule == "order.assign":
            return frame
    return None


def _timed_actor(text: str, index: int, base: int) -> Frame | None:
    """Who is to act right behind a time, without a comma: ``Định kỳ ngày 25 hàng tháng`` | ``các đơn vị báo cáo …``."""
    for time in itertools.islice(_TIME.finditer(text, index), _MOST_TIMES):
        if re.search(r"[,;:(]", text[index : time.end()]) or is_governed(text, time.end()):
            break
        if _EVENT_DAY.search(text, index, time.end()):
            continue
        frame = _by_actor(text, time.end(), base)
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


def _order(text: str, index: int, base: int) -> Frame | None:
    issuer: Actor | None = None
    verb = rule_at("order", text, index)
    if verb is None:
        group = read_actors(text, index, base=base)
        if group is None:
            return None
        behind = skip_bracket(text, group.span.end - base)
        preliminary = match_rule("preliminary", text, behind)
        verb = rule_at("order", text, preliminary.end() if preliminary else behind)
        if verb is None:
            return None
        issuer = group.members[-1]
        if match_rule("outsider", issuer.name, 0):
            return None  # `Người lao động đề nghị cơ quan bảo hiểm …` tells how something goes
    rule, after = verb
    lead_in = _BEFORE_LEADS.match(text, after)
    place = lead_in.end() if lead_in else after
    if _GUEST.match(text, place):
        return Frame("courtesy", rule, place)
    actors = read_actors(text, place, base=base)
    if actors is not None:
        # `Quý cơ quan` are those whom the dispatch addresses.
        leads = tuple(actor for actor in actors.members if not actor.name.lower().startswith("quý "))
        behind = skip_bracket(text, actors.span.end - base)
        further = _AND_ORDER.match(text, behind)
        others = read_actors(text, further.end(), base=base) if further else None
        if others is not None:  # `yêu cầu các sở, ngành và đề nghị các đoàn thể …`
            leads, behind = leads + others.members, skip_bracket(text, others.span.end - base)
        # `2. Giao Vụ Pháp chế.` heads what stands below.
        kind = "heading" if issuer is None and not text[behind:].strip(" .;,/") else "order"
        return Frame(kind, rule, behind, leads, issuer)
    if rule == "order.propose":
        return None  # `Công ty X kiến nghị giảm phí` reports what somebody asks for
    if text[after : after + 2].strip().startswith((",", ":")) or issuer is not None:
        after_colon = _by_actor(text, place, base)
        if after_colon is not None and after_colon.kind == "obligation":
            return Frame("order", rule, after_colon.action, after_colon.leads, issuer)
        if is_action(text, place):
            return Frame("imperative", rule, place, (), issuer)
        return None
    if is_action_start(text, place):
        return Frame("imperative", rule, place)
    unknown = read_ordered(text, place, base=base)
    if unknown is not None:
        return Frame("order", rule, skip_bracket(text, unknown.span.end - base), unknown.members, issuer)
    return None


def _forward(text: str, index: int, base: int) -> Frame | None:
    """``Văn phòng Sở chuyển đơn của ông A đến UBND xã để giải quyết``: who gets the paper is to act on it."""
    issuer = read_actors(text, index, base=base)
    verb = rule_at("forward", text, skip_bracket(text, issuer.span.end - base) if issuer else index)
    actors = read_actors(text, verb[1], base=base) if verb else None
    if verb is None or actors is None:
        return None
    behind = skip_bracket(text, actors.span.end - base)
    if match_rule("purpose", text, behind) is None:
        return None
    return Frame("order", verb[0], behind, actors.members, issuer.members[-1] if issuer else None)


def _consent(text: str, index: int, base: int) -> Frame | None:
    """``Thống nhất gia hạn … chậm nhất …``: it binds whom it is given to, who may be named behind ``cho``."""
    consent = rule_at("consent", text, index)
    if consent is None:
        return None
    given = re.compile(r"(?<!\w)(?:cho(?:\s+phép)?|điều\s+kiện)\s+").search(text, index, consent[1] + _LONGEST_HEADING)
    actors = read_actors(text, given.end(), base=base) if given else None
    return Frame("consent", consent[0], index, actors.members if actors else ())


def _by_actor(text: str, index: int, base: int) -> Frame | None:
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


def _as_for(text: str, index: int, base: int) -> Frame | None:
    """``Đối với UBND các xã:``, ``2. Đối với các trường``: an actor as heading, be it with its duty behind a colon."""
    opening = match_rule("as_for", text, index)
    frame = _by_actor(text, opening.end(), base) if opening else None
    if frame is None or frame.rule not in {"clause.heading", "clause.role_list"}:
        return None
    if frame.rule == "clause.role_list":
        # `Đối với cán bộ: Bí thư Đảng ủy nhận xét …`: whom it concerns, then who does it.
        doer = _order(text, frame.action, base) or _by_actor(text, frame.action, base)
        return doer if doer is not None and doer.kind in {"order", "obligation"} else frame
    return frame


def _unknown_deed(text: str, index: int, base: int) -> Frame | None:
    """``Công ty Thủy điện An Hòa hụ còi báo hiệu``: a unit with its name, and a verb that no table holds."""
    group = read_actors(text, index, base=base)
    if group is None or not text[index].isupper() or any(" " not in actor.name for actor in group.members):
        return None
    if all(match_rule("outsider", actor.name, 0) for actor in group.members):
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
        frame = _order(text, place, base)
        if frame is not None and (wanted != "issuer" or frame.issuer is not None):
            return frame
        if wanted == "issuer":
            continue
        frame = _by_actor(text, place, base)
        if frame is not None and frame.kind not in {"heading"} and frame.rule != "clause.role_list":
            strong = frame.kind == "obligation" and (wanted != "duty" or frame.rule.startswith("oblige."))
            doing = not frame.rule.startswith("oblige.")
            if doing and all(match_rule("object", one.name, 0) for one in frame.leads):
                continue  # in a list of things: `rà soát các tổ chức, doanh nghiệp có tham gia …`
            if not frame.rule.startswith("oblige.") and is_governed(text, place):
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


def _behind_matter(text: str, index: int, base: int) -> Frame | None:
    """``Phản ứng nặng sau tiêm: báo cáo trong vòng 24 giờ``: the action behind the matter and its colon."""
    colon = text.find(": ", index, index + _LONGEST_HEADING)
    if colon < 0:
        return None
    place = skip_connector(text, colon + 2)
    frame = _order(text, place, base) or _by_actor(text, place, base)
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
        frame = _by_actor(text, by.end(), base)
        rule = "passive.by"
        done = frame is not None and frame.kind == "obligation"
        return Frame("obligation", rule, index, frame.leads) if frame is not None and done else None
    frame = _order(text, place, base) or _by_actor(text, place, base)
    return frame if frame is not None and frame.kind in {"order", "obligation"} else None
