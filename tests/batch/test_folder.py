from __future__ import annotations

import io
import json
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import congvan
from congvan.batch import Outcome

TEXT = "Số: {}/SNV-VP\n\nGiám đốc Sở yêu cầu Văn phòng Sở thực hiện:\n\n1. Văn phòng Sở báo cáo trước ngày 05/6/2024.\n"


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """Three dispatches and an empty file between them."""
    folder = tmp_path / "den"
    folder.mkdir()
    for name in ("1", "3", "4"):
        (folder / f"{name}.txt").write_text(TEXT.format(name), encoding="utf-8")
    (folder / "2.txt").touch()
    return folder


def numbers(outcomes: Iterator[Outcome]) -> list[str | None]:
    return [outcome.dispatch.number if outcome.dispatch else type(outcome.error).__name__ for outcome in outcomes]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_yields_outcomes_in_order(incoming: Path, jobs: int) -> None:
    assert numbers(congvan.extract_folder(incoming, jobs=jobs)) == ["1", "EmptyDocumentError", "3", "4"]


def test_outcomes_come_one_by_one(incoming: Path) -> None:
    outcomes = congvan.extract_folder(str(incoming))
    next(outcomes)
    (incoming / "3.txt").unlink()
    assert numbers(outcomes) == ["EmptyDocumentError", "MissingFileError", "4"]


def test_several_files_and_folders(incoming: Path) -> None:
    outcomes = congvan.extract_folder([incoming / "3.txt", str(incoming / "1.txt")])
    assert numbers(outcomes) == ["1", "3"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert numbers(congvan.extract_folder(tmp_path / "khong-co")) == ["MissingFileError"]


def test_a_fault_of_the_program_names_the_place_and_not_the_text(
    incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: congvan.Pipeline, document: object) -> congvan.Dispatch:
        raise ValueError("words of the dispatch")

    monkeypatch.setattr(congvan.Pipeline, "extract_document", fail)
    outcome = next(congvan.extract_folder(incoming))
    assert isinstance(outcome.error, congvan.UnexpectedError)
    assert "ValueError at attempts.py:" in str(outcome.error)
    assert "words of the dispatch" not in str(outcome.error)


def test_summary_and_progress(incoming: Path, tmp_path: Path) -> None:
    seen = []
    summary = congvan.extract_into(incoming, tmp_path / "ra", progress=lambda done, total: seen.append((done, total)))
    assert (summary.files, summary.tasks, summary.with_deadline) == (4, 3, 3)
    assert [type(error) for error in summary.failed] == [congvan.EmptyDocumentError]
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_stream_takes_json_lines(incoming: Path) -> None:
    stream = io.BytesIO()
    congvan.extract_into(incoming, stream)
    assert [json.loads(line)["number"] for line in stream.getvalue().splitlines()] == ["1", "3", "4"]


def test_an_interrupted_run_keeps_the_table_of_the_run_before(incoming: Path, tmp_path: Path) -> None:
    congvan.extract_into(incoming, tmp_path / "ra")
    (incoming / "1.txt").write_text(TEXT.format("11"), encoding="utf-8")
    before = (tmp_path / "ra" / "tasks.csv").read_bytes()

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        congvan.extract_into(incoming, tmp_path / "ra", progress=interrupt)
    assert (tmp_path / "ra" / "tasks.csv").read_bytes() == before
    assert not list((tmp_path / "ra").rglob("*.tmp"))


def test_the_api_for_one(incoming: Path) -> None:
    path = incoming / "1.txt"
    pipeline = pickle.loads(pickle.dumps(congvan.Pipeline(congvan.Options())))
    dispatch = congvan.extract(str(path))
    assert dispatch == congvan.extract(path) == pipeline.extract(path)
    again = congvan.extract_text(path.read_text(encoding="utf-8"), name="1")
    assert again.tasks == dispatch.tasks and again.source.path == "1"
    assert dispatch.tasks[0].deadline is not None
    assert dispatch.tasks[0].deadline.date == "2024-06-05"
    with pytest.raises(congvan.EmptyDocumentError, match=r"2\.txt: the file is empty\. Get a fresh copy"):
        congvan.extract(incoming / "2.txt")
