"""One file of a run: read where it is new or changed, its results written, its record after them.

This runs in the worker processes; whatever happens here to one file concerns only that file, but for a disk that
takes no more.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from congvan.batch.attempts import Outcome, attempt
from congvan.batch.records import Record, State, spelt, told, with_suffix
from congvan.batch.sources import SourceFile
from congvan.batch.workers import Limits
from congvan.errors import CongvanError, OutputError
from congvan.export.atomic import write
from congvan.export.csv import csv_rows
from congvan.export.json import to_json

if TYPE_CHECKING:
    from congvan.pipeline import Pipeline

_SUFFIXES = {"json": ".json", "txt": ".txt"}
# What has gone wrong there may have been put right meanwhile, though the file is as it was.
_NOT_THE_FILES_FAULT = frozenset({"MissingFileError", "MissingProgramError", "EncryptedFileError"})


@dataclass(frozen=True, slots=True)
class Job:
    """What a run does with each file; picklable. ``made_by`` is in each record, and decides what is up to date."""

    pipeline: Pipeline
    state: State
    formats: tuple[str, ...]
    made_by: dict[str, str]
    limits: Limits
    force: bool = False
    retry_failed: bool = False

    def __call__(self, source: SourceFile) -> tuple[Record, bool]:
        """The record of the file, and whether it was read now. Raises `OutputError` where nothing can be written."""
        known = self.up_to_date(source)
        if known is not None:
            return known, False
        outcome = attempt(source, pipeline=self.pipeline, keep_text="txt" in self.formats)
        return self.keep(outcome), True

    def up_to_date(self, source: SourceFile) -> Record | None:
        """The record of an earlier run that still holds, or None where the file is to be read."""
        record = None if self.force else self.state.load(source.path)
        if record is None or record.made_by != self.made_by or record.result != spelt(source.result):
            return None
        if record.sha256 is None or record.sha256 != _sha256(source.path):
            return None
        if record.error is not None:
            again = self.retry_failed or record.limits != self._limits()
            return None if again or record.error["kind"] in _NOT_THE_FILES_FAULT else record
        targets = self._targets(source)
        if not targets.keys() <= record.outputs.keys():
            return None
        return record if all(_sha256(path) == record.outputs[suffix] for suffix, path in targets.items()) else None

    def keep(self, outcome: Outcome) -> Record:
        """Writes what the outcome holds, then its record."""
        source, dispatch, error = outcome.source, outcome.dispatch, outcome.error
        outputs: dict[str, str] = {}
        if dispatch is not None:
            contents = {".json": to_json(dispatch)}
            if outcome.text is not None:
                contents[".txt"] = outcome.text.encode("utf-8", "replace")
            try:
                for suffix, path in self._targets(source).items():
                    write(path, contents[suffix], through=self.state.temporary)
                    outputs[suffix] = hashlib.sha256(contents[suffix]).hexdigest()
            except OutputError as failure:
                if not _is_its_name(failure):
                    raise
                dispatch, error = None, failure
        if dispatch is None:
            outputs = {}
            self.remove(source.result, source.path)
        record = Record(
            source=spelt(source.path),
            result=spelt(source.result),
            sha256=dispatch.source.sha256 if dispatch else _sha256(source.path),
            made_by=self.made_by,
            outputs=outputs,
            tasks=len(dispatch.tasks) if dispatch else 0,
            with_deadline=sum(task.deadline is not None for task in dispatch.tasks) if dispatch else 0,
            issue=_missing(outcome) if dispatch else None,
            secrecy=dispatch.secrecy if dispatch else None,
            error=told(error) if error else None,
            limits=self._limits() if error else [],
            rows=csv_rows(dispatch) if dispatch else b"",
        )
        self.state.save(source.path, record)
        return record

    def fail(self, source: SourceFile, error: CongvanError) -> Record:
        """Keeps that a file could not be read, for one that killed its process."""
        return self.keep(Outcome(source, error=error))

    def dispatch_path(self, source: SourceFile) -> Path:
        """Where the dispatch of a source lies as JSON."""
        return self._targets(source)[".json"]

    def remove(self, result: PurePath, source: Path) -> None:
        """Takes away the results of that name: what they tell is no longer so."""
        for path in (
            *(self.state.folder / with_suffix(result, suffix) for suffix in _SUFFIXES.values()),
            self.state.hidden_dispatch(source),
        ):
            with contextlib.suppress(OSError):
                path.unlink()

    def _targets(self, source: SourceFile) -> dict[str, Path]:
        targets = {
            suffix: self.state.folder / with_suffix(source.result, suffix)
            for name, suffix in _SUFFIXES.items()
            if name in self.formats
        }
        return {".json": self.state.hidden_dispatch(source.path)} | targets

    def _limits(self) -> list[float]:
        options = self.pipeline.options
        limits = self.limits.seconds, self.limits.memory, options.max_bytes, options.office_timeout
        return [float(limit) for limit in limits]


def _missing(outcome: Outcome) -> str | None:
    """What is missing in a partial result, in one line."""
    if outcome.dispatch is None or outcome.dispatch.status != "partial":
        return None
    first, *others = [issue.message for issue in outcome.dispatch.issues] or ["something could not be read"]
    return first + (f" ({len(others)} more in its issues)" if others else "")


def _is_its_name(error: OutputError) -> bool:
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL)


def _sha256(path: Path) -> str | None:
    """The hash of a file's bytes; None where there is no regular file that can be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
