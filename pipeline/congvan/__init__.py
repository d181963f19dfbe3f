"""congvan: who must do what by when, read from Vietnamese official dispatches.

>>> import congvan
>>> dispatch = congvan.extract("corpus/dispatches/ldtbxh-bac-giang-2023-11.txt")  # doctest: +SKIP
>>> [(task.action, task.deadline) for task in dispatch.tasks]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from congvan.api import extract, extract_text, to_dataframe
    from congvan.batch import Limits, Outcome, Summary, extract_folder, extract_into, watch
    from congvan.errors import (
        CongvanError,
        DamagedFileError,
        EmptyDocumentError,
        EncryptedFileError,
        LimitError,
        MissingFileError,
        MissingProgramError,
        OutputError,
        UnexpectedError,
        UnknownFormatError,
        UsageError,
    )
    from congvan.evaluation import compare, evaluate
    from congvan.export.html import to_html
    from congvan.export.spacy import to_spacy
    from congvan.options import Options
    from congvan.pipeline import Pipeline
    from congvan.schema import (
        Assignee,
        Citation,
        CitationMention,
        Deadline,
        Directive,
        Dispatch,
        Evidence,
        Issue,
        Signature,
        Source,
        Task,
    )
    from congvan.schema.json_schema import json_schema

__version__ = "0.1.0"

_HOMES = (
    "congvan.errors",
    "congvan.options",
    "congvan.export.html",  # before the schema, so that every Dispatch knows how a notebook shows it
    "congvan.schema",
    "congvan.export.spacy",
    "congvan.schema.json_schema",
    "congvan.evaluation",
    "congvan.pipeline",
    "congvan.batch",
    "congvan.api",
)

__all__ = [
    "Assignee",
    "Citation",
    "CitationMention",
    "CongvanError",
    "DamagedFileError",
    "Deadline",
    "Directive",
    "Dispatch",
    "EmptyDocumentError",
    "EncryptedFileError",
    "Evidence",
    "Issue",
    "LimitError",
    "Limits",
    "MissingFileError",
    "MissingProgramError",
    "Options",
    "Outcome",
    "OutputError",
    "Pipeline",
    "Signature",
    "Source",
    "Summary",
    "Task",
    "UnexpectedError",
    "UnknownFormatError",
    "UsageError",
    "__version__",
    "compare",
    "evaluate",
    "extract",
    "extract_folder",
    "extract_into",
    "extract_text",
    "json_schema",
    "to_dataframe",
    "to_html",
    "to_spacy",
    "watch",
]


def __getattr__(name: str) -> Any:
    """Imports a public name when it is first used: ``import congvan`` alone costs nothing."""
    from importlib import import_module

    if name in __all__:
        for home in map(import_module, _HOMES):
            if hasattr(home, name):
                return globals().setdefault(name, getattr(home, name))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
