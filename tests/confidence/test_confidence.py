from __future__ import annotations

import json
import math
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import congvan
from congvan.confidence.weighing import shipped_model, with_confidence
from congvan.errors import CongvanError, UsageError
from congvan.linear.model import Features, Model, read_model, write_model
from congvan.options import Options

TEXT = """SỞ NỘI VỤ
Số: 215/SNV-CCHC
Kính gửi: UBND các huyện.

Sở Nội vụ đề nghị UBND các huyện:

1. Rà soát vị trí việc làm trước ngày 20/3/2024.

2. Giao Văn phòng Sở theo dõi, đôn đốc việc thực hiện.
"""


def read(path: Path) -> tuple[congvan.Dispatch, list[Features]]:
    path.write_text(TEXT, encoding="utf-8")
    pipeline = congvan.Pipeline()
    return pipeline.read_tasks(pipeline.read(path))


def test_features_say_what_stands_there(tmp_path: Path) -> None:
    _, (first, second) = read(tmp_path / "a.txt")
    assert {"type=công văn", "deadline=date", "item.label=number", "lead.source=addressee", "first"} <= first.keys()
    assert {"deadline=none", "lead.source=stated", "action.first=theo", "before.leads=other"} <= second.keys()
    assert {"clause=imperative", "clause.before=order", "clause.after=order", "issuer=sở nội"} <= first.keys()
    assert {"clause=order", "clause.before=imperative", "modal=giao"} <= second.keys()
    assert 0 < first["position"] < second["position"] < 1
    assert first["alike"] == second["alike"] == 0.5


@pytest.mark.parametrize(
    ("weights", "probability"),
    [({}, 0.5), ({"a": 1.0}, 1 / (1 + math.exp(-2))), ({"a": 5000.0}, 1.0), ({"a": -5000.0}, 0.0), ({"b": 3.0}, 0.5)],
)
def test_probability(weights: dict[str, float], probability: float) -> None:
    assert Model("m", 0.0, weights).probability({"a": 2.0}) == pytest.approx(probability, abs=1e-9)


def test_confidence_changes_and_nothing_else(tmp_path: Path) -> None:
    dispatch, features = read(tmp_path / "a.txt")
    model = Model("m", 0.0, {"lead.source=stated": 2.0, "lead.source=addressee": -2.0})
    after = with_confidence(dispatch, features, model)
    assert [task.confidence for task in after.tasks] == [0.119, 0.881]
    for task, weighed in zip(dispatch.tasks, after.tasks, strict=True):
        evidence = weighed.field_evidence["confidence"]
        assert (evidence.rule, evidence.score) == ("m", weighed.confidence)
        assert (evidence.start, evidence.end) == (task.evidence.start, task.evidence.end)
        own = {"confidence": task.confidence, "field_evidence": task.field_evidence}
        assert weighed.model_copy(update=own) == task
    assert after.model_copy(update={"tasks": ()}) == dispatch.model_copy(update={"tasks": ()})


def test_the_shipped_model_weighs_unless_rules_alone_are_wanted() -> None:
    weighed = congvan.extract_text(TEXT)
    rules = congvan.extract_text(TEXT, options=Options(rules_only=True))
    assert {task.field_evidence["confidence"].rule for task in weighed.tasks} == {shipped_model().name}
    assert not any("confidence" in task.field_evidence for task in rules.tasks)
    assert [task.confidence for task in weighed.tasks] != [task.confidence for task in rules.tasks]
    assert [task.text for task in weighed.tasks] == [task.text for task in rules.tasks]
    assert congvan.extract_text(TEXT) == weighed


@pytest.mark.parametrize("named", ["actor_model", "confidence_model", "clauses_model"])
def test_rules_only_and_a_model_exclude_each_other(named: str) -> None:
    with pytest.raises(UsageError, match="exclude each other"):
        congvan.Pipeline(Options(rules_only=True, **{named: Path("m.json")}))  # type: ignore[arg-type]


_COMMAND = """
import json, sys
from congvan.cli import main
status = main(["extract", *sys.argv[1:]])
print(json.dumps([status, sorted(sys.modules)]))
"""

# What a worker process of the command does.
_WORKER = """
import json, sys
from congvan import Options, Pipeline
from congvan.confidence.weighing import shipped_model
pipeline = Pipeline(Options(rules_only="--rules-only" in sys.argv))
before = shipped_model.cache_info().currsize
for _ in range(2):
    assert pipeline.extract(sys.argv[1]).tasks
print(json.dumps([before, shipped_model.cache_info().misses, sorted(sys.modules)]))
"""


@pytest.mark.parametrize(("flags", "loads"), [(["--rules-only"], 0), ([], 1)])
def test_reading_imports_no_library_of_models_and_loads_the_model_once(
    flags: list[str], loads: int, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [tmp_path / "a.txt", "-o", tmp_path / "out", "--jobs", "1", *flags]
    outputs = []
    for code in (_COMMAND, _WORKER):
        done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
        outputs.append(json.loads(done.stdout.splitlines()[-1]))
    (status, of_command), (before, loaded, of_worker) = outputs
    assert (status, before, loaded) == (0, 0, loads)
    assert "congvan.pipeline" in of_worker
    heavy = {"numpy", "spacy", "underthesea", "underthesea_core", "sklearn", "congvan.training"}
    assert heavy.isdisjoint([*of_command, *of_worker])


def test_the_pipeline_uses_the_model_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    write_model(path, Model("m", -1.0, {}))
    with_model = congvan.Pipeline(Options(confidence_model=path))
    assert {task.confidence for task in with_model.extract_text(TEXT).tasks} == {0.269}
    assert 0.269 not in {task.confidence for task in congvan.Pipeline().extract_text(TEXT).tasks}
    assert pickle.loads(pickle.dumps(with_model)).extract_text(TEXT).tasks[0].confidence == 0.269


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = Model("m 1", -0.25, {"word=rà": 0.5, 'behind.sign="': -1.5})
    write_model(tmp_path / "m.json", model)
    assert read_model(tmp_path / "m.json") == model


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"name": "m", "bias": "x", "weights": {}}', '{"name": 1, "bias": 0}', "\x00"]
)
def test_another_file_is_an_error_with_a_remedy(tmp_path: Path, content: str) -> None:
    (tmp_path / "m.json").write_text(content)
    with pytest.raises(CongvanError, match="no model of this program"):
        congvan.Pipeline(Options(confidence_model=tmp_path / "m.json"))


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(CongvanError, match="there is no such model"):
        congvan.Pipeline(Options(confidence_model=tmp_path / "none.json"))
