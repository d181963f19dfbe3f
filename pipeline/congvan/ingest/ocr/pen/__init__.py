"""Figures written by pen between two printed symbols: their ink, its pieces, and what they say."""
