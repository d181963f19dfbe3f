"""The JSON Schema of a result, generated from the models; the shipped file is a copy of it."""

from __future__ import annotations

from typing import Any

from congvan.schema.dispatch import SCHEMA_VERSION, Dispatch


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that every ``NAME.json`` obeys."""
    schema = Dispatch.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"schema_version {SCHEMA_VERSION}",
        **schema,
    }
