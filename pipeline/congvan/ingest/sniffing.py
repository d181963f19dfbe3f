"""What a file is, told by its bytes: names lie, and dispatches arrive as `.doc` that are RTF, HTML or PDF."""

from __future__ import annotations

import io
import re
import zipfile

from congvan.errors import CongvanError, DamagedFileError, EncryptedFileError, UnknownFormatError

_HEAD = 1024
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"GIF8": "GIF",
    b"BM": "BMP",
}
_SAVE_AS = "Save it as .docx, .pdf or .txt and try again."

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_WORD_XML = re.compile(rb"<\?mso-application\s+progid=\"Word\.Document\"")
_MHTML = re.compile(rb"^MIME-Version:.*^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE | re.DOTALL)


def sniff(data: bytes) -> str:
    """The short name of the format: ``pdf``, ``docx``, ``odt``, ``doc``, ``rtf``, ``html`` … or ``text``,
    or that of a picture (``png``, ``jpeg``, ``tiff`` …): a phone's photo saved as ``cong-van.pdf`` is a ``jpeg``.

    Raises an error that names what else it is (a spreadsheet) and what to do about it. Whether what is left is
    text in some encoding is for the decoder to say.
    """
    head = data[:_HEAD]
    if b"%PDF" in head:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data)
    if data.startswith(_OLE2):
        return _compound(data)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    picture = _picture(data)
    if picture == "HEIC":
        raise UnknownFormatError("it is a HEIC picture", remedy="Save it as JPEG or PNG and try again.")
    if picture:
        return picture.lower()
    if _WORD_XML.search(head):
        return "wordml"
    if _HTML.search(head):
        return "html"
    if _MHTML.match(head):
        return "mhtml"
    return "text"


def _archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    kind = member.read(_HEAD)
                if b"opendocument.text" in kind:
                    return "odt"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise DamagedFileError(
            "the file is cut off or damaged (its archive cannot be opened)", remedy="Get a fresh copy of it."
        ) from error
    # Office 365 may call the main part document2.xml.
    if any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return "docx"
    raise _other_archive(names)


def _other_archive(names: frozenset[str]) -> CongvanError:
    if any(name.startswith("xl/") for name in names):
        return UnknownFormatError("it is an Excel workbook, not a dispatch", remedy=_SAVE_AS)
    if any(name.startswith("ppt/") for name in names):
        return UnknownFormatError("it is a PowerPoint presentation, not a dispatch", remedy=_SAVE_AS)
    return UnknownFormatError("it is an archive of files", remedy="Unpack it and give the folder.")


def _compound(data: bytes) -> str:
    """Old Office files keep their parts as streams; their names stand in the directory as UTF-16."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise EncryptedFileError(
            "the Word file is protected by a password",
            remedy="Open it in Word, save it without the password and try again.",
        )
    if holds("WordDocument"):
        return "doc"
    raise UnknownFormatError("it is an old Office file, but no Word document", remedy=_SAVE_AS)


def _picture(data: bytes) -> str | None:
    for magic, name in _PICTURES.items():
        if data.startswith(magic) and (magic != b"BM" or data[6:10] == bytes(4)):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    return "HEIC" if data[4:8] == b"ftyp" and data[8:11] in (b"hei", b"mif") else None
