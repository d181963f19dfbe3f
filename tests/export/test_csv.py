from __future__ import annotations

import csv
import io

import pytest

from congvan.export.csv import COLUMNS, csv_header, csv_rows, number
from congvan.schema import Dispatch

EXPECTED = {
    "file": "den/1210.pdf",
    "dispatch_number": "1210/SNV-CCHC",
    "issuer": "Sở Nội vụ",
    "issued": "2024-05-20",
    "subject": "rà soát thủ tục hành chính",
    "task_id": "t1",
    "directive": "1",
    "task": "Văn phòng Sở chủ trì, phối hợp với Phòng Tổ chức rà soát, báo cáo trước ngày 05/6/2024.",
    "lead": "Văn phòng Sở",
    "support": "Phòng Tổ chức",
    "deadline_text": "trước ngày 05/6/2024",
    "deadline_kind": "date",
    "due_date": "2024-06-05",
    "recurrence": "",
    "report_to": "Giám đốc Sở",
    "cited_documents": "Quyết định 933/QĐ-TTg; Luật Đất đai năm 2024",
    "page": "2",
    "confidence": "0.93",
}


def read(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_one_row_a_task_with_all_columns(dispatch: Dispatch) -> None:
    (row,) = read(csv_header() + csv_rows(dispatch))
    assert row == EXPECTED
    assert tuple(row) == COLUMNS


def test_a_task_that_looks_like_a_formula(dispatch: Dispatch) -> None:
    task = dispatch.tasks[0].model_copy(update={"text": "=HYPERLINK(0)\n- Hai", "deadline": None})
    (row,) = read(csv_header() + csv_rows(dispatch.model_copy(update={"tasks": (task,)})))
    assert row["task"] == "'=HYPERLINK(0) - Hai"
    assert row["deadline_text"] == row["due_date"] == ""


def test_no_task_no_row(dispatch: Dispatch) -> None:
    assert csv_rows(dispatch.model_copy(update={"tasks": ()})) == b""


@pytest.mark.parametrize(
    ("written", "symbol", "expected"),
    [
        ("1210", "UBND-TH", "1210/UBND-TH"),
        ("09/2009", "CT-UBND", "09/2009/CT-UBND"),
        ("15", "CV/TU", "15-CV/TU"),
        (None, "UBND-NC", "/UBND-NC"),
        ("1210", None, "1210"),
        (None, None, None),
    ],
)
def test_number(dispatch: Dispatch, written: str | None, symbol: str | None, expected: str | None) -> None:
    assert number(dispatch.model_copy(update={"number": written, "symbol": symbol})) == expected
