"""Which item's limit is meant by ``theo thời hạn tại …``."""

from __future__ import annotations

import pytest

from congvan.assembly.drafts import Draft
from congvan.assembly.referrals import referred_deadline
from congvan.document.model import Passage, Span
from congvan.recognition.deadlines import find_deadlines

LIMITS = {
    "Điều 2.1.a": "Hoàn thành trước ngày 01/8/2024.",
    "Điều 2.1.b": "Hoàn thành trước ngày 02/8/2024.",
    "Điều 3.1": "Hoàn thành trước ngày 03/8/2024.",
    "Điều 3.2": "Thực hiện theo thời hạn tại khoản 1.",
    "II.1": "Hoàn thành trước ngày 04/8/2024.",
    "II.3.2": "Hoàn thành trước ngày 05/8/2024.",
    "III.8.1": "Hoàn thành trước ngày 06/8/2024.",
    "III.9": "Báo cáo ngay.",
}


def drafts() -> list[Draft]:
    out = []
    for path, text in LIMITS.items():
        found = find_deadlines(Passage(text, 0))[0]
        out.append(Draft(path, [Span(0, len(text))], "rule", 0.9, Span(0, len(text)), deadline=found))
    return out


@pytest.mark.parametrize(
    ("target", "path", "meant"),
    [
        ("điểm a khoản 1 Điều 2", "Điều 3.2", "Điều 2.1.a"),
        ("khoản 1", "Điều 3.2", "Điều 3.1"),
        ("khoản 1 Điều 2", "Điều 3.2", "Điều 2.1.a"),
        ("điểm b", "Điều 2.1.c", "Điều 2.1.b"),
        ("Mục II, khoản 1", "III.4", "II.1"),
        ("mục 3", "II.4", "II.3.2"),
        ("mục II", None, "II.1"),
        ("khoản 8.1", "III.2", "III.8.1"),
        ("khoản 2", "Điều 3.1", None),  # itself only refers
        ("khoản 9", "III.1", None),  # no value
        ("khoản 7", "Điều 3.1", None),
        ("phụ lục", "Điều 3.1", None),
    ],
)
def test_the_item_that_is_meant(target: str, path: str | None, meant: str | None) -> None:
    every = drafts()
    found = referred_deadline(target, path, every)
    assert next((draft.path for draft in every if found is not None and draft.deadline is found), None) == meant
