"""Sets right the accents that another program's OCR misread: ``Tông cục Thuê dé nghị`` → ``Tổng cục Thuế đề nghị``."""

from congvan.diacritics.document import with_accents
from congvan.diacritics.model import SyllableModel, read_syllables, shipped_syllables, write_syllables
from congvan.diacritics.restoring import Change, changes

__all__ = [
    "Change",
    "SyllableModel",
    "changes",
    "read_syllables",
    "shipped_syllables",
    "with_accents",
    "write_syllables",
]
