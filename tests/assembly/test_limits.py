"""Which task a limit of the text belongs to: whole small dispatches through the pipeline."""

from __future__ import annotations

import pytest
from short_letter import HEAD, ORDER, TAIL

from congvan.pipeline import Pipeline


def limits(text: str) -> list[tuple[str | None, str | None]]:
    tasks = Pipeline().extract_text(HEAD + text + TAIL).tasks
    return [(task.directive, task.deadline and (task.deadline.date or task.deadline.rrule)) for task in tasks]


@pytest.mark.parametrize(
    "behind",
    [
        "kiên quyết đình chỉ cơ sở vi phạm",
        "tuyệt đối không để hồ sơ thất lạc",
        "xử phạt nghiêm theo quy định",
        "phát hiện, thu hồi giấy tờ giả",
        "sau thời hạn này không tiếp nhận hồ sơ",
    ],
)
def test_how_it_is_done_is_no_task_of_its_own(behind: str) -> None:
    text = f"{ORDER}1. Kiểm tra việc lưu trữ tại các kho trong tháng 4/2022; {behind}.\n\n2. Lập danh mục hồ sơ."
    assert limits(text) == [("1", "2022-04-30"), ("2", None)]


@pytest.mark.parametrize("behind", ["kiên quyết đề nghị thu hồi giấy phép", "công bố danh mục trên cổng thông tin"])
def test_another_order_behind_the_limit_is_a_task(behind: str) -> None:
    text = f"{ORDER}1. Kiểm tra việc lưu trữ tại các kho trong tháng 4/2022; {behind}.\n\n2. Lập danh mục hồ sơ."
    assert limits(text) == [("1", "2022-04-30"), ("1", None), ("2", None)]


def test_the_day_for_all_papers_is_that_of_the_report_asked_for() -> None:
    asked = "Sở Nội vụ đề nghị Phòng Nội vụ các huyện báo cáo kết quả lưu trữ, gồm các nội dung sau:\n\n"
    items = "1. Số hồ sơ đã chỉnh lý.\n\n2. Khó khăn trong bảo quản hồ sơ.\n\n"
    assert limits(f"{asked}{items}Báo cáo gửi về Sở Nội vụ trước ngày 25/3/2022.") == [(None, "2022-03-25")]


def test_a_day_that_is_over_takes_no_other_limit_s_place() -> None:
    text = "1. Thu hồi tạm ứng nợ đọng trước năm 2021, gửi kết quả về Sở chậm nhất ngày 28/3/2022.\n\n2. Lập danh mục."
    assert limits(ORDER + text) == [("1", "2022-03-28"), ("2", None)]


def test_a_day_that_is_over_is_none() -> None:
    text = "1. Đối chiếu hồ sơ với số liệu trước ngày 31/12/2021.\n\n2. Lập danh mục.\n\n"
    behind = "Tài liệu gửi về Văn phòng Sở trước ngày 25/3/2022."
    assert limits(ORDER + text + behind) == [("1", "2022-03-25"), ("2", "2022-03-25")]


@pytest.mark.parametrize(
    "line",
    [
        "Thời hạn hoàn thành chậm nhất ngày 20/3/2022.",
        "3. Thời gian thực hiện: đến hết ngày 20/3/2022.",
    ],
)
def test_a_limit_stated_once_behind_all_items_holds_for_all(line: str) -> None:
    text = f"{ORDER}1. Kiểm tra việc lưu trữ tại các kho.\n\n2. Lập danh mục hồ sơ.\n\n{line}"
    assert limits(text) == [("1", "2022-03-20"), ("2", "2022-03-20")]


def test_a_first_time_is_of_what_is_handed_in_by_the_second() -> None:
    text = f"{ORDER}1. Lập kế hoạch kiểm tra trong quý II/2022, trình Giám đốc trước ngày 20/3/2022."
    assert limits(text) == [("1", "2022-03-20")]


def test_what_recurs_until_a_day_recurs() -> None:
    text = f"{ORDER}1. Gửi số liệu vào 15 giờ mỗi ngày cho đến hết ngày 15/5/2022.\n\n2. Lập danh mục hồ sơ."
    assert limits(text) == [("1", "FREQ=DAILY;UNTIL=20220515"), ("2", None)]


def test_behind_the_first_order_of_a_letter_in_prose_names_are_enough() -> None:
    text = (
        "Sở Nội vụ đề nghị các phòng lập danh mục hồ sơ trước ngày 20/3/2022.\n\n"
        "Văn phòng Sở kiểm tra các kho trước ngày 25/3/2022."
    )
    assert limits(text) == [(None, "2022-03-20"), (None, "2022-03-25")]


def test_units_above_are_called_by_their_branch() -> None:
    text = (
        "Yêu cầu thực hiện:\n\n1. Các Sở: Xây dựng, Y tế\n\na) Y tế: chuẩn bị thuốc.\n\nb) Xây dựng: khắc phục sạt lở."
    )
    tasks = Pipeline().extract_text(HEAD + text + TAIL).tasks
    assert [[one.name for one in task.assignees] for task in tasks] == [["Sở Y tế"], ["Sở Xây dựng"]]


REPORT = "Sở Nội vụ đề nghị Phòng Nội vụ các huyện báo cáo tình hình lưu trữ với các vấn đề cụ thể sau:\n\n"
CONTENTS = "1. Báo cáo kết quả chỉnh lý hồ sơ.\n\n2. Các ý kiến đề xuất.\n\n"


@pytest.mark.parametrize(
    "closing",
    [
        "Nhận được Công văn này, Sở Nội vụ đề nghị Phòng Nội vụ các huyện nghiêm túc triển khai thực hiện các nội dung "
        "trên và báo cáo bằng văn bản về Sở Nội vụ trước ngày 25/3/2022.",
        "Kính đề nghị Phòng Nội vụ các huyện chỉ đạo báo cáo gấp về Sở Nội vụ trước ngày 25/3/2022.",
        "Sở Nội vụ đề nghị Phòng Nội vụ các huyện khẩn trương báo cáo các nội dung nêu trên trước ngày 25/3/2022.",
    ],
)
def test_the_report_asked_for_again_is_the_same_task(closing: str) -> None:
    assert limits(REPORT + CONTENTS + closing) == [(None, "2022-03-25")]


def test_what_a_report_is_on_are_no_tasks_without_a_day() -> None:
    asked = REPORT.replace("với các vấn đề cụ thể sau", "theo nội dung, cụ thể sau")
    assert limits(asked + CONTENTS) == [(None, None)]


@pytest.mark.parametrize("joint", [" ", "\n\n"])
@pytest.mark.parametrize("sent", ["Ý kiến góp ý bằng văn bản xin gửi về Sở", "Báo cáo của các đơn vị gửi về Sở"])
def test_the_day_papers_are_sent_is_that_of_the_letter_s_order(joint: str, sent: str) -> None:
    text = f"Sở Nội vụ đề nghị Phòng Nội vụ các huyện góp ý dự thảo Quy chế.{joint}{sent} trước ngày 25/3/2022."
    assert limits(text) == [(None, "2022-03-25")]


def test_when_others_were_told_to_report_is_no_limit() -> None:
    basis = "Thực hiện Công văn số 12/UBND-NC của UBND tỉnh về việc rà soát hồ sơ, báo cáo UBND tỉnh trong tháng 4/2022"
    assert limits(f"{basis}, Sở Nội vụ đề nghị Phòng Nội vụ các huyện rà soát hồ sơ lưu trữ.") == [(None, None)]


def test_how_long_something_lasted_is_no_limit() -> None:
    text = "Sở Nội vụ đề nghị Phòng Nội vụ các huyện báo cáo nhanh biến động biên chế từ đầu năm học đến 15/10/2022."
    assert limits(text) == [(None, None)]


def test_the_line_with_an_address_is_the_item_s_and_nobody_s() -> None:
    text = (
        "1. Bám sát đề cương.\n\n2. Gửi báo cáo về Sở trước ngày 25/3/2022 theo địa chỉ:\n\nVăn phòng Sở - số 5, phố An"
    )
    assert limits(f"{ORDER}{text}") == [("1", None), ("2", "2022-03-25")]
