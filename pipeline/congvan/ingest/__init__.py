"""File → Document: what a file is, is told by its content; each format's reader is imported when needed."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from congvan.errors import CongvanError, EmptyDocumentError, LimitError, MissingFileError
from congvan.options import Options

if TYPE_CHECKING:
    from congvan.document.model import Document

__all__ = ["read"]


def read(path: Path, options: Options) -> Document:
    """The document in the file at ``path``, e.g. ``read(Path("1210-UBND-TH.pdf"), Options())``.

    Raises a `CongvanError` with the path, the reason and the remedy where the file cannot be read.
    """
    try:
        data = _load(path, options)
        return _dispatch(path, data, options)
    except CongvanError as error:
        if error.path is None:
            raise type(error)(error.reason, path=str(path), remedy=error.remedy) from error
        raise


def _load(path: Path, options: Options) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise MissingFileError("it is a folder, not a file", remedy="Use extract_folder or `congvan extract`.")
        if not stat.S_ISREG(status.st_mode):
            raise MissingFileError("it is not a regular file", remedy="Copy its content into a file.")
        if status.st_size > options.max_bytes:
            raise _too_large(options.max_bytes)
        with path.open("rb") as file:
            data = file.read(options.max_bytes + 1)
    except FileNotFoundError as error:
        raise MissingFileError("there is no such file", remedy="Check the path.") from error
    except PermissionError as error:
        raise MissingFileError("it may not be opened", remedy="Ask for the right to read it.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not valid"
        raise MissingFileError(f"it cannot be opened ({reason})", remedy="Check the path and the disk.") from error
    if len(data) > options.max_bytes:
        raise _too_large(options.max_bytes)
    if not data:
        raise EmptyDocumentError("the file is empty", remedy="Get a fresh copy of it.")
    return data


def _too_large(limit: int) -> LimitError:
    return LimitError(f"the file is larger than {limit} bytes", remedy="Raise max_bytes if it is really a dispatch.")


def _dispatch(path: Path, data: bytes, options: Options) -> Document:
    from congvan.ingest.sniffing import sniff

    sha256 = hashlib.sha256(data).hexdigest()
    match sniff(data):
        case "pdf":
            from congvan.ingest.pdf import read_pdf

            document = read_pdf(path, data, options, sha256)
        case "docx":
            from congvan.ingest.word import read_docx

            document = read_docx(path, data, options, sha256)
        case "text":
            from congvan.ingest.plain_text import read_text

            document = read_text(path, data, options, sha256)
        case "png" | "jpeg" | "tiff" | "gif" | "bmp" | "webp" as format:
            from congvan.ingest.image import read_picture

            document = read_picture(path, data, options, sha256, format)
        case format:
            from congvan.ingest.legacy_word import read_legacy_word

            document = read_legacy_word(path, data, options, sha256, format)
    if not document.text:
        raise _without_text(document)
    return document


def _without_text(document: Document) -> EmptyDocumentError:
    if document.pages:
        told = next((notice.message for notice in document.notices if notice.partial), None)
        return EmptyDocumentError(
            "its pages are pictures without text that could be read",
            remedy=told or 'Get the digital file, or run it through OCR first: "ocrmypdf -l vie scan.pdf text.pdf".',
        )
    return EmptyDocumentError("the file holds no text", remedy="Get a fresh copy of it.")
