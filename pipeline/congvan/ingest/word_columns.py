"""Letterheads and signature blocks that are set with tabs or blanks: split into their two columns."""

from __future__ import annotations

from congvan.ingest.word_blocks import Block


def split_columns(blocks: list[Block]) -> list[Block]:
    """The blocks with the lines of such a block in columns, the left ones first."""
    return blocks
