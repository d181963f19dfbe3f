"""Who signs, where a converter or a scanner glued the two columns of the tail line by line."""

from __future__ import annotations

import pytest

from congvan import structure
from congvan.document import Origin
from congvan.document.parts import Parts
from congvan.ingest.plain_text import parse_text

_HEAD = """SỞ TÀI CHÍNH AN HÒA
Số: 12/STC-NS
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hòa, ngày 05 tháng 3 năm 2024

Kính gửi: Các phòng thuộc Sở.

Sở Tài chính yêu cầu các phòng rà soát hồ sơ, báo cáo trước ngày 25/3/2024./.

"""


def parts_of(tail: str) -> Parts:
    return structure.parse(parse_text(_HEAD + tail, Origin(path="x", sha256="0" * 64, format="txt")))


@pytest.mark.parametrize(
    ("tail", "name", "copies"),
    [
        (
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNơi nhận:\n- Như trên;\n- Thanh tra; Lê Thị Vĩnh An\n- Lưu: VT, NS (2).\n",
            "Lê Thị Vĩnh An",
            ["Như trên", "Thanh tra", "Lưu: VT, NS (2)"],
        ),
        (
            "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Lưu: VT, NS (2). Lê Thị Vĩnh An\n",
            "Lê Thị Vĩnh An",
            ["Như trên", "Lưu: VT, NS (2)"],
        ),
        (
            "GIÁM ĐỐC\nNơi nhận:\n~ Như trên;\n~ Lưu: VT, NS (2),\nLê Thị Vĩnh An\n",
            "Lê Thị Vĩnh An",
            ["Như trên", "Lưu: VT, NS (2)"],
        ),
        ("GIÁM ĐỐC\nNơi nhận:\n- Như trên;\n- UBND tỉnh; Hà Nội\n- Lưu: VT.\n", None, None),
    ],
)
def test_the_name_at_the_end_of_a_line_of_the_list(tail: str, name: str | None, copies: list[str] | None) -> None:
    found = parts_of(tail)
    assert (found.signature.name and found.signature.name.text) == name
    if copies is not None:
        assert [one.text for one in found.distribution] == copies


def test_small_letters_are_no_name() -> None:
    found = parts_of("GIÁM ĐỐC\n\nđủ điều kiện\n\nNơi nhận:\n- Như trên.\n")
    assert found.signature.name is None


def test_what_a_form_behind_the_name_says_is_no_title() -> None:
    found = parts_of("GIÁM ĐỐC\n\nLê Thị Vĩnh An\n\nBÁO CÁO TÌNH HÌNH\nNGƯỜI LẬP BIỂU\n")
    assert found.signature.title is not None
    assert found.signature.title.text == "GIÁM ĐỐC"
