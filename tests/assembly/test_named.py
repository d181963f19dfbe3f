"""Names the dispatch gives whole elsewhere, its issuer's own acts, polite words before a request in earnest."""

from __future__ import annotations

import pytest
from short_letter import letter

from congvan.pipeline import Pipeline
from congvan.schema import Task


def tasks(body: str, **head: str) -> list[Task]:
    return list(Pipeline().extract_text(letter(body, **head)).tasks)


def leads(body: str, **head: str) -> list[str]:
    return [one.name for task in tasks(body, **head) for one in task.assignees if one.role == "lead"]


def test_an_addressee_has_its_whole_name_where_the_text_has_it() -> None:
    whole = "Ban Chỉ đạo quốc gia kỷ niệm 1000 năm An Hòa"
    text = f"UBND tỉnh giao {whole}:\n\n- Chủ trì, phối hợp với các sở tổ chức lễ kỷ niệm.\n\n- Tổng hợp kết quả."
    assert leads(text, issuer="VĂN PHÒNG", number="214/VP-TH", to=whole) == [whole, whole]


@pytest.mark.parametrize("name", ["BHXH tỉnh", "Bảo hiểm xã hội tỉnh An Hòa"])
def test_what_the_issuer_does_by_a_shorter_name_is_no_task(name: str) -> None:
    text = (
        "BHXH tỉnh đề nghị Phòng Nội vụ các huyện thực hiện các nội dung sau:\n\n"
        f"1. Rà soát hồ sơ. {name} chuyển tiền về ngân hàng trong ngày 30 và 31.\n\n2. Lập danh sách."
    )
    found = leads(text, issuer="BẢO HIỂM XÃ HỘI TỈNH AN HÒA", number="214/BHXH-TH")
    assert found == ["Phòng Nội vụ các huyện", "Phòng Nội vụ các huyện"]


def test_a_report_behind_polite_words_is_asked_in_earnest() -> None:
    text = "Giám đốc Sở yêu cầu Phòng Nội vụ các huyện nghiêm túc triển khai thực hiện; "
    assert leads(f"{text}thường xuyên báo cáo kết quả về Sở Nội vụ để tổng hợp.") == ["Phòng Nội vụ các huyện"]
    assert leads(f"{text}chấp hành nghiêm quy định.") == []


def test_a_letter_on_a_draft_that_asks_for_opinions_is_no_reply() -> None:
    text = "Sở Nội vụ đề nghị các đơn vị tham gia ý kiến về dự thảo Quy chế.\n\n"
    due = "Các đơn vị gửi ý kiến về Phòng Tổ chức trước ngày 13.12.2022."
    [task] = tasks(text + due, subject="tham gia ý kiến về dự thảo Quy chế")
    assert [one.name for one in task.assignees] == ["các đơn vị"]
    assert task.deadline is not None
    assert str(task.deadline.date) == "2022-12-13"


def test_a_report_behind_a_lead_in_is_handed_in_for_the_task_above_it() -> None:
    text = (
        "Để triển khai Đề án, Sở yêu cầu các Trường:\n\n"
        "Trên cơ sở nhiệm vụ năm 2022, các Trường nghiên cứu, xây dựng kế hoạch và dự toán.\n\n"
        "Báo cáo của các Trường gửi về Sở trước ngày 30/3/2022 để tổng hợp."
    )
    [task] = tasks(text, to="Các Trường trực thuộc Sở")
    assert task.deadline is not None
    assert str(task.deadline.date) == "2022-03-30"


def test_a_last_paragraph_may_only_say_by_when_all_is_to_be_done() -> None:
    text = (
        "Đề nghị Hiệu trưởng các trường, Thủ trưởng các đơn vị trực thuộc rà soát hồ sơ. "
        "Đơn vị nào chưa rà soát thì khẩn trương bổ sung.\n\n"
        "Các đơn vị thực hiện trước ngày 24/3/2022."
    )
    found = tasks(text, to="Các trường trực thuộc Sở")
    assert [one.assignees[-1].name for one in found] == ["Thủ trưởng các đơn vị trực thuộc", "Đơn vị nào chưa rà soát"]
    assert {str(one.deadline.date) for one in found if one.deadline} == {"2022-03-24"}
    assert all(one.deadline for one in found)


def test_another_body_orders_those_whom_the_letter_addresses() -> None:
    text = "Đảng ủy yêu cầu các tổ chức Đảng trực thuộc tập trung thực hiện Kế hoạch số 71-KH/ĐU ngày 19/4/2021."
    [task] = tasks(text, issuer="BAN TUYÊN GIÁO", number="9/CV-BTG", to="Các tổ chức Đảng trực thuộc Đảng ủy")
    assert [one.name for one in task.assignees] == ["các tổ chức Đảng trực thuộc"]


def test_people_who_are_told_receive_no_report() -> None:
    text = "Đề nghị Phòng Nội vụ các huyện thông báo cho học sinh nghỉ học."
    [task] = tasks(text)
    assert task.report_to is None


def test_an_order_handed_on_about_a_draft_is_no_comment() -> None:
    text = (
        "Chủ tịch UBND tỉnh có ý kiến như sau:\n\n1. Các sở gửi ý kiến về Văn phòng.\n\n"
        "2. Sở Tư pháp hoàn chỉnh dự thảo trước ngày 30/5/2022.\n\n"
    )
    office = {"issuer": "VĂN PHÒNG", "number": "214/VP-TH", "to": "Các sở, ban, ngành"}
    found = tasks(text, subject="tham gia ý kiến vào dự thảo Chương trình hành động", **office)
    assert [task.directive for task in found] == ["1", "2"]


def test_an_item_that_assesses_is_a_task_where_it_is_one_sentence() -> None:
    text = (
        "Giám đốc Sở yêu cầu Phòng Nội vụ các huyện thực hiện các nội dung sau:\n\n1. Lập danh mục hồ sơ.\n\n"
        "2. Đánh giá chung kết quả chỉnh lý hồ sơ của các xã trên địa bàn, những mặt được và chưa được, nguyên nhân."
    )
    assert len(leads(text)) == 2


def test_one_post_in_several_units() -> None:
    text = "UBND tỉnh giao Giám đốc: Sở Y tế, Sở Nội vụ, Đài Phát thanh - Truyền hình An Hòa rà soát hồ sơ."
    assert leads(text, issuer="VĂN PHÒNG", number="214/VP-TH") == [
        "Giám đốc Sở Y tế",
        "Giám đốc Sở Nội vụ",
        "Giám đốc Đài Phát thanh - Truyền hình An Hòa",
    ]


@pytest.mark.parametrize(
    "deed",
    [
        "Sở Nội vụ mở lớp tập huấn vào ngày 20/3/2022 tại Hội trường",
        "Sở Nội vụ xây dựng tài liệu tuyên truyền",
        "Sở Nội vụ thông báo đến các đơn vị biết",
    ],
)
def test_what_the_issuer_does_itself_stands_before_its_order(deed: str) -> None:
    [task] = tasks(f"{deed}, đề nghị UBND các xã cử cán bộ làm đầu mối trước ngày 15/3/2022.")
    assert [one.name for one in task.assignees] == ["UBND các xã"]
    assert task.deadline is not None
    assert str(task.deadline.date) == "2022-03-15"


@pytest.mark.parametrize(
    "told",
    [
        "Sở Nội vụ đã mở lớp tập huấn, đề nghị UBND các xã cử cán bộ từ năm ngoái.",
        "Phòng Nội vụ các huyện rà soát hồ sơ, đề nghị UBND các xã bổ sung.",
    ],
)
def test_what_another_does_or_what_is_past_orders_nothing_of_others(told: str) -> None:
    assert "UBND các xã" not in leads(told)


@pytest.mark.parametrize(
    "asked",
    [
        "Dự thảo được đăng tải trên Cổng thông tin của Sở để các đơn vị góp ý.\n\nÝ kiến góp ý",
        "Sở Nội vụ kính gửi các đơn vị dự thảo Quy chế để lấy ý kiến. Ý kiến tham gia bằng văn bản",
    ],
)
def test_what_is_to_be_sent_in_by_a_day_is_asked_for(asked: str) -> None:
    [task] = tasks(f"{asked} gửi về Sở Nội vụ trước ngày 25/3/2022 để tổng hợp.")
    assert [one.name for one in task.assignees] == ["Phòng Nội vụ các huyện"]
    assert str(task.deadline.date if task.deadline else None) == "2022-03-25"
    assert tasks("Dự thảo được đăng tải trên Cổng thông tin. Ý kiến góp ý gửi về Sở Nội vụ.") == []


def test_behind_a_polite_order_who_is_named_does_what_is_said() -> None:
    text = "Đề nghị các đơn vị triển khai thực hiện. Kết thúc đợt thi đua, các đơn vị báo cáo kết quả về Sở Nội vụ."
    assert leads(text.replace(". ", ".\n\n")) == ["các đơn vị"]


@pytest.mark.parametrize(
    ("issuer", "found"), [("TRƯỜNG CAO ĐẲNG Y TẾ AN HÒA", []), ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", ["Nhà trường"])]
)
def test_a_school_calls_itself_nha_truong(issuer: str, found: list[str]) -> None:
    text = "Đề nghị Phòng Nội vụ các huyện thực hiện các nội dung sau:\n\n"
    text += "1. Rà soát hồ sơ. Nhà trường chuyển tiền về ngân hàng trong ngày 30 và 31.\n\n2. Lập danh sách."
    assert [one for one in leads(text, issuer=issuer) if not one.startswith("Phòng")] == found
