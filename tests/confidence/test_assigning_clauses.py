"""What the words of a clause say on whether it assigns something, and what confidence makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import congvan
from congvan.confidence.clauses import clause_features, shipped_clauses
from congvan.linear.model import Features, Model, write_model
from congvan.options import Options
from congvan.pipeline import Models

TEXT = """SỞ NỘI VỤ
Số: 215/SNV-CCHC
Kính gửi: UBND các huyện.

Trong năm 2023, Sở đã tiếp nhận 215 hồ sơ. Sở Nội vụ đề nghị UBND các huyện báo cáo kết quả trước ngày 20/3/2024.
"""


def seen() -> list[tuple[str, Features]]:
    """The words of each clause of the text, and its features."""
    pipeline = congvan.Pipeline()
    document = pipeline.read_text(TEXT)
    dispatch, clauses = pipeline.read_clauses(document)
    return [
        (
            document.words(clause.span),
            clause_features(document, dispatch.document_type, dispatch.recipients, clauses, index),
        )
        for index, clause in enumerate(clauses)
    ]


def test_features_are_the_words_their_places_and_what_stands_around() -> None:
    (told, first), (asked, second) = seen()
    assert told.startswith("Trong năm") and asked.startswith("Sở Nội vụ đề nghị")
    assert {"word=000", "begins0=trong", "begins..2=trong năm", "neighbour+1..2=sở nội"} <= first.keys()
    assert {"pair=đề nghị", "action0=báo", "action..2=báo cáo", "lead-in..2=các huyện"} <= second.keys()
    assert {"before..1=.", "type=công văn", "recipient0=ubnd", "neighbour-1..2=trong năm"} <= second.keys()
    assert "recipient=none" not in second
    assert 0 < first["position"] < second["position"] < 1


def test_the_shipped_model_tells_what_is_asked_from_what_is_told() -> None:
    told, asked = (shipped_clauses().probability(features) for _, features in seen())
    assert told < 0.2 < 0.8 < asked


def test_confidence_hears_of_the_likeliest_clause_of_a_task() -> None:
    model = Model("m", 0.0, {"begins0=sở": 4.0})
    pipeline = congvan.Pipeline(models=Models(clauses=model))
    (features,) = pipeline.read_tasks(pipeline.read_text(TEXT))[1]
    assert features["assigns.likeliest"] == features["assigns.first"] == pytest.approx(1.0)


def test_without_models_nothing_is_said_of_clauses() -> None:
    pipeline = congvan.Pipeline(Options(rules_only=True))
    (features,) = pipeline.read_tasks(pipeline.read_text(TEXT))[1]
    assert not any(name.startswith("assigns.") for name in features)


def test_a_model_of_clauses_of_ones_own_moves_confidence(tmp_path: Path) -> None:
    def confidence(bias: float) -> float:
        write_model(tmp_path / "m.json", Model("m", bias, {}))
        options = Options(clauses_model=tmp_path / "m.json")
        return congvan.extract_text(TEXT, options=options).tasks[0].confidence

    assert confidence(-4.0) < confidence(4.0)
