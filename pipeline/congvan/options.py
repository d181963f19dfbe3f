"""What a caller can choose, the same for the Python API and the command line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Choices that hold for every file of a run; picklable and hashable.

    ``password`` opens encrypted PDF files. ``received_on`` is the day the dispatch reached the
    office: deadlines that count from it stay without a date until it is known. ``days_off`` names a
    TOML file whose rows override the shipped calendar of holidays. ``office_timeout`` is in seconds
    and bounds one LibreOffice conversion; ``max_bytes`` bounds a source file.

    Which accents a poor OCR misread, where a task begins inside a paragraph, and how likely a task is one, shipped
    models say; ``syllables_model``, ``starts_model``, ``confidence_model`` and ``clauses_model`` (of the clauses that
    confidence looks at) name others, trained with ``congvan train``. ``actor_model`` names a model trained so that may
    end names of units elsewhere than the grammar.
    ``rules_only`` uses no model: a task's confidence is then the least score of the rules that found it.

    ``ocr`` recognizes scanned pages, each within ``ocr_page_timeout`` seconds. What was recognized is kept
    for the next run in ``cache_dir`` (by default the user's own cache folder) unless ``ocr_cache`` is off.
    """

    password: str | None = None
    received_on: dt.date | None = None
    days_off: Path | None = None
    office_timeout: float = 120.0
    max_bytes: int = 200 * 1024 * 1024
    actor_model: Path | None = None
    syllables_model: Path | None = None
    starts_model: Path | None = None
    confidence_model: Path | None = None
    clauses_model: Path | None = None
    rules_only: bool = False
    ocr: bool = True
    ocr_page_timeout: float = 60.0
    ocr_cache: bool = True
    cache_dir: Path | None = None
