"""Word breaks its text into runs as it was typed and checked, and wraps them: what is read is what it shows."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from word_files import docx, lines, p, read, t

from congvan.pipeline import Pipeline

SOURCES = sorted((Path(__file__).parents[2] / "corpus" / "dispatches").glob("*.txt"))

TAB = "<w:r><w:tab/></w:r>"
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/><w:lang w:val="vi-VN"/>'
WRAPS = (
    "{}",
    '<w:proofErr w:type="spellStart"/>{}<w:proofErr w:type="spellEnd"/>',
    '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place"><w:smartTagPr/>{}</w:smartTag>',
    '<w:bookmarkStart w:id="7" w:name="_GoBack"/>{}<w:bookmarkEnd w:id="7"/>',
    '<w:ins w:id="3" w:author="a" w:date="2024-03-05T08:00:00Z">{}</w:ins>',
    '{}<w:del w:id="4" w:author="a"><w:r w:rsidDel="00AB12CD"><w:delText>bỏ</w:delText></w:r></w:del>',
    "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
    "{}<w:r><w:lastRenderedPageBreak/></w:r><w:r><w:softHyphen/></w:r>",
    '{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:permStart w:id="2" w:edGrp="everyone"/>',
)


def typed(text: str) -> str:
    """A paragraph as Word keeps it: runs end within words, hyphens do not break, and all that is checked is wrapped."""
    runs, start = [], 0
    for length, wrap in zip(itertools.cycle((5, 2, 9, 3, 14)), itertools.cycle(WRAPS), strict=False):
        if start >= len(text):
            break
        piece = text[start : start + length]
        runs.append(wrap.format(_run(piece)))
        start += length
    return f'<w:p w:rsidR="00A1B2C3" w:rsidRPr="00C0FFEE" w:rsidRDefault="00A1B2C3">{"".join(runs)}</w:p>'


def _run(piece: str) -> str:
    parts = [t(part, FONT) for part in piece.split("-")]
    return "<w:r><w:noBreakHyphen/></w:r>".join(parts)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_runs_leave_no_trace(source: Path) -> None:
    paragraphs = [line for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    plain = docx("".join(p(t(line)) for line in paragraphs))
    assert lines(docx("".join(map(typed, paragraphs)))) == lines(plain)


def test_there_are_sources() -> None:
    assert len(SOURCES) == 5


LINE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp/>'
    '</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line from="0,0" '
    'to="70,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
)
STOPS = '<w:tabs><w:tab w:val="center" w:pos="1700"/><w:tab w:val="center" w:pos="6800"/></w:tabs>'


def field(code: str, *shown: str) -> str:
    parts = "".join(shown)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="So"/></w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{parts}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def letter() -> str:
    """A letter whose head and foot are set with centred tab stops, its number a form field, its stamp a text box."""
    stamp = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('HỎA TỐC')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    box = (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{p('HỎA TỐC')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback>{stamp}</mc:Fallback></mc:AlternateContent>"
    )
    head = (
        p(TAB, "UBND TỈNH AN HÒA", TAB, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", properties=STOPS)
        + p(TAB, t("SỞ NỘI VỤ", "<w:b/>"), TAB, t("Độc lập - Tự do - Hạnh phúc", "<w:b/>"), LINE, properties=STOPS)
        + p(f"<w:r>{box}</w:r>", properties=STOPS)
        + p(
            TAB,
            "Số: ",
            field("FORMTEXT", t("12"), t("14")),
            "/SNV",
            "<w:r><w:noBreakHyphen/></w:r>",
            "CCHC",
            TAB,
            "An Hòa, ngày ",
            field("DATE", t("07")),
            " tháng 3 năm 2024",
            properties=STOPS,
        )
        + p(TAB, "V/v rà soát hồ sơ", properties=STOPS)
    )
    body = (
        p("Kính gửi: ", "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>" + t("Phòng Nội vụ các huyện")
          + "</w:sdtContent></w:sdt>")
        + typed("Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2024 của UBND tỉnh, Giám đốc Sở yêu cầu Phòng Nội vụ "
                "các huyện thực hiện các nội dung sau:")
        + typed("1. Rà soát hồ sơ lưu trữ, hoàn thành trước ngày 30/4/2024.")
        + typed("2. Giao Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở kiểm tra việc thực hiện, báo cáo Giám đốc Sở "
                "chậm nhất ngày 15/5/2024./.")
    )  # fmt: skip
    foot = (
        p("Nơi nhận:", TAB, "KT. GIÁM ĐỐC", properties=STOPS)
        + p("- Như trên;", TAB, "PHÓ GIÁM ĐỐC", properties=STOPS)
        + p("- Lưu: VT, CCHC.", properties=STOPS)
        + p()
        + p(TAB, TAB, "Lê Thị Vĩnh An", properties=STOPS)
    )
    return head + body + foot


def test_a_letter_as_word_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "cong-van.docx"
    path.write_bytes(docx(letter()))
    dispatch = Pipeline().extract(path)
    assert (dispatch.parent_issuer, dispatch.issuer) == ("UBND tỉnh An Hòa", "Sở Nội vụ")
    assert (dispatch.number, dispatch.symbol, dispatch.issued) == ("1214", "SNV-CCHC", "2024-03-07")
    assert (dispatch.place, dispatch.subject, dispatch.urgency) == ("An Hòa", "rà soát hồ sơ", "hỏa tốc")
    assert dispatch.recipients == ("Phòng Nội vụ các huyện",)
    assert (dispatch.signature.authority, dispatch.signature.title) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert dispatch.signature.name == "Lê Thị Vĩnh An"
    assert dispatch.distribution == ("Như trên", "Lưu: VT, CCHC")
    assert [(one.number, one.date) for one in dispatch.citations] == [("12/KH-UBND", "2024-01-10")]
    assert [
        (task.directive, [(one.name, one.role) for one in task.assignees], task.deadline and task.deadline.date)
        for task in dispatch.tasks
    ] == [
        ("1", [("Phòng Nội vụ các huyện", "lead")], "2024-04-30"),
        ("2", [("Văn phòng Sở", "lead"), ("Thanh tra Sở", "support")], "2024-05-15"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Dòng một", "<w:r><w:cr/></w:r>", "dòng hai"), ["Dòng một", "dòng hai"]),
        (p("A", '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>', "B"), ["A B"]),
        (p(field("IF", field("PAGE", t("1")), t("kết quả"))), ["1kết quả"]),
        (p(field("IF " + "</w:instrText></w:r>" + field("PAGE", t("1")) + "<w:r><w:instrText>", t("có"))), ["có"]),
        (p(t("Đậm", '<w:b/><w:rPrChange w:id="9"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')), ["Đậm"]),
        (p("Không số", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'), ["Không số"]),
        (
            p("Từng có số", properties='<w:pPrChange w:id="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
              "</w:pPrChange>"),
            ["Từng có số"],
        ),
        (
            p("1. Rà soát", properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p(" hồ sơ lưu trữ."),
            ["1. Rà soát hồ sơ lưu trữ."],
        ),
        (p(f'<w:dir w:val="ltr">{t("giao Sở")}</w:dir>', f'<w:bdo w:val="ltr">{t(" Y tế")}</w:bdo>'), ["giao Sở Y tế"]),
        (p("Số:\u00a0\u00a0\u00a0\u00a0/UBND-NC"), ["Số:    /UBND-NC"]),
    ],
)  # fmt: skip
def test_rarer_parts(body: str, expected: list[str]) -> None:
    assert lines(docx(body)) == expected


def test_a_letterhead_in_stops_is_two_columns() -> None:
    document = read(docx(letter()))
    columns = {document.surface(line.span): line.column for line in document.lines}
    assert columns["SỞ NỘI VỤ"] == 0 and columns["An Hòa, ngày 07 tháng 3 năm 2024"] == 1
