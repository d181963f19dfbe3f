from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from congvan.errors import (
    CongvanError,
    DamagedFileError,
    EmptyDocumentError,
    EncryptedFileError,
    LimitError,
    MissingFileError,
    UnknownFormatError,
)
from congvan.ingest import read
from congvan.ingest.sniffing import sniff
from congvan.options import Options

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(*names: str, **contents: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for name in names:
            zipped.writestr(name, contents.get(name, "x"))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\nHTTP header of a careless download\r\n\r\n%PDF-1.4\n", "pdf"),
        (archive("[Content_Types].xml", "word/document.xml"), "docx"),
        (archive("[Content_Types].xml", "word/document2.xml"), "docx"),
        (archive("mimetype", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (OLE2 + "WordDocument".encode("utf-16-le"), "doc"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\n <!DOCTYPE html><p>", "html"),
        (b"<html xmlns:o='urn:schemas-microsoft-com:office:office'>", "html"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>', "wordml"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "mhtml"),
        ("Số: 12/SNV-VP".encode(), "text"),
        ("Số: 12/SNV-VP".encode("utf-16"), "text"),
        (b"# C\xa7ng v\xa8n", "text"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"II*\x00", "tiff"),
        (b"RIFF\x00\x00\x00\x00WEBP", "webp"),
    ],
)
def test_sniff(data: bytes, format: str) -> None:
    assert sniff(data) == format


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"\x00\x00\x00\x18ftypheic", UnknownFormatError, "HEIC picture.*Save it as JPEG"),
        (archive("xl/workbook.xml"), UnknownFormatError, "Excel workbook.*Save it"),
        (archive("ppt/presentation.xml"), UnknownFormatError, "PowerPoint.*Save it"),
        (archive("cong-van.pdf"), UnknownFormatError, "archive of files.*Unpack"),
        (archive("word/document.xml")[:40], DamagedFileError, "cut off.*fresh copy"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError, "password.*without the password"),
        (OLE2 + "Workbook".encode("utf-16-le"), UnknownFormatError, "no Word document.*Save it"),
    ],
)
def test_what_it_is_instead(data: bytes, error: type[CongvanError], words: str) -> None:
    with pytest.raises(error, match=words):
        sniff(data)


@pytest.mark.parametrize("size", [100, 3000, 100_000])
def test_noise_named_txt(tmp_path: Path, size: int) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(b"\x8f" + os.urandom(size))
    with pytest.raises(UnknownFormatError) as caught:
        read(path, Options())
    assert caught.value.path == str(path) and caught.value.remedy


def test_the_name_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "1210.pdf"
    path.write_text("Số: 1210/UBND-TH", encoding="utf-8")
    assert read(path, Options()).text == "Số: 1210/UBND-TH"


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\n\t\n")
    (tmp_path / "large.txt").write_text("x" * 101)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    expected = {
        "missing.txt": (MissingFileError, "there is no such file"),
        "broken": (MissingFileError, "there is no such file"),
        "empty.txt": (EmptyDocumentError, "the file is empty"),
        "blank.txt": (EmptyDocumentError, "the file holds no text"),
        "large.txt": (LimitError, "the file is larger than 100 bytes"),
        "pipe": (MissingFileError, "it is not a regular file"),
        "": (MissingFileError, "it is a folder"),
        "x" * 300: (MissingFileError, "it cannot be opened"),
        "a\x00b": (MissingFileError, "it cannot be opened"),
        "empty.txt/x": (MissingFileError, "it cannot be opened"),
    }
    for name, (error, reason) in expected.items():
        path = tmp_path / name
        with pytest.raises(error, match=reason) as caught:
            read(path, Options(max_bytes=100))
        assert str(caught.value).startswith(f"{path}: ") and caught.value.remedy
