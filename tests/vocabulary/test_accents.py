from __future__ import annotations

import pytest

from congvan.vocabulary.accents import accented, accented_person


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Cuc Thue TP Ha Noi", "Cục Thuế TP Hà Nội"),
        ("SO NOI VU", "SỞ NỘI VỤ"),
        ("VU TRUONG VỤ CHÍNH SÁCH", "VỤ TRƯỞNG VỤ CHÍNH SÁCH"),
        ("VỤ TRUONG VỤ KE KHAI VÀ KE TOÁN THUẾ", "VỤ TRƯỞNG VỤ KÊ KHAI VÀ KẾ TOÁN THUẾ"),
        ("TONG CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG"),
    ],
)
def test_lost_accents_come_back_in_titles_and_bodies(read: str, meant: str) -> None:
    assert accented(read) == meant


@pytest.mark.parametrize(
    "name",
    [
        "Công ty Thanh Hoa",  # a firm may be called so
        "Tỉnh uỷ Thanh Hoá",  # another place of the tone mark is no accent lost
        "Sở Nội vụ",
        "UBND xã Kon Chiêng",
        "Vụ Pháp chế",
    ],
)
def test_what_lost_nothing_stays(name: str) -> None:
    assert accented(name) == name


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Luu Đức An", "Lưu Đức An"),
        ("Dang Ngoc Lan", "Đặng Ngọc Lan"),
        ("Le Van Son", "Lê Văn Sơn"),
        ("GS.TS. Vo Thi Ngoc", "GS.TS. Võ Thị Ngọc"),
        ("Trần Quang Tri", "Trần Quang Tri"),  # Trí and Trị
        ("Ma Văn Linh", "Ma Văn Linh"),
    ],
)
def test_names_are_put_right_where_there_is_one(read: str, meant: str) -> None:
    assert accented_person(read) == meant
