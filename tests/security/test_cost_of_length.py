"""Text that repeats whatever a pattern might run away on is read to its end; `make bench` measures the cost."""

from __future__ import annotations

import pytest

import congvan

HEAD = "UBND TỈNH A\nSỞ NỘI VỤ\n\nSố: 12/SNV-VP\n\nKính gửi: Các phòng\n\nGiám đốc Sở yêu cầu thực hiện:\n\n"
LENGTH = 40_000

PIECES = [
    "1. Văn phòng Sở báo cáo Giám đốc Sở trước ngày 05/6/2024. ",
    "1. a\n",
    "I. a\nII. b\n",
    "a) x\nb) y\n",
    "1.",
    "12/QĐ-UBND, ",
    "Căn cứ Luật Đất đai số 1/2013/QH13;\n",
    "ngày 1 tháng ",
    "trong thời hạn ",
    "giao Sở A chủ trì, phối hợp với Sở B ",
    "Sở Nội vụ và ",
    "Kính gửi: ",
    "Nơi nhận:\n- Như trên;\n",
    "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n",
    "| a | b |\n",
    "<b>",
    "**a** ",
    "a[^1] ",
    "\n",
    "(",
    "1",
    "a\u0301",
    "thì ",
    "các X, ",
    ", và ",
    "( a ",
    "; ",
    "KT. ",
    "phối hợp với ",
    "Cùng Ban Pháp chế ",
    "phòng ",
    "đơn vị, cơ quan  ",
    "người thực hiện ",
    "và  đồng thời  ",
    "phát sinh ",
    "TT\nNội dung\nChủ trì\nThời gian\n1\n",
    "TT\nNội dung\nChủ trì\nThời gian\n1\na\nSở A\nb\n30/6\n",
    "TT   Nội dung   Chủ trì   Thời gian\n",
    "TT   Nội dung   Chủ trì   Thời gian\n1    a    Sở A\n",
]


@pytest.mark.parametrize("opening", ["", "1. Văn phòng Sở rà soát "])
@pytest.mark.parametrize("piece", PIECES)
def test_any_piece_repeated_is_read_to_its_end(piece: str, opening: str) -> None:
    dispatch = congvan.extract_text(HEAD + opening + piece * (LENGTH // len(piece)))
    assert dispatch.text is not None and dispatch.symbol == "SNV-VP"
    for task in dispatch.tasks:
        assert 0 <= task.evidence.start < task.evidence.end <= len(dispatch.text)


def test_a_paragraph_without_end_is_cut_and_told() -> None:
    dispatch = congvan.extract_text(HEAD + "1. Văn phòng Sở báo cáo, " + "thực hiện " * 3000)
    assert dispatch.status == "partial"
    assert [issue.code for issue in dispatch.issues] == ["long_paragraph"]


def test_items_within_items_end_somewhere() -> None:
    dispatch = congvan.extract_text(HEAD + "1. Văn phòng Sở báo cáo.\n\n" * 300)
    assert len(dispatch.directives) == 300
    assert max(directive.path.count(".") for directive in dispatch.directives) < 30
