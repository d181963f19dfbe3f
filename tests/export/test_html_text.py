from __future__ import annotations

import pytest

from congvan.export.html_findings import Finding, findings
from congvan.export.html_text import marked, pieces
from congvan.schema import Assignee, Dispatch, Evidence


def finding(kind: str, start: int, end: int, *owners: str) -> Finding:
    return Finding(kind, "", owners or ("t1",), Evidence(start=start, end=end, rule="rule", score=0.9))


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], [(0, 10, "")]),
        ([("lead", 2, 4)], [(0, 2, ""), (2, 4, "lead"), (4, 10, "")]),
        (
            [("action", 0, 8), ("deadline", 3, 5)],
            [(0, 3, "action"), (3, 5, "action deadline"), (5, 8, "action"), (8, 10, "")],
        ),
        (
            [("action", 1, 5), ("citation", 3, 7)],
            [(0, 1, ""), (1, 3, "action"), (3, 5, "action citation"), (5, 7, "citation"), (7, 10, "")],
        ),
        ([("lead", 0, 10), ("support", 0, 10)], [(0, 10, "lead support")]),
        ([("lead", 0, 3), ("lead", 3, 10)], [(0, 3, "lead"), (3, 10, "lead")]),
        ([("lead", 4, 4), ("lead", 8, 99), ("lead", 20, 30)], [(0, 8, ""), (8, 10, "lead")]),
    ],
)
def test_places_are_cut_where_one_begins_or_ends(
    places: list[tuple[str, int, int]], expected: list[tuple[int, int, str]]
) -> None:
    cut = pieces(10, [finding(*place) for place in places])
    assert [(start, end, " ".join(sorted(one.kind for one in covering))) for start, end, covering in cut] == expected


def test_an_empty_text_has_no_pieces() -> None:
    assert list(pieces(0, [finding("lead", 0, 3)])) == []


def test_marks_bear_classes_in_one_order_and_all_notes() -> None:
    html = marked("Sở <Y> tế", [finding("action", 0, 6), finding("deadline", 3, 6, "t2")])
    assert html == (
        '<mark class="congvan-mark congvan-action" title="action of t1; rule, 0.90">Sở </mark>'
        '<mark class="congvan-mark congvan-action congvan-deadline" '
        'title="action of t1; rule, 0.90\ndeadline of t2; rule, 0.90">&lt;Y&gt;</mark> tế'
    )


def test_what_tasks_share_is_found_once(dispatch: Dispatch) -> None:
    (task,) = dispatch.tasks
    lead = Assignee(
        name="Văn phòng Sở", role="lead", source="inherited", evidence=Evidence(start=7, end=19, rule="r", score=1)
    )
    tasks = tuple(task.model_copy(update={"id": f"t{n}", "assignees": (lead,)}) for n in range(1, 10))
    (shared,) = (one for one in findings(dispatch.model_copy(update={"tasks": tasks})) if one.kind == "lead")
    assert shared.owners == tuple(f"t{n}" for n in range(1, 10))
    assert shared.note == "lead of t1, t2, t3, t4, t5, t6 and 3 more; r, 1.00"


def test_header_values_are_findings(dispatch: Dispatch) -> None:
    place = Evidence(start=0, end=3, rule="r", score=1)
    header = {"number": (place,), "signature.name": (place,), "recipients": (place, place)}
    changed = dispatch.model_copy(
        update={
            "evidence": header,
            "recipients": ("Sở A", "Sở B"),
            "signature": dispatch.signature.model_copy(update={"name": "Đỗ Nhân"}),
        }
    )
    found = {(one.owners, one.words) for one in findings(changed) if one.kind == "header"}
    assert found == {
        (("number",), "1210"),
        (("signature.name",), "Đỗ Nhân"),
        (("recipients",), "Sở A"),
        (("recipients",), "Sở B"),
    }
