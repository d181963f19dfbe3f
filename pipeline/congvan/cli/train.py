"""``congvan train``: a model of confidence from annotated dispatches."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "train the model of confidence on annotated dispatches"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="folder with NAME.txt and NAME.json")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="for model and figures")


def run(arguments: argparse.Namespace) -> int:
    """Writes ``task-confidence.json`` and ``metrics.json``; exit status 0."""
    import json

    from congvan.confidence.model import write_model
    from congvan.training.train import train

    training = train(arguments.corpus)
    arguments.output.mkdir(parents=True, exist_ok=True)
    write_model(arguments.output / "task-confidence.json", training.model)
    metrics = json.dumps(training.metrics, ensure_ascii=False, indent=1)
    (arguments.output / "metrics.json").write_text(metrics + "\n", encoding="utf-8")
    held = training.metrics.get("held", training.metrics["train, out of fold"])
    print(f"strength {training.metrics['strength']}, {training.metrics['weights']} weights")
    print(f"ranking on held-out issuers: {held['ranking']}; squared error: {held['squared error']}")
    return 0
