"""CSV: one row a task, for a clerk's spreadsheet."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator

from congvan.export.plain import cell
from congvan.schema import Citation, Dispatch, Task

COLUMNS = (
    "file",
    "dispatch_number",
    "issuer",
    "issued",
    "subject",
    "task_id",
    "directive",
    "task",
    "lead",
    "support",
    "deadline_text",
    "deadline_kind",
    "due_date",
    "recurrence",
    "report_to",
    "cited_documents",
    "page",
    "confidence",
)

# The Party writes `1210-CV/TU`, with the body behind the stroke; the State `1210/UBND-TH`.
_PARTY_SYMBOL = re.compile(r"[A-ZĐ]{2,4}/[A-ZĐ]+")


def rows(dispatch: Dispatch) -> Iterator[dict[str, str | int | float | None]]:
    """One mapping from `COLUMNS` to a value for each task, text as it stands; None where there is nothing."""
    citations = {citation.id: citation for citation in dispatch.citations}
    for task in dispatch.tasks:
        deadline = task.deadline
        yield {
            "file": dispatch.source.path,
            "dispatch_number": number(dispatch),
            "issuer": dispatch.issuer,
            "issued": dispatch.issued,
            "subject": dispatch.subject,
            "task_id": task.id,
            "directive": task.directive,
            "task": task.text,
            "lead": _names(task, "lead"),
            "support": _names(task, "support"),
            "deadline_text": deadline.text if deadline else None,
            "deadline_kind": deadline.kind if deadline else None,
            "due_date": deadline.date if deadline else None,
            "recurrence": deadline.rrule if deadline else None,
            "report_to": task.report_to,
            "cited_documents": "; ".join(_title(citations[id]) for id in task.citations if id in citations) or None,
            "page": task.evidence.page,
            "confidence": round(task.confidence, 2),
        }


def csv_header(columns: Iterable[str] = COLUMNS) -> bytes:
    """The byte order mark by which Excel knows UTF-8, and the names of the columns."""
    return codecs.BOM_UTF8 + csv_line(columns)


def csv_rows(dispatch: Dispatch) -> bytes:
    """The dispatch's tasks as lines of CSV, every cell safe to open in a spreadsheet."""
    return b"".join(
        csv_line([cell(value) if isinstance(value, str) else "" if value is None else value for value in row.values()])
        for row in rows(dispatch)
    )


def number(dispatch: Dispatch) -> str | None:
    """Number and symbol as a letterhead writes them: ``1210/UBND-TH``, ``15-CV/TU``; ``/UBND-NC`` for a draft."""
    if dispatch.symbol is None:
        return dispatch.number
    between = "-" if _PARTY_SYMBOL.fullmatch(dispatch.symbol) else "/"
    return f"{dispatch.number or ''}{between}{dispatch.symbol}"


def _names(task: Task, role: str) -> str | None:
    return "; ".join(assignee.name for assignee in task.assignees if assignee.role == role) or None


def _title(citation: Citation) -> str:
    return f"{citation.type} {citation.number}" if citation.number else citation.type


def csv_line(values: Iterable[object]) -> bytes:
    """One row; text must have gone through `cell`."""
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue().encode("utf-8", "replace")
