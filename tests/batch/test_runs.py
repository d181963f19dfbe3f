"""Runs after runs: what is done is not done again, and what is told is what is there."""

from __future__ import annotations

import csv
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import congvan
from congvan.batch import files as batch_files
from congvan.batch.records import State
from congvan.export import atomic

TEXT = "Số: {}/SNV-VP\n\nGiám đốc Sở yêu cầu Văn phòng Sở thực hiện:\n\n1. Văn phòng Sở báo cáo trước ngày 05/6/2024.\n"


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    folder = tmp_path / "den"
    folder.mkdir()
    for name in ("1", "2", "3"):
        (folder / f"{name}.txt").write_text(TEXT.format(name), encoding="utf-8")
    (folder / "trong.txt").touch()
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, as they are."""
    names: list[str] = []
    whole = batch_files.attempt

    def attempt(source, **options):  # type: ignore[no-untyped-def]
        names.append(source.path.name)
        return whole(source, **options)

    monkeypatch.setattr(batch_files, "attempt", attempt)
    return names


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def nothing(incoming: Path, out: Path) -> None:
    pass


def change(incoming: Path, out: Path) -> None:
    (incoming / "2.txt").write_text(TEXT.format("22"), encoding="utf-8")


def touch(incoming: Path, out: Path) -> None:
    os.utime(incoming / "2.txt", (1, 1))


def arrive(incoming: Path, out: Path) -> None:
    (incoming / "4.txt").write_text(TEXT.format("4"), encoding="utf-8")


def damage_result(incoming: Path, out: Path) -> None:
    (out / "2.json").write_bytes(b'{"schema_version": ')


def lose_result(incoming: Path, out: Path) -> None:
    (out / "2.json").unlink()


def damage_record(incoming: Path, out: Path) -> None:
    record = next(path for path in out.rglob("*.record") if b"2.txt" in path.read_bytes())
    record.write_bytes(record.read_bytes()[:-3])


def lose_tables(incoming: Path, out: Path) -> None:
    (out / "tasks.csv").unlink()
    (out / "failures.csv").unlink()


@pytest.mark.parametrize(
    ("meanwhile", "options", "again"),
    [
        (nothing, {}, []),
        (touch, {}, []),
        (lose_tables, {}, []),
        (change, {}, ["2.txt"]),
        (arrive, {}, ["4.txt"]),
        (damage_result, {}, ["2.txt"]),
        (lose_result, {}, ["2.txt"]),
        (damage_record, {}, ["2.txt"]),
        (nothing, {"retry_failed": True}, ["trong.txt"]),
        (nothing, {"force": True}, ["1.txt", "2.txt", "3.txt", "trong.txt"]),
        (nothing, {"options": congvan.Options(max_bytes=10_000)}, ["trong.txt"]),
        (nothing, {"options": congvan.Options(password="a")}, []),
        (nothing, {"formats": ("csv",)}, ["1.txt", "2.txt", "3.txt"]),  # their dispatches lie elsewhere then
    ],
)
def test_a_second_run_reads_what_is_new_or_changed(
    incoming: Path,
    tmp_path: Path,
    read: list[str],
    meanwhile: Callable[[Path, Path], None],
    options: dict[str, object],
    again: list[str],
) -> None:
    congvan.extract_into(incoming, tmp_path / "ra")
    meanwhile(incoming, tmp_path / "ra")
    read.clear()
    summary = congvan.extract_into(incoming, tmp_path / "ra", **options)  # type: ignore[arg-type]
    assert read == again
    number = len(list(incoming.iterdir()))
    assert (summary.files, summary.tasks, summary.failed_count) == (number, number - 1, 1)
    assert summary.unchanged == number - len(again)
    congvan.extract_into(incoming, tmp_path / "moi", **options)  # type: ignore[arg-type]
    found, fresh = tree(tmp_path / "ra"), tree(tmp_path / "moi")
    assert {name for name in fresh if not name.startswith(".congvan")} <= found.keys()
    assert all(found[name] == fresh[name] for name in ("tasks.csv", "failures.csv"))


def test_other_options_and_other_tables_read_all(incoming: Path, tmp_path: Path, read: list[str]) -> None:
    import datetime as dt

    out = tmp_path / "ra"
    days_off = tmp_path / "nghi.toml"
    days_off.write_text("", encoding="utf-8")
    everything = ["1.txt", "2.txt", "3.txt", "trong.txt"]
    for options in (
        congvan.Options(),
        congvan.Options(received_on=dt.date(2024, 5, 20)),
        congvan.Options(days_off=days_off),
    ):
        read.clear()
        congvan.extract_into(incoming, out, options=options)
        assert read == everything
    record = out / ".congvan" / "records"
    for path in record.rglob("*.record"):  # as a version of the program with other tables has left it
        path.write_bytes(path.read_bytes().replace(b'"tables": "', b'"tables": "old'))
    read.clear()
    congvan.extract_into(incoming, out, options=congvan.Options(days_off=days_off))
    assert read == everything


def test_records_tell_what_made_a_result(incoming: Path, tmp_path: Path) -> None:
    import hashlib

    congvan.extract_into(incoming, tmp_path / "ra", options=congvan.Options(password="bí mật"))
    record = State(tmp_path / "ra").load(incoming / "1.txt")
    assert record is not None
    assert record.sha256 == hashlib.sha256((incoming / "1.txt").read_bytes()).hexdigest()
    assert record.made_by["program"].startswith(congvan.__version__)
    assert set(record.made_by) == {"program", "tables", "options"}
    congvan.extract_into(incoming, tmp_path / "khong")
    without = State(tmp_path / "khong").load(incoming / "1.txt")
    assert without is not None and without.made_by == record.made_by  # a short password could be found from a hash
    assert record.outputs == {".json": hashlib.sha256((tmp_path / "ra" / "1.json").read_bytes()).hexdigest()}


def test_what_can_no_longer_be_read_leaves_no_old_result(incoming: Path, tmp_path: Path) -> None:
    congvan.extract_into(incoming, tmp_path / "ra", formats=("json", "csv", "txt"))
    (incoming / "2.txt").write_bytes(b"")
    congvan.extract_into(incoming, tmp_path / "ra", formats=("json", "csv", "txt"))
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == [
        ".congvan",
        "1.json",
        "1.txt",
        "3.json",
        "3.txt",
        "failures.csv",
        "tasks.csv",
    ]
    assert [Path(row["file"]).name for row in rows(tmp_path / "ra" / "failures.csv")] == ["2.txt", "trong.txt"]


def test_failures_go_when_nothing_fails_any_more(incoming: Path, tmp_path: Path) -> None:
    congvan.extract_into(incoming, tmp_path / "ra")
    assert (tmp_path / "ra" / "failures.csv").exists()
    (incoming / "trong.txt").unlink()
    congvan.extract_into(incoming, tmp_path / "ra")
    assert not (tmp_path / "ra" / "failures.csv").exists()


def test_a_result_is_renamed_when_another_file_comes_to_lie_beside_its_source(incoming: Path, tmp_path: Path) -> None:
    congvan.extract_into(incoming, tmp_path / "ra")
    (incoming / "2.md").write_text(TEXT.format("2"), encoding="utf-8")
    congvan.extract_into(incoming, tmp_path / "ra")
    names = sorted(path.name for path in (tmp_path / "ra").glob("*.json"))
    assert names == ["1.json", "2.md.json", "2.txt.json", "3.json"]


def test_two_runs_do_not_write_to_one_folder(incoming: Path, tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    with (
        State(tmp_path / "ra").held(),
        pytest.raises(congvan.UsageError, match="another run is writing to this folder"),
    ):
        congvan.extract_into(incoming, tmp_path / "ra")
    congvan.extract_into(incoming, tmp_path / "ra")


@pytest.mark.parametrize("jobs", [None, 2])
def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(
    incoming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int | None
) -> None:
    out = tmp_path / "ra"
    congvan.extract_into(incoming, out)
    expected = tree(out)
    (incoming / "0.txt").write_text(TEXT.format("0"), encoding="utf-8")
    (out / "0.json").mkdir()  # nothing can take its place: as good as a disk that takes no more
    with pytest.raises(congvan.OutputError, match=r"0\.json: it cannot be written"):
        congvan.extract_into(incoming, out, jobs=jobs)
    assert tree(out) == expected
    (out / "0.json").rmdir()
    assert congvan.extract_into(incoming, out, jobs=jobs).unchanged == 4


def test_no_space_left_for_a_table(incoming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "ra"
    congvan.extract_into(incoming, out)
    before = (out / "tasks.csv").read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(congvan.OutputError, match=r"no space left on device.*Free some space"):
        congvan.extract_into(incoming, out)
    assert (out / "tasks.csv").read_bytes() == before
    assert not list(out.rglob("*.tmp"))


def test_a_path_too_long_for_the_disk_costs_that_file(
    incoming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = batch_files.write

    def write(path: Path, data: bytes, **options: Path) -> None:
        if path.name == "2.json":
            cause = OSError(errno.ENAMETOOLONG, "File name too long")
            raise congvan.OutputError("it cannot be written (file name too long)", path=str(path)) from cause
        whole(path, data, **options)

    monkeypatch.setattr(batch_files, "write", write)
    summary = congvan.extract_into(incoming, tmp_path / "ra")
    assert (summary.tasks, summary.failed_count) == (2, 2)


def test_a_file_that_vanishes_is_told_and_is_tried_again(incoming: Path, tmp_path: Path) -> None:
    def vanish(done: int, total: int) -> None:
        (incoming / "2.txt").unlink(missing_ok=True)

    summary = congvan.extract_into(incoming, tmp_path / "ra", progress=vanish)
    assert [type(error).__name__ for error in summary.failed] == ["MissingFileError", "EmptyDocumentError"]
    (incoming / "2.txt").write_text(TEXT.format("2"), encoding="utf-8")
    assert congvan.extract_into(incoming, tmp_path / "ra").failed_count == 1


def test_same_names_in_different_folders_and_spellings(tmp_path: Path) -> None:
    den = tmp_path / "den"
    for place in ("a/1.txt", "b/1.txt", "ho\u0300a.txt", "h\u00f2a.txt"):
        (den / place).parent.mkdir(parents=True, exist_ok=True)
        (den / place).write_text(TEXT.format("1"), encoding="utf-8")
    summary = congvan.extract_into([den, den / "a"], tmp_path / "ra")
    assert (summary.files, summary.tasks) == (4, 4)
    assert len(list((tmp_path / "ra").rglob("*.json"))) == 4


def test_a_stamp_of_secrecy_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from congvan.cli import main

    den = tmp_path / "den"
    den.mkdir()
    text = "UBND TỈNH A\nSỞ NỘI VỤ\n\nMẬT\n\nSố: 7/SNV-VP\nV/v nội dung kín đáo\n\n1. Văn phòng Sở báo cáo.\n"
    (den / "7.txt").write_text(text, encoding="utf-8")
    assert main(["extract", str(den), "-o", str(tmp_path / "ra"), "--jobs", "1"]) == 0
    first, *_ = capsys.readouterr().err.splitlines()
    assert first.lower().startswith(f"secret: {den / '7.txt'}: it is stamped mật;")


def test_what_a_killed_worker_left_half_written_goes_with_the_run(tmp_path: Path) -> None:
    state = State(tmp_path / "ra")
    with state.held():
        (state.temporary / ".congvan-nua-chung.tmp").write_bytes(b"{")
    assert list(state.temporary.iterdir()) == []
