"""What is written over all files once each is done: ``tasks.csv``, ``dispatches.jsonl``, ``failures.csv``, the sums.

They are made anew from the records, in the order of the sources, one at a time: so they are the same whatever
was done in this run and whatever in earlier ones.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeVar

from congvan import errors
from congvan.batch.records import Record, State
from congvan.errors import CongvanError
from congvan.export.atomic import replacing, writing
from congvan.export.csv import csv_header, csv_line
from congvan.export.json import from_json, to_json_line
from congvan.export.plain import cell
from congvan.schema import Dispatch

TASKS, DISPATCHES, FAILURES = "tasks.csv", "dispatches.jsonl", "failures.csv"
FAILURE_COLUMNS = ("file", "kind", "reason", "remedy")
Named = TypeVar("Named")
_NAMED = 1000  # files that a summary names of each sort; the tables name all


@dataclass(slots=True)
class Summary:
    """What a run came to; all counts are over all its files, ``unchanged`` ones included.

    ``partial`` has each file of which something is missing, and what; ``secret`` each that bears a stamp such as
    ``Mật``, and the stamp; ``failed`` the errors. Of each they hold the first thousand, the counts count all.
    ``skipped`` has some of the ``left_out`` files that are no documents.
    """

    files: int = 0
    unchanged: int = 0
    tasks: int = 0
    with_deadline: int = 0
    partial: list[tuple[str, str]] = field(default_factory=list)
    partial_count: int = 0
    secret: list[tuple[str, str]] = field(default_factory=list)
    secret_count: int = 0
    failed: list[CongvanError] = field(default_factory=list)
    failed_count: int = 0
    skipped: tuple[Path, ...] = ()
    left_out: int = 0

    def count(self, dispatch: Dispatch) -> None:
        """Adds a dispatch."""
        issue = dispatch.issues[0].message if dispatch.issues else "something could not be read"
        self.add(
            dispatch.source.path,
            tasks=len(dispatch.tasks),
            with_deadline=sum(task.deadline is not None for task in dispatch.tasks),
            issue=issue if dispatch.status == "partial" else None,
            secrecy=dispatch.secrecy,
        )

    def add(self, path: str, *, tasks: int, with_deadline: int, issue: str | None, secrecy: str | None) -> None:
        """Adds a file that was read."""
        self.files += 1
        self.tasks += tasks
        self.with_deadline += with_deadline
        if issue is not None:
            self.partial_count += 1
            _name(self.partial, (path, issue))
        if secrecy is not None:
            self.secret_count += 1
            _name(self.secret, (path, secrecy))

    def fail(self, error: CongvanError, *, is_file: bool = True) -> None:
        """Adds a file, or a folder, that could not be read."""
        self.files += is_file
        self.failed_count += 1
        _name(self.failed, error)


def _name(names: list[Named], one: Named) -> None:
    if len(names) < _NAMED:
        names.append(one)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the tables: what it is called, its record, and how to get its dispatch as JSON."""

    path: str
    record: Record
    dispatch: Callable[[], bytes]


def write_tables(
    state: State,
    formats: Collection[str],
    entries: Iterable[Entry],
    unread: Iterable[CongvanError],
    summary: Summary,
    shown: Callable[[Dispatch], None] | None = None,
) -> None:
    """Writes the tables that the run was asked for and fills the summary; ``shown`` gets each dispatch in turn."""
    folder = state.folder
    with contextlib.ExitStack() as stack:

        def table(name: str, header: bytes = b"") -> Callable[[bytes], None]:
            path = folder / name
            file: BinaryIO = stack.enter_context(replacing(path, through=state.temporary, lasting=True))

            def put(data: bytes) -> None:
                with writing(path):
                    file.write(data)

            put(header)
            return put

        tasks = table(TASKS, csv_header()) if "csv" in formats else None
        lines = table(DISPATCHES) if "jsonl" in formats else None
        failures: Callable[[bytes], None] | None = None
        for error in sorted(unread, key=str):
            failures = failures or table(FAILURES, csv_header(FAILURE_COLUMNS))
            failures(_failure(error))
            summary.fail(error, is_file=False)
        for entry in entries:
            record = entry.record
            if record.error is not None:
                error = as_error(entry.path, record)
                failures = failures or table(FAILURES, csv_header(FAILURE_COLUMNS))
                failures(_failure(error))
                summary.fail(error)
                continue
            summary.add(
                entry.path,
                tasks=record.tasks,
                with_deadline=record.with_deadline,
                issue=record.issue,
                secrecy=record.secrecy,
            )
            if tasks:
                tasks(record.rows)
            if lines or shown:
                dispatch = from_json(entry.dispatch())
                if lines:
                    lines(to_json_line(dispatch))
                if shown:
                    shown(dispatch)
    if failures is None:
        with writing(folder / FAILURES):
            (folder / FAILURES).unlink(missing_ok=True)


def as_error(path: str, record: Record) -> CongvanError:
    """The error that a record tells of."""
    told = record.error or {}
    kind = getattr(errors, told.get("kind", ""), CongvanError)
    error: CongvanError = kind(told.get("reason", ""), path=path, remedy=told.get("remedy", ""))
    return error


def _failure(error: CongvanError) -> bytes:
    return csv_line([cell(value) for value in (error.path, type(error).__name__, error.reason, error.remedy)])
