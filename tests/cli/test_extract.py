from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from congvan.cli import main

TEXT = """\
UBND TỈNH A
SỞ NỘI VỤ

Số: 12/SNV-VP
V/v rà soát thủ tục hành chính

A, ngày 06 tháng 5 năm 2024

Kính gửi: Các phòng, đơn vị thuộc Sở

Giám đốc Sở yêu cầu các phòng, đơn vị thực hiện:

1. Văn phòng Sở rà soát thủ tục hành chính, báo cáo Giám đốc Sở trước ngày 05/6/2024.

2. Thanh tra Sở kiểm tra việc thực hiện kỷ luật của công chức.

GIÁM ĐỐC

Trần Văn Hà
"""


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """A folder with dispatches in two places, of one name in two formats."""
    folder = tmp_path / "den"
    (folder / "thang-5").mkdir(parents=True)
    (folder / "12.txt").write_text(TEXT, encoding="utf-8")
    (folder / "12.md").write_text(TEXT.replace("05/6/2024", "**06/6/2024**"), encoding="utf-8")
    (folder / "thang-5" / "13.txt").write_text(TEXT.replace("12/SNV", "13/SNV"), encoding="utf-8")
    return folder


def files(folder: Path) -> list[str]:
    names = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(name.as_posix() for name in names if name.parts[0] != ".congvan")


def test_a_folder_becomes_json_and_csv(incoming: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "ra"
    assert main(["extract", str(incoming), "-o", str(out), "--jobs", "1"]) == 0
    assert files(out) == ["12.md.json", "12.txt.json", "tasks.csv", "thang-5/13.json"]
    dispatch = json.loads((out / "thang-5" / "13.json").read_text(encoding="utf-8"))
    assert (dispatch["number"], dispatch["symbol"], dispatch["issued"]) == ("13", "SNV-VP", "2024-05-06")
    assert [task["directive"] for task in dispatch["tasks"]] == ["1", "2"]
    with (out / "tasks.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [(Path(row["file"]).name, row["directive"], row["lead"], row["due_date"]) for row in rows] == [
        ("12.md", "1", "Văn phòng Sở", "2024-06-06"),
        ("12.md", "2", "Thanh tra Sở", ""),
        ("12.txt", "1", "Văn phòng Sở", "2024-06-05"),
        ("12.txt", "2", "Thanh tra Sở", ""),
        ("13.txt", "1", "Văn phòng Sở", "2024-06-05"),
        ("13.txt", "2", "Thanh tra Sở", ""),
    ]
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"3 files, 6 tasks, 3 with a deadline, 0 partial, 0 failed → {out}\n"


def test_results_do_not_depend_on_the_number_of_processes(incoming: Path, tmp_path: Path) -> None:
    formats = "json,csv,jsonl,txt"
    for jobs in "13":
        main(["extract", str(incoming), "-o", str(tmp_path / jobs), "--jobs", jobs, "--format", formats])
    one, three = tmp_path / "1", tmp_path / "3"
    assert files(one) == files(three) and len(files(one)) == 8
    assert all((one / name).read_bytes() == (three / name).read_bytes() for name in files(one))


def test_offsets_point_into_the_text_that_is_written(incoming: Path, tmp_path: Path) -> None:
    assert main(["extract", str(incoming / "12.md"), "-o", str(tmp_path / "ra"), "--format", "json,txt"]) == 0
    text = (tmp_path / "ra" / "12.txt").read_text(encoding="utf-8")
    dispatch = json.loads((tmp_path / "ra" / "12.json").read_text(encoding="utf-8"))
    deadline = dispatch["tasks"][0]["deadline"]
    assert text[deadline["evidence"]["start"] : deadline["evidence"]["end"]] == deadline["text"]


def test_one_bad_file_is_told_and_the_rest_is_done(
    incoming: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (incoming / "trang.txt").touch()
    (incoming / "nhieu.txt").write_bytes(bytes(range(256)) * 20)
    shutil.copy(sys.executable, incoming / "bang.xlsx")
    assert main(["extract", str(incoming), "-o", str(tmp_path / "ra"), "--jobs", "2"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith(f"failed: {incoming / 'nhieu.txt'}: the content is no text")
    assert lines[1] == f"failed: {incoming / 'trang.txt'}: the file is empty. Get a fresh copy of it."
    assert lines[2] == "left out, no documents: bang.xlsx"
    assert lines[3].startswith("5 files, 6 tasks, 3 with a deadline, 0 partial, 2 failed")
    assert files(tmp_path / "ra") == [
        "12.md.json",
        "12.txt.json",
        "failures.csv",
        "tasks.csv",
        "thang-5/13.json",
    ]
    with (tmp_path / "ra" / "failures.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [(Path(row["file"]).name, row["kind"]) for row in rows] == [
        ("nhieu.txt", "UnknownFormatError"),
        ("trang.txt", "EmptyDocumentError"),
    ]
    assert all(row["reason"] and row["remedy"] for row in rows)


def test_json_lines_on_standard_output(incoming: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "congvan", "extract", incoming, "-o", "-"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    dispatches = [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]
    assert [dispatch["issuer"] for dispatch in dispatches] == ["Sở Nội vụ"] * 3
    assert run.stderr.decode().splitlines() == ["3 files, 6 tasks, 3 with a deadline, 0 partial, 0 failed"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full")
@pytest.mark.parametrize("command", [["extract", "den", "-o", "-"], ["show", "den/12.txt"], ["schema"]])
def test_no_space_left_for_standard_output(command: list[str], incoming: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "congvan", *command], cwd=incoming.parent, stdout=full, stderr=subprocess.PIPE
        )
    assert run.returncode == 1
    assert run.stderr.decode() == "congvan: standard output: it cannot be written (no space left on device).\n"


def test_the_table_shows_who_must_do_what_by_when(
    incoming: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(incoming / "12.txt"), "-o", str(tmp_path / "ra"), "--table"]) == 0
    shown = capsys.readouterr().out
    assert "12.txt · 12/SNV-VP · 2024-05-06 · rà soát thủ tục hành chính" in shown
    assert "Văn phòng Sở" in shown and "2024-06-05" in shown


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_name_that_is_no_utf8_in_every_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "den"
    folder.mkdir()
    name = os.fsencode(folder) + b"/c\xf4ng v\xe3n.txt"
    Path(os.fsdecode(name)).write_text("Giám đốc Sở yêu cầu Văn phòng Sở báo cáo trước 05/6/2024.\n", encoding="utf-8")
    out = tmp_path / "ra"
    assert main(["extract", str(folder), "-o", str(out), "--format", "json,csv,jsonl,txt", "--table"]) == 0
    assert "Văn phòng Sở" in capsys.readouterr().out
    assert json.loads((out / "dispatches.jsonl").read_bytes())["source"]["path"] == os.fsdecode(name)


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["khong-co.txt", "-o", "ra"], 1, "failed: khong-co.txt: there is no such file. Check the path."),
        (["den/trong", "-o", "ra"], 1, "congvan: den/trong: there is no file that can be read. Give .pdf, .docx,"),
        (["den", "-o", "den/ra"], 2, "congvan: den/ra: the output folder lies inside the input folder. Choose"),
        (["den", "-o", "den"], 2, "congvan: den: the output folder lies inside the input folder. Choose"),
        (["den", "-o", "den/12.txt/ra"], 2, "congvan: den/12.txt/ra: the output folder lies inside the input folder."),
        (["den/12.md", "-o", "den/12.txt/ra"], 1, "congvan: den/12.txt/ra: it cannot be written (not a directory)."),
        (["den/12.md", "-o", "den/12.txt"], 1, "congvan: den/12.txt: it cannot be written (file exists). Choose"),
        (
            ["den/12.txt", "-o", "den", "--format", "txt"],
            2,
            "congvan: den/12.txt: the result would overwrite a source.",
        ),
        (["cu/tasks.csv", "-o", "cu"], 2, "congvan: cu/tasks.csv: the result would overwrite a source. Choose another"),
        (["den", "-o", "ra", "--format", "xml"], 2, "congvan: unknown format xml. Choose from json, csv, jsonl, txt."),
        (["den", "-o", "-", "--format", "csv"], 2, "congvan: standard output takes JSON Lines only. Leave out"),
        (["den", "-o", "ra", "--jobs", "0"], 2, "congvan: jobs must be at least 1. Give the number of processes."),
    ],
)
def test_bad_input_gets_one_line_with_the_remedy(
    incoming: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    message: str,
) -> None:
    (incoming / "trong").mkdir()
    (incoming.parent / "cu").mkdir()
    (incoming.parent / "cu" / "tasks.csv").write_text(TEXT)
    monkeypatch.chdir(incoming.parent)
    before = (incoming / "12.txt").read_bytes()
    assert main(["extract", *arguments]) == status
    line, *more = capsys.readouterr().err.splitlines()
    assert line.startswith(message)
    assert not more or more == ["1 file, 0 tasks, 0 with a deadline, 0 partial, 1 failed → ra"]
    assert (incoming / "12.txt").read_bytes() == before


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_finished_results_and_no_half_ones(incoming: Path, tmp_path: Path, jobs: str) -> None:
    for number in range(200):
        (incoming / f"thang-5/{number}.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "ra"
    run = subprocess.Popen(
        [sys.executable, "-m", "congvan", "extract", incoming, "-o", out, "--jobs", jobs],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not (out / "12.txt.json").exists() and run.poll() is None:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)  # the terminal sends it to all of them
    assert run.communicate(timeout=30)[1] == "congvan: interrupted; what was finished is written\n"
    assert run.returncode == 130
    assert "tasks.csv" not in files(out)
    assert not list(out.rglob("*.tmp"))
    for name in files(out):
        json.loads((out / name).read_text(encoding="utf-8"))
