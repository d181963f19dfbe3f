"""A scheduler, workers and an S3 server as processes of this machine, and what runs on them are given and leave."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import congvan

TEXT = "Số: {}/SNV-VP\n\nGiám đốc Sở yêu cầu Văn phòng Sở thực hiện:\n\n1. Văn phòng Sở báo cáo trước ngày 05/6/2024.\n"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def store(folder: Path) -> Iterator[dict[str, str]]:
    """What processes get: a program that stays the same while somebody works on the sources, and an S3 server.

    The server's log is ``folder/s3.log``.
    """
    shutil.copytree(Path(congvan.__file__).parent, folder / "congvan", ignore=lambda *_: ["__pycache__"])
    port = free_port()
    given = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch, contextlib.ExitStack() as stack:
        for name, value in given.items():
            patch.setenv(name, value)
        environment = {**os.environ, "PYTHONPATH": str(folder)}
        start(stack, ["moto.server", "-H", "127.0.0.1", "-p", str(port)], environment, log=folder / "s3.log")
        for _ in range(600):
            with contextlib.suppress(OSError), urllib.request.urlopen(given["AWS_ENDPOINT_URL"], timeout=5):
                break
            time.sleep(0.1)
        yield environment


@contextlib.contextmanager
def cluster(
    environment: dict[str, str], folder: Path, *, workers: Sequence[Sequence[str]]
) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler with a worker for each of the lists of options; the workers and the scheduler."""
    import distributed

    address = f"tcp://127.0.0.1:{free_port()}"
    with contextlib.ExitStack() as stack:
        port = address.rpartition(":")[2]
        scheduler = start(
            stack, ["dask", "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"], environment
        )
        common = ["dask", "worker", address, "--nthreads", "1", "--no-dashboard", "--local-directory"]
        started = [
            start(stack, [*common, str(folder / f"worker-{number}"), *options], environment)
            for number, options in enumerate(workers)
        ]
        with distributed.Client(address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(len(workers), timeout=120)
        yield address, [*started, scheduler]


def start(
    stack: contextlib.ExitStack, module: list[str], environment: dict[str, str], *, log: Path | None = None
) -> subprocess.Popen[bytes]:
    output = subprocess.DEVNULL if log is None else stack.enter_context(log.open("wb"))
    process = subprocess.Popen([sys.executable, "-m", *module], env=environment, stdout=output, stderr=output)
    stack.callback(end, process)
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def extract(environment: dict[str, str], *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "congvan", "extract", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)


def fetched(environment: dict[str, str], folder: str) -> list[str]:
    """The keys below ``folder`` of which the S3 server has given the contents, as often as it has."""
    log = Path(environment["PYTHONPATH"], "s3.log").read_text(encoding="utf-8", errors="replace")
    return re.findall(rf"GET /{re.escape(folder)}/(\S+) HTTP", log)


def fill(folder: Path, files: int) -> None:
    for number in range(files):
        file = folder / f"thang-{number % 7}" / f"{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT.format(number) if number % 40 else "", encoding="utf-8")
    (folder / "bang.xlsx").touch()


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def shards(found: dict[str, bytes]) -> dict[str, bytes]:
    return {name: found.pop(name) for name in list(found) if name.startswith("tasks.parquet/")}
