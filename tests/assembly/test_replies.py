"""A letter that answers in one of its items still orders in the others."""

from __future__ import annotations

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
