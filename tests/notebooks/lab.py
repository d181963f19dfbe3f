"""JupyterLab and Chromium for the tests of the widget: a server of its own folder, a page that has run one cell."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import nbformat

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ANNOTATING = """\
from congvan.annotation.session import Session
from congvan.annotation.widget import Annotator
Annotator(Session.of_folder("incoming", "store", annotator="lan"))
"""
"""A cell that opens the folder ``incoming`` for one annotator."""
_PATIENCE = 60
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a JupyterLab over ``folder``, with settings of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {name: str(folder / ".jupyter" / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    command = [sys.executable, "-m", "jupyterlab", "--allow-root", "--no-browser", f"--port={port}", "--ip=127.0.0.1"]
    command += [
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.expose_app_in_browser=False",
        "--LabApp.extension_manager=readonly",
    ]
    log = (folder / "lab.log").open("wb")
    process = subprocess.Popen(command, env={**os.environ, **own}, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        until = monotonic() + _PATIENCE
        while True:
            try:
                urllib.request.urlopen(f"{address}/api").close()
                break
            except OSError:
                if monotonic() > until or process.poll() is not None:
                    raise RuntimeError((folder / "lab.log").read_text()) from None
                sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()
        log.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def write_notebook(folder: Path, source: str, name: str = "annotate") -> None:
    """Writes a notebook of one cell, ``NAME.ipynb``."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, folder / f"{name}.ipynb")


def opened(browser: Browser, address: str, name: str) -> Page:
    """The page of a notebook whose first cell was run and shows a widget."""
    page = browser.new_page(viewport={"width": 1500, "height": 1000})
    page.goto(f"{address}/lab/tree/{name}?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell .cm-content", timeout=_PATIENCE * 1000)
    page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="idle"]', timeout=_PATIENCE * 1000)
    run_first_cell(page)
    return page


def run_first_cell(page: Page) -> None:
    """Runs the first cell until its output is there; a kernel that is just starting may let the first wish go by."""
    for _ in range(_PATIENCE // 3):
        if page.locator(".jp-Dialog .jp-mod-accept").count():  # a slow start asks which kernel
            page.locator(".jp-Dialog .jp-mod-accept").first.click()
        page.click(".jp-Notebook .jp-Cell .cm-content")
        page.keyboard.press("Shift+Enter")
        try:
            page.wait_for_function(
                "() => document.querySelector('.jp-Notebook .jp-InputPrompt').innerText.trim() !== '[ ]:'", timeout=3000
            )
        except Exception:
            continue
        page.wait_for_selector(".cv:not(.cv-reading) .cv-card", timeout=_PATIENCE * 1000)
        return
    raise AssertionError(page.inner_text(".jp-Notebook"))


def events(folder: Path) -> list[dict[str, Any]]:
    """What the annotator did with the first dispatch, from his log, but for a line that is being written."""
    path = min((folder / "store" / "lan").glob("*.jsonl"))
    *lines, _ = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines[1:]]


def settled(page: Page, folder: Path, does: str, count: int) -> dict[str, Any]:
    """The last event once there are ``count`` of its kind."""
    for _ in range(100):
        found = [event for event in events(folder) if event["do"] == does]
        if len(found) == count:
            page.wait_for_timeout(100)
            return found[-1]
        page.wait_for_timeout(50)
    raise AssertionError(f"{does}: {len(found)} of {count}")


def drag(page: Page, words: str) -> None:
    """Selects words of the text with the mouse."""
    boxes = page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector('.cv-text'), NodeFilter.SHOW_TEXT);
          const nodes = []; let all = '';
          while (walker.nextNode()) { nodes.push([walker.currentNode, all.length]); all += walker.currentNode.data; }
          const at = all.indexOf(words), end = at + words.length;
          const edge = place => { const [node, from] = nodes.findLast(([, start]) => start <= place);
                                  return [node, place - from]; };
          const range = document.createRange(); range.setStart(...edge(at)); range.setEnd(...edge(end - 1));
          range.startContainer.parentElement.scrollIntoView({block: 'center'});
          const last = document.createRange(); const [node, offset] = edge(end - 1);
          last.setStart(node, offset); last.setEnd(node, offset + 1);
          const first = range.getClientRects()[0], final = last.getBoundingClientRect();
          return [first.left + 1, first.top + first.height / 2, final.right - 1, final.top + final.height / 2];
        }""",
        words,
    )
    page.mouse.move(boxes[0], boxes[1])
    page.mouse.down()
    page.mouse.move(boxes[2], boxes[3], steps=4)
    page.mouse.up()
