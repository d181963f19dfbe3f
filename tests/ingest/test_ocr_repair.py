"""What recognition misreads is set right by tables, and the original kept."""

from __future__ import annotations

import pytest

from congvan.ingest.layout.glyphs import Face, Glyph
from congvan.ingest.layout.rows import Row
from congvan.ingest.ocr.repair import repaired

FACE = Face(12.0, False, False, "", 0)
WIDTH = 6.0


def row_of(*parts: tuple[float, str], y: float = 100.0) -> Row:
    """A row whose parts begin at the given places, six points a character."""
    glyphs: list[Glyph] = []
    for x, text in parts:
        glyphs += [
            Glyph(character, x + WIDTH * i, y - 9, x + WIDTH * (i + 1), y + 1, y, FACE)
            for i, character in enumerate(text)
        ]
    return Row(glyphs)


@pytest.mark.parametrize(
    ("parts", "expected", "rule"),
    [
        ([(100, "_"), (120, "1. Rà soát hồ sơ")], "1. Rà soát hồ sơ", "stray-mark-before-label"),
        ([(100, "ˆ"), (130, "b) Lập danh sách")], "b) Lập danh sách", "stray-mark-before-label"),
        ([(100, "~ 2.1. Kiểm tra")], "2.1. Kiểm tra", "stray-mark-before-label"),
        ([(100, "_"), (120, ".3,'Báo cáo")], "3. Báo cáo", "item-comma"),
        ([(100, "»"), (120, "Các phòng, ban")], "- Các phòng, ban", "bullet"),
    ],
)
def test_a_mark_alone_belongs_to_what_follows(parts: list[tuple[float, str]], expected: str, rule: str) -> None:
    [row], [repair] = repaired([row_of(*parts)], 1)
    assert row.words == expected
    assert (repair.rule, repair.page, repair.box.x0) == (rule, 1, 100)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các dựá n đầu tư", "các dự án đầu tư"),
        ("đểổ n định", "để ổn định"),
        ("vốn Đầut ư công", "vốn Đầu tư công"),
        ("báo cáok ết quả", None),  # only one of the two is no word
        ("kiểmt ra hồ sơ", None),
        ("Tôố ng hợp", None),  # a doubled letter, or another boundary
        ("cơ sở y tế", None),
        ("Lưu: VT, T YTU", None),
    ],
)
def test_a_blank_one_letter_astray(text: str, expected: str | None) -> None:
    [row], repairs = repaired([row_of((100, text))], 1)
    assert row.words == (expected or text)
    assert [repair.rule for repair in repairs] == (["misplaced-blank"] if expected else [])


@pytest.mark.parametrize(
    "parts",
    [
        [(100, "_"), (300, "1. Rà soát hồ sơ")],
        [(100, "-"), (120, "1. Rà soát hồ sơ")],
        [(100, "a"), (120, "1. Rà soát hồ sơ")],
    ],
)
def test_what_is_no_stray_mark_stays(parts: list[tuple[float, str]]) -> None:
    rows, repairs = repaired([row_of(*parts)], 1)
    assert "".join(rows[0].words.split()) == "".join("".join(text for _, text in parts).split())
    assert repairs == []


@pytest.mark.parametrize(
    ("text", "expected", "rule"),
    [
        ("Cân Thơ, ngày 12 tháng 5 năm 2025", "Cần Thơ, ngày 12 tháng 5 năm 2025", "province"),
        ("UBND TỈNH KIÊN, GIANG", "UBND TỈNH KIÊN GIANG", "province"),
        ("Sở Y tế TP.Hô Chí Minh", "Sở Y tế TP.Hồ Chí Minh", "province"),
        ("UBND tỉnh Quang Ngãi", "UBND tỉnh Quảng Ngãi", "province"),
        ("UBND tỉnh Đăk Lăk", None, None),  # one of two spellings
        ("Khánh Hoà, ngày 12 tháng 5 năm 2025", None, None),
        ("ông Trần Quang Ngãi", None, None),  # a man's name
        ("tỉnh Hà Bắc", None, None),
        ("gửi về Sở đề tổng hợp", "gửi về Sở để tổng hợp", "purpose"),
        ("các vấn đề triển khai", None, None),
        ("UBNDTỈNH HÒA AN......", "UBND TỈNH HÒA AN", "glued-committee"),
        ("một số kết quả nhất định", None, None),
        ("bắt đầu từ ngày 01/3", None, None),
        ("hãng tháng báo cáo", "hàng tháng báo cáo", "phrase"),
        ("phòng chuyên mồn", "phòng chuyên môn", "phrase"),
    ],
)
def test_words_that_have_one_spelling(text: str, expected: str | None, rule: str | None) -> None:
    [row], repairs = repaired([row_of((100, text))], 1)
    assert row.words == (expected or text)
    assert (rule in [repair.rule for repair in repairs]) if rule else not repairs


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (["TỊCH", "rần Văn Bình"], ["CHỦ TỊCH", "Trần Văn Bình"]),
        (["KT. CHU TICH", "Ủ TỊCH", "Nguyên Văn An"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn An"]),
        (["GIA ĐỌC", "Lê Thị Hoa"], ["GIÁM ĐỐC", "Lê Thị Hoa"]),
        (["Trân Văn Bình"], ["Trân Văn Bình"]),  # no title above it
        (["GIÁM ĐỐC", "Y TẾ", "Xân Văn Bình"], ["GIÁM ĐỐC", "Y TẾ", "Xân Văn Bình"]),
    ],
)
def test_titles_and_surnames_beside_the_distribution(block: list[str], expected: list[str]) -> None:
    rows = [row_of((100, "Nơi nhận:"), (350, block[0]))]
    rows += [row_of((350, text), y=100.0 + 20 * i) for i, text in enumerate(block[1:], start=1)]
    found, repairs = repaired(rows, 3)
    assert [row.parts[-1].words for row in found] == expected
    changed = [(a, b) for a, b in zip(block, expected, strict=True) if a != b]
    assert [(repair.read, repair.text) for repair in repairs] == changed


def test_titles_elsewhere_stay() -> None:
    rows = [row_of((100, "TỊCH")), row_of((100, "GIA ĐỌC"), y=130.0)]
    assert repaired(rows, 1)[1] == []
