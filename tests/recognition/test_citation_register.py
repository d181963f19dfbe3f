"""One document, however often and however briefly it is named."""

from __future__ import annotations

from congvan.document import Passage
from congvan.document.mentions import CitedDocument
from congvan.recognition.citation_register import register_citations
from congvan.recognition.citations import find_citations


def _register(text: str, **own: str) -> list[CitedDocument]:
    return register_citations(find_citations(Passage(text, 0)), **own)


def _numbers(text: str, **own: str) -> list[str | None]:
    return [document.number for document in _register(text, **own)]


def test_full_and_short_form_are_one_document() -> None:
    (document,) = _register(
        "Căn cứ Công văn số 3995/UBND-NC ngày 19/7/2023 của UBND tỉnh về việc chấn chỉnh cải cách thủ tục. "
        "Các sở báo cáo theo Công văn số 3995/UBND-NC; phụ lục của công văn số 3995 của UBND tỉnh giữ nguyên."
    )
    assert (document.number, document.date, document.issuer) == ("3995/UBND-NC", "2023-07-19", "UBND tỉnh")
    assert document.subject == "chấn chỉnh cải cách thủ tục"
    assert document.role == "basis"
    assert len(document.mentions) == 3
    assert [mention.span for mention in document.mentions] == sorted(mention.span for mention in document.mentions)


def test_a_short_form_may_stand_first() -> None:
    (document,) = _register("Nhắc lại Công văn số 12. Công văn số 12/SNV-VP ngày 05/3/2021 của Sở Nội vụ vẫn còn.")
    assert document.number == "12/SNV-VP"
    assert document.date == "2021-03-05"
    assert len(document.mentions) == 2


def test_a_cut_symbol_is_the_whole_one() -> None:
    assert _numbers("tại Công văn số 3995/UBND ngày 19/7/2023 và Công văn số 3995/UBND-NC ngày 19/7/2023") == [
        "3995/UBND-NC"
    ]


def test_the_same_number_of_another_year_is_another_document() -> None:
    documents = _register("Kế hoạch số 15/KH-UBND ngày 10/01/2023 và Kế hoạch số 15/KH-UBND ngày 12/01/2024")
    assert [document.date for document in documents] == ["2023-01-10", "2024-01-12"]


def test_a_slip_in_the_year_is_mended() -> None:
    (document,) = _register(
        "bãi bỏ Nghị định số 97/25012/NĐ-CP ngày 16/8/2012 của Chính phủ; theo Nghị định số 97/2012/NĐ-CP."
    )
    assert (document.number, document.date) == ("97/2012/NĐ-CP", "2012-08-16")


def test_the_symbol_without_its_bar_is_the_same() -> None:
    assert _numbers("Quyết định số 4096/QD-TCTL ngày 13/5/2017; Quyết định số 4096/QĐ-TCTL") == ["4096/QĐ-TCTL"]


def test_văn_bản_takes_the_precise_type() -> None:
    (document,) = _register("Văn bản số 88/SNV-VP ngày 02/02/2022; theo Công văn số 88/SNV-VP của Sở Nội vụ.")
    assert document.type == "Công văn"


def test_plain_numbers_need_their_type() -> None:
    assert len(_register("Chương trình hành động số 09 và Kế hoạch số 09 của Tỉnh ủy.")) == 2


def test_a_law_is_one_with_and_without_its_year() -> None:
    (document,) = _register("Căn cứ Luật Đất đai năm 2024; trái với Luật Đất đai.")
    assert (document.type, document.number, len(document.mentions)) == ("Luật Đất đai năm 2024", None, 2)


def test_a_law_of_two_years_is_two() -> None:
    types = [document.type for document in _register("Luật Đất đai năm 2013 và Luật Đất đai năm 2024")]
    assert types == ["Luật Đất đai năm 2013", "Luật Đất đai năm 2024"]


def test_a_law_named_later_is_the_numbered_one() -> None:
    (document,) = _register("Căn cứ Luật Nhà ở số 27/2023/QH15 ngày 27/11/2023; theo Điều 4 Luật Nhà ở năm 2023.")
    assert (document.type, document.number, document.subject) == ("Luật", "27/2023/QH15", "Nhà ở")
    assert document.mentions[1].provision == "Điều 4"


def test_a_back_reference_is_resolved_when_only_one_fits() -> None:
    one = _register("Theo Chỉ thị số 65/CT-TTg ngày 17/9/2018; các sở thực hiện Chỉ thị nêu trên.")
    assert [len(document.mentions) for document in one] == [2]
    two = _register("Theo Chỉ thị số 65/CT-TTg, Chỉ thị số 66/CT-TTg; các sở thực hiện Chỉ thị nêu trên.")
    assert [len(document.mentions) for document in two] == [1, 1]
    assert _register("Các sở thực hiện Chỉ thị nêu trên và Công văn này.") == []


def test_the_dispatch_itself_is_no_citation() -> None:
    text = "(Kèm theo Công văn số 1210/UBND-TH ngày 16/3/2023 của UBND tỉnh) và Công văn số 1211/UBND-TH"
    assert _numbers(text, own_number="1210", own_symbol="UBND-TH", own_date="2023-03-16") == ["1211/UBND-TH"]
    assert _numbers("Nghị quyết số 29-NQ/TW", own_number="29", own_symbol="NQ/TW") == []
    older = "Công văn số 1210/UBND-TH ngày 02/4/2021"
    assert _numbers(older, own_number="1210", own_symbol="UBND-TH", own_date="2023-03") == ["1210/UBND-TH"]


def test_two_dated_documents_without_number_stay_two() -> None:
    documents = _register(
        "Thông báo ngày 12/3/2020 của Văn phòng Chính phủ; Thông báo ngày 15/4/2020 của Văn phòng Chính phủ."
    )
    assert [document.key for document in documents] == ["thong bao 2020-03-12", "thong bao 2020-04-15"]


def test_nothing_gives_nothing() -> None:
    assert register_citations([]) == []


def test_many_documents() -> None:
    text = "; ".join(f"Công văn số {number}/SNV-VP ngày 01/02/2020" for number in range(1, 3000))
    assert len(_register(text)) == 2999
