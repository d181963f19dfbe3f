"""Orders and consents, at the place where their issuer or verb stands, and those behind what only tells why.

order   = [issuer] order-verb actors action          Giao Sở Nội vụ tham mưu …
consent = consent-verb … ["cho" actors]              Thống nhất gia hạn …
"""

from __future__ import annotations

import itertools
import re

from congvan.document.mentions import Actor
from congvan.document.model import Span
from congvan.recognition.actor_unknown import read_ordered
from congvan.recognition.actors import is_action_start, read_actors
from congvan.recognition.clause_rules import match_rule, rule_at, skip_bracket
from congvan.recognition.frame import Frame
from congvan.recognition.predicates import is_action
from congvan.recognition.subjects import read_by_actor
from congvan.recognition.turns import is_governed, turns
from congvan.vocabulary import fold, rules, table

_BEFORE_LEADS = re.compile(r"\s*(?:như\s+sau|cụ\s+thể(?:\s+như\s+sau)?)?\s*[:,]?\s*(?:(?:cho|tới|đến|đối\s+với)\s+)?")
_AS_FOLLOWS = re.compile(r"\s*(?:như\s+sau|cụ\s+thể(?:\s+như\s+sau)?)\s*:")
_AND_ORDER = re.compile(r"\s*[,;]?\s*(?:và\s+|đồng\s+thời\s+)(?:yêu\s+cầu|đề\s+nghị|giao(?:\s+cho)?)\s+", re.IGNORECASE)
_AND_THEN_ORDER = re.compile(r"(?<!\w)và\s+(?=(?:yêu\s+cầu|đề\s+nghị|giao)\s)", re.IGNORECASE)
_GUEST = re.compile(r"(?:các\s+)?qu[ýí]\s+(?:đại\s+biểu|vị|khách|phụ\s+huynh|thầy|bạn|ông|bà)(?!\w)", re.IGNORECASE)
_ORDERS = re.compile(r"(?<!\w)(?:đề\s+nghị|yêu\s+cầu)(?=\s)", re.IGNORECASE)
_MOST_TIMES = 12
_INITIALS = re.compile(r"[A-ZĐ][A-ZĐ&-]{1,9}(?=\s)")
_LONGEST_HEADING = 120


def read_order(text: str, index: int, base: int) -> Frame | None:
    """The order whose issuer or verb stands here: ``Chủ tịch UBND tỉnh`` | ``yêu cầu các sở rà soát …``."""
    issuer: Actor | None = None
    verb = rule_at("order", text, index)
    if verb is None:
        issuer = _issuer(text, index, base)
        if issuer is None:
            return None
        behind = skip_bracket(text, issuer.span.end - base)
        preliminary = match_rule("preliminary", text, behind)
        verb = rule_at("order", text, preliminary.end() if preliminary else behind) or _assigning(text, behind)
        if verb is None or _in_name(text, behind):
            return None
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
        after_colon = read_by_actor(text, place, base)
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


def _in_name(text: str, index: int) -> bool:
    """Whether what may be a verb is the last syllable of a person's name: ``Tôn Nữ Quỳnh`` | ``Giao``."""
    word = text[index:].partition(" ")[0]
    return word[:1].isupper() and not word.isupper()


def _issuer(text: str, index: int, base: int) -> Actor | None:
    """Who orders: the last of the units here, or one by initials that no table knows: ``VPĐU`` | ``đề nghị …``."""
    group = read_actors(text, index, base=base)
    if group is not None:
        return group.members[-1]
    short = _INITIALS.match(text, index)
    return Actor(name=short[0], span=Span(base + index, base + short.end())) if short else None


def _assigning(text: str, index: int) -> tuple[str, int] | None:
    """``BHXH tỉnh`` | ``phân công như sau: Phòng Thu lập biên bản …``: an order where a list of doers follows."""
    verb = rule_at("order_of_issuer", text, index)
    return verb if verb is not None and _AS_FOLLOWS.match(text, verb[1]) else None


def read_forward(text: str, index: int, base: int) -> Frame | None:
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


def read_consent(text: str, index: int, base: int) -> Frame | None:
    """``Thống nhất gia hạn … chậm nhất …``: it binds whom it is given to, who may be named behind ``cho``."""
    consent = rule_at("consent", text, index)
    if consent is None:
        return None
    given = re.compile(r"(?<!\w)(?:cho(?:\s+phép)?|điều\s+kiện)\s+").search(text, index, consent[1] + _LONGEST_HEADING)
    actors = read_actors(text, given.end(), base=base) if given else None
    return Frame("consent", consent[0], index, actors.members if actors else ())


def read_assigned_later(text: str, index: int, base: int, report: Frame) -> Frame | None:
    """``UBND huyện hoan nghênh sáng kiến của Hội,`` | ``giao Phòng Văn hóa bàn thống nhất kinh phí``."""
    if match_rule("has_done", text, report.action):
        return None
    joints = [joint.end() for joint in _AND_THEN_ORDER.finditer(text, index)]
    for turn in sorted([*itertools.islice(turns(text, index), _MOST_TIMES), *joints]):
        frame = read_order(text, turn, base)
        if frame is not None and frame.kind == "order" and frame.rule == "order.assign":
            return frame
    return None


def read_ordered_behind(text: str, index: int, base: int, frame: Frame) -> Frame | None:
    """``Báo Tuổi trẻ đăng bài về ô nhiễm,`` | ``Chủ tịch UBND tỉnh giao Sở Tài nguyên và Môi trường kiểm tra``.

    Where somebody by his post orders at the end of a sentence, what stands before only tells why.
    """
    if frame.rule not in {"clause.actor_action", "clause.imperative"}:
        return None
    for turn in itertools.islice(turns(text, index), _MOST_TIMES):
        ordered = read_order(text, turn, base)
        if ordered is None or ordered.kind != "order" or ordered.issuer is None or not ordered.leads:
            continue
        post = fold(ordered.issuer.name)
        if any(post.startswith(fold(one)) for one in table("persons")["posts"]) and not is_governed(text, turn):
            return ordered
    return None


def read_unparted(text: str, index: int, base: int) -> Frame | None:
    """``Nhận được công văn này`` | ``đề nghị các xã báo cáo …``: an order behind circumstances without a comma.

    The last one counts: the paper that is carried out may tell of another. Without any, who acts may follow a word
    that ends the circumstances: ``Sau khi nhận được văn bản này`` | ``Phòng Tài chính thẩm định …``.
    """
    if match_rule("unparted", text, index) is None or text.rstrip().endswith(";"):
        return None  # one of the grounds: `Căn cứ Công văn … của Sở đề nghị các huyện báo cáo …;`
    found: Frame | None = None
    for verb in itertools.islice(_ORDERS.finditer(text, index), _MOST_TIMES):
        before = text[index : verb.start()]
        if re.search(r"[.;:]", before) or any(rule.pattern.search(before) for rule in rules("clauses", "asked_for")):
            continue
        if _is_of_another(text, index, verb.start()):
            continue
        ordered = read_order(text, verb.start(), base)
        if ordered is not None and ordered.kind == "order" and ordered.leads and is_action(text, ordered.action):
            found = ordered
    return found or _actor_behind(text, index, base)


def _is_of_another(text: str, index: int, verb: int) -> bool:
    """Whether the paper's own issuer asks: ``Công văn số … của`` | ``Sở Nội vụ`` | ``đề nghị …``."""
    owner = text.rfind(" của ", index, verb)
    group = read_actors(text, owner + len(" của ")) if owner >= 0 else None
    return group is not None and not text[skip_bracket(text, group.span.end) : verb].strip()


def _actor_behind(text: str, index: int, base: int) -> Frame | None:
    for rule in rules("clauses", "ends_circumstance"):
        for end in itertools.islice(rule.pattern.finditer(text, index), _MOST_TIMES):
            if re.search(r"[,.;:()]", text[index : end.start()]):
                break
            frame = read_by_actor(text, end.end(), base) if text[end.end() : end.end() + 1].isupper() else None
            if frame is not None and frame.kind == "obligation" and frame.rule != "clause.role_list":
                return frame
    return None
