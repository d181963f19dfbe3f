"""Many files: found in folders, read one after another or by several processes, written as they come."""

from congvan.batch.folder import extract_folder, extract_into
from congvan.batch.output import FORMATS, Summary
from congvan.batch.sources import SourceFile, find_sources
from congvan.batch.workers import Outcome

__all__ = ["FORMATS", "Outcome", "SourceFile", "Summary", "extract_folder", "extract_into", "find_sources"]
