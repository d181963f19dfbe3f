"""PDF files become documents in reading order; every file is built here, by `pdf_pages`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pdf_pages
import pypdfium2 as pdfium
import pytest

from congvan.document.model import Break, Document, Span
from congvan.errors import CongvanError, DamagedFileError, EncryptedFileError
from congvan.ingest.pdf import read_pdf
from congvan.options import Options


def read(data: bytes, password: str | None = None) -> Document:
    return read_pdf(Path("cong-van.pdf"), data, Options(password=password, ocr=False), "0" * 64)


def lines(document: Document) -> list[str]:
    return [document.surface(line.span) for line in document.lines]


def opened(document: Document) -> list[str]:
    """The lines with which a paragraph probably begins."""
    return [document.surface(line.span) for line in document.lines if line.opens is not Break.SOFT]


@pytest.fixture(scope="module")
def dispatch() -> Document:
    return read(pdf_pages.dispatch())


def test_columns_come_one_after_the_other(dispatch: Document) -> None:
    head = [(line.column, dispatch.surface(line.span)) for line in dispatch.lines[:9]]
    assert head == [
        (0, "ỦY BAN NHÂN DÂN"),
        (0, "HUYỆN BÌNH AN"),
        (0, "Số: 1210/UBND-TH"),
        (0, "V/v đẩy mạnh chuyển đổi số trong"),
        (0, "giải quyết thủ tục hành chính"),
        (1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (1, "Độc lập - Tự do - Hạnh phúc"),
        (1, "Bình An, ngày 05 tháng 3 năm 2024"),
        (None, "Kính gửi: Các phòng, ban, đơn vị trực thuộc huyện"),
    ]
    foot = [(line.column, dispatch.surface(line.span)) for line in dispatch.lines if line.page == 2][-7:]
    assert foot == [
        (0, "Nơi nhận:"),
        (0, "- Như trên;"),
        (0, "- Thường trực Huyện ủy;"),
        (0, "- Lưu: VT, TH."),
        (1, "KT. CHỦ TỊCH"),
        (1, "PHÓ CHỦ TỊCH"),
        (1, "Lê Minh Khoa"),
    ]


def test_no_word_of_the_body_is_lost_or_glued(dispatch: Document) -> None:
    body = " ".join(dispatch.surface(line.span) for line in dispatch.lines if line.column is None)
    for paragraph in (pdf_pages.BODY, pdf_pages.FIRST, pdf_pages.SECOND):
        assert paragraph in body


def test_paragraphs_begin_where_they_are_set_in(dispatch: Document) -> None:
    body = [line for line in opened(dispatch) if line in lines(dispatch)[9:-7]]
    assert [re.match(r"\S+ \S+", line)[0] for line in body] == ["Thực hiện", "1. Giao", "2. Ủy"]  # type: ignore[index]


def test_a_paragraph_runs_on_over_the_page_end_without_the_page_number(dispatch: Document) -> None:
    first = next(line for line in dispatch.lines if line.page == 2)
    assert first.opens is Break.SOFT
    assert "2" not in lines(dispatch)


def test_size_weight_and_slant_are_kept(dispatch: Document) -> None:
    by_text = {dispatch.surface(line.span): line for line in dispatch.lines}
    assert by_text["PHÓ CHỦ TỊCH"].bold and by_text["PHÓ CHỦ TỊCH"].size == 13
    assert by_text["Nơi nhận:"].bold and by_text["Nơi nhận:"].italic
    assert by_text["- Như trên;"].size == 10 and not by_text["- Như trên;"].bold
    assert by_text["Kính gửi: Các phòng, ban, đơn vị trực thuộc huyện"].centred


def test_footnote_marks_leave_the_text() -> None:
    document = read(pdf_pages.footnoted())
    marked = {mark.label: document.text[: mark.offset] for mark in document.marks}
    assert marked["1"].endswith("số 2614/SNV-CCHC")
    assert marked["2"].endswith("số 933/QĐ-TTg")
    assert "diện tích khu đất là 120 m², theo" in document.text
    notes = {label: document.surface(span) for label, span in document.footnotes}
    assert notes == {
        "1": "Ngày 27/10/2023 của Sở Nội vụ về việc báo cáo kết quả cải cách.",
        "2": "Ngày 14/7/2022 của Thủ tướng Chính phủ phê duyệt Kế hoạch truyền thông về\n"
        "quyền con người ở Việt Nam giai đoạn 2023 - 2028.",
    }
    assert document.text.index("Đoạn văn ở trang sau") < document.footnotes[0][1].start


def test_a_table_over_two_pages_is_one_table() -> None:
    document = read(pdf_pages.task_table())
    (table,) = document.tables
    cells = [[(cell.column, cell.column_span, document.surface(cell.span)) for cell in row] for row in table.rows]
    assert cells == [
        [(0, 1, "TT"), (1, 1, "Nhiệm vụ"), (2, 1, "Cơ quan\nchủ trì"), (3, 1, "Thời hạn")],
        [(0, 1, "(1)"), (1, 1, "(2)"), (2, 1, "(3)"), (3, 1, "(4)")],
        [(0, 1, "I"), (1, 3, "Nhóm nhiệm vụ về thể chế")],
        [
            (0, 1, "1"),
            (1, 1, "Xây dựng quy chế phối hợp\ngiữa các phòng, ban"),
            (2, 1, "Phòng Nội vụ"),
            (3, 1, "Tháng 4/2024"),
        ],
        [(0, 1, "2"), (1, 1, "Số hóa hồ sơ lưu trữ"), (2, 1, "Văn phòng"), (3, 1, "Quý II/2024")],
    ]
    assert lines(document)[0] == "PHỤ LỤC"
    assert lines(document)[-1] == "Ghi chú: thời hạn tính đến ngày báo cáo."
    place = document.place(table.rows[4][1].span)
    assert place is not None and place[0] == 2


TASKS = [pdf_pages.HEAD, ("1", "Số hóa hồ sơ lưu trữ", "Văn phòng", "Quý II/2024")]
CELLS = [["TT", "Nhiệm vụ", "Cơ quan\nchủ trì", "Thời hạn"], list(TASKS[1])]


def cells(document: Document) -> list[list[str]]:
    (table,) = document.tables
    return [[document.surface(cell.span) for cell in row] for row in table.rows]


@pytest.mark.parametrize("rotate", [False, True])
@pytest.mark.parametrize("quarter", range(4))
def test_a_table_on_a_turned_page(quarter: int, rotate: bool) -> None:
    document = read(pdf_pages.turned(quarter, rotate=rotate, table=TASKS))
    assert cells(document) == CELLS


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("sheet", ["CropBox", "MediaBox"])
@pytest.mark.parametrize("box", [(50, 100, 570, 760), (-50, -100, 650, 900)])
def test_a_table_on_a_page_that_is_cut(sheet: str, box: tuple[int, int, int, int], rotate: int) -> None:
    def draw(pdf: pdf_pages.FPDF) -> None:
        pdf_pages.put(pdf, 90, 160, "Danh mục nhiệm vụ giao các phòng, ban")
        pdf_pages.ruled(pdf, 200, TASKS, pdf_pages.COLUMNS)

    document = read(pdf_pages.cut(pdf_pages.drawn(draw), sheet, box, rotate))
    assert cells(document) == CELLS


def test_a_letterhead_is_never_a_table(dispatch: Document) -> None:
    assert dispatch.tables == ()
    assert not dispatch.origin.ocr


def test_a_second_letterhead_is_noticed() -> None:
    document = read(pdf_pages.two_dispatches())
    (notice,) = document.notices
    assert (notice.code, notice.page, notice.partial) == ("second_dispatch", 2, False)


def test_a_sentence_that_quotes_the_motto_is_no_letterhead() -> None:
    def draw(pdf: pdf_pages.FPDF) -> None:
        pdf_pages.paragraph(pdf, pdf_pages.letterhead(pdf), pdf_pages.BODY)
        pdf.add_page()
        quoted = "nhân kỷ niệm ngày thành lập nước Cộng hòa xã hội chủ nghĩa Việt Nam, các đơn vị treo cờ Tổ quốc."
        pdf_pages.paragraph(pdf, 70, quoted, indent=0)

    assert read(pdf_pages.drawn(draw)).notices == ()


@pytest.mark.parametrize("rotate", [False, True])
@pytest.mark.parametrize("quarter", range(4))
def test_pages_are_read_upright(quarter: int, rotate: bool) -> None:
    document = read(pdf_pages.turned(quarter, rotate=rotate))
    assert lines(document) == [
        "Kính gửi: Các phòng, ban chuyên môn",
        "Ủy ban nhân dân huyện yêu cầu báo cáo trước ngày 25/3/2024.",
    ]
    (page,) = document.pages
    assert (round(page.width), round(page.height)) == (595, 842)
    box = document.lines[0].box
    assert box is not None and (round(box.x0), round(box.y1 - 100)) == (60, 3)


def words_with_boxes(document: Document) -> list[tuple[str, int, tuple[float, float, float, float]]]:
    found = []
    marked = {mark.offset for mark in document.marks}
    for match in re.finditer(r"\S+", document.text):
        if marked & set(range(match.start() + 1, match.end())) or "²" in match.group():
            continue  # The page has a figure there that the text has not.
        place = document.place(Span(*match.span()))
        assert place is not None and place[1] is not None
        found.append((match.group(), place[0], tuple(place[1])))
    return found


@pytest.mark.parametrize("build", [pdf_pages.dispatch, pdf_pages.task_table, pdf_pages.footnoted])
def test_a_word_is_where_its_box_says(build: Callable[[], bytes]) -> None:
    """On the rendered page the box holds ink, and pdfium reads the same word in it."""
    data = build()
    document = read(data)
    source = pdfium.PdfDocument(data)
    images = [page.render(scale=2).to_pil().convert("L") for page in source]
    for word, number, (x0, y0, x1, y1) in words_with_boxes(document):
        ink = images[number - 1].crop((round(2 * x0), round(2 * y0), round(2 * x1) + 1, round(2 * y1) + 1))
        assert ink.getextrema()[0] < 128, word
        page = source[number - 1]
        height = page.get_height()
        text = page.get_textpage().get_text_bounded(x0 + 0.4, height - y1, x1 - 0.4, height - y0)
        assert text.strip() == word


def test_boxes_are_as_narrow_as_their_words(dispatch: Document) -> None:
    """Beside the first and the last letter of a line there is no ink."""
    image = pdfium.PdfDocument(pdf_pages.dispatch())[0].render(scale=2).to_pil().convert("L")
    line = next(line for line in dispatch.lines if dispatch.surface(line.span).startswith("1. Giao"))
    assert line.box is not None
    for x0, x1 in ((line.box.x0 - 20, line.box.x0 - 1), (line.box.x1 + 2, line.box.x1 + 20)):
        strip = image.crop((round(2 * x0), round(2 * line.box.y0), round(2 * x1), round(2 * line.box.y1)))
        assert strip.getextrema()[0] > 200


def blank_letter(pdf: pdf_pages.FPDF) -> None:
    y = pdf_pages.letterhead(pdf, number="Số:          /UBND-TH", day="      ")
    pdf_pages.paragraph(pdf, y, pdf_pages.BODY)


STAMP = "Ký bởi: Ủy ban nhân dân huyện Bình An\nCơ quan: Tỉnh Hà Bắc\nThời gian ký: 05/03/2024 08:56:09"
WIDGETS: list[pdf_pages.Appearance] = [
    ("So", 0, (122, 88, 160, 112), [(8, 16, "1210", 13)]),
    ("Ngay", 0, (366, 88, 406, 112), [(10, 17, "18", 13)]),
    ("Dau", 0, (380, 5, 590, 45), [(4, 10 + 10 * row, text, 8) for row, text in enumerate(STAMP.split("\n"))]),
]


@pytest.mark.parametrize("shrunk", [False, True])
def test_a_signature_fills_the_blanks(shrunk: bool) -> None:
    document = read(pdf_pages.signed(pdf_pages.drawn(blank_letter), WIDGETS, shrunk=shrunk))
    assert re.search(r"^Số: 1210 ?/UBND-TH$", document.text, re.MULTILINE)
    assert re.search(r"^Bình An, ngày +18 +tháng 3 năm 2024$", document.text, re.MULTILINE)
    assert [stamp.text for stamp in document.origin.signatures] == [STAMP]
    assert "Ký bởi" not in document.text and "08:56" not in document.text
    assert document.marks == ()
    place = document.place(Span(document.text.index("1210"), document.text.index("1210") + 4))
    assert place is not None and place[1] is not None
    assert 122 <= place[1].x0 < place[1].x1 <= 160


def test_an_unsigned_draft_keeps_its_blanks() -> None:
    document = read(pdf_pages.drawn(blank_letter))
    assert re.search(r"^Số: +/UBND-TH$", document.text, re.MULTILINE)
    assert re.search(r"^Bình An, ngày +tháng 3 năm 2024$", document.text, re.MULTILINE)


def test_a_stamp_that_is_painted_already_is_no_text() -> None:
    def draw(pdf: pdf_pages.FPDF) -> None:
        for row, text in enumerate([*STAMP.split("\n"), "vanthu@example.gov.vn"]):
            pdf_pages.put(pdf, 390, 16 + 9 * row, text, 8)
        pdf_pages.paragraph(pdf, pdf_pages.letterhead(pdf), pdf_pages.BODY + " Công văn có hiệu lực kể từ ngày ký.")

    document = read(pdf_pages.drawn(draw))
    assert lines(document)[0] == "ỦY BAN NHÂN DÂN"
    assert [stamp.text for stamp in document.origin.signatures] == [STAMP + "\nvanthu@example.gov.vn"]
    assert "kể từ ngày ký." in " ".join(lines(document))


def test_a_stamp_of_the_receiving_office_is_no_text() -> None:
    data = pdf_pages.stamped(pdf_pages.dispatch(), ["CONG VAN DEN", "So: 88", "Ngay: 07/3/2024"], 40, 120)
    document = read(data)
    assert lines(document) == lines(read(pdf_pages.dispatch()))
    assert [stamp.text for stamp in document.origin.signatures] == ["CONG VAN DEN\nSo: 88\nNgay: 07/3/2024"]


OLD_SCANNER = """BO GIAO Dl)C vA BAo T~O
S6: 77/TB-DHBA ngay 20 thdng 5 nam 2024
v~vi~c bao cao k8t qua th\\rc hi~n nhi~m V\\l nam hQc
Can cir KS hoach s6 12/KH-DHBA, ngay 24/7/2023 cua Hi~u truang"""
GOOD_LAYER = """BỘ GIÁO DỤC VÀ ĐÀO TẠO
Số: 77/TB-ĐHBA ngày 20 tháng 5 năm 2024
Về việc báo cáo kết quả thực hiện nhiệm vụ năm học
Căn cứ Kế hoạch số 12/KH-ĐHBA, ngày 24/7/2023 của Hiệu trưởng"""


@pytest.mark.parametrize(
    ("layer", "scanned"), [("", True), (OLD_SCANNER, True), ("Trang 1", True), (GOOD_LAYER, False)]
)
def test_scans(layer: str, scanned: bool) -> None:
    document = read(pdf_pages.picture_page(layer))
    assert document.pages[0].scanned is scanned
    assert document.origin.ocr is not scanned
    if not scanned:
        assert document.text == GOOD_LAYER
        return
    assert document.text == ""
    (notice,) = document.notices
    assert (notice.code, notice.page, notice.partial) == ("scanned_page", 1, True)
    assert "OCR" in notice.message


def test_words_of_a_text_layer_reach_into_their_spaces() -> None:
    """Tesseract squeezes a word and the space behind it into the width of the word: columns still are columns."""

    def draw(pdf: pdf_pages.FPDF) -> None:
        def words(x: float, y: float, text: str, size: float) -> None:
            pdf.set_font("Body", "", size)
            for word in text.split():
                width = pdf.get_string_width(word)
                stretch = 100 * width / pdf.get_string_width(word + " ")
                pdf.set_stretching(stretch)
                pdf.text(x, y, word + " ")
                pdf.set_stretching(100)
                x += width + 0.55 * size

        with pdf.local_context(text_mode="INVISIBLE"):
            words(90, 60, "UBND TỈNH HÀ BẮC", 13)
            words(270, 60, "CỘNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM", 12)
            words(110, 78, "SỞ NỘI VỤ", 13)
            words(320, 78, "Độc lập - Tự do - Hạnh phúc", 12)
            words(90, 100, "Số: 15/SNV-VP", 13)
            words(290, 100, "Hà Bắc, ngày 2 tháng 10 năm 2017", 12)
            for row, line in enumerate(["Kính gửi: Các phòng", *GOOD_LAYER.split("\n")]):
                words(90, 170 + 20 * row, line, 13)

    document = read(pdf_pages.drawn(draw))
    assert [(line.column, document.surface(line.span)) for line in document.lines[:7]] == [
        (0, "UBND TỈNH HÀ BẮC"),
        (0, "SỞ NỘI VỤ"),
        (0, "Số: 15/SNV-VP"),
        (1, "CỘNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM"),
        (1, "Độc lập - Tự do - Hạnh phúc"),
        (1, "Hà Bắc, ngày 2 tháng 10 năm 2017"),
        (None, "Kính gửi: Các phòng"),
    ]
    assert document.origin.ocr


@pytest.mark.parametrize("angle", [-1.5, -0.7, -0.2, 0.2, 0.7, 1.5])
def test_a_page_that_lies_askew_is_read_line_by_line(angle: float) -> None:
    def draw(pdf: pdf_pages.FPDF) -> None:
        with pdf.rotation(angle, 300, 400):
            letter(pdf)

    def letter(pdf: pdf_pages.FPDF) -> None:
        y = pdf_pages.letterhead(pdf, subject="V/v báo cáo kết quả\nquý I năm 2024")
        y = pdf_pages.paragraph(pdf, y + 30, pdf_pages.BODY)
        pdf_pages.signature_block(pdf, pdf_pages.paragraph(pdf, y, pdf_pages.FIRST) + 30)

    assert lines(read(pdf_pages.drawn(draw))) == lines(read(pdf_pages.drawn(letter)))


def test_a_scanned_page_costs_that_page_only() -> None:
    document = read(pdf_pages.joined(pdf_pages.picture_page(), pdf_pages.dispatch()))
    assert [page.scanned for page in document.pages] == [True, False, False]
    assert "Số: 1210/UBND-TH" in document.text


def test_english_is_no_rubbish() -> None:
    text = "The conference will take place in the main hall of the provincial convention centre next Monday morning"
    document = read(pdf_pages.drawn(lambda pdf: pdf_pages.paragraph(pdf, 100, text)))
    assert " ".join(lines(document)) == text


def test_fonts_from_before_unicode() -> None:
    document = read(pdf_pages.legacy_font("KÝnh göi: C¸c phßng, ban", "b¸o c¸o kÕt qu¶ tr­íc ngµy 25 th¸ng 3"))
    assert lines(document) == ["Kính gửi: Các phòng, ban", "báo cáo kết quả trước ngày 25 tháng 3"]


def test_repeated_heads_and_feet_leave_the_flow() -> None:
    def draw(pdf: pdf_pages.FPDF) -> None:
        for number in range(3):
            if number:
                pdf.add_page()
            pdf_pages.put(pdf, pdf_pages.LEFT, 30, "Phần mềm Quản lý văn bản huyện Bình An", 9)
            pdf_pages.put(pdf, 500, 820, f"Trang {number + 1}/3", 9)
            pdf_pages.put(pdf, pdf_pages.LEFT, 100, f"Nội dung thứ {number + 1} của văn bản.")

    assert lines(read(pdf_pages.drawn(draw))) == [f"Nội dung thứ {number} của văn bản." for number in (1, 2, 3)]


def test_a_watermark_is_left_out_and_sideways_text_is_reported() -> None:
    def draw(pdf: pdf_pages.FPDF) -> None:
        pdf_pages.paragraph(pdf, 100, pdf_pages.BODY)
        with pdf.rotation(45, 300, 400):
            pdf_pages.put(pdf, 100, 400, "DỰ THẢO", 60)
        with pdf.rotation(90, 40, 700):
            pdf_pages.put(pdf, 40, 700, "Tài liệu kèm theo được in dọc bên lề trang giấy này", 9)

    document = read(pdf_pages.drawn(draw))
    assert " ".join(lines(document)) == pdf_pages.BODY
    assert [notice.code for notice in document.notices] == ["turned_text"]


def test_letters_with_marks_of_their_own_become_one_character() -> None:
    document = read(pdf_pages.drawn(lambda pdf: pdf_pages.put(pdf, 85, 100, "Ho\u0300a Bi\u0300nh, nga\u0300y 5")))
    assert document.text == "Hòa Bình, ngày 5"
    edges = document.lines[0].edges
    assert edges is not None and len(edges) == 2 * len(document.text)


PASSWORDS = [(None, "wants a password"), ("sai", "does not open it")]


@pytest.mark.parametrize(("password", "reason"), PASSWORDS)
def test_an_encrypted_file_asks_for_its_password(password: str | None, reason: str) -> None:
    with pytest.raises(EncryptedFileError) as caught:
        read(pdf_pages.encrypted(user="mo-ra"), password)
    assert reason in str(caught.value)
    assert "option password" in caught.value.remedy and "--password" in caught.value.remedy


def test_a_password_opens_the_file_and_an_owners_password_is_not_needed() -> None:
    expected = ["Kính gửi: Các phòng, ban chuyên môn"]
    assert lines(read(pdf_pages.encrypted(user="mo-ra"), "mo-ra")) == expected
    assert lines(read(pdf_pages.encrypted(user=None))) == expected


@pytest.mark.parametrize(
    "data",
    [pdf_pages.dispatch()[:4000], pdf_pages.dispatch()[:300], b"%PDF-1.7\n", pdf_pages.no_pages(), b"Not a PDF at all"],
    ids=["half", "beginning", "first line", "no pages", "no PDF"],
)
def test_damaged_files(data: bytes) -> None:
    with pytest.raises(DamagedFileError) as caught:
        read(data)
    assert isinstance(caught.value, CongvanError)
    assert caught.value.remedy
    assert "\n" not in str(caught.value) and str(caught.value).startswith("cong-van.pdf: ")


def test_a_damaged_page_costs_that_page_only() -> None:
    document = read(pdf_pages.with_broken_page(pdf_pages.two_dispatches()))
    assert [notice.code for notice in document.notices] == ["damaged_page"]
    assert document.notices[0].page == 2 and document.notices[0].partial
    assert "Số: 1210/UBND-TH" in document.text
    assert len(document.pages) == 2


def test_edges_follow_every_character(dispatch: Document) -> None:
    for line in dispatch.lines:
        assert line.edges is not None and line.box is not None
        assert len(line.edges) == 2 * (line.span.end - line.span.start)
        assert line.box.x0 - 0.1 <= min(line.edges) and max(line.edges) <= line.box.x1 + 0.1


def test_thousands_of_scattered_characters_take_seconds_at_most() -> None:
    def draw(pdf: pdf_pages.FPDF) -> None:
        pdf.set_font("Body", "", 6)
        for index in range(6000):
            pdf.text(20 + (index * 37) % 550, 20 + (index * 7919 % 8000) / 10, "ạ")

    document = read(pdf_pages.drawn(draw))
    assert len(document.text.replace("\n", "").replace(" ", "")) > 5000
