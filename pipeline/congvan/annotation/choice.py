"""Which dispatches to annotate next: those the model is unsure of and that are unlike what was chosen before."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from congvan.annotation.files import text_path
from congvan.errors import CongvanError, MissingFileError
from congvan.linear.model import Model
from congvan.pipeline import Pipeline

_WORD = re.compile(r"[^\W\d_]+")
_READ = {".txt", ".md", ".pdf", ".docx", ".doc", ".rtf", ".odt"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A dispatch proposed: how unsure the model is of its tasks, and how new its words are, both from 0 to 1."""

    path: Path
    uncertainty: float
    novelty: float


def files_of(folder: Path) -> list[Path]:
    """The files of a folder that can be annotated, in order of name. Raises a `CongvanError` where there are none."""
    found = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _READ and path.is_file()]
    if not found:
        raise MissingFileError(
            "there are no dispatches", path=str(folder), remedy="Put files there, or check the path."
        )
    return found


def choose(
    paths: Iterable[Path], model: Model, count: int, *, known: Sequence[Path] = (), novelty: float = 0.5
) -> list[Choice]:
    """The ``count`` dispatches most worth annotating, best first; ``known`` are annotations that there are already.

    Greedy: each next one maximises ``(1 - novelty) · uncertainty + novelty · distance`` to the nearest one known or
    chosen. Files that cannot be read are left out.
    """
    pipeline = Pipeline()
    seen = [_profile(text_path(path).read_text(encoding="utf-8")) for path in known if text_path(path).is_file()]
    waiting: dict[Path, tuple[float, Counter[str]]] = {}
    for path in paths:
        try:
            document = pipeline.read(path)
            _, features = pipeline.read_tasks(document)
        except CongvanError:
            continue
        likely = [model.probability(known) for known in features]
        waiting[path] = (_uncertainty(likely), _profile(document.text))
    distance = {path: min((_distance(own, one) for one in seen), default=1.0) for path, (_, own) in waiting.items()}
    chosen: list[Choice] = []
    while waiting and len(chosen) < count:
        best = max(waiting, key=lambda one: ((1 - novelty) * waiting[one][0] + novelty * distance[one], str(one)))
        unsure, own = waiting.pop(best)
        chosen.append(Choice(best, round(unsure, 3), round(distance[best], 3)))
        for path, (_, other) in waiting.items():
            distance[path] = min(distance[path], _distance(own, other))
    return chosen


def _uncertainty(likely: Sequence[float]) -> float:
    """The mean entropy of the tasks in bits; a dispatch without any is half unsure, since tasks may be missed."""
    bits = [-(p * math.log2(p) + (1 - p) * math.log2(1 - p)) for p in likely if 0 < p < 1]
    return sum(bits) / len(likely) if likely else 0.5


def _profile(text: str) -> Counter[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    return Counter(f"{one} {other}" for one, other in pairwise(words))


def _distance(one: Counter[str], other: Counter[str]) -> float:
    """One minus the cosine of two counts of word pairs."""
    product = sum(count * other[pair] for pair, count in one.items() if pair in other)
    size = math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
    return 1 - product / size if size else 1.0
