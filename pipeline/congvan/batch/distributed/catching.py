"""Errors of a task as values."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from congvan.batch.attempts import place_in_program
from congvan.errors import CongvanError, UnexpectedError

Given = ParamSpec("Given")
Result = TypeVar("Result")


def caught(work: Callable[Given, Result], *arguments: Given.args, **named: Given.kwargs) -> Result | CongvanError:
    """What ``work`` gives, or the error it ended with.

    A client of `distributed` waits for ever for a task whose exception or traceback does not pickle.
    """
    try:
        return work(*arguments, **named)
    except CongvanError as error:
        return error
    except Exception as error:
        return UnexpectedError(
            f"a worker failed ({type(error).__name__} at {place_in_program(error)})",
            remedy="See its log; all machines need congvan[dask].",
        )
