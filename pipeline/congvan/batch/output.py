"""Where results go: a folder with a file a dispatch and tables over all, or one stream of JSON Lines."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import TracebackType
from typing import BinaryIO, Self

from congvan.batch.sources import SourceFile, result_names
from congvan.batch.workers import Outcome
from congvan.errors import CongvanError, UsageError
from congvan.export.atomic import replacing, write, writing
from congvan.export.csv import csv_header, csv_rows
from congvan.export.json import to_json, to_json_line
from congvan.schema import Dispatch

FORMATS = ("json", "csv", "jsonl", "txt")
_TASKS, _DISPATCHES = "tasks.csv", "dispatches.jsonl"


@dataclass(slots=True)
class Summary:
    """What a run came to. ``partial`` names each file of which something is missing, and says what."""

    files: int = 0
    tasks: int = 0
    with_deadline: int = 0
    partial: list[tuple[str, str]] = field(default_factory=list)
    failed: list[CongvanError] = field(default_factory=list)
    skipped: tuple[Path, ...] = ()

    def count(self, outcome: Outcome) -> None:
        """Adds one file's outcome."""
        self.files += 1
        if outcome.error is not None:
            self.failed.append(outcome.error)
        if outcome.dispatch is not None:
            self.tasks += len(outcome.dispatch.tasks)
            self.with_deadline += sum(task.deadline is not None for task in outcome.dispatch.tasks)
            if outcome.dispatch.status == "partial":
                first, *others = [issue.message for issue in outcome.dispatch.issues] or ["something could not be read"]
                more = f" ({len(others)} more in its issues)" if others else ""
                self.partial.append((outcome.dispatch.source.path, first + more))


class OutputFolder:
    """Writes outcomes below ``folder`` as they are added, in the order of the sources.

    One file a dispatch is there as soon as it is added; ``tasks.csv`` and ``dispatches.jsonl`` replace those
    of an earlier run when the run ends well.
    """

    def __init__(self, folder: Path, sources: Sequence[SourceFile], formats: Sequence[str]) -> None:
        self._folder = folder
        self._formats = formats
        self._names = result_names(sources)
        self._sources = sources
        self._next = iter(self._names)
        self._stack = contextlib.ExitStack()
        self._tables: list[tuple[Path, BinaryIO, Callable[[Dispatch], bytes]]] = []

    def __enter__(self) -> Self:
        self._spare_sources()
        with writing(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        if "csv" in self._formats:
            self._table(_TASKS, csv_rows, header=csv_header())
        if "jsonl" in self._formats:
            self._table(_DISPATCHES, to_json_line)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def _table(self, name: str, render: Callable[[Dispatch], bytes], header: bytes = b"") -> None:
        path = self._folder / name
        file = self._stack.enter_context(replacing(path))
        with writing(path):
            file.write(header)
        self._tables.append((path, file, render))

    def add(self, outcome: Outcome) -> None:
        """Writes what the outcome holds; a file that failed leaves nothing."""
        name = next(self._next)
        if outcome.dispatch is None:
            return
        if "json" in self._formats:
            write(self._folder / _with(name, ".json"), to_json(outcome.dispatch))
        if "txt" in self._formats and outcome.text is not None:
            write(self._folder / _with(name, ".txt"), outcome.text.encode("utf-8", "replace"))
        for path, file, render in self._tables:
            with writing(path):
                file.write(render(outcome.dispatch))

    def _spare_sources(self) -> None:
        """Refuses a run whose results would overwrite what it reads."""
        suffixes = [f".{name}" for name in ("json", "txt") if name in self._formats]
        names = [_with(name, suffix) for name in self._names for suffix in suffixes]
        folder = self._folder.resolve()
        targets = {folder / name for name in names} | {folder / _TASKS, folder / _DISPATCHES}
        for source in self._sources:
            if source.path.resolve() in targets:
                raise UsageError(
                    "the result would overwrite a source", path=str(source.path), remedy="Choose another output folder."
                )


def _with(name: PurePath, suffix: str) -> PurePath:
    return name.with_name(name.name + suffix)


class OutputStream:
    """Writes outcomes as JSON Lines to an open binary stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.flush()

    def add(self, outcome: Outcome) -> None:
        """Writes the dispatch as one line."""
        if outcome.dispatch is not None:
            self._stream.write(to_json_line(outcome.dispatch))
            self._stream.flush()
