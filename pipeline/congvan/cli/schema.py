"""``congvan schema``: the JSON Schema of the results."""

from __future__ import annotations

import argparse

SUMMARY = "print the JSON Schema of the results"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds nothing: the schema is one."""


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0."""
    import json

    from congvan.schema.json_schema import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0
