from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from congvan.training.confidence import cross_validated
from congvan.training.errors import Results
from congvan.training.figures import squared_error
from congvan.training.plots import draw_f1, draw_learning_curve, draw_reliability

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """Some of the authored dispatches that rules are tuned on, with errors among them."""
    folder = tmp_path_factory.mktemp("own")
    for path in sorted((CORPUS / "authored" / "a").glob("*.json"))[:40]:
        shutil.copy(path, folder)
        shutil.copy(path.with_suffix(".txt"), folder)
    return Results(folder)


def test_figures_have_intervals_around_them(results: Results) -> None:
    for table in (results.by_field(), results.by_issuer("tasks")):
        assert len(table)
        assert (table["low"] <= table["F1"] + 1e-9).all() and (table["F1"] <= table["high"] + 1e-9).all()
    assert results.by_issuer("tasks")["dispatches"].sum() == 40
    assert results.by_field().loc["tasks", "F1"] > 0.5


def test_errors_are_those_of_the_score(results: Results) -> None:
    table = results.errors()
    tally = sum(score.tallies["tasks"].missed for score in results.scores)
    spurious = sum(score.tallies["tasks"].spurious for score in results.scores)
    assert (table["error"] == "missed").sum() == tally
    assert (table["error"] == "no task").sum() == spurious
    assert table["sentence"].str.len().min() > 0


def test_the_curve_grows_to_all_dispatches(results: Results) -> None:
    curve = results.learning_curve((0.25, 1.0))
    assert list(curve.index) == sorted(curve.index)
    assert curve.index[-1] > 3 * curve.index[0] - 3
    assert curve["error"].between(0, 1).all()


def test_the_same_each_time(results: Results) -> None:
    assert results.learning_curve((0.5,)).equals(results.learning_curve((0.5,)))
    assert results.model() == results.model()


def test_drawings_show_the_rows(results: Results) -> None:
    fields = results.by_field()
    (axes,) = draw_f1(fields, "x").axes
    assert {label.get_text() for label in axes.get_yticklabels()} == set(fields.index)
    (axes,) = draw_reliability(results.reliability()).axes
    assert len(axes.collections[0].get_offsets()) == len(results.reliability())
    (axes,) = draw_learning_curve(results.learning_curve((0.5, 1.0))).axes
    assert len(axes.lines[0].get_xdata()) == 2


def test_the_strength_is_the_one_with_the_least_error_on_issuers_held_out(results: Results) -> None:
    labels = [label for one in results.examples for label in one.labels]
    scores = {strength: cross_validated(results.examples, strength) for strength in results.strength_errors}
    errors = {one: squared_error(labels, [p for own in found for p in own]) for one, found in scores.items()}
    assert len(set(errors.values())) > 1
    assert errors == results.strength_errors
    assert errors[results.strength] == min(errors.values())
    assert results.probabilities == scores[results.strength]
