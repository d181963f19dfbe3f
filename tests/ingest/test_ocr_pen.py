"""Figures written by pen into a printed letterhead are read where that is certain, and blank everywhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import scan_files
from scan_files import Damage

from congvan.document import Document
from congvan.ingest.ocr import cache, scans
from congvan.ingest.ocr.pen.features import COUNT, features_of
from congvan.ingest.ocr.pen.ink import isolated
from congvan.ingest.ocr.pen.pieces import cuts_of, pieces_of, upright
from congvan.ingest.ocr.pen.reader import CERTAIN, WEIGHTS, read
from congvan.ingest.ocr.recognition import Recognition, Segment, Symbol, Written
from congvan.ingest.pdf import read_pdf
from congvan.options import Options
from congvan.pipeline import Pipeline
from congvan.training.pen.drawing import Writer, drawn, laid, letters, scribbled

PLAIN = Options(ocr_cache=False)
UNIT = 200 / 72
NUMBER, DAY = (133, 100), (388, 100)
"""Where the pen begins, in points."""
HAND = Writer(
    height=36, width=0.62, slant=0.12, thickness=3.2, unsteady=0.02, apart=0.2, blurred=0.6, faint=0.0, habits=0
)


def written(text: str, seed: int, hand: Writer = HAND) -> Any:
    """The ink of a text, from 0 to 1."""
    random = np.random.default_rng(seed)
    layers = laid([drawn(character, hand, random) for character in text], hand.apart, random)
    return np.clip(np.sum(layers, axis=0), 0, 1)


def put(page: Any, ink: Any, place: tuple[float, float], colour: tuple[int, int, int] = (20, 20, 20)) -> None:
    """Puts ink onto a page, its first stroke beginning at ``place`` and its middle there in height, in points."""
    columns = np.nonzero((ink > 0.3).any(axis=0))[0]
    ink = ink[:, columns[0] : columns[-1] + 1, None]
    left, top = round(place[0] * UNIT), round((place[1] + 5) * UNIT - ink.shape[0] / 2)
    part = page[top : top + ink.shape[0], left : left + ink.shape[1]]
    part[:] = np.round(part * (1 - ink) + np.array(colour) * ink).astype(np.uint8)


def document_of(page: Any, options: Options = PLAIN) -> Document:
    return read_pdf(Path("quet.pdf"), scan_files.bound([page], Damage()), options, "5" * 64)


@pytest.mark.parametrize("colour", [(20, 20, 20), (170, 60, 20)], ids=["black", "blue"])
@pytest.mark.parametrize(("number", "day", "issued"), [("472", "12", "2024-03-12"), ("05", "26", "2024-03-26")])
def test_a_clear_hand_is_read(number: str, day: str, issued: str, colour: tuple[int, int, int]) -> None:
    page = scan_files.open_letterhead(205, 430)
    put(page, written(number, 1001), NUMBER, colour)
    put(page, written(day, 1002), DAY, colour)
    document = document_of(page)
    dispatch = Pipeline(PLAIN).extract_document(document)
    assert (dispatch.number, dispatch.symbol, dispatch.issued) == (number, "UBND-TH", issued)
    assert f"{number}/UBND-TH" in document.text
    [notice] = [one for one in document.notices if one.code.startswith("handwriting")]
    assert (notice.code, notice.partial, notice.page) == ("handwriting_read", False, 1)
    assert f"number {number} (" in notice.message and f"day {day} (" in notice.message
    repairs = {repair.text: repair for repair in document.origin.repairs if repair.rule == "ocr.pen"}
    assert set(repairs) == {number, day}
    assert abs(repairs[number].box.x0 - NUMBER[0]) < 3 and abs(repairs[day].box.x0 - DAY[0]) < 3
    assert document.text.count("25/3/2024") == 4


def test_ink_that_is_joined_to_print_stays_blank() -> None:
    page = scan_files.open_letterhead(205, 430)
    put(page, written("472", 1001), NUMBER)
    put(page, written("12", 1002), DAY)
    # The tail of the day's last figure runs into the printed word.
    y = round(108 * UNIT)
    cv2.line(page, (round((DAY[0] + 4) * UNIT), y), (round(433 * UNIT), y), (20, 20, 20), 3)
    document = document_of(page)
    dispatch = Pipeline(PLAIN).extract_document(document)
    assert (dispatch.number, dispatch.issued, dispatch.status) == ("472", "2024-03", "partial")
    assert [one.blanks for one in document.notices if one.code == "handwriting"] == [("day",)]


def test_a_scribble_stays_blank() -> None:
    page = scan_files.open_letterhead(205, 430)
    put(page, scribbled(HAND, np.random.default_rng(1003)), NUMBER)
    document = document_of(page)
    assert Pipeline(PLAIN).extract_document(document).number is None
    assert not [one for one in document.notices if one.code == "handwriting_read"]


@pytest.mark.parametrize("filled", ["", "dots", "specks"])
def test_an_open_number_stays_open(filled: str) -> None:
    page = scan_files.open_letterhead(205, 430)
    x0, x1, y = round(134 * UNIT), round(198 * UNIT), round(109 * UNIT)
    if filled == "dots":
        for x in range(x0, x1, 9):
            cv2.circle(page, (x, y), 1, (20, 20, 20), -1)
    elif filled == "specks":
        for x, up in ((x0 + 20, 12), (x0 + 60, 3), (x0 + 90, 18)):
            cv2.circle(page, (x, y - up), 2, (20, 20, 20), -1)
    document = document_of(page)
    assert Pipeline(PLAIN).extract_document(document).number is None
    assert not [one for one in document.notices if one.code == "handwriting_read"]
    assert not [repair for repair in document.origin.repairs if repair.rule == "ocr.pen"]


def test_a_number_with_a_letter_is_hardly_ever_read_as_figures() -> None:
    texts = [figures + letter for letter in letters() for figures in ("7", "12", "35")]
    readings = [read(written(text, seed), "number") for text in texts for seed in range(1010, 1030)]
    sure = sum(reading is not None and reading.probability >= CERTAIN for reading in readings)
    # A letter may be drawn so narrow that it is a one for anybody.
    assert sure <= 0.03 * len(readings)


@pytest.mark.parametrize(("what", "text"), [("day", "45"), ("month", "27"), ("number", "047"), ("day", "00")])
def test_only_what_can_be_is_read(what: str, text: str) -> None:
    reading = read(written(text, 1020), what)
    assert reading is None or (reading.text != text and reading.probability < CERTAIN)


def test_ink_of_other_lines_is_left_out() -> None:
    grey = np.full((200, 400), 235, np.uint8)
    before, after = Symbol(":", Segment(40, 92, 46, 120), 90.0), Symbol("/", Segment(300, 90, 310, 122), 90.0)
    capitals = Segment(0, 95, 400, 120)
    assert isolated(grey, before, after, capitals) is None
    cv2.line(grey, (120, 0), (120, 70), 20, 3)  # a long stroke of the line above
    cv2.line(grey, (60, 124), (290, 124), 20, 2)  # a rule
    cv2.circle(grey, (200, 100), 2, 20, -1)  # a speck
    cv2.rectangle(grey, (40, 95), (44, 119), 20, -1)  # print on both sides
    cv2.line(grey, (302, 120), (309, 92), 20, 3)
    assert isolated(grey, before, after, capitals) is None
    cv2.line(grey, (150, 90), (146, 124 - 5), 20, 3)
    ink = isolated(grey, before, after, capitals)
    assert ink is not None
    assert 140 <= ink.box.x0 < ink.box.x1 <= 160 and 85 <= ink.box.y0 < ink.box.y1 <= 125
    cv2.line(grey, (148, 110), (305, 110), 20, 3)
    assert isolated(grey, before, after, capitals) is None


def test_pieces_cover_the_ink() -> None:
    ink = upright(written("4086", 1030))
    cuts = cuts_of(ink)
    pieces = pieces_of(ink, cuts)
    assert cuts == sorted(set(cuts))
    assert {piece.start for piece in pieces} >= {0} and max(piece.end for piece in pieces) == len(cuts) - 1
    assert features_of(pieces).shape == (len(pieces), COUNT)
    assert features_of([]).shape == (0, COUNT)
    assert read(np.zeros((40, 60), np.float32), "number") is None
    assert read(np.zeros((1, 1), np.float32), "day") is None


def test_slant_is_no_matter() -> None:
    upright_hand, slanted = replace(HAND, slant=0.0), replace(HAND, slant=0.45)
    for hand in (upright_hand, slanted):
        reading = read(written("362", 1031, hand), "number")
        assert reading is not None and reading.text == "362"


def test_what_was_read_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Written("number", "472", "4#2", 0.97, Segment(1.0, 2.0, 3.0, 4.0))
    recognition = Recognition((10, 20), (), written=(one,))
    kept = cache.Cache(tmp_path)
    kept.keep("ab12", recognition)
    assert kept.load("ab12") == recognition
    older = recognition.as_data()
    del older["written"]
    with pytest.raises(KeyError):
        Recognition.from_data(older)
    # A page that an earlier version kept is read anew.
    page = scan_files.open_letterhead(205, 430)
    put(page, written("472", 1001), NUMBER)
    options = Options(cache_dir=tmp_path / "kho")
    with monkeypatch.context() as before:
        before.setattr(cache, "_VERSION", cache._VERSION - 1)
        before.setattr(scans, "recognize_picture", lambda *_: Recognition((10, 20), ()))
        assert document_of(page, options).text == ""
    assert "472/UBND-TH" in document_of(page, options).text
    assert "472/UBND-TH" in document_of(page, options).text


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size <= 300_000
