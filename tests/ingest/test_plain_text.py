from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.document import Document, Origin
from congvan.ingest.plain_text import parse_text


def read(text: str) -> Document:
    return parse_text(text, Origin("a.md", "", "md"))


def test_markup_goes_and_offsets_stay() -> None:
    source = "**Giao** *Văn phòng* [cổng](http://a.vn) xem &amp; làm \\- xong<br>"
    document = read(source)
    assert document.text == "Giao Văn phòng cổng xem & làm - xong"
    for word in ("Giao", "Văn", "cổng", "xong"):
        assert source[document.offsets[document.text.index(word)] :].startswith(word)


def test_emphasis_over_lines_makes_them_bold() -> None:
    document = read("**KT. GIÁM ĐỐC  \nPHÓ GIÁM ĐỐC**\n\nTrần Văn Hà")
    assert [line.bold for line in document.lines] == [True, True, False]


def test_a_bullet_of_stars_is_no_emphasis() -> None:
    assert read("* Rà soát hồ sơ").text == "* Rà soát hồ sơ"


def test_marks_and_notes() -> None:
    document = read(
        "Công văn số 2614/SNV-CCHC<sup>1</sup>; số 15¹ và\n\n"
        "<sup>1</sup> ngày 27/10/2023\ncủa Sở Nội vụ.\n\nvăn bản khác"
    )
    assert document.text.splitlines()[0] == "Công văn số 2614/SNV-CCHC; số 15 và"
    assert [(mark.label, document.text[: mark.offset][-4:]) for mark in document.marks] == [
        ("1", "CCHC"),
        ("1", "ố 15"),
    ]
    assert [(label, document.surface(span)) for label, span in document.footnotes] == [
        ("1", "ngày 27/10/2023\ncủa Sở Nội vụ.")
    ]


def test_square_metres_are_no_footnote() -> None:
    document = read("diện tích 120 m² và 3 km²")
    assert document.text == "diện tích 120 m² và 3 km²" and not document.marks


def test_page_furniture_leaves_the_flow() -> None:
    document = read("---\ntitle: x\n---\nMột dòng dài\n\n2\n\n--- PAGE BREAK ---\n\ntiếp theo\n-----\n\f\ncuối")
    assert document.text.splitlines() == ["Một dòng dài", "tiếp theo", "cuối"]
    assert [line.page for line in document.lines] == [1, 2, 3]


def test_pages_may_be_told_where_they_begin() -> None:
    document = read("--- PAGE 1 ---\nMột dòng\n\n--- PAGE 2 ---\ntiếp theo\n")
    assert document.text.splitlines() == ["Một dòng", "tiếp theo"]
    assert [line.page for line in document.lines] == [1, 2]


def test_a_number_inside_a_list_is_no_page_number() -> None:
    assert "2021" in read("năm\n2021\nvà sau đó").text


def test_stamp_of_a_signature_is_told_apart() -> None:
    document = read("Ký bởi: Tổng cục X\nThời gian ký: 10.11.2023\n\nBỘ TÀI CHÍNH\nCơ quan: phòng này")
    assert document.text == "BỘ TÀI CHÍNH\nCơ quan: phòng này"
    assert "Tổng cục X" in document.origin.signatures[0].text


def test_two_columns_set_with_blanks() -> None:
    document = read("UBND TỈNH X          CỘNG HÒA XÃ HỘI\nSỞ Y TẾ              Độc lập\nSố:      /UBND-NC")
    assert [(line.column, document.surface(line.span)) for line in document.lines] == [
        (0, "UBND TỈNH X"),
        (0, "SỞ Y TẾ"),
        (1, "CỘNG HÒA XÃ HỘI"),
        (1, "Độc lập"),
        (None, "Số:      /UBND-NC"),
    ]


def test_tables_of_pipes_and_of_tabs() -> None:
    for text in ("| TT | Việc |\n|---|---|\n| 1 | Rà soát |", "TT\tViệc\tHạn\n1\tRà soát\t30/6"):
        (table,) = read(text).tables
        assert len(table.rows) == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_form_feed_ends_a_page_whatever_ends_lines(end: str) -> None:
    assert [line.page for line in read(f"Trang một{end}\f{end}Trang hai").lines] == [1, 2]


@given(st.text(st.sampled_from("ab*_|[]()<sup>/1²\\#-–\t\f\n \r\u0301đĐ&;:.ộ\u2028"), max_size=120))
def test_anything_is_read_and_every_line_points_back(text: str) -> None:
    document = read(text)
    assert len(document.offsets) == len(document.text)
    assert all(-1 <= offset < len(text) for offset in document.offsets)
    for line in document.lines:
        assert document.surface(line.span).strip()
