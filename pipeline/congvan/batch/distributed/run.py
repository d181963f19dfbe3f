"""The side of a run that gives out the files, and writes the tables once all are done."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from dask.distributed import Client, Future, KilledWorker, wait
from distributed.comm.addressing import get_address_host_port

from congvan.batch.distributed.batches import batches
from congvan.batch.distributed.catching import caught
from congvan.batch.distributed.listing import Distant, Listing, find_distant, local_path
from congvan.batch.distributed.places import Place, protocol_of
from congvan.batch.distributed.reading import Done, dispatch_place, lost, read_files
from congvan.batch.distributed.shards import write_shards
from congvan.batch.folder import FORMATS as LOCAL_FORMATS
from congvan.batch.folder import check_formats, refuse_output_inside, spare_sources
from congvan.batch.origin import made_by
from congvan.batch.plan import SUFFIXES, Plan
from congvan.batch.records import State, with_suffix
from congvan.batch.tables import DISPATCHES, FAILURES, TASKS, Entry, Summary, write_tables
from congvan.batch.workers import Limits
from congvan.errors import CongvanError, OutputError, UnexpectedError, UsageError
from congvan.options import Options
from congvan.pipeline import Pipeline
from congvan.schema import Dispatch

FORMATS = (*LOCAL_FORMATS, "parquet")
_ANSWER, _WORKER = 10, 30  # seconds for the scheduler to answer, and for a first worker to be there
_LEAST, _MOST = 10, 100  # files in a task: enough that the start of its process is a small part of its time
_TURNS = 4  # tasks for each thread in a small run, so that no thread ends long before the others
_LOOK, _PATIENCE = 5, 60  # seconds between two looks at whether there are workers, and without any
_RETRIES = 2  # of a task that failed, since a store may have been out of reach


def extract_distributed(
    inputs: Sequence[str],
    output: str,
    *,
    scheduler: str,
    formats: Sequence[str] = ("json", "csv", "parquet"),
    options: Options | None = None,
    limits: Limits | None = None,
    force: bool = False,
    retry_failed: bool = False,
    progress: Callable[[int, int], None] | None = None,
    shown: Callable[[Dispatch], None] | None = None,
) -> Summary:
    """As `extract_into`, by the workers of the scheduler at ``tcp://…``; inputs and output are paths or ``s3://…``.

    Paths must mean the same on all machines. ``parquet`` among the formats writes the tasks as files of
    ``tasks.parquet``.
    """
    check_formats(formats, FORMATS)
    place = Place.of(output)
    _keep_apart(inputs, output, place)
    listing = find_distant(inputs)
    if place.folder is not None and listing.protocol is None:
        spare_sources(place.folder, listing.sources, formats)
    pipeline = Pipeline(options)
    plan = Plan(pipeline, tuple(formats), made_by(pipeline.options), limits or Limits(), force, retry_failed)
    summary = Summary(skipped=listing.sources.skipped, left_out=listing.sources.left_out)
    with _connected(scheduler) as client, _state(place) as state:
        for number, done in enumerate(_read(client, listing, plan, place), start=1):
            if place.folder is None:
                state.save(done.called, done.record)
            if done.before is not None and not listing.sources.names_result(PurePath(done.before)):
                for suffix in SUFFIXES.values():
                    place.remove(with_suffix(PurePath(done.before), suffix))
            summary.unchanged += not done.was_read
            if progress is not None:
                progress(number, len(listing))
        write_tables(state, plan.formats, _entries(listing, state, plan, place), listing.sources.unread, summary, shown)
        if place.folder is None:
            for name in (TASKS, DISPATCHES, FAILURES):
                if (state.folder / name).exists():
                    place.upload(PurePath(name), state.folder / name)
                elif name == FAILURES:
                    place.remove(PurePath(name))
        if "parquet" in formats:
            results = ((file, state.load(file.called)) for file in listing)
            written = ((dispatch_place(file, plan), record) for file, record in results if record is not None)
            write_shards(client, place, written)
    return summary


def _read(client: Client, listing: Listing, plan: Plan, place: Place) -> Iterator[Done]:
    """What became of each file, as it is known; a few tasks a thread are given out at a time."""
    threads = max(1, sum(client.nthreads().values()))
    size = max(_LEAST, min(_MOST, len(listing) // (threads * _TURNS)))
    waiting = batches(listing, size)
    given: dict[Future[Any], tuple[tuple[Distant, ...], int]] = {}

    def give(files: Iterable[Distant], tried: int = 0) -> None:
        files = tuple(files)
        future = client.submit(caught, read_files, files, plan=plan, place=place, pure=False)
        given[future] = files, tried

    # A scheduler blames a worker's death on all that was waiting there too. So one of the files may be what takes the
    # workers down, or none: each is given out by itself, and what is then still blamed, with nothing else beside it.
    suspects: deque[Distant] = deque()
    alone = False
    for _ in range(2 * threads):
        if (files := next(waiting, None)) is not None:
            give(files)
    for future in _finished(client, given):
        files, tried = given.pop(future)
        try:
            result = future.result(timeout=_LOOK)
            if not isinstance(result, CongvanError):
                yield from result
            elif tried < _RETRIES and not isinstance(result, UsageError):
                give(files, tried + 1)
            else:
                raise result
        except TimeoutError:
            if future.status == "error":
                raise
            given[future] = files, tried  # its worker died just now: it is made again
            continue
        except (CancelledError, OSError) as error:
            raise _given_up(error) from error
        except KilledWorker:
            if len(files) > 1:
                for file in files:
                    give([file])
            elif not alone:
                suspects.extend(files)
            else:
                yield lost(files[0], plan=plan, place=place)
        if (more := next(waiting, None)) is not None:
            give(more)
        elif not given and suspects:
            alone = True
            give([suspects.popleft()])


def _given_up(error: BaseException) -> UnexpectedError:
    return UnexpectedError(
        f"the scheduler has given the run up ({type(error).__name__})",
        remedy="See its log, and start the run again.",
    )


def _finished(client: Client, given: Mapping[Future[Any], object]) -> Iterator[Future[Any]]:
    """The tasks of ``given`` as they end, also those that are added meanwhile.

    Raises `UnexpectedError` where the scheduler is gone, or has had no workers for a while: nothing would ever come.
    """
    last = time.monotonic()
    while given:
        try:
            with client.as_current():
                ended = wait(list(given), timeout=_LOOK, return_when="FIRST_COMPLETED").done
            # A result that died with its worker is made again; it counts as ended, but asking for it may never return.
            done = {future for future in ended if future.status != "lost"}
        except TimeoutError:
            done = set()
        except (CancelledError, OSError) as error:
            raise _given_up(error) from error
        if done or client.nthreads():
            last = time.monotonic()
        elif time.monotonic() - last > _PATIENCE:
            raise UnexpectedError("all workers are gone", remedy="Start some, and then the run again.")
        yield from done


def _entries(listing: Listing, state: State, plan: Plan, place: Place) -> Iterator[Entry]:
    for file in listing:
        record = state.load(file.called)
        if record is not None:
            yield Entry(file.called, record, partial(_dispatch, place, dispatch_place(file, plan)))


def _dispatch(place: Place, name: PurePath) -> bytes:
    data = place.read(name)
    if data is None:
        raise OutputError("a result has vanished", path=str(name), remedy="Start the run again.")
    return data


@contextlib.contextmanager
def _state(place: Place) -> Iterator[State]:
    """The records: those of the output folder, or copies on this machine of those in a store."""
    if place.folder is not None:
        state = State(place.folder)
        with state.held():
            yield state
        return
    with tempfile.TemporaryDirectory(prefix="congvan-") as folder:
        state = State(Path(folder))
        with state.held():
            yield state


@contextlib.contextmanager
def _connected(scheduler: str) -> Iterator[Client]:
    """The scheduler's client, once it has a worker."""
    try:
        get_address_host_port(scheduler)  # a client that could not even be made complains once more when it is deleted
    except ValueError as error:
        raise UsageError(
            f"it is no address of a scheduler ({error})", path=scheduler, remedy="Give tcp://HOST:PORT."
        ) from None
    try:
        client = Client(scheduler, timeout=_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"no scheduler answers ({type(error).__name__})", path=scheduler, remedy="Start one: dask scheduler."
        ) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_WORKER)
        except TimeoutError:
            raise UsageError(
                "the scheduler has no workers", path=scheduler, remedy=f"Start some: dask worker {scheduler}."
            ) from None
        yield client


def _keep_apart(inputs: Sequence[str], output: str, place: Place) -> None:
    """Refuses inputs and output of which one holds the other: the next run would read or overwrite results."""
    if place.folder is not None:
        refuse_output_inside(place.folder, [local_path(one) for one in inputs if protocol_of(one) is None])
        return
    if not place.root:
        raise UsageError("it names no bucket", path=output, remedy="Give s3://bucket/ or s3://bucket/prefix/.")
    target = f"{place.root}/"
    for one in inputs:
        source = f"{one.partition('://')[2].rstrip('/')}/"
        if protocol_of(one) is not None and (target.startswith(source) or source.startswith(target)):
            raise UsageError("input and output lie within one another", path=output, remedy="Choose another prefix.")
