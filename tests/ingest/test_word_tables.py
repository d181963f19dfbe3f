from __future__ import annotations

import pytest
from word_files import GRID, docx, numbered, p, read, table

from congvan.document import Role
from congvan.ingest.word_tables import sign_of
from congvan.vocabulary.tables import Rule, rules

TASKS = ["STT", "Nhiệm vụ", "Thời hạn"], ["1", "Rà soát danh mục", "30/6"], ["2", "Báo cáo kết quả", "31/7"]


def cells(body: str) -> list[list[tuple[str, int, int, int, int]]]:
    document = read(docx(body))
    (found,) = document.tables
    return [
        [(document.surface(cell.span), cell.row, cell.column, cell.row_span, cell.column_span) for cell in row]
        for row in found.rows
    ]


def tc(text: str, properties: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_a_ruled_table_is_data() -> None:
    assert [[cell[0] for cell in row] for row in cells(table(*TASKS, borders=GRID))] == [list(row) for row in TASKS]


def test_many_rows_without_rules_are_data_too() -> None:
    assert len(cells(table(*TASKS))) == 3


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:tblStyle w:val="Luoi"/>', 1),
        ('<w:tblStyle w:val="LuoiCon"/>', 1),
        ('<w:tblStyle w:val="Tron"/>', 0),
        (
            '<w:tblStyle w:val="Luoi"/><w:tblBorders><w:insideH w:val="nil"/><w:insideV w:val="none"/>'
            '<w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tblBorders>',
            0,
        ),
        (
            '<w:tblBorders><w:insideH w:val="single" w:color="FFFFFF"/>'
            '<w:insideV w:val="single" w:color="FFFFFF"/></w:tblBorders>',
            0,
        ),
    ],
)
def test_rules_come_from_the_tables_style_too(properties: str, expected: int) -> None:
    styles = (
        f'<w:style w:type="table" w:styleId="Luoi"><w:tblPr><w:tblBorders>{GRID}</w:tblBorders></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="LuoiCon"><w:basedOn w:val="Luoi"/></w:style>'
        '<w:style w:type="table" w:styleId="Tron"/>'
    )
    body = table(["Đơn vị", "Số lượng"], ["Sở Y tế", "5"]).replace("<w:tblBorders></w:tblBorders>", properties)
    assert len(read(docx(body, styles=styles)).tables) == expected


def test_merged_cells_come_once() -> None:
    across = [tc("Đơn vị chủ trì, phối hợp", '<w:gridSpan w:val="2"/>'), tc("Hạn", '<w:vMerge w:val="restart"/>')]
    down = ["Chủ trì", "Phối hợp", tc("", "<w:vMerge/>")]
    assert cells(table(across, down, borders=GRID)) == [
        [("Đơn vị chủ trì, phối hợp", 0, 0, 1, 2), ("Hạn", 0, 2, 2, 1)],
        [("Chủ trì", 1, 0, 1, 1), ("Phối hợp", 1, 1, 1, 1)],
    ]


def test_cells_merged_sideways_the_old_way() -> None:
    row = [tc("Đơn vị", '<w:hMerge w:val="restart"/>'), tc("", '<w:hMerge w:val="continue"/>'), "Hạn"]
    assert cells(table(row, *TASKS[1:], borders=GRID))[0] == [("Đơn vị", 0, 0, 1, 2), ("Hạn", 0, 2, 1, 1)]


def test_a_nested_table_is_text_of_its_cell() -> None:
    inner = table(["Sở Y tế", "Sở Xây dựng"], ["Sở Nội vụ", "Sở Tư pháp"], borders=GRID)
    found = cells(table(["Nhiệm vụ", "Đơn vị"], ["Rà soát", inner + p()], borders=GRID))
    assert found[1][1][0] == "Sở Y tế\nSở Xây dựng\nSở Nội vụ\nSở Tư pháp"


@pytest.mark.parametrize("gone", ["<w:del/>", "<w:hidden/>"])
def test_deleted_rows_are_gone_and_controls_are_open(gone: str) -> None:
    body = table(*TASKS, borders=GRID)
    _, second, third = (f"<w:tr>{row}" for row in body.split("<w:tr>")[1:])
    body = body.replace(second, second.replace("<w:tr>", f"<w:tr><w:trPr>{gone}</w:trPr>", 1))
    third_row = third.removesuffix("</w:tbl>")
    body = body.replace(third_row, f"<w:sdt><w:sdtContent>{third_row}</w:sdtContent></w:sdt>")
    assert [[cell[0] for cell in row] for row in cells(body)] == [list(TASKS[0]), list(TASKS[2])]


def test_a_frame_is_flow() -> None:
    document = read(docx(table(["Lưu ý: gửi trước 16 giờ"], borders=GRID)))
    assert not document.tables
    assert [line.column for line in document.lines] == [None]


def test_rows_of_the_whole_width_break_the_columns() -> None:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    wide = tc("THÔNG BÁO", '<w:gridSpan w:val="2"/>')
    document = read(docx(table(["SỞ NỘI VỤ", motto], [wide], ["Nơi nhận:", "GIÁM ĐỐC"])))
    assert [(line.column, document.surface(line.span)) for line in document.lines] == [
        (0, "SỞ NỘI VỤ"),
        (1, motto),
        (None, "THÔNG BÁO"),
        (0, "Nơi nhận:"),
        (1, "GIÁM ĐỐC"),
    ]


def test_a_data_table_within_a_layout_stays_data() -> None:
    inner = table(*TASKS, borders=GRID)
    document = read(docx(table([p("Kèm theo bảng sau:") + inner + p()])))
    assert len(document.tables) == 1
    assert [line.role for line in document.lines][:2] == [Role.FLOW, Role.TABLE]


def test_a_distribution_column_does_not_make_a_table_a_signature() -> None:
    assert len(cells(table(["STT", "Nơi nhận", "Số bản"], ["1", "Sở Y tế", "2"], borders=GRID))) == 2


def test_numbers_go_on_through_cells() -> None:
    from word_files import abstract, level, num

    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    body = table([numbered("Rà soát"), "a"], [numbered("Báo cáo"), "b"], borders=GRID) + numbered("Lưu trữ")
    assert read(docx(body, numbering=numbering)).text.split("\n") == [
        "1. Rà soát",
        "a",
        "2. Báo cáo",
        "b",
        "3. Lưu trữ",
    ]


@pytest.mark.parametrize("rule", rules("word_layout"), ids=lambda rule: rule.id)
def test_layout_rows(rule: Rule) -> None:
    for example in rule.examples:
        assert sign_of(example) == rule.id, example
    for counter_example in rule.counter_examples:
        assert sign_of(counter_example) != rule.id, counter_example
