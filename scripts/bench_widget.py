"""How fast the annotation widget opens a long dispatch, answers a key and scrolls, measured in the page.

``make bench-widget``: JupyterLab serves, Chromium shows, a key is pressed and the time taken until the answer is
painted; while the text or the cards scroll, the time from frame to frame. Every figure stands beside that of an empty
widget (one line of text, no value), which holds what JupyterLab and the browser cost.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "notebooks"))
import lab

if TYPE_CHECKING:
    from playwright.sync_api import Page

SYLLABLES = 5_000
TIMES = 15
HEAD = """UBND TỈNH HÒA AN
SỞ NỘI VỤ

Số: 215/SNV-CCHC
V/v thực hiện chương trình công tác năm 2024
Hòa An, ngày 04 tháng 3 năm 2024

Kính gửi: Các phòng, đơn vị thuộc Sở.

Giám đốc Sở yêu cầu các phòng, đơn vị thực hiện các nội dung sau:

"""
ITEM = """{number}. Phòng {unit} chủ trì, phối hợp với Văn phòng Sở rà soát vị trí việc làm theo Kế hoạch \
số {number}/KH-UBND ngày 15/01/2024 của UBND tỉnh, gửi kết quả về Thanh tra Sở trước ngày {day:02}/9/2024. {filler}

"""
FILLER = "Kết quả nêu rõ số lượng, tiến độ, khó khăn và cách làm của từng đơn vị trong tháng. "
TAIL = "GIÁM ĐỐC\n\nLê Thị Hoài\n"
UNITS = ("Tổ chức biên chế", "Cải cách hành chính", "Xây dựng chính quyền", "Công chức viên chức")
SOURCE = """\
from itertools import count
from congvan.annotation.session import Session
from congvan.annotation.widget import Annotator
numbers = globals().get("numbers") or count()
"""
# The same session shown again; one that was annotated before, opened from its log; one that nobody has read yet.
SHOWN = """\
if "session" not in globals():
    session = Session.of_folder("{name}", "store", annotator="{name}")
    session.accept_above(0)
Annotator(session)
"""
AGAIN = """\
Annotator(Session.of_folder("{name}", "store", annotator="{name}"))
"""
ANEW = """\
Annotator(Session.of_folder("{name}", "store", annotator=f"{name}{{next(numbers)}}"))
"""

_HELP = """
const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)));
const change = (node, ready) => new Promise((done, fail) => {
  setTimeout(() => fail(new Error('nothing changed')), 10000);
  const watch = new MutationObserver(() => { if (ready()) { watch.disconnect(); done(); } });
  watch.observe(node, { subtree: true, childList: true, attributes: true, characterData: true });
});
"""
# From the key that runs the cell to what is painted then: the text, or the suggestions too.
TEXT = ".cv-line"
SUGGESTIONS = ".cv-main"
_WATCH_OPENING = f"""wanted => {{ {_HELP}
  const old = document.querySelector('.cv');
  const now = () => document.querySelector('.cv');
  const there = () => now() && now() !== old && now().querySelector(wanted)
    && (wanted === '{TEXT}' || !now().matches('.cv-reading'));
  window.opened = new Promise(done => {{
    const pressed = event => {{
      if (event.key !== 'Enter') return;
      window.removeEventListener('keydown', pressed, true);
      const start = performance.now();
      done(change(document.body, there).then(painted).then(end => end - start));
    }};
    window.addEventListener('keydown', pressed, true);
  }});
}}"""
_KEY = f"""async key => {{ {_HELP}
  const root = document.querySelector('.cv'), text = root.querySelector('.cv-text');
  text.focus({{ preventScroll: true }});
  const changed = change(root, () => true);
  const start = performance.now();
  text.dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true, cancelable: true }}));
  await changed;
  return (await painted()) - start;
}}"""
# Scrolls to the end and back in 300 frames, some lines a frame, and tells what each took; the first ones settle.
FRAMES = 300
_SCROLL = f"""async where => {{
  const node = document.querySelector(where), frame = () => new Promise(done => requestAnimationFrame(done));
  const length = node.scrollHeight - node.clientHeight, taken = [];
  let last = await frame();
  for (let turn = 0; turn < {FRAMES}; turn += 1) {{
    node.scrollTop = length * (1 - Math.abs(1 - 2 * turn / {FRAMES}));
    const now = await frame();
    taken.push(now - last);
    last = now;
  }}
  node.scrollTop = 0;
  return taken.slice(5);
}}"""


def dispatch() -> str:
    """A dispatch of at least 5,000 syllables in tasks with all that a task can hold."""
    body, number = "", 0
    while len((HEAD + body).split()) < SYLLABLES:
        number += 1
        unit, day = UNITS[number % len(UNITS)], 1 + number % 28
        body += ITEM.format(number=number, unit=unit, day=day, filler=FILLER * 3)
    return HEAD + body + TAIL


def opening(page: Page, wanted: str = TEXT) -> list[float]:
    """How long the cell takes to show its widget, again and again."""
    taken = []
    for _ in range(TIMES):
        page.click(".jp-Notebook .jp-Cell .cm-content")
        page.evaluate(_WATCH_OPENING, wanted)
        page.keyboard.press("Shift+Enter")
        taken.append(page.evaluate("window.opened"))
        page.wait_for_selector(".cv:not(.cv-reading)")
        page.wait_for_timeout(300)
    return taken


def keys(page: Page, *names: str) -> list[float]:
    """How long the keys take to be answered, in turn, the first round left out."""
    taken = []
    for turn in range(TIMES + 1):
        for name in names:
            took = page.evaluate(_KEY, name)
            page.wait_for_timeout(60)
            if turn:
                taken.append(took)
    return taken


def measured(page: Page) -> dict[str, list[float]]:
    """The milliseconds of everything that is measured in one widget."""
    found = {"opening": opening(page)}
    page.wait_for_timeout(1000)
    found["frame, text scrolls"] = page.evaluate(_SCROLL, ".cv-text")
    found["frame, cards scroll"] = page.evaluate(_SCROLL, ".cv-cards")
    page.evaluate("document.querySelector('.cv-text').focus()")
    page.keyboard.press("m")
    page.keyboard.type("x")
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    found["undo, redo"] = keys(page, "u", "U")
    page.keyboard.press("n")
    found["next, previous value"] = keys(page, "n", "p")
    tasks = page.locator(".cv .cv-item").count()
    if tasks:
        page.locator(".cv .cv-item").nth(tasks // 2).click()
        page.keyboard.press("n")
        found["lead becomes support"] = keys(page, "w")
        found["mark, undo"] = marking(page)
        page.keyboard.press("Enter")
        page.wait_for_timeout(1000)
        page.locator(".cv .cv-item").nth(tasks // 2).click()
        page.keyboard.press("n")
        found["change what is done"] = keys(page, "w")
    return found


def marking(page: Page) -> list[float]:
    """How long it takes to mark a word and to take that back."""
    taken = []
    for _ in range(TIMES):
        page.keyboard.press("ArrowRight")
        for name in ("s", "u"):
            taken.append(page.evaluate(_KEY, name))
            page.wait_for_timeout(60)
    return taken


def main() -> None:
    """Prints one table."""
    if lab.CHROMIUM is None:
        raise SystemExit("wants Chromium: scripts/system_packages.sh browser")
    shown: dict[str, int] = {}
    results: dict[str, dict[str, list[float]]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        texts = {"long": dispatch(), "empty": "Thông báo.\n"}
        for name, text in texts.items():
            (folder / name).mkdir()
            (folder / name / "a.txt").write_text(text, encoding="utf-8")
            for what, cell in {"shown": SHOWN, "again": AGAIN, "anew": ANEW}.items():
                lab.write_notebook(folder, SOURCE + cell.format(name=name), f"{name}-{what}")
        with lab.chromium() as browser, lab.served(folder) as address:
            for name in texts:
                page = lab.opened(browser, address, f"{name}-shown.ipynb")
                shown[name] = page.locator(".cv-row[data-row], .cv-item").count()
                results[name] = measured(page)
                page.close()
                page = lab.opened(browser, address, f"{name}-again.ipynb")
                results[name]["opening from the log"] = opening(page, SUGGESTIONS)
                page.close()
                page = lab.opened(browser, address, f"{name}-anew.ipynb")
                results[name]["opening anew, text"] = opening(page)
                results[name]["opening anew, all"] = opening(page, SUGGESTIONS)
                page.close()
    syllables = len(texts["long"].split())
    print(f"{syllables} syllables, {shown['long']} values in the cards; median and longest of {TIMES} or more")
    print(f"{'what':24} {'median':>8} {'longest':>8}  {'empty':>8}  ratio")
    for what, taken in results["long"].items():
        empty = results["empty"].get(what) or results["empty"]["undo, redo"]
        middle, least = statistics.median(taken), statistics.median(empty)
        print(f"{what:24} {middle:5.0f} ms {max(taken):5.0f} ms  {least:5.0f} ms  ×{middle / least:.1f}")


if __name__ == "__main__":
    main()
