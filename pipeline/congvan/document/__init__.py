"""The source as read: frozen text with its lines, pages, tables and footnotes, and what stages add to it.

Every offset counts code points of ``Document.text``; every span is half open.
"""

from congvan.document.builder import DocumentBuilder
from congvan.document.model import (
    Box,
    Break,
    Cell,
    Document,
    FootnoteMark,
    Line,
    Notice,
    Origin,
    Page,
    Passage,
    Repair,
    Role,
    SignatureStamp,
    Span,
    Table,
)

__all__ = [
    "Box",
    "Break",
    "Cell",
    "Document",
    "DocumentBuilder",
    "FootnoteMark",
    "Line",
    "Notice",
    "Origin",
    "Page",
    "Passage",
    "Repair",
    "Role",
    "SignatureStamp",
    "Span",
    "Table",
]
