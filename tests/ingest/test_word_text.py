from __future__ import annotations

import pytest
from word_files import docx, lines, p, read, t

from congvan.document import Break

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF muc1 \\h </w:instrText></w:r>'
    "<w:r><w:t>mã trường</w:t></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Mục I</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX_NEW = (
    "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
    f"{p('DỰ THẢO')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
BOX_OLD = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('DỰ THẢO')}</w:txbxContent></v:textbox></v:shape></w:pict>"
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            p(
                "Trước ngày ",
                "<w:ins>" + t("15/11") + "</w:ins>",
                "<w:del><w:r><w:delText>05/11</w:delText></w:r></w:del>",
                "/2023",
            ),
            ["Trước ngày 15/11/2023"],
            id="insertions stay, deletions go",
        ),
        pytest.param(
            p("<w:moveFrom>" + t("giao Sở ") + "</w:moveFrom>", "Y tế ", "<w:moveTo>" + t("được giao") + "</w:moveTo>"),
            ["Y tế được giao"],
            id="moved text is where it went",
        ),
        pytest.param(
            p("Các sở, ", properties="<w:rPr><w:del/></w:rPr>") + p("ban, ngành"),
            ["Các sở, ban, ngành"],
            id="a deleted paragraph mark joins",
        ),
        pytest.param(
            p(t("Ghi chú nội bộ", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>") + p("Kính gửi:"),
            ["Kính gửi:"],
            id="a hidden paragraph is gone",
        ),
        pytest.param(p("Sở ", t("Nội vụ", '<w:vanish w:val="0"/>')), ["Sở Nội vụ"], id="not hidden"),
        pytest.param(p("Theo ", FIELD, " nêu trên"), ["Theo Mục I nêu trên"], id="a field's result"),
        pytest.param(
            p("Trang ", '<w:fldSimple w:instr=" PAGE ">' + t("3") + "</w:fldSimple>"), ["Trang 3"], id="a simple field"
        ),
        pytest.param(
            p(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                "<w:r><w:instrText>TOC</w:instrText></w:r>",
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                "Mục lục",
            )
            + p("I. Mục đích")
            + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "Nội dung"),
            ["Mục lục", "I. Mục đích", "Nội dung"],
            id="a field over paragraphs",
        ),
        pytest.param(
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "Nội dung") + p("khác"),
            ["Nội dung", "khác"],
            id="a field that never ends hides nothing",
        ),
        pytest.param(
            p('<w:del><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:del>', "Nội dung"),
            ["Nội dung"],
            id="a deleted field",
        ),
        pytest.param(
            p("Tại ", '<w:hyperlink r:id="r9">' + t("dichvucong.gov.vn") + "</w:hyperlink>"),
            ["Tại dichvucong.gov.vn"],
            id="a link's text",
        ),
        pytest.param(
            CONTROL.format("", p("Kính gửi: ", CONTROL.format("", t("Sở Y tế")))),
            ["Kính gửi: Sở Y tế"],
            id="content controls",
        ),
        pytest.param(
            p("Số: ", CONTROL.format("<w:showingPlcHdr/>", t("Bấm vào đây để nhập")), "/UBND-NC"),
            ["Số: /UBND-NC"],
            id="a control's prompt is no text",
        ),
        pytest.param(
            p(
                f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{BOX_NEW}</mc:Choice>'
                f"<mc:Fallback>{BOX_OLD}</mc:Fallback></mc:AlternateContent></w:r>",
                "Kính gửi:",
            ),
            ["Kính gửi:", "DỰ THẢO"],
            id="a text box once",
        ),
        pytest.param(p(f"<w:r>{BOX_OLD}</w:r>"), ["DỰ THẢO"], id="an old text box"),
        pytest.param(
            p("UBND-NC", "<w:r><w:noBreakHyphen/></w:r>", "TH, nghi\u00adệp, 12\u2011NQ/TU\u200b"),
            ["UBND-NC-TH, nghiệp, 12-NQ/TU"],
            id="hyphens that do not break or show",
        ),
        pytest.param(p("hợp", "<w:r><w:softHyphen/></w:r>", "đồng"), ["hợpđồng"], id="an optional hyphen"),
        pytest.param(p("a", "<w:r><w:tab/></w:r>", "b"), ["a b"], id="a tab is a blank"),
        pytest.param(
            p(
                '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
                " Có ",
                '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
                " Không",
            ),
            ["□ Có ☑ Không"],
            id="symbols",
        ),
        pytest.param(
            p(t("\uf0b7 Rà soát \uf0b3 90%", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')),
            ["- Rà soát ≥ 90%"],
            id="a bullet typed in a symbol font",
        ),
        pytest.param(
            p(
                "05/CT-TTg",
                t("1", '<w:vertAlign w:val="superscript"/>'),
                ", 20 m",
                t("2", '<w:vertAlign w:val="superscript"/>'),
            ),
            ["05/CT-TTg¹, 20 m²"],
            id="raised digits are none of the number's",
        ),
        pytest.param(p(t("Sở Nội vụ", "<w:caps/>")), ["SỞ NỘI VỤ"], id="capitals as shown"),
        pytest.param(p("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"), ["x+1"], id="a formula's text"),
        pytest.param(p("So\u031b\u0309 Nội vụ"), ["Sở Nội vụ"], id="composed"),
        pytest.param(
            "<w:customXml>" + p("<w:smartTag>" + t("Hà Nội") + "</w:smartTag>") + "</w:customXml>",
            ["Hà Nội"],
            id="smart tags",
        ),
        pytest.param(
            p("<w:r><w:ruby><w:rt>" + t("x") + "</w:rt><w:rubyBase>" + t("Nội") + "</w:rubyBase></w:ruby></w:r>"),
            ["Nội"],
            id="a ruby's base",
        ),
    ],
)
def test_text(body: str, expected: list[str]) -> None:
    assert lines(docx(body)) == expected


def test_hidden_by_style() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="AnDoan"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = p("Giao ", t("(nháp) ", '<w:rStyle w:val="An"/>'), "Sở Y tế") + p(
        "bỏ", properties='<w:pStyle w:val="AnDoan"/>'
    )
    assert lines(docx(body, styles=styles)) == ["Giao Sở Y tế"]


def test_line_breaks_are_lines_of_one_paragraph() -> None:
    document = read(
        docx(
            p("UBND TỈNH BÌNH ĐỊNH", "<w:r><w:br/></w:r>", "SỞ NỘI VỤ")
            + p("Số: 12/SNV", '<w:r><w:br w:type="page"/></w:r>', "PHỤ LỤC")
        )
    )
    assert [(document.surface(line.span), line.opens) for line in document.lines] == [
        ("UBND TỈNH BÌNH ĐỊNH", Break.PARAGRAPH),
        ("SỞ NỘI VỤ", Break.SOFT),
        ("Số: 12/SNV", Break.PARAGRAPH),
        ("PHỤ LỤC", Break.GAP),
    ]


@pytest.mark.parametrize(
    ("content", "properties", "bold", "italic", "centred", "size"),
    [
        ((t("I. MỤC ĐÍCH", "<w:b/>"),), "", True, False, False, 14.0),
        ((t("I. ", "<w:b/>"), t("Mục đích")), "", False, False, False, 14.0),
        ((t("Mục", "<w:b/>"), t("   "), t("đích", "<w:b/>")), "", True, False, False, 14.0),
        ((t("Mục", "<w:b/>"), t("ẩn", "<w:vanish/>")), "", True, False, False, 14.0),
        ((t("Nơi nhận:", '<w:i/><w:b/><w:sz w:val="24"/>'),), "", True, True, False, 12.0),
        ((t("Mục"),), '<w:pStyle w:val="Dam"/><w:jc w:val="center"/>', True, False, True, 14.0),
        ((t("Mục", '<w:b w:val="0"/>'),), '<w:pStyle w:val="Dam"/>', False, False, False, 14.0),
        ((t("Mục", '<w:rStyle w:val="Manh"/>'),), '<w:pStyle w:val="Dam"/>', False, False, False, 14.0),
        ((t("Mục", '<w:rStyle w:val="Manh"/>'),), "", True, False, False, 14.0),
        ((t("Mục"),), '<w:pStyle w:val="DamCon"/>', True, False, True, 14.0),
    ],
)
def test_look(content: tuple[str, ...], properties: str, bold: bool, italic: bool, centred: bool, size: float) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="DamCon"><w:basedOn w:val="Dam"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
        '<w:style w:type="character" w:styleId="Manh"><w:rPr><w:b/></w:rPr></w:style>'
    )
    (line,) = read(docx(p(*content, properties=properties), styles=styles)).lines
    assert (line.bold, line.italic, line.centred, line.size) == (bold, italic, centred, size)


def test_offsets_count_the_files_own_characters() -> None:
    document = read(docx(p("Sở", "<w:r><w:tab/></w:r>", t("ẩn", "<w:vanish/>"), "Y tế")))
    assert document.text == "Sở Y tế"
    assert list(document.offsets) == [0, 1, 2, 5, 6, 7, 8]


def test_styles_in_a_circle_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/><w:rPr><w:{a}/></w:rPr></w:style>'
        for a, b in ("bi", "ib")
    )
    (line,) = read(docx(p("Sở", properties='<w:pStyle w:val="b"/>'), styles=styles)).lines
    assert line.bold and line.italic


def test_legacy_fonts() -> None:
    font = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    normal = font.format(".VnTime")
    styles = f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr>{normal}</w:rPr></w:style>'
    body = (
        p("C\u00a8n cø", " NghÞ ®Þnh")
        + p(t("céng hßa x· héi", font.format(".VnTimeH")))
        + p(t("Sở Y tế", font.format("Times New Roman")))
        + p(t("Ho", font.format("VNI-Times")), t("äi", font.format("VNI-Times") + "<w:b/>"), t(" ®ång"))
        + p("t", "<w:r><w:softHyphen/></w:r>", "")
    )
    assert lines(docx(body, styles=styles)) == ["Căn cứ Nghị định", "CỘNG HÒA XÃ HỘI", "Sở Y tế", "Hội đồng", "tư"]


def test_a_legacy_font_that_is_only_named() -> None:
    """Where the old fonts are not installed, Unicode text looks right in them."""
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:rFonts w:ascii=".VnTime" '
        'w:hAnsi=".VnTime"/></w:rPr></w:style>'
    )
    body = p("Sở Nội vụ đề nghị các đơn vị:") + p("a) Có báo cáo") + p("Vì sao")
    assert lines(docx(body, styles=styles)) == ["Sở Nội vụ đề nghị các đơn vị:", "a) Có báo cáo", "Vì sao"]
