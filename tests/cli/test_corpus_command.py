from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from congvan.cli import main

CORPUS = Path(__file__).parents[2] / "corpus"
NAME = "ubnd-bac-giang-2023-08"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one annotated dispatch, its places not written yet."""
    folder = tmp_path / "own"
    folder.mkdir()
    shutil.copy(CORPUS / "dispatches" / f"{NAME}.txt", folder)
    gold = json.loads((CORPUS / "gold" / f"{NAME}.json").read_text(encoding="utf-8"))
    del gold["places"]
    (folder / f"{NAME}.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def test_check_place_check(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "check", str(own)]) == 1
    assert "dispatch lacks places" in capsys.readouterr().out
    assert main(["corpus", "place", str(own)]) == 0
    assert main(["corpus", "check", str(own)]) == 0
    assert capsys.readouterr().out.endswith("1 annotations, 0 problems\n")
    assert (own / f"{NAME}.json").read_bytes() == (CORPUS / "gold" / f"{NAME}.json").read_bytes()


def test_a_quote_that_is_not_there_leaves_the_file(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = own / f"{NAME}.json"
    gold = json.loads(path.read_text(encoding="utf-8"))
    gold["tasks"][0]["text"] = "Trồng một vạn cây xanh"
    path.write_text(json.dumps(gold), encoding="utf-8")
    before = path.read_bytes()
    assert main(["corpus", "place", str(own)]) == 1
    assert "not found in the text: tasks[0].text" in capsys.readouterr().out
    assert path.read_bytes() == before


def test_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "summary", str(CORPUS / "gold")]) == 0
    assert "| dispatches | 5 |" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["doccano", "label-studio", "conll"])
def test_export(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out"
    arguments = ["corpus", "export", str(CORPUS), "--format", name, "--split", "sample", "-o", str(output)]
    assert main(arguments) == 0
    assert capsys.readouterr().out == "5 dispatches written\n"
    assert "Mai Sơn" in output.read_text(encoding="utf-8") or name == "conll"


def test_a_missing_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "check", str(tmp_path / "none")]) == 1
    assert "no such folder" in capsys.readouterr().err
