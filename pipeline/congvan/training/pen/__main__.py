"""`python -m congvan.training.pen WEIGHTS FIGURES` writes the weights and what was measured of them."""

from __future__ import annotations

import argparse
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from congvan.ingest.ocr.picture import Picture
from congvan.training.pen.train import train

_DATE = (1980, 1, 1, 0, 0, 0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains and writes both files: the same bytes each time."""
    parser = argparse.ArgumentParser(prog="python -m congvan.training.pen")
    parser.add_argument("weights", type=Path)
    parser.add_argument("figures", type=Path)
    chosen = parser.parse_args(arguments)
    trained = train()
    write_weights(chosen.weights, trained.weights)
    chosen.figures.write_text(json.dumps(trained.figures, indent=2) + "\n", encoding="utf-8")
    at = trained.figures["drawn by other hands"]["at the bound"]
    print(f"figures by pen: {at['read']:.1%} read, {at['wrong among read']:.2%} of them wrong")


def write_weights(path: Path, weights: dict[str, Picture]) -> None:
    """Writes arrays as numpy's .npz, without the time of day that numpy puts into it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in weights.items():
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", _DATE), buffer.getvalue(), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
