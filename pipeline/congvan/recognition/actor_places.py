"""Places behind a unit: ``tỉnh Bắc Giang``, ``các huyện, thị xã, thành phố``, ``trên địa bàn tỉnh``, ``cấp xã``."""

from __future__ import annotations

from congvan.recognition.actor_heads import is_organ_word
from congvan.recognition.actor_lists import (
    FIELDS,
    GROUND,
    NOT_NAMES,
    NOUNS,
    NUMBERED,
    PLURALS,
    QUALIFIERS,
    TERRITORIES,
    TERRITORY_UNLESS,
)
from congvan.recognition.actor_verbs import starts_action
from congvan.recognition.actor_words import DASHES, Words

JOINTS = frozenset({"và", ",", "/", "hoặc"})
_MOST = 60
_LONGEST_ORDINAL = 2  # figures
_COUNTED = frozenset({"ngày", "tuần", "tháng", "năm", "giờ", "lần", "đợt", "buổi", "người", "%", "/"})


def breaks_name(words: Words, index: int) -> bool:
    """Whether what stands in capitals at ``index`` is no part of a name: ``Điều 5``, ``Công văn``, ``Căn cứ Luật``."""
    found = NOT_NAMES.match(words, index)
    if found is None:
        return False
    end, phrase = found
    if NOUNS.end(words, index) > end:
        return False  # "Báo Giao thông"
    if phrase in NUMBERED:
        word = words.at(end)
        return word is not None and (word.text.isdigit() or (word.text.isupper() and set(word.key) <= set("ivx")))
    if phrase == "luật":
        return words.capital(end) or words.key(end) == "số"  # "Luật Đất đai", but "Khoa Kinh tế - Luật"
    if phrase == "lưu":
        return words.key(end) == ":"
    return phrase != "căn cứ" or not words.capital(end) or NOT_NAMES.end(words, end) > end


def read_territory(words: Words, index: int, *, chained: bool = False) -> int:
    """The index behind a place: ``tỉnh Bắc Giang``, ``các huyện, thị xã, thành phố``; ``index`` where there is none."""
    place = PLURALS.end(words, index)
    plural = place > index
    end = _one_territory(words, place, chained=chained)
    if end == place:
        return index
    if plural and words.key(end) == ":" and _is_bare_name(words, end + 1):
        end = place_name_end(words, end + 1)  # "các xã: Tân Sơn, Cấm Sơn"
    for _ in range(_MOST):
        joint = end
        while (words.key(joint) in JOINTS or _joins_levels(words, joint)) and joint < end + 2:
            joint += 1
        behind = PLURALS.end(words, joint)
        if not plural and behind > joint and words.key(behind) == "địa" and words.key(behind + 1) == "phương":
            break  # "UBND huyện Hòa An và các địa phương": units of their own
        plural = plural or behind > joint
        further = _one_territory(words, behind, chained=True)
        if plural and joint == end and words.key(end) == ":" and _is_bare_name(words, end + 1):
            further = place_name_end(words, end + 1)  # "các tỉnh, thành phố: Hà Nam, Nam Định"
        elif further == behind and plural and joint > end:
            listed = _is_bare_name(words, joint) or (_is_ordinal(words, end - 1) and _is_ordinal(words, joint))
            further = place_name_end(words, joint) if listed else behind
        if further == behind:
            break
        end = further
    return read_range(words, end) if plural else end


def _joins_levels(words: Words, index: int) -> bool:
    """Whether a dash joins two kinds of places: ``Ủy ban nhân dân quận`` | ``- huyện``."""
    if words.key(index) not in DASHES or words.capital(index - 1) or words.capital(index + 1):
        return False
    return TERRITORIES.end(words, index + 1) > index + 1


def read_range(words: Words, index: int) -> int:
    """The index behind ``từ Quảng Ninh đến Thanh Hóa``; ``index`` where it does not stand there."""
    if words.key(index) != "từ" or not words.capital(index + 1):
        return index
    middle = place_name_end(words, index + 1)
    return place_name_end(words, middle + 1) if words.key(middle) == "đến" and words.capital(middle + 1) else index


def _one_territory(words: Words, index: int, *, chained: bool) -> int:
    found = TERRITORIES.match(words, index)
    if found is None:
        return index
    end, noun = found
    if noun.endswith(" thành") and words.key(end) == "lập":
        end, noun = end - 1, noun.removesuffix(" thành")  # "Hội Sinh viên tỉnh" | "thành lập đội hình"
    if words.key(end) in TERRITORY_UNLESS.get(noun, ()):
        return index
    if noun in {"thị", "thành", "bản", "cơ sở"} and not chained and words.key(end) != ",":
        return index
    if noun in {"cơ sở", "địa phương"} and not chained:
        return index
    if words.key(end) == "." and noun in {"tp", "tx"}:
        end += 1
    return place_name_end(words, end)


def place_name_end(words: Words, index: int) -> int:
    """The index behind a place's own name: ``Bà Rịa - Vũng Tàu``, ``Hồ Chí Minh``, ``1``, ``II``."""
    place = index
    while place < min(index + 8, len(words)):
        word = words.items[place]
        if word.mark:
            joined = word.key in DASHES and words.capital(place + 1) and not starts_action(words, place + 1)
            if not (joined and place > index and words.items[place - 1].capital):
                break
        elif word.text.isdigit():
            return place + 1 if place == index and len(word.text) <= 2 else place
        elif (
            not word.capital
            or (is_organ_word(words, place) and not (place == index and _is_named_like_a_unit(words, place)))
            or (breaks_name(words, place) and not is_second_syllable(words, index, place))
        ):
            break
        place += 1
    return place


def is_second_syllable(words: Words, index: int, place: int) -> bool:
    """Whether a word that breaks names elsewhere is the end of the one that begins at ``index``: ``Kim Bảng``."""
    return place == index + 1 and NOT_NAMES.end(words, place) == place + 1 and _stops(words, place + 1)


def _stops(words: Words, index: int) -> bool:
    """Whether a place's name is over at ``index``, so that the capital before is its last word: ``huyện Đại Từ``."""
    return words.is_mark(index) or (not words.capital(index) and starts_action(words, index))


def _is_bare_name(words: Words, index: int) -> bool:
    return (
        words.capital(index)
        and (not is_organ_word(words, index) or _is_named_like_a_unit(words, index))
        and (words.capital(index + 1) or not starts_action(words, index))
        and not breaks_name(words, index)
    )


def _is_named_like_a_unit(words: Words, index: int) -> bool:
    """Whether two syllables in a list of places are a place's name, though the first is a unit's noun: ``Trạm Tấu``."""
    second = words.at(index + 1)
    named = second is not None and second.capital and not second.text.isupper()
    closed = words.key(index + 2) in JOINTS or _stops(words, index + 2)
    return named and closed and FIELDS.end(words, index + 1) == index + 1


def _is_ordinal(words: Words, index: int) -> bool:
    """Whether a place is told by its number: ``các phường 1, 2 và 3``, but not ``2`` of ``2 ngày``."""
    word = words.at(index)
    number = word is not None and word.text.isdigit() and len(word.text) <= _LONGEST_ORDINAL
    return number and words.key(index + 1) not in _COUNTED


def read_ground(words: Words, index: int) -> int:
    """The index behind ``trên địa bàn tỉnh``, ``đóng trên địa bàn``; ``index`` where there is none."""
    end = GROUND.end(words, index)
    if end == index:
        return index
    place = read_territory(words, end)
    if place == end:
        place = place_name_end(words, end)
    if place == end and words.key(end) == "toàn":
        place = read_territory(words, end + 1)
    return QUALIFIERS.end(words, place) if words.key(place) == "quản" else place


def level_end(words: Words, index: int) -> int:
    """The index behind ``cấp`` and places: ``cấp huyện``, ``cấp tỉnh và cấp xã``."""
    if words.key(index) != "cấp":
        return index
    end = _one_territory(words, index + 1, chained=True)
    if end == index + 1:
        return index
    joint = end + (words.key(end) in JOINTS)
    further = _one_territory(words, joint + (words.key(joint) == "cấp"), chained=True)
    return further if joint > end and further > joint + (words.key(joint) == "cấp") else end
