"""Annotated dispatches on disk: ``NAME.txt`` and ``NAME.json``, side by side or in two folders."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congvan.errors import DamagedFileError, MissingFileError

Json = dict[str, Any]

_NUMBERS = re.compile(r"\[\s*(-?\d+(?:,\s*-?\d+)*)\s*\]")
_PAIRS = re.compile(r"\[\s*(\[\d+, \d+\](?:,\s*\[\d+, \d+\])*)\s*\]")
# Where a folder of annotations has no texts of its own, they stand in its neighbour.
_TEXTS_OF = {"gold": "dispatches"}
# Annotated once more, to see how far annotators agree: not part of the corpus around it.
_SECOND = "second"


@dataclass(frozen=True, slots=True)
class Entry:
    """One annotated dispatch: its name, the text of its file, the annotation, and the annotation's file."""

    name: str
    text: str
    annotation: Json
    path: Path


def read_corpus(folder: Path) -> Iterator[Entry]:
    """Every annotated dispatch in ``folder`` and below it, in order of name, without a folder ``second`` below it.

    Raises a `CongvanError` where there is none, and names the file where one is no JSON object or has no text.
    """
    if not folder.is_dir():
        raise MissingFileError("there is no such folder", path=str(folder), remedy="Check the spelling.")
    below = (path for path in folder.rglob("*.json") if _SECOND not in path.relative_to(folder).parts)
    files = [path for path in below if "source" in _head(path)]
    if not files:
        raise MissingFileError(
            "the folder has no annotations",
            path=str(folder),
            remedy="It wants NAME.txt and NAME.json for each dispatch.",
        )
    for path in sorted(files, key=lambda one: (one.stem, one)):
        yield read_entry(path)


def read_entry(path: Path) -> Entry:
    """The annotated dispatch whose annotation is the file ``path``."""
    try:
        annotation = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DamagedFileError(
            "the annotation is not JSON", path=str(path), remedy="Correct it or leave it out."
        ) from error
    if not isinstance(annotation, dict):
        raise DamagedFileError("the annotation is no JSON object", path=str(path), remedy="Correct it or leave it out.")
    text = text_path(path)
    if not text.is_file():
        raise MissingFileError("the annotation has no text", path=str(path), remedy=f"Put {text.name} beside it.")
    return Entry(path.stem, text.read_bytes().decode("utf-8"), annotation, path)


def text_path(path: Path) -> Path:
    """Where the text of an annotation stands."""
    folder = path.parent
    if folder.name in _TEXTS_OF:
        folder = folder.with_name(_TEXTS_OF[folder.name])
    return folder / f"{path.stem}.txt"


def annotations_beside(folder: Path) -> Path | None:
    """The folder with annotations of the texts in ``folder``, where it has such a neighbour."""
    beside = (folder.with_name(name) for name, texts in _TEXTS_OF.items() if texts == folder.name)
    return next((path for path in beside if path.is_dir()), None)


def write_annotation(path: Path, annotation: Json) -> None:
    """Writes the one form of an annotation: a value a line, the numbers of a place on one line."""
    path.write_text(as_text(annotation), encoding="utf-8")


def as_text(annotation: Json) -> str:
    """The annotation as its file has it."""
    text = json.dumps(annotation, ensure_ascii=False, indent=1)
    text = _NUMBERS.sub(
        lambda match: "[" + ", ".join(match[1].replace("\n", " ").split()).replace(",,", ",") + "]", text
    )
    return _PAIRS.sub(lambda match: "[" + re.sub(r"\s+", " ", match[1]) + "]", text) + "\n"


def _head(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(200)
