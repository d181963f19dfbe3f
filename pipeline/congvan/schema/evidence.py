"""Where a value stands in the source and who found it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """Base of all output models: immutable, closed, hashable by value."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Frozen):
    """The place of a value and the reason to believe it.

    ``start`` and ``end`` are code point offsets in the dispatch's normalised text, end exclusive.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: int | None = Field(default=None, ge=1, description="page number from 1; null where there are none")
    box: tuple[float, float, float, float] | None = Field(
        default=None, description="x0, y0, x1, y1 in points from the page's upper left corner"
    )
    rule: str = Field(description="id of the rule, or name and version of the model")
    score: float = Field(ge=0, le=1)
