"""The widget's header card, its links to cited documents, and the keys that change whose a value is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lab
import pytest

from congvan.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(lab.CHROMIUM is None, reason="wants Chromium: scripts/system_packages.sh browser")

TEXT = """UBND TỈNH HÒA AN
SỞ NỘI VỤ

Số: 215/SNV-CCHC
V/v rà soát vị trí việc làm
Hòa An, ngày 04 tháng 3 năm 2024

Kính gửi: Các phòng thuộc Sở.

Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2024 của UBND tỉnh, Sở Nội vụ đề nghị:

1. Văn phòng Sở rà soát vị trí việc làm.

2. Phòng Công chức phối hợp với Phòng Tổ chức tổng hợp theo Công văn số 33/BNV-TCBC, gửi kết quả trước ngày 20/3/2024.

a) Đăng kết quả lên trang thông tin của Sở.

GIÁM ĐỐC

Lê Thị Hoài
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lab")
    (folder / "incoming").mkdir()
    for name in ("a", "b"):
        (folder / "incoming" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    lab.write_notebook(folder, lab.ANNOTATING)
    return folder


@pytest.fixture(scope="module")
def page(folder: Path) -> Iterator[Page]:
    with lab.chromium() as browser, lab.served(folder) as address:
        yield lab.opened(browser, address, "annotate.ipynb")


@pytest.fixture(autouse=True)
def keys_go_to_the_text(page: Page) -> Iterator[None]:
    before = cells(page)
    page.evaluate("document.querySelector('.cv-text').focus()")
    yield
    assert cells(page) == before  # no key reached the notebook, where a adds a cell and x cuts one


def cells(page: Page) -> list[int]:
    """How many cells the notebook has, and how many are code."""
    return [page.locator(f".jp-Notebook {kind}").count() for kind in (".jp-Cell", ".jp-CodeCell")]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def held(page: Page, item: str) -> str:
    """What the card of a task says."""
    card = page.locator(".cv-card", has=page.locator(f".cv-item:text-is('{item}')"))
    return str(card.text_content())


def documents(page: Page, item: str) -> list[str]:
    """The documents that a task refers to."""
    card = page.locator(".cv-card", has=page.locator(f".cv-item:text-is('{item}')"))
    return card.locator(".cv-row-cites .cv-said").all_text_contents()


def field(page: Page, name: str) -> Any:
    return page.locator(f'[data-row="header.{name}"]')


def test_the_text_shows_its_items(page: Page) -> None:
    margins = page.locator(".cv-line[data-item]")
    assert margins.evaluate_all("lines => lines.map(line => line.dataset.item)") == ["1", "2", "2.a"]
    lefts = margins.evaluate_all("lines => lines.map(line => line.firstChild.getBoundingClientRect().left)")
    assert lefts[0] == lefts[1] < lefts[2]


def test_a_header_field_with_the_mouse(page: Page, folder: Path) -> None:
    assert "Sở Nội vụ · 215/SNV-CCHC · 2024-03-04" in page.inner_text(".cv-header-card header")
    assert not field(page, "number").is_visible()
    page.click(".cv-header-card header")
    assert field(page, "number").locator("input").input_value() == "215"
    field(page, "name").locator(".cv-label").click()
    lab.drag(page, "IÁM ĐỐ")
    field(page, "title").hover()
    field(page, "title").locator(".cv-take").click()
    taken = lab.settled(page, folder, "header", 1)
    assert (taken["field"], taken["value"]) == ("title", "GIÁM ĐỐC")
    # What is typed is checked at once, and Enter leads back to the text.
    field(page, "number").locator("input").fill("216")
    page.keyboard.press("Enter")
    lab.settled(page, folder, "header", 2)
    assert "does not stand in the text" in field(page, "number").inner_text()
    assert "1 to check" in page.inner_text(".cv-header-card header")
    press(page, "u")
    lab.settled(page, folder, "undo", 1)
    assert field(page, "number").locator("input").input_value() == "215"
    press(page, "U")
    lab.settled(page, folder, "redo", 1)
    assert field(page, "number").locator("input").input_value() == "216"
    press(page, "u")
    lab.settled(page, folder, "undo", 2)


def test_a_header_field_by_keyboard(page: Page, folder: Path) -> None:
    page.click('[data-card="header"] > header')
    assert not field(page, "number").is_visible()
    press(page, "f", "n", "n", "x")  # issuer, parent issuer, number
    lab.settled(page, folder, "remove", 1)
    assert field(page, "number").locator("input").input_value() == ""
    press(page, "/")
    page.keyboard.type("215")
    page.wait_for_selector(".cv-hit")
    press(page, "Enter", "f")
    assert lab.settled(page, folder, "header", 3) == {"do": "header", "field": "number", "value": "215"}
    press(page, "e")
    assert page.evaluate("document.activeElement.name") == "number"
    press(page, "Escape", "/", "Control+a", "Delete", "Escape")
    # Of a list every taken stretch is one entry more, and a line typed anew is one too.
    before = field(page, "recipients").locator("textarea").input_value()
    assert before == "Các phòng thuộc Sở"
    field(page, "recipients").locator(".cv-label").click()
    lab.drag(page, "UBND tỉnh")
    press(page, "f")
    assert lab.settled(page, folder, "header", 4)["value"] == [before, "UBND tỉnh"]
    press(page, "e", "Control+End", "Enter")
    page.keyboard.type("Văn phòng Sở")
    press(page, "Escape")
    assert lab.settled(page, folder, "header", 5)["value"] == [before, "UBND tỉnh", "Văn phòng Sở"]
    press(page, "u", "u")
    lab.settled(page, folder, "undo", 4)
    assert field(page, "recipients").locator("textarea").input_value() == before


def test_documents_are_linked_with_the_mouse_and_by_keyboard(page: Page, folder: Path) -> None:
    # With the mouse: the document's button bears the item of the task at hand.
    page.click(".cv-item:text-is('1')")
    plan = page.locator(".cv-row-citation[data-row]", has_text="12/KH-UBND")
    assert plan.locator(".cv-link").get_attribute("aria-pressed") == "false"
    plan.locator(".cv-link").click()
    lab.settled(page, folder, "cite", 1)
    assert plan.locator(".cv-link").get_attribute("aria-pressed") == "true"
    assert documents(page, "1") == ["Kế hoạch 12/KH-UBND"]
    # By keyboard: b begins with the documents that the task itself names; the space key links, or takes off.
    press(page, "j", "b", " ")
    lab.settled(page, folder, "remove", 2)
    assert documents(page, "2") == []
    press(page, "b", " ")
    lab.settled(page, folder, "cite", 2)
    assert documents(page, "2") == ["Kế hoạch 12/KH-UBND"]
    press(page, " ", "b", " ")
    lab.settled(page, folder, "cite", 3)
    assert documents(page, "2") == ["Công văn 33/BNV-TCBC"]


def test_inheriting_changing_the_role_and_noting(page: Page, folder: Path) -> None:
    page.click(".cv-item:text-is('1')")
    press(page, "n")
    assert "Văn phòng Sở" in page.inner_text(".cv-row.cv-chosen")
    press(page, "h")
    given = lab.settled(page, folder, "add", 1)
    assert (given["layer"], given["fields"]["source"]) == ("lead", "inherited")
    assert "Văn phòng Sở (inherited)" in held(page, "2")
    page.locator(".cv-row-lead", has_text="Văn phòng Sở (inherited)").click()
    press(page, "w")
    assert lab.settled(page, folder, "edit", 1)["value"] == "support"
    press(page, "w")
    assert lab.settled(page, folder, "edit", 2)["value"] == "lead"
    press(page, "w")
    lab.settled(page, folder, "edit", 3)
    press(page, "m")
    page.keyboard.type("Hỏi lại Văn phòng: ai tổng hợp? 😀")
    press(page, "Escape")
    assert lab.settled(page, folder, "note", 1)["text"] == "Hỏi lại Văn phòng: ai tổng hợp? 😀"


def test_a_deliverable_is_marked(page: Page, folder: Path) -> None:
    page.click(".cv-item:text-is('2')")
    lab.drag(page, "kết quả trước")
    press(page, "v")
    marked = lab.settled(page, folder, "add", 2)
    assert (marked["layer"], marked["fields"]) == ("deliverable", {"name": "kết quả trước"})
    page.click(".cv-row-deliverable[data-row]")
    page.fill(".cv-editor [name=name]", "kết quả")
    press(page, "Enter")
    assert lab.settled(page, folder, "edit", 4)["value"] == "kết quả"


def test_what_was_done_is_in_the_file(page: Page, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.fill("[aria-label=Threshold]", "0")
    press(page, "Enter")
    page.wait_for_function("() => !document.querySelector('.cv-where').innerText.includes('to decide')")
    press(page, "Enter")
    page.wait_for_function("() => document.querySelector('.cv-where').innerText.includes('2/2')")
    gold = json.loads((folder / "store" / "lan" / "a.json").read_text(encoding="utf-8"))
    assert (gold["number"], gold["signature"]["title"]) == ("215", "GIÁM ĐỐC")
    assert [task.get("deliverable") for task in gold["tasks"]] == [None, "kết quả", None]
    assert [task["citations"] for task in gold["tasks"]] == [["12/KH-UBND"], ["33/BNV-TCBC"], []]
    actors = [(one["name"], one["role"], one["source"]) for one in gold["tasks"][1]["assignees"]]
    assert ("Văn phòng Sở", "support", "inherited") in actors
    assert main(["corpus", "check", str(folder / "store" / "lan")]) == 0, capsys.readouterr().out


def test_setting_aside_and_going_back(page: Page, folder: Path) -> None:
    press(page, "-")
    page.wait_for_function("() => document.querySelector('.cv-where').innerText.includes('skipped')")
    rows = (folder / "store" / "lan" / "b.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(rows[-1]) == {"do": "status", "status": "skipped"}
    press(page, "<")
    page.wait_for_function("() => document.querySelector('.cv-where').innerText.includes('1/2')")
    assert page.input_value("[aria-label=Note]") == "Hỏi lại Văn phòng: ai tổng hợp? 😀"
    press(page, ">")
    page.wait_for_function("() => document.querySelector('.cv-where').innerText.includes('2/2')")
