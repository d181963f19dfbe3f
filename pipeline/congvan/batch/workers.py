"""Worker processes of our own: one that dies costs the file it was reading, and another takes its place.

`concurrent.futures` gives up the whole pool when one process dies, and cannot say which file killed it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from congvan.batch.sources import SourceFile
from congvan.errors import CongvanError, UnexpectedError
from congvan.schema import Dispatch

if TYPE_CHECKING:
    from congvan.pipeline import Pipeline

_AHEAD = 16  # results a worker may be ahead of the next one due, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a dispatch, or the error that says why there is none.

    ``text`` is the normalised text that evidence points into, where it was asked for.
    """

    source: SourceFile
    dispatch: Dispatch | None = None
    error: CongvanError | None = None
    text: str | None = None


Reading = Callable[[SourceFile], Outcome]


def attempt(source: SourceFile, *, pipeline: Pipeline, keep_text: bool = False) -> Outcome:
    """The outcome of reading ``source``; it never raises but for an interrupt."""
    try:
        document = pipeline.read(source.path)
        dispatch = pipeline.extract_document(document)
        return Outcome(source, dispatch, text=document.text if keep_text else None)
    except CongvanError as error:
        return Outcome(source, error=error)
    except Exception as error:
        return Outcome(source, error=_unexpected(source.path, error))


def _unexpected(path: Path, error: Exception) -> UnexpectedError:
    """Names the place in the program, never the exception's words: they may quote the dispatch."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "congvan" in Path(frame.filename).parts] or frames
    place = f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "an unknown place"
    return UnexpectedError(
        f"congvan failed on it ({type(error).__name__} at {place})",
        path=str(path),
        remedy="This is a fault of congvan: please report it.",
    )


def spread(sources: Sequence[SourceFile], reading: Reading, jobs: int) -> Iterator[Outcome]:
    """The outcomes of ``sources`` in their order, worked out by ``jobs`` processes; ``reading`` must pickle."""
    context = multiprocessing.get_context("spawn")
    workers = [_Worker(context, reading) for _ in range(min(jobs, len(sources)))]
    done: dict[int, Outcome] = {}
    due = handed_out = 0
    try:
        while due < len(sources):
            for worker in workers:
                if worker.task is None and handed_out < min(len(sources), due + _AHEAD * jobs):
                    worker.start(handed_out, sources[handed_out])
                    handed_out += 1
            busy = [worker for worker in workers if worker.task is not None]
            ready = wait([worker.connection for worker in busy])
            for worker in busy:
                if worker.connection in ready:
                    index, outcome = worker.finish()
                    done[index] = outcome
            while due in done:
                yield done.pop(due)
                due += 1
    finally:
        for worker in workers:
            worker.stop()


class _Worker:
    """One process with what it is reading; the process is replaced when it dies."""

    def __init__(self, context: SpawnContext, reading: Reading) -> None:
        self._context = context
        self._reading = reading
        self.task: tuple[int, SourceFile] | None = None
        self.connection: Connection
        self._process: SpawnProcess
        self._launch()

    def _launch(self) -> None:
        self._ready = False
        self.connection, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(theirs, self._reading), daemon=True)
        self._process.start()
        theirs.close()

    def start(self, index: int, source: SourceFile) -> None:
        self.task = index, source
        with contextlib.suppress(BrokenPipeError):  # it died meanwhile: finish() will see it
            self.connection.send(source)

    def finish(self) -> tuple[int, Outcome]:
        assert self.task is not None
        index, source = self.task
        try:
            if not self._ready:
                self.connection.recv()
                self._ready = True
            outcome = self.connection.recv()
        except (EOFError, OSError):
            self._process.join()
            if not self._ready:
                raise UnexpectedError(
                    "the worker processes cannot start",
                    remedy='Call it below `if __name__ == "__main__":`, or with jobs=1.',
                ) from None
            outcome = Outcome(source, error=_died(source.path, self._process.exitcode))
            self.connection.close()
            self._launch()
        self.task = None
        return index, outcome

    def stop(self) -> None:
        self.connection.close()
        self._process.terminate()
        self._process.join()


def _died(path: Path, exit_code: int | None) -> UnexpectedError:
    cause = f"signal {-exit_code}" if exit_code is not None and exit_code < 0 else f"exit status {exit_code}"
    return UnexpectedError(
        f"reading it killed the process ({cause})", path=str(path), remedy="Open and save it anew, or leave it out."
    )


def _serve(connection: Connection, reading: Reading) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    signal.signal(signal.SIGTERM, _leave)
    os.dup2(2, 1)  # what a native library prints must not get among results on standard output
    connection.send("ready")
    while True:
        try:
            source = connection.recv()
        except (EOFError, OSError):  # the parent is gone
            return
        connection.send(reading(source))


def _leave(number: int, frame: FrameType | None) -> None:
    """Unwinds, so that temporary files go and a LibreOffice that was started ends."""
    raise SystemExit(0)
