from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

import congvan
from congvan.cli import main
from congvan.linear.model import Model, write_model

CORPUS = Path(__file__).parents[2] / "corpus"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--version"])
    assert leaving.value.code == 0
    assert capsys.readouterr().out == f"congvan {congvan.__version__}\n"


@pytest.mark.parametrize("written", ["2024-06-05", "5/6/2024", "05.6.2024", "ngày 05 tháng 6 năm 2024"])
def test_the_day_of_receipt_as_people_write_it(written: str, tmp_path: Path) -> None:
    dispatch = tmp_path / "a.txt"
    dispatch.write_text(
        "Kính gửi: Phòng Nội vụ.\n\n1. Báo cáo kết quả trong vòng 10 ngày kể từ ngày nhận được Công văn này.\n",
        encoding="utf-8",
    )
    assert main(["extract", str(dispatch), "-o", str(tmp_path / "out"), "--received-on", written]) == 0
    assert "2024-06-17" in (tmp_path / "out" / "a.json").read_text(encoding="utf-8")  # 15/6 is a Saturday


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    script = (
        "import sys, congvan, congvan.cli\n"
        "try: congvan.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'pydantic', 'rich', 'pandas', 'lxml', 'pypdfium2', 'pdfplumber', 'docx', 'dateparser'}"
        " & set(sys.modules)), file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stderr == "[]\n"


def test_pandas_is_imported_for_tables_only() -> None:
    script = "import sys, congvan; congvan.extract_text('Số: 1/UBND-TH'); print('pandas' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["no-such-command"],
        ["extract", "a.txt"],
        ["extract", "a", "-o", "b", "--received-on", "5/6"],
        ["extract", "a", "-o", "b", "--received-on", "6/25/2024"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    assert leaving.value.code == 2
    assert capsys.readouterr().err.startswith("usage: congvan")


def test_schema_is_the_shipped_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    shipped = resources.files("congvan.schema").joinpath("dispatch.schema.json").read_text(encoding="utf-8")
    assert capsys.readouterr().out == shipped, "the models have changed: run `make schema`"
    assert json.loads(shipped)["title"] == "Dispatch"


def test_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(CORPUS / "dispatches" / "svhttdl-hung-yen-2024-05.txt")]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Công văn /SVHTTDL-VP\n")
    assert "trước ngày 05/10/2024 → 2024-10-05" in shown
    assert "\x1b" not in shown


def test_show_to_a_reader_that_leaves() -> None:
    file = CORPUS / "dispatches" / "svhttdl-hung-yen-2024-05.txt"
    show = subprocess.Popen(
        [sys.executable, "-m", "congvan", "show", file], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert show.stdout is not None and show.stderr is not None
    show.stdout.close()
    assert show.stderr.read() == b""
    assert show.wait() == 1
    show.stderr.close()


@pytest.mark.parametrize("name", ["khong-co.txt", "."])
def test_show_what_cannot_be_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["show", name]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"congvan: {name}: ")


def test_evaluate(capsys: pytest.CaptureFixture[str]) -> None:
    gold = str(CORPUS / "gold")
    assert main(["evaluate", gold, gold, "--by-document", "--show"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "5 dispatches"
    assert any(line.split()[:2] == ["tasks", "1.000"] for line in lines)
    assert any(line.startswith("svhttdl-hung-yen-2024-05 ") for line in lines)


def test_evaluate_without_annotations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path), str(tmp_path)]) == 1
    assert "the folder has no annotations" in capsys.readouterr().err


def test_a_model_of_names_is_used_where_it_is_asked_for(tmp_path: Path) -> None:
    name = "Vụ Đo đạc, theo dõi nguồn nước"
    dispatch = tmp_path / "a.txt"
    dispatch.write_text(
        f"BỘ TÀI NGUYÊN\n\nSố: 12/TN-VP\n\nBộ giao:\n\n1. {name} theo dõi mực nước.\n\nNơi nhận:\n- {name};\n",
        encoding="utf-8",
    )
    model = tmp_path / "ends.json"
    write_model(model, Model("own 1", 0.0, {"entry": 9.0}))
    found = {}
    for option in (["--actor-model", str(model)], ["--force"]):
        out = tmp_path / option[0]
        assert main(["extract", str(dispatch), "-o", str(out), *option]) == 0
        (task,) = json.loads((out / "a.json").read_text(encoding="utf-8"))["tasks"]
        found[option[0]] = (task["assignees"][0]["name"], task["assignees"][0]["evidence"]["rule"] == "own 1")
    assert found == {"--actor-model": (name, True), "--force": ("Vụ Đo đạc", False)}
