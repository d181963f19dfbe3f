"""All tasks of a run on the terminal, a row each: who must do what by when."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from congvan.export.csv import number
from congvan.export.plain import printable
from congvan.export.tree import deadline_text, names
from congvan.schema import Dispatch

_COLUMNS = {"item": 2, "lead": 6, "support": 4, "deadline": 6, "task": 14}


def print_tasks(dispatches: Iterable[Dispatch], console: Console) -> None:
    """Prints a table for each dispatch: item, lead, support, deadline and the task itself."""
    for dispatch in dispatches:
        table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
        for heading, ratio in _COLUMNS.items():
            table.add_column(heading, ratio=ratio, overflow="fold")
        for task in dispatch.tasks:
            table.add_row(
                Text(printable(task.directive or "")),
                Text(names(task.assignees, "lead")),
                Text(names(task.assignees, "support")),
                deadline_text(task.deadline, task.deadline.date) if task.deadline else Text(""),
                Text(printable(task.action)),
            )
        console.print(Text(_title(dispatch), style="bold"))
        console.print(table if dispatch.tasks else Text("no tasks\n", style="dim"))


def _title(dispatch: Dispatch) -> str:
    parts = PurePath(dispatch.source.path).name, number(dispatch), dispatch.issued, dispatch.subject
    return " · ".join(printable(part) for part in parts if part)
