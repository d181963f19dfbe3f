"""Speed and memory of this machine's congvan, measured in one run: ``bench.py FOLDER`` reads the folder's files.

Cold start against a bare interpreter; files a second with one and two processes over copies of the folder; peak memory
for few and many files; the cost of a file's length.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

FEW, MANY = 20, 200


def best_of(times: int, work: Callable[[], object]) -> float:
    """The shortest of several times, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def python(*arguments: str | Path) -> None:
    """Runs this interpreter; a failing command ends the benchmark."""
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def copies(sources: list[Path], number: int, folder: Path) -> Path:
    """A folder with that many copies."""
    folder.mkdir()
    for index in range(number):
        source = sources[index % len(sources)]
        shutil.copy(source, folder / f"{index:05}{source.suffix}")
    return folder


def peak_memory(folder: Path, out: Path) -> float:
    """Peak resident megabytes of a fresh process that reads the folder by itself."""
    script = (
        "import resource, sys, congvan\n"
        "congvan.extract_into(sys.argv[1], sys.argv[2])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    run = subprocess.run([sys.executable, "-c", script, folder, out], check=True, capture_output=True, text=True)
    return int(run.stdout) / 1024


def seconds_for_length(text: str, times: int) -> float:
    """CPU seconds for a dispatch whose body is repeated."""
    import congvan

    pipeline = congvan.Pipeline()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    pipeline.extract_text(text * times)
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - before


def main(folder: Path) -> None:
    """Prints one table."""
    sources = sorted(path for path in folder.iterdir() if path.suffix == ".txt")
    rows: list[tuple[str, str]] = []
    bare = best_of(5, lambda: python("-c", "pass"))
    cold = best_of(5, lambda: python("-m", "congvan", "--version"))
    rows.append(("congvan --version, bare Python (s)", f"{cold:.3f}, {bare:.3f}"))
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        few, many = copies(sources, FEW, home / "few"), copies(sources, MANY, home / "many")
        one, two = (
            best_of(1, lambda jobs=jobs: python("-m", "congvan", "extract", many, "-o", home / "out", "--jobs", jobs))  # type: ignore[misc]
            for jobs in "12"
        )
        rows.append((f"{MANY} files, 1 process (files/s)", f"{MANY / one:.1f}"))
        rows.append((f"{MANY} files, 2 processes (files/s)", f"{MANY / two:.1f}, ×{one / two:.2f}"))
        small, large = peak_memory(few, home / "a"), peak_memory(many, home / "b")
        rows.append((f"peak memory, {FEW} and {MANY} files (MB)", f"{small:.0f}, {large:.0f}"))
    text = sources[0].read_text(encoding="utf-8")
    seconds_for_length(text, 1)
    short, long = seconds_for_length(text, 4), seconds_for_length(text, 16)
    rows.append(("a text 4 times as long costs", f"×{long / short:.1f}"))
    for name, value in rows:
        print(f"{name:44} {value}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
