"""Which dispatches models learn from, and the folds of one cross-validation over issuers that all models share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from congvan.annotation.files import Entry
from congvan.annotation.splits import fold_of, split_of

FOLDS = 5
Fitted = TypeVar("Fitted")


def is_learnt(entry: Entry) -> bool:
    """Whether models may learn from a dispatch: the splits ``test`` and ``sample`` only measure."""
    return split_of(entry.annotation) in {"train", "development"}


def own_fold(entry: Entry) -> int:
    """The fold of a dispatch; those of one issuer share it."""
    return fold_of(entry.annotation, FOLDS)


def by_fold(entries: Sequence[Entry], fit: Callable[[Sequence[Entry]], Fitted]) -> dict[int, Fitted]:
    """Of each fold what ``fit`` makes of the dispatches of all others."""
    return {fold: fit([one for one in entries if own_fold(one) != fold]) for fold in range(FOLDS)}


def unseen(entry: Entry, folds: Mapping[int, Fitted], whole: Fitted) -> Fitted:
    """Of the models of the folds and the ``whole`` one that which saw no dispatch of this one's issuer."""
    return folds[own_fold(entry)] if is_learnt(entry) else whole
