"""What lies under a seal or is too faint on a scan: told where only one reading is possible, else named as lacking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from congvan import structure
from congvan.document import Document, Origin, Page
from congvan.ingest.plain_text import parse_text
from congvan.pipeline import Pipeline
from congvan.vocabulary.titles import known_title

HEAD = """ỦY BAN NHÂN DÂN HUYỆN BÌNH AN
Số: {number}/UBND-TH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình An, {date}
Kính gửi: Các phòng, ban thuộc huyện.
Ủy ban nhân dân huyện yêu cầu các phòng, ban rà soát hồ sơ, báo cáo trước ngày 25/3/2024./.
Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def scan_of(end: str, *, number: str = "12", date: str = "ngày 05 tháng 3 năm 2024", scanned: bool = True) -> Document:
    text = HEAD.format(number=number, date=date) + end
    document = parse_text(text, Origin(path="scan", sha256="0" * 64, format="pdf"))
    lines = tuple(replace(line, page=1) for line in document.lines)
    return replace(document, lines=lines, pages=(Page(1, 595, 842, scanned=scanned),))


@pytest.mark.parametrize(
    ("end", "title"),
    [
        ("GIÁM ĐỐC\nTrần Văn Bình\n", "GIÁM ĐỐC"),
        ("GIA ĐỌC\nSƠ\nY TÊ\nTrần Văn Bình\n", "GIÁM ĐỐC"),
        ("HIỆU TRƯỞNGZ\nTrần Văn Bình\n", "HIỆU TRƯỞNG"),
        ("GIÁM ĐỐC\nNÔNG NGHIỆP\nTrần Văn Bình\n", "GIÁM ĐỐC"),
        ("PHÓ CHÁNH\nVĂN PHÒNG\nTrần Văn Bình\n", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TỊCH\nTrần Văn Bình\n", None),
        ("CỤ TRƯỞNG XA\nTrần Văn Bình\n", None),
    ],
)
def test_the_title_under_a_seal(end: str, title: str | None) -> None:
    document = scan_of(end)
    found = structure.parse(document).signature
    assert ((found.title and found.title.text), (found.name and found.name.text)) == (title, "Trần Văn Bình")
    codes = [issue.code for issue in Pipeline().extract_document(document).issues]
    assert codes == ([] if title else ["blank_signature"])


@pytest.mark.parametrize(
    ("number", "date", "lacking"),
    [
        ("", "ngày 05 tháng 3 năm 2024", "number"),
        ("12", "ngày   tháng 3 năm 2024", "day"),
        ("  ", "ngày   tháng   năm 2024", "number and the day and the month"),
    ],
)
def test_a_blank_in_the_letterhead(number: str, date: str, lacking: str) -> None:
    end = "GIÁM ĐỐC\nTrần Văn Bình\n"
    dispatch = Pipeline().extract_document(scan_of(end, number=number, date=date))
    [issue] = dispatch.issues
    assert (issue.code, issue.page, dispatch.status) == ("blank_letterhead", 1, "partial")
    assert issue.message.startswith(f"The {lacking} in the letterhead on page 1 ")
    # Who writes a digital file leaves its number blank on purpose.
    assert not Pipeline().extract_document(scan_of(end, number=number, date=date, scanned=False)).issues


@pytest.mark.parametrize(
    ("text", "misread", "title"),
    [
        ("Giám đốc", False, "GIÁM ĐỐC"),
        ("PHO TONG CUC TRUONG", False, "PHÓ TỔNG CỤC TRƯỞNG"),
        ("GIA ĐỌC", False, None),
        ("GIA ĐỌC", True, "GIÁM ĐỐC"),
        ("CHỦ TỊCHH", True, "CHỦ TỊCH"),
        ("THU TRUONG", True, None),  # THỨ or THỦ
        ("CỤ TRƯỞNG", True, None),  # VỤ or CỤC
        ("TỊCH", True, None),
    ],
)
def test_a_title_has_one_reading(text: str, misread: bool, title: str | None) -> None:
    assert known_title(text, misread=misread) == title


@pytest.mark.parametrize(
    ("date", "due", "issued", "named"),
    [
        ("ngày 31 tháng 02 năm 2024", "trước ngày 25/3/2024", "2024-02", ["in the letterhead on page 1"]),
        ("ngày 05 tháng 13 năm 2024", "trước ngày 25/3/2024", "2024", ["in the letterhead on page 1"]),
        ("ngày 05 tháng 3 năm 2024", "trước ngày 31/02/2024", "2024-03-05", ["in the body on page 1"]),
        ("ngày 05 tháng 3 năm 2024", "chậm nhất ngày 45 tháng 3", "2024-03-05", ["in the body on page 1"]),
        ("ngày 05 tháng 3 năm 2024", "trước ngày 29/02/2023", "2024-03-05", ["in the body on page 1"]),
        ("ngày 05 tháng 3 năm 2024", "trước ngày 29/02/2024", "2024-03-05", []),
        ("ngày 05 tháng 3 năm 2024", "trước ngày 30/02 âm lịch", "2024-03-05", []),
        ("ngày 05 tháng 3 năm 2024", "trực 24/24 giờ, trước ngày 25/3/2024", "2024-03-05", []),
    ],
)
@pytest.mark.parametrize("scanned", [True, False])
def test_a_date_that_cannot_be(date: str, due: str, issued: str, named: list[str], scanned: bool) -> None:
    document = scan_of("GIÁM ĐỐC\nTrần Văn Bình\n", date=date, scanned=scanned)
    text = document.text.replace("trước ngày 25/3/2024", due)
    lines = tuple(replace(line, page=1) for line in parse_text(text, document.origin).lines)
    dispatch = Pipeline().extract_document(
        replace(parse_text(text, document.origin), lines=lines, pages=document.pages)
    )
    assert dispatch.issued == issued
    assert [issue.code for issue in dispatch.issues] == ["impossible_date"] * len(named)
    assert all(place in issue.message for place, issue in zip(named, dispatch.issues, strict=True))
    assert dispatch.status == ("partial" if named else "complete")
    if named and due != "trước ngày 25/3/2024":
        assert [task.deadline and task.deadline.date for task in dispatch.tasks] == [None]


def test_a_list_ends_with_what_is_filed() -> None:
    document = scan_of("xe\nGIÁM ĐỐC\nTrần Văn Bình\nĐơn vị:\n- Thuận lợi\nLê Văn Cường\n")
    # The page behind is an enclosure.
    lines = tuple(replace(line, page=1 + (i > len(document.lines) - 4)) for i, line in enumerate(document.lines))
    parts = structure.parse(replace(document, lines=lines, pages=(*document.pages, Page(2, 595, 842, scanned=True))))
    assert [entry.text for entry in parts.distribution] == ["Như trên", "Lưu: VT"]
    assert parts.signature.name is not None and parts.signature.name.text == "Trần Văn Bình"


@pytest.mark.parametrize(
    ("labels", "paths"),
    [
        (["1. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG", "II. TỔ CHỨC THỰC HIỆN"], ["I", "II", "III"]),
        (["I. MỤC ĐÍCH, YÊU CẦU", "I. NỘI DUNG", "III. TỔ CHỨC THỰC HIỆN"], ["I", "II", "III"]),
        (["I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG", "IV. TỔ CHỨC THỰC HIỆN"], ["I", "II", "IV"]),
        (["1. MỤC ĐÍCH, YÊU CẦU", "2. NỘI DUNG", "3. TỔ CHỨC THỰC HIỆN"], ["1", "2", "3"]),
    ],
)
def test_numerals_go_by_their_sequence(labels: list[str], paths: list[str]) -> None:
    body = "".join(f"{label}\n- Phòng Nội vụ rà soát hồ sơ.\n" for label in labels)
    document = scan_of("")
    text = document.text.replace("./.\nNơi nhận", f" như sau:\n{body}Nơi nhận")
    read = parse_text(text, document.origin)
    lines = tuple(replace(line, page=1) for line in read.lines)
    root = structure.parse(replace(read, lines=lines, pages=document.pages)).body
    assert [node.path for node in root.children] == paths
    # In a digital file the numbers are the writer's.
    assert structure.parse(read).body.children[0].path == labels[0].split(".")[0]
