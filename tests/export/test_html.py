from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import congvan
from congvan.export.html import to_html
from congvan.schema import Dispatch, Issue
from congvan.schema.showing import as_html

SAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "dispatches").glob("*.txt"))
HOSTILE = (
    """<script>alert(1)</script></style></details></div><img src=x onerror="alert(1)">' " onmouseover=alert(1) &lt; """
)
ELEMENTS = {"br", "details", "div", "li", "mark", "p", "span", "strong", "style", "summary"}
ELEMENTS |= {"table", "tbody", "td", "th", "thead", "tr", "ul"}


class Page(HTMLParser):
    """Reads HTML into its elements, attributes, text and tables; refuses what does not nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.notes: list[str] = []
        self.words: list[str] = []
        self.style = ""
        self.marks: list[tuple[str, str]] = []
        self.tables: list[list[list[str]]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self._open == []
        self.text = "".join(self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        values = {name: value or "" for name, value in attrs}
        self.notes += [values["title"]] if "title" in values else []
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
        if tag == "br":
            self.handle_data(" ")
        else:
            self._open.append((tag, values.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._open]
        if tags[-1:] == ["style"]:
            self.style += data
            return
        self.words.append(data)
        if "mark" in tags:
            self.marks.append((self._open[-1][1], data))
        if {"td", "th"} & set(tags):
            self.tables[-1][-1][-1] += data


def test_header_and_tasks(dispatch: Dispatch) -> None:
    page = Page(to_html(dispatch))
    assert "Sở Nội vụ · Công văn 1210/SNV-CCHC · 2024-05-20" in page.text
    assert "rà soát thủ tục hành chính" in page.text
    head, row = page.tables[0]
    assert head == ["item", "lead", "support", "action", "deadline", "cited documents"]
    assert row == [
        "1 t1",
        "Văn phòng Sở",
        "Phòng Tổ chức",
        "rà soát, báo cáo report to: Giám đốc Sở",
        "trước ngày 05/6/2024 → 2024-06-05",
        "Quyết định 933/QĐ-TTg Luật Đất đai năm 2024",
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"date": None, "kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=25"}, "→ FREQ=MONTHLY;BYMONTHDAY=25"),
        ({"time": "17:00", "inherited": True}, "→ 2024-06-05 17:00 inherited"),
        (
            {"date": None, "kind": "duration", "duration": "P4D", "working_days": True, "needs": "received_on"},
            "→ P4D working days, needs received_on",
        ),
        ({"provisional": True}, "→ 2024-06-05 provisional"),
        ({"date": None, "kind": "vague"}, ""),
    ],
)
def test_what_a_deadline_comes_to(dispatch: Dispatch, changes: dict[str, object], expected: str) -> None:
    task = dispatch.tasks[0]
    assert task.deadline is not None
    task = task.model_copy(update={"deadline": task.deadline.model_copy(update=changes)})
    page = Page(to_html(dispatch.model_copy(update={"tasks": (task,)})))
    assert page.tables[0][1][4] == f"trước ngày 05/6/2024 {expected}".rstrip()


def test_a_name_that_does_not_stand_in_the_task_says_so(dispatch: Dispatch) -> None:
    task = dispatch.tasks[0]
    lead = task.assignees[0].model_copy(update={"source": "addressee"})
    page = Page(to_html(dispatch.model_copy(update={"tasks": (task.model_copy(update={"assignees": (lead,)}),)})))
    assert page.tables[0][1][1:3] == ["Văn phòng Sở (addressee)", ""]


def test_stamps_and_issues(dispatch: Dispatch) -> None:
    issue = Issue(code="scanned_page", message="page 2 is a picture", page=2)
    page = Page(to_html(dispatch.model_copy(update={"urgency": "Hỏa tốc", "status": "partial", "issues": (issue,)})))
    assert "Hỏa tốc" in page.text and "partial" in page.text and "page 2 is a picture (page 2)" in page.text


def test_no_tasks(dispatch: Dispatch) -> None:
    assert "no tasks" in Page(to_html(dispatch.model_copy(update={"tasks": ()}))).text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_text_is_all_there_and_every_value_marked(path: Path) -> None:
    dispatch = congvan.extract(path)
    assert dispatch.text is not None
    page = Page(to_html(dispatch))
    assert page.text.endswith(dispatch.text)
    assert len(page.tables) == 1
    for kind, words in [
        *(("deadline", task.deadline.text) for task in dispatch.tasks if task.deadline),
        *((one.role, one.name) for task in dispatch.tasks for one in task.assignees if one.source == "stated"),
        *(("citation", mention.text) for citation in dispatch.citations for mention in citation.mentions),
    ]:
        marked = "".join(words for classes, words in page.marks if f"congvan-{kind}" in classes.split())
        # A name may leave out words between its own; the evidence covers them.
        assert set(words.split()) <= set(re.findall(r"\S+", marked)) or words in marked.replace("\n", " ")


def test_without_a_text_the_evidence_is_quoted(dispatch: Dispatch) -> None:
    _, (head, *rows) = Page(to_html(dispatch)).tables
    assert head == ["kind", "of", "words", "place", "rule", "score"]
    assert ["deadline", "t1", "trước ngày 05/6/2024", "0–4, page 1", "test", "1.00"] in rows
    assert ["citation", "c1", "Quyết định số 933/QĐ-TTg", "0–4, page 1", "test", "1.00"] in rows
    assert ["action", "t1", "rà soát, báo cáo", "0–4, page 2", "test", "1.00"] in rows


def hostile(dispatch: Dispatch) -> Dispatch:
    """The dispatch with every text in it replaced."""
    fixed = {"schema_version", "status", "role", "source", "kind", "bound", "sha256", "date", "id", "citations"}

    def spoilt(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: spoilt(one, name) for name, one in value.items()}
        if isinstance(value, list | tuple) and key != "citations":
            return [spoilt(one, key) for one in value]
        if isinstance(value, list | tuple):
            return [one if isinstance(one, str) else spoilt(one) for one in value]
        return HOSTILE if isinstance(value, str) and key not in fixed else value

    return Dispatch.model_validate(spoilt(dispatch.model_dump()))


@pytest.mark.parametrize("text", [None, HOSTILE * 40])
def test_a_dispatch_cannot_act_in_the_page(dispatch: Dispatch, text: str | None) -> None:
    html = to_html(hostile(dispatch), text)
    page = Page(html)
    assert page.elements <= ELEMENTS
    assert page.attributes <= {"class", "lang", "scope", "title"}
    assert page.text.count("<script>alert(1)</script>") > 10
    assert not re.search(r"url\(|@import|expression|:\s*//", page.style)


def test_notes_are_escaped_too(dispatch: Dispatch) -> None:
    page = Page(to_html(hostile(dispatch), "1234 …"))
    assert any(HOSTILE in note for note in page.notes)


def test_what_cannot_be_encoded_or_turns_the_direction_is_replaced(dispatch: Dispatch) -> None:
    html = to_html(dispatch.model_copy(update={"subject": "a\udcff\u202eb\x1b[0m"}), "mot\u2066hai\x00\nba")
    html.encode("utf-8")
    assert "a��b�[0m" in html and html.count("\n") == to_html(dispatch, "x").count("\n") + 1
    assert not re.search("[\u202e\u2066\x00\x1b\udcff]", html)


def test_style_reaches_only_our_own_element() -> None:
    style = Page(to_html(congvan.extract_text("V/v rà soát"))).style
    selectors = re.findall(r"([^{}]+)\{[^{}]*\}", style)
    assert len(selectors) > 10
    assert [one for one in selectors if not one.strip().startswith(".congvan-dispatch")] == []
    named = {name for one in selectors for name in re.findall(r"\.([a-z][\w-]*)", one)}
    assert {name for name in named if not name.startswith("congvan-")} == set()


def test_a_dispatch_shows_itself(dispatch: Dispatch) -> None:
    assert dispatch._repr_html_() == to_html(dispatch) == congvan.to_html(dispatch)
    assert as_html(dispatch.tasks[0]) is None


def test_the_text_is_carried_but_no_part_of_the_result(dispatch: Dispatch) -> None:
    carrying = dispatch.with_text("Kính gửi: …")
    assert (carrying.text, dispatch.text) == ("Kính gửi: …", None)
    assert carrying == dispatch and carrying != dispatch.model_copy(update={"number": "1"})
    assert carrying.model_dump_json() == dispatch.model_dump_json()
    assert to_html(carrying) == to_html(dispatch, "Kính gửi: …") != to_html(dispatch)
