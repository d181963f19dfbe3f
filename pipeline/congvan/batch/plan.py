"""What a run does with each file, wherever sources and results lie: which results, from what, and when again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from congvan.batch.attempts import Outcome
from congvan.batch.origin import recognized_by
from congvan.batch.records import Record, spelt, told
from congvan.batch.workers import Limits
from congvan.errors import EmptyDocumentError
from congvan.export.csv import csv_rows
from congvan.export.json import to_json

if TYPE_CHECKING:
    from congvan.pipeline import Pipeline

SUFFIXES = {"json": ".json", "txt": ".txt"}
# What has gone wrong there may have been put right meanwhile, though the file is as it was.
_NOT_THE_FILES_FAULT = frozenset({"MissingFileError", "MissingProgramError", "EncryptedFileError"})
_SCANS = frozenset({"ocr", "ocr_page_timeout"})
_UNREAD = frozenset({"scanned_page", "ocr_timeout"})


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does with each file; picklable. ``made_by`` is in each record, and decides what is up to date."""

    pipeline: Pipeline
    formats: tuple[str, ...]
    made_by: dict[str, str]
    limits: Limits
    force: bool = False
    retry_failed: bool = False

    @property
    def keeps_text(self) -> bool:
        """Whether the text that evidence points into is wanted."""
        return "txt" in self.formats

    def suffixes(self) -> list[str]:
        """The suffixes of the results that were asked for."""
        return [suffix for name, suffix in SUFFIXES.items() if name in self.formats]

    def may_hold(self, record: Record | None, result: PurePath) -> bool:
        """Whether a record of an earlier run can hold for results called ``result``, its hashes aside."""
        if record is None or self.force or record.result != spelt(result):
            return False
        scans = self._scans() if _SCANS & record.made_by.keys() else {}
        if record.made_by != self.made_by | {name: scans[name] for name in _SCANS & record.made_by.keys()}:
            return False
        if record.sha256 is None:
            return False
        if record.error is None:
            return {".json", *self.suffixes()} <= record.outputs.keys()
        again = self.retry_failed or record.limits != self._limits()
        return not again and record.error["kind"] not in _NOT_THE_FILES_FAULT

    def contents(self, outcome: Outcome) -> dict[str, bytes]:
        """The results of a file by suffix; none where it could not be read."""
        if outcome.dispatch is None:
            return {}
        contents = {".json": to_json(outcome.dispatch)}
        if outcome.text is not None:
            contents[".txt"] = outcome.text.encode("utf-8", "replace")
        return contents

    def record(self, outcome: Outcome, path: str | PurePath, sha256: str | None, outputs: dict[str, str]) -> Record:
        """The record of the file that is called ``path``; ``outputs`` are the hashes of its results by suffix."""
        dispatch, error = outcome.dispatch, outcome.error
        return Record(
            source=spelt(path),
            result=spelt(outcome.source.result),
            sha256=sha256,
            made_by=self.made_by | self._read_from_scans(outcome),
            outputs=outputs,
            tasks=len(dispatch.tasks) if dispatch else 0,
            with_deadline=sum(task.deadline is not None for task in dispatch.tasks) if dispatch else 0,
            issue=_missing(outcome) if dispatch else None,
            secrecy=dispatch.secrecy if dispatch else None,
            error=told(error) if error else None,
            limits=self._limits() if error else [],
            rows=csv_rows(dispatch) if dispatch else b"",
        )

    def _read_from_scans(self, outcome: Outcome) -> dict[str, str]:
        """What a result depends on where pages were scans; another engine, or one at all, reads them anew."""
        if outcome.dispatch is None:
            return self._scans() if isinstance(outcome.error, EmptyDocumentError) else {}
        codes = {issue.code for issue in outcome.dispatch.issues}
        if not (outcome.dispatch.source.ocr or codes & _UNREAD):
            return {}
        scans = self._scans()
        return scans if "ocr_timeout" in codes else {"ocr": scans["ocr"]}

    def _scans(self) -> dict[str, str]:
        options = self.pipeline.options
        return {"ocr": recognized_by(options.ocr), "ocr_page_timeout": f"{options.ocr_page_timeout:g}"}

    def _limits(self) -> list[float]:
        options = self.pipeline.options
        limits: Iterable[float] = (
            self.limits.seconds,
            self.limits.memory,
            options.max_bytes,
            options.office_timeout,
        )
        return [float(limit) for limit in limits]


def _missing(outcome: Outcome) -> str | None:
    """What is missing in a partial result, in one line."""
    if outcome.dispatch is None or outcome.dispatch.status != "partial":
        return None
    first, *others = [issue.message for issue in outcome.dispatch.issues] or ["something could not be read"]
    return first + (f" ({len(others)} more in its issues)" if others else "")
