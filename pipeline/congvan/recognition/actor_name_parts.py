"""Where a unit's own name goes on: behind a comma, behind ``và``, over a small syllable, over unknown words."""

from __future__ import annotations

from congvan.recognition.actor_heads import Head, is_organ_word, read_head
from congvan.recognition.actor_lists import (
    BOARDS,
    FIELDS,
    FIRMS,
    LEGAL_FORMS,
    NOT_NAMES,
    PLURALS,
    SHARES_ALONE,
    TAKES_COMMA,
)
from congvan.recognition.actor_places import read_territory
from congvan.recognition.actor_qualifiers import estates_end, noun_end
from congvan.recognition.actor_verbs import VERBS, starts_action, starts_duty, starts_function
from congvan.recognition.actor_words import Words


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


def conjunct_name_end(words: Words, index: int, head: Head, *, plural: bool, complete: bool) -> int:
    """The index behind ``và`` where the name goes on behind it, ``index`` where another unit or no name follows."""
    if head.phrase in BOARDS and (end := estates_end(words, index, joined=True)) > index:
        return end
    beyond = index + 1
    if complete or head.kind in {"people", "party", "common", "post"} or read_head(words, beyond) is not None:
        return index
    if PLURALS.end(words, beyond) > beyond or starts_duty(words, beyond):
        return index
    if plural and head.kind == "short":
        return index
    if _piece(words, beyond) and not (VERBS.end(words, beyond) > beyond and not words.capital(beyond)):
        return max(FIELDS.end(words, beyond), beyond + 1)
    return noun_end(words, beyond) if noun_end(words, beyond) > beyond and VERBS.end(words, beyond) == beyond else index


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


def capitals_end(words: Words, index: int) -> int:
    """The index behind the capital words at ``index``."""
    while index < len(words) and words.capital(index) and NOT_NAMES.end(words, index) == index:
        index += 1
    return index


def firm_name_end(words: Words, index: int, head: Head) -> int:
    """The index behind small words between a firm's legal form and its own name: ``Công ty CP xây dựng Hoàng Mai``."""
    if head.phrase not in FIRMS:
        return index
    form = max((LEGAL_FORMS.end(words, place) for place in range(max(index - 3, head.end), index)), default=0)
    if form != index and not (index == head.end and len(head.phrase.split()) > 2):
        return index
    for place in range(index, min(index + 7, len(words))):
        if words.capital(place):
            named = place > index and not is_organ_word(words, place) and NOT_NAMES.end(words, place) == place
            return place if named else index
        if words.is_mark(place) or starts_function(words, place) or starts_duty(words, place):
            return index
    return index
