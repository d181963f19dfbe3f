"""Finds the limit that another item's words refer to: ``theo thời hạn tại điểm a khoản 1 Điều 2``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from congvan.assembly.drafts import Draft
from congvan.document.mentions import DeadlineMention
from congvan.document.times import Reference

_PLACE = re.compile(r"(phần|chương|mục|điều|tiểu mục|khoản|điểm|ý)\s+([\w.]+)", re.IGNORECASE)
_RANKS = ("phần", "chương", "mục", "điều", "tiểu mục", "khoản", "điểm", "ý")


def referred_deadline(target: str, path: str | None, drafts: Sequence[Draft]) -> DeadlineMention | None:
    """The limit of the item named ``target`` as an item at ``path`` means it; None where there is none.

    ``khoản 1`` in item ``Điều 3.2`` is ``Điều 3.1``; ``điểm a khoản 1 Điều 2`` is ``Điều 2.1.a`` from anywhere.
    """
    labels = _labels(target)
    own = path.split(".") if path else []
    if not labels:
        return None
    for shared in range(len(own), -1, -1):
        item = [*own[:shared], *labels]
        for draft in drafts:
            known = draft.deadline
            if known is None or known.kind == "vague" or isinstance(known.expression, Reference):
                continue
            if (draft.path or "").split(".")[: len(item)] == item:
                return known
    return None


def _labels(target: str) -> list[str]:
    """``điểm a khoản 1 Điều 2`` → ``Điều 2``, ``1``, ``a``: the widest first, however they are written."""
    places = [(_RANKS.index(match[1].lower()), match[2].rstrip(".")) for match in _PLACE.finditer(target)]
    labels: list[str] = []
    for rank, label in sorted(places, key=lambda place: place[0]):
        labels += [f"Điều {label}"] if _RANKS[rank] == "điều" else label.split(".")
    return labels
