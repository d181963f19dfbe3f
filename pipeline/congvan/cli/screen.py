"""Standard output as a page to print on: colours on a terminal, plain and wide enough in a file or pipe."""

from __future__ import annotations

import os

from rich.console import Console

_WIDTH_OF_A_FILE = 120


def screen() -> Console:
    """The console; ``NO_COLOR`` and ``COLUMNS`` are obeyed."""
    console = Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console = Console(highlight=False, width=_WIDTH_OF_A_FILE)
    return console
