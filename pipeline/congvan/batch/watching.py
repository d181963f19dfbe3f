"""A folder that never ends: what arrives in it is read once it has been written to its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from congvan.batch.folder import extract_into
from congvan.batch.sources import find_sources
from congvan.batch.tables import Summary
from congvan.batch.workers import Limits
from congvan.errors import CongvanError, MissingFileError, OutputError
from congvan.options import Options

Look = tuple[int, int]
"""Size and time of change of a file, as a look at the folder finds them."""


def watch(
    inbox: Path,
    output: Path,
    *,
    formats: tuple[str, ...] = ("json", "csv"),
    options: Options | None = None,
    jobs: int = 1,
    limits: Limits | None = None,
    every: float = 2.0,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Summary | CongvanError]:
    """Reads what arrives in ``inbox``, without end; yields the summary of each run in which something was done.

    A file is read when two looks, ``every`` seconds apart, have found it unchanged, and again when it changes
    later. What was done before is known from the output folder, so that a watch may be stopped and started at any
    time. Where the disk is full it yields the error and tries again at the next look.
    """
    before: dict[Path, Look] = {}
    done: dict[Path, Look] = {}
    while True:
        now = dict(_looks(inbox))
        due = {path for path, look in now.items() if before.get(path) == look != done.get(path)}
        # A file that went takes its rows out of the tables.
        gone = done.keys() - now.keys()
        if due or gone:
            try:
                yield extract_into(
                    inbox,
                    output,
                    formats=formats,
                    options=options,
                    jobs=jobs,
                    limits=limits,
                    is_due=due.__contains__,
                )
            except MissingFileError:  # the last one went
                pass
            except OutputError as error:
                yield error
                due, gone = set(), set()
            done = {path: look for path, look in done.items() if path not in gone} | {path: now[path] for path in due}
        before = now
        sleep(every)


def _looks(inbox: Path) -> Iterator[tuple[Path, Look]]:
    try:
        sources = find_sources([inbox])
    except MissingFileError:
        return
    for source in sources:
        try:
            status = source.path.stat()
        except OSError:  # it vanished between two looks
            continue
        yield source.path, (status.st_size, status.st_mtime_ns)
