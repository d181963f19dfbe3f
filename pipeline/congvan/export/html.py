"""HTML: a dispatch as a notebook shows it, safe whatever its text says.

No scripts, no links and nothing from elsewhere: it can be looked at offline, and a dispatch cannot act in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from congvan.export.csv import number
from congvan.export.html_findings import Finding, findings
from congvan.export.html_style import STYLE
from congvan.export.html_text import legend, marked
from congvan.export.plain import count, printable
from congvan.schema import Assignee, Citation, Deadline, Dispatch, Task
from congvan.schema.showing import as_html


def to_html(dispatch: Dispatch, text: str | None = None) -> str:
    """The dispatch as one ``<div>``: its header, its tasks, and its text with the evidence marked.

    ``text`` is the text that offsets count in, by default the one that the dispatch carries. Where there is none,
    as in a dispatch that comes from JSON, the evidence is a list of quotes with their places.
    """
    text = dispatch.text if text is None else text
    found = findings(dispatch)
    parts = [
        f"<style>{STYLE}</style>",
        _head(dispatch),
        _tasks(dispatch),
        _issues(dispatch),
        _evidence(found) if text is None else _text(text, found),
    ]
    return f'<div class="congvan-dispatch" lang="vi">{"".join(parts)}</div>'


@as_html.register
def _(dispatch: Dispatch) -> str:
    return to_html(dispatch)


# --- header ---


def _head(dispatch: Dispatch) -> str:
    above = _quiet(f"{dispatch.parent_issuer} · ") if dispatch.parent_issuer else ""
    title = " ".join(filter(None, (dispatch.document_type.capitalize(), number(dispatch))))
    issued = ", ".join(filter(None, (dispatch.place, dispatch.issued)))
    named = " · ".join(f"<strong>{_safe(part)}</strong>" for part in (dispatch.issuer, title) if part)
    stamps = "".join(
        f' <span class="congvan-stamp">{_safe(stamp)}</span>' for stamp in (dispatch.urgency, dispatch.secrecy) if stamp
    )
    lines = [above + named + (f" · {_safe(issued)}" if issued else "") + stamps]
    if dispatch.subject:
        lines.append(f'<span class="congvan-subject">{_safe(dispatch.subject)}</span>')
    signed = " / ".join(filter(None, (dispatch.signature.authority, dispatch.signature.title, dispatch.signature.name)))
    for label, value in (("to", "; ".join(dispatch.recipients)), ("signed", signed), ("file", dispatch.source.path)):
        if value:
            lines.append(_quiet(f"{label}: {value}"))
    return f'<div class="congvan-head">{"<br>".join(lines)}</div>'


def _issues(dispatch: Dispatch) -> str:
    items = "".join(
        f"<li>{_safe(issue.message)}{f' (page {issue.page})' if issue.page else ''}</li>" for issue in dispatch.issues
    )
    return f"<p><strong>{dispatch.status}</strong></p><ul>{items}</ul>" if items else ""


# --- tasks ---


def _tasks(dispatch: Dispatch) -> str:
    if not dispatch.tasks:
        return "<p>no tasks</p>"
    titles = {citation.id: _citation(citation) for citation in dispatch.citations}
    rows = [_task(task, titles) for task in dispatch.tasks]
    return _table(("item", "lead", "support", "action", "deadline", "cited documents"), rows)


def _task(task: Task, titles: dict[str, str]) -> list[tuple[str, str]]:
    action = [_safe(task.action)]
    for label, value in (("report to", task.report_to), ("deliverable", task.deliverable)):
        if value:
            action.append(_quiet(f"{label}: {value}"))
    item = f"{_safe(task.directive or '–')}<br>{_quiet(task.id)}"
    return [
        ("congvan-exact", item),
        ("congvan-name", _names(task.assignees, "lead")),
        ("congvan-name", _names(task.assignees, "support")),
        ("congvan-what", "<br>".join(action)),
        ("congvan-name", _deadline(task.deadline) if task.deadline else ""),
        ("congvan-name", "<br>".join(titles[id] for id in task.citations if id in titles)),
    ]


def _names(assignees: Iterable[Assignee], role: str) -> str:
    return "<br>".join(
        _safe(one.name) + ("" if one.source == "stated" else " " + _quiet(f"({one.source})"))
        for one in assignees
        if one.role == role
    )


def _deadline(deadline: Deadline) -> str:
    lines = [_safe(deadline.text)]
    value = " ".join(filter(None, (deadline.date or deadline.rrule or deadline.duration, deadline.time)))
    if value:
        # A recurrence rule is long; a date must stay on one line.
        exact = ' class="congvan-exact"' if deadline.date else ""
        lines.append(f"→ <strong{exact}>{_safe(value)}</strong>")
    told = {
        "inherited": deadline.inherited,
        "working days": deadline.working_days,
        "provisional": deadline.provisional,
        f"needs {deadline.needs}": deadline.needs,
    }
    notes = ", ".join(note for note, holds in told.items() if holds)
    return "<br>".join([*lines, *([_quiet(notes)] if notes else [])])


def _citation(citation: Citation) -> str:
    title = _safe(" ".join(filter(None, (citation.type, citation.number))))
    return f'{title} <span class="congvan-exact">{_quiet(citation.date)}</span>' if citation.date else title


# --- evidence ---


def _text(text: str, found: Sequence[Finding]) -> str:
    return (
        "<details><summary>text, with the evidence marked</summary>"
        f'<div class="congvan-legend">{legend()}</div><div class="congvan-text">{marked(text, found)}</div></details>'
    )


def _evidence(found: Sequence[Finding]) -> str:
    rows = [
        [
            ("congvan-exact", f'<mark class="congvan-mark congvan-{one.kind}">{one.kind}</mark>'),
            ("congvan-name", _safe(", ".join(one.owners))),
            ("congvan-what", _safe(one.words)),
            ("congvan-exact", _place(one)),
            ("", _safe(one.evidence.rule)),
            ("congvan-exact", f"{one.evidence.score:.2f}"),
        ]
        for one in found
    ]
    table = _table(("kind", "of", "words", "place", "rule", "score"), rows)
    return f"<details><summary>evidence: {count(len(found), 'place')}</summary>{table}</details>"


def _place(one: Finding) -> str:
    page = f", page {one.evidence.page}" if one.evidence.page else ""
    return f"{one.evidence.start}–{one.evidence.end}{page}"


# --- pieces ---


def _table(heads: Iterable[str], rows: Iterable[Iterable[tuple[str, str]]]) -> str:
    """A table whose cells are pairs of class and HTML."""
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(f"<tr>{''.join(_cell(name, content) for name, content in row)}</tr>" for row in rows)
    return (
        '<div class="congvan-wide"><table class="congvan-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(name: str, content: str) -> str:
    # Classes give columns a least width: one that is empty from top to bottom gets none.
    return f'<td class="{name}">{content}</td>' if content else "<td></td>"


def _quiet(text: str) -> str:
    return f'<span class="congvan-quiet">{_safe(text)}</span>'


def _safe(text: str) -> str:
    """``text`` as one line of HTML: no tag, no attribute's end, nothing that turns the direction of what follows."""
    return escape(printable(text))
