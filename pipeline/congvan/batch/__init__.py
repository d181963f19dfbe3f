"""Many files: found in folders, read one after another or by several processes, written as they come."""

from congvan.batch.attempts import Outcome
from congvan.batch.folder import FORMATS, extract_folder, extract_into
from congvan.batch.sources import SourceFile, find_sources
from congvan.batch.tables import Summary
from congvan.batch.watching import watch
from congvan.batch.workers import Limits

__all__ = [
    "FORMATS",
    "Limits",
    "Outcome",
    "SourceFile",
    "Summary",
    "extract_folder",
    "extract_into",
    "find_sources",
    "watch",
]
