"""A letter that answers in one of its items still orders in the others."""

from __future__ import annotations

import pytest
from short_letter import letter

from congvan.pipeline import Pipeline

LETTER = """\
UBND TỈNH AN HÒA
BỆNH VIỆN ĐA KHOA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 214/BV-KHTH
V/v thực hiện nhiệm vụ tháng 9

An Hòa, ngày 03 tháng 9 năm 2024

Kính gửi: Các khoa, phòng.

1. Khoa Dược kiểm kê kho thuốc, báo cáo Giám đốc trước ngày 20/9/2024.

2. Phòng Điều dưỡng tổ chức tập huấn kiểm soát nhiễm khuẩn trong tháng 9/2024.

3. Phòng Hành chính quản trị sửa chữa hệ thống nước của nhà B.

4. Phòng Tài chính kế toán rà soát công nợ với các nhà cung cấp.

5. Trả lời kiến nghị của Khoa Nội về việc bổ sung 02 điều hòa: Ban Giám đốc đã có ý kiến tại giao ban tuần trước.

Nơi nhận:
- Như trên;
- Lưu: VT, KHTH.

GIÁM ĐỐC

Lê Thị Vĩnh An
"""


def test_a_late_item_that_answers_makes_no_reply_of_the_letter() -> None:
    tasks = Pipeline().extract_text(LETTER).tasks
    assert {task.directive for task in tasks} == {"1", "2", "3", "4"}


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("Phòng Kế hoạch lập bảng đối chiếu, gửi Văn phòng Sở trước ngày 05/4/2022.", ["Phòng Kế hoạch"]),
        ("Chi cục Kiểm lâm trả lời trong 05 ngày kể từ ngày nhận được công văn này.", ["Chi cục Kiểm lâm"]),
        ("Người mua nộp tiền đặt trước chậm nhất ngày 05/4/2022.", []),
        ("Phòng Kế hoạch làm việc từ ngày 01/4/2022 đến ngày 05/4/2022.", []),
        ("Chi cục Kiểm lâm trả lời trong 05 ngày kể từ ngày nhận hồ sơ.", []),
    ],
)
def test_in_an_answer_who_is_given_a_day_has_a_task(sentence: str, leads: list[str]) -> None:
    body = f"Trả lời Công văn số 45/NV ngày 02/3/2022 của Phòng Nội vụ, Sở Nội vụ có ý kiến như sau:\n\n{sentence}"
    tasks = Pipeline().extract_text(letter(body, subject="trả lời vướng mắc")).tasks
    assert [one.name for task in tasks for one in task.assignees] == leads


def test_customers_stay_whole_with_the_places_they_live_in() -> None:
    whole = "Quý khách hàng trên địa bàn các phường An Bình, An Lạc"
    assert list(Pipeline().extract_text(letter("Ngừng cấp nước.", to=whole)).recipients) == [whole]
