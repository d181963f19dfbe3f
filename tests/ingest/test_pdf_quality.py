"""What a scanner made of a page is told from Vietnamese; words of the form are told from prose."""

from __future__ import annotations

import pytest

from congvan.ingest.layout.cues import says
from congvan.ingest.pdf_quality import has_few_words, is_garbage, is_syllable, is_undecodable

PROSE = (
    "Giao Phòng Tài chính - Kế hoạch chủ trì, phối hợp với các cơ quan liên quan thẩm định dự toán kinh phí, trình "
    "Ủy ban nhân dân huyện xem xét, quyết định trước ngày 30/6/2024."
)


@pytest.mark.parametrize(
    ("text", "garbage"),
    [
        (PROSE, False),
        (PROSE.upper(), False),
        ("UBND các xã: An Bình, Tân Hòa, Phú Lộc, Bình Minh, Long Sơn, Hòa An, Tam Giang, Xuân Lộc, Đông Hưng", False),
        (
            "Giao Phong Tai chinh - Ke hoach chu tri, phoi hop voi cac co quan lien quan tham dinh du toan",
            True,
        ),
        (
            "Giao Ph6ng Tiii chinh - K~ ho~ch chti tri, ph6i hqp v&i cac co quan lien quan thAm djnh dv toan",
            True,
        ),
        ("cltủ yểu lcịp hqêm trnớc ngiày bdo gôàm khlông đưrợc wất phảôi xừm giứao nhĩêệm cảch tlhức vxệc", True),
        ("Trang 1", False),
        ("", False),
    ],
)
def test_garbage(text: str, garbage: bool) -> None:
    assert is_garbage(text) is garbage


@pytest.mark.parametrize("word", "nghiêm quyết giữ gì khuyến thuở ủy uỷ hòa hoà đắc UBND QĐ oan yêu xoong".split())  # noqa: SIM905
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["tnrong", "wất", "ngiày", "thdng", "lchông", "bdo", "hqp"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("text", "undecodable"),
    [(PROSE, False), ("\ue001\ue002\ue003 " * 20, True), ("\ufffd" * 30, True), ("• " * 30, False), ("\ue001", False)],
)
def test_undecodable(text: str, undecodable: bool) -> None:
    assert is_undecodable(text) is undecodable


@pytest.mark.parametrize(("text", "few"), [("Trang 1", True), (PROSE, False), ("", True)])
def test_few_words(text: str, few: bool) -> None:
    assert has_few_words(text) is few


@pytest.mark.parametrize("section", ["motto", "dated", "authority", "signed_by", "stamp_line", "page_number"])
@pytest.mark.parametrize("piece", ["ngày tháng năm ", " ", "1 ", "a@", "a.", "- ", "độc lập ", "ký "])
def test_hostile_lines_are_read_to_their_end(section: str, piece: str) -> None:
    assert says(section, piece * 20_000) == says(section, piece * 2_000)
