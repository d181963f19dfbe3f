"""Annotated dispatches: text files with stand-off annotation, their checks, splits and exports."""
