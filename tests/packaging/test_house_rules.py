"""Rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
import tomllib
import unicodedata
from pathlib import Path

import congvan

ROOT = Path(__file__).parents[2]
LONGEST_MODULE = 450


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:  # an unpacked source distribution has no history
        return [path for folder in ("pipeline", "tests", "docs") for path in (ROOT / folder).rglob("*.*")]
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_modules_stay_small() -> None:
    sizes = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for path in (ROOT / "pipeline").rglob("*.py")
    }
    assert {name: size for name, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_text_is_nfc() -> None:
    # Tests may spell decomposed letters on purpose, but as escapes.
    wrong = []
    for path in tracked():
        if path.suffix in {".py", ".toml", ".md", ".json"} and path.is_file():
            text = path.read_text(encoding="utf-8")
            if not unicodedata.is_normalized("NFC", text):
                wrong.append(path.relative_to(ROOT).as_posix())
    assert wrong == []


def test_changelog_names_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(congvan.__version__)}\]", changelog, re.MULTILINE)


def test_every_package_is_in_a_layer() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = project["tool"]["importlinter"]["contracts"]
    layered = {name for layer in contract["layers"] for name in re.split(r"\s*[|:]\s*", layer)}
    modules = {
        f"congvan.{path.stem}"
        for path in (ROOT / "pipeline" / "congvan").iterdir()
        if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py")))
    }
    assert modules - layered == {"congvan.__init__", "congvan.__main__"}
