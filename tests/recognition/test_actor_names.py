"""Names written out, terms a dispatch defines, and names compared."""

from __future__ import annotations

import pytest

from congvan.document.model import Passage
from congvan.recognition.actors import canonical, find_defined_terms, same_unit


@pytest.mark.parametrize(
    ("name", "issuer", "parent", "expected"),
    [
        ("UBND các huyện, thành phố", None, None, "Ủy ban nhân dân các huyện, thành phố"),
        ("Sở TT&TT", None, None, "Sở Thông tin và Truyền thông"),
        ("Sở GDĐT", None, None, "Sở Giáo dục và Đào tạo"),
        ("các Sở GDĐT", None, None, "các Sở Giáo dục và Đào tạo"),
        ("Bộ KH&CN", None, None, "Bộ Khoa học và Công nghệ"),
        ("Phòng TC-KH", None, None, "Phòng Tài chính - Kế hoạch"),
        ("Sở LĐTB&XH", None, None, "Sở Lao động - Thương binh và Xã hội"),
        ("Sở Lao động – TB&XH", None, None, "Sở Lao động – Thương binh và Xã hội"),
        ("Sở NN&MT", None, None, "Sở Nông nghiệp và Môi trường"),
        ("VPCP", None, None, "Văn phòng Chính phủ"),
        ("BHXH tỉnh", "UBND TỈNH HÀ NAM", None, "Bảo hiểm xã hội tỉnh Hà Nam"),
        ("Văn phòng Sở", "Sở Nội vụ", "UBND tỉnh Hà Nam", "Văn phòng Sở Nội vụ"),
        ("Các phòng chuyên môn thuộc Sở", "Sở Y tế", None, "Các phòng chuyên môn thuộc Sở Y tế"),
        ("Sở Tài chính", "Sở Nội vụ", None, "Sở Tài chính"),
        ("UBND tỉnh", "Sở Nội vụ", "UBND tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Hà Nam"),
        ("Trung tâm Phục vụ hành chính công tỉnh", "UBND tỉnh Đắk Nông", None,
         "Trung tâm Phục vụ hành chính công tỉnh Đắk Nông"),
        ("UBND các huyện, thành phố", "UBND thành phố Hà Nội", None, "Ủy ban nhân dân các huyện, thành phố"),
        ("Sở Xây dựng (Phòng QLN)", None, None, "Sở Xây dựng"),
        ("Sở Tư pháp", None, None, "Sở Tư pháp"),
        ("UBND TP Huế", None, None, "Ủy ban nhân dân thành phố Huế"),
        ("Phòng TP", None, None, "Phòng Tư pháp"),
        ("MTTQ các cấp", None, None, "Mặt trận Tổ quốc các cấp"),
        ("BCH Đoàn trường", None, None, "Ban Chấp hành Đoàn trường"),
    ],
)  # fmt: skip
def test_writes_the_name_out(name: str, issuer: str | None, parent: str | None, expected: str) -> None:
    assert canonical(name, issuer=issuer, parent_issuer=parent, defined={}) == expected


def test_takes_the_dispatch_s_own_terms() -> None:
    defined = {"Trung tâm TVPT": "Trung tâm Tư vấn phát triển"}
    assert (
        canonical("Trung tâm TVPT", issuer=None, parent_issuer=None, defined=defined) == "Trung tâm Tư vấn phát triển"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Giáo dục và Đào tạo (sau đây gọi tắt là Sở) ban hành", {"Sở": "Sở Giáo dục và Đào tạo"}),
        (
            "các phòng, đơn vị thuộc Sở (gọi chung là đơn vị) báo cáo",
            {"đơn vị": "các phòng, đơn vị thuộc Sở"},
        ),
        ('Ban Quản lý Khu kinh tế (sau đây gọi là "Ban Quản lý")', {"Ban Quản lý": "Ban Quản lý Khu kinh tế"}),
        ("Quyết định này (có hiệu lực từ ngày ký)", {}),
        ("quy trình nội bộ (sau đây gọi tắt là quy trình)", {}),
    ],
)
def test_finds_terms_that_are_defined(text: str, expected: dict[str, str]) -> None:
    assert find_defined_terms(Passage(text, 0)) == expected


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("UBND tỉnh", "Uỷ ban Nhân dân tỉnh", True),
        ("Sở TT&TT", "sở Thông tin và truyền thông", True),
        ("Sở Lao động - Thương binh và Xã hội", "Sở Lao động – Thương binh và Xã hội", True),
        ("SỞ NỘI VỤ", "Sở Nội vụ", True),
        ("các phòng chuyên môn", "phòng chuyên môn", True),
        ("đồng chí Giám đốc Sở", "Giám đốc Sở", True),
        ("Sở Nội vụ", "Sở Ngoại vụ", False),
        ("Sở Tài chính", "Bộ Tài chính", False),
        ("Văn phòng Sở", "Văn phòng UBND tỉnh", False),
    ],
)
def test_compares_names(a: str, b: str, same: bool) -> None:
    assert same_unit(a, b) is same
