"""A run over files and folders: from paths to outcomes, and from outcomes to results on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from congvan.batch.output import FORMATS, OutputFolder, OutputStream, Summary
from congvan.batch.sources import SourceFile, find_sources
from congvan.batch.workers import Outcome, attempt, spread
from congvan.errors import UsageError
from congvan.options import Options
from congvan.pipeline import Pipeline

PathLike = str | Path


def extract_folder(
    path: PathLike | Iterable[PathLike], *, options: Options | None = None, jobs: int = 1
) -> Iterator[Outcome]:
    """The outcome of each file in a folder (or of several files and folders), as they come, in order of path.

    A file that cannot be read gives an outcome with its ``error`` and does not stop the rest. ``jobs`` above 1
    reads in that many processes; a script then needs ``if __name__ == "__main__":``.

    >>> for outcome in extract_folder("incoming"):  # doctest: +SKIP
    ...     print(outcome.source.name, len(outcome.dispatch.tasks) if outcome.dispatch else outcome.error)
    """
    sources = find_sources(_paths(path)).files
    return _outcomes(sources, options, jobs, keep_text=False)


def extract_into(
    inputs: PathLike | Iterable[PathLike],
    output: PathLike | BinaryIO,
    *,
    formats: Sequence[str] = ("json", "csv"),
    options: Options | None = None,
    jobs: int = 1,
    progress: Callable[[int, int, Outcome], None] | None = None,
) -> Summary:
    """Reads files and folders, writes the results below ``output``, and says what it came to.

    ``formats`` are among ``json`` (a file a dispatch), ``csv`` (``tasks.csv``), ``jsonl``
    (``dispatches.jsonl``) and ``txt`` (the text that offsets point into). An open binary stream as ``output``
    takes JSON Lines. ``progress`` is called with the number done, the number in all, and the outcome.
    """
    paths = _paths(inputs)
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise UsageError(
            f"unknown format {', '.join(unknown) or '(none)'}", remedy=f"Choose from {', '.join(FORMATS)}."
        )
    if isinstance(output, str | Path):
        _refuse_output_inside(Path(output), paths)
    found = find_sources(paths)
    summary = Summary(skipped=found.skipped)
    results: OutputFolder | OutputStream
    if isinstance(output, str | Path):
        results, keep_text = OutputFolder(Path(output), found.files, formats), "txt" in formats
    else:
        results, keep_text = OutputStream(output), False
    with results:
        for outcome in _outcomes(found.files, options, jobs, keep_text=keep_text):
            results.add(outcome)
            summary.count(outcome)
            if progress is not None:
                progress(summary.files, len(found.files), outcome)
    return summary


def _outcomes(
    sources: Sequence[SourceFile], options: Options | None, jobs: int, *, keep_text: bool
) -> Iterator[Outcome]:
    if jobs < 1:
        raise UsageError("jobs must be at least 1", remedy="Give the number of processes.")
    reading = partial(attempt, pipeline=Pipeline(options), keep_text=keep_text)
    if jobs == 1 or len(sources) == 1:
        return map(reading, sources)
    return spread(sources, reading, jobs)


def _paths(given: PathLike | Iterable[PathLike]) -> list[Path]:
    if isinstance(given, str | Path):
        return [Path(given)]
    return [Path(path) for path in given]


def _refuse_output_inside(folder: Path, inputs: Iterable[Path]) -> None:
    """A folder that holds its own results would be read again, results and all, by the next run."""
    target = folder.resolve()
    for path in inputs:
        if path.is_dir() and target.is_relative_to(path.resolve()):
            raise UsageError(
                "the output folder lies inside the input folder",
                path=str(folder),
                remedy="Choose a folder outside it.",
            )
