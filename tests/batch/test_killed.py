"""A run that is killed at any moment, again and again, ends like one that was never disturbed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import congvan

TEXT = "Số: {}/SNV-VP\n\nGiám đốc Sở yêu cầu Văn phòng Sở thực hiện:\n\n1. Văn phòng Sở báo cáo trước ngày 05/6/2024.\n"
FILES, KILLS = 300, 10


def tree(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_killed_at_ten_moments(tmp_path: Path) -> None:
    incoming = tmp_path / "den"
    for number in range(FILES):
        file = incoming / f"thang-{number % 7}" / f"{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT.format(number) if number % 50 else "", encoding="utf-8")
    # Records name the program that made a result: a copy stays the same while somebody works on the sources.
    shutil.copytree(Path(congvan.__file__).parent, tmp_path / "copy" / "congvan", ignore=lambda *_: ["__pycache__"])
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "copy")}
    command = [sys.executable, "-m", "congvan", "extract", incoming, "--format", "json,csv,jsonl,txt"]
    undisturbed = [*command, "-o", tmp_path / "yen", "--jobs", "1"]
    assert subprocess.run(undisturbed, env=environment, stderr=subprocess.DEVNULL).returncode == 1
    expected = tree(tmp_path / "yen")

    chance = random.Random(20241121)
    out = tmp_path / "ra"
    command += ["-o", out, "--jobs"]
    moments: list[int] = []
    for turn in range(KILLS):
        run = subprocess.Popen(
            [*command, str(1 + turn % 2)], stderr=subprocess.DEVNULL, start_new_session=True, env=environment
        )
        # At first while it starts, then after some results more each time, at last among the tables.
        wanted = turn * (FILES // KILLS)
        while run.poll() is None and len(list(out.rglob("*.record"))) < wanted:
            time.sleep(0.005)
        time.sleep(chance.random() * (0.3 if turn else 0.6))
        if turn % 3:
            run.kill()  # the workers have to notice by themselves
        else:
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        moments.append(len(list(out.rglob("*.record"))))
        time.sleep(0.1)
    assert len(set(moments)) >= 3, "the kills did not come at different moments"
    last = subprocess.run([*command, "2"], capture_output=True, text=True, env=environment)
    assert last.returncode == 1 and " 6 failed" in last.stderr
    found = tree(out)
    assert found.keys() == expected.keys()
    assert [name for name in expected if found[name] != expected[name]] == []
