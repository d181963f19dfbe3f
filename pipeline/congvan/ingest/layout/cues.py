"""The few words by which a page's parts are known where their place is not enough (`page_layout.toml`)."""

from __future__ import annotations

from congvan.vocabulary.spelling import fold
from congvan.vocabulary.tables import rules


def says(section: str, text: str) -> bool:
    """Whether a line is worded like ``section``: ``says("motto", "Độc lập - Tự do - Hạnh phúc")``."""
    return any(rule.pattern.search(text) for rule in rules("page_layout", section))


def is_letterhead(text: str) -> bool:
    """Whether a line holds the motto of state or party; a scanner may have lost its accents."""
    return says("motto", text) or says("motto_folded", fold(text))
