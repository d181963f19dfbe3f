"""Names the dispatch gives whole elsewhere, its issuer's own acts, polite words before a request in earnest."""

from __future__ import annotations

import pytest
from short_letter import LETTERHEAD, TAIL

from congvan.pipeline import Pipeline


def leads(
    text: str, *, issuer: str = "SỞ NỘI VỤ", number: str = "214/SNV-VP", to: str = "Phòng Nội vụ các huyện"
) -> list[str]:
    head = LETTERHEAD.format(issuer=issuer, number=f"{number}\nV/v rà soát hồ sơ", opening=f"Kính gửi: {to}.")
    tasks = Pipeline().extract_text(head + text + TAIL).tasks
    return [one.name for task in tasks for one in task.assignees if one.role == "lead"]


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
    head = LETTERHEAD.format(
        issuer="SỞ NỘI VỤ",
        number="214/SNV-VP\nV/v tham gia ý kiến về dự thảo Quy chế",
        opening="Kính gửi: Phòng Nội vụ các huyện.",
    )
    [task] = Pipeline().extract_text(head + text + due + TAIL).tasks
    assert [one.name for one in task.assignees] == ["các đơn vị"]
    assert task.deadline is not None
    assert str(task.deadline.date) == "2022-12-13"


def test_a_report_behind_a_lead_in_is_handed_in_for_the_task_above_it() -> None:
    text = (
        "Để triển khai Đề án, Sở yêu cầu các Trường:\n\n"
        "Trên cơ sở nhiệm vụ năm 2022, các Trường nghiên cứu, xây dựng kế hoạch và dự toán.\n\n"
        "Báo cáo của các Trường gửi về Sở trước ngày 30/3/2022 để tổng hợp."
    )
    head = LETTERHEAD.format(issuer="SỞ NỘI VỤ", number="9/SNV-VP", opening="Kính gửi: Các Trường trực thuộc Sở.")
    [task] = Pipeline().extract_text(head + text + TAIL).tasks
    assert task.deadline is not None
    assert str(task.deadline.date) == "2022-03-30"


def test_a_last_paragraph_may_only_say_by_when_all_is_to_be_done() -> None:
    text = (
        "Đề nghị Hiệu trưởng các trường, Thủ trưởng các đơn vị trực thuộc rà soát hồ sơ. "
        "Đơn vị nào chưa rà soát thì khẩn trương bổ sung.\n\n"
        "Các đơn vị thực hiện trước ngày 24/3/2022."
    )
    head = LETTERHEAD.format(issuer="SỞ NỘI VỤ", number="9/SNV-VP", opening="Kính gửi: Các trường trực thuộc Sở.")
    tasks = Pipeline().extract_text(head + text + TAIL).tasks
    assert [one.assignees[-1].name for one in tasks] == ["Thủ trưởng các đơn vị trực thuộc", "Đơn vị nào chưa rà soát"]
    assert {str(one.deadline.date) for one in tasks if one.deadline} == {"2022-03-24"}
    assert all(one.deadline for one in tasks)


def test_another_body_orders_those_whom_the_letter_addresses() -> None:
    text = "Đảng ủy yêu cầu các tổ chức Đảng trực thuộc tập trung thực hiện Kế hoạch số 71-KH/ĐU ngày 19/4/2021."
    head = LETTERHEAD.format(
        issuer="BAN TUYÊN GIÁO", number="9/CV-BTG", opening="Kính gửi: Các tổ chức Đảng trực thuộc Đảng ủy."
    )
    [task] = Pipeline().extract_text(head + text + TAIL).tasks
    assert [one.name for one in task.assignees] == ["các tổ chức Đảng trực thuộc"]


def test_people_who_are_told_receive_no_report() -> None:
    text = "Đề nghị Phòng Nội vụ các huyện thông báo cho học sinh nghỉ học."
    head = LETTERHEAD.format(issuer="SỞ NỘI VỤ", number="9/SNV-VP", opening="Kính gửi: Phòng Nội vụ các huyện.")
    [task] = Pipeline().extract_text(head + text + TAIL).tasks
    assert task.report_to is None


def test_an_order_handed_on_about_a_draft_is_no_comment() -> None:
    head = LETTERHEAD.format(
        issuer="VĂN PHÒNG",
        number="214/VP-TH\nV/v tham gia ý kiến vào dự thảo Chương trình hành động",
        opening="Kính gửi: Các sở, ban, ngành.",
    )
    text = (
        "Chủ tịch UBND tỉnh có ý kiến như sau:\n\n1. Các sở gửi ý kiến về Văn phòng.\n\n"
        "2. Sở Tư pháp hoàn chỉnh dự thảo trước ngày 30/5/2022.\n\n"
    )
    tasks = Pipeline().extract_text(head + text + TAIL).tasks
    assert [task.directive for task in tasks] == ["1", "2"]


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
