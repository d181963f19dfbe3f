"""The word lists of the actor grammar, ready for matching."""

from __future__ import annotations

from congvan.recognition.actor_words import Phrases, syllable
from congvan.vocabulary import table

_ORGANISATIONS = table("organisations")
_PERSONS = table("persons")
_WORDS = _ORGANISATIONS["words"]
_LISTS = _ORGANISATIONS["lists"]


def _blocked(rows: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(map(syllable, values)) for key, values in rows.items()}


SHORT_HEADS = _blocked(_ORGANISATIONS["short_heads"])
TERRITORY_UNLESS = _blocked(_ORGANISATIONS["territory_unless"])
HEADS = {
    "lone": Phrases(_PERSONS["lone_posts"], plain=True),
    "post": Phrases(_PERSONS["posts"], plain=True),
    "organ": Phrases(_WORDS["organs"], plain=True),
    "common": Phrases([*_WORDS["common"], "tổ chức"], plain=True),
    "people": Phrases(_PERSONS["people"]),
    "party": Phrases(_PERSONS["parties"], plain=True),
}
SHORT_HEADS_AFTER = _blocked(_ORGANISATIONS["short_heads_after"])
GUARDED = frozenset(_WORDS["guarded"])
NEVER_BARE = frozenset(_WORDS["never_bare"])
TERRITORIES = Phrases(_WORDS["territories"])
COLLECTIVE = frozenset(_LISTS["collective"]) | frozenset(_PERSONS["people"])
PEOPLE = frozenset(_PERSONS["people"])
LEVELS = Phrases(_LISTS["levels"])
FIELDS = Phrases(_LISTS["fields"])
NOUNS = Phrases(_LISTS["nouns"])
QUALIFIERS = Phrases(_LISTS["qualifiers"], plain=True)
NOT_NAMES = Phrases(_LISTS["not_names"])
ADDRESS = Phrases(_PERSONS["address"])
PLURALS = Phrases(
    ["các", "những", "một số", "mỗi", "từng", "mọi", "toàn bộ các", "tất cả các", "toàn thể các", "hai", "nhiều"]
)
WHOLES = Phrases(["toàn thể", "tất cả", "toàn bộ", "tập thể", "đội ngũ"])
RELATIVE_PASSIVES = Phrases(_PERSONS["relative_passives"])
