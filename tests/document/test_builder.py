from __future__ import annotations

import unicodedata
from array import array

from hypothesis import given
from hypothesis import strategies as st

from congvan.document import Box, Break, DocumentBuilder, Line, Origin, Passage, Role, Span

ORIGIN = Origin("a.txt", "", "txt")
VIETNAMESE = st.text(st.sampled_from("aăâbcdđeêoơuưyAĐƠ áạảãàấậẩẫầ\u0300\u0301\u0323\u0306\u0302.,;-\t "), max_size=40)


def build(*lines: str) -> DocumentBuilder:
    builder = DocumentBuilder()
    for line in lines:
        builder.line(line)
    return builder


def test_decomposed_text_is_composed_and_keeps_its_offsets() -> None:
    source = unicodedata.normalize("NFD", "Đề nghị Sở Nội vụ")
    builder = DocumentBuilder()
    builder.line(source, source=7)
    document = builder.build(ORIGIN)
    assert document.text == "Đề nghị Sở Nội vụ"
    place = document.text.index("Nội")
    assert unicodedata.normalize("NFC", source[document.offsets[place] - 7 :]) == "Nội vụ"


def test_blank_lines_are_gaps() -> None:
    document = build("một", "", "hai", "ba").build(ORIGIN)
    assert document.text == "một\nhai\nba"
    assert [line.opens for line in document.lines] == [Break.SOFT, Break.GAP, Break.SOFT]


def test_footnotes_stand_behind_the_flow() -> None:
    builder = DocumentBuilder()
    builder.line("Công văn số 2614/SNV-CCHC và", marks=[(25, "1")])
    builder.line("ngày 27/10/2023", footnote="1")
    builder.line("của Sở Nội vụ", footnote="1")
    builder.line("văn bản khác.")
    document = builder.build(ORIGIN)
    assert document.text.splitlines()[:2] == ["Công văn số 2614/SNV-CCHC và", "văn bản khác."]
    assert [(mark.label, mark.offset) for mark in document.marks] == [("1", 25)]
    (label, span) = document.footnotes[0]
    assert (label, document.surface(span)) == ("1", "ngày 27/10/2023\ncủa Sở Nội vụ")
    assert [line.role for line in document.lines] == [Role.FLOW, Role.FLOW, Role.FOOTNOTE, Role.FOOTNOTE]


def test_cells_know_their_place() -> None:
    builder = build("trước")
    builder.begin_table()
    for row, column, text in [(0, 0, "TT"), (0, 1, "Nhiệm vụ"), (1, 0, "1"), (1, 1, "Rà soát"), (1, 1, "hồ sơ")]:
        builder.cell(row, column)
        builder.line(text)
    builder.end_table()
    builder.line("sau")
    document = builder.build(ORIGIN)
    (table,) = document.tables
    cells = [[document.surface(cell.span) for cell in row] for row in table.rows]
    assert cells == [["TT", "Nhiệm vụ"], ["1", "Rà soát\nhồ sơ"]]
    assert document.surface(table.span).startswith("TT") and document.lines[-1].role is Role.FLOW


def test_a_place_is_a_page_and_the_box_of_the_words() -> None:
    builder = DocumentBuilder()
    edges = array("f", [x for i in range(7) for x in (10.0 * i, 10.0 * i + 9)])
    builder.line("Sở Y tế", Line(Span(0, 0), page=2, box=Box(0, 50, 69, 62), edges=edges))
    document = builder.build(ORIGIN)
    assert document.place(Span(3, 7)) == (2, Box(30, 50, 69, 62))


@given(st.lists(VIETNAMESE, max_size=8))
def test_text_is_normal_and_every_line_is_where_it_says(lines: list[str]) -> None:
    builder = DocumentBuilder()
    position = 0
    for line in lines:
        builder.line(line, source=position)
        position += len(line) + 1
    document = builder.build(ORIGIN)
    source = "\n".join(lines)
    assert unicodedata.is_normalized("NFC", document.text.replace("\n", " ")) or "\n" in document.text
    assert len(document.offsets) == len(document.text)
    for line in document.lines:
        surface = document.surface(line.span)
        assert surface == surface.strip() and "\n" not in surface and surface
        first, last = document.offsets[line.span.start], document.offsets[line.span.end - 1]
        assert 0 <= first <= last < len(source)
        base = unicodedata.normalize("NFD", source[first])[0]
        if not unicodedata.combining(surface[0]):  # marks without a letter may change places in NFC
            assert base in unicodedata.normalize("NFD", surface[0])


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_passage_keeps_offsets(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    passage = Passage(text.replace("\n", " "), 100)
    assert passage.slice(start, end).text == passage.text[start:end]
    assert passage.span(start, end) == Span(100 + start, 100 + end)
