"""The small readers under the citation recognizer: numbers, dates, types, laws."""

from __future__ import annotations

import pytest

from congvan.recognition.citation_dates import date_at
from congvan.recognition.citation_laws import find_laws
from congvan.recognition.citation_symbols import find_numbers, odd_number, plain_number, repair
from congvan.recognition.citation_types import agrees, document_types, find_types, tells_type, type_of_symbol
from congvan.vocabulary import fold, table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("số 2614/SNV-CCHC ngày", ["2614/SNV-CCHC"]),
        ("số 2614 / SNV – CCHC của", ["2614/SNV-CCHC"]),
        ("30/2020/NĐ-CP", ["30/2020/NĐ-CP"]),
        ("83-NQ/TW; 34 - HD/BTCTU", ["83-NQ/TW", "34-HD/BTCTU"]),
        ("19-2018/NQ-CP", ["19-2018/NQ-CP"]),
        ("1030/UBND-PVHCC&KSTT", ["1030/UBND-PVHCC&KSTT"]),
        ("15/2014/TTLT-BTTTT-BKHCN", ["15/2014/TTLT-BTTTT-BKHCN"]),
        ("43/SVC.TL ngày", ["43/SVC.TL"]),
        ("12/QĐ-UBND.", ["12/QĐ-UBND"]),
        ("100/UBND - Sở Nội vụ", ["100/UBND"]),
        ("147/2015/QH13", ["147/2015/QH13"]),
        ("1356/C06-TTDLDC", ["1356/C06-TTDLDC"]),
        ("4871/QD- TTg ngày", ["4871/QD-TTg"]),
        ("30a/2008/NQ-CP", ["30a/2008/NQ-CP"]),
        ("60/BGDĐT-GDTrH¹", ["60/BGDĐT-GDTrH"]),
        ("99/UBND\u2011NC", ["99/UBND-NC"]),
        ("24/7, 09/22 đơn vị, 90,41/99 điểm, 3/4", []),
        ("15/9/2022, 10/2024", []),
        ("COVID-19 và TCVN 7271:2003", []),
        ("12-AB", []),
        ("năm 2021-2025/GĐ1", []),
        ("", []),
    ],
)
def test_numbers(text: str, expected: list[str]) -> None:
    assert [number.text for number in find_numbers(text)] == expected


def test_plain_and_odd_numbers() -> None:
    plain = plain_number("số 09/2009 của", 3)
    assert plain is not None and plain.text == "09/2009"
    assert plain_number("12,5 tỷ", 0) is None
    odd = odd_number("2408-16/TLGM ngày", 0)
    assert odd is not None and odd.text == "2408-16/TLGM"
    assert odd_number("12/05/2020", 0) is None


@pytest.mark.parametrize("row", table("citations")["symbol"], ids=lambda row: row["wrong"])
def test_symbols_are_repaired(row: dict[str, str]) -> None:
    kind = row.get("for", "Công văn")
    assert repair(f"12/{row['wrong']}-UBND", kind) == f"12/{row['right']}-UBND"
    if "for" in row:
        assert repair(f"12/{row['wrong']}-UBND", "Công văn") == f"12/{row['wrong']}-UBND"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ngày 05 tháng 3 năm 2020", "2020-03-05"),
        ("ngày 05/3/2020", "2020-03-05"),
        (", ngày 27-10-2023", "2023-10-27"),
        ("(ngày 05.7.2022)", "2022-07-05"),
        (" 4/4/2022", "2022-04-04"),
        ("ký ngày 1/2/15", "2015-02-01"),
        ("được ký kết ngày 25/3/2019", "2019-03-25"),
        ("ban hành ngày 25/3/2019", "2019-03-25"),
        ("hồi 15h00 ngày 12/9/2022", "2022-09-12"),
        ("tháng 6/2021", "2021-06"),
        ("tháng 6 năm 2021", "2021-06"),
        ("năm 2024", "2024"),
        ("ngày 31/13/2020", None),
        ("ngày 45/1/2020", None),
        ("ngày 6/5 của", None),
        ("trước ngày 05/3/2020", None),
        ("", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    found = date_at(fold(text), 0)
    assert (found.iso if found else None) == iso


def test_a_bare_year_can_be_refused() -> None:
    assert date_at(fold("năm 2024"), 0, bare_year=False) is None


@pytest.mark.parametrize("row", table("document_types")["type"], ids=lambda row: row["name"])
def test_every_type_is_found_in_every_form(row: dict[str, list[str]]) -> None:
    for form in [row["name"], *row.get("forms", [])]:
        text = f"theo {form} số 12"
        words = find_types(text, fold(text))
        assert [(word.type.name, text[word.start : word.end]) for word in words] == [(row["name"], form)]


def test_types_are_told_by_their_symbols() -> None:
    kind = type_of_symbol("NQ/TW")
    assert kind is not None and kind.name == "Nghị quyết"
    assert type_of_symbol("SNV-CCHC") is None
    assert tells_type("QĐ-TTg") and not tells_type("CT-TTHT")
    assert agrees(document_types()["Chương trình hành động"], "CTr/TU")


def test_names_of_types_are_unique() -> None:
    names = [fold(name) for row in table("document_types")["type"] for name in [row["name"], *row.get("forms", [])]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", table("citations")["laws"]["names"])
def test_every_law_is_found(name: str) -> None:
    text = f"theo quy định của Luật {name} và các nghị định"
    assert [law.title for law in find_laws(text, fold(text))] == [f"Luật {name}"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Luật đất đai năm 2013", ["Luật Đất đai năm 2013"]),
        ("Luật Quan lý thuê", ["Luật Quản lý thuế"]),
        ("Luật Biến đổi khí hậu năm 2027", ["Luật Biến đổi khí hậu năm 2027"]),
        ("Luật Luật sư", ["Luật Luật sư"]),
        ("Bộ luật Hàng hải Việt Nam 2015", ["Bộ luật Hàng hải Việt Nam 2015"]),
        ("Pháp lệnh Cựu chiến binh", ["Pháp lệnh Cựu chiến binh"]),
        ("Hiến pháp năm 2013", ["Hiến pháp năm 2013"]),
        ("Hiến pháp và pháp luật", []),
        ("Luật sư Nguyễn Văn A", []),
        ("Hội Luật gia Việt Nam", []),
        ("Trường Đại học Luật Hà Nội", []),
        ("pháp luật đất đai", []),
        ("luật đầu tư", []),
        ("Luật này", []),
        ("LUẬT SƯ TƯ VẤN PHÁP LUẬT 24/7", []),
    ],
)
def test_laws(text: str, titles: list[str]) -> None:
    assert [law.title for law in find_laws(text, fold(text))] == titles
