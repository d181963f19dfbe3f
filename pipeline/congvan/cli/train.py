"""``congvan train``: models from annotated dispatches."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "train the models on annotated dispatches"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="folder with NAME.txt and NAME.json")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="for models and figures")


def run(arguments: argparse.Namespace) -> int:
    """Writes a JSON file a model and ``metrics.json``; exit status 0."""
    import json

    from congvan.diacritics import write_syllables
    from congvan.linear.model import write_model
    from congvan.training.train import train

    training = train(arguments.corpus)
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name, model in training.models.items():
        write_model(arguments.output / f"{name}.json", model)
        print(f"{name}: {len(model.weights)} weights")
    if training.syllables is not None:
        write_syllables(arguments.output / "syllables.json", training.syllables)
        print(f"syllables: {len(training.syllables.follows)}")
    metrics = json.dumps(training.metrics, ensure_ascii=False, indent=1)
    (arguments.output / "metrics.json").write_text(metrics + "\n", encoding="utf-8")
    for part, figures in training.metrics["rules and hybrid"].items():
        complete = figures["fields"].get("complete tasks")
        if complete:
            print(f"complete tasks, {part}: rules {complete['rules']:.3f}, with models {complete['hybrid']:.3f}")
    for part, figures in training.metrics["task-confidence"].items():
        if isinstance(figures, dict) and "squared error" in figures:
            error = figures["squared error"]
            print(f"squared error of confidence, {part}: rules {error['rules']:.4f}, model {error['model']:.4f}")
    return 0
