"""Where a unit's own name goes on: behind a comma, behind ``và``, over a small syllable, over unknown words."""

from __future__ import annotations

import re

from congvan.recognition.actor_heads import Head, is_organ_word, read_head
from congvan.recognition.actor_lists import (
    BOARDS,
    CLOSERS,
    DEPARTMENTS,
    FIELDS,
    FIRMS,
    LEGAL_FORMS,
    MATTER_BODIES,
    NOT_NAMES,
    NOUNS,
    PLURALS,
    SHARES_ALONE,
    SURE_VERBS,
    TAKES_COMMA,
)
from congvan.recognition.actor_places import breaks_name, read_territory
from congvan.recognition.actor_qualifiers import estates_end, noun_end
from congvan.recognition.actor_verbs import ADVERBS, VERBS, is_charge, starts_action, starts_duty, starts_function
from congvan.recognition.actor_words import Words

_REACH = 7
_LONGEST_MATTER = 16
_LONGEST_NUMBER = 4
_SYLLABLE = re.compile(r"[b-df-hj-np-tv-xz]{0,3}[aeiouy]{1,3}[b-df-hj-np-tv-xz]{0,2}|[ivxlc]+")


def comma_name_end(words: Words, index: int, head: Head, *, plural: bool, whole: bool) -> int:
    """The index behind ``, Khoa học và Công nghệ`` inside one unit's name; ``index`` where the comma divides units.

    ``whole``: a known field stands before the comma; a known one behind it is another unit's (``Sở Tài chính, Y tế``).
    """
    if whole and head.phrase in SHARES_ALONE and FIELDS.end(words, index + 1) > index + 1:
        return index
    if plural or not (head.kind == "short" or head.phrase in TAKES_COMMA) or words.key(index) != ",":
        return index
    if head.phrase in BOARDS and (end := estates_end(words, index, joined=True)) > index:
        return end
    place = index
    for _ in range(3):
        if words.key(place) != "," or not _piece(words, place + 1):
            return index
        end = _piece_end(words, place + 1)
        if words.key(end) in {"và", "&"} and _piece(words, end + 1):
            return _piece_end(words, end + 1)
        if FIELDS.end(words, place + 1) > place + 1 and "và" in [words.key(k) for k in range(place + 1, end)]:
            return end
        place = end
    return index


# Departments of the police: `PC06`, `PA05` in a province, `C06`, `A05` in the ministry.
_NUMBERED = re.compile(r"P?[A-Z]\d{2}")


def is_initialism(words: Words, index: int) -> bool:
    """Whether a unit stands here by its initials or number alone: ``CTĐL``, which no syllable spells, ``PC06``."""
    word = words.at(index)
    if word is None or word.mark or not 3 <= len(word.text) <= 8:
        return False
    if _NUMBERED.fullmatch(word.text):
        return True
    return word.text.isupper() and word.text.isalpha() and not _SYLLABLE.fullmatch(word.plain)


def conjunct_name_end(words: Words, index: int, head: Head, *, plural: bool, complete: bool) -> int:
    """The index behind ``và`` where the name goes on behind it, ``index`` where another unit or no name follows."""
    if head.phrase in BOARDS and (end := estates_end(words, index, joined=True)) > index:
        return end
    beyond = index + 1
    if head.kind == "people" and not plural and _piece(words, beyond) and words.capital(index - 1):
        return max(FIELDS.end(words, beyond), beyond + 1)  # "Công chức Địa chính - Xây dựng và Môi trường"
    if head.kind in {"people", "party", "common", "post", "territory"}:
        return index
    following = read_head(words, beyond)
    if following is not None and not (following.kind == "common" and not plural and _piece(words, beyond)):
        return index
    if complete and not (not plural and _goes_on_complete(words, index, head)):
        return index
    if PLURALS.end(words, beyond) > beyond or starts_duty(words, beyond):
        return index
    if plural and (head.kind == "short" or is_initialism(words, beyond)):
        return index
    if _piece(words, beyond) and not (VERBS.end(words, beyond) > beyond and not words.capital(beyond)):
        return max(FIELDS.end(words, beyond), beyond + 1)
    return noun_end(words, beyond) if noun_end(words, beyond) > beyond and VERBS.end(words, beyond) == beyond else index


def _goes_on_complete(words: Words, index: int, head: Head) -> bool:
    """Whether ``và`` goes on a name that could end before it: ``Ban Viễn thông và CNTT``, ``khoa học và công nghệ``."""
    beyond = index + 1
    if not words.capital(beyond):
        small = not words.capital(index - 1) and VERBS.end(words, beyond) == beyond
        return small and head.kind == "short" and NOUNS.end(words, beyond) > beyond
    if not (_piece(words, beyond) and (head.kind == "short" or len(head.phrase.split()) == 2)):
        return False
    if VERBS.end(words, beyond) > beyond and FIELDS.end(words, beyond) == beyond:
        return verbal_piece_end(words, beyond) > beyond
    return not (head.phrase in SHARES_ALONE and DEPARTMENTS.end(words, beyond) > beyond)


def verbal_piece_end(words: Words, index: int) -> int:
    """The index behind a verb in capitals that is part of a name: ``Cục Kinh tế -`` | ``Quản lý đầu tư xây dựng``.

    What stands behind it must close the name; before an object it is an order, and this is ``index``.
    """
    end = VERBS.end(words, index)
    if end == index or not words.capital(index):
        return index
    while (further := max(NOUNS.end(words, end), FIELDS.end(words, end))) > end:
        end = further
    if words.key(end) == "," and FIELDS.end(words, index) > end:
        end = FIELDS.end(words, index)
    closed = words.is_mark(end) and (words.key(end) != "," or read_head(words, end + 1) is not None)
    return end if closed or starts_action(words, end) or starts_duty(words, end) else index


def unknown_end(words: Words, index: int) -> int:
    """The index behind a few words no table knows, where a predicate stands behind them; else ``index``."""
    if NOT_NAMES.end(words, index) > index:
        return index
    for place in range(index, min(index + 5, len(words))):
        word = words.items[place]
        if place > index and (VERBS.end(words, place) > place or starts_duty(words, place)):
            return place
        if place > index and words.capital(place + 1) and read_territory(words, place) > place:
            return place
        if (
            place == index + 1
            and word.key in {"và", ","}
            and words.capital(place + 1)
            and is_organ_word(words, place + 1)
        ):
            return place  # "Trung tâm Cứu hộ" | "biển" | "và Đồn Biên phòng Sầm Sơn"
        if (
            word.mark
            or word.capital
            or word.text.isdigit()
            or starts_function(words, place)
            or word.key in {"và", "có"}
        ):
            return index
        if starts_action(words, place):
            return index
        if read_head(words, place) is not None:
            return index
    return index


def completes_word(words: Words, index: int) -> bool:
    """Whether the small syllable at ``index`` completes a word that began with a capital (``Chữ thập``)."""
    before = words.items[index - 1]
    if before.text.isupper() or not before.capital:
        return False
    if any(phrases.end(words, index - 1) > index for phrases in (VERBS, NOUNS, FIELDS)):
        return True  # "Truyền tải", "Thanh tra"
    return not (starts_action(words, index) or starts_function(words, index) or words.key(index) in {"và", "các", "có"})


def _piece(words: Words, index: int) -> bool:
    return words.capital(index) and not is_organ_word(words, index) and NOT_NAMES.end(words, index) == index


def _piece_end(words: Words, index: int) -> int:
    end = FIELDS.end(words, index)
    if end > index:
        return end
    end = index + 1
    while (
        end < min(index + 6, len(words))
        and (words.capital(end) or completes_word(words, end))
        and not words.is_mark(end)
    ):
        end += 1
    return end


def anchored_end(words: Words, index: int, *, whole: bool) -> int:
    """The index behind small words that lead to a word in capitals which ends the name; ``index`` without such words.

    ``Ủy ban An toàn`` | ``giao thông Quốc gia``; ``whole``: the name is complete, only words as ``Quốc gia`` go on.
    """
    for place in range(index, min(index + _REACH, len(words))):
        if place > index:
            closer = CLOSERS.end(words, place)
            if closer > place and (words.capital(place) or place > index + 1):
                return closer
            if words.capital(place):
                named = not whole and not breaks_name(words, place) and not is_organ_word(words, place)
                return place if named else index
            if not whole and words.capital(place + 1) and read_territory(words, place) > place:
                return place
        if _ends_any_name(words, place):
            return index
    return index


def _ends_any_name(words: Words, index: int) -> bool:
    """Whether no name goes on over the small word at ``index``."""
    word = words.items[index]
    if word.mark or word.text.isdigit() or word.key in {"và", "có", "các"} or word.key in SURE_VERBS:
        return True
    if starts_duty(words, index) or starts_function(words, index) or ADVERBS.end(words, index) > index:
        return True
    return VERBS.end(words, index) > index


def matter_end(words: Words, index: int, head: Head) -> int:
    """The index behind the matter a board is named after: ``về chuyển đổi số``, ``phòng, chống tội phạm``.

    It is a matter only where a predicate, a place or the end stands behind it; else ``index``.
    """
    if head.phrase not in MATTER_BODIES:
        return index
    place = index + (words.key(index) == "về")
    place += 2 * (words.key(place) == "công" and words.key(place + 1) == "tác")
    fight = words.key(place) == "phòng" and words.key(place + 1) in {",", "chống"}
    if fight:
        place += 2 + (words.key(place + 1) == ",")
    elif place == index:
        return index
    begin = place
    while place < min(begin + _LONGEST_MATTER, len(words)):
        if words.is_mark(place) and words.key(place) != ",":
            break
        end = max(NOUNS.end(words, place), FIELDS.end(words, place))
        if end > place and (place == begin or VERBS.end(words, place) < end):
            place = end
            continue
        if words.is_mark(place) or starts_duty(words, place) or ADVERBS.end(words, place) > place:
            break
        if place > begin and (VERBS.end(words, place) > place or words.key(place) in {"các", "cấp"}):
            break
        if place > begin and read_territory(words, place) > place:
            break
        place = max(VERBS.end(words, place), place + 1)
    closed = place >= len(words) or words.key(place) in {":", "(", "."} or not words.is_mark(place)
    return place if closed and place > begin and place < begin + _LONGEST_MATTER else index


def number_end(words: Words, index: int, *, plural: bool) -> int:
    """The index behind the number of a unit: ``Phòng Nghiệp vụ 2``, ``Tổ điều tra số 1``, ``các Quân khu 3, 4, 5``.

    A number that counts (``02 bản``), dates or belongs to a symbol is none: then ``index``.
    """
    if plural and is_roman(words, index) and words.key(index + 1) in {",", "và"} and is_roman(words, index + 2):
        while words.key(index + 1) in {",", "và"} and is_roman(words, index + 2):
            index += 2  # "các Trung tâm Lưu trữ quốc gia I, II, III"
        return index + 1
    place = index + (words.key(index) == "số")
    if not _is_number(words, place):
        return index
    end = place + 1
    if words.key(end) == "đến":
        further = end + 1 + (words.key(end + 1) == words.key(index - 1))
        if _is_number(words, further) and _closes(words, further + 1):
            return further + 1  # "đội 1 đến đội 7"
    while True:
        joint = end + (words.key(end) in {",", "và"})
        if joint == end or not _is_number(words, joint) or (not plural and words.key(joint).startswith("0")):
            break  # "Phòng Nghiệp vụ 2, 03 cán bộ"
        end = joint + 1
    return end if _closes(words, end) else index


def is_roman(words: Words, index: int) -> bool:
    """Whether a Roman numeral stands at ``index``."""
    word = words.at(index)
    return word is not None and word.text.isupper() and set(word.text) <= set("IVX")


def _is_number(words: Words, index: int) -> bool:
    word = words.at(index)
    if word is None or not word.text.isdigit() or len(word.text) > _LONGEST_NUMBER:
        return False
    behind = words.text[word.end : word.end + 2]
    return not (behind[:1] in set("/.-–%") and behind[1:].isalnum()) and behind[:1] != "%"


def _closes(words: Words, index: int) -> bool:
    if words.is_mark(index) or words.capital(index) or words.key(index) in {"và", "các", "cấp", "thuộc"}:
        return words.key(index) != "%"
    if CLOSERS.end(words, index) > index or read_territory(words, index) > index:
        return True
    if is_charge(words, index):
        return True
    return starts_action(words, index) or starts_duty(words, index) or starts_function(words, index)


def capitals_end(words: Words, index: int) -> int:
    """The index behind the capital words at ``index``."""
    while index < len(words) and words.capital(index) and not breaks_name(words, index):
        index += 1
    return index


_SHORT_BRANCH = 2  # words for what a firm does where no legal form stands before them


def firm_name_end(words: Words, index: int, head: Head) -> int:
    """The index behind the trade between a firm's legal form and its own name: ``Công ty CP xây dựng`` | ``Hoàng Mai``.

    The trade may begin with a capital where a name of two capitals follows: ``Công ty CP Thiết bị đo`` | ``Tân Kỳ``.
    """
    if head.phrase not in FIRMS:
        return index
    form = max((LEGAL_FORMS.end(words, place) for place in range(max(index - 3, head.end), index)), default=0)
    formal = form == index or (index == head.end and len(head.phrase.split()) > 2)
    if not formal and (index != head.end or not words.capital(index - len(head.phrase.split()))):
        return index
    trade = formal and words.capital(index) and not (words.capital(index + 1) or words.is_mark(index + 1))
    for place in range(index, min(index + (7 if formal else _SHORT_BRANCH + 1), len(words))):
        if trade and (place <= index + 1 or (words.capital(place) and not words.capital(place + 1))):
            continue
        if words.capital(place):
            named = place > index and not is_organ_word(words, place) and NOT_NAMES.end(words, place) == place
            return place if named else index
        if not formal and starts_action(words, place):
            return index  # "Công ty báo cáo Sở", not "Công ty may Đông Thịnh"
        if words.is_mark(place) or starts_function(words, place) or starts_duty(words, place):
            return index
    return index
