"""Writes the README's output anew: ``readme.py`` runs its blocks in a copy of the corpus and replaces what they print.

A ``console`` block holds commands behind ``$`` and what they print; a ``python`` block is followed by a ``text`` block
with what it prints. Blocks of other kinds are left as they are.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(r"(?P<head>^```python\n(?P<code>.*?)^```\n\n```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def rewritten(text: str) -> str:
    """``text`` with every output replaced by what its command prints now."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in ("dispatches", "gold"):
            shutil.copytree(ROOT / "corpus" / name, folder / "corpus" / name)
        shutil.copytree(ROOT / "corpus" / "dispatches", folder / "incoming")
        text = _CONSOLE.sub(lambda block: _console(block[0], folder), text)
        return _PYTHON.sub(lambda block: block["head"] + _run(sys.executable, "-c", block["code"], folder=folder), text)


def _console(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_run('bash', '-c', command[2:], folder=folder)}" for command in commands)


def _run(*command: str, folder: Path) -> str:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("COLUMNS", None)
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


if __name__ == "__main__":
    readme = ROOT / "README.md"
    readme.write_text(rewritten(readme.read_text(encoding="utf-8")), encoding="utf-8")
