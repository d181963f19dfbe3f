"""The wheel as a user gets it: built, installed into an empty environment, and run there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "corpus" / "dispatches" / "svhttdl-hung-yen-2024-05.txt"


def run(*command: str | Path, **options: str | Path) -> str:
    # What happens here must come from the wheel: no PYTHONPATH, no working directory that holds the sources.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
    (built,) = folder.glob("congvan-*.whl")
    return built


def test_the_wheel_carries_all_that_is_not_code(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    package = ROOT / "pipeline"
    files = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    wanted = {name for name in files if "__pycache__" not in name}
    assert wanted <= packed
    assert any(name.endswith(".toml") for name in wanted)
    shipped = (
        "assembly/task-starts",
        "confidence/assigning-clauses",
        "confidence/task-confidence",
        "diacritics/syllables",
    )
    models = {f"congvan/{name}.json" for name in shipped}
    assert models <= wanted
    assert sum((package / name).stat().st_size for name in models) < 10_000_000
    assert {name.split("/")[0] for name in packed - wanted} == {f"congvan-{wheel.name.split('-')[1]}.dist-info"}


def test_the_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    run(sys.executable, "-m", "venv", environment)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    out = tmp_path / "out"
    run(scripts / "congvan", "extract", SAMPLE, "-o", out, cwd=tmp_path)
    dispatch = json.loads((out / f"{SAMPLE.stem}.json").read_text(encoding="utf-8"))
    assert dispatch["symbol"] == "SVHTTDL-VP"
    assert dispatch["tasks"]
    assert all(task["field_evidence"]["confidence"]["rule"].startswith("task-confidence") for task in dispatch["tasks"])
    where = run(scripts / "python", "-c", "import congvan; print(congvan.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(environment)
