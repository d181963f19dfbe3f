"""The page on what comes out names every key, column and command that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from congvan.batch import FORMATS
from congvan.cli import main
from congvan.export.csv import COLUMNS
from congvan.schema import Assignee, Citation, Deadline, Directive, Dispatch, Evidence, Issue, Signature, Task

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
TOLD = set(re.findall(r"`([\w-]+)`", PAGE))


@pytest.mark.parametrize("model", [Dispatch, Task, Directive, Citation, Assignee, Deadline, Evidence, Issue, Signature])
def test_every_key_is_told(model: type[BaseModel]) -> None:
    assert set(model.model_fields) - TOLD == set()


def test_columns_and_formats_are_told() -> None:
    assert ", ".join(COLUMNS) in " ".join(PAGE.split())
    assert all(f"`{name}`" in PAGE or f"--format {name}" in PAGE or f"{name.upper()}\n" in PAGE for name in FORMATS)


def test_every_command_is_in_the_readme_or_on_this_page(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert sorted(commands) == ["corpus", "evaluate", "extract", "schema", "show", "train", "watch"]
    text = PAGE + (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command for command in commands if f"congvan {command}" not in text] == []
