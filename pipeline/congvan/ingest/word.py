"""Word (.docx) → Document: the text as Word shows it, with list labels, notes, tables and columns.

python-docx gives neither list labels nor footnotes, loses insertions, content controls and text boxes: its
parser is used, the walk is our own. Page headers and footers are no part of a dispatch's text, a letterhead in
the first page's header excepted.
"""

from __future__ import annotations

from pathlib import Path

from docx.oxml.ns import qn

from congvan.document import Document, DocumentBuilder, Origin
from congvan.errors import DamagedFileError, EmptyDocumentError, LimitError
from congvan.ingest.word_blocks import Block, BlockReader
from congvan.ingest.word_columns import split_columns
from congvan.ingest.word_fonts import leftover_encodings
from congvan.ingest.word_header import letterhead_in_header
from congvan.ingest.word_lines import TextLine
from congvan.ingest.word_notes import NoteLabels, find_notes, read_note_forms
from congvan.ingest.word_numbering import read_numbering
from congvan.ingest.word_package import WordPackage, open_package
from congvan.ingest.word_sections import columns_of_sections
from congvan.ingest.word_styles import read_styles
from congvan.ingest.word_text import TextReader, unclosed_fields
from congvan.ingest.word_unread import unread
from congvan.options import Options

_MAX_PARAGRAPHS = 100_000  # some three thousand pages


def read_docx(path: Path, data: bytes, options: Options, sha256: str) -> Document:
    """The document of a ``.docx``, ``.docm`` or ``.dotx`` file, one line a paragraph or manual line break.

    ``Document.offsets`` count the characters of the file's own text, -1 for generated labels (``1.1.``).
    Raises a `CongvanError` where the file is encrypted, damaged, too large, or holds no text.
    """
    return read_package(open_package(data, options), Origin(str(path), sha256, "docx"))


def read_package(package: WordPackage, origin: Origin) -> Document:
    """The document of an opened Word file."""
    body = package.main.find(qn("w:body"))
    if body is None:
        raise DamagedFileError("the Word file has no body", remedy="Open it in Word and save it again.")
    if sum(1 for _ in body.iter(qn("w:p"))) > _MAX_PARAGRAPHS:
        raise LimitError(f"the Word file has more than {_MAX_PARAGRAPHS} paragraphs", remedy="It is no dispatch.")
    notes = NoteLabels(read_note_forms(package.related("settings"), package.main))
    styles = read_styles(package.related("styles"))
    numbering = read_numbering(package.related("numbering"))
    text = TextReader(styles, notes, unclosed=unclosed_fields(body))
    leftover, columns = leftover_encodings(body, styles), columns_of_sections(body)
    reader = BlockReader(styles, numbering, text, leftover, columns)
    builder = DocumentBuilder()
    blocks = reader.read(body)
    _emit(builder, split_columns(letterhead_in_header(package, reader, blocks) + blocks))
    with numbering.story():
        _emit_notes(builder, reader, package, notes)
    builder.notices.extend(unread(body))
    document = builder.build(origin)
    if not document.text:
        picture = next(package.main.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"), None)
        reason = "the Word file holds only pictures, no text" if picture is not None else "the Word file holds no text"
        raise EmptyDocumentError(reason, remedy="Get the digital original of the dispatch.")
    return document


def _emit(builder: DocumentBuilder, blocks: list[Block]) -> None:
    for block in blocks:
        if isinstance(block, TextLine):
            _line(builder, block)
            continue
        builder.begin_table()
        for cell, lines in block.cells:
            builder.cell(cell.row, cell.column, cell.row_span, cell.column_span)
            for line in lines:
                _line(builder, line)
        builder.end_table()


def _line(builder: DocumentBuilder, line: TextLine, footnote: str | None = None) -> None:
    builder.line(line.text, line.look, source=line.offsets, marks=line.marks, footnote=footnote)


def _emit_notes(builder: DocumentBuilder, reader: BlockReader, package: WordPackage, notes: NoteLabels) -> None:
    parts = {kind: find_notes(package.related(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
    for label, kind, identity in notes.referred:
        note = parts[kind].get(identity)
        if note is None:
            continue
        for block in reader.read(note):
            lines = [block] if isinstance(block, TextLine) else [line for _, inside in block.cells for line in inside]
            for line in lines:
                _line(builder, line, footnote=label)
