"""``congvan evaluate``: extracted dispatches against annotated ones."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "compare results with annotations"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    parser.add_argument("gold", type=Path, metavar="GOLD", help="folder with annotated dispatches")
    parser.add_argument("predicted", type=Path, metavar="PREDICTED", help="folder with results of congvan extract")
    parser.add_argument("--by", choices=("document", "issuer", "type"), help="also a line for each of these")
    parser.add_argument("--by-document", action="store_const", const="document", dest="by", help="as --by document")
    parser.add_argument(
        "--intervals", action="store_true", help="also how far F1 would differ with other dispatches (bootstrap)"
    )
    parser.add_argument(
        "--against",
        type=Path,
        metavar="OTHER",
        help="other results for the same annotations: what PREDICTED gains over them, field by field and by dispatch",
    )
    parser.add_argument("--show", action="store_true", help="also what is wrong, one by one")


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0, whatever the figures."""
    from congvan.evaluation import Comparison, evaluate
    from congvan.export.plain import printable

    evaluation = evaluate(arguments.gold, arguments.predicted)
    print(*evaluation.table(intervals=arguments.intervals), sep="\n")
    if arguments.by:
        print("", *map(printable, evaluation.by(arguments.by)), sep="\n")
    if arguments.against is not None:
        comparison = Comparison(evaluate(arguments.gold, arguments.against), evaluation)
        print("", *comparison.table(), "", *map(printable, comparison.changes()), sep="\n")
    if arguments.show:
        for line in evaluation.misses():
            print("\n".join(map(printable, line.split("\n"))))
    return 0
