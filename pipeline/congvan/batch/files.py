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

from congvan.batch.attempts import Outcome, attempt
from congvan.batch.plan import SUFFIXES, Plan
from congvan.batch.records import Record, State, with_suffix
from congvan.batch.sources import SourceFile
from congvan.errors import CongvanError, OutputError
from congvan.export.atomic import write


@dataclass(frozen=True, slots=True)
class Job:
    """What a run into a folder does with each file; picklable."""

    plan: Plan
    state: State

    def __call__(self, source: SourceFile) -> tuple[Record, bool]:
        """The record of the file, and whether it was read now. Raises `OutputError` where nothing can be written."""
        known = self.up_to_date(source)
        if known is not None:
            return known, False
        outcome = attempt(source, pipeline=self.plan.pipeline, keep_text=self.plan.keeps_text)
        return self.keep(outcome), True

    def up_to_date(self, source: SourceFile) -> Record | None:
        """The record of an earlier run that still holds, or None where the file is to be read."""
        record = self.state.load(source.path)
        if record is None or not self.plan.may_hold(record, source.result):
            return None
        if record.sha256 != file_sha256(source.path):
            return None
        if record.error is not None:
            return record
        targets = self._targets(source)
        return record if all(file_sha256(path) == record.outputs[suffix] for suffix, path in targets.items()) else None

    def keep(self, outcome: Outcome) -> Record:
        """Writes what the outcome holds, then its record."""
        source = outcome.source
        outputs: dict[str, str] = {}
        contents = self.plan.contents(outcome)
        if contents:
            try:
                for suffix, path in self._targets(source).items():
                    write(path, contents[suffix], through=self.state.temporary)
                    outputs[suffix] = hashlib.sha256(contents[suffix]).hexdigest()
            except OutputError as failure:
                if not is_its_name(failure):
                    raise
                outcome = Outcome(source, error=failure)
        if outcome.dispatch is None:
            outputs = {}
            self.remove(source.result, source.path)
        sha256 = outcome.dispatch.source.sha256 if outcome.dispatch else file_sha256(source.path)
        record = self.plan.record(outcome, source.path, sha256, outputs)
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
            *(self.state.folder / with_suffix(result, suffix) for suffix in SUFFIXES.values()),
            self.state.hidden_dispatch(source),
        ):
            with contextlib.suppress(OSError):
                path.unlink()

    def _targets(self, source: SourceFile) -> dict[str, Path]:
        targets = {suffix: self.state.folder / with_suffix(source.result, suffix) for suffix in self.plan.suffixes()}
        return {".json": self.state.hidden_dispatch(source.path)} | targets


def is_its_name(error: OutputError) -> bool:
    """Whether a result cannot be written because of what it is called."""
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL)


def file_sha256(path: Path) -> str | None:
    """The hash of a file's bytes; None where there is no regular file that can be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
