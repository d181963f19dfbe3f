"""Where annotations in the making lie: ``STORE/ANNOTATOR/NAME.jsonl``, an event a line, and only ever a line more.

A process that is killed in the middle of a line loses that line. Nobody writes another's file, and whoever has an
annotation open twice is told so before anything is lost.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

from congvan.annotation.files import Json, as_text
from congvan.annotation.values import Event
from congvan.errors import DamagedFileError, OutputError, UsageError
from congvan.export.atomic import write

_FORM = 1
_NAME = re.compile(r"[\w][\w .-]*")


class Log:
    """The events of one dispatch and annotator; ``events`` are those that were there when it was opened."""

    def __init__(self, store: Path, annotator: str, name: str, text: str) -> None:
        if not _NAME.fullmatch(annotator) or not _NAME.fullmatch(name):
            raise UsageError("names are letters, digits, blanks, points and hyphens", remedy="Choose another name.")
        self.path = store / annotator / f"{name}.jsonl"
        self.events: list[Event] = []
        self._text = text
        head = {"annotation": _FORM, "name": name, "by": annotator, "sha256": hashlib.sha256(text.encode()).hexdigest()}
        try:
            self._size = self._read(head) if self.path.exists() else 0
            if not self._size:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                write(self.path.with_suffix(".txt"), text.encode("utf-8"))
                self._line(head)
        except OSError as error:
            raise self._failed(error) from error

    def append(self, event: Event) -> None:
        """Adds an event; when this returns, it survives the process."""
        try:
            self._line(event)
        except OSError as error:
            raise self._failed(error) from error

    def write_annotation(self, annotation: Json) -> Path:
        """Writes the annotation in the corpus's form beside the log, whole or not at all."""
        path = self.path.with_suffix(".json")
        write(path, as_text(annotation).encode("utf-8"))
        return path

    def is_ahead(self) -> bool:
        """Whether something changed since the annotation was written: a process died between the two."""
        path = self.path.with_suffix(".json")
        if self.events and self.events[-1].get("status") == "done":
            return False  # the annotation is written first
        return not path.exists() or path.stat().st_mtime_ns < self.path.stat().st_mtime_ns

    def _line(self, row: Json) -> None:
        line = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
        try:
            if os.fstat(descriptor).st_size != self._size:
                raise OutputError(
                    "the annotation was changed elsewhere", path=str(self.path), remedy="Open it anew; nothing is lost."
                )
            try:
                written = os.write(descriptor, line)
                if written < len(line):
                    raise OSError("the disk is full")
                os.fsync(descriptor)
            except OSError:
                os.ftruncate(descriptor, self._size)
                raise
            self._size += len(line)
        finally:
            os.close(descriptor)

    def _read(self, head: Json) -> int:
        rows, whole = read_rows(self.path)
        if whole < self.path.stat().st_size:
            os.truncate(self.path, whole)
        if rows and rows[0]["sha256"] != head["sha256"]:
            raise _damaged(self.path, "the text is not the one that was annotated")
        self.events = rows[1:]
        return whole

    def _failed(self, error: OSError) -> OutputError:
        reason = error.strerror or str(error)
        return OutputError(f"the annotation cannot be kept: {reason}", path=str(self.path), remedy="Free the disk.")


def read_rows(path: Path) -> tuple[list[Json], int]:
    """The whole lines of a log, its head first, and where they end: a killed process may have begun another."""
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    rows = []
    for number, line in enumerate(data[:whole].splitlines(), start=1):
        try:
            rows.append(json.loads(line))
        except ValueError as error:
            raise _damaged(path, f"line {number} is not JSON") from error
    if rows and not (isinstance(rows[0], dict) and rows[0].get("annotation") == _FORM and "sha256" in rows[0]):
        raise _damaged(path, "the file is no log of annotations")
    return rows, whole


def _damaged(path: Path, reason: str) -> DamagedFileError:
    return DamagedFileError(reason, path=str(path), remedy="Put the file aside, or repair it from a backup.")
