"""The page on security names files and tests that there are, and every hostile file."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path

from hostile_files import FILES

TESTS = Path(__file__).parents[1]
PAGE = (TESTS.parent / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([\w*-]+\.\w+)`", PAGE))


def test_each_test_named_is_there() -> None:
    there = {path.name for path in TESTS.rglob("test_*.py")}
    assert {name for name in NAMED if name.startswith("test_")} - there == set()


def test_each_hostile_file_has_its_line() -> None:
    assert [file.name for file in FILES if not any(fnmatch.fnmatch(file.name, name) for name in NAMED)] == []
