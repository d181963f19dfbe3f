"""A dispatch on the terminal: its header, its directives, and under each what is to be done by whom until when."""

from __future__ import annotations

from collections import defaultdict

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from congvan.export.csv import number
from congvan.export.plain import count, printable
from congvan.schema import Assignee, Deadline, Dispatch, Task


def print_tree(dispatch: Dispatch, console: Console) -> None:
    """Prints the dispatch as a tree; colour and width are the console's affair."""
    console.print(_header(dispatch))
    console.print(_tree(dispatch))
    for issue in dispatch.issues:
        console.print(Text.assemble(("! ", "yellow"), printable(issue.message)))


def deadline_text(deadline: Deadline, value: str | None) -> Text:
    """``trước ngày 08/11/2023 → 2023-11-08``: what is written, and the value it comes to."""
    text = Text.assemble((printable(deadline.text), "bold red" if deadline.date else "yellow"))
    if value:
        text.append(f" → {printable(value)}", style="dim")
    return text


def names(assignees: tuple[Assignee, ...], role: str) -> str:
    """The names with that role, joined."""
    return "; ".join(printable(assignee.name) for assignee in assignees if assignee.role == role)


def _header(dispatch: Dispatch) -> Text:
    title = " ".join(part for part in (dispatch.document_type.capitalize(), number(dispatch)) if part)
    lines = [Text(printable(title), style="bold")]
    for label, value in (
        ("issuer", dispatch.issuer),
        ("above it", dispatch.parent_issuer),
        ("issued", ", ".join(part for part in (dispatch.place, dispatch.issued) if part)),
        ("subject", dispatch.subject),
        ("urgency", dispatch.urgency),
        ("secrecy", dispatch.secrecy),
        ("to", "; ".join(dispatch.recipients)),
        ("signed", " / ".join(filter(None, dispatch.signature.model_dump().values()))),
    ):
        if value:
            lines.append(Text.assemble((f"{label:9}", "dim"), printable(value)))
    return Text("\n").join(lines)


def _tree(dispatch: Dispatch) -> Tree:
    tasks: dict[str | None, list[Task]] = defaultdict(list)
    for task in dispatch.tasks:
        tasks[task.directive].append(task)
    titles = {citation.id: " ".join(filter(None, (citation.type, citation.number))) for citation in dispatch.citations}
    totals = f"{count(len(dispatch.directives), 'directive')}, {count(len(dispatch.tasks), 'task')}"
    tree = Tree(Text(totals, style="bold"))
    branches: dict[str, Tree] = {}
    for directive in dispatch.directives:
        parent = max((path for path in branches if _is_above(path, directive.path)), key=len, default=None)
        own = tasks.pop(directive.path, [])
        label = Text.assemble((f"{printable(directive.label)} ", "bold cyan"))
        if len(own) == 1 and directive.heading is None:  # the item is the task: its words need not stand there twice
            content: RenderableType = _task(own.pop(), titles, label)
        else:
            content = label.append(printable(directive.heading or _shortened(directive.text)))
        branch = branches[directive.path] = (branches[parent] if parent else tree).add(content)
        for task in own:
            branch.add(_task(task, titles))
    for left in tasks.values():
        for task in left:
            tree.add(_task(task, titles))
    return tree


def _is_above(path: str, other: str) -> bool:
    return other.startswith((f"{path}.", f"{path}-"))


def _task(task: Task, titles: dict[str, str], label: Text | None = None) -> RenderableType:
    first = Text.assemble(label or "", ("● ", "green"), printable(task.action))
    lines: list[Text] = []
    for name, value in (
        ("lead", names(task.assignees, "lead")),
        ("support", names(task.assignees, "support")),
        ("report to", task.report_to),
        ("cites", "; ".join(titles[id] for id in task.citations if id in titles)),
    ):
        if value:
            lines.append(Text.assemble((f"{name}: ", "dim"), printable(value)))
    if task.deadline is not None:
        value = task.deadline.date or task.deadline.rrule or task.deadline.duration
        lines.append(Text.assemble(("deadline: ", "dim"), deadline_text(task.deadline, value)))
    return Group(first, *(Padding(line, (0, 0, 0, 4)) for line in lines))


def _shortened(text: str, width: int = 100) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + " …"
