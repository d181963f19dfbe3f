"""The stamp of arrival, a black one over the text too, is no part of the dispatch."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from congvan.ingest.ocr.arrival import arrival_frame, crossed_lines, without_rules
from congvan.ingest.ocr.page import fill
from congvan.ingest.ocr.recognition import Recognition, Segment, Symbol, Word
from congvan.ingest.pdf_page import PageContent

STAMP = [("VĂN", 60, 156), ("THƯ", 90, 156), ("ĐẾN", 20, 200), ("Số:", 60, 180), ("77", 90, 180), ("Ngày:", 60, 200)]
TEXT = [("Thời", 170, 180), ("gian", 210, 180), ("Phòng", 60, 240)]
SIDE = Segment(160, 170, 162, 214)
LYING = (Segment(10, 150, 161, 152), Segment(10, 216, 161, 218))


def page(words: list[tuple[str, float, float]], standing: tuple[Segment, ...]) -> PageContent:
    def word(line: int, text: str, x: float, y: float) -> Word:
        symbols = tuple(Symbol(c, Segment(x + 6 * i, y, x + 6 * i + 5, y + 9), 90.0) for i, c in enumerate(text))
        return Word(symbols, 90.0, Segment(x, y + 9, x + 6 * len(text), y + 9), line)

    content = PageContent(1, 600.0, 800.0)
    read = tuple(word(line, *one) for line, one in enumerate(words))
    fill(content, Recognition((600, 800), read, LYING, standing))
    return content


def read(content: PageContent) -> list[str]:
    return sorted(word for row in content.rows for word in row.words.split())


def test_a_stamp_of_arrival_is_left_out_and_named() -> None:
    content = page([*STAMP, *TEXT], (SIDE,))
    assert read(content) == sorted(["Thời", "gian", "Phòng"])
    [notice] = content.notices
    assert (notice.code, notice.page, notice.partial) == ("arrival_stamp", 1, True)


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ([*STAMP, *TEXT], ()),
        ([one for one in STAMP if one[0] != "Ngày:"], (SIDE,)),
        ([one for one in STAMP if one[0] != "ĐẾN"], (SIDE,)),
    ],
)
def test_what_is_no_such_stamp_stays(words: list[tuple[str, float, float]], standing: tuple[Segment, ...]) -> None:
    content = page(words, standing)
    assert read(content) == sorted(text for text, _, _ in words)
    assert not content.notices


def test_a_line_that_the_frame_crosses_is_known() -> None:
    def word(line: int, text: str, x: float, y: float) -> Word:
        symbols = tuple(Symbol(c, Segment(x + 6 * i, y, x + 6 * i + 5, y + 9), 90.0) for i, c in enumerate(text))
        return Word(symbols, 90.0, Segment(x, y + 9, x + 6 * len(text), y + 9), line)

    crossed = [(text, 100.0 + 40 * i, 143.0) for i, text in enumerate(["dự", "án", "đầu", "tư", "công"])]
    words = [word(i, *one) for i, one in enumerate(STAMP)] + [word(20, *one) for one in crossed]
    words += [word(21, text, 170.0 + 40 * i, 240.0) for i, text in enumerate(["các", "cấp", "các"])]
    read = Recognition((600, 800), tuple(words), LYING, (SIDE,))
    frame = arrival_frame(read)
    assert frame is not None
    assert [[one.text for one in line] for line in crossed_lines(read, frame)] == [["dự", "án", "đầu", "tư", "công"]]


def test_a_rule_goes_and_the_letters_stay() -> None:
    strip = np.full((60, 400), 255, np.uint8)
    cv2.putText(strip, "H I H I H I", (20, 42), 0, 1.0, 0, 4)
    letters = strip < 128
    cv2.line(strip, (0, 30), (399, 30), 0, 3)
    clean = without_rules(strip, [Segment(0, 29, 400, 31)])
    left = (clean < 128) & ~letters
    assert left.sum() < 0.1 * (400 * 3)
    assert ((clean < 128) & letters).sum() > 0.9 * letters.sum()
