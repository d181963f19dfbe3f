"""Two hundred and more files that were good once: none brings a traceback, a hang, or harm to a neighbour."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pdf_pages
import pytest
from hostile_files import LETTER, WORD, rtf
from mutation import mutated, mutated_parts
from word_files import docx, p, table

import congvan
from congvan.batch import Outcome

CORPUS = Path(__file__).parents[2] / "corpus" / "dispatches"
EVERY = 12  # a good neighbour stands behind each dozen


def originals() -> dict[str, list[bytes]]:
    words = sorted(CORPUS.glob("*.txt"))[0].read_text(encoding="utf-8")
    return {
        "pdf": [pdf_pages.dispatch(), pdf_pages.task_table(), pdf_pages.footnoted(), pdf_pages.two_dispatches()],
        "docx": [
            docx("".join(p(line) for line in words.splitlines())),
            docx(WORD + table(["STT", "Nhiệm vụ", "Đơn vị"], ["1", "Báo cáo", "Văn phòng Sở"])),
            docx(WORD, styles="<w:style/>", numbering="<w:abstractNum/>", footnotes="<w:footnote/>"),
        ],
        "txt": [LETTER.encode(), words.encode(), words.encode("utf-16"), words.encode("cp1258", "ignore")],
        "rtf": [rtf("http://127.0.0.1:9")],
    }


def plant(folder: Path) -> int:
    chance = random.Random(7)
    number = 0
    for kind, count in (("pdf", 80), ("docx", 90), ("txt", 40), ("rtf", 4 if shutil.which("soffice") else 0)):
        files = originals()[kind]
        for turn in range(count):
            data, other = files[turn % len(files)], chance.choice(files)
            change = mutated_parts if kind == "docx" and turn % 2 else mutated
            (folder / f"{number:03}.{kind}").write_bytes(change(data, chance, other))
            if number % EVERY == 0:
                (folder / f"{number:03}-neighbour.txt").write_text(LETTER, encoding="utf-8")
            number += 1
    return number


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    folder = tmp_path_factory.mktemp("den")
    assert plant(folder) >= 200
    options = congvan.Options(ocr=False, office_timeout=20)
    limits = congvan.Limits(seconds=30, memory=1 << 30)
    return list(congvan.extract_folder(folder, options=options, jobs=2, limits=limits))


def test_none_makes_the_program_fail(outcomes: list[Outcome]) -> None:
    failures = [outcome.error for outcome in outcomes if isinstance(outcome.error, congvan.UnexpectedError)]
    assert [str(error) for error in failures] == []


def test_none_hangs(outcomes: list[Outcome]) -> None:
    assert [str(outcome.error) for outcome in outcomes if "takes more than" in str(outcome.error)] == []


def test_each_refusal_has_a_reason_and_a_remedy(outcomes: list[Outcome]) -> None:
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    assert len(errors) > 20, "the faults do no harm: the test tries nothing"
    assert all(error.reason and error.remedy and error.path for error in errors)


def test_no_neighbour_suffers(outcomes: list[Outcome]) -> None:
    neighbours = [outcome for outcome in outcomes if "neighbour" in outcome.source.path.name]
    assert len(neighbours) > 15
    assert all(outcome.dispatch is not None and len(outcome.dispatch.tasks) == 1 for outcome in neighbours)
