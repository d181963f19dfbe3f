"""Digital signatures on scans: their stamps cover nothing, and what they fill in is read."""

from __future__ import annotations

from pathlib import Path

import pdf_pages
import pytest
import scan_files
from scan_files import Damage

from congvan.ingest.ocr.page import fill
from congvan.ingest.ocr.recognition import Recognition, Segment, Symbol, Word
from congvan.ingest.pdf import read_pdf
from congvan.ingest.pdf_page import PageContent
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


@pytest.mark.parametrize(
    ("words", "covered", "sure", "codes"),
    [
        (["GIA", "ĐỌC"], True, 95.0, ["covered_signature"]),
        (["TỊCH"], True, 95.0, ["covered_signature"]),
        (["GIÁM", "ĐỐC"], False, 95.0, []),
        (["SỞ", "Y", "TẾ"], True, 95.0, []),
        (["GIÁM", "ĐỐC"], False, 70.0, ["doubtful_page"]),
    ],
)
def test_what_is_uncertain_is_named(words: list[str], covered: bool, sure: float, codes: list[str]) -> None:
    read = tuple(
        Word(
            tuple(
                Symbol(c, Segment(300 + 80 * i + 9 * k, 700, 308 + 80 * i + 9 * k, 714), sure)
                for k, c in enumerate(text)
            ),
            sure,
            Segment(300, 714, 600, 714),
            i,
            covered=covered,
        )
        for i, text in enumerate(words)
    )
    content = PageContent(1, 600.0, 800.0)
    fill(content, Recognition((600, 800), read))
    assert [(notice.code, notice.page, notice.partial) for notice in content.notices] == [
        (code, 1, True) for code in codes
    ]
