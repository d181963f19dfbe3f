"""Results of scans hold for the engine that read them, those of other files for any."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from congvan.batch import plan as plans
from congvan.batch.attempts import Outcome
from congvan.batch.origin import made_by, recognized_by
from congvan.batch.plan import Plan
from congvan.batch.sources import SourceFile
from congvan.batch.workers import Limits
from congvan.errors import DamagedFileError, EmptyDocumentError
from congvan.ingest.ocr.engine import engine_name
from congvan.options import Options
from congvan.pipeline import Pipeline
from congvan.schema import Issue

RESULT = PurePath("quet.json")


def plan_of(options: Options) -> Plan:
    return Plan(Pipeline(options), ("json",), made_by(options), Limits())


def outcome_of(*, ocr: bool, code: str | None = None) -> Outcome:
    dispatch = Pipeline().extract_text("Kính gửi: Các phòng, ban.\nYêu cầu các phòng, ban rà soát hồ sơ.")
    issues = [Issue(code=code, message="…", page=1)] if code else []
    dispatch = dispatch.model_copy(
        update={"source": dispatch.source.model_copy(update={"ocr": ocr}), "issues": tuple(issues)}
    )
    return Outcome(SourceFile(Path("quet.pdf"), PurePath("quet.pdf"), RESULT), dispatch)


@pytest.mark.parametrize(
    ("outcome", "engine", "timeout"),
    [
        (outcome_of(ocr=False), True, True),
        (outcome_of(ocr=True), False, True),
        (outcome_of(ocr=False, code="scanned_page"), False, True),
        (outcome_of(ocr=True, code="ocr_timeout"), False, False),
        (Outcome(SourceFile(Path("a"), PurePath("a"), RESULT), error=EmptyDocumentError("…")), False, False),
        (Outcome(SourceFile(Path("a"), PurePath("a"), RESULT), error=DamagedFileError("…")), True, True),
    ],
    ids=["digital", "scan", "unread", "timed out", "empty", "damaged"],
)
def test_what_another_engine_or_time_limit_reads_anew(
    outcome: Outcome, engine: bool, timeout: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = Options()
    record = plan_of(options).record(outcome, "quet.pdf", "0" * 64, {".json": "1" * 64})
    assert plan_of(options).may_hold(record, RESULT)
    assert plan_of(Options(ocr_page_timeout=options.ocr_page_timeout + 1)).may_hold(record, RESULT) is timeout
    monkeypatch.setattr(plans, "recognized_by", lambda ocr: "tesseract 9.9.9")
    assert plan_of(options).may_hold(record, RESULT) is engine


def test_the_engine_is_named_with_its_data() -> None:
    assert recognized_by(True) == engine_name() and engine_name().startswith("tesseract ")
    assert recognized_by(False) == "off"
