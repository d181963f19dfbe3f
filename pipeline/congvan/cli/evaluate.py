"""``congvan evaluate``: extracted dispatches against annotated ones."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "compare results with annotations"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    parser.add_argument("gold", type=Path, metavar="GOLD", help="folder with annotated dispatches")
    parser.add_argument("predicted", type=Path, metavar="PREDICTED", help="folder with results of congvan extract")
    parser.add_argument("--by-document", action="store_true", help="also a line for each dispatch")
    parser.add_argument("--show", action="store_true", help="also what is wrong, one by one")


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0, whatever the figures."""
    from congvan.evaluation import evaluate
    from congvan.export.plain import printable

    evaluation = evaluate(arguments.gold, arguments.predicted)
    print(*evaluation.table(), sep="\n")
    if arguments.by_document:
        print("", *evaluation.by_document(), sep="\n")
    if arguments.show:
        for line in evaluation.misses():
            print("\n".join(map(printable, line.split("\n"))))
    return 0
