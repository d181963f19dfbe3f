"""Some at a time of a sequence of any length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """``items`` in tuples of ``size``, the last one shorter; drawn only as far as asked for."""
    left = iter(items)
    while batch := tuple(islice(left, size)):
        yield batch
