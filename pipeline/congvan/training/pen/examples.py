"""Pieces of drawn strings with what they are, and strings to measure on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import cv2
import numpy as np

from congvan.ingest.ocr.pen.features import features_of
from congvan.ingest.ocr.pen.pieces import Piece, change_of, cropped, cuts_of, pieces_of, upright
from congvan.ingest.ocr.picture import Picture
from congvan.training.pen.drawing import Writer, drawn, laid, letters, scribbled

NO_FIGURE = 10
_NEITHER = -1
_WHOLE, _NEARLY = 0.92, 0.8
"""A piece is a figure where it has so much of its ink, and so little of others'; what is nearly one is left out."""
_RUBBISH_KEPT = 0.5
_SCRIBBLES, _LETTERS = 0.04, 0.25
"""Shares of strings that are scribbles, and that have a letter behind."""
_SHARES = np.array([0.11, 0.17, *[0.09] * 8])
"""How often each figure is drawn: a one is written in most ways, and numbers begin with it."""


class Shown(NamedTuple):
    """Ink as `isolated` gives it, what it is to be read as (``number``, ``day``, ``month``), and what it says."""

    ink: Picture
    what: str
    text: str | None


def examples(random: np.random.Generator, strings: int) -> tuple[Picture, Picture]:
    """Features and labels (0 to 9, `NO_FIGURE`) of the pieces of so many drawn strings."""
    rows: list[Picture] = []
    labels: list[int] = []
    for _ in range(strings):
        writer = Writer.by_chance(random)
        if random.random() < _SCRIBBLES:
            ink = upright(scribbled(writer, random))
            pieces = pieces_of(ink, cuts_of(ink))
            own = [NO_FIGURE] * len(pieces)
        else:
            pieces, own = _labelled(_characters(random), writer, random)
        kept = [
            i for i, label in enumerate(own) if label >= 0 and (label != NO_FIGURE or random.random() < _RUBBISH_KEPT)
        ]
        rows.append(features_of([pieces[i] for i in kept]))
        labels.extend(own[i] for i in kept)
    return np.concatenate(rows), np.array(labels)


def _characters(random: np.random.Generator) -> str:
    """One to four figures, sometimes with a letter behind them."""
    figures = "".join(map(str, random.choice(10, int(random.integers(1, 5)), p=_SHARES)))
    return figures + str(random.choice(list(letters()))) if random.random() < _LETTERS else figures


def _labelled(text: str, writer: Writer, random: np.random.Generator) -> tuple[list[Piece], list[int]]:
    layers = laid([drawn(character, writer, random) for character in text], writer.apart, random)
    whole = np.clip(sum(layers), 0, 1)
    change = change_of(whole)
    if change is None:
        return [], []
    ink = change.applied(whole)
    own = [change.applied(layer) for layer in layers]
    sums = [np.concatenate([[0.0], np.cumsum(layer.sum(axis=0))]) for layer in own]
    cuts = cuts_of(ink)
    pieces = pieces_of(ink, cuts)
    labels = []
    for piece in pieces:
        inside = [float(total[cuts[piece.end]] - total[cuts[piece.start]]) for total in sums]
        most = int(np.argmax(inside))
        whole_share = inside[most] / max(float(sums[most][-1]), sum(inside), 1e-6)
        if whole_share > _WHOLE and text[most].isdigit():
            labels.append(int(text[most]))
        else:
            labels.append(_NEITHER if whole_share > _NEARLY and text[most].isdigit() else NO_FIGURE)
    return pieces, labels


def shown(random: np.random.Generator, count: int) -> Iterator[Shown]:
    """So many numbers, days and months by writers of these random numbers, and ink that says none of them."""
    for _ in range(count):
        writer = Writer.by_chance(random)
        what, text = _asked(random)
        chance = random.random()
        if chance < 0.1:
            yield Shown(scribbled(writer, random), what, None)
            continue
        said = text if chance > 0.2 else None
        letter = "" if said else str(random.choice(list(letters())))
        layers = laid([drawn(character, writer, random) for character in text + letter], writer.apart, random)
        yield Shown(np.clip(sum(layers), 0, 1), what, said)


def shown_by_others(random: np.random.Generator, count: int) -> Iterator[Shown]:
    """So many numbers, days and months set together from figures that people wrote (scikit-learn's digits, 8×8)."""
    from sklearn.datasets import load_digits

    digits = load_digits()
    by_figure = [digits.images[digits.target == figure] for figure in range(10)]
    for _ in range(count):
        what, text = _asked(random)
        height, apart = random.uniform(22, 46), random.normal(0.12, 0.1)
        tiles = []
        for figure in map(int, text):
            small = by_figure[figure][int(random.integers(len(by_figure[figure])))].astype(np.float32) / 16
            large = cv2.resize(small, (48, 48), interpolation=cv2.INTER_CUBIC)
            tile = cropped(np.clip(2 * large - 0.5, 0, 1))
            scale = height * float(np.exp(random.normal(0, 0.1))) / tile.shape[0]
            tiles.append(cv2.resize(tile, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
        yield Shown(np.clip(sum(laid(tiles, apart, random)), 0, 1), what, text)


def _asked(random: np.random.Generator) -> tuple[str, str]:
    what = str(random.choice(["number", "number", "day", "month"]))
    if what == "number":
        long = int(random.integers(1, 5))
        value = int(random.integers(10 ** (long - 1), 10**long))
        return what, f"{value:02d}" if random.random() < 0.5 else str(value)
    value = int(random.integers(1, 32 if what == "day" else 13))
    return what, f"{value:02d}" if random.random() < 0.5 else str(value)
