from __future__ import annotations

import os
from pathlib import Path

import pytest

from congvan.errors import OutputError
from congvan.export.atomic import replacing, write


def test_a_write_replaces_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "a.json"
    write(path, b"cu, va dai hon")
    write(path, b"moi")
    assert path.read_bytes() == b"moi"
    assert [child.name for child in path.parent.iterdir()] == ["a.json"]


def test_an_error_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "tasks.csv"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError), replacing(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir()] == ["tasks.csv"]


@pytest.mark.parametrize("below", ["file/a.json", "file/deep/a.json"])
def test_below_a_regular_file_nothing_can_be_written(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="Choose another output folder"):
        write(tmp_path / below, b"x")


def test_a_full_disk(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    path = tmp_path / "a.json"
    with pytest.raises(OutputError, match="Free some space"), replacing(path) as file:
        # The temporary file is on a good disk; what is written goes to the full one.
        descriptor = os.open(full, os.O_WRONLY)
        os.dup2(descriptor, file.fileno())
        os.close(descriptor)
        file.write(b"x")
    assert list(tmp_path.iterdir()) == []
