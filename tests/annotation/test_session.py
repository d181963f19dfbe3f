from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from annotated import TEXT, opened

from congvan.annotation.adjudication import adjudication
from congvan.annotation.agreement import agreement
from congvan.annotation.reading import read_deadline, snapped
from congvan.annotation.session import Session
from congvan.annotation.writing import words_at
from congvan.cli import main
from congvan.errors import CongvanError, DamagedFileError, OutputError, UsageError

SAMPLES = Path(__file__).parents[2] / "corpus" / "dispatches"


def log_of(folder: Path) -> Path:
    return folder.parent / "store" / "lan" / "snv.jsonl"


@pytest.mark.parametrize(
    ("text", "selected", "whole"),
    [
        ("1. Rà soát vị trí", "à so", "Rà soát"),
        ("1. Rà soát vị trí", " vị ", "vị"),
        ("gửi 12/KH-UBND nhé", "KH", "12/KH-UBND"),
        ("😀😀 Giao Sở Y tế", "ở Y t", "Sở Y tế"),
        ("Giao S\u01a1\u0309 Y t\u00ea\u0301 la\u0300m", "Y t\u00ea", "Y t\u00ea\u0301"),  # marks that stand apart
        ("một\nhai", "ột\nha", "một\nhai"),
        ("một   hai", "   ", ""),
    ],
)
def test_a_selection_snaps_to_words_in_code_points(text: str, selected: str, whole: str) -> None:
    start = text.index(selected)
    place = snapped(text, start, start + len(selected))
    assert [text[a:b] for a, b in place] == ([whole] if whole else [])
    assert snapped(text, start + len(selected), start) == place  # selected backwards


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("trước ngày 15/9", {"kind": "date", "date": "2024-09-15", "bound": "before"}),
        ("trước ngày 25 hằng tháng", {"kind": "recurring", "rrule": "FREQ=MONTHLY;BYMONTHDAY=25", "bound": "before"}),
        ("trong 05 ngày làm việc kể từ ngày ký", {"kind": "duration", "duration": "P5D", "working_days": True}),
        ("Quý IV/2025", {"kind": "date", "date": "2025-12-31"}),
        ("cây xanh", {"kind": "date", "date": None}),
    ],
)
def test_a_marked_deadline_is_read(words: str, expected: dict[str, object]) -> None:
    found = read_deadline(words, "2024-03-04")
    assert expected.items() <= found.items()
    assert found["text"] == words


def test_from_nothing_to_a_checked_annotation(folder: Path) -> None:
    session = opened(folder)
    session.refuse_suggestions()

    def place(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    session.mark("directive", *place("1. Các"))
    task = session.mark(
        "task", *place("Các sở rà soát vị trí việc làm,\ngửi kết quả về Sở Nội vụ trước ngày 20/3/2024")
    )
    assert session.problems() == {task: ["nobody leads"]}
    session.mark("lead", *place("Các sở rà")[:1], place("Các sở rà")[1] - 3, task=task)
    due = session.mark("deadline", *place("trước ngày 20/3"), task=task)
    session.mark("report_to", *place("Sở Nội vụ trước")[:1], place("Sở Nội vụ trước")[1] - 6, task=task)
    session.do({"do": "edit", "id": due, "field": "date", "value": "2024-02-31"})
    assert "no day" in session.problems()[due][0]
    session.undo()
    assert session.problems() == {}
    assert session.finish() == []
    gold = json.loads((log_of(folder).with_suffix(".json")).read_text(encoding="utf-8"))
    (found,) = gold["tasks"]
    assert found["directive"] == "1"
    assert found["deadline"] | {"text": ""} == {"text": "", "bound": "before", "kind": "date", "date": "2024-03-20"}
    assert found["assignees"][0]["name"] == "Các sở"
    assert main(["corpus", "check", str(log_of(folder).parent)]) == 0
    # What is done stays true on disk when it is changed.
    session.do({"do": "edit", "id": due, "field": "date", "value": "2024-03-21"})
    assert "2024-03-21" in log_of(folder).with_suffix(".json").read_text(encoding="utf-8")


def test_suggestions_accepted_alone_and_above_a_threshold(folder: Path) -> None:
    session = opened(folder)
    with pytest.raises(UsageError, match="undecided"):
        session.finish()
    lead = next(one for one in session.draft.suggestions() if one.layer == "lead")
    session.do({"do": "accept", "ids": [lead.id]})
    assert session.draft.values[lead.id].suggested is None
    assert session.draft.values[lead.task or ""].suggested is None  # its task comes along
    assert session.accept_above(1.01) == 0
    before = len(session.draft.suggestions())
    assert session.accept_above(0.0) == before
    session.undo()
    assert len(session.draft.suggestions()) == before
    gone = session.refuse_suggestions()
    assert gone == before and not session.draft.suggestions()


def test_what_belongs_to_a_task(folder: Path) -> None:
    session = opened(folder)
    first, second = (one for one in session.draft.values.values() if one.layer == "task")
    (lead, *_) = [one for one in session.draft.of_task(first.id) if one.layer == "lead"]
    made = session.inherit(lead.id, second.id)
    copied = session.draft.values[made]
    assert (copied.place, copied.fields["source"], copied.task) == (lead.place, "inherited", second.id)
    session.do({"do": "edit", "id": copied.id, "field": "layer", "value": "support"})
    session.do({"do": "remove", "ids": [second.id]})
    assert copied.id not in session.draft.values
    with pytest.raises(UsageError, match="belongs to a task"):
        session.mark("lead", 0, 4)
    with pytest.raises(UsageError, match="no word"):
        session.mark("task", TEXT.index("\n\n"), TEXT.index("\n\n") + 1)


@pytest.mark.parametrize(
    "event",
    [{"do": "fly"}, {"do": "add"}, {"do": "remove", "ids": ["no"]}, {"do": "edit", "id": "no"}, {"do": "redo"},
     {"do": "status", "status": "lost"}, {"do": "header", "field": "colour", "value": "red"},
     {"do": "add", "layer": "x"}],
)  # fmt: skip
def test_what_cannot_happen_is_not_kept(event: dict[str, object], folder: Path) -> None:
    session = opened(folder)
    before, kept = session.draft, log_of(folder).read_bytes()
    with pytest.raises(UsageError):
        session.do(event)
    assert session.draft == before and log_of(folder).read_bytes() == kept


def test_undo_and_redo_survive_a_restart(folder: Path) -> None:
    session = opened(folder)
    for text in ("một", "hai", "ba"):
        session.do({"do": "note", "text": text})
    session.undo()
    session.undo()
    session.redo()
    again = opened(folder)
    assert again.draft == session.draft and again.draft.note == "hai"
    again.redo()
    assert again.draft.note == "ba"


def test_the_log_only_grows(folder: Path) -> None:
    session = opened(folder)
    session.begin()
    before = log_of(folder).read_bytes()
    session.do({"do": "note", "text": "Sở Y tế"})
    session.undo()
    after = log_of(folder).read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode() == '{"do":"note","text":"Sở Y tế"}\n{"do":"undo"}\n'


def test_the_text_is_there_before_the_suggestions(folder: Path) -> None:
    session = opened(folder)
    assert session.text == TEXT and not session.begun
    assert session.opening()["reading"] and len(log_of(folder).read_text(encoding="utf-8").splitlines()) == 1
    shown = session.view()
    assert session.begun and not shown["reading"] and shown["values"] and shown["header"]
    assert session.opening().keys() == shown.keys()
    assert opened(folder).begun  # the log has them


def done(folder: Path) -> tuple[Session, dict[str, object]]:
    """A session whose dispatch is done, and an event that changes it."""
    session = opened(folder)
    session.accept_above(0)
    session.finish()
    due = next(one for one in session.draft.values.values() if one.layer == "deadline")
    return session, {"do": "edit", "id": due.id, "field": "date", "value": "2024-03-21"}


def test_what_is_done_is_written_behind_the_answer(folder: Path) -> None:
    session, change = done(folder)
    path = log_of(folder).with_suffix(".json")
    before = path.read_bytes()
    with session.writing_later():
        session.do(change)
        session.go(0)
        assert path.read_bytes() == before and "2024-03-21" in log_of(folder).read_text(encoding="utf-8")
    assert "2024-03-21" in path.read_text(encoding="utf-8")
    session.undo()
    assert path.read_bytes() == before


def test_what_a_killed_process_did_not_write_is_written_next_time(folder: Path) -> None:
    _, change = done(folder)
    path = log_of(folder).with_suffix(".json")
    kept = path.read_bytes()
    assert opened(folder).draft.status == "done" and path.read_bytes() == kept
    program = textwrap.dedent(
        """
        import json, os, signal, sys
        from congvan.annotation.session import Session
        session = Session.of_folder(sys.argv[1], sys.argv[2], annotator="lan")
        with session.writing_later():
            session.do(json.loads(sys.argv[3]))
            os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    command = [sys.executable, "-c", program, folder, folder.parent / "store", json.dumps(change)]
    assert subprocess.run(command).returncode == -signal.SIGKILL
    assert path.read_bytes() == kept
    opened(folder)
    assert "2024-03-21" in path.read_text(encoding="utf-8")


def test_half_a_line_is_lost_and_no_more(folder: Path) -> None:
    session = opened(folder)
    session.do({"do": "note", "text": "một"})
    session.do({"do": "note", "text": "hai"})
    whole = log_of(folder).read_bytes()
    for cut in range(1, len('{"do":"note","text":"hai"}\n')):
        log_of(folder).write_bytes(whole[:-cut])
        assert opened(folder).draft.note == "một"
        again = opened(folder)
        again.do({"do": "note", "text": "ba"})
        assert opened(folder).draft.note == "ba"


def test_a_killed_process_loses_at_most_its_last_event(folder: Path) -> None:
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from congvan.annotation.session import Session
        session = Session.of_folder(sys.argv[1], sys.argv[2], annotator="lan")
        for number in range(100_000):
            session.do({"do": "note", "text": str(number)})
            print(number, flush=True)
        """
    )
    store = folder.parent / "store"
    process = subprocess.Popen([sys.executable, "-c", program, folder, store], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for _ in range(50):
        process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    told = process.stdout.read().split("\n")
    process.wait()
    last = max([49, *(int(line) for line in told[:-1] if line)])
    assert int(opened(folder).draft.note) in {last, last + 1}


def test_two_annotators_and_two_windows(folder: Path) -> None:
    lan, minh = opened(folder), opened(folder, "minh")
    lan.do({"do": "note", "text": "lan"})
    minh.do({"do": "note", "text": "minh"})
    assert (opened(folder).draft.note, opened(folder, "minh").draft.note) == ("lan", "minh")
    other = opened(folder)
    other.do({"do": "note", "text": "elsewhere"})
    with pytest.raises(OutputError, match="changed elsewhere"):
        lan.do({"do": "note", "text": "too late"})
    assert opened(folder).draft.note == "elsewhere"


def test_logs_that_cannot_be_used(folder: Path) -> None:
    opened(folder).begin()
    whole = log_of(folder).read_bytes()
    for data, told in ((b"{}\n", "no log"), (whole + b"nothing\n", "line 3"), (b"[1\n" + whole, "line 1")):
        log_of(folder).write_bytes(data)
        with pytest.raises(DamagedFileError, match=told):
            opened(folder)
    log_of(folder).write_bytes(whole)
    (folder / "snv.txt").write_text(TEXT + "thêm\n", encoding="utf-8")
    with pytest.raises(DamagedFileError, match="not the one that was annotated"):
        opened(folder)
    with pytest.raises(UsageError, match="names are"):
        opened(folder, "../lan")
    with pytest.raises(CongvanError, match="no dispatches"):
        Session.of_folder(folder.parent / "store" / "none", folder, annotator="lan")


def test_the_batch(tmp_path: Path) -> None:
    session = Session.of_folder(SAMPLES, tmp_path, annotator="lan")
    names = [row["name"] for row in session.progress()]
    assert len(names) == 5 and names == sorted(names)
    session.skip()
    assert session.source.name == names[1]
    session.accept_above(0)
    assert session.finish() == []
    session.next()
    session.previous()
    assert session.source.name == names[1]
    found = session.search("UY BAN")  # neither case nor accents count
    assert found and all("ban" in session.text[a:b].lower() for a, b in found)
    again = Session.of_folder(SAMPLES, tmp_path, annotator="lan")
    assert [row["status"] for row in again.progress()] == ["skipped", "done", "open", "open", "open"]
    assert json.loads(json.dumps(again.view()))["name"] == names[0]


def test_offsets_are_those_of_the_file(folder: Path) -> None:
    text = "😀 ghi chú\n\n" + TEXT.replace("Các sở rà", "Các  sở rà")
    (folder / "snv.txt").write_text(text, encoding="utf-8")
    session = opened(folder)
    assert session.text == text
    for one in session.view()["values"]:
        if one["layer"] in {"lead", "support"}:
            assert words_at(text, one["place"]) == one["fields"]["name"]


def test_adjudication_shows_what_differs(folder: Path) -> None:
    store = folder.parent / "store"
    for annotator in ("lan", "minh"):
        session = opened(folder, annotator)
        session.accept_above(0)
        if annotator == "minh":
            due = next(one for one in session.draft.values.values() if one.layer == "deadline")
            session.do({"do": "edit", "id": due.id, "field": "bound", "value": "by"})
            tasks = [one.id for one in session.draft.values.values() if one.layer == "task"]
            session.do({"do": "remove", "ids": tasks[1:]})
        session.finish()
    judge = adjudication(store / "lan", store / "minh", store, annotator="judge")
    assert judge.view()["only_open"]
    asked = [(one.layer, one.suggested) for one in judge.draft.suggestions()]
    assert ("deadline", "lan") in asked and ("deadline", "minh") in asked
    assert ("task", "lan") in asked
    assert all(one.layer not in {"directive"} for one in judge.draft.suggestions())
    judge.do({"do": "remove", "ids": [one.id for one in judge.draft.suggestions() if one.suggested == "minh"]})
    judge.accept_above(0)
    assert judge.finish() == []
    tallies = agreement(store / "lan", store / "judge").scores.tallies
    assert {name for name, tally in tallies.items() if not tally.perfect} == set()
