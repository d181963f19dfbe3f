"""Values of time limits: the table of recognition, its dates worked out a second time, and what is not known."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from dateutil.rrule import MONTHLY, YEARLY, rrule, rrulestr

from congvan.assembly.due_dates import DueDate, effective_date, resolve_deadline
from congvan.calendar.days_off import load_calendar
from congvan.document.model import Passage
from congvan.document.times import Duration, Reference
from congvan.recognition.deadline_effect import find_effect
from congvan.recognition.deadlines import find_deadlines

TABLE = Path(__file__).parents[1] / "recognition" / "deadline_phrases.tsv"
CALENDAR = load_calendar()


class Row(NamedTuple):
    issued: str
    sentence: str
    phrase: str
    value: str
    check: str


def rows() -> list[Row]:
    out = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        issued, sentence, value, *check = line.split("\t")
        phrase = sentence[sentence.index("⟦") + 1 : sentence.index("⟧")]
        plain = sentence.replace("⟦", "").replace("⟧", "")
        out.append(Row(issued, plain, phrase, value.strip(), check[0] if check else ""))
    return out


ROWS = rows()


def due(text: str, issued: str | None = "2024-03-05", **known: object) -> DueDate | None:
    mention = find_deadlines(Passage(text, 0))[0]
    surface = text[mention.span.start : mention.span.end]
    return resolve_deadline(mention, surface, issued=issued, calendar=CALENDAR, **known)  # type: ignore[arg-type]


def written(row: Row) -> str:
    """The value in the table's notation."""
    mention = find_deadlines(Passage(row.sentence, 0))[0]
    value = resolve_deadline(mention, row.phrase, issued=row.issued, calendar=CALENDAR)
    assert value is not None
    time = f" {value.time}" if value.time else ""
    expression = mention.expression
    if isinstance(expression, Reference):
        return f"vague by reference {expression.target}"
    if isinstance(expression, Duration):
        unit = "working" if value.working_days else "-"
        event = expression.anchor.event if expression.anchor else "none"
        return (
            f"duration {value.bound} {value.duration} {unit} {event} {value.date or '-'} {value.anchor or ''}".strip()
        )
    if value.kind == "recurring":
        return f"recurring {value.bound} {(value.rrule or '').replace(chr(10), '+')}{time}"
    return f"{value.kind} {value.bound or '-'} {value.date or '-'}{time}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.phrase)
def test_value(row: Row) -> None:
    assert written(row) == row.value


def again(row: Row) -> dt.date | None:
    """The date worked out a second time, from the digits of the phrase and dateutil alone; None: too hard."""
    phrase = " ".join(row.phrase.split())
    first = dt.datetime.fromisoformat((row.issued + "-01-01")[:10])
    opening = re.compile(r"^(?:xong |hoàn thành )?(?:trước|đến|tới)(?: hết)? ", re.I)
    before = bool(opening.match(phrase)) and "trước" in phrase.lower()
    if full := re.search(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \(thứ \w+\))?$", phrase):
        return dt.date(int(full[3]), int(full[2]), int(full[1]))
    if short := re.search(r"ngày (\d{1,2})/(\d{1,2})$", phrase):
        day, month = int(short[1]), int(short[2])
        return rrule(YEARLY, dtstart=first, bymonth=month, bymonthday=day, count=1)[0].date()
    if quarter := re.search(r"quý (IV|I{1,3}|[1-4])(?:/| năm )(\d{4})$", phrase, re.I):
        number = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(quarter[1].upper()) or int(quarter[1])
        months, start = [3 * number], dt.datetime(int(quarter[2]), 1, 1)
    elif month := re.search(r"(?<!\d )tháng (\d{1,2})(?:/| năm )(\d{4})$", phrase, re.I):
        months, start = [int(month[1])], dt.datetime(int(month[2]), 1, 1)
    elif bare := re.search(r"(?<!\d )tháng (\d{1,2})$", phrase, re.I):
        months, start = [int(bare[1])], first
    else:
        return None
    if before or re.search(r"kể từ|^từ|đầu|giữa|trước|tuần", phrase, re.I):
        return None
    return rrule(MONTHLY, dtstart=start, bymonth=months, bymonthday=-1, count=1)[0].date()


SECOND = [(row, date) for row in ROWS if row.value.startswith("date") and (date := again(row))]


def test_most_dates_are_worked_out_twice() -> None:
    assert len(SECOND) >= 60


@pytest.mark.parametrize(("row", "date"), SECOND, ids=lambda value: getattr(value, "phrase", None))
def test_date_worked_out_again(row: Row, date: dt.date) -> None:
    assert row.value.split()[2] == date.isoformat()


RECURRING = [row for row in ROWS if row.check]


@pytest.mark.parametrize("row", RECURRING, ids=lambda row: row.phrase)
def test_rule_gives_the_days_meant(row: Row) -> None:
    start = dt.datetime.fromisoformat((row.issued + "-01-01")[:10])
    rules = row.value.split()[2].split("+")
    days = sorted(day.date().isoformat() for rule in rules for day in rrulestr(rule, dtstart=start)[:2])
    assert days[:2] == row.check.split()


@pytest.mark.parametrize("row", [row for row in ROWS if row.value.startswith("recurring")], ids=lambda row: row.phrase)
def test_every_rule_is_rfc_5545(row: Row) -> None:
    for rule in row.value.split()[2].split("+"):
        assert rrulestr(rule, dtstart=dt.datetime(2024, 3, 5))[0] >= dt.datetime(2024, 3, 5)


@pytest.mark.parametrize(
    ("issued", "phrase", "date"),
    [
        # the first such date not before the dispatch
        ("2024-03-05", "trước ngày 05/3", "2024-03-05"),
        ("2024-03-06", "trước ngày 05/3", "2025-03-05"),
        ("2023-08", "trước ngày 01/8", "2023-08-01"),
        ("2023-08", "trước ngày 31/7", "2024-07-31"),
        ("2021", "trước ngày 01/01", "2021-01-01"),
        ("2024-03-05", "trước ngày 25", "2024-03-25"),
        ("2024-03-28", "trước ngày 25", "2024-04-25"),
        ("2024-01-31", "trước ngày 30", "2024-03-30"),
        ("2024-03-31", "chậm nhất trong tháng 3", "2024-03-31"),
        ("2024-04-01", "chậm nhất trong tháng 3", "2025-03-31"),
        ("2024-04-01", "chậm nhất trong quý I", "2025-03-31"),
        ("2024-12-30", "chậm nhất trong tuần này", "2025-01-05"),
        ("2024-12-30", "chậm nhất thứ Sáu tuần sau", "2025-01-10"),
        ("2024-12-30", "chậm nhất trong tháng tới", "2025-01-31"),
        ("2024-11-15", "chậm nhất trong quý sau", "2025-03-31"),
    ],
)
def test_what_is_left_out_is_the_next(issued: str, phrase: str, date: str) -> None:
    value = due(f"Báo cáo về Sở {phrase}.", issued)
    assert value is not None
    assert value.date == date


@pytest.mark.parametrize(
    ("issued", "phrase"),
    [
        ("2024-03-05", "trước ngày 04/3/2024"),
        ("2024-03-05", "trong tháng 02/2024"),
        ("2024-03", "trước ngày 29/02/2024"),
        ("2024-03-05", "trong quý IV/2023"),
    ],
)
def test_what_is_past_binds_nobody(issued: str, phrase: str) -> None:
    assert due(f"Các sở gửi báo cáo {phrase}.", issued) is None


@pytest.mark.parametrize(
    ("text", "issued", "needs"),
    [
        ("Báo cáo trước ngày 15/9.", None, "issued"),
        ("Báo cáo chậm nhất trong quý II.", None, "issued"),
        ("Hoàn thành trong tuần này.", "2024-03", "issued"),
        ("Hoàn thành trong tháng này.", "2024", "issued"),
        ("Báo cáo trước ngày 25 tháng này.", "2024", "issued"),
        ("Báo cáo trước ngày 25.", "2024", "issued"),
        ("Báo cáo trước ngày 15/9.", "2024-02-30", "issued"),
        ("Báo cáo trước ngày 15/9.", "không rõ", "issued"),
        ("Báo cáo trong thời hạn 05 ngày kể từ ngày ký.", "2024-03", "issued"),
        ("Báo cáo trong thời hạn 05 ngày kể từ ngày nhận được Công văn này.", "2024-03", "received_on"),
        ("Báo cáo trong thời hạn 05 ngày kể từ ngày Quyết định này có hiệu lực.", "2024-03-05", "effective_on"),
        ("Trả kết quả trong thời hạn 05 ngày kể từ ngày nhận đủ hồ sơ.", "2024-03-05", "event"),
        ("Báo cáo trong thời hạn 05 ngày.", "2024-03-05", "event"),
        ("Hoàn thành trong học kỳ I năm học 2024-2025.", "2024-03-05", "school_calendar"),
        ("Triển khai chương trình mới từ năm học 2024 - 2025.", "2024-03-05", "school_calendar"),
        ("Báo cáo theo thời hạn tại khoản 1.", "2024-03-05", "referred_item"),
        ("Gửi danh sách trước ngày 08/3 âm lịch.", "2024-03-05", "lunar_calendar"),
        ("Gửi danh sách trước ngày 30 tháng Chạp năm Giáp Thìn.", "2024-03-05", "lunar_calendar"),
    ],
)
def test_what_is_unknown_stays_null(text: str, issued: str | None, needs: str) -> None:
    value = due(text, issued)
    assert value is not None
    assert (value.date, value.needs) == (None, needs)


@pytest.mark.parametrize(
    ("issued", "date"), [("2024-03-05", "2024-06-30"), ("2024-07-05", None), ("2024-12-20", "2025-06-30")]
)
def test_the_first_half_of_the_year_is_over_from_july_on(issued: str, date: str | None) -> None:
    value = due("Hoàn thành trong 6 tháng đầu năm.", issued)
    assert (value.date if value else None) == date


def test_receipt_is_the_day_of_issue_until_it_is_known() -> None:
    text = "Báo cáo trong thời hạn 05 ngày làm việc kể từ ngày nhận được Công văn này."
    guess = due(text, "2024-03-05")
    known = due(text, "2024-03-05", received_on=dt.date(2024, 3, 7))
    late = due(text, "2024-03", received_on=dt.date(2024, 3, 7))
    assert guess and known and late
    assert (guess.date, guess.needs) == ("2024-03-12", "received_on")
    assert (known.date, known.needs) == ("2024-03-14", None)
    assert (late.date, late.needs) == ("2024-03-14", None)


def test_effect_counts_from_the_day_given() -> None:
    text = "Hoàn thành trong thời hạn 10 ngày kể từ ngày Quyết định này có hiệu lực."
    value = due(text, effective_on=dt.date(2024, 4, 1))
    assert value is not None
    assert (value.date, value.needs) == ("2024-04-11", None)


def test_a_reference_takes_the_other_item_s_value() -> None:
    other = due("Gửi báo cáo trước ngày 15/9/2024.")
    value = due("Báo cáo kết quả theo thời hạn tại khoản 1.", referred=other)
    assert value is not None
    assert (value.text, value.kind, value.date, value.bound) == (
        "theo thời hạn tại khoản 1",
        "date",
        "2024-09-15",
        "before",
    )


def test_a_stated_date_stays_on_a_day_off() -> None:
    stated = due("Báo cáo chậm nhất ngày 01/5/2024.")
    counted = due("Báo cáo trong thời hạn 57 ngày kể từ ngày ký.")  # 57 days after 5 March is 1 May
    assert stated and counted
    assert stated.date == "2024-05-01"
    assert counted.date == "2024-05-02"


def test_a_year_that_is_not_decided_is_provisional() -> None:
    value = due("Báo cáo trong thời hạn 05 ngày làm việc kể từ ngày ký.", "2035-03-05")
    sure = due("Báo cáo trong thời hạn 05 ngày làm việc kể từ ngày ký.", "2024-03-05")
    assert value and sure
    assert (value.provisional, sure.provisional) == (True, False)


def test_text_is_on_one_line() -> None:
    mention = find_deadlines(Passage("Báo cáo trước  ngày 15/9/2024.", 0))[0]
    value = resolve_deadline(mention, "trước\n ngày 15/9/2024", issued="2024-03-05", calendar=CALENDAR)
    assert value is not None
    assert value.text == "trước ngày 15/9/2024"


@pytest.mark.parametrize(
    ("text", "issued", "date"),
    [
        ("Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký.", "2024-03-05", "2024-03-05"),
        ("Quyết định này có hiệu lực từ ngày ký ban hành và thay thế Quyết định cũ.", "2024-03-05", "2024-03-05"),
        ("Quyết định này có hiệu lực kể từ ngày ký, ban hành.", "2024-03-05", "2024-03-05"),
        ("Quyết định này có hiệu lực kể từ ngày 15/11/2024. Các quy định cũ hết hiệu lực.", "2024-03-05", "2024-11-15"),
        ("Chỉ thị này có hiệu lực sau 10 ngày kể từ ngày ký và được công bố.", "2024-03-05", "2024-03-15"),
        ("Quyết định này có hiệu lực kể từ ngày ký.", "2024-03", None),
        ("Hoàn thành trong 30 ngày kể từ ngày Quyết định này có hiệu lực.", "2024-03-05", None),
        ("Thông tư số 01 có hiệu lực từ ngày 01/7/2024.", "2024-03-05", None),
    ],
)
def test_effect(text: str, issued: str, date: str | None) -> None:
    day = effective_date(find_effect(Passage(text, 0)), issued=issued, calendar=CALENDAR)
    assert (day.isoformat() if day else None) == date
