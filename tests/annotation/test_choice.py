from __future__ import annotations

from pathlib import Path

import pytest

from congvan.annotation.choice import choose
from congvan.confidence.weighing import shipped_model
from congvan.linear.model import Model

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "corpus" / "dispatches").glob("*.txt"))


def test_the_new_goes_before_the_known(tmp_path: Path) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_bytes(SAMPLES[0].read_bytes())
    empty = tmp_path / "empty.txt"
    empty.touch()  # cannot be read
    model = shipped_model()
    chosen = choose([*SAMPLES, twin, empty], model, 6, novelty=1.0)
    assert len(chosen) == 6
    assert {chosen[-1].path.name, *(one.path.name for one in chosen[:-1])} == {twin.name, *(p.name for p in SAMPLES)}
    assert chosen[-1].novelty == pytest.approx(0, abs=1e-6)  # of the two twins the second has nothing new
    assert chosen[-1].path.name in {twin.name, SAMPLES[0].name}
    known = [ROOT / "corpus" / "gold" / f"{SAMPLES[0].stem}.json"]
    assert choose([*SAMPLES], model, 5, known=known, novelty=1.0)[-1].path == SAMPLES[0]


@pytest.mark.parametrize(("bias", "expected"), [(0.0, 1.0), (30.0, 0.0)])
def test_the_unsure_goes_first(bias: float, expected: float) -> None:
    chosen = choose(SAMPLES, Model("m", bias, {}), 2, novelty=0.0)
    assert [one.uncertainty for one in chosen] == [expected, expected]
