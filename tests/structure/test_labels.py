from __future__ import annotations

import pytest

from congvan.structure.labels import read_label

LABELS = [
    ("I. MỤC ĐÍCH, YÊU CẦU", "roman", "I", "MỤC"),
    ("IV/ Tổ chức thực hiện", "roman", "IV", "Tổ"),
    ("1. Sở Nội vụ", "arabic", "1", "Sở"),
    ("2) Rà soát hồ sơ", "arabic", "2", "Rà"),
    ("3/ Báo cáo kết quả", "arabic", "3", "Báo"),
    ("1.1. Công tác tuyên truyền", "decimal", "1.1", "Công"),
    ("2.3 Kiểm tra", "decimal", "2.3", "Kiểm"),
    ("4.1.2. Rà soát", "decimal", "4.1.2", "Rà"),
    ("a) Rà soát", "letter", "a", "Rà"),
    ("đ) Tổng hợp", "letter", "đ", "Tổng"),
    ("b. Tham mưu", "letter", "b", "Tham"),
    ("(1) Hồ sơ", "bracket_arabic", "1", "Hồ"),
    ("(b) Hồ sơ", "bracket_letter", "b", "Hồ"),
    ("Điều 2. Giao Sở Y tế", "article", "Điều 2", "Giao"),
    ("Điều 12 Giao Sở Y tế", "article", "Điều 12", "Giao"),
    ("Bước 3: Họp xét", "step", "Bước 3", "Họp"),
    ("Phần thứ hai: NHIỆM VỤ", "part", "Phần thứ hai", "NHIỆM"),
    ("PHẦN THỨ HAI: NHIỆM VỤ", "part", "Phần thứ hai", "NHIỆM"),
    ("PHẦN I. ĐÁNH GIÁ", "part", "Phần I", "ĐÁNH"),
    ("Thứ nhất, rà soát", "ordinal", "Thứ nhất", "rà"),
    ("- Như trên;", "bullet", "-", "Như"),
    ("– Như trên;", "bullet", "-", "Như"),
    ("• Như trên;", "bullet", "-", "Như"),
    ("+ Lập danh sách", "plus", "+", "Lập"),
    ("* Lưu ý:", "star", "*", "Lưu"),
    ("__ - Trình đề án", "bullet", "-", "Trình"),
    ("_2.3. Giao Vụ Pháp chế", "decimal", "2.3", "Giao"),
    ("Il. TỔ CHỨC THỰC HIỆN", "roman", "II", "TỔ"),
    ("H. NỘI DUNG, PHƯƠNG PHÁP", "roman", "II", "NỘI"),
    ("IH. TỔ CHỨC THỰC HIỆN", "roman", "III", "TỔ"),
    ("lI. TỔ CHỨC THỰC HIỆN", "roman", "II", "TỔ"),
    ("II1. TỔ CHỨC THỰC HIỆN", "roman", "III", "TỔ"),
]


@pytest.mark.parametrize(("text", "kind", "written", "follows"), LABELS)
def test_label_is_read(text: str, kind: str, written: str, follows: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.kind, label.text) == (kind, written)
    assert text[label.end :].startswith(follows)


@pytest.mark.parametrize(
    "text",
    [
        "2023. Trong đó",
        "15/9/2023 là hạn cuối",
        "Căn cứ Công văn",
        "10.5 tỷ đồng",
        "1.200.000 đồng",
        "Mục đích là",
        "Điều chỉnh kế hoạch",
        "Bước đầu đạt kết quả",
        "Thứ trưởng chủ trì",
        "a",
        "",
        "1.",
    ],
)
def test_no_label(text: str) -> None:
    assert read_label(text) is None


def test_a_letter_has_its_place_in_both_alphabets() -> None:
    label = read_label("e) Tổng hợp")
    assert label is not None
    assert set(label.ordinals) == {5, 6}  # a b c d e in Word, a b c d đ e in the decree
