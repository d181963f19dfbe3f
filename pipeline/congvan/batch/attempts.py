"""One file, read: a dispatch or the error that says why there is none. Nothing that a file does gets out of here."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from congvan.batch.sources import SourceFile
from congvan.errors import CongvanError, LimitError, UnexpectedError
from congvan.schema import Dispatch

if TYPE_CHECKING:
    from congvan.pipeline import Pipeline

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a dispatch, or the error that says why there is none.

    ``text`` is the normalised text that evidence points into, where it was asked for.
    """

    source: SourceFile
    dispatch: Dispatch | None = None
    error: CongvanError | None = None
    text: str | None = None


def attempt(source: SourceFile, *, pipeline: Pipeline, keep_text: bool = False) -> Outcome:
    """The outcome of reading ``source``; it never raises but for an interrupt."""
    try:
        document = pipeline.read(source.path)
        dispatch = pipeline.extract_document(document)
        return Outcome(source, dispatch, text=document.text if keep_text else None)
    except CongvanError as error:
        return Outcome(source, error=error)
    except MemoryError:
        return Outcome(source, error=_limit(source.path, "reading it takes more memory than is allowed"))
    except RecursionError:
        return Outcome(source, error=_limit(source.path, "it is nested deeper than any document is"))
    except Exception as error:
        return Outcome(source, error=_unexpected(source.path, error))


def _limit(path: Path, reason: str) -> LimitError:
    return LimitError(reason, path=str(path), remedy="Open and save it anew, or raise the limit (--memory-limit).")


def _unexpected(path: Path, error: Exception) -> UnexpectedError:
    return UnexpectedError(
        f"congvan failed on it ({type(error).__name__} at {place_in_program(error)})",
        path=str(path),
        remedy="This is a fault of congvan: please report it.",
    )


def place_in_program(error: Exception) -> str:
    """File and line at which the program failed. Never the exception's words: they may quote the dispatch."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)] or frames
    return f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "an unknown place"
