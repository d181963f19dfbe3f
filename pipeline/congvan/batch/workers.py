"""Worker processes of our own: one that dies or hangs costs the file it was reading, and another takes its place.

`concurrent.futures` gives up the whole pool when one process dies, cannot say which file killed it, and cannot
end a process that has taken too long.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from types import FrameType
from typing import Generic, TypeVar

from congvan.batch.sources import SourceFile
from congvan.errors import CongvanError, LimitError, UnexpectedError

_AHEAD = 16  # results a worker may be ahead of the next one due, so that memory stays bounded
_GRACE = 2.0  # seconds in which a process that is told to end may tidy up

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds from its handing out, bytes of memory of the process that reads it."""

    seconds: float = 300.0
    memory: int = 2 * 1024**3


def spread(
    sources: Iterable[SourceFile], reading: Callable[[SourceFile], Result], jobs: int, limits: Limits
) -> Iterator[tuple[SourceFile, Result | CongvanError]]:
    """What ``reading`` gives for each of ``sources``, in their order, worked out by ``jobs`` processes.

    A file whose process dies or exceeds ``limits`` comes with the error that says so. What ``reading`` raises
    (a full disk) ends the run. ``reading`` must pickle.
    """
    waiting = enumerate(sources)
    workers: list[_Worker[Result]] = []
    done: dict[int, tuple[SourceFile, Result | CongvanError]] = {}
    due, more = 0, True
    try:
        while True:
            # One entry is drawn only when there is a process for it: the list may be longer than memory.
            while more and len(done) + sum(worker.task is not None for worker in workers) < _AHEAD * jobs:
                worker = next((one for one in workers if one.task is None), None)
                if worker is None and len(workers) == jobs:
                    break
                task = next(waiting, None)
                if task is None:
                    more = False
                    break
                if worker is None:
                    worker = _Worker(reading, limits)
                    workers.append(worker)
                worker.start(*task)
            busy = [worker for worker in workers if worker.task is not None]
            if not busy:
                return
            patience = min(worker.ends for worker in busy) - time.monotonic()
            ready = wait([worker.connection for worker in busy], max(0.0, min(patience, 3600.0)))
            for worker in busy:
                if worker.connection in ready or time.monotonic() >= worker.ends:
                    finished = worker.finish(late=worker.connection not in ready)
                    if finished is not None:
                        done[finished[0]] = finished[1:]
            while due in done:
                yield done.pop(due)
                due += 1
    finally:
        for worker in workers:
            worker.stop()


class _Worker(Generic[Result]):
    """One process with what it is reading; the process is replaced when it dies or must be killed."""

    def __init__(self, reading: Callable[[SourceFile], Result], limits: Limits) -> None:
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        self._reading = reading
        self._limits = limits
        self.task: tuple[int, SourceFile] | None = None
        self.ends = float("inf")
        self.connection: Connection
        self._process: SpawnProcess
        self._launch()

    def _launch(self) -> None:
        self._ready = False
        self.connection, theirs = self._context.Pipe()
        arguments = (theirs, self._reading, self._limits.memory)
        self._process = self._context.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        theirs.close()

    def start(self, index: int, source: SourceFile) -> None:
        self.task = index, source
        self.ends = time.monotonic() + self._limits.seconds if self._ready else float("inf")
        with contextlib.suppress(OSError):  # it died meanwhile: finish() will see it
            self.connection.send(source)

    def finish(self, *, late: bool) -> tuple[int, SourceFile, Result | CongvanError] | None:
        """What became of the file; None where the process has only told that it is ready."""
        assert self.task is not None
        index, source = self.task
        if late:
            self.stop()
            self._launch()
            return self._free(index, source, _late(source.path, self._limits.seconds))
        try:
            message = self.connection.recv()
        except (EOFError, OSError):
            self._process.join()
            if not self._ready:
                raise UnexpectedError(
                    "the worker processes cannot start",
                    remedy='Call it below `if __name__ == "__main__":`, or without jobs.',
                ) from None
            error = _died(source.path, self._process.exitcode, self._limits.memory)
            self.connection.close()
            self._launch()
            return self._free(index, source, error)
        if not self._ready:
            self._ready = True
            self.ends = time.monotonic() + self._limits.seconds
            return None
        result, worn_out = message
        if worn_out:
            self.stop()
            self._launch()
        if isinstance(result, _Raised):
            raise result.error
        return self._free(index, source, result)

    def _free(
        self, index: int, source: SourceFile, result: Result | CongvanError
    ) -> tuple[int, SourceFile, Result | CongvanError]:
        self.task, self.ends = None, float("inf")
        return index, source, result

    def stop(self) -> None:
        self.connection.close()
        self._process.terminate()
        self._process.join(_GRACE)
        if self._process.exitcode is None:  # native code does not hear the polite signal
            self._process.kill()
            self._process.join()


@dataclass(frozen=True, slots=True)
class _Raised:
    """An error that concerns the run and not the file."""

    error: CongvanError


def _late(path: Path, seconds: float) -> LimitError:
    return LimitError(
        f"reading it takes more than {seconds:g} seconds",
        path=str(path),
        remedy="Raise the limit (--time-limit) if it is really a dispatch, and use --retry-failed.",
    )


def _died(path: Path, exit_code: int | None, memory: int) -> CongvanError:
    cause = f"signal {-exit_code}" if exit_code is not None and exit_code < 0 else f"exit status {exit_code}"
    return UnexpectedError(
        f"reading it killed the process ({cause}); it may have wanted more than {memory >> 20} MB of memory",
        path=str(path),
        remedy="Open and save it anew, or leave it out.",
    )


def _serve(connection: Connection, reading: Callable[[SourceFile], object], memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    signal.signal(signal.SIGTERM, _leave)
    _end_with_parent()
    _bound_memory(memory)
    # What libraries print may quote the dispatch, and must not get among results on standard output.
    silence = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError, EOFError):  # the parent is gone
        connection.send("ready")
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        while True:
            source = connection.recv()
            try:
                result: object = reading(source)
            except CongvanError as error:
                result = _Raised(error)
            connection.send((result, _is_worn_out(memory)))


def _end_with_parent() -> None:
    """Ends this process when its parent does, however that came about: two runs must not write side by side."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_GRACE)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _bound_memory(memory: int) -> None:
    """Lets the system refuse memory beyond ``memory`` bytes, and write no image of a crash: it holds text."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    with contextlib.suppress(ValueError, OSError):
        # Private memory, and not address space, which is mostly libraries and never used.
        resource.setrlimit(resource.RLIMIT_DATA, (memory, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _is_worn_out(memory: int) -> bool:
    """Whether this process once held half of what it may: a fresh one takes its place."""
    if sys.platform == "win32":
        return False
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) > memory // 2


def _leave(number: int, frame: FrameType | None) -> None:
    """Unwinds, so that temporary files go and a LibreOffice that was started ends."""
    raise SystemExit(0)
