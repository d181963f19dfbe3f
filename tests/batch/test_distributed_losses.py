"""Workers that die of a file again and again, and a run of many tasks that is itself killed."""

from __future__ import annotations

import csv
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import machines
import pytest
from machines import TEXT, extract, fill, shards, store, tree

from congvan.errors import UnexpectedError

pytest.importorskip("moto")
pytest.importorskip("pyarrow")
pytest.importorskip("distributed")

# A worker that dies when it gets the file in hand, as one does that runs out of memory.
DEADLY = """
import os, signal
from congvan.batch.distributed import reading

whole = reading.__dict__.setdefault("whole", reading._fetch)  # this may be run twice

def deadly(file, *others):
    if b"chet" in file.called.encode():
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(file, *others)

reading._fetch = deadly
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with store(tmp_path_factory.mktemp("copy")) as given:
        yield given


def test_a_file_that_kills_its_workers(environment: dict[str, str], tmp_path: Path) -> None:
    incoming, out = tmp_path / "den", tmp_path / "ra"
    fill(incoming, 39)
    (incoming / "chet.txt").write_text(TEXT.format(1), encoding="utf-8")
    (tmp_path / "deadly.py").write_text(DEADLY, encoding="utf-8")
    # Two deaths and not four, else the test waits for many new workers.
    few = {**environment, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    preload = ["--preload", str(tmp_path / "deadly.py")]
    with machines.cluster(few, tmp_path, workers=[preload, preload]) as (address, _):
        run = extract(environment, incoming, "-o", out, "--scheduler", address)
        assert run.returncode == 1 and "40 files" in run.stderr and " 2 failed" in run.stderr
        (told,) = [line for line in run.stderr.splitlines() if "chet.txt" in line]
        assert told == (
            f"failed: {incoming}/chet.txt: every worker that was given it died. "
            "See the workers' logs and their memory, then start the run again, or leave the file out."
        )
        rows = list(csv.DictReader((out / "failures.csv").read_text(encoding="utf-8-sig").splitlines()))
        assert [row["file"] for row in rows] == [str(incoming / "chet.txt"), str(incoming / "thang-0" / "0.txt")]
        # Its neighbours are those of a run without it, and the next run does it once it no longer kills.
        (incoming / "chet.txt").rename(tmp_path / "song.txt")
        extract(environment, incoming, "-o", tmp_path / "khong", "--jobs", "1")
        found = {name: data for name, data in tree(out).items() if name.endswith(".json")}
        expected = {name: data for name, data in tree(tmp_path / "khong").items() if name.endswith(".json")}
        assert found == expected and len(found) == 38
        (tmp_path / "song.txt").rename(incoming / "song.txt")
        again = extract(environment, incoming, "-o", out, "--scheduler", address)
        assert "39 done before" in again.stderr and " 1 failed" in again.stderr


@pytest.mark.parametrize(
    ("first", "told"),
    [(0, "all workers are gone"), (2, "the scheduler has given the run up")],
    ids=["all", "scheduler"],
)
def test_nobody_is_left(
    first: int, told: str, environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from congvan.batch.distributed import run

    monkeypatch.setattr(run, "_LOOK", 0.5)
    monkeypatch.setattr(run, "_PATIENCE", 2)
    fill(tmp_path / "den", 400)
    with machines.cluster(environment, tmp_path, workers=[["--no-nanny"], ["--no-nanny"]]) as (address, processes):

        def kill(done: int, total: int) -> None:
            for process in processes[first : first + 2]:
                process.kill()

        with pytest.raises(UnexpectedError, match=told):
            run.extract_distributed([str(tmp_path / "den")], str(tmp_path / "ra"), scheduler=address, progress=kill)


def test_a_result_that_died_with_its_worker_is_not_waited_for(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import distributed

    from congvan.batch.distributed import run

    monkeypatch.setattr(run, "_LOOK", 0.5)
    monkeypatch.setattr(run, "_PATIENCE", 2)
    with (
        machines.cluster(environment, tmp_path, workers=[["--no-nanny"]]) as (address, processes),
        distributed.Client(address, set_as_default=False) as client,
    ):
        dead, failed = client.submit(str, 1), client.submit(int, "none")
        with client.as_current():
            distributed.wait([dead, failed])
        processes[0].kill()
        until = time.monotonic() + 60
        while dead.status != "lost" and time.monotonic() < until:
            time.sleep(0.05)
        given = {dead: None, failed: None}
        ended = run._finished(client, given)
        assert next(ended) is failed
        del given[failed]
        with pytest.raises(UnexpectedError, match="all workers are gone"):
            next(ended)


def test_a_long_run_is_killed_and_resumed(environment: dict[str, str], tmp_path: Path) -> None:
    """More files than a shard holds and than are given out at first; the run itself is killed, not a worker."""
    import pandas as pd

    files, incoming, out = 1070, tmp_path / "den", tmp_path / "ra"
    fill(incoming, files)
    extract(environment, incoming, "-o", tmp_path / "mot-may", "--format", "json,csv,jsonl,txt")
    expected = tree(tmp_path / "mot-may")
    with machines.cluster(environment, tmp_path, workers=[[], []]) as (address, _):
        # A worker that cannot write ends the run with the reason, and does not keep it waiting.
        blocked = tmp_path / "chan" / "1.json"
        blocked.mkdir(parents=True)
        refused = extract(environment, incoming / "thang-1", "-o", tmp_path / "chan", "--scheduler", address)
        assert refused.returncode == 1
        assert refused.stderr.splitlines()[-1].startswith(f"congvan: {blocked}: it cannot be written (is a directory).")
        arguments = [incoming, "-o", out, "--scheduler", address, "--format", "json,csv,jsonl,txt,parquet"]
        run = subprocess.Popen([sys.executable, "-m", "congvan", "extract", *arguments], env=environment)
        while run.poll() is None and len(list(out.rglob("*.record"))) < files // 2:
            time.sleep(0.02)
        run.kill()
        assert run.wait() == -signal.SIGKILL
        time.sleep(1)
        done = len(list(out.rglob("*.record")))
        assert files // 2 <= done < files, "it was not killed in mid-run"
        again = extract(environment, *arguments)
    assert f"{files} files" in again.stderr and " 27 failed" in again.stderr
    before = int(again.stderr.partition(" done before")[0].rpartition(" ")[2])
    assert done <= before < files
    found = tree(out)
    parts = shards(found)
    assert found.keys() == expected.keys()
    assert [name for name in expected if found[name] != expected[name]] == []
    assert len(parts) == 2
    for name, data in parts.items():
        (tmp_path / Path(name).name).write_bytes(data)
    rows = pd.concat(pd.read_parquet(tmp_path / Path(name).name) for name in parts)
    written = csv.DictReader(found["tasks.csv"].decode("utf-8-sig").splitlines())
    assert sorted(rows["file"]) == sorted(row["file"] for row in written) and len(rows) == files - 27
