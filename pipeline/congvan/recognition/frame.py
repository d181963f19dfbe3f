"""What one sentence does, as the grammar of instructions reads it."""

from __future__ import annotations

from dataclasses import dataclass

from congvan.document.mentions import Actor


@dataclass(slots=True)
class Frame:
    """What one sentence does; ``action`` is an offset in the text that was read."""

    kind: str
    rule: str
    action: int
    leads: tuple[Actor, ...] = ()
    issuer: Actor | None = None
    supporting: bool = False
