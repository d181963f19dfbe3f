"""Misread accents set right: what is changed, what is left, and that no character moves."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

import congvan
from congvan.diacritics import SyllableModel, changes, read_syllables, shipped_syllables, with_accents, write_syllables
from congvan.diacritics.misreading import is_misread
from congvan.diacritics.model import END, START
from congvan.diacritics.runs import runs
from congvan.diacritics.signs import misread_signs
from congvan.document import Document
from congvan.errors import CongvanError, UsageError
from congvan.options import Options
from congvan.pipeline import Pipeline
from congvan.training.misreadings import misread

DISPATCHES = sorted((Path(__file__).parents[2] / "corpus" / "dispatches").glob("*.txt"))
# `kế toán` is seen, `kê toán` is not; `kê khai` and `khai` are.
SMALL = SyllableModel(
    "small 1",
    0.5,
    {START: {"kế": 9, "kê": 3}, "kế": {"toán": 9}, "kê": {"khai": 3}, "toán": {END: 9}, "khai": {END: 3}},
    ["khai báo", "kế toán"],
)


def restored(text: str, model: SyllableModel | None = None) -> str:
    for one in reversed(list(changes(text, model or shipped_syllables()))):
        assert text[one.start : one.start + len(one.read)] == one.read
        assert len(one.read) == len(one.text)
        text = text[: one.start] + one.text + text[one.start + len(one.text) :]
    return text


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("Tông cục Thuê dé nghị các Cục Thuê khân trương", "Tổng cục Thuế đề nghị các Cục Thuế khẩn trương"),
        ("UBND các huyện, thành phó chi đạo phòng chuyên môn", "UBND các huyện, thành phố chỉ đạo phòng chuyên môn"),
        ("CONG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("thực hiện quy dinh về\nsoạn thảo văn ban", "thực hiện quy định về\nsoạn thảo văn bản"),
        ("bao gém: các huyện, thành phế", "bao gồm: các huyện, thành phố"),
        ("phéi hợp với cơ quan cấp gidy phép", "phối hợp với cơ quan cấp giấy phép"),
        ("hoà giải ở cơ sở", "hoà giải ở cơ sở"),
        ("thu gom phế liệu, thế chấp tài sản", "thu gom phế liệu, thế chấp tài sản"),
        ("Phòng Nội vụ chủ trì, phối hợp với Văn phòng", "Phòng Nội vụ chủ trì, phối hợp với Văn phòng"),
        ("Phạm Đình Thi", "Phạm Đình Thi"),
        ("Sé: 860/BHXH", "Sé: 860/BHXH"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_is_set_right_and_what_stays(read: str, written: str) -> None:
    assert restored(read) == written


def test_a_letter_is_changed_only_where_the_neighbours_outweigh_its_cost() -> None:
    assert restored("kê toán", SMALL) == "kế toán"
    assert restored("Kê Toán", SMALL) == "Kế Toán"
    assert restored("kê khai", SMALL) == "kê khai"
    wary = SyllableModel("wary", 50.0, SMALL.follows)
    assert restored("kê toán", wary) == "kê toán"


def test_probabilities_of_what_follows_a_syllable_sum_to_no_more_than_one() -> None:
    model = shipped_syllables()
    known = {syllable for row in model.follows.values() for syllable in row}
    for before in (START, "thực", "cục", "chưa-từng-thấy"):
        total = sum(math.exp(model.likely(before, one)) for one in known)
        assert 0.9 < total <= 1 + 1e-9
    assert model.likely("cục", "thuế") > model.likely("cục", "thuê")


def test_runs_end_at_signs_figures_blank_lines_and_capitals_of_a_new_line() -> None:
    text = "Về việc rà\nsoát, hoà 5 giải\nPhòng Y tế\n\nkính gửi"
    assert [[syllable for syllable, _ in run] for run in runs(text)] == [
        ["về", "việc", "rà", "soát"],
        ["hòa"],
        ["giải"],
        ["phòng", "y", "tế"],
        ["kính", "gửi"],
    ]
    assert all(text[start:].lower().startswith(syllable[0]) for run in runs(text) for syllable, start in run)


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)
def test_a_text_that_reads_well_is_left_alone(path: Path) -> None:
    def none() -> SyllableModel:
        raise AssertionError("no model is wanted")

    document = Pipeline(Options(rules_only=True)).read(path)
    assert not is_misread(document.text)
    assert with_accents(document, none) is document


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)
def test_a_misread_dispatch_gives_nearly_the_names_of_the_good_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    good = _leads(congvan.extract_text(text))
    poor = misread(text, 0.125, 7)
    assert len(poor) == len(text)
    alone = _leads(congvan.extract_text(poor, options=Options(rules_only=True)))
    mended = _leads(congvan.extract_text(poor))
    assert _shared(mended, good) > _shared(alone, good)
    assert _shared(mended, good) >= 0.7


def _leads(dispatch: congvan.Dispatch) -> list[str]:
    return [one.name for task in dispatch.tasks for one in task.assignees if one.role == "lead"]


def _shared(some: list[str], good: list[str]) -> float:
    left = list(some)
    found = 0
    for name in good:
        if name in left:
            left.remove(name)
            found += 1
    return found / len(good)


def test_places_stay_and_what_was_read_is_kept(tmp_path: Path) -> None:
    poor = misread(DISPATCHES[0].read_text(encoding="utf-8"), 0.125, 3)
    path = tmp_path / "poor.txt"
    path.write_text(poor, encoding="utf-8")
    read = Pipeline(Options(rules_only=True)).read(path)
    mended = Pipeline().read(path)
    assert (len(mended.text), mended.offsets, mended.lines) == (len(read.text), read.offsets, read.lines)
    assert (read.origin.misread, mended.origin.misread) == (False, True)
    differing = [index for index, (a, b) in enumerate(zip(read.text, mended.text, strict=True)) if a != b]
    assert len(differing) >= len(mended.origin.repairs) > 20
    assert {one.rule for one in mended.origin.repairs} == {shipped_syllables().name}
    assert all(one.page is None and one.read != one.text for one in mended.origin.repairs)
    notice = _notice(mended)
    assert f"{len(mended.origin.repairs)} syllables" in notice
    (issue,) = [one for one in congvan.extract(path).issues if one.code == "misread_accents"]
    assert issue.message == notice


def test_what_was_recognized_here_is_changed_only_where_it_is_surest() -> None:
    text = "Phát triển Khu kinh tê, khu công nghiệp. Các xã rà soát thâm quyền xử lý hồ sơ."
    digital = Pipeline(Options(rules_only=True)).read_text(text)
    scanned = replace(digital, origin=replace(digital.origin, ocr=True))
    assert with_accents(digital, shipped_syllables) is digital
    mended = with_accents(scanned, shipped_syllables)
    assert [(one.read, one.text) for one in mended.origin.repairs] == [("tê", "tế"), ("thâm", "thẩm")]
    assert not mended.notices
    assert not mended.origin.misread


def _notice(document: Document) -> str:
    (message,) = [one.message for one in document.notices if one.code == "misread_accents"]
    return message


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("trả lời các nội | dung vướng mắc", "trả lời các nội   dung vướng mắc"),
        ("cơ quan. thuế quản lý", "cơ quan  thuế quản lý"),
        ("báo cáo Tổng ' cục", "báo cáo Tổng   cục"),
        ("trình duyệt, Trường hợp hồ sơ thiếu", "trình duyệt. Trường hợp hồ sơ thiếu"),
        ("trình duyệt, Phòng Tài chính thẩm định", "trình duyệt, Phòng Tài chính thẩm định"),
        ("trình duyệt, trường hợp hồ sơ thiếu", "trình duyệt, trường hợp hồ sơ thiếu"),
        ("lập hồ sơ. các xã", "lập hồ sơ. các xã"),
        ("| Khoản | Điều |", "| Khoản | Điều |"),
        ("TP. Hà Nội, v.v. và", "TP. Hà Nội, v.v. và"),
        ("- Về nội dung.\n* Rà soát.\n+ Tổng hợp.\n+ Báo cáo.", "- Về nội dung.\n+ Rà soát.\n+ Tổng hợp.\n+ Báo cáo."),
        ("* Lưu ý:\n+ Tổng hợp.\n+ Báo cáo.", "* Lưu ý:\n+ Tổng hợp.\n+ Báo cáo."),
        ("* Rà soát.\n+ Tổng hợp.\n* Báo cáo.", "* Rà soát.\n+ Tổng hợp.\n* Báo cáo."),
        ("- Rà soát.\n+ Tổng hợp.\n+ Báo cáo.", "- Rà soát.\n+ Tổng hợp.\n+ Báo cáo."),
    ],
)  # fmt: skip
def test_specks_inside_phrases_commas_before_new_sentences_and_lone_bullets(read: str, meant: str) -> None:
    text = read
    for one in misread_signs(read, shipped_syllables()):
        assert text[one.start] == one.read
        text = text[: one.start] + one.text + text[one.start + 1 :]
    assert text == meant


def test_one_slip_makes_no_text_misread() -> None:
    text = DISPATCHES[0].read_text(encoding="utf-8")
    assert not is_misread(text.replace("thực hiện", "thưc hiện", 1))
    assert is_misread(misread(text, 0.125, 1))


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_syllables(tmp_path / "m.json", SMALL)
    model = read_syllables(tmp_path / "m.json")
    assert (model.name, model.caution, model.follows, model.opens) == (
        SMALL.name,
        SMALL.caution,
        SMALL.follows,
        SMALL.opens,
    )
    pipeline = Pipeline(Options(syllables_model=tmp_path / "m.json"))
    assert pipeline.extract_text(misread(DISPATCHES[0].read_text(encoding="utf-8"), 0.125, 1)).tasks


@pytest.mark.parametrize("content", ["", "[]", '{"name": "m", "caution": 1, "follows": [1]}', "\x00"])
def test_another_file_is_an_error_with_a_remedy(tmp_path: Path, content: str) -> None:
    (tmp_path / "m.json").write_text(content)
    with pytest.raises(CongvanError, match="no model of syllables"):
        Pipeline(Options(syllables_model=tmp_path / "m.json"))
    with pytest.raises(CongvanError, match="no such model"):
        Pipeline(Options(syllables_model=tmp_path / "none.json"))
    with pytest.raises(UsageError, match="exclude each other"):
        Pipeline(Options(rules_only=True, syllables_model=tmp_path / "m.json"))
