"""Narrow columns break what stands in them anywhere: letterheads, titles, signature blocks, cells of PDFs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_pages import BODY, FPDF, LEFT, MIDDLE, SIZE, Row, centre, drawn, paragraph, put, ruled

from congvan.document import Document
from congvan.document.parts import Letterhead
from congvan.ingest.pdf import read_pdf
from congvan.options import Options
from congvan.structure import parse


def read(data: bytes) -> Document:
    return read_pdf(Path("cong-van.pdf"), data, Options(), "0" * 64)


def values(letterhead: Letterhead) -> dict[str, str | None]:
    names = ("parent_issuer", "issuer", "number", "symbol", "place", "issued", "subject")
    return {name: getattr(letterhead, name) and getattr(letterhead, name).text for name in names}


def column(pdf: FPDF, middle: float, y: float, lines: list[str], size: float = 13) -> None:
    for row, text in enumerate(lines):
        centre(pdf, middle, y + 16 * row, text, size)


MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "NAM", "Độc lập - Tự do - Hạnh phúc"]
ISSUER = ["ỦY BAN NHÂN DÂN", "HUYỆN BÌNH AN"]


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (["An Hòa, ngày 12 tháng 10 năm", "2021"], "An Hòa"),
        (["Phan Sơn - Tháp Hòa, ngày 12 tháng", "10 năm 2021"], "Phan Sơn - Tháp Hòa"),
        (["Phan Sơn - Tháp Hòa, ngày 12", "tháng 10 năm 2021"], "Phan Sơn - Tháp Hòa"),
        (["Thành phố Phan Sơn, ngày", "12 tháng 10 năm 2021"], "Thành phố Phan Sơn"),
        (["Thành phố Phan Sơn,", "ngày 12 tháng 10 năm 2021"], "Thành phố Phan Sơn"),
        (["Phan Sơn - Tháp", "Hòa, ngày 12 tháng 10 năm 2021"], "Phan Sơn - Tháp Hòa"),
        (["Phan Sơn - Tháp Hòa, ngày", "12 tháng 10", "năm 2021"], "Phan Sơn - Tháp Hòa"),
    ],
)
def test_a_date_that_its_column_breaks(lines: list[str], place: str) -> None:
    def draw(pdf: FPDF) -> None:
        column(pdf, 190, 60, [*ISSUER, "PHÒNG NỘI VỤ", "Số: 1490/PNV-VP", "V/v trả lời đơn về hóa đơn tiền", "nước"])
        column(pdf, 420, 60, [*MOTTO, *lines])
        centre(pdf, MIDDLE, 190, "Kính gửi: Các đội quản lý khách hàng")
        paragraph(pdf, 230, BODY)

    parts = parse(read(drawn(draw)))
    assert values(parts.letterhead) == {
        "parent_issuer": "Ủy ban nhân dân huyện Bình An",
        "issuer": "Phòng Nội vụ",
        "number": "1490",
        "symbol": "PNV-VP",
        "place": place,
        "issued": "2021-10-12",
        "subject": "trả lời đơn về hóa đơn tiền nước",
    }
    assert [one.text for one in parts.recipients] == ["Các đội quản lý khách hàng"]


@pytest.mark.parametrize(
    ("heading", "style"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "B"),
        ("1- Sau ba năm thực hiện Kế hoạch số 12-KH/HU, ngày 24-5-2020", ""),
        ("1. Thực hiện Quyết định số 7/QĐ-UBND ngày 24 tháng 5 năm 2020", ""),
    ],
)
def test_the_body_begins_below_the_title(heading: str, style: str) -> None:
    """No gap, and nothing but its place and a label, tells the first line of the body from the title."""

    def draw(pdf: FPDF) -> None:
        column(pdf, 190, 60, ["ỦY BAN NHÂN DÂN", "HUYỆN BÌNH AN", "Số: 12/KH-UBND"])
        column(
            pdf, 420, 60, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", *MOTTO[2:], "Bình An, ngày 05 tháng 3 năm 2024"], 11
        )
        centre(pdf, MIDDLE, 150, "KẾ HOẠCH", SIZE, "B")
        centre(pdf, MIDDLE, 168, "Triển khai số hóa hồ sơ lưu trữ và nâng cao chất lượng dịch vụ", SIZE, "B")
        centre(pdf, MIDDLE, 186, "hành chính công năm 2024", SIZE, "B")
        put(pdf, LEFT + 36, 204, heading, SIZE, style)
        paragraph(pdf, 222, BODY, indent=0)

    document = read(drawn(draw))
    parts = parse(document)
    assert parts.letterhead.subject is not None
    assert parts.letterhead.subject.text == (
        "Triển khai số hóa hồ sơ lưu trữ và nâng cao chất lượng dịch vụ hành chính công năm 2024"
    )
    assert document.text.index(heading) >= parts.extent.start


def test_a_list_of_copies_goes_on_overleaf_beside_who_signs() -> None:
    def draw(pdf: FPDF) -> None:
        paragraph(pdf, 640, "Văn phòng thông báo để các đơn vị biết, thực hiện./.")
        put(pdf, LEFT, 700, "Nơi nhận:", 11, "BI")
        for row, text in enumerate(["- Như trên;", "- Các Sở: TC, GTVT,", "NN&PTNT, XD,"]):
            put(pdf, LEFT, 716 + 14 * row, text, 10)
        for row, text in enumerate(
            ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG, TRƯỞNG BAN QUẢN", "TRỊ"]
        ):
            centre(pdf, 420, 700 + 16 * row, text, 10.5, "B")
        pdf.add_page()
        for row, text in enumerate(["TT&TT,", "KH&CN;", "- VPUB: các PCVP,", "các phòng;", "- Lưu: VT."]):
            put(pdf, LEFT, 60 + 14 * row, text, 10)
        centre(pdf, 420, 100, "Lê Minh Khoa", 13, "B")

    parts = parse(read(drawn(draw)))
    assert [one.text for one in parts.distribution] == [
        "Như trên",
        "Các Sở: TC, GTVT, NN&PTNT, XD, TT&TT, KH&CN",
        "VPUB: các PCVP, các phòng",
        "Lưu: VT",
    ]
    block = parts.signature
    assert block.authority is not None and block.title is not None and block.name is not None
    assert block.authority.text == "TL. CHỦ TỊCH KT. CHÁNH VĂN PHÒNG"
    assert block.title.text == "PHÓ CHÁNH VĂN PHÒNG, TRƯỞNG BAN QUẢN TRỊ"
    assert block.name.text == "Lê Minh Khoa"


HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Hạn")
NARROW = (85.0, 120.0, 330.0, 440.0, 504.0)


def test_a_number_too_wide_for_its_cell_is_whole() -> None:
    rows = [
        HEAD,
        ("1", "Rà soát theo Nghị định số\n61/2018/NĐ-CP của Chính phủ", "Văn phòng", "30/11/202\n5"),
        ("2", "Số hóa hồ sơ", "Phòng Nội vụ", "30/6/2025\n31/12/202\n5"),
        ("3", "Sắp xếp kho lưu trữ", "Phòng Nội vụ", "30/6\n15/12"),
        ("4", "Rà soát quy chế", "Phòng Nội vụ", "12/2018/N\nĐ-CP"),
    ]
    document = read(drawn(lambda pdf: ruled(pdf, 100, rows, NARROW, 55)))
    (table,) = document.tables
    assert [document.surface(row[-1].span) for row in table.rows] == [
        "Hạn",
        "30/11/2025",
        "30/6/2025\n31/12/2025",
        "30/6\n15/12",
        "12/2018/NĐ-CP",
    ]
    place = document.place(table.rows[1][-1].span)
    assert place is not None and place[1] is not None
    assert 440 < place[1].x0 < place[1].x1 < 504 and place[1].y1 - place[1].y0 > 20


def test_the_rest_of_one_cell_overleaf_belongs_to_its_row() -> None:
    def draw(pdf: FPDF) -> None:
        ruled(pdf, 740, [HEAD, ("7", "Tổng kết, chấm điểm", "Văn phòng", "Quý IV")], NARROW)
        pdf.add_page()
        y = ruled(pdf, 60, [("", "thi đua", "", "")], NARROW)
        pdf.rect(LEFT, y + 40, 300, 30)
        pdf.line(LEFT + 200, y + 40, LEFT + 200, y + 70)
        put(pdf, LEFT + 10, y + 60, "Bản sao gửi lưu trữ", 11)

    document = read(drawn(draw))
    (table,) = document.tables
    assert [document.surface(cell.span) for cell in table.rows[1]] == [
        "7",
        "Tổng kết, chấm điểm\nthi đua",
        "Văn phòng",
        "Quý IV",
    ]
    assert document.text.endswith("Bản sao gửi lưu trữ")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        # The page ends between two rows, and within one: the unit is written once, in the first of four rows.
        (
            [("4", "Rà soát hồ sơ", "^", "30/6")],
            [("5", "Cập nhật danh mục", "", "30/9"), ("6", "Lưu trữ", "^", "Quý IV")],
        ),
        (
            [("4", "Rà soát", "^", "30/6")],
            [("", "hồ sơ", "", ""), ("5", "Cập nhật danh mục", "^", "30/9"), ("6", "Lưu trữ", "^", "Quý IV")],
        ),
    ],
)
def test_a_cell_over_rows_of_two_pages_is_one(above: list[Row], below: list[Row]) -> None:
    def draw(pdf: FPDF) -> None:
        ruled(pdf, 600, [HEAD, ("3", "Xây dựng quy chế", "Văn phòng Sở", "15/5"), *above], NARROW)
        pdf.add_page()
        ruled(pdf, 60, [HEAD, *below], NARROW)

    document = read(drawn(draw))
    (table,) = document.tables
    cells = [(cell.row, cell.row_span, document.surface(cell.span)) for row in table.rows for cell in row]
    assert (1, 4, "Văn phòng Sở") in cells
    words = [[document.passage(cell.span).text for cell in row] for row in table.rows]
    assert words[2:] == [["4", "Rà soát hồ sơ", "30/6"], ["5", "Cập nhật danh mục", "30/9"], ["6", "Lưu trữ", "Quý IV"]]


def test_letters_of_a_ligature_are_all_there() -> None:
    document = read(drawn(lambda pdf: put(pdf, LEFT, 100, "D-O\ufb03ce")))
    assert document.text == "D-Office"
    edges = document.lines[0].edges
    assert edges is not None and edges[7] == edges[8] < edges[9] == edges[10] < edges[11]
