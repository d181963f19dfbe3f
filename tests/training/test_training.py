from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from congvan.annotation.files import read_corpus
from congvan.annotation.splits import split_of
from congvan.assembly.divisions import shipped_starts
from congvan.cli import main
from congvan.confidence.weighing import shipped_model
from congvan.linear.model import Model, read_model
from congvan.options import Options
from congvan.pipeline import Pipeline
from congvan.training.choices import Choice, fit_choices
from congvan.training.examples import read_examples
from congvan.training.figures import calibration_error, fields, ranking, reliability, squared_error
from congvan.training.logistic import fit
from congvan.training.task_starts import starts_of

CORPUS = Path(__file__).parents[2] / "corpus"
MODELS = Path(__file__).parents[2] / "models"


def noisy(count: int) -> tuple[list[dict[str, float]], list[int]]:
    """Examples whose label follows ``a`` mostly, and ``b`` never."""
    chance = np.random.default_rng(5)
    examples, labels = [], []
    for _ in range(count):
        a, b = int(chance.integers(2)), int(chance.integers(2))
        examples.append({name: 1.0 for name, there in (("a", a), ("b", b)) if there} | {"c": float(chance.random())})
        labels.append(int(chance.random() < (0.9 if a else 0.2)))
    return examples, labels


def test_fit_finds_the_frequencies() -> None:
    examples, labels = noisy(4000)
    model = fit(examples, labels, strength=1000.0, name="m")
    assert model.probability({"a": 1.0, "c": 0.5}) == pytest.approx(0.9, abs=0.03)
    assert model.probability({"c": 0.5}) == pytest.approx(0.2, abs=0.03)
    assert abs(model.weights.get("b", 0.0)) < 0.25


def test_fit_is_at_the_minimum() -> None:
    examples, labels = noisy(300)
    strength = 0.1
    model = fit(examples, labels, strength=strength, name="m")
    for name in ("a", "b", "c"):
        slope = sum((model.probability(x) - y) * x.get(name, 0.0) for x, y in zip(examples, labels, strict=True))
        assert slope + model.weights.get(name, 0.0) / strength == pytest.approx(0, abs=0.05)
    assert sum(model.probability(x) - y for x, y in zip(examples, labels, strict=True)) == pytest.approx(0, abs=0.05)


def test_fit_is_the_same_each_time_and_leaves_out_what_is_rare() -> None:
    examples, labels = noisy(200)
    examples[0]["once"] = 1.0
    models = [fit(examples, labels, strength=0.3, name="m") for _ in range(2)]
    assert models[0] == models[1]
    assert "once" not in models[0].weights


def test_fit_wants_both_kinds() -> None:
    with pytest.raises(ValueError, match="both kinds"):
        fit([{"a": 1.0}] * 3, [1, 1, 1], strength=1.0, name="m")


@pytest.mark.parametrize(
    ("labels", "scores", "area"),
    [
        ([1, 0], [0.9, 0.1], 1.0),
        ([1, 0], [0.1, 0.9], 0.0),
        ([1, 0, 1], [0.5, 0.5, 0.9], 0.75),
        ([1, 1], [0.2, 0.3], None),
    ],
)
def test_ranking(labels: list[int], scores: list[float], area: float | None) -> None:
    assert ranking(labels, scores) == area


def test_squared_error_and_reliability() -> None:
    labels, scores = [1, 0, 1, 1], [0.6, 0.6, 0.96, 1.0]
    assert squared_error(labels, scores) == pytest.approx((0.16 + 0.36 + 0.0016 + 0) / 4, abs=1e-4)
    assert reliability(labels, scores) == [
        {"from": 0.5, "to": 0.7, "tasks": 2, "said": 0.6, "true": 0.5},
        {"from": 0.95, "to": 1.0, "tasks": 2, "said": 0.98, "true": 1.0},
    ]


def test_calibration_error_is_the_mean_distance_of_parts() -> None:
    labels, scores = [0, 0, 1, 1], [0.25, 0.25, 0.75, 1.0]
    assert calibration_error(labels, scores, parts=2) == pytest.approx((0.25 + 0.125) / 2)
    assert calibration_error(labels, scores, parts=1) == pytest.approx(0.0625)
    assert calibration_error([1, 0], [1.0, 0.0]) == 0.0


def test_examples_and_what_leaving_out_does() -> None:
    entries = [entry for entry in read_corpus(CORPUS) if split_of(entry.annotation) == "sample"]
    examples = list(read_examples(entries))
    assert all(len(one.features) == len(one.labels) == len(one.found["tasks"]) for one in examples)
    everything = [[1.0] * len(one.labels) for one in examples]
    assert fields(examples, everything, 0.5)["tasks"] >= 0.97
    assert fields(examples, everything, 1.1) == dict.fromkeys(fields(examples, everything, 0.5), 0.0)


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own"
    own.mkdir()
    kept = 0
    for entry in read_corpus(CORPUS / "authored" / "a"):
        if split_of(entry.annotation) == "train" and kept < 30:
            kept += 1
            (own / f"{entry.name}.txt").write_text(entry.text, encoding="utf-8", newline="")
            (own / f"{entry.name}.json").write_text(json.dumps(entry.annotation), encoding="utf-8")
    for name in ("one", "two"):
        assert main(["train", str(own), "-o", str(tmp_path / name)]) == 0
    assert "weights" in capsys.readouterr().out
    for name in ("assigning-clauses.json", "task-confidence.json", "actor-ends.json", "metrics.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert read_model(tmp_path / "one" / "task-confidence.json").weights
    metrics = json.loads((tmp_path / "one" / "metrics.json").read_text())
    assert "test" not in metrics["task-confidence"]
    assert list(metrics["rules and hybrid"]) == ["train, out of fold"]
    assert list(metrics["hybrid and actor-ends"]) == ["train, out of fold"]
    options = Options(actor_model=tmp_path / "one" / "actor-ends.json")
    assert Pipeline(options).extract(next(own.glob("*.txt"))).status


def test_a_start_is_what_the_annotation_begins_a_task_with() -> None:
    (entry,) = [one for one in read_corpus(CORPUS / "authored" / "t") if one.name.startswith("uy-ban-quoc-gia-tkcn")]
    starts = starts_of(entry)
    assert {one.begins for one in starts} == {0, 1}
    wanted = [task["places"]["text"][0][0] for task in entry.annotation["tasks"]]
    assert sum(one.begins for one in starts) <= len(wanted)
    assert all(value == 1.0 for one in starts for value in one.features.values())


def test_the_shipped_model_of_starts_and_its_figures_belong_together() -> None:
    metrics = json.loads((MODELS / "metrics.json").read_text(encoding="utf-8"))
    assert len(shipped_starts().weights) == metrics["task-starts"]["weights"]
    held = metrics["rules and hybrid"]["test"]["fields"]
    assert held["complete tasks"]["change"] > 0
    assert all(figures["change"] > -0.005 for figures in held.values())


def test_command_on_a_corpus_with_nothing_to_learn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", str(CORPUS / "gold"), "-o", str(tmp_path / "out")]) == 2
    assert "Annotate more dispatches" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_tracked_model_and_its_figures_belong_together() -> None:
    metrics = json.loads((MODELS / "metrics.json").read_text(encoding="utf-8"))["task-confidence"]
    model = shipped_model()
    assert (model.name, len(model.weights)) == (metrics["name"], metrics["weights"])
    for held in (metrics["out of fold"], metrics["test"]):
        assert held["ranking"]["model"] > held["ranking"]["rules"]
        for figure in ("squared error", "calibration error"):
            assert held[figure]["model"] < held[figure]["rules"]


def test_the_tracked_model_of_names_and_its_figures_belong_together() -> None:
    metrics = json.loads((MODELS / "metrics.json").read_text(encoding="utf-8"))
    path = MODELS / "actor-ends.json"
    assert len(read_model(path).weights) == metrics["actor-ends"]["weights"]
    assert path.stat().st_size < 1_000_000
    for split in ("train", "development"):
        names = metrics["actor-ends"][f"{split}, out of fold"]
        assert names["both"] >= names["grammar"] > 0.9 * names["names"]
    assert {"train, out of fold", "development, out of fold", "test"} <= set(metrics["rules and hybrid"])


def test_choices_find_what_tells_the_right_one() -> None:
    chance = np.random.default_rng(3)
    choices = []
    for _ in range(300):
        right = int(chance.integers(3))
        candidates = [["always", f"noise={int(chance.integers(4))}"] for _ in range(3)]
        # The sign stands on the right one in nine of ten, else on another.
        marked = right if chance.random() < 0.9 else (right + 1) % 3
        candidates[marked] = [*candidates[marked], "sign"]
        choices.append(Choice(candidates, right))
    model = fit_choices(choices, strength=100.0, name="m")
    shares = model.shares([["always"], ["always", "sign"], ["always"]])
    assert sum(shares) == pytest.approx(1)
    assert shares[1] == pytest.approx(0.9, abs=0.05)
    assert "always" not in model.weights  # what every candidate has tells nothing
    assert fit_choices(choices, strength=100.0, name="m") == model


def test_choices_are_at_the_minimum() -> None:
    choices = [Choice([["a", "b"], ["a"], ["c", "b"]], index % 2) for index in range(20)]
    choices += [Choice([["c"], ["b"]], 1)] * 9
    model = fit_choices(choices, strength=2.0, name="m")
    for name in ("a", "b", "c"):
        slope = 0.0
        for choice in choices:
            shares = model.shares(choice.candidates)
            held = sum(share for share, names in zip(shares, choice.candidates, strict=True) if name in names)
            slope += held - (name in choice.candidates[choice.right])
        assert slope + model.weights.get(name, 0.0) / 2.0 == pytest.approx(0, abs=0.02)
    assert isinstance(model, Model)
