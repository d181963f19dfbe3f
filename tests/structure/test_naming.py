"""Names in capitals as they are written elsewhere: Nghị định 30/2020/NĐ-CP, Phụ lục II."""

from __future__ import annotations

import pytest

from congvan.structure.naming import readable


@pytest.mark.parametrize(
    "name",
    [
        "Sở Y tế Lạng Sơn",
        "Sở Giáo dục và Đào tạo Ninh Bình",
        "Ủy ban nhân dân xã Mường Phăng",
        "Chi cục Kiểm lâm Hà Nội",
        "Công ty Điện lực Ninh Thuận",
        "Công đoàn ngành Giáo dục",
        "Trường Tiểu học Kim Đồng",
        "Trường THCS Nguyễn Du",
        "Đại học quốc gia Lạc Hồng",
        "Huyện ủy Tủa Chùa",
        "Ban Quản lý KKT Đông Nam",
        "Sở Nông nghiệp và PTNT Phú Thọ",
        "Ngân hàng Nhà nước khu vực XIV",
        "Cục Quản lý đất đai",
        "Đài Phát thanh - Truyền hình Hậu Giang",
        "Phòng GD&ĐT quận Ngô Quyền",
        "Hội Liên hiệp Phụ nữ tỉnh Sóc Trăng",
    ],
)
def test_capitals_become_the_case_of_running_text(name: str) -> None:
    assert readable(name.upper()) == name
    assert readable(name) == name


@pytest.mark.parametrize("name", ["PHÒNG GIÁO DỤC-ĐÀO TẠO", "PHÒNG GIÁO DỤC- ĐÀO TẠO", "PHÒNG GIÁO DỤC - ĐÀO TẠO"])
def test_a_dash_without_blanks_parts_words_too(name: str) -> None:
    assert readable(name) == "Phòng Giáo dục - Đào tạo"
