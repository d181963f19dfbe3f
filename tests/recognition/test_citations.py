"""The citation recognizer on whole sentences as dispatches write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from congvan.document import Passage, Span
from congvan.document.mentions import CitationMention
from congvan.recognition.citations import citation_at, complete_from_note, find_citations, spans_of

_FIELDS = ("type", "number", "date", "issuer", "subject", "role", "provision")


def _sentences() -> list[tuple[str, list[tuple[str | None, ...]]]]:
    table: list[tuple[str, list[tuple[str | None, ...]]]] = []
    for line in (Path(__file__).parent / "citation_sentences.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("= "):
            cells = [None if cell.strip() == "-" else cell.strip() for cell in line[2:].split(" | ")]
            table[-1][1].append(tuple(cells + [None] * (len(_FIELDS) - len(cells))))
        else:
            table.append((line, []))
    return table


_TABLE = _sentences()


def _row(mention: CitationMention) -> tuple[str | None, ...]:
    return tuple(getattr(mention, name) for name in _FIELDS)


@pytest.mark.parametrize(("sentence", "expected"), _TABLE, ids=[sentence[:60] for sentence, _ in _TABLE])
def test_sentence(sentence: str, expected: list[tuple[str | None, ...]]) -> None:
    found = [_row(mention) for mention in find_citations(Passage(sentence, 0)) if "back" not in mention.rule]
    assert found == expected


def test_table_is_large_enough() -> None:
    assert sum(len(expected) for _, expected in _TABLE) >= 150
    assert sum(not expected for _, expected in _TABLE) >= 40


@pytest.mark.parametrize("sentence", [sentence for sentence, expected in _TABLE if expected])
def test_spans_slice_back(sentence: str) -> None:
    passage = Passage(sentence, 1000)
    for mention in find_citations(passage):
        assert passage.extent.holds(mention.span)
        for name in ("issuer", "subject"):
            span: Span | None = getattr(mention, f"{name}_span")
            value: str | None = getattr(mention, name)
            if span is not None and not mention.rule.startswith("citation.law"):
                assert " ".join(sentence[span.start - 1000 : span.end - 1000].split()) == value
        if mention.number_span is not None:
            digits = sentence[mention.number_span.start - 1000 :].lstrip()
            assert mention.number is not None and digits[0] == mention.number[0]


def _note(text: str, note: str) -> CitationMention:
    (mention,) = find_citations(Passage(text, 0))
    return complete_from_note(mention, Passage(note, 500))


def test_a_footnote_adds_date_issuer_and_subject() -> None:
    note = "ngày 27/10/2023 của Sở Nội vụ về việc triển khai tự đánh giá Chỉ số cải cách hành chính năm 2023."
    mention = _note("Căn cứ Công văn số 2614/SNV-CCHC", note)
    assert (mention.date, mention.issuer) == ("2023-10-27", "Sở Nội vụ")
    assert mention.subject == "triển khai tự đánh giá Chỉ số cải cách hành chính năm 2023"
    assert mention.number == "2614/SNV-CCHC"
    assert mention.issuer_span is not None and note[mention.issuer_span.start - 500 : mention.issuer_span.end - 500]
    assert mention.extent == mention.span


@pytest.mark.parametrize(
    ("note", "date", "issuer", "subject"),
    [
        (
            "Ngày 16/12/2004 của Chính phủ về quản lý chất lượng công trình.",
            "2004-12-16",
            "Chính phủ",
            "quản lý chất lượng công trình",
        ),
        ("Của Sở Xây dựng", None, "Sở Xây dựng", None),
        ("về việc kiểm tra công vụ", None, None, "kiểm tra công vụ"),
        ("1. ngày 05 tháng 3 năm 2020", "2020-03-05", None, None),
        ("Công văn số 12/SXD-QL ngày 03/4/2020 của Sở Xây dựng", "2020-04-03", "Sở Xây dựng", None),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", None, None, None),
        ("Số liệu tính đến ngày 30/9/2024", None, None, None),
        ("", None, None, None),
    ],
)
def test_footnotes(note: str, date: str | None, issuer: str | None, subject: str | None) -> None:
    mention = _note("theo Công văn số 12/SXD-QL", note)
    assert (mention.date, mention.issuer, mention.subject) == (date, issuer, subject)


def test_the_mention_keeps_what_it_says_itself() -> None:
    mention = _note("theo Công văn số 12/SXD-QL ngày 01/02/2020", "ngày 03/4/2021 của Sở Xây dựng")
    assert (mention.date, mention.issuer) == ("2020-02-01", "Sở Xây dựng")


def test_the_mark_stands_at_the_end_of_a_part() -> None:
    text = "Công văn số 12/SXD-QL ngày 01/02/2020 của Sở Xây dựng về việc kiểm tra công vụ; và"
    mentions = find_citations(Passage(text, 0))
    for end in ("QL", "2020", "Sở Xây dựng", "công vụ"):
        assert citation_at(mentions, text.index(end) + len(end)) == mentions[0]
    assert citation_at(mentions, len(text)) is None
    assert citation_at([], 3) is None


def test_dates_before_the_number_are_masked_too() -> None:
    text = "Ngày 24/7/2021, Sở Xây dựng có Công văn số 12/SXD-VP đề nghị báo cáo trước ngày 30/7/2021."
    mentions = find_citations(Passage(text, 100))
    covered = [text[span.start - 100 : span.end - 100] for span in spans_of(mentions)]
    assert covered == ["Ngày 24/7/2021", "Công văn số 12/SXD-VP"]


def test_masked_places_are_left_alone() -> None:
    passage = Passage("Công văn số 12/SNV-VP và Công văn số 13/SNV-VP", 0)
    first = find_citations(passage)[0]
    assert [mention.number for mention in find_citations(passage, [first.span])] == ["13/SNV-VP"]


def test_offsets_are_those_of_the_document() -> None:
    near, far = (
        find_citations(Passage("theo Công văn số 12/SNV-VP", 0)),
        find_citations(Passage("theo Công văn số 12/SNV-VP", 7000)),
    )
    assert far[0].span == Span(near[0].span.start + 7000, near[0].span.end + 7000)


_HOSTILE = {
    "types": "Công văn số " * 4000,
    "numbers": "12/SNV-VP, " * 4000,
    "citations": "Công văn số 12/SNV-VP ngày 01/02/2020 của Sở Xây dựng về việc kiểm tra, " * 800,
    "laws": "Luật sửa đổi, bổ sung một số điều của Luật " * 1500,
    "provisions": "Điều 1, 2, 3, 4, 5, 6, 7, 8, 9 và " * 1500 + "Nghị định số 1/2020/NĐ-CP",
    "brackets": "Công văn số 1/AB (" * 2500,
    "words": "về việc của " * 5000,
    "capitals": "A" * 60000,
    "digits": "1" * 60000,
    "slashes": "1/" * 30000,
    "dashes": "12-AB" * 12000,
    "blanks": "Công văn số" + " " * 60000 + "12/SNV",
    "issuers": "Công văn số 1/AB của " + "Sở Nội vụ và " * 5000,
    "before": "chỉ đạo của " * 5000 + "Công văn số 1/AB",
    "quotes": "“" * 30000 + "Công văn số 1/AB" + "”" * 30000,
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_text_is_read_to_its_end(name: str) -> None:
    text = _HOSTILE[name]
    find_citations(Passage(text, 0))
