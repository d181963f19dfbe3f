"""Rows of task tables without strokes or tabs are tasks, like those of any other table."""

from __future__ import annotations

import congvan
from congvan.schema import Dispatch

PLAN = """\
UBND HUYỆN AN THÀNH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                               Độc lập - Tự do - Hạnh phúc
Số: 41/KH-UBND               An Thành, ngày 06 tháng 3 năm 2023

KẾ HOẠCH
Dọn vệ sinh môi trường năm 2023

I. MỤC ĐÍCH

1. Giữ sạch đường làng.

II. PHÂN CÔNG

{table}
III. TỔ CHỨC THỰC HIỆN

1. Phòng Tư pháp tổng hợp kết quả, báo cáo UBND huyện trước ngày 20/12/2023.

Nơi nhận:                    TM. ỦY BAN NHÂN DÂN
- Như trên;                  CHỦ TỊCH
- Lưu: VT.
                             Trần Văn Bảy
"""

STACKED = """\
TT
Nội dung công việc
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian
I
CHUẨN BỊ
1
Mua 40 thùng rác có nắp
Phòng Kinh tế và Hạ tầng
Trước 15/5/2023
II
THỰC HIỆN
2
Nạo vét mương Cầu Đá
UBND xã Hòa Lộc
Đoàn Thanh niên xã; Hội Nông dân xã
Quý III/2023
"""

WITH_BLANKS = """\
TT   Nội dung công việc          Cơ quan chủ trì         Cơ quan phối hợp         Thời gian
I    CHUẨN BỊ
1    Mua 40 thùng rác có nắp     Phòng Kinh tế và                                 Trước
                                 Hạ tầng                                          15/5/2023
II   THỰC HIỆN
2    Nạo vét mương Cầu Đá        UBND xã Hòa Lộc         Đoàn Thanh niên xã;      Quý III/2023
                                                         Hội Nông dân xã
"""


def told(dispatch: Dispatch) -> list[tuple[str | None, list[tuple[str, str]], str | None]]:
    return [
        (task.directive, [(one.role, one.name) for one in task.assignees], task.deadline and task.deadline.date)
        for task in dispatch.tasks
    ]


def test_rows_of_both_forms_are_tasks_of_the_item_above() -> None:
    rows = [
        ("II.1", [("lead", "Phòng Kinh tế và Hạ tầng")], "2023-05-15"),
        (
            "II.2",
            [("lead", "UBND xã Hòa Lộc"), ("support", "Đoàn Thanh niên xã"), ("support", "Hội Nông dân xã")],
            "2023-09-30",
        ),
        ("III.1", [("lead", "Phòng Tư pháp")], "2023-12-20"),
    ]
    for table in (STACKED, WITH_BLANKS):
        assert told(congvan.extract_text(PLAN.format(table=table))) == rows


def test_titles_of_sections_inherit_nothing_and_are_no_tasks() -> None:
    table = "| TT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n"
    table += "| (1) | (2) | (3) | (4) |\n| 1 | Quét vôi cổng chào | Phòng Nội vụ | 30/4/2023 |\n"
    tasks = told(congvan.extract_text(PLAN.format(table=table)))
    assert [task[0] for task in tasks] == ["II.1", "III.1"]
