"""Who does it, said behind the work or in a passive: such words are no task of their own."""

from __future__ import annotations

import pytest

from congvan.document import Passage
from congvan.document.mentions import Clause
from congvan.recognition.clauses import read_clauses


def doing(text: str) -> list[Clause]:
    return [clause for clause in read_clauses(Passage(text, 0)) if clause.instructs]


WORK = "Rà soát các bến đò ngang"


@pytest.mark.parametrize(
    ("behind", "leads", "supports"),
    [
        ("; giao Sở Xây dựng chủ trì, Công an tỉnh phối hợp.", ["Sở Xây dựng"], ["Công an tỉnh"]),
        ("; việc này do Sở Xây dựng và Công an tỉnh thực hiện.", ["Sở Xây dựng", "Công an tỉnh"], []),
        (", giao Sở Xây dựng tham mưu.", ["Sở Xây dựng"], []),
        (" (Sở Xây dựng thực hiện, phối hợp với Công an tỉnh).", ["Sở Xây dựng"], ["Công an tỉnh"]),
        (". Sở Xây dựng chủ trì.", ["Sở Xây dựng"], []),
    ],
)
def test_a_charge_gives_its_actors_to_the_work_before_it(behind: str, leads: list[str], supports: list[str]) -> None:
    [task] = doing(WORK + behind)
    assert [one.name for one in task.leads] == leads
    assert [one.name for one in task.supports] == supports


@pytest.mark.parametrize(
    "behind",
    [
        "; giao Sở Xây dựng tổng hợp báo cáo.",
        "; giao Sở Xây dựng chủ trì, phối hợp với Công an tỉnh kiểm tra đăng kiểm.",
        ". Sở Xây dựng thực hiện đăng kiểm trước ngày 30/6/2024.",
    ],
)
def test_an_order_with_work_of_its_own_is_a_second_clause(behind: str) -> None:
    assert [[one.name for one in clause.leads] for clause in doing(WORK + behind)] == [[], ["Sở Xây dựng"]]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Ca ngộ độc phải được Trạm Y tế báo cáo ngay.", ["Trạm Y tế"]),
        ("Hồ sơ kháng cáo cần được Thẩm phán chủ tọa chuyển trong 07 ngày.", ["Thẩm phán chủ tọa"]),
        ("Kết quả được Phòng Tư pháp tổng hợp, gửi Sở chậm nhất ngày 15/7/2024.", ["Phòng Tư pháp"]),
        ("Tại cửa khẩu, việc kiểm soát do Đồn Biên phòng chủ trì, Hải quan phối hợp.", ["Đồn Biên phòng"]),
    ],
)
def test_who_stands_behind_a_passive_has_the_duty(text: str, leads: list[str]) -> None:
    assert [[one.name for one in clause.leads] for clause in doing(text)] == [leads]


@pytest.mark.parametrize(
    "text",
    [
        "Việc nghỉ phép phải được Giám đốc Sở đồng ý bằng văn bản.",
        "Dự án đã được UBND tỉnh điều chỉnh trước ngày 15/7/2024.",
        "Kết quả được Phòng Tư pháp tổng hợp từ báo cáo của các xã.",
    ],
)
def test_consent_and_what_was_done_bind_nobody(text: str) -> None:
    assert not any(clause.leads for clause in doing(text))


def test_all_who_do_the_same_lead() -> None:
    [task] = doing("Phó Bí thư nhận xét đối với Bí thư, Phó Chủ tịch nhận xét đối với Chủ tịch.")
    assert [one.name for one in task.leads] == ["Phó Bí thư", "Phó Chủ tịch"]
