from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.export.plain import cell, printable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rà soát thủ tục hành chính", "Rà soát thủ tục hành chính"),
        ("=HYPERLINK(0)", "'=HYPERLINK(0)"),
        ("- Công bố danh mục", "'- Công bố danh mục"),
        ("+84 912", "'+84 912"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("＝1+1", "'＝1+1"),
        ("Sở Tài chính; =1+1", "Sở Tài chính; '=1+1"),
        ('Sở Tài chính";"=1+1', 'Sở Tài chính";"\'=1+1'),
        ("933/QĐ-TTg, 05/CT-TTg", "933/QĐ-TTg, 05/CT-TTg"),
        ("a = b + c - d", "a = b + c - d"),
        ("dòng một\ndòng hai\x00\x1b[31m", "dòng một dòng hai [31m"),
        ("", ""),
        (None, ""),
    ],
)
def test_cell(text: str | None, expected: str) -> None:
    assert cell(text) == expected


@given(st.lists(st.text(alphabet="=+-@;,|\"\t\r\n' aă1\x1b", max_size=12), min_size=1, max_size=4))
def test_no_cell_is_a_formula_whichever_separator_the_spreadsheet_takes(texts: list[str]) -> None:
    line = io.StringIO()
    csv.writer(line).writerow(["file", *map(cell, texts)])
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(line.getvalue()), delimiter=separator):
            for value in row[1:] if separator == "," else row:
                assert value.startswith("'") or not re.match(r"\s*[=+\-@]", value), (separator, value)


@given(st.text(alphabet="=+-@ aăệ1.", max_size=20))
def test_only_apostrophes_are_added(text: str) -> None:
    assert cell(text).replace("'", "") == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("\x1b[2Jxóa", "\ufffd[2Jxóa"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("exe.\u202etxt", "exe.\ufffdtxt"),
        ("a\nb", "a b"),
        ("\udcff", "\ufffd"),
    ],
)
def test_printable(text: str, expected: str) -> None:
    assert printable(text) == expected
