"""Task tables in plain text without strokes or tabs: one cell a line, or columns set with blanks."""

from __future__ import annotations

from collections import Counter

import pytest
from flattened_texts import FOLLOWED_BY_ITEMS, FOOTNOTE, NO_TABLES, PAGE_BREAK, SIDE_BY_SIDE, TABLES
from hypothesis import given
from hypothesis import strategies as st

from congvan.document import Document, Origin, Role, Table
from congvan.ingest.cell_looks import looks
from congvan.ingest.plain_text import parse_text
from congvan.ingest.row_order import RowOrder, numbers_columns


def read(text: str) -> Document:
    return parse_text(text, Origin("a.txt", "", "txt"))


def texts(document: Document, table: Table) -> list[list[str]]:
    """The table's rows without the names of its columns, an empty cell as an empty text."""
    width = max(cell.column + cell.column_span for row in table.rows for cell in row)
    rows = []
    for row in table.rows:
        cells = [""] * width
        for cell in row:
            cells[cell.column] = document.passage(cell.span).text
        rows.append(cells)
    names = next(n for n, cells in enumerate(rows) if "TT" in cells[0].upper())
    return [cells for cells in rows[names + 1 :] if cells != rows[names]]


@pytest.mark.parametrize("name", TABLES)
def test_rows_of_a_flattened_table(name: str) -> None:
    source, rows = TABLES[name]
    document = read(source)
    (table,) = document.tables
    assert texts(document, table) == rows


@pytest.mark.parametrize("name", TABLES)
def test_the_same_rows_stand_amid_a_plan(name: str) -> None:
    source, rows = TABLES[name]
    before = "II. PHÂN CÔNG\n\nCác đơn vị thực hiện theo bảng sau:\n\n"
    document = read(f"{before}{source}\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ theo dõi.\n")
    assert texts(document, document.tables[0]) == rows
    flow = [document.surface(line.span) for line in document.lines if line.role is Role.FLOW]
    assert flow[:2] == before.split("\n\n")[:2] and flow[-2:] == ["III. TỔ CHỨC THỰC HIỆN", "1. Phòng Nội vụ theo dõi."]


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_no_task_table_stays_text(name: str) -> None:
    document = read(NO_TABLES[name])
    assert document.tables == ()
    assert all(line.role is Role.FLOW for line in document.lines)


def test_what_follows_a_table_is_none_of_it() -> None:
    document = read(FOLLOWED_BY_ITEMS)
    flow = [document.surface(line.span) for line in document.lines if line.role is Role.FLOW]
    assert flow == ["3. Kinh phí: Thôn trích quỹ 2.000.000 đồng.", "4. Tổ chức thực hiện"]


def test_a_note_below_a_row_is_no_cell() -> None:
    document = read(FOOTNOTE)
    assert [(label, document.surface(span)) for label, span in document.footnotes] == [
        ("1", "Theo hướng dẫn của Sở Nội vụ.")
    ]
    assert [document.text[: mark.offset].endswith("việc làm") for mark in document.marks] == [True]


def test_cells_tell_their_page_and_a_page_number_is_none() -> None:
    document = read(PAGE_BREAK)
    pages = {document.surface(line.span): line.page for line in document.lines}
    assert (pages["Sửa mái nhà xe"], pages["Thay bóng đèn hành lang"]) == (1, 2)
    assert "- 4 -" not in pages


def test_merged_rows_span_the_columns() -> None:
    document = read(SIDE_BY_SIDE)
    spans = [cell.column_span for row in document.tables[0].rows for cell in row if cell.column_span > 1]
    assert spans == [4, 4]


@pytest.mark.parametrize(
    ("text", "unit", "time"),
    [
        ("Sở Giao thông vận tải", True, 0),
        ("các phòng, ban chuyên môn", True, 0),
        ("đồng chí Phan Thị Ba", True, 0),
        ("P. Đào tạo", True, 0),
        ("Bộ Công an", True, 0),
        ("Bộ công cụ đánh giá", False, 0),
        ("Rà soát quy chế", False, 0),
        ("Xong trước 05/02/2018", False, 2),
        ("Trước ngày", False, 1),
        ("Thường xuyên", False, 2),
    ],
)
def test_looks_of_a_line(text: str, unit: bool, time: int) -> None:
    seen = looks(text)
    assert (seen.unit, seen.time) == (unit, time)


def test_numbers_of_rows_in_order() -> None:
    order = RowOrder()
    written = ["2", "I", "1", "3", "2", "2.1", "2.2", "3.", "II", "1", "A", "12"]
    assert [order.take(text) for text in written] == [
        None, "section", "row", None, "row", "child", "child", "row", "section", "row", "section", None,
    ]  # fmt: skip


def test_numbers_of_columns() -> None:
    assert numbers_columns(["(1)", "(2)", "(3)"]) and numbers_columns(["A", "B", "1", "2"])
    assert not numbers_columns(["1", "Quét vôi", "2"]) and not numbers_columns(["1", "3", "4"])


PIECES = [
    "TT", "STT", "Nội dung công việc", "Cơ quan", "chủ trì", "Chủ trì", "Thời gian", "1", "2", "3", "I", "II", "(1)",
    "", "Rà soát quy chế", "Sở Nội vụ", "Phòng Tài chính,", "Thuế", "30/6/2024", "Trước ngày", "CHUẨN BỊ", "3. Tiền",
    "TT    Nội dung        Chủ trì       Thời gian", "1     Quét vôi        Sở Y tế       30/6",
    "      cổng chào                     2024", "2     Dọn cỏ", "\f", "Trên đây là Kế hoạch", "đồng chí A", "-", "|",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.booleans())
def test_no_character_is_lost_and_each_points_back(pieces: list[str], headed: bool) -> None:
    start = ["TT", "Nội dung", "Chủ trì", "Thời gian"] if headed else []
    source = "\n".join(start + pieces)
    document = read(source)
    for character, offset in zip(document.text, document.offsets, strict=True):
        assert character == "\n" or source[offset] == character
    # Numbers alone between blank lines are those of pages; all letters stay.
    kept, written = (Counter(c for c in text if c.isalpha()) for text in (document.text, source))
    assert kept == written
    assert len(set(document.offsets) - {-1}) == sum(1 for offset in document.offsets if offset != -1)
