"""The widget as an annotator meets it: JupyterLab, a real browser, a mouse, a keyboard, and the files that result."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lab
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(lab.CHROMIUM is None, reason="wants Chromium: scripts/system_packages.sh browser")

HOSTILE = "<img src=x onerror=window.acted=1><script>window.acted=1</script>"
TEXT = f"""SỞ NỘI VỤ

Số: 215/SNV-CCHC
Hòa An, ngày 04 tháng 3 năm 2024

Kính gửi: Các sở.

😀 {HOSTILE} Sở Nội vụ đề nghị:

1. Các sở rà soát vị trí việc làm, gửi kết quả về Sở Nội vụ trước ngày 20/3/2024.

2. Giao Văn phòng Sở chủ trì, phối hợp với Phòng Công chức tổng hợp kết quả.

GIÁM ĐỐC

Lê Thị Hoài
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lab")
    (folder / "incoming").mkdir()
    (folder / "incoming" / "snv.txt").write_text(TEXT, encoding="utf-8")
    lab.write_notebook(folder, lab.ANNOTATING)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with lab.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def page(folder: Path, browser: Browser) -> Iterator[Page]:
    with lab.served(folder) as address:
        yield lab.opened(browser, address, "annotate.ipynb")


def words_of(event: dict[str, Any]) -> str:
    return " ".join(TEXT[start:end] for start, end in event["place"])


def test_an_annotator_at_work(page: Page, folder: Path) -> None:
    assert page.evaluate("window.acted") is None
    assert page.locator(".cv img, .cv script").count() == 0
    assert HOSTILE in page.inner_text(".cv-text")

    # Refuse a task with a click, and take it back with a key.
    page.click(".cv-card:has(.cv-item) >> nth=0 >> header .cv-refuse")
    lab.settled(page, folder, "remove", 1)
    page.click(".cv-text", position={"x": 5, "y": 5})
    page.keyboard.press("u")
    lab.settled(page, folder, "undo", 1)

    # Accept the second task with a key, then mark with the mouse; the selection snaps to words.
    page.click(".cv-card:has(.cv-item) >> nth=1 >> header .cv-said")
    page.keyboard.press("y")
    accepted = lab.settled(page, folder, "accept", 1)["ids"]
    page.click(f'[data-card="{accepted[0]}"] >> header .cv-said')
    lab.drag(page, "hòng Công ch")
    page.keyboard.press("s")
    marked = lab.settled(page, folder, "add", 1)
    assert (marked["layer"], words_of(marked), marked["task"]) == ("support", "Phòng Công chức", accepted[0])

    # Mark with the keyboard alone: search brings the place, Shift and arrows choose the words.
    page.keyboard.press("/")
    page.keyboard.type("tong hop")  # without accents
    page.keyboard.press("Enter")  # before the places are there
    page.wait_for_function("document.getSelection().toString() === 'tổng hợp'")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("a")
    marked = lab.settled(page, folder, "add", 2)
    assert marked["layer"] == "action" and words_of(marked) == "tổng hợp kết"
    page.keyboard.press("u")
    lab.settled(page, folder, "undo", 2)

    # Edit a deadline: what is wrong is said at once.
    page.click(".cv-row-deadline[data-row] >> nth=0")
    page.fill(".cv-editor [name=date]", "2024-02-31")
    page.keyboard.press("Enter")
    lab.settled(page, folder, "edit", 1)
    assert "no day" in page.inner_text(".cv-editor [role=alert]")
    page.fill(".cv-editor [name=date]", "2024-03-19")
    page.keyboard.press("Enter")
    lab.settled(page, folder, "edit", 2)
    page.fill(".cv-editor [name=text]", "trước ngày 20/3/2024")
    page.fill(".cv-editor [name=date]", "2024-03-20")
    page.keyboard.press("Enter")
    lab.settled(page, folder, "edit", 3)

    # What is decided can be put out of sight.
    assert page.locator(".cv-row[data-row]:not(.cv-suggested)").first.is_visible()
    page.click(".cv-where")
    page.evaluate("document.querySelector('.cv-text').focus()")
    page.keyboard.press("o")
    assert not page.locator(".cv-row[data-row]:not(.cv-suggested)").first.is_visible()
    page.keyboard.press("o")

    # Accept the rest, write it, and find all of it after a reload.
    page.fill("[aria-label=Threshold]", "0")
    page.click("[data-do=accept-above]")
    lab.settled(page, folder, "accept", 2)
    page.click("[data-do=done]")
    assert lab.settled(page, folder, "status", 1)["status"] == "done"
    (path,) = (folder / "store" / "lan").glob("*.json")
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert [task["directive"] for task in gold["tasks"]] == ["1", "2"]
    assert gold["tasks"][0]["deadline"]["date"] == "2024-03-20"
    names = [(one["name"], one["role"]) for one in gold["tasks"][1]["assignees"]]
    assert ("Phòng Công chức", "support") in names and ("Văn phòng Sở", "lead") in names
    assert page.inner_text(".cv-where").endswith("done")

    before, kept = page.inner_text(".cv-cards"), path.read_bytes()
    page.reload()
    page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="idle"]')
    lab.run_first_cell(page)
    page.wait_for_function("() => document.querySelector('.cv-where')?.innerText.endsWith('done')")
    assert page.inner_text(".cv-cards") == before
    assert path.read_bytes() == kept
    assert page.evaluate("window.acted") is None


@pytest.mark.parametrize(("theme", "bright"), [("true", True), ("false", False)])
def test_both_themes(theme: str, bright: bool, page: Page) -> None:
    page.evaluate("theme => document.body.setAttribute('data-jp-theme-light', theme)", theme)
    colours = page.evaluate(
        "() => { const s = getComputedStyle(document.querySelector('.cv-text')); return [s.color, s.backgroundColor]; }"
    )
    ink, paper = (sum(int(part) for part in colour[4:-1].split(",")) for colour in colours)
    assert (paper > ink) is bright
    assert abs(paper - ink) > 450  # of 765: black on white
