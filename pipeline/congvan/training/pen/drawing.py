"""Figures drawn as a hand writes them: ways from a table, with the slant, size, pen and unsteadiness of a writer."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import cv2
import numpy as np

from congvan.ingest.ocr.pen.pieces import cropped
from congvan.ingest.ocr.picture import Picture

_FINE = 3
"""Strokes are drawn so many times larger and then made smaller: pens have soft edges."""
_STEPS = 12

Way = Sequence[Sequence[tuple[float, float]]]
"""A way to write a character: strokes of points, from 0 to 1 to the right and down."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A hand: height of its figures in pixels, width as a share of it, slant, strokes' thickness, and how unsteady."""

    height: float
    width: float
    slant: float
    thickness: float
    unsteady: float
    apart: float
    blurred: float
    faint: float
    habits: int
    """Chooses the one way among several in which this hand mostly writes a figure."""

    @classmethod
    def by_chance(cls, random: np.random.Generator) -> Writer:
        """A writer that these random numbers tell."""
        height = random.uniform(22, 46)
        return cls(
            height,
            float(random.uniform(0.4, 0.8)),
            float(random.normal(0.2, 0.22)),
            float(height * random.uniform(0.045, 0.16)),
            float(random.uniform(0.02, 0.08)),
            float(random.normal(0.11, 0.13)),
            float(random.choice([0.0, 0.6, 1.0])),
            float(random.choice([0.0, 0.0, 0.08])),
            int(random.integers(1 << 30)),
        )


@cache
def ways() -> dict[str, list[Way]]:
    """Every way to write each character of the table."""
    table = tomllib.loads(files(__package__).joinpath("strokes.toml").read_text(encoding="utf-8"))
    return {**table["figures"], **table["letters"]}


@cache
def letters() -> str:
    """The characters of the table that are no figures."""
    return "".join(character for character in ways() if not character.isdigit())


def drawn(character: str, writer: Writer, random: np.random.Generator) -> Picture:
    """The ink of one character, from 0 to 1, cropped."""
    choices = ways()[character]
    usual = (writer.habits >> (3 * (ord(character) % 10))) % len(choices)
    way = choices[usual if random.random() < 0.7 else int(random.integers(len(choices)))]
    height = writer.height * float(np.exp(random.normal(0, 0.14)))
    # A one of a single stroke has little width.
    narrow = 0.55 if character == "1" and len(way) == 1 else 1.0
    width = height * writer.width * float(np.exp(random.normal(0, 0.2))) * narrow
    slant, turn = writer.slant + random.normal(0, 0.14), random.normal(0, 0.07)
    shape = np.array([[1, -slant], [0, 1]]) @ np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    waves, phases = random.normal(0, 0.08, 2), random.uniform(0, 6, 2)
    room = int(2.4 * height) * _FINE
    ink = np.zeros((room, room), np.uint8)
    thickness = max(1, round(writer.thickness * float(np.exp(random.normal(0, 0.1))) * _FINE))
    moved: dict[tuple[float, ...], Any] = {}
    for stroke in way:
        for point in map(tuple, stroke):
            if point not in moved:
                moved[point] = np.array(point) + random.normal(0, writer.unsteady, 2)
        curve = _curve(np.array([moved[tuple(point)] for point in stroke]))
        curve = curve + waves * np.sin(phases + 5 * curve[:, ::-1])
        places = ((curve - 0.5) * (width, height) @ shape.T) * _FINE + room / 2
        cv2.polylines(ink, [np.round(places * 8).astype(np.int32)], False, 255, thickness, cv2.LINE_AA, 3)
    size = room // _FINE
    small: Picture = cv2.resize(ink, (size, size), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    if writer.faint:
        small = cv2.GaussianBlur((small * (random.random(small.shape) > writer.faint)).astype(np.float32), (3, 3), 0)
    if writer.blurred:
        small = cv2.GaussianBlur(small, (0, 0), writer.blurred)
    return cropped(np.clip(small * 1.3, 0, 1))


def _curve(points: Any) -> Any:
    """Points on a smooth line (Catmull and Rom) through the given ones."""
    if len(points) == 2:
        return np.linspace(points[0], points[1], _STEPS)
    ends = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, 1, _STEPS, endpoint=False)[:, None]
    parts = [
        ((2 * b) + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3) / 2
        for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False)
    ]
    return np.vstack([*parts, points[-1:]])


def laid(tiles: Sequence[Picture], apart: float, random: np.random.Generator) -> list[Picture]:
    """Each character's ink on a layer of its own, beside one another; ``apart`` in heights of the characters."""
    tall = max(tile.shape[0] for tile in tiles)
    height = 2 * tall
    places = []
    x = tall // 2
    for tile in tiles:
        y = round((height - tile.shape[0]) / 2 + random.normal(0, 0.07) * tall)
        places.append((x, min(max(y, 0), height - tile.shape[0])))
        x += tile.shape[1] + round(random.normal(apart, 0.07) * tall)
        x = max(x, places[-1][0] + 2)
    width = max(left + tile.shape[1] for (left, _), tile in zip(places, tiles, strict=True)) + tall // 2
    layers = []
    for (left, top), tile in zip(places, tiles, strict=True):
        layer = np.zeros((height, width), np.float32)
        layer[top : top + tile.shape[0], left : left + tile.shape[1]] = tile
        layers.append(layer)
    return layers


def scribbled(writer: Writer, random: np.random.Generator) -> Picture:
    """Ink that says nothing: a line back and forth, a crossed-out number."""
    height = writer.height
    count = int(random.integers(8, 20))
    across = height * random.uniform(1, 3)
    room = int(across + 2 * height) * _FINE
    ink = np.zeros((int(2 * height) * _FINE, room), np.uint8)
    x = np.sort(random.uniform(0, across, count)) + random.normal(0, 0.25 * height, count) + height / 2
    points = np.column_stack([x, random.uniform(0.4 * height, 1.6 * height, count)])
    curve = np.round(_curve(points) * _FINE * 8).astype(np.int32)
    cv2.polylines(ink, [curve], False, 255, max(1, round(writer.thickness * _FINE)), cv2.LINE_AA, 3)
    return cv2.resize(ink, None, fx=1 / _FINE, fy=1 / _FINE, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
