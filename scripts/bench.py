"""Speed and memory of this machine's congvan, measured in one run and printed as one table: ``bench.py FOLDER``.

Ratios are taken side by side on the same files. What is not installed (underthesea) is left out and said so.
``bench.py FOLDER NUMBER`` measures instead one folder that holds NUMBER short files, against a hundredth as many.
"""

from __future__ import annotations

import io
import itertools
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SPEED, FEW, MANY = 300, 100, 2000
LENGTHS = (250_000, 500_000, 1_000_000, 2_000_000)
HOSTILE = ("1. a\n", "12/QĐ-UBND, ", "giao Sở A chủ trì, phối hợp với Sở B ", "Căn cứ Luật Đất đai số 1/2013/QH13;\n")

_SHORT = """UBND TỈNH A
SỞ NỘI VỤ

Số: {}/SNV-VP

Giám đốc Sở yêu cầu Văn phòng Sở thực hiện:

1. Văn phòng Sở chủ trì, phối hợp với các phòng báo cáo trước ngày 05/6/2024.
"""

_PEAK = """
import multiprocessing, os, sys, threading, time
from pathlib import Path
import congvan

def resident(pid):
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
    except (OSError, IndexError):
        return 0

if __name__ == "__main__":
    peak = [0]
    def watch():
        while True:
            pids = ["self", *(child.pid for child in multiprocessing.active_children())]
            peak[0] = max(peak[0], sum(map(resident, pids)))
            time.sleep(0.02)
    threading.Thread(target=watch, daemon=True).start()
    start = time.perf_counter()
    congvan.extract_into(sys.argv[1], sys.argv[2], jobs=1)
    taken = time.perf_counter() - start
    print(peak[0], taken, sum(os.times()[:4]))
"""

_LOADING = """
import sys, time
from pathlib import Path
from congvan.linear.model import read_model

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

before, start = resident(), time.perf_counter()
read_model(Path(sys.argv[1]))
print(time.perf_counter() - start, resident() - before)
"""


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The shortest of several times."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def python(*arguments: str | Path) -> str:
    """What this interpreter prints for these arguments; a failing command ends the benchmark."""
    done = subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True)
    return done.stdout


def copies(sources: list[Path], number: int, folder: Path) -> Path:
    """A folder with that many copies."""
    folder.mkdir()
    for index in range(number):
        source = sources[index % len(sources)]
        shutil.copy(source, folder / f"{index:05}{source.suffix}")
    return folder


def typeset(sources: list[Path]) -> list[bytes]:
    """The texts as digital PDF files, A4, fourteen points."""
    import font_roboto
    from fpdf import FPDF

    made = []
    for source in sources:
        pdf = FPDF(unit="pt", format="A4")
        pdf.add_font("Body", "", Path(font_roboto.__file__).parent / "files" / "Roboto-Regular.ttf")
        pdf.set_font("Body", size=13)
        pdf.set_margins(80, 60, 50)
        pdf.add_page()
        pdf.multi_cell(0, 18, source.read_text(encoding="utf-8"), align="L")
        made.append(bytes(pdf.output()))
    return made


def pdfium_characters(data: bytes) -> int:
    """Reads each character with its box, size and font through pdfium, as any reader of layout has to."""
    import pypdfium2 as pdfium

    from congvan.ingest.layout.glyphs import frame_of, read_glyphs

    document = pdfium.PdfDocument(data)
    count = 0
    for page in document:
        count += len(read_glyphs(page, frame_of(page))[0])
        page.close()
    document.close()
    return count


def pdfplumber_text(data: bytes) -> int:
    """Reads the text with pdfplumber's ``extract_text``."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_text()) for page in document.pages)


def starts() -> Iterator[tuple[str, str, str]]:
    """Cold start."""
    bare, cold = seconds(lambda: python("-c", "pass"), 5), seconds(lambda: python("-m", "congvan", "--version"), 5)
    yield "cold start", f"{cold:.3f} s", f"`congvan --version`, best of 5; bare Python {bare:.3f} s"


def speed(sources: list[Path], home: Path) -> Iterator[tuple[str, str, str]]:
    """Files a second on one and two processes, and of a second run."""
    folder = copies(sources, SPEED, home / "speed")

    def run(out: str, jobs: str) -> Callable[[], object]:
        return lambda: python("-m", "congvan", "extract", folder, "-o", home / out, "--jobs", jobs)

    one, two = seconds(run("one", "1")), seconds(run("two", "2"))
    again = seconds(run("two", "2"))
    yield "1 process", f"{SPEED / one:.1f} files/s", f"{SPEED} texts, start included"
    yield "2 processes", f"{SPEED / two:.1f} files/s", f"the same, ×{one / two:.2f} of one process"
    yield "nothing new", f"{SPEED / again:.0f} files/s", "the same folder again"


def memory(sources: list[Path], home: Path) -> Iterator[tuple[str, str, str]]:
    """Peak memory of few and many files."""
    script = home / "peak.py"
    script.write_text(_PEAK, encoding="utf-8")
    peaks = []
    for number in (FEW, MANY):
        folder = copies(sources, number, home / f"memory-{number}")
        peak, *_ = python(script, folder, home / f"memory-out-{number}").split()
        peaks.append(int(peak) / 2**20)
    yield f"peak, {FEW} files", f"{peaks[0]:.0f} MB", "resident, caller and one worker process together"
    yield f"peak, {MANY} files", f"{peaks[1]:.0f} MB", f"×{peaks[1] / peaks[0]:.3f}"


def readers(sources: list[Path], home: Path) -> Iterator[tuple[str, str, str]]:
    """The whole pipeline against reading alone, on digital PDFs, in this process."""
    import congvan
    from congvan.linear.model import read_model

    data = typeset(sources)
    files = [home / f"{index}.pdf" for index in range(len(data))]
    for file, content in zip(files, data, strict=True):
        file.write_bytes(content)
    pipeline = congvan.Pipeline()
    for file in files:
        pipeline.extract(file)  # tables are read once a process
    whole = seconds(lambda: [pipeline.extract(file) for file in files], 3)
    floor = seconds(lambda: [pdfium_characters(content) for content in data], 3)
    read = seconds(lambda: [pipeline.read(file) for file in files], 3)
    plumber = seconds(lambda: [pdfplumber_text(content) for content in data])
    yield (
        "whole pipeline, PDF",
        f"{whole / len(files) * 1000:.1f} ms/file",
        f"{len(files)} digital PDFs, warm, best of 3",
    )
    yield "pdfium characters", f"{floor / len(files) * 1000:.1f} ms/file", f"pipeline takes ×{whole / floor:.2f} of it"
    yield "reading alone, PDF", f"{read / len(files) * 1000:.1f} ms/file", f"×{read / floor:.2f} of pdfium characters"
    yield (
        "pdfplumber text",
        f"{plumber / len(files) * 1000:.1f} ms/file",
        f"pipeline takes ×{whole / plumber:.2f} of it",
    )
    model = read_model(Path(__file__).parents[1] / "models" / "actor-ends.json")
    hybrid = congvan.Pipeline(actor_ends=model)
    documents = [pipeline.read(file) for file in files]
    syllables = sum(len(document.text.split()) for document in documents)

    def read(one: congvan.Pipeline) -> Callable[[], object]:
        return lambda: [one.extract_document(document) for document in documents]

    added = (seconds(read(hybrid), 9) - seconds(read(pipeline), 9)) / syllables * 800
    yield "trained model", f"{added * 1000:.1f} ms", "added to a dispatch of 800 syllables, best of 9"
    loading, resident = python("-c", _LOADING, Path(__file__).parents[1] / "models" / "actor-ends.json").split()
    yield (
        "loading it",
        f"{float(loading) * 1000:.0f} ms",
        f"once a process, and {int(resident) / 2**20:.0f} MB of memory",
    )
    try:
        from underthesea import ner
    except ImportError:
        yield "underthesea ner", "not measured", "not installed: pip install underthesea"
        return
    texts = [pipeline.read(file).text for file in files]
    ner("Sở Nội vụ")
    named = seconds(lambda: [ner(text) for text in texts])
    yield "underthesea ner", f"{named / len(files) * 1000:.0f} ms/file", f"pipeline is ×{named / whole:.0f} as fast"
    of_800 = named / syllables * 800
    yield "underthesea ner, 800", f"{of_800 * 1000:.0f} ms", f"the trained model adds ×{added / of_800:.3f} of it"


def lengths(sources: list[Path]) -> Iterator[tuple[str, str, str]]:
    """What twice the text costs."""
    import congvan

    pipeline = congvan.Pipeline()
    head = "UBND TỈNH A\nSỞ NỘI VỤ\n\nSố: 12/SNV-VP\n\nGiám đốc Sở yêu cầu thực hiện:\n\n"
    for piece in (sources[0].read_text(encoding="utf-8"), *HOSTILE):
        name = "a dispatch" if len(piece) > 100 else repr(piece)
        times = []
        for length in LENGTHS:
            text = head + piece * (length // len(piece))
            times.append(seconds(lambda text=text: pipeline.extract_text(text)))  # type: ignore[misc]
        ratios = ", ".join(f"×{after / before:.1f}" for before, after in itertools.pairwise(times))
        yield f"2 MB of {name[:24]}", f"{times[-1]:.1f} s", f"each doubling from 250,000 characters: {ratios}"


def many(number: int, home: Path) -> Iterator[tuple[str, str, str]]:
    """One folder of very many short dispatches: what a file costs, and the memory, as against a small one."""
    script = home / "peak.py"
    script.write_text(_PEAK, encoding="utf-8")
    peaks: list[float] = []
    costs: list[float] = []
    for files in (max(1, number // 100), number):
        folder = home / f"many-{files}"
        folder.mkdir()
        for index in range(files):
            (folder / f"{index:06}.txt").write_text(_SHORT.format(index), encoding="utf-8")
        for again in ("", " again"):
            peak, taken, spent = map(float, python(script, folder, home / f"many-out-{files}").split())
            peaks.append(peak / 2**20)
            costs.append(spent / files * 1000)  # of the processors: it does not grow with what else the machine does
            ratios = f"; ×{peaks[-1] / peaks[-3]:.3f}, ×{costs[-1] / costs[-3]:.2f} a file" if len(peaks) > 2 else ""
            yield (
                f"{files} files{again}",
                f"{peaks[-1]:.0f} MB",
                f"one folder, one process; {taken:.0f} s, {costs[-1]:.2f} ms of processor a file{ratios}",
            )


def main(folder: Path, number: int | None = None) -> None:
    """Prints one table, each row as soon as it is known."""
    sources = sorted(path for path in folder.iterdir() if path.suffix == ".txt")
    print(f"{'what':32} {'result':>14}  method")
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        whole = starts(), speed(sources, home), memory(sources, home), readers(sources, home), lengths(sources)
        for part in whole if number is None else [many(number, home)]:
            for what, result, method in part:
                print(f"{what:32} {result:>14}  {method}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
