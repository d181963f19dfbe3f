"""Which field of a task a column of its table holds, by the column's name."""

from __future__ import annotations

from congvan.vocabulary.tables import rules

_LONGEST_NAME = 60


def column_field(name: str) -> str | None:
    """The field of the column: ``Cơ quan chủ trì`` → ``lead``; None where it is no name of a known column."""
    if len(name) >= _LONGEST_NAME:
        return None
    return next((rule.row["field"] for rule in rules("task_tables", "column") if rule.pattern.search(name)), None)


def is_task_table(fields: set[str]) -> bool:
    """Whether columns of these fields tell tasks: what is to be done, and by whom or until when."""
    return "task" in fields and bool({"lead", "deadline"} & fields)
