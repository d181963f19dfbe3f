"""Whole small dispatches, taken apart."""

from __future__ import annotations

import pytest

from congvan.document import Origin
from congvan.document.parts import Parts, Value
from congvan.ingest.plain_text import parse_text
from congvan.structure import parse

DEPARTMENT = """\
UBND TỈNH AN HÒA
SỞ LAO ĐỘNG - THƯƠNG BINH
VÀ XÃ HỘI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 214/SLĐTBXH-VP
V/v rà soát hồ sơ người
có công năm 2022

An Hòa, ngày 07 tháng 3 năm 2022
HỎA TỐC

Kính gửi:
- Phòng Lao động các huyện, thị xã;
- Trung tâm Dịch vụ việc làm.

Căn cứ Kế hoạch số 12/KH-UBND ngày 10/01/2022 của UBND tỉnh;
Sở yêu cầu các đơn vị thực hiện các nội dung sau:

1. Rà soát toàn bộ hồ sơ đang quản lý.
a) Lập danh sách hồ sơ thiếu.
b) Báo cáo kết quả.
2. Giao Văn phòng Sở tổng hợp.
Thời hạn hoàn thành: trước ngày 30/4/2022.

Đề nghị các đơn vị nghiêm túc thực hiện Công văn này./.

Nơi nhận:
- Như trên;
- Giám đốc Sở (để b/c);
- Lưu: VT, VP.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
(Đã ký)
Lê Thị Vĩnh An
"""

DECISION = """\
ỦY BAN NHÂN DÂN                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN SÔNG TRÀ                              Độc lập - Tự do - Hạnh phúc

Số: 77/QĐ-UBND                          Sông Trà, ngày 02 tháng 6 năm 2015

QUYẾT ĐỊNH
Về việc thành lập Tổ công tác phòng, chống hạn
ỦY BAN NHÂN DÂN HUYỆN

Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26/11/2003;
Xét đề nghị của Trưởng phòng Nông nghiệp,

QUYẾT ĐỊNH:

Điều 1. Thành lập Tổ công tác gồm các ông (bà) có tên sau.
Điều 2. Giao Phòng Nông nghiệp làm thường trực.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Đoàn Văn Bách

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
"""


def taken_apart(text: str) -> tuple[str, Parts]:
    document = parse_text(text, Origin("a.txt", "", "txt"))
    return document.text, parse(document)


def text_of(value: Value | None) -> str | None:
    return value.text if value else None


def test_department() -> None:
    text, parts = taken_apart(DEPARTMENT)
    head = parts.letterhead
    assert text_of(head.issuer) == "Sở Lao động - Thương binh và Xã hội"
    assert text_of(head.parent_issuer) == "UBND tỉnh An Hòa"
    assert (text_of(head.number), text_of(head.symbol)) == ("214", "SLĐTBXH-VP")
    assert (text_of(head.place), text_of(head.issued)) == ("An Hòa", "2022-03-07")
    assert text_of(head.subject) == "rà soát hồ sơ người có công năm 2022"
    assert text_of(head.urgency) == "hỏa tốc"
    assert head.secrecy is None and head.document_type is None
    assert [one.text for one in parts.recipients] == [
        "Phòng Lao động các huyện, thị xã",
        "Trung tâm Dịch vụ việc làm",
    ]
    assert parts.enacting is not None
    assert text[slice(*parts.enacting.span)].endswith("nội dung sau:")
    assert [node.path for node in parts.body.walk() if node.path] == ["1", "1.a", "1.b", "2"]
    assert [text[slice(*p.span)] for p in parts.body.children[1].paragraphs] == [
        "Thời hạn hoàn thành: trước ngày 30/4/2022."
    ]
    assert [text[slice(*p.span)][:7] for p in parts.closing] == ["Đề nghị"]
    assert text_of(parts.signature.authority) == "KT. GIÁM ĐỐC"
    assert text_of(parts.signature.title) == "PHÓ GIÁM ĐỐC"
    assert text_of(parts.signature.name) == "Lê Thị Vĩnh An"
    assert [one.text for one in parts.distribution] == ["Như trên", "Giám đốc Sở (để b/c)", "Lưu: VT, VP"]


def test_decision_in_two_columns() -> None:
    _, parts = taken_apart(DECISION)
    head = parts.letterhead
    assert text_of(head.issuer) == "Ủy ban nhân dân huyện Sông Trà"
    assert head.parent_issuer is None
    assert (text_of(head.number), text_of(head.symbol)) == ("77", "QĐ-UBND")
    assert (text_of(head.place), text_of(head.issued)) == ("Sông Trà", "2015-06-02")
    assert text_of(head.document_type) == "quyết định"
    assert (text_of(head.subject) or "").startswith("thành lập Tổ công tác phòng, chống hạn")
    assert [node.path for node in parts.body.walk() if node.path] == ["Điều 1", "Điều 2", "Điều 3"]
    assert text_of(parts.signature.authority) == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"
    assert text_of(parts.signature.title) == "PHÓ CHỦ TỊCH"
    assert text_of(parts.signature.name) == "Đoàn Văn Bách"
    assert [one.text for one in parts.distribution] == ["Như Điều 3", "Lưu: VT"]


def test_grounds_with_short_dates_belong_to_the_body() -> None:
    grounds = "Căn cứ Luật Thú y ngày 19 tháng 6 năm 2015;\nCăn cứ Nghị định số 90/2017/NĐ-CP ngày 31/7/2017;\n"
    text, parts = taken_apart(DECISION.replace("Căn cứ", grounds + "Căn cứ", 1))
    assert [text[slice(*p.span)][:19] for p in parts.preamble][:1] == ["Căn cứ Luật Thú y n"]
    assert (text_of(parts.letterhead.place), text_of(parts.letterhead.issued)) == ("Sông Trà", "2015-06-02")


@pytest.mark.parametrize(
    "address",
    [
        "\nĐịa chỉ: Lô 26E, đường số 7, KCN Tân An\nMã số thuế: 0301234567",
        "\nĐịa chi: Lô 26E, KCN Tân An;\nMST: 0301234567",
        "\n(Địa chỉ: Lô 26E, đường số 7,\nHuyện Tân An, Bình Hòa;\nMST: 0301234567)",
        " (Dia chỉ: Lô 26E, KCN Tân An; MST: 0301234567)",
        " (Lô C7, KCN Tân An, thị xã Tân An, tỉnh Sông Trà)",
        " (322 Hoa Mai, Phường 09, Quận 10, TP Sông Trà)",
        " (Xã Tân An – huyện Sông Trà – tỉnh Sông Trà) l",
    ],
)
def test_where_an_addressee_lives_is_no_part_of_its_name(address: str) -> None:
    text = DEPARTMENT.replace(
        DEPARTMENT[DEPARTMENT.index("Kính gửi") : DEPARTMENT.index("\n\n", DEPARTMENT.index("Kính gửi"))],
        f"Kính gửi: Công ty TNHH Sao Mai{address}\n"
        "Trả lời văn bản số 02/CV-SM ngày 04/01/2022 của Công ty về chiết khấu, Sở có ý kiến như sau:",
    )
    _, parts = taken_apart(text)
    assert [one.text for one in parts.recipients] == ["Công ty TNHH Sao Mai"]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Ông Trần Quang Nhật (Thôn Phú An, xã Hòa Bình, huyện An Hòa)", ["Ông Trần Quang Nhật"]),
        ("Bà Lê Thị Vĩnh, trú tại xã Hòa Bình", ["Bà Lê Thị Vĩnh"]),
        ("Đồng chí ……………………………", []),
    ],
)
def test_persons_are_named_without_where_they_live(given: str, names: list[str]) -> None:
    start = DEPARTMENT.index("Kính gửi")
    _, parts = taken_apart(f"{DEPARTMENT[:start]}Kính gửi: {given}{DEPARTMENT[DEPARTMENT.index(chr(10) * 2, start) :]}")
    assert [one.text for one in parts.recipients] == names


@pytest.mark.parametrize(
    ("signs", "authority", "title", "name"),
    [
        ("Q. GIÁM ĐỐC\n\nLê Thị Vĩnh An", None, "Q. GIÁM ĐỐC", "Lê Thị Vĩnh An"),
        (
            "KT. GIÁM ĐỐC\nQ. PHÓ GIÁM ĐỐC\n\nBs. Lê Thị Vĩnh An",
            "KT. GIÁM ĐỐC",
            "Q. PHÓ GIÁM ĐỐC",
            "Bs. Lê Thị Vĩnh An",
        ),
    ],
)
def test_who_acts_for_a_time_signs_by_a_title(signs: str, authority: str | None, title: str, name: str) -> None:
    text = DEPARTMENT[: DEPARTMENT.index("KT. GIÁM ĐỐC")] + signs + "\n"
    _, parts = taken_apart(text)
    assert text_of(parts.signature.authority) == authority
    assert text_of(parts.signature.title) == title
    assert text_of(parts.signature.name) == name


@pytest.mark.parametrize("heading", ["", "Nơi nhận :" + " " * 90 + "GIÁM ĐỐC\n"])
def test_copies_begin_without_a_heading_or_beside_who_signs_far_to_the_right(heading: str) -> None:
    _, parts = taken_apart(DEPARTMENT.replace("Nơi nhận:\n", heading))
    assert [one.text for one in parts.distribution] == ["Như trên", "Giám đốc Sở (để b/c)", "Lưu: VT, VP"]
    assert text_of(parts.signature.name) == "Lê Thị Vĩnh An"


def test_a_narrow_letterhead_runs_over() -> None:
    text = DEPARTMENT.replace("UBND TỈNH AN HÒA", "UBND THÀNH PHỐ HẢI\nPHÒNG")
    text = text.replace("An Hòa, ngày 07 tháng 3 năm 2022", "An Hòa, ngày 07\ntháng 3 năm 2022")
    _, parts = taken_apart(text)
    assert text_of(parts.letterhead.parent_issuer) == "UBND thành phố Hải Phòng"
    assert text_of(parts.letterhead.issuer) == "Sở Lao động - Thương binh và Xã hội"
    assert (text_of(parts.letterhead.place), text_of(parts.letterhead.issued)) == ("An Hòa", "2022-03-07")


def test_a_subject_that_runs_over_does_not_hide_the_addressees() -> None:
    text = DEPARTMENT.replace("V/v rà soát hồ sơ người\ncó công năm 2022\n", "")
    text = text.replace("HỎA TỐC\n", "TỜ TRÌNH\n\nVề việc cấp bổ sung vốn điều lệ năm\n\n2015\n")
    _, parts = taken_apart(text)
    assert text_of(parts.letterhead.subject) == "cấp bổ sung vốn điều lệ năm 2015"
    assert [one.text for one in parts.recipients][:1] == ["Phòng Lao động các huyện, thị xã"]


def test_a_feast_in_the_subject_begins_no_date() -> None:
    text = DEPARTMENT.replace("V/v rà soát hồ sơ người\ncó công năm 2022", "V/v tổ chức Ngày hội Đại đoàn kết năm 2022")
    _, parts = taken_apart(text)
    assert text_of(parts.letterhead.subject) == "tổ chức Ngày hội Đại đoàn kết năm 2022"
    assert (text_of(parts.letterhead.place), text_of(parts.letterhead.issued)) == ("An Hòa", "2022-03-07")


def test_a_subject_may_tell_a_date_and_break_a_number() -> None:
    text = DEPARTMENT.replace(
        "V/v rà soát hồ sơ người\ncó công năm 2022", "V/v đính chính Thông tư số\n14/2010/TT-BTTTT về COVID-\n19"
    )
    _, parts = taken_apart(text)
    assert text_of(parts.letterhead.subject) == "đính chính Thông tư số 14/2010/TT-BTTTT về COVID-19"


def test_addressees_are_parted_where_another_begins() -> None:
    given = "Kính gửi: - Quân chủng Phòng không - Không quân; - Cục Cứu hộ - Cứu nạn - Các Sở Y tế;\n"
    given += "- Ông Trần Quang Nhật, số 14 đường Hoa Mai, phường 5."
    start = DEPARTMENT.index("Kính gửi")
    _, parts = taken_apart(DEPARTMENT[:start] + given + DEPARTMENT[DEPARTMENT.index("\n\n", start) :])
    assert [one.text for one in parts.recipients] == [
        "Quân chủng Phòng không - Không quân",
        "Cục Cứu hộ - Cứu nạn",
        "Các Sở Y tế",
        "Ông Trần Quang Nhật",
    ]


def test_a_part_has_its_title_below() -> None:
    body = "PHẦN I\n\nMỤC ĐÍCH\n\n1. Nâng cao nhận thức.\n\n"
    body += "PHẦN II\n\nNHIỆM VỤ\n\n1. Rà soát hồ sơ.\n\n2. Lập danh sách.\n"
    text = DEPARTMENT[: DEPARTMENT.index("1. Rà soát")] + body + DEPARTMENT[DEPARTMENT.index("Nơi nhận") :]
    _, parts = taken_apart(text)
    assert [node.path for node in parts.body.walk() if node.path] == [
        "Phần I", "Phần I.1", "Phần II", "Phần II.1", "Phần II.2"
    ]  # fmt: skip


def test_every_value_stands_where_it_says() -> None:
    for source in (DEPARTMENT, DECISION):
        text, parts = taken_apart(source)
        for one in parts.recipients + parts.distribution:
            assert " ".join(text[slice(*one.span)].split()).startswith(one.text)
        for name in ("number", "symbol", "place"):
            value = getattr(parts.letterhead, name)
            assert text[slice(*value.span)] == value.text


def test_the_clause_that_orders_may_be_a_bullet() -> None:
    text = """UBND HUYỆN TÂN LỘC
Số: 12/UBND-TH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Tân Lộc, ngày 05 tháng 3 năm 2024
Kính gửi: Các phòng, ban.
- Căn cứ Kế hoạch số 15/KH-UBND của UBND tỉnh;
- Theo đề nghị của Phòng Nội vụ, UBND huyện yêu cầu các phòng, ban thực hiện các nội dung sau:
1. Rà soát hồ sơ.
2. Báo cáo kết quả.
"""
    parts = parse(parse_text(text, Origin(path="t", sha256="0" * 64, format="txt")))
    assert parts.enacting is not None
    assert [node.path for node in parts.body.children] == ["1", "2"]
    assert len(parts.preamble) == 1
