"""The five samples, read and compared with their annotations: what must not get worse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import congvan
from congvan.evaluation import Evaluation
from congvan.schema import Evidence

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    results = tmp_path_factory.mktemp("results")
    summary = congvan.extract_into(CORPUS / "dispatches", results, formats=("json",))
    assert (summary.files, summary.failed, summary.partial) == (5, [], [])
    return congvan.evaluate(CORPUS / "gold", results)


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("header", 1.0),
        ("recipients", 1.0),
        ("signature", 1.0),
        ("directives", 1.0),
        ("citations+type+date", 1.0),
        ("tasks", 0.97),
        ("assignee lead", 0.97),
        ("deadline", 1.0),
        ("complete tasks", 0.9),
    ],
)
def test_figures(evaluation: Evaluation, field: str, least: float) -> None:
    reached = evaluation.tallies[field].f1
    assert reached >= least, "\n".join([*evaluation.by_document(), *evaluation.misses()])


def places(value: object) -> Iterator[tuple[object, Evidence]]:
    """Every evidence in a model with the model that owns it."""
    if isinstance(value, Evidence):
        return
    if isinstance(value, dict):
        parts: list[object] = list(value.values())
    elif isinstance(value, tuple):
        parts = list(value)
    elif hasattr(value, "model_fields_set"):
        parts = [getattr(value, name) for name in type(value).model_fields]
        evidence = getattr(value, "evidence", None)
        if isinstance(evidence, Evidence):
            yield value, evidence
    else:
        return
    for part in parts:
        yield from places(part)


@pytest.mark.parametrize("path", sorted((CORPUS / "dispatches").glob("*.txt")), ids=lambda path: path.stem)
def test_every_value_stands_where_it_says(path: Path) -> None:
    pipeline = congvan.Pipeline()
    document = pipeline.read(path)
    dispatch = pipeline.extract_document(document)
    owners = list(places(dispatch))
    assert len(owners) > 20
    for owner, evidence in owners:
        assert 0 <= evidence.start <= evidence.end <= len(document.text)
        if isinstance(owner, congvan.Deadline | congvan.CitationMention):
            assert " ".join(document.text[evidence.start : evidence.end].split()) == " ".join(owner.text.split())
    for name, values in dispatch.evidence.items():
        assert all(evidence.end > evidence.start for evidence in values), name
