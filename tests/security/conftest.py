"""The makers of PDF and Word files are those of the readers' tests, the laws of results those of the pipeline's."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parents[1] / name) for name in ("ingest", "pipeline")]
