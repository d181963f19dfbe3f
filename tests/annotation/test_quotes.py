from __future__ import annotations

import pytest

from congvan.annotation.quotes import QuoteFinder


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("UỶ BAN NHÂN DÂN\nTỈNH SƠN LA", "Ủy ban nhân dân tỉnh Sơn La", "UỶ BAN NHÂN DÂN\nTỈNH SƠN LA"),
        ("xong **trước ngày\n 20/10/2023**³.", "trước ngày 20/10/2023", "trước ngày\n 20/10/2023"),
        ("có chi phí thấp nhất¹.", "có chi phí thấp nhất", "có chi phí thấp nhất"),
        ("UBND QUAN CAU GIAY", "UBND quận Cầu Giấy", "UBND QUAN CAU GIAY"),
        # The words with the quote's own accents go before those that only look alike.
        ("Phòng Y tế; phòng ý tế", "phòng ý tế", "phòng ý tế"),
        ("các Sở Tài chính", "Sở", "Sở"),
        # Whole words only.
        ("Sở Nội vụ", "Nội v", None),
        ("Sở Nội vụ", "ở Nội vụ", None),
        ("Sở Nội vụ", "Sở Xây dựng", None),
        ("Sở Nội vụ", "…", None),
    ],
)
def test_first(text: str, quote: str, found: str | None) -> None:
    span = QuoteFinder(text).first(quote)
    assert (None if span is None else text[span.start : span.end]) == found


def test_every_place_in_order() -> None:
    text = "Sở Y tế, sở y tế và SỞ Y TẾ"
    finder = QuoteFinder(text)
    assert [span.start for span in finder.every("Sở Y tế")] == [0, 9, 20]
    assert finder.last("Sở Y tế") == (20, 27)


@pytest.mark.parametrize(
    ("text", "quote", "pieces"),
    [
        (
            "Rà soát hồ sơ đã nhận:\na) Hồ sơ đất đai;\nb) Hồ sơ người có công.",
            "Rà soát hồ sơ đã nhận: Hồ sơ đất đai; Hồ sơ người có công.",
            ["Rà soát hồ sơ đã nhận", "Hồ sơ đất đai", "Hồ sơ người có công"],
        ),
        (
            "Rà soát hồ sơ.\n\n2\n\nđã nhận trong quý",
            "Rà soát hồ sơ đã nhận trong quý",
            ["Rà soát hồ sơ", "đã nhận trong quý"],
        ),
        ("Rà soát hồ sơ đã nhận", "Rà soát hồ sơ chưa nhận", None),
        ("đã nhận. Rà soát hồ sơ", "Rà soát hồ sơ đã nhận", None),
    ],
)
def test_pieces(text: str, quote: str, pieces: list[str] | None) -> None:
    found = QuoteFinder(text).pieces(quote)
    assert (None if found is None else [text[span.start : span.end] for span in found]) == pieces


def test_repeated_words_cost_no_more_than_their_length() -> None:
    finder = QuoteFinder("các sở " * 20_000)
    assert finder.pieces("các sở " * 40 + "Xây dựng") is None
