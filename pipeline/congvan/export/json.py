"""JSON: the whole dispatch, keys in the order of the models, nulls kept."""

from __future__ import annotations

import json

from pydantic import ValidationError

from congvan.schema import Dispatch


def to_json(dispatch: Dispatch) -> bytes:
    """The dispatch as an indented UTF-8 file."""
    return _encode(json.dumps(dispatch.model_dump(mode="json"), ensure_ascii=False, indent=2))


def to_json_line(dispatch: Dispatch) -> bytes:
    """The dispatch as one line of a JSON Lines stream."""
    return _encode(json.dumps(dispatch.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":")))


def from_json(data: bytes) -> Dispatch:
    """The dispatch that `to_json` or `to_json_line` has written."""
    try:
        return Dispatch.model_validate_json(data)
    except ValidationError:  # pydantic's own parser refuses the lone surrogates of a file name that is no UTF-8
        return Dispatch.model_validate(json.loads(data))


def _encode(text: str) -> bytes:
    # A file name that is no UTF-8 holds lone surrogates; JSON can spell them (\udcff), UTF-8 cannot.
    return text.encode("utf-8", "backslashreplace") + b"\n"
