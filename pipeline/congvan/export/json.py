"""JSON: the whole dispatch, keys in the order of the models, nulls kept."""

from __future__ import annotations

import json

from congvan.schema import Dispatch


def to_json(dispatch: Dispatch) -> bytes:
    """The dispatch as an indented UTF-8 file."""
    return _encode(json.dumps(dispatch.model_dump(mode="json"), ensure_ascii=False, indent=2))


def to_json_line(dispatch: Dispatch) -> bytes:
    """The dispatch as one line of a JSON Lines stream."""
    return _encode(json.dumps(dispatch.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":")))


def _encode(text: str) -> bytes:
    # A file name that is no UTF-8 holds lone surrogates; JSON can spell them (\udcff), UTF-8 cannot.
    return text.encode("utf-8", "backslashreplace") + b"\n"
