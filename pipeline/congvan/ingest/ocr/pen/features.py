"""What the model sees of a piece of ink: directions of strokes, a small picture, and how the piece stands."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from congvan.ingest.ocr.pen.pieces import Piece
from congvan.ingest.ocr.picture import Picture

_SIDE, _ROOM = 32, 26
"""The side of the square on which a piece is looked at, and the piece's longer side on it, in pixels."""
_CELLS, _DIRECTIONS, _SMALL = 4, 9, 8
_BLOCKS = (_CELLS - 1) ** 2
COUNT = _BLOCKS * 4 * _DIRECTIONS + _SMALL * _SMALL + 4

_MIDDLES = (np.arange(_CELLS) + 0.5) * _SIDE / _CELLS
_NEARNESS = np.maximum(0, 1 - np.abs(np.arange(_SIDE) + 0.5 - _MIDDLES[:, None]) * _CELLS / _SIDE).astype(np.float32)
"""How much of each row or column of the square belongs to each cell."""


def features_of(pieces: Sequence[Piece]) -> Picture:
    """One row of `COUNT` numbers for each piece: directions, 8×8 pixels, height, middle, ink at its two cuts."""
    if not pieces:
        return np.zeros((0, COUNT), np.float32)
    squares = np.stack([_squared(piece.ink) for piece in pieces])
    step = _SIDE // _SMALL
    small = squares.reshape(len(pieces), _SMALL, step, _SMALL, step).mean(axis=(2, 4)).reshape(len(pieces), -1)
    stand = [(one.height, one.middle, min(4 * one.left, 2.0), min(4 * one.right, 2.0)) for one in pieces]
    return np.hstack([_directions(squares), small / 2, np.array(stand)]).astype(np.float32)


def _squared(ink: Picture) -> Picture:
    """The ink in the middle of a square, its longer side always the same."""
    height, width = ink.shape
    scale = _ROOM / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(ink, size, interpolation=cv2.INTER_AREA)
    strongest = float(small.max())
    square = np.zeros((_SIDE, _SIDE), np.float32)
    top, left = (_SIDE - size[1]) // 2, (_SIDE - size[0]) // 2
    square[top : top + size[1], left : left + size[0]] = small / strongest if strongest > 0 else small
    return square


def _directions(squares: Picture) -> Picture:
    """How strongly ink changes in each direction in each cell, every four cells brought to length one (HOG)."""
    across, down = np.zeros_like(squares), np.zeros_like(squares)
    across[:, :, 1:-1] = squares[:, :, 2:] - squares[:, :, :-2]
    down[:, 1:-1] = squares[:, 2:] - squares[:, :-2]
    strength = np.hypot(across, down)
    place = np.mod(np.arctan2(down, across) / np.pi, 1) * _DIRECTIONS
    # A direction between two is shared by both; the last is the neighbour of the first.
    apart = np.abs(place[:, None] - np.arange(_DIRECTIONS, dtype=np.float32)[:, None, None])
    shared = strength[:, None] * np.maximum(0, 1 - np.minimum(apart, _DIRECTIONS - apart))
    cells = _NEARNESS @ shared @ _NEARNESS.T
    blocks = [cells[:, :, i : i + 2, j : j + 2] for i in range(_CELLS - 1) for j in range(_CELLS - 1)]
    flat = np.stack([block.reshape(len(squares), -1) for block in blocks], axis=1)
    lengths = np.sqrt(np.square(flat).sum(axis=2, keepdims=True)) + 0.5
    return (flat / lengths).reshape(len(squares), -1)
