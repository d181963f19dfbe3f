"""Tasks that begin inside another one, where a model says so."""

from __future__ import annotations

import pytest
from short_letter import HEAD, ORDER, TAIL

from congvan.assembly.divisions import shipped_starts
from congvan.assembly.readings import Divider
from congvan.linear.model import Model
from congvan.options import Options
from congvan.pipeline import Models, Pipeline
from congvan.schema import Task

# A model that sees a task wherever the words behind a joint have a time limit, or name somebody else.
LIMITS = Model("limits 1", -5.0, {"limit.here=True nobody": 10.0, "named=others .": 10.0, "named=others ;": 10.0})


def tasks(item: str, model: Model | None = LIMITS) -> list[Task]:
    pipeline = Pipeline(Options(rules_only=True), Models(divider=Divider(model) if model else None))
    return list(pipeline.extract_text(f"{HEAD}{ORDER}1. {item}{TAIL}").tasks)


def names(task: Task, role: str) -> list[str]:
    return [one.name for one in task.assignees if one.role == role]


def test_each_part_has_its_own_limit_and_text() -> None:
    item = "Rà soát toàn bộ hồ sơ của các xã, báo cáo kết quả về Sở trước ngày 20/3/2022."
    (whole,) = tasks(item, None)
    first, second = tasks(item)
    assert whole.deadline is not None
    assert (first.text, first.deadline) == ("Rà soát toàn bộ hồ sơ của các xã", None)
    assert second.text == "báo cáo kết quả về Sở trước ngày 20/3/2022."
    assert second.deadline == whole.deadline
    assert first.report_to is None
    assert second.report_to == whole.report_to == "Sở"
    assert second.evidence.rule == "limits 1"
    assert second.evidence.score == pytest.approx(0.993, abs=0.001)
    assert first.evidence.rule == whole.evidence.rule


def test_who_does_the_first_does_the_second_and_helpers_stay_where_they_are_named() -> None:
    item = "Phòng Tài chính lập dự toán, phối hợp với Phòng Kinh tế kiểm tra chợ trước ngày 20/3/2022."
    first, second = tasks(item)
    assert (names(first, "lead"), names(first, "support")) == (["Phòng Tài chính"], [])
    assert (names(second, "lead"), names(second, "support")) == (["Phòng Tài chính"], ["Phòng Kinh tế"])
    assert [one.source for one in second.assignees if one.role == "lead"] == ["inherited"]


def test_a_limit_from_above_holds_for_all_parts() -> None:
    body = "1. Xong trước ngày 30/4/2022:\n\na) Phòng Tài chính lập dự toán, Phòng Kinh tế kiểm tra chợ."
    for model in (None, LIMITS):
        pipeline = Pipeline(Options(rules_only=True), Models(divider=Divider(model) if model else None))
        found = pipeline.extract_text(f"{HEAD}{ORDER}{body}{TAIL}").tasks
        assert {task.deadline.date for task in found if task.deadline} == {"2022-04-30"}
        assert all(task.deadline for task in found)


def test_without_a_limit_or_another_actor_nothing_is_asked() -> None:
    asked: list[int] = []

    class Asked(Divider):
        def probability(self, offset: int, features: object) -> float:
            asked.append(offset)
            return 1.0

    text = f"{HEAD}{ORDER}1. Rà soát hồ sơ; lập danh sách, niêm yết công khai.{TAIL}"
    pipeline = Pipeline(Options(rules_only=True), Models(divider=Asked(LIMITS)))
    assert len(pipeline.extract_text(text).tasks) == 1
    assert asked == []


def test_no_cut_lies_in_a_limit_a_document_or_a_list_of_names() -> None:
    everywhere = Model("all 1", 9.0, {})
    found = tasks(
        "Phòng Tài chính, Phòng Kinh tế và Phòng Y tế căn cứ Kế hoạch số 12/KH-UBND, Công văn số 3/SNV-VP "
        "rà soát hồ sơ trước 16 giờ, thứ Sáu, ngày 18/3/2022.",
        everywhere,
    )
    assert len(found) == 1


def test_rules_alone_use_no_model_and_the_shipped_one_is_read_once() -> None:
    shipped_starts.cache_clear()
    text = f"{HEAD}{ORDER}1. Rà soát hồ sơ trước ngày 20/3/2022.{TAIL}"
    assert Pipeline(Options(rules_only=True)).extract_text(text).tasks
    assert shipped_starts.cache_info().misses == 0
    pipeline = Pipeline()
    assert pipeline.extract_text(text) == pipeline.extract_text(text)
    assert shipped_starts.cache_info().misses == 1
