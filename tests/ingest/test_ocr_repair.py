"""What recognition misreads is set right by tables, and the original kept."""

from __future__ import annotations

import pytest

from congvan.ingest.layout.glyphs import Face, Glyph
from congvan.ingest.layout.rows import Row
from congvan.ingest.ocr.repair import repaired

FACE = Face(12.0, False, False, "", 0)
WIDTH = 6.0


def row_of(*parts: tuple[float, str]) -> Row:
    """A row whose parts begin at the given places, six points a character."""
    glyphs: list[Glyph] = []
    for x, text in parts:
        glyphs += [
            Glyph(character, x + WIDTH * i, 91.0, x + WIDTH * (i + 1), 101.0, 100.0, FACE)
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
