"""What comes out: frozen models whose JSON is the product; `ANNOTATION` terms, ISO 8601 and RFC 5545 values."""

from congvan.schema.dispatch import Citation, CitationMention, Directive, Dispatch, Issue, Signature, Source
from congvan.schema.evidence import Evidence
from congvan.schema.task import Assignee, Deadline, Task

__all__ = [
    "Assignee",
    "Citation",
    "CitationMention",
    "Deadline",
    "Directive",
    "Dispatch",
    "Evidence",
    "Issue",
    "Signature",
    "Source",
    "Task",
]
