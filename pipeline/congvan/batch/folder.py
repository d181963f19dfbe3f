"""A run over files and folders: from paths to outcomes, and from outcomes to results on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from congvan.batch.attempts import Outcome, attempt
from congvan.batch.files import Job
from congvan.batch.origin import made_by
from congvan.batch.plan import Plan
from congvan.batch.records import Record, State, spelt
from congvan.batch.sources import SourceFile, Sources, find_sources
from congvan.batch.tables import DISPATCHES, FAILURES, TASKS, Entry, Summary, write_tables
from congvan.batch.workers import Limits, spread
from congvan.errors import CongvanError, UsageError
from congvan.export.atomic import writing
from congvan.export.json import to_json_line
from congvan.options import Options
from congvan.pipeline import Pipeline
from congvan.schema import Dispatch

PathLike = str | Path
FORMATS = ("json", "csv", "jsonl", "txt")


def extract_folder(
    path: PathLike | Iterable[PathLike],
    *,
    options: Options | None = None,
    jobs: int | None = None,
    limits: Limits | None = None,
) -> Iterator[Outcome]:
    """The outcome of each file in a folder (or of several files and folders), as they come, in order of path.

    A file that cannot be read gives an outcome with its ``error`` and does not stop the rest. ``jobs`` reads in
    that many processes, each bound by ``limits``; a script then needs ``if __name__ == "__main__":``. Without
    it all is read in this process, and a file that breaks a native library breaks the caller.

    >>> for outcome in extract_folder("incoming"):  # doctest: +SKIP
    ...     print(outcome.source.name, len(outcome.dispatch.tasks) if outcome.dispatch else outcome.error)
    """
    sources = find_sources(_paths(path))
    return _outcomes(sources, options, _checked(jobs), limits or Limits())


def extract_into(
    inputs: PathLike | Iterable[PathLike],
    output: PathLike | BinaryIO,
    *,
    formats: Sequence[str] = ("json", "csv"),
    options: Options | None = None,
    jobs: int | None = None,
    limits: Limits | None = None,
    force: bool = False,
    retry_failed: bool = False,
    progress: Callable[[int, int], None] | None = None,
    shown: Callable[[Dispatch], None] | None = None,
    is_due: Callable[[Path], bool] | None = None,
) -> Summary:
    """Reads files and folders, writes the results below ``output``, and says what it came to.

    ``formats`` are among ``json`` (a file a dispatch), ``csv`` (``tasks.csv``), ``jsonl``
    (``dispatches.jsonl``) and ``txt`` (the text that offsets point into). What an earlier run has done and
    nothing has changed since is not done again, but for ``force``; ``retry_failed`` tries what failed. An open
    binary stream as ``output`` takes JSON Lines. ``jobs`` and ``limits`` are as in `extract_folder`.
    ``progress`` is called with the number done and the number in all, ``shown`` with each dispatch in order of
    path; files for which ``is_due`` says no are left as they are.
    """
    paths = _paths(inputs)
    check_formats(formats, FORMATS)
    jobs, limits = _checked(jobs), limits or Limits()
    if not isinstance(output, str | Path):
        return _to_stream(find_sources(paths), output, options, jobs, limits, progress)
    folder = Path(output)
    refuse_output_inside(folder, paths)
    sources = find_sources(paths)
    spare_sources(folder, sources, formats)
    pipeline = Pipeline(options)
    state = State(folder)
    plan = Plan(pipeline, tuple(formats), made_by(pipeline.options), limits, force, retry_failed)
    job = Job(plan, state)
    summary = Summary(skipped=sources.skipped, left_out=sources.left_out)
    with state.held():
        for done, (_, was_read) in enumerate(_records(job, sources, jobs, is_due), start=1):
            summary.unchanged += not was_read
            if progress is not None:
                progress(done, len(sources))
        write_tables(state, plan.formats, _entries(job, sources), sources.unread, summary, shown)
    return summary


def check_formats(formats: Sequence[str], known: Sequence[str]) -> None:
    """Refuses formats that are not ``known``."""
    unknown = [name for name in formats if name not in known]
    if unknown or not formats:
        raise UsageError(f"unknown format {', '.join(unknown) or '(none)'}", remedy=f"Choose from {', '.join(known)}.")


def _records(
    job: Job, sources: Sources, jobs: int | None, is_due: Callable[[Path], bool] | None
) -> Iterator[tuple[Record, bool]]:
    """The record of each file as it is done, and whether it was read."""
    due = _due(job, sources, is_due)
    if jobs is None:
        yield from map(job, due)
        return
    for source, result in spread(due, job, jobs, job.plan.limits):
        yield (job.fail(source, result), True) if isinstance(result, CongvanError) else result


def _due(job: Job, sources: Sources, is_due: Callable[[Path], bool] | None) -> Iterator[SourceFile]:
    """The files to look at; results go whose name has changed because another file now lies beside theirs."""
    for source in sources:
        if is_due is not None and not is_due(source.path):
            continue
        known = job.state.load(source.path)
        if known is not None and known.result != spelt(source.result):
            before = Path(known.result)
            if not sources.names_result(before):
                job.remove(before, source.path)
        yield source


def _entries(job: Job, sources: Sources) -> Iterator[Entry]:
    for source in sources:
        record = job.state.load(source.path)
        if record is not None:  # else it is still being written, and waits for the next look
            yield Entry(str(source.path), record, partial(_read, job.dispatch_path(source)))


def _read(path: Path) -> bytes:
    with writing(path):
        return path.read_bytes()


def _outcomes(
    sources: Iterable[SourceFile], options: Options | None, jobs: int | None, limits: Limits
) -> Iterator[Outcome]:
    reading = partial(attempt, pipeline=Pipeline(options))
    if jobs is None:
        return map(reading, sources)
    return _spread_outcomes(sources, reading, jobs, limits)


def _spread_outcomes(
    sources: Iterable[SourceFile], reading: Callable[[SourceFile], Outcome], jobs: int, limits: Limits
) -> Iterator[Outcome]:
    results = spread(sources, reading, jobs, limits)
    try:
        for source, result in results:
            yield Outcome(source, error=result) if isinstance(result, CongvanError) else result
    finally:
        results.close()  # type: ignore[attr-defined]


def _to_stream(
    sources: Sources,
    stream: BinaryIO,
    options: Options | None,
    jobs: int | None,
    limits: Limits,
    progress: Callable[[int, int], None] | None,
) -> Summary:
    """Writes each dispatch as one line as soon as it is its turn."""
    summary = Summary(skipped=sources.skipped, left_out=sources.left_out)
    for error in sources.unread:
        summary.fail(error, is_file=False)
    for outcome in _outcomes(sources, options, jobs, limits):
        if outcome.dispatch is not None:
            stream.write(to_json_line(outcome.dispatch))
            stream.flush()
            summary.count(outcome.dispatch)
        elif outcome.error is not None:
            summary.fail(outcome.error)
        if progress is not None:
            progress(summary.files, len(sources))
    return summary


def _checked(jobs: int | None) -> int | None:
    if jobs is not None and jobs < 1:
        raise UsageError("jobs must be at least 1", remedy="Give the number of processes.")
    return jobs


def _paths(given: PathLike | Iterable[PathLike]) -> list[Path]:
    if isinstance(given, str | Path):
        return [Path(given)]
    return [Path(path) for path in given]


def refuse_output_inside(folder: Path, inputs: Iterable[Path]) -> None:
    """A folder that holds its own results would be read again, results and all, by the next run."""
    target = folder.resolve()
    for path in inputs:
        if path.is_dir() and target.is_relative_to(path.resolve()):
            raise UsageError(
                "the output folder lies inside the input folder",
                path=str(folder),
                remedy="Choose a folder outside it.",
            )


def spare_sources(folder: Path, sources: Sources, formats: Sequence[str]) -> None:
    """Refuses a run whose results would overwrite what it reads."""
    home = folder.resolve()
    tables = {home / TASKS, home / DISPATCHES, home / FAILURES}
    suffixes = [f".{name}" for name in ("json", "txt") if name in formats]
    for source in sources:
        path = source.path.resolve()
        if not path.is_relative_to(home):
            continue
        stem = path.relative_to(home)
        overwritten = any(
            stem.name.endswith(suffix) and sources.names_result(stem.with_name(stem.name.removesuffix(suffix)))
            for suffix in suffixes
        )
        if overwritten or path in tables:
            raise UsageError(
                "the result would overwrite a source", path=str(source.path), remedy="Choose another output folder."
            )


__all__ = ["FORMATS", "check_formats", "extract_folder", "extract_into", "refuse_output_inside", "spare_sources"]
