"""Opens a Word file (.docx, .docm, .dotx): a zip of XML parts that may be hostile, broken or both.

Only the XML parts that hold text are unpacked: python-docx's own opener loads every picture and stops at a
dangling relationship, which real files have; its parser and names serve here.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import oxml_parser
from lxml import etree

from congvan.errors import DamagedFileError, EncryptedFileError, LimitError, UnknownFormatError
from congvan.options import Options

Element = Any  # lxml has no types

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
"""The namespace of ``AlternateContent``, which python-docx does not name."""

BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises where an archive is not what it says; a place before the file's beginning is a ValueError."""

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_MEMBERS = 20_000
_MAX_PART = 64 * 1024 * 1024  # a document.xml of this size has some five thousand pages
_GET_COPY = "Get a fresh copy of it, or open it in Word and save it again."

# Word's "Strict Open XML" says the same in namespaces of its own.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)


@dataclass(slots=True)
class WordPackage:
    """An opened file: the main part's root element, and the parts it refers to on demand."""

    main: Element
    _archive: zipfile.ZipFile
    _relations: list[tuple[str, str, str]]
    """Each relationship of the main part as (id, kind, part's name)."""
    _limit: int

    def related(self, kind: str) -> Element | None:
        """The root of the part that the main part calls its ``styles``, ``numbering``, ``footnotes`` … or None.

        A part that is announced and missing is treated as one that is not there: Word does so too.
        """
        return self._open(next((name for _, other, name in self._relations if other == kind), None))

    def part(self, identity: str | None) -> Element | None:
        """The root of the part to which the main part's relationship ``identity`` leads, or None."""
        return self._open(next((name for other, _, name in self._relations if other == identity), None))

    def _open(self, name: str | None) -> Element | None:
        if name is None or name not in self._archive.NameToInfo:
            return None
        return _parse(_unpack(self._archive, name, self._limit))


def open_package(data: bytes, options: Options) -> WordPackage:
    """The package in ``data``; raises a `CongvanError` for what is encrypted, damaged, too large or no Word file."""
    if data.startswith(_OLE2):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedFileError(
                "the Word file is protected by a password",
                remedy="Open it in Word, remove the password (File, Info, Protect Document) and save it again.",
            )
        raise UnknownFormatError("it is no .docx but an old Office file", remedy="Save it as .docx in Word.")
    archive = open_archive(data, options)
    main_name = _main_part(archive, options.max_bytes)
    main = _parse(_unpack(archive, main_name, options.max_bytes))
    return WordPackage(main, archive, _relationships(archive, main_name, options.max_bytes), options.max_bytes)


def open_archive(data: bytes, options: Options) -> zipfile.ZipFile:
    """The zip archive in ``data``, which says of itself that it unpacks to no more than ``options.max_bytes``."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise DamagedFileError("the file is cut off or damaged", remedy=_GET_COPY) from error
    members = archive.infolist()
    if len(members) > _MAX_MEMBERS:
        raise LimitError(f"the file holds more than {_MAX_MEMBERS} parts", remedy="It is no ordinary document.")
    if sum(member.file_size for member in members) > options.max_bytes:
        raise LimitError(
            f"the file unpacks to more than {options.max_bytes} bytes",
            remedy="Raise max_bytes if it is really a dispatch.",
        )
    return archive


def _main_part(archive: zipfile.ZipFile, limit: int) -> str:
    if "_rels/.rels" in archive.NameToInfo:
        for _, kind, name in _relationships(archive, "", limit):
            if kind == "officeDocument" and name in archive.NameToInfo:
                return name
    for name in ("word/document.xml", "word/document2.xml"):
        if name in archive.NameToInfo:
            return name
    raise UnknownFormatError("it is a zip archive, but no Word document", remedy="Unpack it and give what it holds.")


def _relationships(archive: zipfile.ZipFile, part: str, limit: int) -> list[tuple[str, str, str]]:
    """What ``part`` refers to within the file: id, last word of the relationship's type, name of the part."""
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name not in archive.NameToInfo:
        return []
    base = RELATIONSHIP_TYPE.OFFICE_DOCUMENT.rsplit("/", 1)[0]
    found: list[tuple[str, str, str]] = []
    for relation in _parse(_unpack(archive, name, limit)).iterchildren("*"):
        kind, target = str(relation.get("Type", "")), str(relation.get("Target", ""))
        if not kind.startswith(base) or relation.get("TargetMode") == "External":
            continue
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found.append((str(relation.get("Id", "")), kind.rsplit("/", 1)[1], whole))
    return found


def _unpack(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise EncryptedFileError("the Word file's zip is encrypted", remedy="Unpack it with its password first.")
    if info.file_size > min(limit, _MAX_PART):
        raise LimitError("a part of the Word file unpacks to a monstrous size", remedy="It is no ordinary document.")
    try:
        # zipfile never gives more than the size announced, and checks the sum at the end.
        return archive.read(info)
    except BROKEN_ARCHIVE as error:
        raise DamagedFileError("a part of the Word file is damaged", remedy=_GET_COPY) from error


def _parse(data: bytes) -> Element:
    if b"purl.oclc.org" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    try:
        # python-docx's parser expands no entities and fetches nothing.
        root = etree.fromstring(data, oxml_parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFileError("a part of the Word file is no well-formed XML", remedy=_GET_COPY) from error
    if root.getroottree().docinfo.doctype:
        raise DamagedFileError("a part of the Word file declares entities, which Word never does", remedy=_GET_COPY)
    return root
