"""What ink says: the string of figures that its pieces make, and how certain it is."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from congvan.ingest.ocr.pen.features import features_of
from congvan.ingest.ocr.pen.pieces import Piece, cuts_of, pieces_of, upright
from congvan.ingest.ocr.picture import Picture

WEIGHTS = Path(__file__).with_name("figures.npz")
CERTAIN = 0.85
"""The least probability that counts as read; chosen on strings that no weight was learnt from (models/README.md)."""
_FORMS = {
    "number": re.compile(r"0[1-9]|[1-9][0-9]{0,4}"),
    "day": re.compile(r"0?[1-9]|[12][0-9]|3[01]"),
    "month": re.compile(r"0?[1-9]|1[0-2]"),
}
_LONGEST = 5
_BREADTH = 12
"""The most strings that are followed from each cut."""
_LEAST = 1e-5


@dataclass(frozen=True, slots=True)
class Reading:
    """Figures, and how probable it is that the ink is these and nothing else."""

    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of layers, each with its offsets; between layers negative values become 0."""

    layers: tuple[tuple[Picture, Picture], ...]

    def probabilities(self, rows: Picture) -> Picture:
        """For each row of features the probabilities of ``0`` to ``9`` and, last, of being no whole figure."""
        for index, (weights, offsets) in enumerate(self.layers):
            rows = (np.maximum(rows, 0) if index else rows) @ weights + offsets
        powers = np.exp(rows - rows.max(axis=1, keepdims=True))
        shares: Picture = powers / powers.sum(axis=1, keepdims=True)
        return shares


def network_of(stored: dict[str, Picture]) -> Network:
    """The network that was stored as ``weights0``, ``offsets0``, ``weights1`` and so on."""
    layers = [
        (stored[f"weights{i}"].astype(np.float32), stored[f"offsets{i}"].astype(np.float32))
        for i in range(len(stored) // 2)
    ]
    return Network(tuple(layers))


@cache
def shipped() -> Network:
    """The network that is part of the program, loaded when the first ink is read."""
    with np.load(WEIGHTS) as stored:
        return network_of(dict(stored))


def read(strength: Picture, what: str, network: Network | None = None) -> Reading | None:
    """The most probable number, day or month that the ink says (``what``); None where it can be none."""
    ink = upright(strength)
    cuts = cuts_of(ink)
    pieces = pieces_of(ink, cuts)
    if not pieces:
        return None
    shares = (network or shipped()).probabilities(features_of(pieces))
    strings = {
        text: score for text, score in _strings(pieces, shares, len(cuts)).items() if _FORMS[what].fullmatch(text)
    }
    if not strings:
        return None
    best = max(strings, key=lambda text: (strings[text], text))
    # How it stands against the other strings, and whether its pieces are figures at all.
    against = 1 / sum(math.exp(score - strings[best]) for score in strings.values())
    return Reading(best, against * math.exp(strings[best]))


def _strings(pieces: Sequence[Piece], shares: Picture, cuts: int) -> dict[str, float]:
    """The strings that pieces make from the first cut to the last, each with its best logarithm of a probability."""
    logs = np.log(np.maximum(shares, _LEAST))
    from_cut: dict[int, list[int]] = {}
    for index, piece in enumerate(pieces):
        from_cut.setdefault(piece.start, []).append(index)
    best: list[dict[str, float]] = [{} for _ in range(cuts)]
    best[0][""] = 0.0
    for cut in range(cuts - 1):
        kept = sorted(best[cut].items(), key=lambda item: -item[1])[:_BREADTH]
        for index in from_cut.get(cut, ()):
            ends = best[pieces[index].end]
            for figure in range(10):
                for text, score in kept:
                    if len(text) < _LONGEST:
                        longer, total = f"{text}{figure}", score + float(logs[index][figure])
                        if total > ends.get(longer, -math.inf):
                            ends[longer] = total
    return best[-1]
