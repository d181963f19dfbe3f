"""``congvan show``: one dispatch as a tree in the terminal."""

from __future__ import annotations

import argparse
from pathlib import Path

from congvan.cli.reading import add_reading_arguments, reading_options

SUMMARY = "show a dispatch and its tasks as a tree"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a dispatch in any format that extract reads")
    add_reading_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0; an unreadable file raises."""
    from congvan.api import extract
    from congvan.cli.screen import screen
    from congvan.export.tree import print_tree

    dispatch = extract(arguments.file, options=reading_options(arguments))
    print_tree(dispatch, screen())
    return 0
