"""The word lists of the actor grammar, ready for matching."""

from __future__ import annotations

from congvan.recognition.actor_words import Phrases, syllable
from congvan.vocabulary import table

_ORGANISATIONS = table("organisations")
_PERSONS = table("persons")
_BUREAUS = table("bureaus")
_WORDS = _ORGANISATIONS["words"]
_LISTS = _ORGANISATIONS["lists"]
_GRAMMAR = _ORGANISATIONS["grammar"]


def _syllables(rows: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(map(syllable, values)) for key, values in rows.items()}


HEADS = {
    "lone": Phrases(_PERSONS["lone_posts"], plain=True),
    "post": Phrases(_PERSONS["posts"], plain=True),
    "organ": Phrases(_WORDS["organs"], plain=True),
    "common": Phrases([*_WORDS["common"], "tổ chức"], plain=True),
    "people": Phrases(_PERSONS["people"]),
    "party": Phrases(_PERSONS["parties"], plain=True),
}
SHORT_HEADS = _syllables(_ORGANISATIONS["short_heads"])
SHORT_HEADS_AFTER = _syllables(_ORGANISATIONS["short_heads_after"])
ABBREVIATED_HEADS: dict[str, str] = _ORGANISATIONS["abbreviated_heads"]
GUARDED = frozenset(_WORDS["guarded"])
NEVER_BARE = frozenset(_WORDS["never_bare"])
TERRITORIES = Phrases(_WORDS["territories"], plain=True)
TERRITORY_UNLESS = _syllables(_ORGANISATIONS["territory_unless"])
PEOPLE = frozenset(_PERSONS["people"])
COLLECTIVE = frozenset(_LISTS["collective"]) | PEOPLE
ADDRESS = Phrases(_PERSONS["address"])
RANKS = Phrases(_PERSONS["ranks"])
DEGREES = Phrases(_PERSONS["degrees"])
NEEDS_UNIT = frozenset(_PERSONS["needs_unit"])
LEVELS = Phrases(_LISTS["levels"])
_SPACED = [short.replace("&", " & ") for short in _ORGANISATIONS["field_abbreviations"] if "&" in short]
FIELDS = Phrases(
    [*_LISTS["fields"], *_SPACED, *(field for fields in _BUREAUS.values() for field in fields)], plain=True
)
NOUNS = Phrases(_LISTS["nouns"])
QUALIFIERS = Phrases(_LISTS["qualifiers"], plain=True)
NOT_NAMES = Phrases(_LISTS["not_names"])
CHARGING_PASSIVES = frozenset(_PERSONS["charging_passives"])
RELATIVE_PASSIVES = Phrases(_PERSONS["relative_passives"])
PLURALS = Phrases(_GRAMMAR["plurals"])
COUNTS = Phrases(_GRAMMAR["counts"])
UNCOUNTED = frozenset(_GRAMMAR["uncounted"])
WHOLES = Phrases(_GRAMMAR["wholes"])
BELONGING = Phrases(_GRAMMAR["belonging"])
SCOPE = Phrases(_GRAMMAR["scope"])
GROUND = Phrases(_GRAMMAR["ground"])
ESTATES = Phrases(_GRAMMAR["estates"])
PREDICATES = Phrases(_GRAMMAR["predicates"])
LEGAL_FORMS = Phrases(_GRAMMAR["legal_forms"])
FIRMS = frozenset(_GRAMMAR["firms"])
ROLE_BEARERS = frozenset(_GRAMMAR["role_bearers"])
VERBAL_FIELDS_AFTER = frozenset(_GRAMMAR["verbal_fields_after"])
NO_VERBAL_FIELD = frozenset(_GRAMMAR["takes_no_verbal_field"])
SHORT_FIELDS_AFTER = frozenset(_GRAMMAR["short_fields_after"])
VERBAL_HEADS = frozenset(_WORDS["verbal_heads"])
GENERAL = frozenset(_GRAMMAR["general"])
TAKES_COMMA = frozenset(_GRAMMAR["takes_comma"])
SHARES_ALONE = frozenset(_GRAMMAR["shares_alone"])
BOARDS = frozenset(_GRAMMAR["boards"])
CLOSERS = Phrases(_GRAMMAR["closers"])
MATTER_BODIES = frozenset(_GRAMMAR["matter_bodies"])
MATTER_DEEDS = Phrases(_GRAMMAR["matter_deeds"])
NUMBERED = frozenset(_GRAMMAR["numbered"])
ACTIVITIES = Phrases(_GRAMMAR["activities"])
DOERS = frozenset(_GRAMMAR["doers"])
SURE_DUTIES = Phrases(_GRAMMAR["sure_duties"])
SURE_VERBS = frozenset(_GRAMMAR["sure_verbs"])
DEPARTMENTS = Phrases(_GRAMMAR["departments"])
OPEN_NAMES = frozenset(_GRAMMAR["open_names"])
ORGANISED = Phrases(_GRAMMAR["organised"])
PARTS = Phrases(_GRAMMAR["parts"])
LED = frozenset(map(syllable, _GRAMMAR["led"]))
PARTY_BODIES = frozenset(_GRAMMAR["party_bodies"])
NEEDS_OBJECT = Phrases(_GRAMMAR["needs_object"])
VERBAL_NAMES = frozenset(_GRAMMAR["verbal_names"])
DESCRIBED = Phrases(_GRAMMAR["described"])
THINGS = Phrases(_GRAMMAR["things"])
