from __future__ import annotations

import io

from rich.console import Console

from congvan.export.table import print_tasks
from congvan.export.tree import print_tree
from congvan.schema import Dispatch, Issue

TREE = """\
Công văn 1210/SNV-CCHC
issuer   Sở Nội vụ
issued   2024-05-20
subject  rà soát thủ tục hành chính
1 directive, 1 task
└── 1 ● rà soát, báo cáo
        lead: Văn phòng Sở
        support: Phòng Tổ chức
        report to: Giám đốc Sở
        cites: Quyết định 933/QĐ-TTg; Luật Đất đai năm 2024
        deadline: trước ngày 05/6/2024 → 2024-06-05
"""


def printed(function: object, *arguments: object, terminal: bool = False) -> str:
    file = io.StringIO()
    colours = "standard" if terminal else None
    console = Console(file=file, width=120, highlight=False, force_terminal=terminal, color_system=colours)
    function(*arguments, console)  # type: ignore[operator]
    return file.getvalue()


def test_tree(dispatch: Dispatch) -> None:
    lines = printed(print_tree, dispatch).splitlines()
    assert "\n".join(line.rstrip() for line in lines) + "\n" == TREE


def test_a_heading_keeps_its_words_and_an_order_of_no_item_stands_at_the_end(dispatch: Dispatch) -> None:
    heading = dispatch.directives[0].model_copy(update={"heading": "Rà soát"})
    closing = dispatch.tasks[0].model_copy(update={"directive": None, "action": "theo dõi"})
    longer = dispatch.model_copy(update={"directives": (heading,), "tasks": (*dispatch.tasks, closing)})
    lines = [line.split(" ", 1)[1].strip() for line in printed(print_tree, longer).splitlines() if "── " in line]
    assert lines == ["1 Rà soát", "└── ● rà soát, báo cáo", "● theo dõi"]


def test_a_deadline_has_colour_on_a_terminal(dispatch: Dispatch) -> None:
    assert "\x1b[1;31mtrước ngày 05/6/2024" in printed(print_tree, dispatch, terminal=True)


def test_a_dispatch_cannot_write_to_the_terminal(dispatch: Dispatch) -> None:
    task = dispatch.tasks[0].model_copy(update={"action": "\x1b]0;đổi tên\x07[bold]x[/bold]"})
    hostile = dispatch.model_copy(
        update={"subject": "\x1b[2J", "tasks": (task,), "issues": (Issue(code="x", message="\x9b2J"),)}
    )
    for function, argument in ((print_tree, hostile), (print_tasks, [hostile])):
        shown = printed(function, argument)
        assert "\x1b" not in shown and "\x9b" not in shown and "\x07" not in shown
        assert "[bold]x[/bold]" in shown


def test_table(dispatch: Dispatch) -> None:
    title, _, head, _, *rows, _ = printed(print_tasks, [dispatch]).splitlines()
    assert title == "1210.pdf · 1210/SNV-CCHC · 2024-05-20 · rà soát thủ tục hành chính"
    assert head.split() == ["item", "lead", "support", "deadline", "task"]
    columns = {head.index(name): name for name in head.split()}
    cells = ["".join(row[start:].split("  ")[0].strip() + " " for row in rows).strip() for start in columns]
    assert cells == ["1", "Văn phòng Sở", "Phòng Tổ chức", "trước ngày 05/6/2024 → 2024-06-05", "rà soát, báo cáo"]


def test_table_says_when_there_is_no_task(dispatch: Dispatch) -> None:
    assert "no tasks" in printed(print_tasks, [dispatch.model_copy(update={"tasks": ()})])
