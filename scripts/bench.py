"""Speed and memory of this machine's congvan, measured in one run and printed as one table: ``bench.py FOLDER``.

Ratios are taken side by side on the same files. What is not installed (underthesea) is left out and said so.
``bench.py FOLDER NUMBER`` measures instead one folder that holds NUMBER short files, against a hundredth as many.
"""

from __future__ import annotations

import ctypes
import io
import itertools
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from congvan.document import Document

SPEED, FEW, MANY = 300, 100, 2000
ROWS, COLUMNS = 7, 4
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
from congvan.diacritics import read_syllables
from congvan.linear.model import read_model

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

before, start = resident(), time.perf_counter()
(read_syllables if sys.argv[1].endswith("syllables.json") else read_model)(Path(sys.argv[1]))
print(time.perf_counter() - start, resident() - before)
"""


_READING = """
import resource, sys
import congvan
print(len(congvan.Pipeline().read(sys.argv[1]).pages), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The shortest of several times."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def side_by_side(works: Sequence[Callable[[], object]], times: int) -> list[float]:
    """The shortest of several times of each work, taken in turns: what slows the machine meets all alike."""
    rounds = [[seconds(work) for work in works] for _ in range(times)]
    return [min(taken) for taken in zip(*rounds, strict=True)]


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


def ruled(sources: list[Path]) -> list[bytes]:
    """The tables of the texts (lines of cells between bars) as ruled tables on pages turned, eleven points."""
    import font_roboto
    from fpdf import FPDF

    made = []
    for source in sources:
        lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        if len(rows) < ROWS or len(rows[0]) < COLUMNS:
            continue
        pdf = FPDF(unit="pt", format="A4", orientation="landscape")
        pdf.add_font("Body", "", Path(font_roboto.__file__).parent / "files" / "Roboto-Regular.ttf")
        pdf.set_font("Body", size=11)
        pdf.set_margins(60, 60, 60)
        pdf.add_page()
        widths = (1, 8, *(4 for _ in rows[0][2:]))
        with pdf.table(width=720, col_widths=widths, line_height=15, first_row_as_headings=False) as table:
            for cells in rows:
                row = table.row()
                for cell in (*cells, *("" for _ in rows[0]))[: len(rows[0])]:
                    row.cell(cell)
        made.append(bytes(pdf.output()))
    return made


def pdfium_characters(data: bytes) -> int:
    """Reads each character with its box, origin, size and weight through pdfium, as any reader of layout has to."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as pdfium_c

    rect, x, y = pdfium_c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    document = pdfium.PdfDocument(data)
    characters = []
    for page in document:
        textpage = page.get_textpage()
        for index in range(textpage.count_chars()):
            code = pdfium_c.FPDFText_GetUnicode(textpage, index)
            pdfium_c.FPDFText_GetLooseCharBox(textpage, index, rect)
            pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
            size = pdfium_c.FPDFText_GetFontSize(textpage, index)
            weight = pdfium_c.FPDFText_GetFontWeight(textpage, index)
            box = (rect.left, rect.bottom, rect.right, rect.top)
            characters.append((code, box, x.value, y.value, size, weight))
        textpage.close()
        page.close()
    document.close()
    return len(characters)


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


def written(contents: list[bytes], folder: Path) -> list[Path]:
    """The files with these contents."""
    files = [folder / f"{index}.pdf" for index in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_bytes(content)
    return files


def pages(authored: Path, home: Path) -> Iterator[tuple[str, str, str]]:
    """Reading pages of ruled tables, and what a page of a long file adds to memory."""
    import congvan

    data = ruled(sorted(authored.rglob("*.txt")))
    folder = home / "ruled"
    folder.mkdir()
    files = written(data, folder)
    pipeline = congvan.Pipeline()
    documents = [pipeline.read(file) for file in files]
    number = sum(len(document.pages) for document in documents)
    cells = sum(len(row) for document in documents for table in document.tables for row in table.rows)
    floor, read = side_by_side(
        [lambda: [pdfium_characters(content) for content in data], lambda: [pipeline.read(file) for file in files]], 9
    )
    yield (
        "pdfium characters, ruled",
        f"{floor / number * 1000:.1f} ms/page",
        f"{number} pages, {cells} cells, best of 9",
    )
    yield "reading alone, ruled", f"{read / number * 1000:.1f} ms/page", f"×{read / floor:.2f} of pdfium characters"
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(authored.rglob("*.txt")))
    sizes, peaks = [], []
    for length in (200_000, len(text)):
        source = folder / f"{length}.txt"
        source.write_text(text[:length], encoding="utf-8")
        (long,) = typeset([source])
        file = folder / f"{length}.pdf"
        file.write_bytes(long)
        counted, peak = python("-c", _READING, file).split()
        sizes.append(int(counted))
        peaks.append(int(peak) / 2**10)
    a_page = (peaks[1] - peaks[0]) / (sizes[1] - sizes[0])
    yield "memory of a page", f"{a_page:.2f} MB", f"peak of reading {sizes[1]} pages, less that of {sizes[0]}, a page"


def readers(sources: list[Path], home: Path) -> Iterator[tuple[str, str, str]]:
    """The whole pipeline against reading alone, on digital PDFs, in this process."""
    import congvan

    data = typeset(sources)
    files = written(data, home)
    pipeline = congvan.Pipeline()
    for file in files:
        pipeline.extract(file)  # tables are read once a process
    whole, floor, read = side_by_side(
        [
            lambda: [pipeline.extract(file) for file in files],
            lambda: [pdfium_characters(content) for content in data],
            lambda: [pipeline.read(file) for file in files],
        ],
        9,
    )
    plumber = seconds(lambda: [pdfplumber_text(content) for content in data])
    yield (
        "whole pipeline, PDF",
        f"{whole / len(files) * 1000:.1f} ms/file",
        f"{len(files)} digital PDFs, warm, best of 9",
    )
    yield "pdfium characters", f"{floor / len(files) * 1000:.1f} ms/file", f"pipeline takes ×{whole / floor:.2f} of it"
    yield "reading alone, PDF", f"{read / len(files) * 1000:.1f} ms/file", f"×{read / floor:.2f} of pdfium characters"
    yield (
        "pdfplumber text",
        f"{plumber / len(files) * 1000:.1f} ms/file",
        f"pipeline takes ×{whole / plumber:.2f} of it",
    )


def models(sources: list[Path]) -> Iterator[tuple[str, str, str]]:
    """What models add to a dispatch and cost to load, beside underthesea's ``ner`` on the same texts."""
    import congvan
    from congvan.diacritics import shipped_syllables, with_accents
    from congvan.training.misreadings import POOR, misread

    names = Path(__file__).parents[1] / "models" / "actor-ends.json"
    pipeline, hybrid = congvan.Pipeline(), congvan.Pipeline(congvan.Options(actor_model=names))
    rules = congvan.Pipeline(congvan.Options(rules_only=True))
    documents = [rules.read(path) for path in sources]
    syllables = sum(len(document.text.split()) for document in documents)
    poor = [rules.read_text(misread(document.text, POOR, seed)) for seed, document in enumerate(documents)]

    def extracting(one: congvan.Pipeline) -> Callable[[], object]:
        return lambda: [one.extract_document(document) for document in documents]

    def mending(some: list[Document]) -> Callable[[], object]:
        return lambda: [with_accents(document, shipped_syllables) for document in some]

    taken = side_by_side(
        [extracting(hybrid), extracting(pipeline), extracting(rules), mending(documents), mending(poor)], 9
    )
    with_names, weighed, alone, asked, mended = (one / syllables * 800 for one in taken)
    yield (
        "shipped models",
        f"{(weighed - alone) * 1000:.1f} ms",
        "where tasks begin, and confidence: added to a dispatch of 800 syllables, best of 9",
    )
    yield "model of names", f"{(with_names - weighed) * 1000:.1f} ms", "added beside, where --actor-model asks for it"
    yield "misread or not", f"{asked * 1000:.1f} ms", "asked of every dispatch of 800 syllables"
    yield "model of syllables", f"{mended * 1000:.1f} ms", "accents of 800 syllables set right, one in eight misread"
    package = Path(congvan.__file__).parent
    shipped = (
        ("clauses", package / "confidence" / "assigning-clauses.json"),
        ("confidence", package / "confidence" / "task-confidence.json"),
        ("starts", package / "assembly" / "task-starts.json"),
        ("syllables", package / "diacritics" / "syllables.json"),
    )
    for name, path in (*shipped, ("names", names)):
        loading, resident = python("-c", _LOADING, path).split()
        yield (
            f"loading model of {name}",
            f"{float(loading) * 1000:.0f} ms",
            f"once a process, and {int(resident) / 2**20:.1f} MB of memory",
        )
    try:
        from underthesea import ner
    except ImportError:
        yield "underthesea ner", "not measured", "not installed: pip install underthesea"
        return
    ner("Sở Nội vụ")
    named = seconds(lambda: [ner(document.text) for document in documents]) / syllables * 800
    yield (
        "underthesea ner, 800",
        f"{named * 1000:.0f} ms",
        f"extraction takes ×{weighed / named:.3f} of it, the shipped models add ×{(weighed - alone) / named:.4f}",
    )


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
        whole = (
            starts(),
            speed(sources, home),
            memory(sources, home),
            readers(sources, home),
            models(sources),
            pages(folder.parent / "authored", home),
            lengths(sources),
        )
        for part in whole if number is None else [many(number, home)]:
            for what, result, method in part:
                print(f"{what:32} {result:>14}  {method}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
