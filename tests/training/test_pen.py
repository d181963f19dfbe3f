"""The network that reads figures by pen is learnt from drawn strings: the same each time, and it learns."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from congvan.training.pen.__main__ import write_weights
from congvan.training.pen.drawing import Writer, drawn, letters, ways
from congvan.training.pen.examples import NO_FIGURE, examples, shown, shown_by_others
from congvan.training.pen.train import train


def test_training_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        trained = train(strings=1200, hidden=64, measured=60)
        write_weights(tmp_path / name, trained.weights)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    with np.load(tmp_path / "a") as stored:
        assert sorted(stored.files) == ["offsets0", "offsets1", "weights0", "weights1"]
    drawn_by_others = trained.figures["drawn by other hands"]
    assert drawn_by_others["strings"] + drawn_by_others["of no figures"] == 60
    # Figures by chance alone would be right once in hundreds of strings.
    assert drawn_by_others["read right at any probability"] > 0.3


def test_every_character_can_be_drawn() -> None:
    random = np.random.default_rng(1)
    assert set("0123456789") < set(ways())
    for character, its_ways in ways().items():
        for _ in range(3 * len(its_ways)):
            ink = drawn(character, Writer.by_chance(random), random)
            assert ink.max() > 0.5 and ink.shape[0] > 5


def test_pieces_are_figures_or_none() -> None:
    rows, labels = examples(np.random.default_rng(2), 200)
    assert len(rows) == len(labels) and np.isfinite(rows).all()
    assert set(labels.tolist()) == set(range(NO_FIGURE + 1))


def test_what_is_measured_can_be_in_a_letterhead() -> None:
    for one in (*shown(np.random.default_rng(3), 100), *shown_by_others(np.random.default_rng(4), 100)):
        assert one.ink.min() >= 0 and one.ink.max() <= 1
        if one.text is not None:
            assert 1 <= int(one.text) <= {"day": 31, "month": 12, "number": 9999}[one.what]
    assert not set(letters()) & set("0123456789")
