"""Where a noun phrase ends because an action begins: verbs, the adverbs before them, and function words."""

from __future__ import annotations

from congvan.recognition.actor_words import Phrases, Words, read_words
from congvan.vocabulary import table

_TABLE = table("verbs")
VERBS = Phrases(_TABLE["verbs"], plain=True)
SHORT_VERBS = Phrases(_TABLE["short_verbs"])
ADVERBS = Phrases(_TABLE["adverbs"], plain=True)
MODALS = Phrases(_TABLE["modals"])
FUNCTION_WORDS = Phrases(_TABLE["function_words"])
ROLE_VERBS = Phrases(_TABLE["role_verbs"])
_VERBS = (VERBS, ADVERBS, SHORT_VERBS)


def action_end(words: Words, index: int) -> int:
    """The index behind the action word that begins at ``index``; ``index`` itself where none does."""
    return max(phrases.end(words, index) for phrases in _VERBS)


def starts_action(words: Words, index: int) -> bool:
    """Whether an action word begins at ``index``."""
    return action_end(words, index) > index


def whole_end(phrases: Phrases, words: Words, index: int) -> int:
    """The index behind a phrase, a shorter one where its last syllable opens a verb: ``hành chính`` | ``công bố``."""
    end = phrases.end(words, index)
    torn = end > index + 1 and not words.capital(end - 1) and VERBS.end(words, end - 1) > end
    if not torn or starts_action(words, end):
        return end
    shorter = phrases.shorter(words, index, end)
    return shorter if shorter == end - 1 else end


def starts_duty(words: Words, index: int) -> bool:
    """Whether words that oblige begin here: ``có trách nhiệm``, ``phải``, ``chủ động``."""
    return MODALS.end(words, index) > index


def is_charge(words: Words, index: int) -> bool:
    """Whether ``phụ trách`` and what one is charged with stand here."""
    charge = words.key(index) == "phụ" and words.key(index + 1) == "trách"
    return charge and index + 2 < len(words) and not words.is_mark(index + 2) and not starts_action(words, index + 2)


def starts_function(words: Words, index: int) -> bool:
    """Whether a word begins here that neither names nor acts: ``để``, ``là``, ``của``."""
    return FUNCTION_WORDS.end(words, index) > index


def is_action_start(text: str, index: int) -> bool:
    """Whether an action verb or its adverb begins at ``text[index]``.

    ``Sở Nội vụ rà soát`` → true at ``rà``, false at ``Sở`` and inside a word. A capital does not matter:
    an item may begin ``Rà soát, thống kê …``.
    """
    words = read_words(text)
    place = words.index_at(index)
    word = words.at(place)
    return word is not None and word.start == index and starts_action(words, place)
