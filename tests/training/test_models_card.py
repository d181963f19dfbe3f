"""The page on the models gives the figures that `make train` measured."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "models_card.py"))
CARD: str = SCRIPT["CARD"].read_text(encoding="utf-8")


def test_the_card_has_the_figures_of_the_metrics() -> None:
    assert SCRIPT["filled"](CARD) == CARD, "run scripts/models_card.py"


def test_a_figure_that_is_not_measured_is_put_right() -> None:
    row = next(line for line in CARD.split("\n") if line.startswith("| one in eight |"))
    assert SCRIPT["filled"](CARD.replace(row, "| one in eight | 1 | 2 | 3 | 4 | 5 | 6 |")) == CARD


def test_a_sentence_that_is_gone_is_an_error() -> None:
    with pytest.raises(ValueError, match="joints"):
        SCRIPT["filled"](CARD.replace("It looks at ", "It sees "))
