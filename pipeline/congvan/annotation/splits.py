"""Which dispatches a model may learn from and which only measure: by issuer, so that no office is on both sides."""

from __future__ import annotations

import hashlib
from typing import Literal, cast

from congvan.annotation.files import Json

Split = Literal["train", "development", "test", "sample"]

_TENTHS: tuple[Split, ...] = ("train",) * 6 + ("development",) * 2 + ("test",) * 2


def split_of(annotation: Json) -> Split:
    """The split of a dispatch: a hash of its issuer decides, so that a new dispatch never moves an old one.

    Rules are tuned on ``train`` and ``development``, and models learn from both; ``test`` only measures. ``sample`` are
    the five dispatches of issuers' own making, which nothing learns from either. An annotation's own ``split`` comes
    first: a whole author may be kept for measuring, and texts whose errors were read measure no more.
    """
    if annotation["author"] == "original":
        return "sample"
    if "split" in annotation:
        return cast(Split, annotation["split"])
    return _TENTHS[issuer_hash(annotation["split_issuer"]) % 10]


def fold_of(annotation: Json, folds: int) -> int:
    """The fold of a dispatch in a cross-validation over issuers, independent of its split."""
    return issuer_hash(annotation["split_issuer"]) // 10 % folds


def issuer_hash(issuer: str) -> int:
    """A number that is the same on every machine."""
    return int(hashlib.md5(issuer.encode(), usedforsecurity=False).hexdigest(), 16)
