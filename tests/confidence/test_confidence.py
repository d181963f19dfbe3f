from __future__ import annotations

import math
import pickle
from pathlib import Path

import pytest

import congvan
from congvan.confidence.features import task_features
from congvan.confidence.weighing import with_confidence
from congvan.errors import CongvanError
from congvan.linear.model import Model, read_model, write_model
from congvan.options import Options

TEXT = """SỞ NỘI VỤ
Số: 215/SNV-CCHC
Kính gửi: UBND các huyện.

Sở Nội vụ đề nghị UBND các huyện:

1. Rà soát vị trí việc làm trước ngày 20/3/2024.

2. Giao Văn phòng Sở theo dõi, đôn đốc việc thực hiện.
"""


def read() -> tuple[congvan.Dispatch, object]:
    pipeline = congvan.Pipeline()
    from congvan.document import Origin
    from congvan.ingest.plain_text import parse_text

    document = parse_text(TEXT, Origin(path="a.txt", sha256="", format="txt"))
    return pipeline.extract_document(document), document


def test_features_say_what_stands_there() -> None:
    dispatch, document = read()
    first, second = task_features(dispatch, document)  # type: ignore[arg-type]
    assert {"type=công văn", "deadline=date", "item.label=number", "lead.source=addressee", "first"} <= first.keys()
    assert {"deadline=none", "lead.source=stated", "action.first=theo", "before.leads=other"} <= second.keys()
    assert 0 < first["position"] < second["position"] < 1
    assert not any(name.startswith("above=") for name in first)


@pytest.mark.parametrize(
    ("weights", "probability"),
    [({}, 0.5), ({"a": 1.0}, 1 / (1 + math.exp(-2))), ({"a": 5000.0}, 1.0), ({"a": -5000.0}, 0.0), ({"b": 3.0}, 0.5)],
)
def test_probability(weights: dict[str, float], probability: float) -> None:
    assert Model("m", 0.0, weights).probability({"a": 2.0}) == pytest.approx(probability, abs=1e-9)


def test_confidence_changes_and_nothing_else() -> None:
    dispatch, document = read()
    model = Model("m", 0.0, {"lead.source=stated": 2.0, "lead.source=addressee": -2.0})
    after = with_confidence(dispatch, document, model)  # type: ignore[arg-type]
    assert [task.confidence for task in after.tasks] == [0.119, 0.881]
    restored = [task.model_copy(update={"confidence": 0.5}) for task in dispatch.tasks]
    assert [task.model_copy(update={"confidence": 0.5}) for task in after.tasks] == restored
    assert after.model_copy(update={"tasks": ()}) == dispatch.model_copy(update={"tasks": ()})


def test_the_pipeline_uses_it_only_where_it_is_asked_to(tmp_path: Path) -> None:
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
