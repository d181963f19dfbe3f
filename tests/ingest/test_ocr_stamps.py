"""Digital signatures on scans: their stamps cover nothing, and what they fill in is read."""

from __future__ import annotations

from pathlib import Path

import pdf_pages
import scan_files
from scan_files import Damage

from congvan.ingest.pdf import read_pdf
from congvan.options import Options

STAMP = "Ký bởi: Ủy ban nhân dân huyện Bình An\nCơ quan: Tỉnh Hà Bắc\nThời gian ký: 05/03/2024 08:56:09"


def blank_letter(pdf: pdf_pages.FPDF) -> None:
    y = pdf_pages.letterhead(pdf, number="Số:          /UBND-TH", day="      ")
    pdf_pages.paragraph(pdf, y, pdf_pages.BODY)


def test_a_stamp_is_taken_off_and_a_blank_is_filled() -> None:
    options = Options(ocr_cache=False)
    scan = scan_files.scanned(pdf_pages.drawn(blank_letter), Damage(noise=4))
    plain = read_pdf(Path("quet.pdf"), scan, options, "0" * 64)
    words = [(4.0, 10.0 + 10 * row, text, 8.0) for row, text in enumerate(STAMP.split("\n"))]
    widgets: list[pdf_pages.Appearance] = [
        ("Ngay", 0, (366, 88, 406, 112), [(10, 17, "18", 13)]),
        ("Dau", 0, (300, 46, 510, 86), words),  # over the state's name and motto
    ]
    document = read_pdf(Path("quet.pdf"), pdf_pages.signed(scan, widgets), options, "0" * 64)
    assert document.origin.ocr
    assert [stamp.text for stamp in document.origin.signatures] == [STAMP]
    assert "Ký bởi" not in document.text and "08:56" not in document.text
    assert "ngày 18 tháng 3 năm 2024" in " ".join(document.text.split())
    filled = document.text.replace("18", "")
    assert scan_files.error_rate(filled, plain.text) < 0.01
