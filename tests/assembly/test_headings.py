"""Lines that only say what stands below them: they are no task of their own."""

from __future__ import annotations

import pytest
from short_letter import ORDER, letter

from congvan.pipeline import Pipeline


def tasks(body: str) -> list[str | None]:
    return [task.directive for task in Pipeline().extract_text(letter(ORDER + body)).tasks]


@pytest.mark.parametrize("below", ["- Rà soát hồ sơ.\n\n- Lập danh sách.", "a) Rà soát hồ sơ.\n\nb) Lập danh sách."])
def test_a_line_that_says_what_it_is_about_heads_the_items_below_it(below: str) -> None:
    about = "1. Đối với công tác tổng hợp, báo cáo kết quả thanh tra công vụ tại các cơ quan.\n\n"
    found = tasks(about + below)
    assert len(found) == 2
    assert "1" not in found


def test_it_is_a_task_where_it_has_a_day_or_names_who_is_to_act() -> None:
    below = "\n\n- Rà soát hồ sơ.\n\n- Lập danh sách."
    assert "1" in tasks(f"1. Đối với công tác tổng hợp, báo cáo kết quả trước ngày 20/3/2022.{below}")


def test_what_came_about_in_a_place_is_told() -> None:
    told = "Hiện nay, trên địa bàn tỉnh đã phát sinh trường hợp không nộp, bổ sung hồ sơ theo quy định."
    assert tasks(f"1. {told} Đề nghị Phòng Nội vụ rà soát.") == ["1"]
    assert tasks(f"1. {told}\n\n2. Rà soát hồ sơ.") == ["2"]
