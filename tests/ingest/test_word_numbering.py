from __future__ import annotations

import pytest
from word_files import abstract, docx, level, lines, num, numbered, p, table

from congvan.ingest.word_number_forms import written

LEGAL = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
)
DECIMAL = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))
BOTH = LEGAL + DECIMAL


@pytest.mark.parametrize(
    ("numbering", "body", "expected"),
    [
        pytest.param(
            BOTH + num(1, 0),
            numbered("Mục đích")
            + numbered("Yêu cầu", 1)
            + numbered("Kịp thời", 2)
            + numbered("Đầy đủ", 2)
            + numbered("Báo cáo", 3)
            + numbered("Thời hạn", 1)
            + numbered("Tổ chức thực hiện")
            + numbered("Giao Sở", 1),
            [
                "I. Mục đích",
                "1. Yêu cầu",
                "a) Kịp thời",
                "b) Đầy đủ",
                "- Báo cáo",
                "2. Thời hạn",
                "II. Tổ chức thực hiện",
                "1. Giao Sở",
            ],
            id="levels begin anew under the level above",
        ),
        pytest.param(
            BOTH + num(1, 1),
            numbered("Một")
            + numbered("Hai", 1)
            + numbered("Ba", 1)
            + numbered("Bốn", 2)
            + numbered("Năm")
            + numbered("Sáu", 1),
            ["1. Một", "1.1. Hai", "1.2. Ba", "1.2.1. Bốn", "2. Năm", "2.1. Sáu"],
            id="a label holds its parents'",
        ),
        pytest.param(
            BOTH
            + num(1, 1)
            + num(2, 1)
            + num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            numbered("Một", 0, 1) + numbered("Hai", 0, 2) + numbered("Lại một", 0, 3) + numbered("Lại hai", 0, 3),
            ["1. Một", "2. Hai", "1. Lại một", "2. Lại hai"],
            id="lists of one abstract list go on, startOverride begins anew",
        ),
        pytest.param(
            BOTH
            + num(1, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "Phần %1:", start=3)}</w:lvlOverride>'),
            numbered("Ba") + numbered("Bốn"),
            ["Phần C: Ba", "Phần D: Bốn"],
            id="a list's own level",
        ),
        pytest.param(
            abstract(0, level(0, "upperRoman", "Điều %1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")) + num(1, 0),
            numbered("Một") + numbered("Hai") + numbered("Ba", 1),
            ["Điều I. Một", "Điều II. Hai", "2.1. Ba"],
            id="isLgl writes all in digits",
        ),
        pytest.param(
            abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
            + num(1, 0),
            numbered("Chương") + numbered("Điều", 1) + numbered("Chương") + numbered("Điều", 1),
            ["I. Chương", "1. Điều", "II. Chương", "2. Điều"],
            id="lvlRestart 0 goes on through the whole text",
        ),
        pytest.param(
            abstract(
                0,
                level(0, "upperRoman", "%1."),
                level(1, "decimal", "%2."),
                level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>'),
            )
            + num(1, 0),
            numbered("A")
            + numbered("B", 1)
            + numbered("C", 2)
            + numbered("D", 1)
            + numbered("E", 2)
            + numbered("F")
            + numbered("G", 2),
            ["I. A", "1. B", "a) C", "2. D", "b) E", "II. F", "a) G"],
            id="lvlRestart 1 begins anew under level one only",
        ),
        pytest.param(
            abstract(
                0,
                level(0, "bullet", "\uf0b7"),
                level(1, "bullet", "+"),
                level(2, "bullet", "o"),
                level(3, "bullet", "–"),
            )
            + num(1, 0),
            numbered("Chấm", 0) + numbered("Cộng", 1) + numbered("Tròn", 2) + numbered("Gạch", 3),
            ["- Chấm", "+ Cộng", "- Tròn", "- Gạch"],
            id="bullets",
        ),
        pytest.param(
            abstract(0, level(0, "decimal", "%1.", start=5)) + num(1, 0),
            numbered("Năm") + p("xen giữa") + numbered("Sáu"),
            ["5. Năm", "xen giữa", "6. Sáu"],
            id="start, and paragraphs between",
        ),
        pytest.param(
            BOTH + num(1, 1),
            numbered("Cháu", 2) + numbered("Con", 1) + numbered("Cha") + numbered("Cháu", 2) + numbered("Con", 1),
            ["1.1.1. Cháu", "1.2. Con", "2. Cha", "2.1.1. Cháu", "2.2. Con"],
            id="levels that are skipped count as begun",
        ),
        pytest.param(
            abstract(0, level(0, "decimal", "%1."), level(1, "bullet", "-"), level(2, "decimal", "%1.%2%3."))
            + num(1, 0),
            numbered("Một") + numbered("Gạch", 1) + numbered("Hai", 2) + numbered("Ba", 2),
            ["1. Một", "- Gạch", "1.1. Hai", "1.2. Ba"],
            id="a bullet's level has no number in a label",
        ),
        pytest.param(
            BOTH + num(1, 1),
            numbered("Một")
            + p(f"<w:r><w:pict><w:txbxContent>{numbered('Trong khung')}</w:txbxContent></w:pict></w:r>")
            + numbered("Hai"),
            ["1. Một", "1. Trong khung", "2. Hai"],
            id="a text box counts for itself",
        ),
        pytest.param(BOTH + num(1, 1), numbered("Không", 0, 0), ["Không"], id="list 0 is none"),
        pytest.param(BOTH + num(1, 1), numbered("Không", 0, 9), ["Không"], id="a list that is not there"),
        pytest.param(
            BOTH + num(1, 1),
            numbered("Một")
            + p(properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
            + numbered("Ba"),
            ["1. Một", "3. Ba"],
            id="an empty item counts",
        ),
        pytest.param(
            BOTH + num(1, 1),
            numbered("Một")
            + p(
                "<w:del><w:r><w:delText>Bỏ</w:delText></w:r></w:del>",
                properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
            )
            + numbered("Hai"),
            ["1. Một", "2. Hai"],
            id="a deleted item does not count",
        ),
    ],
)
def test_labels(numbering: str, body: str, expected: list[str]) -> None:
    assert lines(docx(body, numbering=numbering)) == expected


def test_labels_through_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Khoan"><w:basedOn w:val="Muc"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Diem"><w:basedOn w:val="Muc"/></w:style>'
    )
    linked = abstract(
        0,
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "lowerLetter", "%3)", '<w:pStyle w:val="Diem"/>'),
    )
    body = "".join(
        p(text, properties=f'<w:pStyle w:val="{style}"/>{more}')
        for text, style, more in (
            ("Mục", "Muc", ""),
            ("Khoản", "Khoan", ""),
            ("Điểm", "Diem", ""),
            ("Không số", "Khoan", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
            ("Khoản", "Khoan", ""),
        )
    )
    assert lines(docx(body, styles=styles, numbering=linked + num(1, 0))) == [
        "I. Mục",
        "1. Khoản",
        "a) Điểm",
        "Không số",
        "2. Khoản",
    ]


def test_labels_through_a_list_style() -> None:
    numbering = (
        abstract(0, more='<w:numStyleLink w:val="DanhSach"/>')
        + abstract(1, level(0, "decimal", "Bước %1."), more='<w:styleLink w:val="DanhSach"/>')
        + num(1, 0)
    )
    assert lines(docx(numbered("Rà soát") + numbered("Báo cáo"), numbering=numbering)) == [
        "Bước 1. Rà soát",
        "Bước 2. Báo cáo",
    ]


def test_a_label_alone_stays_in_a_table() -> None:
    stt = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    rows = ["STT", "Nhiệm vụ", "Thời hạn"], [stt, "Rà soát", "30/6"], [stt, "Báo cáo", "31/7"]
    borders = '<w:insideH w:val="single"/><w:insideV w:val="single"/><w:top w:val="single"/><w:bottom w:val="single"/>'
    found = lines(docx(table(*rows, borders=borders), numbering=BOTH + num(1, 1)))
    assert found == ["STT", "Nhiệm vụ", "Thời hạn", "1.", "Rà soát", "30/6", "2.", "Báo cáo", "31/7"]


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (1, "decimal", "1"),
        (4, "lowerLetter", "d"),
        (5, "lowerLetter", "e"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"),
        (19, "upperRoman", "XIX"),
        (7, "decimalZero", "07"),
        (2, "chicago", "†"),
        (3, "none", ""),
        (0, "lowerLetter", "0"),
        (30000, "lowerLetter", "30000"),
        (3, "japaneseCounting", "3"),
        (10**9, "upperRoman", "M" * 32 + "DCCLXVII"),
    ],
)
def test_number_forms(number: int, form: str, expected: str) -> None:
    assert written(number, form) == expected
