from __future__ import annotations

import pytest

from congvan.structure.numbering import motto_start, read_number, read_place_and_date


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("Số: 1210/UBND-TH", "1210", "UBND-TH"),
        ("Số: /LĐTB&XH – VP", None, "LĐTB&XH-VP"),
        ("Số:      /UBND-NC", None, "UBND-NC"),
        ("Số: …../KH-UBND", None, "KH-UBND"),
        ("Số: 09/2009/CT-UBND", "09/2009", "CT-UBND"),
        ("Số: 95 / CV-CĐGD TP. Hồ Chí Minh, ngày 11 tháng 5 năm 2017", "95", "CV-CĐGD"),
        ("Số 412-CV/TW", "412", "CV/TW"),
        ("Số: 2614 / SNV – CCHC", "2614", "SNV-CCHC"),
        ("Số: 05/BNV-VP", "05", "BNV-VP"),
        ("Số: 15/QĐ-BNV", "15", "QĐ-BNV"),
        ("Số: 1030/UBND-PVHCC&KSTT", "1030", "UBND-PVHCC&KSTT"),
        ("Số: 3367 /TTr-SNV", "3367", "TTr-SNV"),
        ("SỐ: 12/TB-ĐHV", "12", "TB-ĐHV"),
        ("Số: 1113/BGDĐT-GDTrH", "1113", "BGDĐT-GDTrH"),
        ("Số: 31a/GM-UBND", "31a", "GM-UBND"),
        ("Số: 144", "144", None),
        ("Số: 7{12 /CTDB-TTr", None, "CTDB-TTr"),
        ("Số: 0? /TB-CTDB Điện Biên, ngày4# tháng0A năm 2022", None, "TB-CTDB"),
        ("Số: 4/2 /QĐ-CTDB", None, "QĐ-CTDB"),
        ("sé; 881 /CTDB-KK", "881", "CTDB-KK"),
        ("Số: 41Ø2 /CTAH-TTHT An Hòa, ngày 05 tháng 3 năm 2024", None, "CTAH-TTHT"),
        ("Số: 954/CT-TTHT - An Hòa, ngày 05 tháng 3 năm 2024", "954", "CT-TTHT"),
    ],
)
def test_number(text: str, number: str | None, symbol: str | None) -> None:
    found = read_number(text)
    assert found is not None
    assert (found[0] and found[0].text, found[1] and found[1].text) == (number, symbol)
    for field in found[:2]:
        if field is not None and " " not in text[field.start : field.end]:
            assert text[field.start : field.end].replace("–", "-") == field.text


@pytest.mark.parametrize("text", ["Số lượng: 25 người", "Sở Nội vụ", "Kính gửi: Sở Y tế", "số 35 Đại Cồ Việt"])
def test_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Bắc Giang, ngày 05 tháng 8 năm 2023", "Bắc Giang", "2023-08-05"),
        ("Bắc Giang, ngày   tháng 8 năm 2023", "Bắc Giang", "2023-08"),
        ("Bình Định, ngày tháng năm 2021", "Bình Định", "2021"),
        ("TP. Hồ Chí Minh, ngày 11 tháng 5 năm 2017", "TP. Hồ Chí Minh", "2017-05-11"),
        ("Hà Nội, ngày … tháng … năm 2020", "Hà Nội", "2020"),
        ("Tân Phú, ngày 31 tháng 12 năm 2018", "Tân Phú", "2018-12-31"),
        ("Huế, ngày 31 tháng 02 năm 2018", "Huế", "2018-02"),
        ("ngày 02 tháng 3 năm 2016", None, "2016-03-02"),
        ("Hà Nội, ngày 05/3/2020", "Hà Nội", "2020-03-05"),
        ("Hà Nội, ngày4# tháng0A năm 2022", "Hà Nội", "2022"),
        ("Hà Nội, ngày 0È tháng 4 năm 2022", "Hà Nội", "2022-04"),
        ("Hà Nội, ngày l8thang 8 năm 2021", "Hà Nội", "2021-08-18"),
    ],
)
def test_place_and_date(text: str, place: str | None, date: str) -> None:
    found = read_place_and_date(text)
    assert found is not None
    assert (found[0] and found[0].text, found[1] and found[1].text) == (place, date)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0),
        ("UBND TỈNH X CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12),
        ("Độc lập - Tự do - Hạnh phúc", 0),
        ("SỞ NỘI VỤ Độc lập – Tự do – Hạnh phúc", 10),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 0),
        ("Đơn vị hoạt động độc lập", None),
        ("Sở Nội vụ", None),
    ],
)
def test_motto(text: str, start: int | None) -> None:
    assert motto_start(text) == start


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("V/v thuế GTGT Hà Nội, ngày 05 tháng 3 năm 2020", "Hà Nội"),
        ("/CTHN-TTHT TP. Hồ Chí Minh, ngày 05 tháng 3 năm 2020", "TP. Hồ Chí Minh"),
        ("Thành phố Hồ Chí Minh, ngày 05 tháng 3 năm 2020", "Thành phố Hồ Chí Minh"),
        ("HÀ NỘI, ngày 05 tháng 3 năm 2020", "HÀ NỘI"),
        ("Bà Rịa - Vũng Tàu, ngày 05 tháng 3 năm 2020", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_the_place_without_what_stands_before_it(text: str, place: str) -> None:
    found = read_place_and_date(text)
    assert found is not None
    assert found[0] is not None
    assert (found[0].text, text[found[0].start : found[0].end]) == (place, place)
    assert found[2] == found[0].start
