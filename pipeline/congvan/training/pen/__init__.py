"""Learns to read figures written by pen, from strokes that are drawn by a table."""
