"""What stands behind a dispatch in the same file is told apart: another dispatch, or what was issued with it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from test_same_tasks import BODY, COPIES, LEFT, RIGHT, SIGNED, as_text

from congvan.pipeline import Pipeline
from congvan.schema import Dispatch

OTHER_LEFT = ["UBND TỈNH AN HÒA", "SỞ TÀI CHÍNH", "Số: 99/STC-NS", "V/v lập báo cáo quyết toán kinh phí chăm sóc"]
OTHER_BODY = [
    "Kính gửi: Sở Lao động - Thương binh và Xã hội.",
    "Thực hiện Quyết định số 8/QĐ-UBND ngày 05/01/2022, Sở Tài chính đề nghị các đơn vị thực hiện các nội dung sau:",
    "1. Lập báo cáo quyết toán, hoàn thành trước ngày 15/4/2022.",
    "4. Thanh tra Sở kiểm tra việc quyết toán trước ngày 20/5/2022./.",
]
OTHER_SIGNED = ["GIÁM ĐỐC", "", "Trần Văn Hòa"]
PLAN = [
    "KẾ HOẠCH",
    "Điều dưỡng luân phiên năm 2022",
    "(Kèm theo Công văn số 214/SLĐTBXH-VP ngày 07/3/2022 của Sở Lao động - Thương binh và Xã hội)",
    "I. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Người có công tổng hợp danh sách trước ngày 10/6/2022.",
]


def two_columns(document: object, left: list[str], right: list[str]) -> None:
    cells = document.add_table(rows=1, cols=2).rows[0].cells  # type: ignore[attr-defined]
    for cell, lines in zip(cells, (left, right), strict=True):
        cell.paragraphs[0].text = lines[0]
        for text in lines[1:]:
            cell.add_paragraph(text)


def extracted(folder: Path, format: str, *, other: bool) -> Dispatch:
    """The result for the dispatch with another, or with a plan issued with it, behind it."""
    path = folder / f"file.{format}"
    if format == "txt":
        right = [*RIGHT[:2], "An Hòa, ngày 14 tháng 3 năm 2022"]
        blocks = ["\n".join(OTHER_LEFT), "\n".join(right), *OTHER_BODY, "\n".join(COPIES), "\n".join(OTHER_SIGNED)]
        path.write_text(as_text() + "\n\n" + "\n\n".join(blocks if other else PLAN) + "\n", encoding="utf-8")
        return Pipeline().extract(path)
    document = docx.Document()
    two_columns(document, LEFT, RIGHT)
    for text in BODY:
        document.add_paragraph(text)
    two_columns(document, COPIES, SIGNED)
    document.add_page_break()
    if other:
        two_columns(document, OTHER_LEFT, [*RIGHT[:2], "An Hòa, ngày 14 tháng 3 năm 2022"])
    for text in OTHER_BODY if other else PLAN:
        document.add_paragraph(text)
    if other:
        two_columns(document, COPIES, OTHER_SIGNED)
    document.save(str(path))
    return Pipeline().extract(path)


OWN = ["1", "2", "3.a", "3.b", None]


@pytest.mark.parametrize("format", ["txt", "docx"])
def test_the_tasks_of_another_dispatch_are_not_this_ones(tmp_path: Path, format: str) -> None:
    dispatch = extracted(tmp_path, format, other=True)
    assert [issue.code for issue in dispatch.issues] == ["second_dispatch"]
    assert [task.directive for task in dispatch.tasks] == OWN
    assert (dispatch.number, dispatch.signature.title, dispatch.signature.name) == (
        "214",
        "PHÓ GIÁM ĐỐC",
        "Lê Thị Vĩnh An",
    )
    assert [citation.number for citation in dispatch.citations] == ["12/KH-UBND", "131/2021/NĐ-CP"]


@pytest.mark.parametrize("format", ["txt", "docx"])
def test_what_was_issued_with_it_is_named(tmp_path: Path, format: str) -> None:
    dispatch = extracted(tmp_path, format, other=False)
    assert [issue.code for issue in dispatch.issues] == ["enclosure"]
    assert [task.directive for task in dispatch.tasks] == [*OWN, "I.1"]
