"""What the README shows is what its commands print."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_output_shown_is_the_output_printed() -> None:
    specification = importlib.util.spec_from_file_location("readme", ROOT / "scripts" / "readme.py")
    assert specification is not None and specification.loader is not None
    readme = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(readme)
    assert readme.rewritten(TEXT) == TEXT, "run `make readme` and read what has changed"


def test_it_shows_something() -> None:
    assert TEXT.count("```console\n$ congvan ") >= 2
    assert "Traceback" not in TEXT


def test_links_lead_somewhere() -> None:
    targets = [target for target in re.findall(r"\]\(([^)#]+)", TEXT) if "://" not in target]
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
