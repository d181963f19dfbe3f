"""Header fields in a session: taken from selected words, edited, checked at once, undone, kept in the corpus's form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from annotated import TEXT, opened

from congvan.annotation.adjudication import adjudication
from congvan.annotation.agreement import agreement
from congvan.annotation.header import FIELDS, read_field
from congvan.annotation.session import Session
from congvan.annotation.values import header_value
from congvan.cli import main
from congvan.errors import UsageError


def finished(session: Session) -> dict[str, object]:
    session.accept_above(0)
    session.finish()
    path = session.store / session.annotator / "snv.json"
    return json.loads(path.read_text(encoding="utf-8"))


def row(session: Session, field: str) -> dict[str, object]:
    return next(one for one in session.view()["header"] if one["field"] == field)


def take(session: Session, field: str, words: str) -> None:
    session.take(field, TEXT.index(words), TEXT.index(words) + len(words))


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("number", "Số: 215/SNV-CCHC", "215"),
        ("number", "215/SNV-CCHC", "215"),
        ("number", "09/2009/CT-UBND", "09/2009"),
        ("number", "215", "215"),
        ("symbol", "Số: 215/SNV-CCHC", "SNV-CCHC"),
        ("symbol", "215/SNV-CCHC", "SNV-CCHC"),
        ("symbol", "LĐTB&XH – VP", "LĐTB&XH-VP"),
        ("issued", "Hòa An, ngày 04 tháng 3 năm 2024", "2024-03-04"),
        ("issued", "ngày   tháng 8 năm 2023", "2023-08"),
        ("issued", "04/3/2024", "2024-03-04"),
        ("place", "Hòa An, ngày 04 tháng 3 năm 2024", "Hòa An"),
        ("place", "Hòa An", "Hòa An"),
        ("issuer", "SỞ NỘI VỤ\nTỈNH HÒA AN", "Sở Nội vụ tỉnh Hòa An"),
        ("document_type", "KẾ HOẠCH", "kế hoạch"),
        ("subject", "V/v rà soát vị trí\nviệc làm", "rà soát vị trí việc làm"),
        ("subject", "Về việc phòng cháy", "phòng cháy"),
        ("urgency", "HỎA TỐC", "hỏa tốc"),
        ("recipients", "Kính gửi:\n- Các sở: Tài chính, Y tế;\n- UBND các huyện.",
         ["Sở Tài chính", "Sở Y tế", "UBND các huyện"]),
        ("distribution", "- Như trên;\n- Lưu: VT, CCHC.", ["Như trên", "Lưu: VT, CCHC"]),
        ("title", "PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ],
)  # fmt: skip
def test_words_are_read_as_a_field(field: str, words: str, value: object) -> None:
    assert read_field(field, words) == value


@pytest.mark.parametrize(("field", "words"), [("number", "SNV"), ("issued", "Hòa An"), ("recipients", "Kính gửi: -")])
def test_words_that_hold_no_such_value(field: str, words: str) -> None:
    with pytest.raises(UsageError, match="hold no"):
        read_field(field, words)


def test_a_header_from_nothing(folder: Path) -> None:
    session = opened(folder)
    read = {field: header_value(session.draft.header, field) for field in FIELDS}
    session.do({"do": "remove", "ids": [f"header.{field}" for field in FIELDS if field != "document_type"]})
    assert [one["value"] for one in session.view()["header"] if one["value"]] == ["công văn"]
    for field, words in [
        ("issuer", "SỞ NỘI VỤ"),
        ("parent_issuer", "UBND TỈNH HÒA AN"),
        ("number", "215/SNV"),
        ("symbol", "215/SNV"),
        ("place", "Hòa An, ngày 04 tháng 3 năm 2024"),
        ("issued", "ngày 04 tháng 3 năm 2024"),
        ("recipients", "- Các sở: Tài chính, Y tế;"),
        ("recipients", "UBND các huyện."),
        ("recipients", "UBND các huyện"),  # once more: no second entry
        ("distribution", "- Như trên;\n- Lưu: VT."),
        ("title", "GIÁM ĐỐC"),
        ("name", "Lê Thị Hoài"),
    ]:
        take(session, field, words)
    assert {field: header_value(session.draft.header, field) for field in FIELDS} == read
    assert row(session, "recipients")["place"] == [
        [TEXT.index(words), TEXT.index(words) + len(words)] for words in ("sở: Tài chính", "Y tế", "UBND các huyện")
    ]
    assert session.problems() == {}
    assert finished(session)["signature"] == {"authority": None, "title": "GIÁM ĐỐC", "name": "Lê Thị Hoài"}
    assert main(["corpus", "check", str(session.store / "lan")]) == 0


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("number", "216", "does not stand in the text"),
        ("issued", "2024-02-31", "no day"),
        ("issued", "2024-03-05", "does not stand in the text"),
        ("urgency", "rất gấp", "urgency is rất gấp"),
        ("document_type", "Công văn", "document type is Công văn"),
        ("recipients", ["Sở Y tế", "Sở Xây dựng"], "Sở Xây dựng: it does not stand in the text"),
        ("name", "Lê Thị Hòa", "does not stand in the text"),
    ],
)
def test_a_field_is_checked_at_once(field: str, value: object, told: str, folder: Path) -> None:
    session = opened(folder)
    assert session.problems() == {}
    before = session.draft
    session.do({"do": "header", "field": field, "value": value})
    assert told in "; ".join(session.problems()[f"header.{field}"])
    assert row(session, field)["value"] == value
    session.undo()
    assert session.problems() == {} and session.draft.header == before.header
    session.redo()
    again = opened(folder)
    assert header_value(again.draft.header, field) == value and again.problems() == session.problems()


@pytest.mark.parametrize("event", [{"field": "recipients", "value": "Sở Y tế"}, {"field": "number", "value": ["1"]}])
def test_a_list_stays_a_list(event: dict[str, object], folder: Path) -> None:
    with pytest.raises(UsageError):
        opened(folder).do({"do": "header", **event})


def test_a_value_that_the_text_garbles(folder: Path) -> None:
    (folder / "snv.txt").write_text(TEXT.replace("Lê Thị Hoài", "Lẻ Tni Hcai"), encoding="utf-8")
    session = opened(folder)
    session.do({"do": "header", "field": "name", "value": "Lê Thị Hoài"})
    assert row(session, "name")["not_found"]
    session.correct("name")
    assert session.problems() == {} and row(session, "name")["corrected"]
    assert finished(session)["corrected"] == ["name"]
    assert main(["corpus", "check", str(session.store / "lan")]) == 0
    session.correct("name")
    assert list(session.problems()) == ["header.name"]


def test_a_log_without_what_others_have_is_read(folder: Path) -> None:
    session = opened(folder)
    session.begin()
    log = session.store / "lan" / "snv.jsonl"
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert rows[1]["do"] == "begin" and "asked" not in rows[1]
    assert session.draft.asked == {} and opened(folder).draft == session.draft


def test_adjudication_asks_where_two_headers_differ(folder: Path) -> None:
    store = folder.parent / "store"
    for annotator in ("lan", "minh"):
        session = opened(folder, annotator)
        if annotator == "minh":
            session.do({"do": "header", "field": "place", "value": None})
            session.do({"do": "header", "field": "name", "value": None})
            session.do({"do": "header", "field": "recipients", "value": ["UBND các huyện"]})
        finished(session)
    judge = adjudication(store / "lan", store / "minh", store, annotator="judge")
    assert judge.draft.undecided() == ["header.place", "header.recipients", "header.name"]
    assert (row(judge, "recipients")["rival"], row(judge, "recipients")["suggested"]) == (["UBND các huyện"], "minh")
    with pytest.raises(UsageError, match="3 suggestions are undecided"):
        judge.finish()
    judge.do({"do": "accept", "ids": ["header.recipients"]})
    judge.do({"do": "remove", "ids": ["header.place", "header.name"]})
    assert judge.draft.undecided() == []
    assert judge.draft.header["recipients"] == ["UBND các huyện"] and judge.draft.header["place"] == "Hòa An"
    judge.undo()
    assert len(judge.draft.undecided()) == 2
    judge.redo()
    assert judge.finish() == []
    tallies = agreement(store / "lan", store / "judge").scores.tallies
    assert {name for name, tally in tallies.items() if not tally.perfect} == {"recipients"}
