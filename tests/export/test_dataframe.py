from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePath

import congvan
from congvan.batch import Outcome, SourceFile
from congvan.export.csv import COLUMNS
from congvan.schema import Dispatch


def test_one_row_a_task(dispatch: Dispatch) -> None:
    source = SourceFile(Path("a"), PurePath("a"))
    failed = Outcome(source, error=congvan.EmptyDocumentError("the file is empty"))
    frame = congvan.to_dataframe([dispatch, Outcome(source, dispatch), failed])
    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == 2
    assert frame["due_date"][0].date() == dt.date(2024, 6, 5)
    assert frame["page"][0] == 2


def test_no_tasks_still_has_the_columns(dispatch: Dispatch) -> None:
    frame = congvan.to_dataframe([dispatch.model_copy(update={"tasks": ()})])
    assert tuple(frame.columns) == COLUMNS and frame.empty
