"""Tables of the language of dispatches, and the few functions that read them."""

from congvan.vocabulary.spelling import fold, spell
from congvan.vocabulary.tables import Rule, rules, table

__all__ = ["Rule", "fold", "rules", "spell", "table"]
