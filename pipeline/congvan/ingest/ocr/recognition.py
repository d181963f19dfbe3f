"""What the engine read on one picture: words with their symbols, boxes and confidences, and the ruled lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple


class Segment(NamedTuple):
    """A rectangle in pixels of the straightened picture: a ruled line, or the place of a symbol."""

    x0: float
    y0: float
    x1: float
    y1: float


class Symbol(NamedTuple):
    """One character with its place."""

    text: str
    box: Segment
    confidence: float


@dataclass(frozen=True, slots=True)
class Word:
    """One word; ``baseline`` leads from its first to its last point, ``line`` numbers the engine's text lines."""

    symbols: tuple[Symbol, ...]
    confidence: float
    baseline: Segment
    line: int
    bold: bool = False
    left_blank: bool = False
    """Whether something illegible stood behind it that was left out."""
    covered: bool = False
    """Whether it stands amid a seal or another picture."""

    @property
    def text(self) -> str:
        """The word's characters: ``QĐ-UBND``."""
        return "".join(symbol.text for symbol in self.symbols)

    @property
    def box(self) -> Segment:
        """The rectangle of all its symbols."""
        return around(symbol.box for symbol in self.symbols)


@dataclass(frozen=True, slots=True)
class Written:
    """Figures by pen in the letterhead (``number``, ``day``, ``month``) and what the engine had read in their place."""

    what: str
    text: str
    read: str
    probability: float
    box: Segment


@dataclass(frozen=True, slots=True)
class Recognition:
    """A page as recognized.

    The picture was turned clockwise by ``turn`` quarters and then by ``angle`` degrees about its middle; ``size``
    is its width and height after the quarters, in pixels.
    """

    size: tuple[int, int]
    words: tuple[Word, ...]
    lying: tuple[Segment, ...] = ()
    standing: tuple[Segment, ...] = ()
    turn: int = 0
    angle: float = 0.0
    unread: tuple[str, ...] = ()
    """What is written by hand in the letterhead and was left blank: ``number``, ``day``, ``month``."""
    written: tuple[Written, ...] = ()
    """What is written by hand there and was read."""

    @property
    def text(self) -> str:
        """The words in the engine's order, for a look at their quality."""
        return " ".join(word.text for word in self.words)

    def as_data(self) -> dict[str, Any]:
        """Plain values that JSON can hold."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Recognition:
        """The recognition that `as_data` wrote; raises KeyError, TypeError or ValueError on anything else."""
        words = tuple(
            Word(
                tuple(Symbol(str(text), Segment(*box), float(sure)) for text, box, sure in word["symbols"]),
                float(word["confidence"]),
                Segment(*word["baseline"]),
                int(word["line"]),
                bool(word["bold"]),
                bool(word["left_blank"]),
                bool(word["covered"]),
            )
            for word in data["words"]
        )
        width, height = data["size"]
        return cls(
            (int(width), int(height)),
            words,
            tuple(Segment(*line) for line in data["lying"]),
            tuple(Segment(*line) for line in data["standing"]),
            int(data["turn"]),
            float(data["angle"]),
            tuple(map(str, data["unread"])),
            tuple(
                Written(
                    str(one["what"]),
                    str(one["text"]),
                    str(one["read"]),
                    float(one["probability"]),
                    Segment(*one["box"]),
                )
                for one in data["written"]
            ),
        )


def around(boxes: Iterable[Segment]) -> Segment:
    """The rectangle around some rectangles."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return Segment(min(left), min(top), max(right), max(bottom))
