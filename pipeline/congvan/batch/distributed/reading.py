"""What a worker does with a few files: fetched, read in a process of its own, results put in place, records after them.

A worker may be lost at any moment and another do the same files again: they are found done, or done again with the
same results.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import multiprocessing
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath, PurePosixPath

from congvan.batch.attempts import Outcome, attempt
from congvan.batch.distributed.listing import Distant
from congvan.batch.distributed.places import Place, mark_of, opened, protocol_of
from congvan.batch.files import file_sha256, is_its_name
from congvan.batch.origin import made_by
from congvan.batch.plan import SUFFIXES, Plan
from congvan.batch.records import Record, dispatch_name, from_bytes, record_name, to_bytes, with_suffix
from congvan.batch.sources import SourceFile
from congvan.batch.workers import spread
from congvan.errors import CongvanError, MissingFileError, OutputError, UsageError
from congvan.options import Options

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Done:
    """The record of a file, whether it was read now, and what its results were called in an earlier run."""

    called: str
    record: Record
    was_read: bool
    before: str | None


def read_files(files: Sequence[Distant], *, plan: Plan, place: Place) -> list[Done]:
    """What became of each of the files. Raises `OutputError` where results cannot be written."""
    if {**plan.made_by, **_own()} != plan.made_by:
        raise UsageError("a worker runs another version of congvan", remedy="Install the same on all machines.")
    # A worker under a nanny is marked as one that may have no children, since they would outlive it. Those that
    # `spread` starts end with their parent, however it ends.
    multiprocessing.current_process().daemon = False
    done: list[Done] = []
    with tempfile.TemporaryDirectory(prefix="congvan-") as folder:
        fetched: dict[SourceFile, tuple[Distant, str | None]] = {}

        def due() -> Iterator[SourceFile]:
            for number, file in enumerate(files):
                copy = SourceFile(Path(folder, f"{number}{PurePosixPath(file.called).suffix}"), PurePath(), file.result)
                known = from_bytes(place.read(record_name(file.called)) or b"", file.called)
                holds = known is not None and _holds(known, file, plan, place)
                if known is not None and holds and known.mark is not None and known.mark == file.mark:
                    done.append(Done(file.called, known, was_read=False, before=None))
                    continue
                try:
                    copy = _fetch(file, copy, plan.pipeline.options.max_bytes)
                except OSError as error:
                    done.append(_keep(Outcome(copy, error=_unfetched(error)), file, None, known, plan, place))
                    continue
                sha256 = file_sha256(copy.path)
                if known is not None and holds and known.sha256 == sha256:
                    if known.mark != copy.mark:
                        known = replace(known, mark=copy.mark)
                        place.write(record_name(file.called), to_bytes(known))
                    done.append(Done(file.called, known, was_read=False, before=None))
                    _discard(copy, folder)
                else:
                    fetched[copy] = file, sha256
                    before[file.called] = known
                    yield copy

        before: dict[str, Record | None] = {}
        reading = partial(attempt, pipeline=plan.pipeline, keep_text=plan.keeps_text)
        for copy, result in spread(due(), reading, 1, plan.limits):
            file, sha256 = fetched.pop(copy)
            outcome = Outcome(copy, error=result) if isinstance(result, CongvanError) else result
            done.append(_keep(outcome, file, sha256, before.pop(file.called), plan, place))
            _discard(copy, folder)
    return done


def lost(file: Distant, *, plan: Plan, place: Place) -> Done:
    """Keeps that a file was not read because every worker that had it was lost, though it had nothing else to do."""
    error = MissingFileError(
        "every worker that was given it died",
        remedy="See the workers' logs and their memory, then start the run again, or leave the file out.",
    )
    known = from_bytes(place.read(record_name(file.called)) or b"", file.called)
    return _keep(Outcome(SourceFile(Path(), PurePath(), file.result), error=error), file, None, known, plan, place)


@functools.cache
def _own() -> dict[str, str]:
    """The versions of this machine's program and tables."""
    return {name: value for name, value in made_by(Options()).items() if name != "options"}


def _fetch(file: Distant, copy: SourceFile, most: int) -> SourceFile:
    """The file as one of this machine; of one that is too large only what shows that it is."""
    if protocol_of(file.address) is None:
        return replace(copy, path=Path(file.address))
    system, path = opened(file.address)
    left = most + 1
    by = time.time()
    with system.open(path, "rb", block_size=_BLOCK * 8) as distant, copy.path.open("wb") as local:
        # Not the mark of the listing: the file may have changed since.
        details = getattr(distant, "details", None)
        mark = mark_of(details, by=by) if isinstance(details, dict) else None
        while left > 0 and (data := distant.read(min(_BLOCK, left))):
            local.write(data)
            left -= len(data)
    return replace(copy, mark=mark)


def _discard(copy: SourceFile, folder: str) -> None:
    if copy.path.parent == Path(folder):
        with contextlib.suppress(OSError):
            copy.path.unlink()


def _unfetched(error: OSError) -> CongvanError:
    if isinstance(error, FileNotFoundError):
        return MissingFileError("there is no such file", remedy="Check the path.")
    if isinstance(error, PermissionError):
        return MissingFileError("it may not be opened", remedy="Ask for the right to read it.")
    return MissingFileError(f"it cannot be fetched ({type(error).__name__})", remedy="Check the store and the network.")


def _targets(file: Distant, plan: Plan) -> dict[str, PurePath]:
    targets = {suffix: with_suffix(file.result, suffix) for suffix in plan.suffixes()}
    return {".json": dispatch_name(file.called)} | targets


def dispatch_place(file: Distant, plan: Plan) -> PurePath:
    """Where the dispatch of a file lies as JSON."""
    return _targets(file, plan)[".json"]


def _holds(record: Record, file: Distant, plan: Plan, place: Place) -> bool:
    """Whether the results are what the record says; what it says of the source aside."""
    if not plan.may_hold(record, file.result):
        return False
    if record.error is not None:
        return True
    return all(
        hashlib.sha256(place.read(name) or b"").hexdigest() == record.outputs[suffix]
        for suffix, name in _targets(file, plan).items()
    )


def _keep(outcome: Outcome, file: Distant, sha256: str | None, known: Record | None, plan: Plan, place: Place) -> Done:
    """Writes what the outcome holds under the file's own name, then its record."""
    outcome = _renamed(outcome, file.called)
    outputs: dict[str, str] = {}
    contents = plan.contents(outcome)
    if contents:
        try:
            for suffix, name in _targets(file, plan).items():
                place.write(name, contents[suffix])
                outputs[suffix] = hashlib.sha256(contents[suffix]).hexdigest()
        except OutputError as failure:
            if not is_its_name(failure):
                raise
            outcome = Outcome(outcome.source, error=failure)
    if outcome.dispatch is None:
        outputs = {}
        for name in (*(with_suffix(file.result, one) for one in SUFFIXES.values()), dispatch_name(file.called)):
            place.remove(name)
    else:
        sha256 = outcome.dispatch.source.sha256
    record = replace(plan.record(outcome, file.called, sha256, outputs), mark=outcome.source.mark)
    place.write(record_name(file.called), to_bytes(record))
    moved = known is not None and known.result != record.result
    return Done(file.called, record, was_read=True, before=known.result if known and moved else None)


def _renamed(outcome: Outcome, called: str) -> Outcome:
    """The outcome as if the file had been read where it lies, and not a copy of it."""
    if outcome.dispatch is not None:
        source = outcome.dispatch.source.model_copy(update={"path": called})
        return replace(outcome, dispatch=outcome.dispatch.model_copy(update={"source": source}))
    assert outcome.error is not None
    error = type(outcome.error)(outcome.error.reason, path=called, remedy=outcome.error.remedy)
    return replace(outcome, error=error)
