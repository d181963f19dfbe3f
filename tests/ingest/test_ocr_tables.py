"""Ruled tables on scans: the rules found in the picture make the same grid as those drawn in the file."""

from __future__ import annotations

from pathlib import Path

import pdf_pages
import pytest
import scan_files
from scan_files import Damage

from congvan.document import Document
from congvan.ingest.ocr.page import fill
from congvan.ingest.ocr.recognition import Recognition, Segment, Symbol, Word
from congvan.ingest.pdf import read_pdf
from congvan.ingest.pdf_page import PageContent
from congvan.options import Options


def read(data: bytes) -> Document:
    return read_pdf(Path("bang.pdf"), data, Options(ocr_cache=False), "0" * 64)


def tasks() -> bytes:
    """A table of tasks with a heading that spans its columns."""
    pdf = pdf_pages.sheet()
    pdf_pages.centre(pdf, pdf_pages.WIDTH / 2, 70, "PHỤ LỤC", pdf_pages.SIZE, "B")
    rows = [
        ("Số", "Nhiệm vụ", "Cơ quan\nchủ trì", "Thời hạn"),
        ("Phần", "Nhóm nhiệm vụ về thể chế", "<", "<"),
        ("01", "Xây dựng quy chế phối hợp\ngiữa các phòng, ban", "Phòng Nội vụ", "Tháng 4/2024"),
        ("02", "Số hóa hồ sơ lưu trữ", "Văn phòng", "Quý II/2024"),
    ]
    end = pdf_pages.ruled(pdf, 120, rows, pdf_pages.COLUMNS)
    pdf_pages.put(pdf, pdf_pages.LEFT + 36, end + 40, "Ghi chú: thời hạn tính đến ngày báo cáo.")
    return bytes(pdf.output())


@pytest.mark.parametrize(
    "damage", [Damage(), Damage(skew=0.9, noise=8, blur=0.6), Damage(dpi=300, skew=-0.5)], ids=["clean", "skew", "300"]
)
def test_a_scanned_table_has_the_cells_of_the_digital_one(damage: Damage) -> None:
    digital, scan = read(tasks()), read(scan_files.scanned(tasks(), damage))
    [expected], [found] = digital.tables, scan.tables
    cells = [[(cell.column, cell.column_span) for cell in row] for row in found.rows]
    assert cells == [[(cell.column, cell.column_span) for cell in row] for row in expected.rows]
    for found_row, row in zip(found.rows, expected.rows, strict=True):
        for a, b in zip(found_row, row, strict=True):
            assert scan_files.error_rate(scan.surface(a.span), digital.surface(b.span)) <= 0.05
    assert scan.text.endswith("Ghi chú: thời hạn tính đến ngày báo cáo.")


@pytest.mark.parametrize(("x", "expected"), [(200, "Phòng"), (240, "Phòng |")])
def test_a_stroke_on_a_rule_is_no_word(x: float, expected: str) -> None:
    def word(text: str, left: float) -> Word:
        boxes = [Segment(left + 6 * i, 90, left + 6 * i + 5, 100) for i in range(len(text))]
        symbols = tuple(Symbol(c, box, 90.0) for c, box in zip(text, boxes, strict=True))
        return Word(symbols, 90.0, Segment(left, 100, left + 6 * len(text), 100), 0)

    standing = (Segment(202, 50, 204, 300),)
    content = PageContent(1, 600.0, 800.0)
    fill(content, Recognition((600, 800), (word("Phòng", 160), word("|", x)), standing=standing))
    assert [" ".join(row.words.split()) for row in content.rows] == [expected]
