"""The makers of PDF and Word files are those of the readers' tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "ingest"))
