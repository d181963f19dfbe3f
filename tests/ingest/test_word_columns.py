from __future__ import annotations

import pytest
from word_files import docx, p, read, t, table

MOTTO, FREEDOM = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
TAB = "<w:r><w:tab/></w:r>"
BODY = "Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh, Sở Nội vụ đề nghị:"


def columns(data: bytes) -> list[tuple[int | None, str]]:
    document = read(data)
    return [(line.column, document.surface(line.span)) for line in document.lines]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            p("UBND TỈNH HÀ NAM", TAB, MOTTO)
            + p(t("SỞ NỘI VỤ", "<w:b/>"), TAB, FREEDOM)
            + p()
            + p("Số: 12/SNV-CCHC", TAB, "Hà Nam, ngày 05 tháng 3 năm 2020")
            + p("V/v báo cáo"),
            id="tabs",
        ),
        pytest.param(
            p("UBND TỈNH HÀ NAM", " " * 12, MOTTO)
            + p("SỞ NỘI VỤ", " " * 20, FREEDOM)
            + p("Số: 12/SNV-CCHC", " " * 9, "Hà Nam, ngày 05 tháng 3 năm 2020")
            + p("V/v báo cáo"),
            id="blanks",
        ),
        pytest.param(
            p("UBND TỈNH HÀ NAM", TAB, TAB, MOTTO)
            + p("SỞ NỘI VỤ")
            + p(TAB, TAB, FREEDOM)
            + p("Số: 12/SNV-CCHC", TAB, "Hà Nam, ngày 05 tháng 3 năm 2020")
            + p("V/v báo cáo"),
            id="a line of one column",
        ),
        pytest.param(
            p("UBND TỈNH HÀ NAM", TAB, MOTTO, "<w:r><w:br/></w:r>", "SỞ NỘI VỤ", TAB, FREEDOM)
            + p("Số: 12/SNV-CCHC", TAB, "Hà Nam, ngày 05 tháng 3 năm 2020", "<w:r><w:br/></w:r>", "V/v báo cáo"),
            id="line breaks",
        ),
        pytest.param(
            p("UBND TỈNH HÀ NAM", TAB, MOTTO)
            + p("SỞ NỘI VỤ", TAB, FREEDOM)
            + p(TAB, "Hà Nam, ngày 05 tháng 3 năm 2020")
            + p("Số: 12/SNV-CCHC")
            + p("V/v báo cáo")
            + p(),
            id="the number below",
        ),
        pytest.param(
            p("UBND TỈNH HÀ NAM")
            + p("SỞ NỘI VỤ")
            + p("Số: 12/SNV-CCHC")
            + p("V/v báo cáo")
            + p('<w:r><w:br w:type="column"/></w:r>', MOTTO)
            + p(FREEDOM)
            + p("Hà Nam, ngày 05 tháng 3 năm 2020", properties='<w:sectPr><w:cols w:num="2"/></w:sectPr>'),
            id="text columns",
        ),
        pytest.param(
            table(
                [p("UBND TỈNH HÀ NAM") + p("SỞ NỘI VỤ"), p(MOTTO) + p(FREEDOM)],
                [p("Số: 12/SNV-CCHC") + p("V/v báo cáo"), "Hà Nam, ngày 05 tháng 3 năm 2020"],
                widths=(4000, 6000),
            ),
            id="a table",
        ),
        pytest.param(
            table(
                [
                    "",
                    p("UBND TỈNH HÀ NAM") + p("SỞ NỘI VỤ") + p("Số: 12/SNV-CCHC") + p("V/v báo cáo"),
                    "",
                    p(MOTTO) + p(FREEDOM) + p("Hà Nam, ngày 05 tháng 3 năm 2020"),
                ],
                widths=(300, 4000, 700, 5000),
            ),
            id="a table with spacers",
        ),
        pytest.param(
            table(
                [
                    p("UBND TỈNH HÀ NAM") + p("SỞ NỘI VỤ") + p("Số: 12/SNV-CCHC") + p("V/v báo cáo"),
                    p(MOTTO) + p(FREEDOM) + p("Hà Nam, ngày 05 tháng 3 năm 2020"),
                ],
                borders="".join(
                    f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideV")
                ),
            ),
            id="a ruled table",
        ),
    ],
)
def test_letterhead(body: str) -> None:
    assert columns(docx(body + p("Kính gửi: Các phòng thuộc Sở") + p(BODY))) == [
        (0, "UBND TỈNH HÀ NAM"),
        (0, "SỞ NỘI VỤ"),
        (0, "Số: 12/SNV-CCHC"),
        (0, "V/v báo cáo"),
        (1, MOTTO),
        (1, FREEDOM),
        (1, "Hà Nam, ngày 05 tháng 3 năm 2020"),
        (None, "Kính gửi: Các phòng thuộc Sở"),
        (None, BODY),
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            p("Nơi nhận:", TAB, "KT. GIÁM ĐỐC")
            + p("- Như trên;", TAB, "PHÓ GIÁM ĐỐC")
            + p("- Các phòng thuộc Sở;")
            + p()
            + p("- Lưu: VT.", TAB, TAB, "Lê Văn Bình"),
            id="tabs",
        ),
        pytest.param(
            p(TAB, TAB, "KT. GIÁM ĐỐC")
            + p("Nơi nhận:", TAB, "PHÓ GIÁM ĐỐC")
            + p("- Như trên;")
            + p("- Các phòng thuộc Sở;")
            + p("- Lưu: VT.")
            + p(" " * 60, "Lê Văn Bình"),
            id="the authority above",
        ),
        pytest.param(
            table(
                [
                    p("Nơi nhận:") + p("- Như trên;") + p("- Các phòng thuộc Sở;") + p("- Lưu: VT."),
                    p("KT. GIÁM ĐỐC") + p("PHÓ GIÁM ĐỐC") + p() + p("Lê Văn Bình"),
                ]
            ),
            id="a table",
        ),
    ],
)
def test_signature(body: str) -> None:
    assert columns(docx(p(BODY) + body)) == [
        (None, BODY),
        (0, "Nơi nhận:"),
        (0, "- Như trên;"),
        (0, "- Các phòng thuộc Sở;"),
        (0, "- Lưu: VT."),
        (1, "KT. GIÁM ĐỐC"),
        (1, "PHÓ GIÁM ĐỐC"),
        (1, "Lê Văn Bình"),
    ]


def test_a_lone_signature_stands_right() -> None:
    assert columns(docx(p(BODY) + table(["", p("GIÁM ĐỐC") + p("Lê Văn Bình")]))) == [
        (None, BODY),
        (1, "GIÁM ĐỐC"),
        (1, "Lê Văn Bình"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        ("Số:      /SNV-CCHC",),
        ("Hà Nam, ngày       tháng      năm 2020",),
        ("1.", TAB, "Rà soát thủ tục hành chính"),
        ("Nơi nhận: Sở Nội vụ",),
        ("Họ tên", TAB, "Chức vụ"),
        (TAB, "Căn cứ Luật Tổ chức chính quyền địa phương;"),
    ],
)
def test_other_lines_stay_whole(text: tuple[str, ...]) -> None:
    found = columns(docx(p(*text) + p(BODY)))
    assert [column for column, _ in found] == [None, None]


def test_parts_keep_their_own_look() -> None:
    document = read(docx(p(t("UBND TỈNH HÀ NAM"), TAB, t(MOTTO, "<w:b/>")) + p(BODY)))
    assert [line.bold for line in document.lines] == [False, True, False]


def test_a_stamp_beside_the_letterhead_is_none_of_its_lines() -> None:
    stamp = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('HỎA TỐC')}</w:txbxContent></v:textbox></w:pict></w:r>"
    body = table([p("SỞ NỘI VỤ", stamp) + p("Số: 12/SNV-CCHC"), MOTTO]) + p(BODY)
    assert columns(docx(body)) == [
        (0, "SỞ NỘI VỤ"),
        (0, "Số: 12/SNV-CCHC"),
        (1, MOTTO),
        (None, "HỎA TỐC"),
        (None, BODY),
    ]


def test_lines_of_a_column_may_go_on() -> None:
    body = table(
        [p("Số: 12/SNV") + p() + p("V/v rà soát danh mục") + p("thủ tục hành chính"), p(MOTTO) + p(BODY) + p(FREEDOM)]
    )
    assert [line.opens.name for line in read(docx(body)).lines] == [
        "PARAGRAPH",
        "GAP",
        "SOFT",
        "PARAGRAPH",
        "PARAGRAPH",
        "PARAGRAPH",
    ]


def test_a_text_of_two_columns_is_no_letterhead() -> None:
    body = p(BODY) + p(
        '<w:r><w:br w:type="column"/></w:r>', BODY, properties='<w:sectPr><w:cols w:num="2"/></w:sectPr>'
    )
    assert [column for column, _ in columns(docx(body))] == [None, None]
