"""Every notebook runs from its first to its last cell, and is kept without what it printed."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from congvan.annotation.session import Session

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
TASKS = 41  # in the five samples


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def run(notebook: NotebookNode, folder: Path = FOLDER) -> NotebookNode:
    """The notebook after its last cell, run as a user would: in its own folder. Raises where a cell fails."""
    return NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()


def printed(cell: NotebookNode) -> str:
    return "".join(output.get("text", "") for output in cell.outputs)


def test_there_are_some() -> None:
    assert "01_walkthrough" in {path.stem for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_valid_and_stripped(path: Path) -> None:
    notebook = read(path)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in cells if cell.outputs or cell.execution_count is not None] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_from_first_to_last(path: Path) -> None:
    done = run(read(path))
    assert all(cell.execution_count for cell in done.cells if cell.cell_type == "code")
    assert not [output for cell in done.cells for output in cell.get("outputs", []) if output.get("name") == "stderr"]


def test_the_walkthrough_shows_a_dispatch_and_one_row_a_task() -> None:
    notebook = read(FOLDER / "01_walkthrough.ipynb")
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code[0].source.startswith('FOLDER = "../corpus/dispatches"')
    assert len(code[0].source.splitlines()) == 1
    notebook.cells.append(nbformat.v4.new_code_cell("print(len(table), table['file'].nunique(), len(tasks))"))
    done = run(notebook)
    assert printed(done.cells[-1]).split() == [str(TASKS), "5", "6"]
    shown = [
        output["data"]["text/html"]
        for cell in done.cells
        for output in cell.get("outputs", [])
        if "text/html" in output.get("data", {})
    ]
    assert '<div class="congvan-dispatch"' in shown[0]
    assert "congvan-text" in shown[0]


OWN = """SỞ NỘI VỤ

Số: {number}/SNV-VP
Hòa An, ngày 04 tháng 3 năm 2024

Kính gửi: Các phòng thuộc Sở.

Giám đốc Sở yêu cầu:

1. Văn phòng Sở rà soát vị trí việc làm trước ngày {number}/3/2024.

2. Phòng Công chức tổng hợp kết quả.
"""


def test_annotating_an_own_folder_takes_one_changed_line(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "mine").mkdir()
    for number in (15, 16, 17):
        (tmp_path / "mine" / f"{number}.txt").write_text(OWN.format(number=number), encoding="utf-8")

    def printed_by() -> str:
        notebook = read(FOLDER / "02_annotate.ipynb")
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert code[0].source.startswith('FOLDER = "../corpus/dispatches"')
        code[0].source = 'FOLDER = "../mine"'
        done = run(notebook, tmp_path / "notebooks")
        return "".join(printed(cell) for cell in done.cells if cell.cell_type == "code")

    store = tmp_path / "out" / "annotations" / "mine"
    nobody = printed_by()
    assert "pipeline and pipeline" in nobody and "3 dispatches of both" in nobody
    for annotator, count in (("me", 2), ("you", 1)):
        session = Session.of_folder(tmp_path / "mine", store, annotator=annotator)
        for _ in range(count):
            session.accept_above(0)
            session.mark("support", OWN.index("Phòng Công"), OWN.index(" tổng hợp"), task="t1")
            session.finish()
            session.next()
        told = printed_by()
        assert ("me and pipeline" if annotator == "me" else "me and you") in told
        assert f"{2 if annotator == 'me' else 1} dispatches of both" in told
    judged = [path.name for path in (store / "adjudicated" / "me").glob("*.jsonl")]
    assert judged
