"""The short way for one file or one text; whoever reads many keeps a `Pipeline`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from congvan.batch import Outcome
from congvan.export.dataframe import tasks_frame
from congvan.options import Options
from congvan.pipeline import Pipeline
from congvan.schema import Dispatch

if TYPE_CHECKING:
    import pandas as pd


def extract(path: str | Path, *, options: Options | None = None) -> Dispatch:
    """The dispatch in a file, whatever its format: ``extract("1210-UBND-TH.pdf").tasks[0].deadline``.

    It carries the text that its offsets count in. Raises a `CongvanError` that names the file, the reason and the
    remedy where it cannot be read.
    """
    return Pipeline(options).extract(path)


def extract_text(text: str, *, name: str = "text", options: Options | None = None) -> Dispatch:
    """The dispatch in a text, e.g. ``extract_text(Path("1210.md").read_text()).issued`` → ``2023-08``.

    Line ends are taken as a file's are: a paragraph may be wrapped. ``name`` stands for the file's path.
    """
    return Pipeline(options).extract_text(text, name)


def to_dataframe(results: Iterable[Dispatch | Outcome]) -> pd.DataFrame:
    """A pandas table, one row a task, columns as in ``tasks.csv``; files that failed have no rows.

    >>> to_dataframe(extract_folder("incoming")).sort_values("due_date")  # doctest: +SKIP
    """
    dispatches = (result.dispatch if isinstance(result, Outcome) else result for result in results)
    return tasks_frame(dispatch for dispatch in dispatches if dispatch is not None)
