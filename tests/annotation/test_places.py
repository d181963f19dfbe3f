from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from annotated import TEXT, annotation

from congvan.annotation.places import QuoteError, with_places


def words(place: list[list[int]]) -> str:
    return " … ".join(" ".join(TEXT[start:end].split()) for start, end in place)


def test_places_of_the_header() -> None:
    places = with_places(TEXT, annotation())["places"]
    wanted = {
        "issuer": "SỞ NỘI VỤ",
        "parent_issuer": "UBND TỈNH HÒA AN",
        "number": "215",
        "symbol": "SNV-CCHC",
        "issued": "ngày 04 tháng 3 năm 2024",
        "name": "Lê Thị Hoài",
    }
    assert {name: words(places[name]) for name in wanted} == wanted
    # A head restored to each conjunct: the place is that of the words that are there.
    assert [words(place) for place in places["recipients"]] == ["sở: Tài chính", "Y tế", "UBND các huyện"]


@pytest.mark.parametrize("date", ["ngày 04 tháng 3 năm 2024", "ngày ... tháng 3 năm 2024", "ngày   tháng   năm 2024"])
@pytest.mark.parametrize("issued", ["2024-03-04", None])
def test_the_place_is_that_beside_the_date(date: str, issued: str | None) -> None:
    text = TEXT.replace("ngày 04 tháng 3 năm 2024", date).replace("sở rà soát", "sở ở Hòa An rà soát")
    gold = annotation() | {"issued": issued}
    gold["tasks"] = gold["tasks"][1:]
    ((start, end),) = with_places(text, gold)["places"]["place"]
    assert text[start:].startswith(f"Hòa An, {date}") and text[start:end] == "Hòa An"


def test_a_place_without_a_date_is_the_first() -> None:
    text = TEXT.replace(", ngày 04 tháng 3 năm 2024", "")
    ((start, _),) = with_places(text, annotation() | {"issued": None})["places"]["place"]
    assert text[:start] == "UBND TỈNH "


def test_places_of_tasks_and_citations() -> None:
    placed = with_places(TEXT, annotation())
    first, second = placed["tasks"]
    assert words(first["places"]["text"]) == first["text"].rstrip(".")
    assert words(first["places"]["deadline"]) == "trước ngày 20/3/2024"
    assert words(first["assignees"][0]["place"]) == "Các sở"
    task = second["places"]["text"][0]
    assert task[0] <= second["assignees"][0]["place"][0][0] < task[1]
    mentions = placed["citations"][0]["places"]["mentions"]
    assert [words([place]) for place in mentions] == ["12/KH-UBND"] * 2


def test_is_idempotent_and_leaves_its_argument() -> None:
    given = annotation()
    kept = copy.deepcopy(given)
    once = with_places(TEXT, given)
    assert given == kept
    assert with_places(TEXT, once) == once


def values(gold: dict[str, Any]) -> Iterator[tuple[Any, Any, str]]:
    """Every quote of the annotation by its holder and key, with the name under which it is missed."""
    for name in ("issuer", "parent_issuer", "place"):
        yield gold, name, name
    yield gold["signature"], "name", "signature.name"
    yield gold["recipients"], 2, "recipients[2]"
    yield gold["citations"][0], "number", "citations[0]"
    yield gold["citations"][0], "issuer", "citations[0].issuer"
    yield gold["tasks"][0], "text", "tasks[0].text"
    yield gold["tasks"][0]["deadline"], "text", "tasks[0].deadline"
    yield gold["tasks"][1]["assignees"][0], "name", "tasks[1].assignees[0]"


@pytest.mark.parametrize("index", range(len(list(values(annotation())))))
def test_a_quote_that_is_not_there_is_an_error_that_names_it(index: int) -> None:
    gold = annotation()
    holder, key, name = list(values(gold))[index]
    holder[key] = "Trường Cao đẳng Thủy lợi"
    with pytest.raises(QuoteError, match="not found in the text") as caught:
        with_places(TEXT, gold, "snv.json")
    assert name in caught.value.reason.replace(",", "").split()
    assert caught.value.path == "snv.json"


def test_what_is_corrected_has_no_place() -> None:
    gold = annotation() | {"issuer": "Sở Ngoại vụ", "corrected": ["issuer"]}
    assert "issuer" not in with_places(TEXT, gold)["places"]


def test_values_of_a_row_stand_in_the_row() -> None:
    text = TEXT + "| Lập danh mục | Phòng Tổ chức | Quý I |\n| Rà soát hồ sơ | Phòng Tổ chức | Quý I |\n"
    gold = annotation()
    row = {"directive": "2.2", "citations": [], "report_to": None, "text": "Rà soát hồ sơ"}
    lead = {"name": "Phòng Tổ chức", "role": "lead", "source": "stated"}
    deadline = {"text": "Quý I", "kind": "date", "date": "2024-03-31", "bound": "by"}
    gold["tasks"].append({**row, "assignees": [lead], "deadline": deadline})
    task = with_places(text, gold)["tasks"][-1]
    last = text.index("| Rà soát")
    assert task["assignees"][0]["place"][0][0] > last
    assert task["places"]["deadline"][0][0] > last
