from __future__ import annotations

import json

from congvan.export.json import from_json, to_json, to_json_line
from congvan.schema import Dispatch, Source


def test_json_is_the_model_and_back(dispatch: Dispatch) -> None:
    data = to_json(dispatch)
    assert Dispatch.model_validate_json(data) == dispatch
    assert list(json.loads(data)) == list(Dispatch.model_fields)
    assert "Sở Nội vụ" in data.decode("utf-8")
    assert json.loads(data)["parent_issuer"] is None


def test_json_line_is_one_line_with_the_same_content(dispatch: Dispatch) -> None:
    line = to_json_line(dispatch)
    assert line.count(b"\n") == 1 and line.endswith(b"\n")
    assert json.loads(line) == json.loads(to_json(dispatch))


def test_a_file_name_that_is_no_utf8(dispatch: Dispatch) -> None:
    named = dispatch.model_copy(update={"source": Source(path="a\udcff.txt", sha256="0", format="txt")})
    assert json.loads(to_json(named))["source"]["path"] == "a\udcff.txt"
    assert from_json(to_json(named)) == named == from_json(to_json_line(named))
