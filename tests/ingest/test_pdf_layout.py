"""Letterheads, signature blocks, titles and lists as other offices set them: who stands where, in which order."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_pages import BODY, FPDF, HEIGHT, LEFT, MIDDLE, SIZE, centre, drawn, letterhead, paragraph, put, ruled

from congvan.document.model import Break, Document
from congvan.ingest.layout.glyphs import Face, Glyph
from congvan.ingest.pdf import read_pdf
from congvan.ingest.pdf_legacy import decode_legacy
from congvan.options import Options


def read(data: bytes) -> Document:
    return read_pdf(Path("cong-van.pdf"), data, Options(), "0" * 64)


def placed(document: Document) -> list[tuple[int | None, str]]:
    return [(line.column, document.surface(line.span)) for line in document.lines]


def party(pdf: FPDF) -> None:
    centre(pdf, 170, 60, "TỈNH ỦY HÀ BẮC", 13)
    centre(pdf, 410, 60, "ĐẢNG CỘNG SẢN VIỆT NAM", 13, "B")
    centre(pdf, 170, 76, "BAN TỔ CHỨC", 13, "B")
    centre(pdf, 170, 92, "*", 13)
    centre(pdf, 410, 100, "Hà Bắc, ngày 05 tháng 3 năm 2024", 13, "I")
    centre(pdf, 170, 108, "Số 112-CV/BTCTU", 13)
    paragraph(pdf, 170, BODY)


PARTY = [
    (0, "TỈNH ỦY HÀ BẮC"),
    (0, "BAN TỔ CHỨC"),
    (0, "*"),
    (0, "Số 112-CV/BTCTU"),
    (1, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    (1, "Hà Bắc, ngày 05 tháng 3 năm 2024"),
]


def decision(pdf: FPDF) -> None:
    """A title so narrow that it would fit into the right column."""
    y = letterhead(pdf, number="Số: 7/QĐ-UBND")
    centre(pdf, MIDDLE, y, "CHỈ THỊ", SIZE, "B")
    paragraph(pdf, y + 40, BODY)


def wide_subject(pdf: FPDF) -> None:
    """What the letter is about runs on below the right column, which has ended."""
    y = letterhead(pdf, subject="V/v báo cáo kết quả\nthực hiện nhiệm vụ chuyển đổi số quý I năm 2024")
    put(pdf, LEFT + 80, y, "Kính gửi:")
    put(pdf, LEFT + 140, y + 20, "- Sở Nội vụ;")
    put(pdf, LEFT + 140, y + 40, "- Sở Tài chính.")
    paragraph(pdf, y + 80, BODY)


@pytest.mark.parametrize(
    ("draw", "head", "then"),
    [
        (party, PARTY, (None, "Thực hiện Kế hoạch số 45/KH-UBND ngày 20 tháng 02 năm 2024")),
        (
            decision,
            [
                (0, "ỦY BAN NHÂN DÂN"),
                (0, "HUYỆN BÌNH AN"),
                (0, "Số: 7/QĐ-UBND"),
                (1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                (1, "Độc lập - Tự do - Hạnh phúc"),
                (1, "Bình An, ngày 05 tháng 3 năm 2024"),
            ],
            (None, "CHỈ THỊ"),
        ),
        (
            wide_subject,
            [
                (0, "ỦY BAN NHÂN DÂN"),
                (0, "HUYỆN BÌNH AN"),
                (0, "Số: 1210/UBND-TH"),
                (0, "V/v báo cáo kết quả"),
                (0, "thực hiện nhiệm vụ chuyển đổi số quý I năm 2024"),
                (1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                (1, "Độc lập - Tự do - Hạnh phúc"),
                (1, "Bình An, ngày 05 tháng 3 năm 2024"),
            ],
            (None, "Kính gửi:"),
        ),
    ],
)
def test_letterheads(draw: object, head: list[tuple[int, str]], then: tuple[None, str]) -> None:
    lines = placed(read(drawn(draw)))  # type: ignore[arg-type]
    assert lines[: len(head) + 1] == [*head, then]


def recipients_first(pdf: FPDF, y: float) -> None:
    put(pdf, LEFT, y, "Nơi nhận:", 11, "BI")
    put(pdf, LEFT, y + 13, "- Như trên;", 10)
    centre(pdf, 430, y + 6, "TM. ỦY BAN NHÂN DÂN", 13, "B")
    centre(pdf, 430, y + 24, "CHỦ TỊCH", 13, "B")
    put(pdf, LEFT, y + 26, "- Lưu: VT.", 10)
    centre(pdf, 430, y + 90, "Lê Minh Khoa", 13, "B")


def signer_only(pdf: FPDF, y: float) -> None:
    centre(pdf, 430, y, "TM. ỦY BAN NHÂN DÂN", 13, "B")
    centre(pdf, 430, y + 18, "CHỦ TỊCH", 13, "B")
    centre(pdf, 430, y + 90, "Lê Minh Khoa", 13, "B")


def two_signers(pdf: FPDF, y: float) -> None:
    centre(pdf, 180, y, "TM. BAN THƯỜNG TRỰC", 13, "B")
    centre(pdf, 180, y + 18, "CHỦ TỊCH", 13, "B")
    centre(pdf, 430, y, "TM. ỦY BAN NHÂN DÂN", 13, "B")
    centre(pdf, 430, y + 18, "CHỦ TỊCH", 13, "B")
    centre(pdf, 180, y + 90, "Trần Văn Hòa", 13, "B")
    centre(pdf, 430, y + 90, "Lê Minh Khoa", 13, "B")


SIGNED = [(1, "TM. ỦY BAN NHÂN DÂN"), (1, "CHỦ TỊCH"), (1, "Lê Minh Khoa")]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (recipients_first, [(0, "Nơi nhận:"), (0, "- Như trên;"), (0, "- Lưu: VT."), *SIGNED]),
        (signer_only, SIGNED),
        (two_signers, [(0, "TM. BAN THƯỜNG TRỰC"), (0, "CHỦ TỊCH"), (0, "Trần Văn Hòa"), *SIGNED]),
    ],
)
def test_signature_blocks(block: object, expected: list[tuple[int, str]]) -> None:
    """The body's last line, short though it is, stays out of the block."""

    def draw(pdf: FPDF) -> None:
        y = paragraph(pdf, 100, BODY)
        y = paragraph(pdf, y, "Công văn này thay thế Công văn số 9/UBND./.")
        block(pdf, y + 20)  # type: ignore[operator]

    lines = placed(read(drawn(draw)))
    assert lines[-len(expected) :] == expected
    assert lines[-len(expected) - 1] == (None, "Công văn này thay thế Công văn số 9/UBND./.")


def test_rows_with_gaps_stay_rows() -> None:
    """Only letterhead and signature are columns: a programme of times and places is read across."""

    def draw(pdf: FPDF) -> None:
        y = paragraph(pdf, 100, BODY)
        for row, (time, what) in enumerate([("7 giờ 30", "Đón tiếp đại biểu"), ("8 giờ 00", "Khai mạc hội nghị")]):
            put(pdf, LEFT + 36, y + 20 * row, time)
            put(pdf, 330, y + 20 * row, what)

    document = read(drawn(draw))
    assert placed(document)[-2:] == [(None, "7 giờ 30   Đón tiếp đại biểu"), (None, "8 giờ 00   Khai mạc hội nghị")]


def test_a_title_of_several_lines_is_one_paragraph() -> None:
    def draw(pdf: FPDF) -> None:
        y = letterhead(pdf, number="Số: 7/KH-UBND")
        centre(pdf, MIDDLE, y, "KẾ HOẠCH", SIZE, "B")
        centre(pdf, MIDDLE, y + 19, "Triển khai cải cách hành chính và chuyển đổi số gắn với", SIZE, "B")
        centre(pdf, MIDDLE, y + 38, "Đề án 06 năm 2024", SIZE, "B")
        paragraph(pdf, y + 80, BODY)

    document = read(drawn(draw))
    opens = {document.surface(line.span): line.opens for line in document.lines}
    assert opens["Đề án 06 năm 2024"] is Break.SOFT
    assert opens["Thực hiện Kế hoạch số 45/KH-UBND ngày 20 tháng 02 năm 2024"] is Break.GAP


def test_a_frame_and_underlines_are_no_table() -> None:
    def draw(pdf: FPDF) -> None:
        pdf.rect(40, 40, 90, 24)
        put(pdf, 50, 56, "HỎA TỐC", 12, "B")
        y = letterhead(pdf)
        pdf.line(LEFT, y + 4, 300, y + 4)
        paragraph(pdf, y, BODY)

    document = read(drawn(draw))
    assert document.tables == ()
    assert "HỎA TỐC" in document.text


def test_cells_that_span_rows_are_read_once() -> None:
    def draw(pdf: FPDF) -> None:
        columns = (85.0, 200.0, 350.0, 540.0)
        ruled(pdf, 100, [("Đơn vị", "Việc", "Hạn"), ("Văn phòng", "Tổng hợp", "20/3/2024")], columns)
        pdf.line(200, 220, 540, 220)
        for x in columns:
            pdf.line(x, 180, x, 220)
        pdf.line(85, 220, 540, 220)
        pdf.set_fill_color(255, 255, 255)
        pdf.rect(85.5, 179, 114, 2, style="F")
        put(pdf, 204, 195, "Lưu trữ", 11)
        put(pdf, 354, 195, "25/3/2024", 11)

    document = read(drawn(draw))
    (table,) = document.tables
    assert document.text.count("Văn phòng") == 1
    assert document.text.index("25/3/2024") > document.text.index("20/3/2024")
    assert len(table.rows) == 3


def test_page_numbers_go_but_numbers_in_the_text_stay() -> None:
    def draw(pdf: FPDF) -> None:
        put(pdf, LEFT, 400, "2024")
        centre(pdf, MIDDLE, HEIGHT - 30, "- 3 -", 12)

    assert placed(read(drawn(draw))) == [(None, "2024")]


def glyphs(text: str, font: str) -> list[Glyph]:
    face = Face(14.0, False, False, font, 0)
    return [Glyph(c, 10.0 * i, 0.0, 10.0 * i + 9, 14.0, 12.0, face) for i, c in enumerate(text)]


def test_a_mark_of_vni_joins_its_letter() -> None:
    decoded = decode_legacy(glyphs("Coäng hoøa", "VNI-Times"))
    assert "".join(glyph.text for glyph in decoded) == "Cộng hòa"
    assert (decoded[1].x0, decoded[1].x1) == (10.0, 29.0)


def test_a_soft_hyphen_is_seen() -> None:
    assert "".join(glyph.text for glyph in decode_legacy(glyphs("QĐ\xadUBND", "Times"))) == "QĐ-UBND"
