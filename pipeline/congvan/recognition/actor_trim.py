"""What is no part of an actor's name at its ends, and brackets within it."""

from __future__ import annotations

import re

BRACKETS = re.compile(r" ?\([^()]*\)")
_ABOVE = re.compile(r" (?:nêu|nói|kể) trên$")  # points back, and tells no unit apart
TRIM = " \t-–—•*+.,;:/\n"


def clean_name(text: str) -> str:
    """A name without marks at its ends, brackets, and words that only point back (``Sở nêu trên`` → ``Sở``)."""
    name = " ".join(BRACKETS.sub("", text).split()).strip(TRIM.replace(".", ""))
    return _ABOVE.sub("", name)
