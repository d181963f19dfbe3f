"""Which files a run reads, in an order that does not depend on the machine, and what their results are called."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from congvan.errors import MissingFileError

# In a folder only these are taken; a file that is named on the command line is read whatever its name.
_TEXT = {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".mht", ".mhtml"}
_OFFICE = {".pdf", ".docx", ".docm", ".dotx", ".doc", ".dot", ".rtf", ".odt"}
_PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff"}  # read or refused, but never passed over in silence
SUFFIXES = frozenset(_TEXT | _OFFICE | _PICTURES)
_LONGEST_NAME = 200  # bytes; file systems allow 255, and suffixes follow


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read; ``name`` is its path below the folder that was given, or its own name."""

    path: Path
    name: PurePath


@dataclass(frozen=True, slots=True)
class Sources:
    """What a run reads, in order of path, and the files of its folders that are no documents."""

    files: tuple[SourceFile, ...]
    skipped: tuple[Path, ...] = field(default=())


def find_sources(inputs: Sequence[Path]) -> Sources:
    """The files among ``inputs`` and in its folders, sorted by path, each once.

    Hidden files, Word's lock files (``~$…``) and files of other kinds (``.xlsx``, ``.zip``) in a folder are
    left out; the latter are told in ``skipped``. Raises where there is nothing to read.
    """
    found: list[SourceFile] = []
    skipped: list[Path] = []
    for given in inputs:
        if given.is_dir():
            for path in _members(given):
                if path.suffix.lower() in SUFFIXES or not path.suffix:
                    found.append(SourceFile(path, path.relative_to(given)))
                else:
                    skipped.append(path)
        else:
            found.append(SourceFile(given, PurePath(given.name)))
    if not found:
        raise MissingFileError(
            "there is no file that can be read",
            path=", ".join(map(str, inputs)),
            remedy="Give .pdf, .docx, .doc, .txt or .md files, or a folder that has some.",
        )
    once: dict[str, SourceFile] = {}
    for file in sorted(found, key=lambda file: file.path.parts):
        once.setdefault(os.path.realpath(file.path), file)
    return Sources(tuple(once.values()), tuple(sorted(skipped)))


def _members(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith((".", "~$")) and name.lower() not in {"thumbs.db", "desktop.ini"}:
                yield Path(parent, name)


def result_names(sources: Sequence[SourceFile]) -> list[PurePath]:
    """A name for each source's results, no two alike: ``thang-5/1210`` for ``thang-5/1210.pdf``.

    Where ``1210.docx`` lies beside it, both keep their suffix (``1210.pdf``, ``1210.docx``); what is still
    alike gets a number. Names that differ only in case or normalisation count as alike.
    """
    stems = Counter(_key(source.name.with_suffix("")) for source in sources)
    taken: set[str] = set()
    names: list[PurePath] = []
    for source in sources:
        stem = source.name.with_suffix("")
        name = candidate = _shortened(stem if stems[_key(stem)] == 1 else source.name)
        turn = 2
        while _key(candidate) in taken:
            candidate = name.with_name(f"{name.name}.{turn}")
            turn += 1
        taken.add(_key(candidate))
        names.append(candidate)
    return names


def _key(name: PurePath) -> str:
    return unicodedata.normalize("NFC", name.as_posix()).casefold()


def _shortened(name: PurePath) -> PurePath:
    encoded = os.fsencode(name.name)
    if len(encoded) <= _LONGEST_NAME:
        return name
    head = encoded[:_LONGEST_NAME].decode("utf-8", "ignore")
    return name.with_name(f"{head}-{hashlib.sha256(encoded).hexdigest()[:8]}")
