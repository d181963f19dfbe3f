"""Words and numbers that the end of a line breaks are whole where people read them; the text itself stays as it is."""

from __future__ import annotations

import pytest

from congvan.document import DocumentBuilder, Line, Origin, Span


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["Công văn số 1234/UBND-", "KGVX"], "Công văn số 1234/UBND-KGVX"),
        (["Nghị định số 61/2018/", "NĐ-CP"], "Nghị định số 61/2018/NĐ-CP"),
        (["Quyết định số 15", "/QĐ-UBND"], "Quyết định số 15/QĐ-UBND"),
        (["trước ngày 25/3/", "2024"], "trước ngày 25/3/2024"),
        (["kinh phí 1.200.", "000 đồng"], "kinh phí 1.200.000 đồng"),
        (["theo Điều 5.", "200 hộ dân"], "theo Điều 5. 200 hộ dân"),
        (["đạt 1.200.", "100% hồ sơ"], "đạt 1.200. 100% hồ sơ"),
        (["vanphong@example.gov.", "vn"], "vanphong@example.gov.vn"),
        (["nghi\xad", "ệp vụ và hợp\xadđồng"], "nghiệp vụ và hợpđồng"),
        (["chuyển đổi số -", "cải cách"], "chuyển đổi số - cải cách"),
        (["các sở/", "ban, ngành"], "các sở/ ban, ngành"),
        (["năm 2024", "2025"], "năm 2024 2025"),
    ],
)
def test_words(lines: list[str], words: str) -> None:
    builder = DocumentBuilder()
    for line in lines:
        builder.line(line, Line(Span(0, 0)))
    document = builder.build(Origin(path="x", sha256="0" * 64, format="txt"))
    assert document.text == "\n".join(lines)
    assert document.words(Span(0, len(document.text))) == words
