"""A scheduler, workers and an S3 server, as processes of this machine: the same results as those of a local run."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePath

import machines
import pytest
from machines import TEXT, extract, fetched, fill, free_port, shards, store, tree

import congvan
from congvan.batch.origin import made_by
from congvan.batch.plan import Plan
from congvan.batch.records import State
from congvan.batch.workers import Limits
from congvan.errors import UsageError
from congvan.options import Options

pytest.importorskip("moto")
s3fs = pytest.importorskip("s3fs")
pytest.importorskip("pyarrow")
distributed = pytest.importorskip("distributed")

FILES = 240


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with store(tmp_path_factory.mktemp("copy")) as given:
        yield given


@pytest.fixture
def cluster(environment: dict[str, str], tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a scheduler with two workers, and the second of them; the first has a nanny, as by default."""
    with machines.cluster(environment, tmp_path, workers=[[], ["--no-nanny"]]) as (address, (_, second, _)):
        yield address, second


def test_worker_killed_in_mid_run(
    cluster: tuple[str, subprocess.Popen[bytes]], environment: dict[str, str], tmp_path: Path
) -> None:
    address, victim = cluster
    incoming, out = tmp_path / "den", tmp_path / "ra"
    fill(incoming, FILES)
    formats = ["--format", "json,csv,jsonl,txt"]
    extract(environment, incoming, "-o", tmp_path / "mot-may", "--jobs", "1", *formats)
    expected = tree(tmp_path / "mot-may")

    command = [sys.executable, "-m", "congvan", "extract", incoming, "-o", out, "--scheduler", address]
    with distributed.Client(address, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        (second,) = [where for where, pid in client.run(os.getpid).items() if pid == victim.pid]
        run = subprocess.Popen([*command, *formats], env=environment, stderr=subprocess.PIPE, text=True)
        while run.poll() is None:
            if client.processing().get(second) and len(list(out.rglob("*.record"))) > FILES // 8:
                break
            time.sleep(0.01)
    victim.kill()
    done = len(list(out.rglob("*.record")))
    _, told = run.communicate(timeout=300)
    assert FILES // 8 < done < FILES, "it was not killed in mid-run"
    assert victim.wait() == -signal.SIGKILL
    assert f"{FILES} files" in told and "6 failed" in told
    found = tree(out)
    assert found.keys() == expected.keys()
    assert [name for name in expected if found[name] != expected[name]] == []

    again = extract(environment, incoming, "-o", out, "--scheduler", address, *formats)
    assert f"{FILES} done before" in again.stderr
    assert tree(out) == expected
    # The records are those of a local run, which goes on where this one has ended.
    assert f"{FILES} done before" in extract(environment, incoming, "-o", out, *formats).stderr


def test_store(cluster: tuple[str, subprocess.Popen[bytes]], environment: dict[str, str], tmp_path: Path) -> None:
    import pandas as pd

    address, _ = cluster
    incoming = tmp_path / "den"
    fill(incoming, 41)
    extract(environment, incoming, "-o", tmp_path / "mot-may", "--format", "json,csv")
    # A path begins with the folder, a URL with the bucket; all else is the same, but for the records.
    expected = {
        name: data.replace(f"{incoming}/".encode(), b"s3://incoming/den/")
        for name, data in tree(tmp_path / "mot-may").items()
        if not name.startswith(".congvan/")
    }
    bucket = s3fs.S3FileSystem(use_listings_cache=False, skip_instance_cache=True)
    bucket.mkdir("incoming")
    bucket.mkdir("tasks")
    bucket.put(f"{incoming}/", "s3://incoming/den/", recursive=True)
    bucket.pipe_file("incoming/den/le//doi.txt", TEXT.format(1).encode())
    bucket.pipe_file("incoming/den/.an/1.txt", TEXT.format(1).encode())

    def stored() -> dict[str, bytes]:
        return {path.removeprefix("tasks/ra/"): bucket.cat_file(path) for path in bucket.find("tasks/ra")}

    arguments = ("s3://incoming/den/", "-o", "s3://tasks/ra/", "--scheduler", address)
    first = extract(environment, *arguments)
    assert first.returncode == 1 and "41 files" in first.stderr and "left out, no documents: bang.xlsx" in first.stderr
    whole = stored()
    found = {name: data for name, data in whole.items() if not name.startswith(".congvan/")}
    (shard,) = shards(found).values()
    rows = list(csv.DictReader(found["tasks.csv"].decode("utf-8-sig").splitlines()))
    (tmp_path / "shard.parquet").write_bytes(shard)
    frame = pd.read_parquet(tmp_path / "shard.parquet")
    assert list(frame["file"]) == [row["file"] for row in rows] and set(frame["due_date"].dt.year) == {2024}
    odd, failures = b"s3://incoming/den/le/,", found.pop("failures.csv").splitlines(keepends=True)
    assert [line for line in failures if line.startswith(odd)], "a key that is no path was passed over in silence"
    assert b"".join(line for line in failures if not line.startswith(odd)) == expected.pop("failures.csv")
    assert found == expected

    times = bucket.info("tasks/ra/thang-1/1.json")["LastModified"]
    before = len(fetched(environment, "incoming/den"))
    assert before >= 39
    second = extract(environment, *arguments)
    assert "41 done before" in second.stderr
    assert fetched(environment, "incoming/den")[before:] == [], "an unchanged source was fetched"
    assert stored() == whole and bucket.info("tasks/ra/thang-1/1.json")["LastModified"] == times

    # One changes, one becomes bad, one goes: what they had been told to say is told no more.
    bucket.pipe_file("incoming/den/thang-1/1.txt", TEXT.format(991).encode())
    bucket.pipe_file("incoming/den/thang-2/2.txt", b"")
    bucket.rm_file("incoming/den/thang-3/3.txt")
    third = extract(environment, *arguments)
    assert "40 files" in third.stderr and "38 done before" in third.stderr
    assert set(fetched(environment, "incoming/den")[before:]) <= {"thang-1/1.txt", "thang-2/2.txt"}
    now = stored()
    assert b'"number": "991"' in now["thang-1/1.json"] and "thang-2/2.json" not in now
    assert len(shards(now)) == 1 and shards(dict(whole)).keys().isdisjoint(shards(stored()))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["s3://khong-co/", "-o", "s3://tasks/x/"], "s3://khong-co: it cannot be listed"),
        (["s3://tasks/ra/", "-o", "s3://tasks/"], "input and output lie within one another"),
        (["s3://", "-o", "s3://tasks/"], "it names no bucket"),
        (["den", "-o", "ftp://may/ra"], "results cannot be written whole to ftp://"),
        (["den", "s3://tasks/x", "-o", "ra"], "the inputs are of different kinds"),
        (["den", "-o", "-"], "a scheduler's workers write no standard output"),
        (["den", "-o", "ra", "--format", "xml"], "unknown format xml"),
        (["den", "-o", "den/ra"], "the output folder lies inside the input folder"),
        (["den", "-o", "ra"], "no scheduler answers"),
    ],
)
def test_refused(
    arguments: list[str], told: str, environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "den", 1)
    monkeypatch.chdir(tmp_path)
    run = extract(environment, *arguments, "--scheduler", f"tcp://127.0.0.1:{free_port()}")
    assert run.returncode in (1, 2) and "Traceback" not in run.stderr
    assert re.fullmatch(rf"congvan: .*{re.escape(told)}.*\n", run.stderr), run.stderr


@pytest.mark.parametrize("address", ["may-chu", "tcp://may-chu", "http://may-chu:8786"])
def test_an_address_that_is_none(address: str, environment: dict[str, str], tmp_path: Path) -> None:
    fill(tmp_path / "den", 1)
    run = extract(environment, str(tmp_path / "den"), "-o", str(tmp_path / "ra"), "--scheduler", address)
    assert run.returncode == 2 and run.stderr.count("\n") == 1
    assert run.stderr.startswith(f"congvan: {address}: it is no address of a scheduler (")


def test_url_without_scheduler(environment: dict[str, str]) -> None:
    run = extract(environment, "s3://incoming/", "-o", "ra")
    assert run.returncode == 2 and "--scheduler" in run.stderr and "Traceback" not in run.stderr


def test_without_the_extra(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "dask").mkdir()
    (tmp_path / "dask" / "__init__.py").write_text("raise ModuleNotFoundError('no', name='dask')")
    hidden = {**environment, "PYTHONPATH": f"{tmp_path}{os.pathsep}{environment['PYTHONPATH']}"}
    run = extract(hidden, "den", "-o", "ra", "--scheduler", "tcp://127.0.0.1:1")
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1 and "pip install 'congvan[dask]'" in run.stderr


class Deadly:
    """Reads as a `Pipeline` does, but for files whose name begins with ``die``: they kill the process."""

    def __init__(self) -> None:
        self.whole = congvan.Pipeline()
        self.options = self.whole.options

    def read(self, path: Path) -> object:
        if "die" in path.read_text(encoding="utf-8"):
            os.kill(os.getpid(), signal.SIGKILL)
        return self.whole.read(path)

    def extract_document(self, document):  # type: ignore[no-untyped-def]
        return self.whole.extract_document(document)


def test_a_file_that_kills_its_process(tmp_path: Path) -> None:
    from congvan.batch.distributed.listing import Distant
    from congvan.batch.distributed.places import Place
    from congvan.batch.distributed.reading import read_files

    files = []
    for name in ("1", "2", "3"):
        path = tmp_path / f"{name}.txt"
        path.write_text("die" if name == "2" else TEXT.format(name), encoding="utf-8")
        files.append(Distant(str(path), str(path), PurePath(name)))
    plan = Plan(Deadly(), ("json",), made_by(Options()), Limits())  # type: ignore[arg-type]
    with State(tmp_path / "ra").held():
        done = read_files(files, plan=plan, place=Place.of(str(tmp_path / "ra")))
    assert [one.record.error and one.record.error["kind"] for one in done] == [None, "UnexpectedError", None]
    assert sorted(path.name for path in (tmp_path / "ra").glob("*.json")) == ["1.json", "3.json"]


def test_no_more_is_fetched_than_may_be_read(tmp_path: Path) -> None:
    import fsspec

    from congvan.batch.distributed.listing import Distant
    from congvan.batch.distributed.places import Place
    from congvan.batch.distributed.reading import read_files

    fsspec.filesystem("memory").pipe_file("/den/1.txt", b"0123456789" * 10)
    pipeline = congvan.Pipeline(Options(max_bytes=10))
    plan = Plan(pipeline, ("json",), made_by(pipeline.options), Limits())
    file = Distant("memory://den/1.txt", "memory://den/1.txt", PurePath("1"))
    with State(tmp_path / "ra").held():
        (done,) = read_files([file], plan=plan, place=Place.of(str(tmp_path / "ra")))
    assert done.record.error is not None and done.record.error["kind"] == "LimitError"
    assert done.record.sha256 == hashlib.sha256(b"01234567890").hexdigest()


def test_a_store_that_tells_nothing(tmp_path: Path) -> None:
    import fsspec

    from congvan.batch.distributed.listing import find_distant
    from congvan.batch.distributed.places import Place
    from congvan.batch.distributed.reading import read_files

    files = fsspec.filesystem("memory")
    files.pipe_file("/kin/1.txt", TEXT.format(1).encode())
    plan = Plan(congvan.Pipeline(), ("json",), made_by(Options()), Limits())
    place = Place.of(str(tmp_path / "ra"))

    def done() -> list[tuple[bool, str | None]]:
        (listed,) = find_distant(["memory://kin"])
        assert listed.mark is None
        return [(one.was_read, one.record.sha256) for one in read_files([listed], plan=plan, place=place)]

    with State(tmp_path / "ra").held():
        ((read, first),) = done()
        assert read and done() == [(False, first)]
        files.pipe_file("/kin/1.txt", TEXT.format(2).encode())
        ((read, second),) = done()
        assert read and second == hashlib.sha256(TEXT.format(2).encode()).hexdigest() != first


NOON = datetime(2024, 6, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("entry", "by", "mark"),
    [
        ({"ETag": '"9e10"', "size": 7, "LastModified": NOON}, None, '"9e10" 7'),
        ({"ETag": '"9e10"', "size": 7, "LastModified": NOON}, NOON.timestamp(), '"9e10" 7'),
        ({"md5Hash": "q83v", "size": 7}, None, "q83v 7"),
        ({"mtime": 1717588800, "size": 7}, None, "1717588800.000000 7"),
        ({"mtime": NOON, "size": 7}, None, "1717588800.000000 7"),
        ({"mtime": NOON, "size": 7}, NOON.timestamp() + 61, "1717588800.000000 7"),
        # A change in the same moment would leave both as they are.
        ({"mtime": NOON, "size": 7}, NOON.timestamp() + 59, None),
        ({"mtime": NOON, "size": None}, None, None),
        ({"created": NOON, "size": 7}, None, None),
        ({"ETag": "", "size": 7}, None, None),
    ],
)
def test_mark(entry: dict[str, object], by: float | None, mark: str | None) -> None:
    from congvan.batch.distributed.places import mark_of

    assert mark_of(entry, by=by) == mark


def test_another_version_on_a_worker(tmp_path: Path) -> None:
    from congvan.batch.distributed.places import Place
    from congvan.batch.distributed.reading import read_files

    plan = Plan(congvan.Pipeline(), ("json",), {**made_by(Options()), "program": "0.0.9+0"}, Limits())
    with pytest.raises(UsageError, match="another version"):
        read_files([], plan=plan, place=Place.of(str(tmp_path)))
