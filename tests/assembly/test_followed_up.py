"""Tables that follow up what was ordered: each row names the document that gave its task."""

from __future__ import annotations

from congvan.pipeline import Pipeline
from congvan.schema import Dispatch

TABLE = """\
BẢNG THEO DÕI NHIỆM VỤ GIAO CÁC PHÒNG, BAN

| STT | Số ký hiệu văn bản | Nội dung được giao | Cơ quan chủ công thực hiện | TG hoàn thành |
|---|---|---|---|---|
| 1 | Số 31/TB ngày 04/3/2022 | Lập danh sách hộ nuôi cá lồng | Phòng Kinh tế | Trong tháng 4 |
| 2 | Số 214/UBND-NN, ngày 09/11/2022 | Kết hợp các phường kiểm tra kho giống | Phòng Kinh tế | Trong tháng 2 |
| 3 | Số 56 ngày 02/6/2022 | Sửa chữa trạm bơm Gò Vàng | Phòng Quản lý đô thị | 30/6/2022 |
"""


def followed_up(text: str = TABLE) -> Dispatch:
    return Pipeline().extract_text(text)


def test_a_number_with_its_day_is_a_document_where_no_type_stands_before_it() -> None:
    cited = [(one.type, one.number, one.date) for one in followed_up().citations]
    assert cited == [
        ("Thông báo", "31/TB", "2022-03-04"),
        ("Công văn", "214/UBND-NN", "2022-11-09"),
        ("Văn bản", "56", "2022-06-02"),
    ]


def test_each_task_cites_the_order_of_its_row() -> None:
    dispatch = followed_up()
    numbers = {one.id: one.number for one in dispatch.citations}
    assert [[numbers[one] for one in task.citations] for task in dispatch.tasks] == [["31/TB"], ["214/UBND-NN"], ["56"]]


def test_where_the_table_bears_no_date_a_month_follows_the_order_of_its_row() -> None:
    limits = [task.deadline for task in followed_up().tasks]
    assert [limit and limit.date for limit in limits] == ["2022-04-30", "2023-02-28", "2022-06-30"]


def test_the_words_of_a_row_name_supports_where_no_column_does() -> None:
    supports = [[one.name for one in task.assignees if one.role == "support"] for task in followed_up().tasks]
    assert supports == [[], ["các phường"], []]


def test_a_number_behind_a_noun_that_names_no_document_is_none() -> None:
    text = TABLE.replace("Số 31/TB", "Phiếu cân số 31/TB")
    assert [one.number for one in followed_up(text).citations] == ["214/UBND-NN", "56"]
