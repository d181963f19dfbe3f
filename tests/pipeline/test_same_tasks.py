"""One dispatch as text, Word, old Word and PDF gives the same tasks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from congvan.pipeline import Pipeline
from congvan.schema import Dispatch

LEFT = [
    "UBND TỈNH AN HÒA",
    "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
    "Số: 214/SLĐTBXH-VP",
    "V/v rà soát hồ sơ người có công",
]
RIGHT = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "An Hòa, ngày 07 tháng 3 năm 2022",
]
BODY = [
    "Kính gửi: Phòng Lao động các huyện, thị xã.",
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2022 của UBND tỉnh về việc chăm sóc người có công với cách mạng "
    "trên địa bàn tỉnh, Giám đốc Sở yêu cầu Phòng Lao động các huyện, thị xã thực hiện các nội dung sau:",
    "1. Rà soát toàn bộ hồ sơ người có công đang quản lý, lập danh sách hồ sơ còn thiếu giấy tờ và hồ sơ phải bổ sung "
    "theo quy định tại Nghị định số 131/2021/NĐ-CP ngày 30/12/2021 của Chính phủ; hoàn thành trước ngày 30/4/2022.",
    "2. Phòng Người có công chủ trì, phối hợp với Văn phòng Sở và các đơn vị trực thuộc kiểm tra việc chi trả trợ cấp "
    "tại ít nhất 05 xã, phường, định kỳ trước ngày 20 hằng tháng báo cáo Giám đốc Sở.",
    "3. Giao Trung tâm Điều dưỡng người có công:",
    "a) Lập kế hoạch điều dưỡng luân phiên năm 2022, trình Giám đốc Sở chậm nhất ngày 31/3/2022.",
    "b) Công khai danh sách người được điều dưỡng tại trụ sở.",
    "Giao Thanh tra Sở theo dõi, đôn đốc việc thực hiện Công văn này./.",
]
COPIES = ["Nơi nhận:", "- Như trên;", "- Giám đốc Sở (để b/c);", "- Lưu: VT, VP."]
SIGNED = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Lê Thị Vĩnh An"]


def as_text() -> str:
    return "\n\n".join(["\n".join(LEFT), "\n".join(RIGHT), *BODY, "\n".join(COPIES), "\n".join(SIGNED)]) + "\n"


def as_word(path: Path) -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = "Tinos"
    document.styles["Normal"].font.size = Pt(13)
    for left, right in ((LEFT, RIGHT), (None, None), (COPIES, SIGNED)):
        if left is None or right is None:
            for text in BODY:
                document.add_paragraph(text)
            continue
        cells = document.add_table(rows=1, cols=2).rows[0].cells
        for cell, lines in zip(cells, (left, right), strict=True):
            cell.paragraphs[0].text = lines[0]
            for text in lines[1:]:
                cell.add_paragraph(text)
            for paragraph in cell.paragraphs if left is LEFT else ():
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("")  # Word ends no file with a table
    document.save(str(path))


def read(dispatch: Dispatch) -> dict[str, object]:
    return {
        "head": (
            dispatch.issuer,
            dispatch.parent_issuer,
            dispatch.number,
            dispatch.symbol,
            dispatch.issued,
            dispatch.subject,
        ),
        "recipients": dispatch.recipients,
        "signature": dispatch.signature,
        "directives": [one.path for one in dispatch.directives],
        "citations": [(one.number, one.date) for one in dispatch.citations],
        "tasks": [
            (
                task.directive,
                task.text,
                [(one.name, one.role) for one in task.assignees],
                task.deadline and (task.deadline.kind, task.deadline.date, task.deadline.rrule),
            )
            for task in dispatch.tasks
        ],
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("same")
    (folder / "text.txt").write_text(as_text(), encoding="utf-8")
    as_word(folder / "word.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for wanted in ("doc", "pdf"):
        subprocess.run(
            [
                "soffice",
                profile,
                "--headless",
                "--convert-to",
                wanted,
                "--outdir",
                str(folder),
                str(folder / "word.docx"),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return {
        "txt": folder / "text.txt",
        "docx": folder / "word.docx",
        "doc": folder / "word.doc",
        "pdf": folder / "word.pdf",
    }


def test_the_text_is_read_right(files: dict[str, Path]) -> None:
    tasks = read(Pipeline().extract(files["txt"]))["tasks"]
    assert [(row[0], row[2][0][0], row[3] and (row[3][1] or row[3][2])) for row in tasks] == [  # type: ignore[attr-defined]
        ("1", "Phòng Lao động các huyện, thị xã", "2022-04-30"),
        ("2", "Phòng Người có công", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("3.a", "Trung tâm Điều dưỡng người có công", "2022-03-31"),
        ("3.b", "Trung tâm Điều dưỡng người có công", None),
        (None, "Thanh tra Sở", None),
    ]


@pytest.mark.parametrize("format", ["docx", "doc", "pdf"])
def test_every_format_gives_the_same(files: dict[str, Path], format: str) -> None:
    assert read(Pipeline().extract(files[format])) == read(Pipeline().extract(files["txt"]))


def test_a_pdf_tells_page_and_box(files: dict[str, Path]) -> None:
    dispatch = Pipeline().extract(files["pdf"])
    for task in dispatch.tasks:
        for one in [task.evidence, *(assignee.evidence for assignee in task.assignees)]:
            assert one.page == 1 and one.box is not None and one.box[0] < one.box[2] and one.box[1] < one.box[3]
