from __future__ import annotations

import pytest

from congvan.evaluation.comparison import compact, containment, normal, overlap, same_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UỶ BAN NHÂN DÂN tỉnh;", "ubnd tỉnh"),
        ("**Sở  Nội vụ**¹", "sở nội vụ"),
        ("LĐTB&XH – VP", "lđtb&xh-vp"),
        ("So\u031b\u0309", "sở"),
        ("xã hội chủ nghĩa, hoà bình", "xã hội chủ nghĩa hòa bình"),
        (None, ""),
    ],
)
def test_normal(text: str | None, expected: str) -> None:
    assert normal(text) == expected


def test_compact() -> None:
    assert compact("Số 933 / QĐ-TTg.") == "số933/qđ-ttg"


@pytest.mark.parametrize(
    ("one", "other", "shared", "held"),
    [
        ("rà soát thủ tục", "Rà soát thủ tục.", 1.0, 1.0),
        ("rà soát thủ tục", "rà soát thủ tục hành chính", 0.8, 1.0),
        ("rà rà soát", "rà soát soát soát", 4 / 7, 2 / 3),
        ("rà soát", "báo cáo", 0.0, 0.0),
        ("", "báo cáo", 0.0, 0.0),
    ],
)
def test_overlap(one: str, other: str, shared: float, held: float) -> None:
    assert overlap(one, other) == overlap(other, one) == pytest.approx(shared)
    assert containment(one, other) == containment(other, one) == pytest.approx(held)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sở Nội vụ", "SỞ NỘI VỤ", True),
        ("Giao Sở Nội vụ", "Sở Nội vụ (Phòng Cải cách hành chính)", True),
        ("đồng chí Chánh Văn phòng", "Chánh Văn phòng", True),
        ("Sở Nội vụ", "Sở Tài chính", False),
        ("các phòng, đơn vị thuộc Sở", "các phòng, đơn vị trực thuộc Sở", True),
        (None, "Sở Nội vụ", False),
    ],
)
def test_same_name(one: str | None, other: str, same: bool) -> None:
    assert same_name(one, other) is same
