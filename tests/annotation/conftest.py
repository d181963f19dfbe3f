from __future__ import annotations

from pathlib import Path

import pytest
from annotated import TEXT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "incoming"
    folder.mkdir()
    (folder / "snv.txt").write_text(TEXT, encoding="utf-8")
    return folder
