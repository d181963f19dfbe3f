"""What is known of each file that was read: the folder ``.congvan`` among the results.

A record is written after the results it tells of, and holds their hashes. So it makes no difference when a run is
killed or the power fails: a file without a record, or whose results are not what its record says, is read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath

from congvan.errors import CongvanError, UsageError
from congvan.export.atomic import write, writing

STATE = ".congvan"


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one source: the hashes of source and results, the versions that made them, and the sums.

    ``outputs`` maps a suffix (``.json``) to the SHA-256 of the result; ``issue`` is what is missing in a partial
    one; ``error`` has ``kind``, ``reason`` and ``remedy``. ``rows`` are the lines of ``tasks.csv``. ``mark`` is what
    a store said of the contents when they were fetched.
    """

    source: str
    result: str
    sha256: str | None
    made_by: dict[str, str]
    outputs: dict[str, str] = field(default_factory=dict)
    tasks: int = 0
    with_deadline: int = 0
    issue: str | None = None
    secrecy: str | None = None
    error: dict[str, str] | None = None
    limits: list[float] = field(default_factory=list)
    rows: bytes = b""
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The records below an output folder, by the path of their sources."""

    folder: Path

    @property
    def temporary(self) -> Path:
        """Where files lie until they are whole."""
        return self.folder / STATE / "tmp"

    def hidden_dispatch(self, source: str | Path) -> Path:
        """Where a dispatch lies whose JSON is not among the results that were asked for."""
        return self.folder / dispatch_name(source)

    def load(self, source: str | Path) -> Record | None:
        """The record of a source, or None where there is none that is whole."""
        try:
            data = (self.folder / record_name(source)).read_bytes()
        except (OSError, ValueError):
            return None
        return from_bytes(data, source)

    def save(self, source: str | Path, record: Record) -> None:
        """Writes the record, whole or not at all."""
        write(self.folder / record_name(source), to_bytes(record), through=self.temporary)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Keeps other runs out of the folder; clears what a killed run or worker has left half written."""
        path = self.folder / STATE / "lock"
        with writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self.temporary.mkdir(parents=True, exist_ok=True)
        with writing(path):
            lock = path.open("wb")
        with lock:
            _lock(lock.fileno(), self.folder)
            self._clear()
            try:
                yield
            finally:
                self._clear()

    def _clear(self) -> None:
        with contextlib.suppress(OSError):
            for left in self.temporary.iterdir():
                with contextlib.suppress(OSError):
                    left.unlink()


def _lock(descriptor: int, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UsageError(
            "another run is writing to this folder", path=str(folder), remedy="Wait for it, or name another folder."
        ) from None
    except OSError:  # some network disks know no locks
        return


def record_name(source: str | PurePath) -> PurePath:
    """Where the record of a source lies below the output folder."""
    key = _key(source)
    return PurePath(STATE, "records", key[:2], f"{key[2:]}.record")


def dispatch_name(source: str | PurePath) -> PurePath:
    """Where the dispatch of a source lies whose JSON is not among the results that were asked for."""
    return PurePath(STATE, "dispatches", f"{_key(source)}.json")


def to_bytes(record: Record) -> bytes:
    """The record as a file holds it."""
    fields = asdict(record)
    del fields["rows"]
    fields["rows_sha256"] = hashlib.sha256(record.rows).hexdigest()
    return json.dumps(fields, sort_keys=True).encode() + b"\n" + record.rows


def from_bytes(data: bytes, source: str | PurePath) -> Record | None:
    """The record in a file; None where it is not whole or not that of ``source``."""
    try:
        head, _, rows = data.partition(b"\n")
        fields = json.loads(head)
        if hashlib.sha256(rows).hexdigest() != fields.pop("rows_sha256"):
            return None
        record = Record(**fields, rows=rows)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return record if record.source == spelt(source) else None


def spelt(path: str | PurePath) -> str:
    """The path as text, whatever its bytes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _key(source: str | PurePath) -> str:
    return hashlib.sha256(os.fsencode(source)).hexdigest()[:40]


def told(error: CongvanError) -> dict[str, str]:
    """The error for a record."""
    return {"kind": type(error).__name__, "reason": error.reason, "remedy": error.remedy}


def with_suffix(name: PurePath, suffix: str) -> PurePath:
    """``1210`` and ``.json`` → ``1210.json``; a dot in the name is part of it."""
    return name.with_name(name.name + suffix)
