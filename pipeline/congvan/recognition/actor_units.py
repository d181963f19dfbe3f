"""One unit or person: determiner, form of address, head, and the tail that names it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from congvan.recognition.actor_heads import (
    Head,
    is_closed,
    is_organ_word,
    may_be_bare,
    read_head,
    several_end,
    territory_head,
)
from congvan.recognition.actor_lists import (
    ADDRESS,
    COLLECTIVE,
    DEGREES,
    FIELDS,
    GUARDED,
    NEEDS_UNIT,
    ORGANISED,
    PEOPLE,
    PLURALS,
    QUALIFIERS,
    RANKS,
    TERRITORIES,
    UNCOUNTED,
    VERBAL_HEADS,
    WHOLES,
)
from congvan.recognition.actor_name_parts import is_initialism
from congvan.recognition.actor_places import breaks_name, read_territory
from congvan.recognition.actor_qualifiers import belonging_end, noun_end, qualifier_end
from congvan.recognition.actor_tail import Owner, Tail, close_bracket, read_tail
from congvan.recognition.actor_verbs import VERBS, is_charge, starts_action, starts_duty
from congvan.recognition.actor_words import COLLECTIVE_JOINTS, DASHES, Words
from congvan.vocabulary.surnames import has_surname

_DEEPEST = 4
_LONGEST_TITLE = 16  # words
_SHARED_HEADS = frozenset({"cục thuế", "chi cục", "trung tâm", "công đoàn"})


@dataclass(frozen=True, slots=True)
class Unit:
    """One conjunct as read, by word indices.

    ``first`` is where it begins with everything, ``begin`` where its name does; ``end`` is behind the name and
    ``after`` behind brackets that are no part of it. ``stem`` to ``stem_end`` is a head that may be shared
    (``các Sở: Tài chính, Xây dựng``), ``field`` where the first name under it begins. ``model`` is the trained model
    that ended the name, with its probability.
    """

    first: int
    begin: int
    end: int
    after: int
    kind: str
    phrase: str
    determined: bool = False
    plural: bool = False
    bare: bool = False
    stem: int | None = None
    stem_end: int | None = None
    determiner: int | None = None
    field: int | None = None
    model: tuple[str, float] | None = None

    @property
    def collective(self) -> bool:
        """Whether it may stand in a list that is one collective (``các sở, ban, ngành``)."""
        return self.phrase in COLLECTIVE

    @property
    def family(self) -> str:
        """People are listed with people, units with units."""
        return "people" if self.phrase in PEOPLE else "unit"


def read_unit(words: Words, index: int, *, chained: bool = False, depth: int = 0) -> Unit | None:
    """The unit or person that begins at ``index``, None where none does.

    ``chained``: it stands behind a bare collective noun (``các sở, …``), so one bare small noun is enough.
    """
    if depth > _DEEPEST or index >= len(words):
        return None
    begin = place = index
    if words.items[place].text.isdigit() and words.key(place + 1) == "%":
        begin = place = place + 2
    whole = WHOLES.end(words, place)
    plural_end = several_end(words, whole)
    plural = plural_end > whole
    determined = plural or whole > place
    address = ADDRESS.match(words, whole) or (ADDRESS.match(words, plural_end) if plural else None)
    address = address or DEGREES.match(words, whole)
    if address is not None:
        unit = _addressed(words, address[0], address[1], depth)
        if unit is not None:
            # "Bà Lê Thị Mai", "BS. Lê Thị Mai" go by the name, "các ông, bà Trưởng phòng" by the post
            named = (
                unit.kind == "person" or address[1].removeprefix("các ").startswith("ông")
            ) and unit.end > unit.begin
            return replace(unit, first=index, begin=unit.begin if named else begin, determined=True)
    head = read_head(words, plural_end)
    if head is None and (plural or chained):
        head = territory_head(words, plural_end)
    if head is None or (head.phrase == "cấp" and not determined):
        return None
    determined = determined or (not chained and _lists_collectives(words, head))
    if head.kind in {"post", "lone"}:
        unit = _post(words, begin, head, determined=determined, depth=depth)
        return None if unit is None else replace(unit, first=index, begin=begin)
    if head.kind == "people" and not determined and (person := _person_end(words, head.end)) > head.end:
        return Unit(index, head.end, person, person, "person", head.phrase, determined=True)
    unit = _organ(words, plural_end, head, plural=plural, determined=determined, chained=chained, depth=depth)
    if unit is None:
        return None
    counted = plural_end > whole == PLURALS.end(words, whole)
    if counted and (unit.bare or unit.phrase in UNCOUNTED):
        return None  # `171 đơn vị, được biểu dương`, `17 vụ`: what is only counted is told of
    if unit.kind == "territory" and plural and (words.capital(unit.end - 1) or words.key(unit.end) == ":"):
        listed = max(unit.end, read_territory(words, whole))  # "các tỉnh Bến Tre, Gia Lai"
        unit = replace(unit, end=listed, after=max(unit.after, listed))
    return replace(unit, first=index, begin=begin, determiner=whole if plural else None)


def _lists_collectives(words: Words, head: Head) -> bool:
    """Whether bare nouns follow, the last one told apart, as behind ``các``: ``sở, ban, ngành`` | ``liên quan``."""
    place, following = head.end, None
    while words.key(place) in COLLECTIVE_JOINTS and (following := read_head(words, place + 1)) is not None:
        if following.phrase not in COLLECTIVE:
            return False
        place = following.end
    listed = following is not None and head.phrase in COLLECTIVE and head.kind == "short"
    return listed and max(QUALIFIERS.end(words, place), noun_end(words, place)) > place


def collective_end(words: Words, index: int, depth: int = 0) -> int:
    """The index behind the unit at ``index`` with the bare collectives that belong to it; ``index`` if none."""
    unit = read_unit(words, index, depth=depth)
    if unit is None or unit.kind == "person":
        return index
    while unit.bare and unit.determined and unit.collective and words.key(unit.end) in COLLECTIVE_JOINTS:
        following = read_unit(words, unit.end + 1, chained=True, depth=depth)
        if following is None or following.determined or not following.collective:
            break
        unit = replace(following, determined=True)
    if unit.plural and words.key(unit.end) == "và":
        # "Công đoàn cơ sở các Trung tâm GDTX và đơn vị trực thuộc": the whole list is above the first name
        following = read_unit(words, unit.end + 1, chained=True, depth=depth)
        if following is not None and following.kind == "common" and not following.determined and not following.bare:
            return following.end if words.key(following.end - 1) == "thuộc" else unit.end
    return unit.end


def _owner(head: Head, start: int, *, plural: bool, chained: bool, depth: int) -> Owner:
    return Owner(head, start, plural, chained, lambda words, index: collective_end(words, index, depth + 1))


def _title_end(words: Words, index: int) -> int:
    """The index behind a rank or a degree before a name: ``Đại tá``, ``TS.``, ``BSCKII.``."""
    end = DEGREES.end(words, index)
    return end + 1 if end > index and words.key(end) == "." else max(end, RANKS.end(words, index))


def _capitals_end(words: Words, index: int, most: int) -> int:
    """The index behind the words with capitals of a person's name, at most so many."""
    end = index
    while end < min(index + most, len(words)) and words.capital(end) and not breaks_name(words, end):
        end += 1
    return end


def _person_end(words: Words, index: int) -> int:
    """The index behind a person's name of two to four syllables: ``Kế toán`` | ``Lê Thị Mai``; ``index`` for none."""
    end = _capitals_end(words, index, 5)
    named = 2 <= end - index <= 4 and has_surname(words.between(index, end)) and FIELDS.end(words, index) == index
    return end if named and not is_organ_word(words, index) else index


def _calling_end(words: Words, index: int) -> int:
    """The index behind what somebody is by calling, before a name: ``Đ/c Y sĩ`` | ``Lưu Văn Tiến``."""
    head = read_head(words, index)
    named = head is not None and head.kind == "people" and words.capital(head.end)
    return head.end if head is not None and named and not is_organ_word(words, head.end) else index


def _addressed(words: Words, place: int, phrase: str, depth: int) -> Unit | None:
    """``đồng chí Giám đốc Sở``, ``ông Nguyễn Văn An, Phó Giám đốc``: a title behind a name is no part of it."""
    if words.key(place) == "(":
        place = close_bracket(words, place)
    place += words.key(place) == "."  # "BS. Lê Thị Mai"
    while (titled := max(_title_end(words, place), _calling_end(words, place))) > place:
        place = titled
    comrade, comrades = phrase in {"đồng chí", "đ/c", "các đồng chí"}, phrase == "các đồng chí"
    head = read_head(words, place)
    if head is not None and (head.kind in {"post", "lone"} or comrades):
        post = read_unit(words, place, depth=depth + 1)
        if post is not None:
            return post
    end = _capitals_end(words, place, 6)
    given = end == place + 1 and words.key(end) in {"(", ":"}  # "Cô Hà (kế toán):"
    if end < place + 2 - comrade and not given:
        return Unit(place, place, place, place, "person", phrase) if comrades else None
    after = close_bracket(words, end) if words.key(end) == "(" else end
    if words.key(end) in DASHES or words.key(end) == ",":
        title = read_head(words, end + 1)
        held = title is not None and (title.kind == "post" or (title.kind == "people" and is_closed(words, title.end)))
        post = read_unit(words, end + 1, depth=depth + 1) if held else None
        after = end if post is None else post.after
    after = _further_titles(words, after)
    return Unit(place, place, end, after, "person", phrase)


def _further_titles(words: Words, index: int) -> int:
    """The index of the colon behind further titles of a person: ``, Phó Trưởng ban phụ trách Chương trình:``.

    ``Bà A, công chức tư pháp - hộ tịch:`` is one person, too.
    """
    if words.key(index) != "," and words.key(index) not in DASHES:
        return index
    title = read_head(words, index + 1)
    if title is None or title.kind not in {"post", "people"}:
        return index
    for place in range(title.end, min(title.end + _LONGEST_TITLE, len(words))):
        if words.key(place) == ":":
            return place
        acts = starts_action(words, place + 1) or starts_duty(words, place + 1) or is_charge(words, place + 1)
        if words.key(place) == "," and acts:
            return place + 1  # "Ông A, Phó Trưởng ban, thư ký Đoàn, | tổng hợp ý kiến"
        if words.is_mark(place) and words.key(place) not in {",", *DASHES}:
            break
    return index


def _post(words: Words, begin: int, head: Head, *, determined: bool, depth: int) -> Unit | None:
    nested = PLURALS.end(words, head.end)
    if head.kind == "post" and (nested > head.end or read_head(words, head.end) is not None):
        inner = read_unit(words, head.end, chained=True, depth=depth + 1)
        alone = inner is not None and inner.kind == "territory" and nested == head.end
        if inner is not None and inner.kind in {"organ", "short", "common", "territory", "post"} and not alone:
            return replace(inner, kind="post", determined=determined)
    if head.phrase in NEEDS_UNIT and is_initialism(words, head.end):  # "Trưởng PGD"
        return Unit(begin, begin, head.end + 1, head.end + 1, "post", head.phrase, determined)
    heads = words.capital(begin) and words.key(head.end) == ":"  # "Trưởng ban: chỉ đạo chung"
    if head.phrase in NEEDS_UNIT and not (heads or (determined and head.phrase == "thành viên")):
        return None
    levels = _further_levels(words, head)
    if levels > head.end:
        return Unit(begin, begin, levels, levels, "post", head.phrase, determined)
    if head.kind == "post" and (person := _person_end(words, head.end)) > head.end:
        return Unit(begin, begin, person, person, "post", head.phrase, determined)  # "Thủ tướng Phạm Văn Đồng"
    tail = read_tail(words, head.end, _owner(head, begin, plural=False, chained=False, depth=depth))
    bare = tail.end == head.end
    if bare and not words.capital(begin) and not determined and not is_closed(words, head.end):
        return None
    return Unit(begin, begin, tail.end, tail.after, "post", head.phrase, determined, bare=bare)


def _further_levels(words: Words, head: Head) -> int:
    """The index behind ``, xóm, tổ dân phố`` over which a head at a place's noun is shared: ``trưởng thôn``."""
    end = head.end
    if TERRITORIES.end(words, end - 1) != end or words.key(end) not in {",", "/"}:
        return end
    while words.key(end) in {",", "/", "và"} and (further := TERRITORIES.end(words, end + 1)) > end + 1:
        if words.capital(further):
            break
        end = further
    return end


def _organ(
    words: Words, index: int, head: Head, *, plural: bool, determined: bool, chained: bool, depth: int
) -> Unit | None:
    field = head.end
    if plural and head.kind == "short" and words.key(field) == ":" and _lists_names(words, field + 1, head):
        field += 1
    if determined and head.kind == "organ" and (levels := _further_levels(words, head)) > head.end:
        return Unit(index, index, levels, levels, head.kind, head.phrase, determined, plural)
    tail = read_tail(words, field, _owner(head, index, plural=plural, chained=chained, depth=depth))
    if _organises(words, head, tail.end, determined=determined):
        return None
    bare = tail.end == field
    if bare and field > head.end:
        tail = Tail(head.end, head.end)
    if bare and not may_be_bare(words, index, head, determined=determined, chained=chained):
        return None
    small = not (words.capital(index) or determined or chained or bare)
    if small and head.phrase == "báo" and is_organ_word(words, field):
        return None  # to tell the police, not their newspaper: "báo Công an phường"
    if small and (head.kind == "short" or head.phrase in GUARDED) and not _is_named(words, field, head):
        return None
    shared = not bare and (head.kind == "short" or head.phrase in _SHARED_HEADS)
    return Unit(
        index,
        index,
        tail.end,
        tail.after,
        head.kind,
        head.phrase,
        determined,
        plural,
        bare,
        stem=index if shared else None,
        stem_end=head.end,
        field=field,
    )


def _organises(words: Words, head: Head, end: int, *, determined: bool) -> bool:
    """Whether ``tổ chức`` is the verb: ``Tổ chức thực hiện``, but not ``tổ chức thẩm định có trách nhiệm …``."""
    if head.phrase != "tổ chức" or determined:
        return False
    if words.capital(head.end) and not is_organ_word(words, head.end):
        return ORGANISED.end(words, head.end) == head.end  # "Tổ chức Lễ phát động"
    if VERBS.end(words, head.end) == head.end:
        return False
    return not (starts_duty(words, end) and end > head.end)


def _lists_names(words: Words, index: int, head: Head) -> bool:
    """Whether names under a shared head stand behind its colon; whole units of their own are no such names."""
    field = FIELDS.end(words, index) > index
    named = field or (words.capital(index) and VERBS.end(words, index) == index)  # not "Các phòng: Rà soát hồ sơ"
    return named and (head.phrase in {"bộ", "hội"} or not is_organ_word(words, index))


def _is_named(words: Words, index: int, head: Head) -> bool:
    """Whether the words behind an uncertain small head make it a unit: ``phòng chuyên môn``, ``sở Nội vụ``."""
    if head.phrase in VERBAL_HEADS:
        return words.capital(index) or noun_end(words, index) > index  # "tổ chức kinh tế", not "tổ chức hội nghị"
    return (
        words.capital(index)
        or FIELDS.end(words, index) > index
        or noun_end(words, index) > index
        or qualifier_end(words, index) > index
        or belonging_end(words, index)[0] > index
    )
