"""Laws of results on dispatches by chance: well written ones say what they say, disordered ones break no law."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from dispatch_texts import DISPATCHES, UNITS, Written, disorder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import check_dispatch, check_tree

from congvan import structure
from congvan.assembly.drafts import Assigned, Context
from congvan.document import Origin, Span
from congvan.document.mentions import Actor
from congvan.ingest.plain_text import parse_text
from congvan.pipeline import Pipeline
from congvan.schema import Dispatch

PIPELINE = Pipeline()
CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "dispatches").glob("*.txt"))
# Each example goes through the whole pipeline; time is no matter of these tests.
unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def extract(text: str) -> Dispatch:
    return PIPELINE.extract_text(text)


def tree_of(text: str) -> None:
    document = parse_text(text, Origin(path="text", sha256="", format="txt"))
    check_tree(document, structure.parse(document))


def without_source(dispatch: Dispatch) -> dict[str, object]:
    return dispatch.model_dump(exclude={"source"})


def read(dispatch: Dispatch) -> list[tuple[str | None, list[str], str | None]]:
    return [
        (
            task.directive,
            [one.name.casefold() for one in task.assignees if one.role == "lead"],
            task.deadline and task.deadline.date,
        )
        for task in dispatch.tasks
    ]


@unhurried
@given(DISPATCHES)
def test_what_is_written_is_read(written: Written) -> None:
    dispatch = extract(written.text())
    assert (dispatch.number, dispatch.symbol) == (str(written.number), written.symbol)
    assert dispatch.issued == written.issued.isoformat()
    assert dispatch.signature.name == written.signed
    assert [citation.number for citation in dispatch.citations] == ["12/SNV-CCHC"]
    expected = [task for number, item in enumerate(written.items, 1) for task in item.tasks(number)]
    assert read(dispatch) == [(path, [lead], date) for path, lead, date in expected]
    check_dispatch(dispatch)
    tree_of(written.text())


@unhurried
@given(DISPATCHES)
def test_to_state_what_is_inherited_changes_only_where_it_stands(written: Written) -> None:
    inherited, stated = extract(written.text()), extract(written.text(stated=True))
    assert read(inherited) == read(stated)
    sources = {one.source for task in stated.tasks for one in task.assignees}
    assert sources == {"stated"}


ASSIGNED = st.lists(
    st.builds(
        Assigned,
        actor=UNITS.map(lambda name: Actor(name=name, span=Span(0, len(name)))),
        role=st.sampled_from(["lead", "support"]),
        source=st.sampled_from(["stated", "inherited", "addressee"]),
        rule=st.just("test"),
    ),
    max_size=3,
).map(tuple)


@given(ASSIGNED, ASSIGNED)
def test_what_was_inherited_is_inherited_as_it_is(leads: tuple[Assigned, ...], supports: tuple[Assigned, ...]) -> None:
    once = Context(leads=leads, supports=supports).inherited()
    assert once.inherited() == once
    assert [one.actor for one in once.leads + once.supports] == [one.actor for one in leads + supports]
    assert "stated" not in {one.source for one in once.leads + once.supports}


@unhurried
@given(disorder())
def test_disorder_breaks_no_law(text: str) -> None:
    check_dispatch(extract(text))
    tree_of(text)


@unhurried
@given(disorder())
def test_a_text_gives_the_same_each_time(text: str) -> None:
    assert Pipeline().extract_text(text).model_dump_json() == extract(text).model_dump_json()


@unhurried
@given(disorder(), st.sampled_from(["\r\n", "\r", "\u2028"]), st.sampled_from(["NFC", "NFD"]))
def test_line_ends_and_decomposed_letters_change_nothing(text: str, end: str, form: str) -> None:
    other = unicodedata.normalize(form, text).replace("\n", end)
    assert without_source(extract(other)) == without_source(extract(text))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_samples_keep_the_laws(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    check_dispatch(extract(text))
    tree_of(text)
    other = unicodedata.normalize("NFD", text).replace("\n", "\r\n")
    assert without_source(extract(other)) == without_source(extract(text))
