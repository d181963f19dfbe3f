"""Units and persons: the noun phrases that name who is to do something.

    group     = unit (("," | ";" | "và" | "hoặc") unit)*
    unit      = [share] [determiner] [form of address] head tail        toàn thể các phòng chuyên môn thuộc Sở
    head      = organ | post | common noun | people                     Sở · Giám đốc · đơn vị · công chức
    tail      = (field | name in capitals | place | qualifier | relative clause | unit above)*

A bare collective joins the next (``các sở, ban, ngành``); a head behind ``các`` is shared out over the names behind
it (``các Sở: Tài chính, Xây dựng``). A name ends where a verb or an adverb of `verbs.toml` begins an action.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from congvan.document.mentions import Actor, ActorMention
from congvan.document.model import Passage, Span
from congvan.recognition.actor_heads import is_organ_word
from congvan.recognition.actor_lists import FIELDS, GENERAL, HEADS, NOT_NAMES, PLURALS, SHARES_ALONE
from congvan.recognition.actor_name_parts import is_initialism, is_roman
from congvan.recognition.actor_names import canonical, find_defined_terms, same_unit
from congvan.recognition.actor_places import read_territory
from congvan.recognition.actor_qualifiers import qualifier_end
from congvan.recognition.actor_shares import colon_names, estate_names, listed_names, plural_names, shared_places
from congvan.recognition.actor_tail import close_bracket
from congvan.recognition.actor_trim import clean_name
from congvan.recognition.actor_units import Unit, read_unit
from congvan.recognition.actor_verbs import is_action_start, starts_action, starts_duty
from congvan.recognition.actor_words import COLLECTIVE_JOINTS, DASHES, Words, read_words
from congvan.recognition.unit_ends import EndChooser, current_chooser

__all__ = [
    "canonical",
    "ends_by_grammar",
    "find_actors",
    "find_defined_terms",
    "is_action_start",
    "read_actors",
    "same_unit",
]

_MOST = 200
_JOINTS = frozenset({",", ";", "và", "hoặc", "cùng", "&", "/", "+"})


def read_actors(text: str, start: int = 0, *, base: int = 0) -> ActorMention | None:
    """The group of units and persons that begins exactly at ``text[start]``, None where none does.

    ``Sở Tài chính, các sở, ngành liên quan rà soát …`` → `Sở Tài chính`, `các sở, ngành liên quan`; the span ends
    before ``rà soát``. Offsets are ``base`` and the index in ``text``.
    """
    words = read_words(text)
    index = words.index_at(start)
    if index >= len(words) or words.starts[index] != start:
        return None
    units = _read_group(words, index) or _named_places(words, index)
    return None if not units else _mention(words, units, base)


def find_actors(passage: Passage, masked: Sequence[Span] = ()) -> list[ActorMention]:
    """All groups in the passage, left to right, none within another; those that meet ``masked`` spans are left out."""
    words = read_words(passage.text)
    found: list[ActorMention] = []
    index = 0
    while index < len(words):
        units = None if words.items[index].mark else _read_group(words, index)
        if not units:
            index += 1
            continue
        mention = _mention(words, units, passage.start)
        blocked = next((span for span in masked if span.meets(mention.span)), None)
        if blocked is None:
            found.append(mention)
        index = units[-1].after
    return found


def _read_group(words: Words, index: int) -> list[Unit]:
    unit = read_unit(words, index)
    if unit is None:
        return []
    units = _conjuncts(words, unit)
    chooser = current_chooser()
    if chooser is None:
        return units
    return _with_learnt_ends(words, units, chooser)


def _with_learnt_ends(words: Words, units: list[Unit], chooser: EndChooser) -> list[Unit]:
    """The group with its first name ended where a trained model is surer of it than the grammar is."""
    first = units[0]
    chosen = chooser.choose(words, first.first, _ends(words, units))
    if chosen is None or chosen[0] <= first.begin:
        return units
    after = close_bracket(words, chosen[0]) if words.key(chosen[0]) == "(" else chosen[0]
    found_by = (chooser.model.name, chosen[1])
    named = replace(first, end=chosen[0], after=after, bare=False, plural=False, stem=None, field=None, model=found_by)
    return _conjuncts(words, named)


def ends_by_grammar(words: Words) -> list[int]:
    """The indices behind each name of the group that begins the words, by grammar alone; none where none does."""
    unit = read_unit(words, 0)
    return [] if unit is None else _ends(words, _conjuncts(words, unit))


def _ends(words: Words, units: list[Unit]) -> list[int]:
    return [words.index_at(member.span.end) for member in _mention(words, units, 0).members]


def _conjuncts(words: Words, unit: Unit) -> list[Unit]:
    """A unit with those that are joined to it."""
    if posts := _posts_over(words, unit):
        return posts
    units = [unit]
    if listed := colon_names(words, unit) or plural_names(words, unit):
        units = [replace(listed[0], first=unit.first), *listed[1:]]
    elif (named := _named_behind(words, unit)) is not None:
        units = [named]
    while len(units) < _MOST:
        units[-1:] = listed_names(words, units[-1]) or estate_names(words, units[-1]) or units[-1:]
        units[-1] = _with_apposition(words, units[-1])
        following = _following(words, units)
        if following is None:
            break
        units.append(_named_behind(words, following) or following)
    return units


def _posts_over(words: Words, unit: Unit) -> list[Unit]:
    """One post in each of several units behind its colon: ``Giám đốc:`` | ``Sở Nội vụ, Sở Tài chính rà soát …``."""
    if unit.kind != "post" or not unit.bare or words.key(unit.after) != ":" or not words.capital(unit.after + 1):
        return []
    first = read_unit(words, unit.after + 1)
    held = _conjuncts(words, first) if first is not None and first.kind in {"organ", "short"} else []
    end = held[-1].after if held else unit.after
    over = end >= len(words) or words.is_mark(end) or starts_duty(words, end) or starts_action(words, end)
    if len(held) < 2 or not over or any(one.bare or one.kind not in {"organ", "short"} for one in held):
        return []
    return [
        replace(one, first=unit.first, kind="post", stem=unit.begin, stem_end=unit.end, field=one.begin, plural=True)
        for one in held
    ]


def _named_behind(words: Words, unit: Unit) -> Unit | None:
    """The first of the units that a colon names one by one: ``các đoàn thể:`` | ``Hội Nông dân, Hội Phụ nữ``."""
    if not (unit.bare and unit.determined and words.key(unit.after) == ":" and words.capital(unit.after + 1)):
        return None
    named = read_unit(words, unit.after + 1)
    whole = named is not None and (not named.bare or named.kind == "organ")  # "Hội Nông dân" is a name, "Phòng" none
    return replace(named, first=unit.first) if named is not None and whole else None


def _named_places(words: Words, index: int) -> list[Unit]:
    """Places by their names for their authorities, where these do something: ``Thành phố Hà Nội`` | ``khẩn trương …``.

    Behind ``Riêng`` they may begin small: ``Riêng xã An Lạc, xã An Bình và thị trấn An Phú`` | ``sửa chữa …``.
    """
    opens = words.capital(index) or words.key(index - 1) == "riêng"
    places: list[Unit] = []
    place = index
    while (end := read_territory(words, place)) > place + 1 and words.capital(end - 1):
        places.append(Unit(place, place, end, end, "territory", words.key(place)))
        joint = end + (words.key(end) in {",", "và"})
        if joint == end or (words.key(joint) != words.key(place) and read_territory(words, joint) == joint):
            break
        place = joint
    if not places:
        return []
    end = places[-1].end
    acts = starts_action(words, end) and not words.capital(end) and opens
    return places if starts_duty(words, end) or acts else []


def _with_apposition(words: Words, unit: Unit) -> Unit:
    """The unit with what it is called besides: ``Sở Nội vụ - cơ quan thường trực``, no part of its name."""
    if words.key(unit.after) not in DASHES or words.capital(unit.after + 1):
        return unit
    other = read_unit(words, unit.after + 1)
    if unit.kind == "post" and other is not None and other.kind == "person":
        return replace(other, first=unit.first)  # "Thư ký Ban Tổ chức - bà Trần Thị Ngân"
    if other is None or other.kind != "common" or other.determined:
        return unit
    return replace(unit, after=other.after)


def _following(words: Words, units: list[Unit]) -> Unit | None:
    last = units[-1]
    joint = last.after
    chained = last.bare and last.collective
    joints = _JOINTS | COLLECTIVE_JOINTS if chained else _JOINTS
    while words.key(joint) in joints and joint < last.after + 2:
        joint += 1
    if words.key(joint) == "với" and words.key(joint - 1) == "cùng":
        joint += 1
    if joint == last.after:
        # "các phòng, ban đơn vị": no comma inside a collective
        following = read_unit(words, joint, chained=True) if chained and not words.capital(joint) else None
        fits = following is not None and following.collective and not following.determined
        return following if fits and following is not None and following.family == last.family else None
    if last.kind == "person" and words.key(joint - 1) == "và":
        chained = False
    unit = read_unit(words, joint, chained=chained)
    shared = _shared(words, units, joint)
    if shared is not None and (unit is None or unit.kind != "organ" or _stem_key(words, units) == "bộ"):
        return shared
    if unit is None and words.key(joint - 1) == "và":
        return _in_place(words, last, joint) or _by_initials(words, joint)
    if unit is not None and unit.kind == "territory" and not (chained or unit.determined):
        return None
    return unit


def _by_initials(words: Words, index: int) -> Unit | None:
    """``các Công ty Điện lực và`` | ``SHC``: a unit that the dispatch has named before."""
    closed = starts_duty(words, index + 1) or starts_action(words, index + 1) or words.is_mark(index + 1)
    known = is_initialism(words, index) and closed
    return Unit(index, index, index + 1, index + 1, "organ", words.key(index)) if known else None


def _in_place(words: Words, last: Unit, index: int) -> Unit | None:
    """The same body of a further place: ``Ủy ban nhân dân các xã biên giới`` | ``và đặc khu Phú Quốc``."""
    end = read_territory(words, index)
    if last.kind not in {"organ", "short"} or end == index or not words.capital(end - 1):
        return None
    places = next((at for at in range(last.begin + 1, last.end) if PLURALS.end(words, at) > at), last.end)
    if places == last.end or read_territory(words, places) == places:
        return None
    return replace(
        last, first=index, begin=index, end=end, after=end, stem=last.begin, stem_end=places, field=index, plural=False
    )


def _stem_key(words: Words, units: list[Unit]) -> str:
    stem = units[-1].stem
    return words.key(stem) if stem is not None else ""


def _shared(words: Words, units: list[Unit], index: int) -> Unit | None:
    """A further name under the head of the unit before: ``các Sở: Tài chính, Xây dựng``."""
    last = units[-1]
    if last.stem is None or last.stem_end is None or last.bare:
        return None
    if words.items[index - 1].key == ";" or index >= len(words):
        return None
    end = FIELDS.end(words, index)
    known = end > index and words.capital(index)
    plural = last.plural
    if not plural and _stem_key(words, units) not in SHARES_ALONE:
        return None
    if not known:
        plain = words.capital(index) and not is_organ_word(words, index) and NOT_NAMES.end(words, index) == index
        if not (plural and plain and not starts_action(words, index)):
            return None
        end = index + 1
        while end < min(index + 6, len(words)) and not words.is_mark(end):
            if not words.capital(end) and (starts_action(words, end) or not words.items[end - 1].capital):
                break
            end += 1
    if known and is_roman(words, end):
        end += 1  # "các phòng: Nghiệp vụ I, Nghiệp vụ II"
    end = max(end, read_territory(words, end))
    return replace(last, first=index, begin=index, end=end, after=end, field=index)


def _mention(words: Words, units: list[Unit], base: int) -> ActorMention:
    runs: list[list[Unit]] = []
    for unit in units:
        if runs and _joins(words, runs[-1], unit):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    members: list[Actor] = []
    for number, run in enumerate(runs):
        shares = shared_places(words, run[0]) if len(run) == 1 else []
        if shares:
            members.extend(
                Actor(name=clean_name(one.name), span=_span(words, one.begin, one.end, base)) for one in shares
            )
            continue
        begin, end = run[0].begin, run[-1].end
        name = clean_name(words.between(begin, end))
        stem = _stem(words, units, run[0], runs[number + 1] if number + 1 < len(runs) else None)
        if stem and run[0].field is not None:
            name = f"{stem} {clean_name(words.between(run[0].field, end))}"
        members.append(Actor(name=name, span=_span(words, begin, end, base), model=run[0].model))
    kinds = {unit.kind for unit in units}
    rule = f"actor.{units[0].kind}" if len(kinds) == 1 else "actor.group"
    return ActorMention(
        span=_span(words, units[0].first, units[-1].after, base),
        rule=rule,
        score=0.6 if all(unit.bare for unit in units) else 0.9,
        members=tuple(members),
    )


def _joins(words: Words, run: list[Unit], unit: Unit) -> bool:
    last = run[-1]
    if last.kind == "post" and unit.kind == "post" and not unit.determined and _is_partial(words, last, unit):
        return True
    if not (last.bare and last.collective and unit.collective and last.family == unit.family):
        return False
    if last.kind == "organ" and not run[0].determined and last.phrase not in GENERAL:
        return False  # "Văn phòng, đơn vị …": the first is one certain unit
    if unit.kind == "post" or words.key(last.after) == ";":
        return False
    concerned = run[0].determined and not unit.determined and unit.field is not None and _concerns(words, unit.field)
    head = PLURALS.end(words, last.begin)
    if unit.kind == "organ" and words.capital(unit.begin) and not words.capital(head) and not concerned:
        return False  # "các khoa, phòng, Trạm Y tế", but "các Vụ, đơn vị, Cục Thuế có liên quan"
    if not unit.determined:
        # "các cấp, các ngành, các địa phương, trường học": behind a second "các" a bare noun is on its own
        return len(run) == 1 or not run[-1].determined or len({part.determined for part in run}) > 1
    wide = {"cấp", "ngành", "địa phương", "giới", "đoàn thể"}
    return unit.bare and unit.phrase in wide and last.phrase in wide and last.determined


def _is_partial(words: Words, post: Unit, unit: Unit) -> bool:
    """Whether a post lacks the bodies that the next one names: ``Tổng giám đốc, Giám đốc các doanh nghiệp``."""
    if any(PLURALS.end(words, at) > at for at in range(post.begin + 1, post.end)):
        return False  # "Giám đốc các sở, Thủ trưởng các ban, ngành"
    head = PLURALS.end(words, post.begin)
    alone = HEADS["post"].end(words, head) == post.end
    if alone and head > post.begin:
        return not unit.bare  # "các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ"
    several = any(PLURALS.end(words, at) > at for at in range(unit.begin, unit.end))
    board = words.between(post.begin, post.end).lower().endswith(("hội đồng thành viên", "hội đồng quản trị"))
    return several and (alone or board)


def _concerns(words: Words, index: int) -> bool:
    """Whether nothing but ``có liên quan`` stands behind a head: it then tells which of the whole list are meant."""
    return words.key(index + (words.key(index) == "có")) == "liên" and qualifier_end(words, index) > index


def _stem(words: Words, units: list[Unit], unit: Unit, following: list[Unit] | None) -> str:
    """The shared head's words where ``unit`` is one of several names under it, else empty."""
    if unit.stem is None or unit.stem_end is None:
        return ""
    shares = unit.begin == unit.field or (following is not None and following[0].begin == following[0].field)
    if following is not None and following[0].stem != unit.stem and unit.begin != unit.field:
        shares = False
    colon = words.key(unit.stem_end) == ":"
    if not shares and not colon:
        return ""
    owner = next(one for one in units if one.stem == unit.stem)
    head = words.between(unit.stem, unit.stem_end)
    cut = owner.determiner if owner.determiner is not None else unit.stem
    prefix = words.between(owner.begin, cut) if cut > owner.begin else ""
    return f"{prefix} {head}".strip() if prefix else head[:1].upper() + head[1:]


def _span(words: Words, first: int, end: int, base: int) -> Span:
    return Span(base + words.items[first].start, base + words.items[max(end, first + 1) - 1].end)
