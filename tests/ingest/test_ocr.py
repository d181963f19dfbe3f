"""Scans read as digital files are: authored dispatches, set, rendered and spoiled, against the same set in type."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import scan_files
from scan_files import Damage

from congvan.document import Document
from congvan.errors import CongvanError, DamagedFileError, EmptyDocumentError, MissingProgramError
from congvan.ingest import image, read
from congvan.ingest.ocr import engine, scans
from congvan.ingest.pdf import read_pdf
from congvan.options import Options
from congvan.pipeline import Pipeline

DISPATCHES = Path(__file__).parents[2] / "corpus" / "dispatches"
LETTER = DISPATCHES / "sldtbxh-dak-nong-2023-03.txt"
PLAIN = Options(ocr_cache=False)


@pytest.fixture(scope="module")
def letter() -> bytes:
    return scan_files.typeset(LETTER)


def read_scan(data: bytes, options: Options = PLAIN, sha256: str = "0" * 64) -> Document:
    return read_pdf(Path("quet.pdf"), data, options, sha256)


@pytest.mark.parametrize(
    ("damage", "most"),
    [
        (Damage(), 0.01),
        (Damage(skew=1.3, noise=12, blur=0.7), 0.015),
        (Damage(skew=-2.4, noise=12, blur=0.7, border=True), 0.003),
        (Damage(seal=True, signature=True, stamp=True, noise=8, blur=0.6, skew=0.4), 0.015),
        (Damage(dpi=150, seal=True, signature=True, noise=8, blur=0.5, skew=0.8), 0.025),
        (Damage(dpi=300, seal=True, signature=True, stamp=True, noise=12, blur=1, skew=0.8), 0.015),
    ],
    ids=["clean", "askew", "border", "seal", "150 dpi", "300 dpi"],
)
def test_characters(letter: bytes, damage: Damage, most: float) -> None:
    expected = read_scan(letter)
    found = read_scan(scan_files.scanned(letter, damage))
    assert found.origin.ocr
    assert all(page.scanned for page in found.pages)
    assert scan_files.error_rate(found.text, expected.text) <= most


@pytest.mark.parametrize("name", ["sldtbxh-dak-nong-2023-03", "svhttdl-hung-yen-2024-05"])
def test_tasks_are_those_of_the_digital_file(name: str) -> None:
    pdf = scan_files.typeset(DISPATCHES / f"{name}.txt")
    pipeline = Pipeline(PLAIN)
    damage = Damage(seal=True, signature=True, skew=0.6, noise=8, blur=0.6, border=True)
    expected = pipeline.extract_document(read_scan(pdf))
    found = pipeline.extract_document(read_scan(scan_files.scanned(pdf, damage)))
    assert expected.tasks

    def shape(dispatch: object) -> list[object]:
        return [
            (task.directive, task.deadline and task.deadline.date, len(task.assignees))
            for task in dispatch.tasks  # type: ignore[attr-defined]
        ]

    same = sum(a == b for a, b in zip(shape(expected), shape(found), strict=False))
    assert same >= 0.95 * max(len(expected.tasks), len(found.tasks))


def test_every_line_lies_where_it_is_printed(letter: bytes) -> None:
    digital, found = read_scan(letter), read_scan(scan_files.scanned(letter, Damage(noise=6, blur=0.6)))
    places = {digital.surface(line.span): line for line in digital.lines}
    shared = [(line, places[text]) for line in found.lines if (text := found.surface(line.span)) in places]
    assert len(shared) > 0.8 * len(digital.lines)
    for line, original in shared:
        assert line.box is not None and original.box is not None
        assert (line.page, line.column) == (original.page, original.column)
        assert abs(line.box.x0 - original.box.x0) < 4 and abs(line.box.x1 - original.box.x1) < 4
        assert abs(line.box.y1 - original.box.y1) < 6


def test_a_mixed_file_is_read_page_by_page(letter: bytes) -> None:
    scanned = pdfium.PdfDocument(scan_files.scanned(letter, Damage()))
    digital = pdfium.PdfDocument(letter)
    both = pdfium.PdfDocument.new()
    both.import_pages(digital, [0])
    both.import_pages(scanned, [1])
    buffer = io.BytesIO()
    both.save(buffer)
    document = read_scan(buffer.getvalue())
    assert [page.scanned for page in document.pages] == [False, True]
    assert {line.page for line in document.lines} == {1, 2}
    assert scan_files.error_rate(document.text, read_scan(letter).text) < 0.01


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_is_set_upright(letter: bytes, quarters: int) -> None:
    import numpy as np

    [page] = scan_files.pictures(letter, Damage())[-1:]
    upright = read_scan(scan_files.bound([page], Damage()))
    buffer = io.BytesIO()
    scan_files.Image.fromarray(np.rot90(page, quarters)[:, :, ::-1]).save(buffer, "PNG", dpi=(200, 200))
    document = image.read_picture(Path("quet.png"), buffer.getvalue(), PLAIN, "0" * 64, "png")
    assert scan_files.error_rate(document.text, upright.text) < 0.015
    assert (round(document.pages[0].width), round(document.pages[0].height)) == (595, 842)


@pytest.fixture
def short(letter: bytes) -> bytes:
    """The letter's last page alone, as a scan."""
    pages = scan_files.pictures(letter, Damage())
    return scan_files.bound(pages[-1:], Damage())


def test_a_second_run_recognizes_nothing(short: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = Options(cache_dir=tmp_path / "kho")
    first = read_scan(short, options, "1" * 64)
    kept = [path for path in (tmp_path / "kho").rglob("*") if path.is_file()]
    assert len(kept) == 1

    def refuse(*_: object) -> object:
        raise AssertionError("recognized again")

    monkeypatch.setattr(scans, "recognize_picture", refuse)
    assert read_scan(short, options, "1" * 64).text == first.text
    with pytest.raises(AssertionError, match="recognized again"):
        read_scan(short, options, "2" * 64)
    with pytest.raises(AssertionError, match="recognized again"):
        read_scan(short, Options(cache_dir=tmp_path / "kho", ocr_cache=False), "1" * 64)
    kept[0].write_bytes(b"x")
    with pytest.raises(AssertionError, match="recognized again"):
        read_scan(short, options, "1" * 64)


def test_a_page_has_its_time(short: bytes) -> None:
    document = read_scan(short, Options(ocr_cache=False, ocr_page_timeout=0.001))
    [notice] = document.notices
    assert (notice.code, notice.page, notice.partial) == ("ocr_timeout", 1, True)
    assert document.text == ""


def test_what_is_missing_is_named(short: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "quet.pdf"
    path.write_bytes(short)
    monkeypatch.setattr(engine, "_PLACES", (str(tmp_path),))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    engine.data_folder.cache_clear()
    try:
        with pytest.raises(EmptyDocumentError, match="apt-get install tesseract-ocr tesseract-ocr-vie"):
            read(path, PLAIN)
        with pytest.raises(MissingProgramError, match="apt-get install"):
            image.read_picture(path, b"", PLAIN, "0", "png")
    finally:
        engine.data_folder.cache_clear()


def test_without_ocr_a_scan_stays_a_scan(short: bytes) -> None:
    document = read_scan(short, Options(ocr=False))
    assert document.text == "" and document.pages[0].scanned
    assert [notice.code for notice in document.notices] == ["scanned_page"]


def test_a_picture_without_words_says_so() -> None:
    import numpy as np

    paper = np.full((2339, 1653, 3), 225, np.uint8)
    paper[1100:1110, 300:1200] = 40
    document = read_scan(scan_files.bound([paper], Damage()))
    assert document.text == ""
    assert [notice.code for notice in document.notices] == ["scanned_page"]


FORMATS = [("PNG", "png"), ("JPEG", "jpeg"), ("TIFF", "tiff")]


@pytest.mark.parametrize(("format", "name"), FORMATS)
def test_pictures(letter: bytes, tmp_path: Path, format: str, name: str) -> None:
    damage = Damage(dpi=200, quality=92)
    pages = scan_files.pictures(letter, damage)
    path = tmp_path / f"cong-van.{name}"
    if format == "TIFF":
        path.write_bytes(scan_files.many_paged(pages, 200))
        expected = read_scan(letter).text
    else:
        path.write_bytes(scan_files.encoded(pages[-1], format, damage))
        expected = read_scan(scan_files.bound(pages[-1:], damage)).text
    document = read(path, PLAIN)
    assert (document.origin.format, document.origin.ocr) == (name, True)
    assert len(document.pages) == (len(pages) if format == "TIFF" else 1)
    assert abs(document.pages[0].width - 595) < 2
    assert scan_files.error_rate(document.text, expected) < 0.015


@pytest.mark.parametrize("share", [0.5, 0.02])
def test_a_damaged_picture(letter: bytes, tmp_path: Path, share: float) -> None:
    data = scan_files.encoded(scan_files.pictures(letter, Damage())[0], "JPEG", Damage())
    path = tmp_path / "cong-van.jpg"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises((DamagedFileError, EmptyDocumentError)) as caught:
        read(path, PLAIN)
    assert isinstance(caught.value, CongvanError) and caught.value.remedy


@pytest.mark.parametrize("ink", [(20, 20, 20), (170, 60, 20)], ids=["black", "blue"])
def test_handwriting_that_is_struck_out_is_left_blank(ink: tuple[int, int, int]) -> None:
    import cv2
    import numpy as np

    page = scan_files.open_letterhead(190, 415)
    unit = 200 / 72
    # Somebody writes 472 and 12, taller than the print, at a slant, not quite on the line, and strikes both out.
    strokes = [
        [(142, 92), (136, 107), (150, 105)], [(148, 97), (144, 117)],
        [(154, 95), (166, 93), (157, 116)],
        [(170, 98), (176, 92), (180, 98), (168, 114), (183, 112)],
        [(388, 93), (384, 114)], [(393, 98), (399, 92), (403, 98), (391, 115), (407, 112)],
        [(135, 112), (160, 98), (150, 110), (186, 97)], [(382, 112), (400, 97), (386, 103), (410, 101)],
    ]  # fmt: skip
    for stroke in strokes:
        points = (np.array(stroke) * unit).astype(np.int32)
        cv2.polylines(page, [points], False, ink, 4, cv2.LINE_AA)
    document = read_scan(scan_files.bound([page], Damage()))
    [notice] = [one for one in document.notices if one.code == "handwriting"]
    assert notice.partial and "number" in notice.message and "day" in notice.message
    dispatch = Pipeline(PLAIN).extract_document(document)
    assert (dispatch.number, dispatch.symbol, dispatch.issued) == (None, "UBND-TH", "2024-03")
    assert document.text.count("25/3/2024") == 4


@pytest.mark.parametrize("dated", ["Bình An, ngày", "Bình An ngày"])
def test_a_blank_day_is_named(dated: str) -> None:
    sheet = scan_files.Sheet()
    sheet.column(175, 60, ["ỦY BAN NHÂN DÂN", "HUYỆN BÌNH AN"], 190, "B")
    sheet.column(410, 60, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"], 270, "B")
    sheet.centre(175, 110, "Số: 1472/UBND-TH", 12)
    sheet.pdf.set_font("Body", "", 12)
    sheet.pdf.text(300, 110, dated)
    sheet.pdf.text(415, 110, "tháng 3 năm 2024")
    sheet.y = 170
    for _ in range(4):
        sheet.paragraph("Ủy ban nhân dân huyện yêu cầu các phòng, ban rà soát hồ sơ, báo cáo trước ngày 25/3/2024.")
    dispatch = Pipeline(PLAIN).extract_document(read_scan(scan_files.scanned(bytes(sheet.pdf.output()), Damage())))
    assert (dispatch.number, dispatch.issued, dispatch.status) == ("1472", "2024-03", "partial")
    [issue] = dispatch.issues
    assert (issue.code, issue.page) == ("blank_letterhead", 1) and "day" in issue.message


def test_printed_numbers_are_kept() -> None:
    sheet = scan_files.Sheet()
    sheet.column(175, 60, ["ỦY BAN NHÂN DÂN", "HUYỆN BÌNH AN"], 190, "B")
    sheet.column(410, 60, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"], 270, "B")
    sheet.centre(175, 110, "Số: 1472/UBND-TH", 12)
    sheet.centre(410, 110, "Bình An, ngày 12 tháng 3 năm 2024", 12, "I")
    sheet.y = 170
    for _ in range(4):
        sheet.paragraph("Ủy ban nhân dân huyện yêu cầu các phòng, ban rà soát hồ sơ, báo cáo trước ngày 25/3/2024.")
    damage = Damage(skew=0.5, noise=8, blur=0.6)
    document = read_scan(scan_files.scanned(bytes(sheet.pdf.output()), damage))
    assert not [one for one in document.notices if one.code == "handwriting"]
    dispatch = Pipeline(PLAIN).extract_document(document)
    assert (dispatch.number, dispatch.symbol, dispatch.issued) == ("1472", "UBND-TH", "2024-03-12")
