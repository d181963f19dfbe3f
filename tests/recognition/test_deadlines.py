"""Time limits in whole sentences; the phrases and their values are in deadline_phrases.tsv."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.assembly.due_dates import resolve_deadline
from congvan.calendar.days_off import load_calendar
from congvan.document.model import Passage, Span
from congvan.document.times import Day, Period, Recurrence
from congvan.recognition.deadlines import find_deadlines, read_deadline_cell

CALENDAR = load_calendar()
HERE = Path(__file__).parent


class Row(NamedTuple):
    sentence: str
    phrase: str
    kind: str
    bound: str | None


def phrases() -> list[Row]:
    rows = []
    for line in (HERE / "deadline_phrases.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        _, sentence, value, *_ = line.split("\t")
        phrase = sentence[sentence.index("⟦") + 1 : sentence.index("⟧")]
        kind, bound, *_ = value.split()
        rows.append(Row(sentence.replace("⟦", "").replace("⟧", ""), phrase, kind, None if bound == "-" else bound))
    return rows


ROWS = phrases()
NONE = (HERE / "no_deadlines.txt").read_text(encoding="utf-8").splitlines()


def found(text: str, start: int = 0) -> list[tuple[str, str, str | None]]:
    mentions = find_deadlines(Passage(text, start))
    return [(text[m.span.start - start : m.span.end - start], m.kind, m.bound) for m in mentions]


def test_the_tables_are_large_enough() -> None:
    assert len(ROWS) >= 150
    assert len(NONE) >= 50


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.phrase)
def test_finds(row: Row) -> None:
    assert found(row.sentence) == [(row.phrase, row.kind, row.bound)]


@pytest.mark.parametrize("sentence", NONE)
def test_finds_nothing(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize("row", ROWS[::7], ids=lambda row: row.phrase)
def test_offsets_are_the_document_s(row: Row) -> None:
    assert found(row.sentence, start=1234) == [(row.phrase, row.kind, row.bound)]


@pytest.mark.parametrize("row", ROWS[::5], ids=lambda row: row.phrase)
def test_double_blanks_change_nothing(row: Row) -> None:
    wide = row.sentence.replace(" ", "  ")
    assert found(wide) == [(row.phrase.replace(" ", "  "), row.kind, row.bound)]


def test_either_tone_placement() -> None:
    old = "Hoàn thành trong quý III/2024, gửi về Uỷ ban trước ngày 15/9/2024."
    new = old.replace("Uỷ", "Ủy")
    assert found(old)[-1] == found(new)[-1] == ("trước ngày 15/9/2024", "date", "before")


def test_a_citation_is_no_deadline() -> None:
    text = "Thực hiện Công văn số 12/UBND-NC trước ngày 05/3/2024, báo cáo trước ngày 15/3/2024."
    cited = Span(text.index("Công văn"), text.index(", báo cáo"))
    mentions = find_deadlines(Passage(text, 0), (cited,))
    assert [text[m.span.start : m.span.end] for m in mentions] == ["trước ngày 15/3/2024"]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Rà soát hồ sơ. Thời hạn hoàn thành: xong trước ngày 15/9/2023.", ["item"]),
        ("Thời gian thực hiện: Quý IV/2025", ["item"]),
        ("Rà soát toàn bộ hồ sơ. Hoàn thành trước ngày 30/6/2024.", ["item"]),
        ("Gửi báo cáo về Sở trước ngày 15/9/2023.", ["clause"]),
        ("Các nội dung trên hoàn thành trước ngày 30/6/2024.", ["dispatch"]),
        ("Sở A báo cáo trước ngày 05/6/2024; Sở B tổng hợp trước ngày 10/6/2024.", ["clause", "clause"]),
    ],
)
def test_scope(text: str, scopes: list[str]) -> None:
    assert [mention.scope for mention in find_deadlines(Passage(text, 0))] == scopes


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (
            "Báo cáo 6 tháng gửi trước ngày 15/6, báo cáo năm gửi trước ngày 15/12 hằng năm.",
            ["trước ngày 15/6", "trước ngày 15/12 hằng năm"],
        ),
        (
            "UBND xã báo cáo trước ngày 10/4/2024 để Phòng Nội vụ tổng hợp, trình trước ngày 15/4/2024.",
            ["trước ngày 10/4/2024", "trước ngày 15/4/2024"],
        ),
        (
            "Hoàn thành trong quý III/2024; định kỳ hằng tháng báo cáo tiến độ về Sở.",
            ["Hoàn thành trong quý III/2024", "định kỳ hằng tháng"],
        ),
    ],
)
def test_several_in_one_sentence(text: str, phrases: list[str]) -> None:
    assert [phrase for phrase, _, _ in found(text)] == phrases


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("30/9/2025", Day(day=30, month=9, year=2025)),
        ("Ngày 30/9/2025", Day(day=30, month=9, year=2025)),
        ("Trước ngày 30/9/2025", Day(day=30, month=9, year=2025)),
        ("30/9", Day(day=30, month=9)),
        ("Quý IV/2025", Period(unit="quarter", number=4, year=2025)),
        ("Quý III", Period(unit="quarter", number=3)),
        ("Tháng 8", Period(unit="month", number=8)),
        ("Tháng 8/2025", Period(unit="month", number=8, year=2025)),
        ("9/2025", Period(unit="month", number=9, year=2025)),
        ("T9/2025", Period(unit="month", number=9, year=2025)),
        ("Năm 2025", Period(unit="year", year=2025)),
        ("2025", Period(unit="year", year=2025)),
        ("2025 - 2026", Period(unit="year", year=2026)),
        ("Hằng tháng", Recurrence(frequency="MONTHLY")),
        ("Hàng năm", Recurrence(frequency="YEARLY")),
        ("Định kỳ hằng quý", Recurrence(frequency="MONTHLY", interval=3)),
        ("06 tháng/lần", Recurrence(frequency="MONTHLY", interval=6)),
        ("Ngày 25 hằng tháng", Recurrence(frequency="MONTHLY", days=(25,))),
        ("Tháng 12 hằng năm", Recurrence(frequency="YEARLY", months=(12,), days=(-1,))),
        ("Trong quý I hằng năm", Recurrence(frequency="YEARLY", months=(3,), days=(-1,))),
        ("Đầu quý II hằng năm", Recurrence(frequency="YEARLY", months=(4,), days=(1,))),
        ("Quý II và quý IV hàng năm", Recurrence(frequency="YEARLY", months=(6, 12), days=(-1,))),
    ],
)
def test_cells(cell: str, value: object) -> None:
    mention = read_deadline_cell(Passage(cell, 50))
    assert mention is not None
    assert (mention.expression, mention.scope) == (value, "item")
    assert Passage(cell, 50).extent.holds(mention.span)


@pytest.mark.parametrize("cell", ["", "Thường xuyên", "Theo kế hoạch", "x", "Khi có yêu cầu", "Trong năm", "12"])
def test_cells_without_a_limit(cell: str) -> None:
    assert read_deadline_cell(Passage(cell, 0)) is None


PIECES = st.sampled_from(
    [
        "trước",
        "ngày",
        "15/9",
        "30/02/2024",
        "hằng",
        "tháng",
        "quý",
        "III/2024",
        "đến",
        "từ",
        "hết",
        "trong",
        "thời",
        "hạn",
        "05",
        "làm",
        "việc",
        "kể",
        "từ",
        "nhận",
        "được",
        "Thời",
        "hạn:",
        "hoàn",
        "thành",
        ";",
        ".",
        "(",
        ")",
        ",",
        "17h00",
        "6",
        "lần/năm",
        "cuối",
        "tuần",
        "đầu",
        "năm",
        "học",
        "2024-2025",
        "thứ",
        "Sáu",
        "tháng",
        "13",
        "99",
        "00/00",
        "ngay",
        "khoản",
        "1",
        "ngày",
        "ký",
    ]
)


@given(st.lists(PIECES, max_size=40), st.integers(min_value=0, max_value=9))
def test_any_text_is_read_and_spans_stay_inside(pieces: list[str], start: int) -> None:
    passage = Passage(" ".join(pieces), start)
    mentions = find_deadlines(passage)
    assert all(passage.extent.holds(mention.span) and mention.span.start < mention.span.end for mention in mentions)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(mentions))
    read_deadline_cell(passage)
    for mention in mentions:
        for issued in (None, "2024", "2024-02", "2024-02-29"):
            resolve_deadline(mention, "x", issued=issued, calendar=CALENDAR, received_on=None)


HOSTILE = {
    "days": "ngày 15/9 và ",
    "froms": "từ ngày ",
    "quarters": "quý I, II, III, ",
    "months": "tháng 1, 2, 3, ",
    "recurrences": "hằng tháng, quý, ",
    "labels": "Thời hạn hoàn thành việc gửi báo cáo ",
    "durations": "trong thời hạn 05 ngày kể từ ngày ",
    "triggers": "hoàn thành gửi báo cáo đã ",
    "blanks": "trước  \t ",
    "amounts": "5 5 5 ",
    "vague": "báo cáo ",
    "brackets": "(05 (05 ",
    "references": "theo thời hạn tại điểm a khoản 1 mục ",
    "events": "trước khi khai giảng (05/9 ",
    "rounds": "đợt 1 trước ngày 15/5, ",
    "feasts": "trước Tết Nguyên đán năm ",
    "lunar": "ngày mồng 10 tháng Giêng năm Canh ",
    "plain": "truoc ngay 15/9 ",
    "seasons": "trong dịp hè của các trường ",
    "nested": "báo cáo ngày 15/9 (từ (",
}


@pytest.mark.parametrize("seed", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_to_its_end(seed: str) -> None:
    text = (seed * (16_000 // len(seed) + 1))[:16_000]
    for mention in find_deadlines(Passage(text, 0)):
        assert text[mention.span.start : mention.span.end].strip()
