"""A pandas table of tasks, the same columns as the CSV."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from congvan.export.csv import COLUMNS, rows
from congvan.schema import Dispatch

if TYPE_CHECKING:
    import pandas as pd


def tasks_frame(dispatches: Iterable[Dispatch]) -> pd.DataFrame:
    """One row a task; ``due_date`` is a timestamp, so that it sorts and subtracts."""
    import pandas as pd

    frame = pd.DataFrame((row for dispatch in dispatches for row in rows(dispatch)), columns=list(COLUMNS))
    frame["due_date"] = pd.to_datetime(frame["due_date"])
    frame["page"] = frame["page"].astype("Int64")
    return frame
