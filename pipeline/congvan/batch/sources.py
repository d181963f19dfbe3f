"""Which files a run reads, in an order that does not depend on the machine, and what their results are called.

The list lies in a temporary database on disk: an archive of a million files takes no more memory than a folder
of ten.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from congvan.errors import CongvanError, MissingFileError

# In a folder only these are taken; a file that is named on the command line is read whatever its name.
_TEXT = {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".mht", ".mhtml"}
_OFFICE = {".pdf", ".docx", ".docm", ".dotx", ".doc", ".dot", ".rtf", ".odt"}
_PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff"}  # read or refused, but never passed over in silence
SUFFIXES = frozenset(_TEXT | _OFFICE | _PICTURES)
_LONGEST_NAME = 200  # bytes; file systems allow 255, and suffixes follow
_LONGEST_PATH = 2000  # bytes below the output folder; systems allow some 4,000 in all
_NAMED = 5  # of the files that are left out; a folder may be full of them

_SCHEMA = """
CREATE TABLE found (place BLOB, real BLOB, path BLOB, name BLOB, mark TEXT);
CREATE TABLE file (id INTEGER PRIMARY KEY, real BLOB UNIQUE, path BLOB, name BLOB, stem TEXT, mark TEXT);
CREATE TABLE result (id INTEGER PRIMARY KEY, key TEXT UNIQUE, name BLOB);
"""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read.

    ``name`` is its path below the folder that was given, or its own name; ``result`` is what its results are
    called, without their suffix: ``thang-5/1210`` for ``thang-5/1210.pdf``. ``mark`` is what a store says of its
    contents that changes when they do; None where it says nothing.
    """

    path: Path
    name: PurePath
    result: PurePath = field(default_factory=PurePath)
    mark: str | None = None


@dataclass(slots=True)
class Sources:
    """What a run reads, in order of path, each file once; to be iterated as often as wanted.

    ``skipped`` names the first few of the ``left_out`` files of the folders that are no documents, ``unread``
    the folders that cannot be opened.
    """

    skipped: tuple[Path, ...] = ()
    left_out: int = 0
    unread: list[CongvanError] = field(default_factory=list)
    _list: sqlite3.Connection = field(default_factory=lambda: sqlite3.connect("", isolation_level=None))

    @classmethod
    def of(cls, files: Iterable[SourceFile]) -> Sources:
        """The list of ``files``, sorted and named."""
        sources = cls()
        sources.fill(files)
        return sources

    def __len__(self) -> int:
        (number,) = self._list.execute("SELECT count(*) FROM file").fetchone()
        return int(number)

    def __iter__(self) -> Iterator[SourceFile]:
        rows = self._list.execute(
            "SELECT path, file.name, result.name, mark FROM file JOIN result USING (id) ORDER BY id"
        )
        for path, name, result, mark in rows:
            yield SourceFile(Path(os.fsdecode(path)), PurePath(os.fsdecode(name)), PurePath(os.fsdecode(result)), mark)

    def leave_out(self, path: Path) -> None:
        """Counts a file that is no document, and names the first few."""
        self.left_out += 1
        self.skipped = tuple(sorted((*self.skipped, path))[:_NAMED])

    def refuse_nothing(self, inputs: str) -> None:
        """Raises where nothing was found below ``inputs``, and nothing that could not be opened."""
        if not len(self) and not self.unread:
            raise MissingFileError(
                "there is no file that can be read",
                path=inputs,
                remedy="Give .pdf, .docx, .doc, .txt or .md files, or a folder that has some.",
            )

    def names_result(self, name: PurePath) -> bool:
        """Whether some file's results are called ``name``, or so alike that a disk may take them for the same."""
        return self._list.execute("SELECT 1 FROM result WHERE key = ?", (_key(name),)).fetchone() is not None

    def fill(self, files: Iterable[SourceFile], real: Callable[[Path], str | Path] = os.path.realpath) -> None:
        """Makes the list: sorted, named, each file once by what ``real`` says of its path."""
        self._list.executescript(f"PRAGMA journal_mode = OFF; {_SCHEMA}")
        self._list.execute("BEGIN")
        for file in files:
            # A zero byte sorts before every character of a name, so that a folder's files stay together.
            place = "\0".join(file.path.parts).encode("utf-8", "surrogateescape")
            row = (place, os.fsencode(real(file.path)), os.fsencode(file.path), os.fsencode(file.name), file.mark)
            self._list.execute("INSERT INTO found VALUES (?, ?, ?, ?, ?)", row)
        once = self._list.execute("SELECT real, path, name, mark FROM found ORDER BY place")
        for real, path, name, mark in once:
            stem = _key(PurePath(os.fsdecode(name)).with_suffix(""))
            self._list.execute(
                "INSERT OR IGNORE INTO file (real, path, name, stem, mark) VALUES (?, ?, ?, ?, ?)",
                (real, path, name, stem, mark),
            )
        self._list.execute("DROP TABLE found")
        self._list.execute("CREATE INDEX by_stem ON file (stem)")
        self._name_results()
        self._list.execute("COMMIT")

    def _name_results(self) -> None:
        """No two results alike: where ``1210.docx`` lies beside ``1210.pdf``, both keep their suffix.

        What is still alike gets a number. Names that differ only in case or normalisation count as alike.
        """
        for identity, name, stem in self._list.execute("SELECT id, name, stem FROM file ORDER BY id"):
            source = PurePath(os.fsdecode(name))
            alike = self._list.execute("SELECT 1 FROM file WHERE stem = ? LIMIT 2", (stem,)).fetchall()
            wanted = candidate = _shortened(source.with_suffix("") if len(alike) == 1 else source)
            turn = 2
            while self.names_result(candidate):
                candidate = wanted.with_name(f"{wanted.name}.{turn}")
                turn += 1
            row = (identity, _key(candidate), os.fsencode(candidate))
            self._list.execute("INSERT INTO result VALUES (?, ?, ?)", row)


def find_sources(inputs: Sequence[Path]) -> Sources:
    """The files among ``inputs`` and in its folders, sorted by path, each once.

    Hidden files, Word's lock files (``~$…``), files of other kinds (``.xlsx``, ``.zip``) and links that lead out
    of their folder are left out; the latter two are told. Links to folders are not followed. Raises where there
    is nothing to read.
    """
    sources = Sources()
    sources.fill(_found(inputs, sources))
    sources.refuse_nothing(", ".join(map(str, inputs)))
    return sources


def _found(inputs: Sequence[Path], sources: Sources) -> Iterator[SourceFile]:
    for given in inputs:
        if not given.is_dir():
            yield SourceFile(given, PurePath(given.name))
            continue
        home = os.path.realpath(given)
        for path, is_link in _members(given, sources.unread):
            if is_wanted(path) and (not is_link or _stays_within(path, home)):
                yield SourceFile(path, path.relative_to(given))
            else:
                sources.leave_out(path)


def _members(folder: Path, unread: list[CongvanError]) -> Iterator[tuple[Path, bool]]:
    """Each file below ``folder``, and whether it is a link; of a folder of any size only one entry is held."""
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        try:
            with os.scandir(parent) as entries:
                for entry in entries:
                    name = entry.name
                    if is_hidden(name):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(parent / name)
                    elif not (entry.is_symlink() and entry.is_dir()):
                        yield parent / name, entry.is_symlink()
        except OSError as error:
            reason = (error.strerror or "an error").lower()
            unread.append(
                MissingFileError(
                    f"the folder cannot be listed ({reason})",
                    path=str(parent),
                    remedy="Ask for the right to read it, or shorten its path.",
                )
            )


def is_wanted(path: PurePath) -> bool:
    """Whether a file of a folder may be a dispatch, by its name."""
    return path.suffix.lower() in SUFFIXES or not path.suffix


def is_hidden(name: str) -> bool:
    """Whether a file or folder is passed over without a word."""
    return name.startswith((".", "~$")) or name.lower() in {"thumbs.db", "desktop.ini"}


def _stays_within(link: Path, home: str) -> bool:
    """Whether a link leads to a place in the folder it was found in: else it could lay any file open."""
    return os.path.realpath(link).startswith(home.rstrip(os.sep) + os.sep)


def _key(name: PurePath) -> str:
    key = unicodedata.normalize("NFC", name.as_posix()).casefold()
    return key.encode("utf-8", "backslashreplace").decode("utf-8")


def _shortened(name: PurePath) -> PurePath:
    encoded = os.fsencode(name.name)
    if len(encoded) > _LONGEST_NAME:
        head = encoded[:_LONGEST_NAME].decode("utf-8", "ignore")
        name = name.with_name(f"{head}-{hashlib.sha256(encoded).hexdigest()[:8]}")
    whole = os.fsencode(name)
    if len(whole) > _LONGEST_PATH:
        return PurePath("long-paths", f"{hashlib.sha256(whole).hexdigest()[:16]}-{name.name}")
    return name
