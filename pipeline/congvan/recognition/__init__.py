"""Finds mentions in a passage by rules: citations, deadlines, actors."""
