"""What reading scans costs and how well it does, on dispatches of our own that are set, rendered and spoiled.

``speed``: seconds a page against Tesseract alone on the same pictures. ``steps``: the share of wrong characters
without each step. ``tasks``: tasks of scans against those of the same dispatches in type. ``own GOLD SCANS``: the
share of wrong characters in the annotated tasks of scans of your own, without each step.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import cv2
import numpy as np
import pypdfium2 as pdfium

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "ingest"))

import scan_files  # noqa: E402
from scan_files import Damage  # noqa: E402

from congvan.document import Document  # noqa: E402
from congvan.ingest import read  # noqa: E402
from congvan.ingest.ocr import engine, page, pdf_scans, picture  # noqa: E402
from congvan.ingest.pdf import read_pdf  # noqa: E402
from congvan.options import Options  # noqa: E402
from congvan.pipeline import Pipeline  # noqa: E402

SAMPLES = sorted((ROOT / "corpus" / "dispatches").glob("*.txt"))
PLAIN = Options(ocr_cache=False)
DAMAGES = {
    "clean": Damage(),
    "askew": Damage(skew=1.3, noise=12, blur=0.7),
    "border": Damage(skew=-2.4, noise=12, blur=0.7, border=True),
    "stamped": Damage(seal=True, signature=True, stamp=True, noise=8, blur=0.6, skew=0.4),
    "specks": Damage(specks=150, noise=12, blur=0.6),
    "150 dpi": Damage(dpi=150, seal=True, signature=True, noise=8, blur=0.5, skew=0.8),
}


@dataclass(frozen=True)
class Step:
    """A way to read otherwise: what is put in the place of what while it lasts."""

    name: str
    instead: Sequence[tuple[Any, str, Any]] = field(default_factory=tuple)

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """Reads otherwise within the block."""
        with contextlib.ExitStack() as stack:
            for owner, name, value in self.instead:
                stack.enter_context(mock.patch.object(owner, name, value))
            yield


def _grey(pixels: Any) -> Any:
    return pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)


def _filtered(change: Callable[[Any], Any]) -> Callable[[Any, float], picture.Prepared]:
    def prepare(pixels: Any, dpi: float) -> picture.Prepared:
        prepared = _PREPARE(pixels, dpi)
        return picture.Prepared(change(prepared.grey), prepared.plain, prepared.angle)

    return prepare


_PREPARE = picture.prepare
STEPS = (
    Step("as it is"),
    Step("colour not taken out", [(picture, "without_colour", _grey)]),
    Step("dark edges left", [(picture, "without_borders", lambda grey: grey)]),
    Step("not straightened", [(picture, "skew_angle", lambda grey: 0.0)]),
    Step("not softened", [(picture, "_SMOOTH", 0.0003)]),
    Step("words of specks kept", [(page, "without_specks", lambda words, rules: list(words))]),
    Step("words under seals left", [(engine, "_pictures", lambda api, shape: [])]),
    Step("median filter besides", [(page, "prepare", _filtered(lambda grey: cv2.medianBlur(grey, 3)))]),
    Step("rendered at 150 dpi", [(pdf_scans, "DPI", 150.0)]),
    Step("rendered at 300 dpi", [(pdf_scans, "DPI", 300.0)]),
)


def _read(data: bytes) -> Document:
    return read_pdf(Path("quet.pdf"), data, PLAIN, "0" * 64)


def speed() -> None:
    """Prints seconds a page, of congvan and of Tesseract alone."""
    from PIL import Image

    lacking = engine.missing()
    if lacking is not None:
        print(f"scans: left out. {lacking}.")
        return
    pages = [
        one
        for path in SAMPLES[:2]
        for damage in (DAMAGES["askew"], DAMAGES["stamped"])
        for one in scan_files.pictures(scan_files.typeset(path), damage)
    ]
    ours = alone = 0.0
    api = engine._api()
    for _ in range(2):  # the first time warms both up
        ours = alone = 0.0
        for pixels in pages:
            start = time.process_time()
            api.SetPageSegMode(3)
            api.SetImage(Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1])))
            api.SetSourceResolution(200)
            api.GetUTF8Text()
            api.Clear()
            middle = time.process_time()
            page.recognize_picture(pixels, 200.0, 120.0)
            alone, ours = alone + middle - start, ours + time.process_time() - middle
    count = len(pages)
    print(f"scans: {ours / count:.2f} s a page, Tesseract alone {alone / count:.2f} s, {ours / alone:.2f} times")


def steps() -> None:
    """Prints the share of wrong characters, a row a step and a column a kind of damage."""
    pdf = scan_files.typeset(SAMPLES[-1])
    expected = _read(pdf).text
    scans = {name: scan_files.scanned(pdf, damage) for name, damage in DAMAGES.items()}
    print("| step | " + " | ".join(scans) + " | s a page |")
    print("|---|" + "---|" * (len(scans) + 1))
    pages = sum(len(pdfium.PdfDocument(data)) for data in scans.values())
    for step in STEPS:
        with step.taken():
            start = time.process_time()
            rates = [scan_files.error_rate(_read(data).text, expected) for data in scans.values()]
            spent = (time.process_time() - start) / pages
        print(f"| {step.name} | " + " | ".join(f"{rate:.2%}" for rate in rates) + f" | {spent:.1f} |", flush=True)


def tasks() -> None:
    """Prints how many tasks of the samples are the same from a scan as from the same page in type."""
    pipeline = Pipeline(PLAIN)
    same = wanted = found = 0
    for path in SAMPLES:
        pdf = scan_files.typeset(path)
        digital = _shapes(pipeline.extract_document(_read(pdf)))
        for name in ("stamped", "askew", "border"):
            scan = _shapes(pipeline.extract_document(_read(scan_files.scanned(pdf, DAMAGES[name]))))
            kept = sum(min(digital.count(shape), scan.count(shape)) for shape in set(digital))
            same, wanted, found = same + kept, wanted + len(digital), found + len(scan)
            print(f"{path.stem} {name}: {kept} of {len(digital)}, {len(scan) - kept} others", flush=True)
    print(f"tasks with the same item, leads, supports and date: F1 {2 * same / (wanted + found):.3f}")


def _shapes(dispatch: Any) -> list[object]:
    return [
        (
            task.directive,
            task.deadline and (task.deadline.date, task.deadline.rrule),
            tuple(
                sorted((actor.role, " ".join(actor.name.lower().replace("–", "-").split())) for actor in task.assignees)
            ),
        )
        for task in dispatch.tasks
    ]


def own(gold: Path, scans: Path) -> None:
    """Prints the share of wrong characters in annotated tasks, a row a step."""
    wanted = {path.stem: json.loads(path.read_text("utf-8"))["tasks"] for path in sorted(gold.glob("*.json"))}
    files = {path.stem: path for path in sorted(scans.iterdir()) if path.stem in wanted}
    for step in STEPS:
        wrong = total = 0
        with step.taken():
            for stem, path in files.items():
                text = " ".join(read(path, PLAIN).text.split())
                for task in wanted[stem]:
                    expected = " ".join(task["text"].split())
                    wrong, total = wrong + _least_changes(text, expected), total + len(expected)
        print(f"| {step.name} | {wrong / max(total, 1):.2%} |", flush=True)


def _least_changes(text: str, expected: str) -> int:
    """The characters to change in the part of ``text`` that comes nearest to ``expected``."""
    codes = np.array([ord(c) for c in text])
    previous = np.zeros(len(text) + 1, dtype=np.int64)
    ramp = np.arange(len(text) + 1)
    for index, character in enumerate(expected, start=1):
        row = np.empty_like(previous)
        row[0] = index
        row[1:] = np.minimum(previous[1:] + 1, previous[:-1] + (codes != ord(character)))
        previous = np.minimum.accumulate(row - ramp) + ramp
    return int(previous.min())


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["speed"]:
            speed()
        case ["steps"]:
            steps()
        case ["tasks"]:
            tasks()
        case ["own", folder, other]:
            own(Path(folder), Path(other))
        case _:
            sys.exit(__doc__)
