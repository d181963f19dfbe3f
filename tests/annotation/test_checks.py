from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from annotated import TEXT, annotation

from congvan.annotation.checks import problems
from congvan.annotation.files import Entry, as_text, read_corpus, write_annotation
from congvan.annotation.places import with_places
from congvan.errors import CongvanError

Json = dict[str, Any]


def entry(gold: Json, text: str = TEXT) -> Entry:
    return Entry("snv", text, gold, Path("snv.json"))


def test_nothing_is_wrong_with_a_right_annotation() -> None:
    assert list(problems(entry(with_places(TEXT, annotation())))) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda gold: gold.pop("subject"), "dispatch lacks subject"),
        (lambda gold: gold.update(kind="x"), "dispatch has kind"),
        (lambda gold: gold.update(source="other.txt"), "source is other.txt"),
        (lambda gold: gold.update(urgency="gấp"), "urgency is gấp"),
        (lambda gold: gold.update(issued="2024-13-01"), "which is no day"),
        (lambda gold: gold.update(issued="4/3/2024"), "issued is"),
        (lambda gold: gold.update(document_type="Công văn"), "document type is"),
        (lambda gold: gold["directives"].append("1"), "listed twice"),
        (lambda gold: gold["directives"].remove("2"), "task 2: directive 2 is not listed"),
        (lambda gold: gold["tasks"][0]["assignees"][0].update(role="head"), "role is head"),
        (lambda gold: gold["tasks"][0]["assignees"][0].update(source="guess"), "source is guess"),
        (lambda gold: gold["tasks"][0]["assignees"][0].update(role="support"), "task 1: nobody leads"),
        (lambda gold: gold["tasks"][1].update(citations=["13/KH-UBND"]), "cites 13/KH-UBND"),
        (lambda gold: gold["tasks"][0]["deadline"].update(date="2024-03-21"), "is given as 2024-03-21"),
        (lambda gold: gold["tasks"][0]["deadline"].update(date="2024-03"), "deadline is '2024-03'"),
        (lambda gold: gold["tasks"][0]["deadline"].update(bound="until"), "bound is until"),
        (lambda gold: gold["tasks"][0]["deadline"].update(kind="vague"), "bound is before"),
        (lambda gold: gold["tasks"][0]["deadline"].update(kind="soon"), "kind of deadline is soon"),
        (lambda gold: gold["tasks"][0]["deadline"].update(kind="recurring"), "deadline has no rrule"),
        (lambda gold: gold["tasks"][0]["deadline"].update(rrule="FREQ=OFTEN"), "does not parse"),
        (lambda gold: gold["tasks"][0]["deadline"].update(duration="4 ngày"), "duration is 4 ngày"),
        (lambda gold: gold["tasks"][0].update(text="Các sở rà soát hồ sơ"), "not found in the text: tasks[0].text"),
        (lambda gold: gold["tasks"][0]["places"]["deadline"][0].__setitem__(0, 3), "the places are not those"),
    ],
)
def test_what_is_wrong_is_told(change: Callable[[Json], object], told: str) -> None:
    gold = with_places(TEXT, annotation())
    change(gold)
    assert any(told in problem for problem in problems(entry(gold)))


def test_a_text_that_is_not_nfc() -> None:
    gold = with_places(TEXT, annotation())
    decomposed = TEXT.replace("ở", "o\u031b\u0309", 1)
    assert any("NFC" in problem for problem in problems(entry(gold, decomposed)))


def test_files(tmp_path: Path) -> None:
    gold = with_places(TEXT, annotation())
    (tmp_path / "snv.txt").write_text(TEXT, encoding="utf-8")
    write_annotation(tmp_path / "snv.json", gold)
    (tmp_path / "other.json").write_text("{}")
    assert [(one.name, one.text, one.annotation) for one in read_corpus(tmp_path)] == [("snv", TEXT, gold)]
    lines = as_text(gold).splitlines()
    assert any(line.strip().startswith('"deadline": [[') for line in lines)  # a place is one line of a diff


@pytest.mark.parametrize(
    ("content", "told"),
    [('{"source": ', "is not JSON"), ('["source"]', "no JSON object"), ('{"source": "a.txt"}', "has no text")],
)
def test_a_broken_annotation_is_named(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(CongvanError, match=told) as caught:
        list(read_corpus(tmp_path))
    assert caught.value.path == str(tmp_path / "a.json")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CongvanError, match="no such folder"):
        list(read_corpus(tmp_path / "none"))


def test_a_folder_without_annotations_is_named(tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text('{"tasks": []}', encoding="utf-8")
    with pytest.raises(CongvanError, match="the folder has no annotations"):
        list(read_corpus(tmp_path))
