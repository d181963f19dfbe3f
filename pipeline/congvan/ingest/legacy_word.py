"""Older formats (.doc, .rtf, .odt, HTML, WordML) → .docx through LibreOffice, then read as Word.

LibreOffice fails in silence: its exit status is 0 when it could not load the file, two runs on one profile
disturb each other, and a document can make it hang. Each run has a profile of its own, a time limit for the
whole process group, and only the file it should have written counts.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from congvan.document import Document, Origin
from congvan.errors import DamagedFileError, EncryptedFileError, LimitError, MissingProgramError
from congvan.ingest.word import read_package
from congvan.ingest.word_package import BROKEN_ARCHIVE, open_archive, open_package
from congvan.options import Options

_GET_COPY = "Get a fresh copy of it, or open it in Word and save it as .docx."
_MAGIC = {"doc": b"\xd0\xcf\x11\xe0", "odt": b"PK"}
_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
# LibreOffice tells formats partly by the name's ending.
_ENDINGS = {"wordml": "xml", "mhtml": "mht"}
# A profile in which macros never run, links are never followed and nothing asks for attention.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501
"""Settings as LibreOffice's own registry names them."""


def read_legacy_word(path: Path, data: bytes, options: Options, sha256: str, format: str) -> Document:
    """The document of an older word processor's file; ``Origin.format`` is ``format`` (``doc``, ``rtf``, ``odt``).

    Raises ``MissingProgramError`` without LibreOffice, ``LimitError`` where it takes longer than
    ``options.office_timeout``, ``DamagedFileError`` where it cannot read the file.
    """
    _check(data, format, options)
    converted = convert_to_docx(data, format, options)
    document = read_package(open_package(converted, options), Origin(str(path), sha256, format))
    return replace(document, origin=Origin(str(path), sha256, format))


def _check(data: bytes, format: str, options: Options) -> None:
    """Refuses what is not of its format, which LibreOffice would read as plain text, and what wants a password."""
    magic = _MAGIC.get(format)
    if magic is not None and not data.startswith(magic):
        raise DamagedFileError(f"the file is no .{format} file", remedy=_GET_COPY)
    encrypted = False
    if format == "odt":
        archive = open_archive(data, options)
        manifest = "META-INF/manifest.xml"
        try:
            encrypted = manifest in archive.NameToInfo and b"encryption-data" in archive.read(manifest)
        except BROKEN_ARCHIVE as error:
            raise DamagedFileError("a part of the file is damaged", remedy=_GET_COPY) from error
    elif format == "doc":
        encrypted = _is_encrypted_doc(data)
    if encrypted:
        raise EncryptedFileError(
            "the file is protected by a password",
            remedy="Open it in Word or LibreOffice, save it without the password and try again.",
        )


def _is_encrypted_doc(data: bytes) -> bool:
    """Word's file information block begins a sector; bit 8 of its flags says encrypted ([MS-DOC] 2.5.2)."""
    for sector in range(512, len(data) - 32, 512):
        if data[sector : sector + 2] == b"\xec\xa5":
            return bool(data[sector + 11] & 0x01)
    return False


def convert_to_docx(data: bytes, format: str, options: Options) -> bytes:
    """The bytes of a ``.docx`` that says what ``data`` says."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise MissingProgramError(
            f"reading .{format} files needs LibreOffice, which is not installed",
            remedy="Run `apt-get install libreoffice-writer-nogui`, or save the file as .docx.",
        )
    with tempfile.TemporaryDirectory(prefix="congvan-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source = home / f"source.{_ENDINGS.get(format, format)}"
        source.write_bytes(data)
        profile = home / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        result = home / "out" / "source.docx"
        _run(_command(program, home, source, result.parent), home, options.office_timeout)
        if not result.is_file() or not result.stat().st_size:
            raise DamagedFileError("LibreOffice cannot read the file", remedy=_GET_COPY)
        if result.stat().st_size > options.max_bytes:
            raise LimitError(
                f"the file becomes larger than {options.max_bytes} bytes as .docx",
                remedy="Raise max_bytes if it is really a dispatch.",
            )
        return result.read_bytes()


def _command(program: str, home: Path, source: Path, target: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        "--headless",
        "--invisible",
        "--norestore",
        "--nologo",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        "docx:Office Open XML Text",
        "--outdir",
        str(target),
        str(source),
    ]


def _run(command: list[str], home: Path, timeout: float) -> None:
    """Runs the program to its end; it and all it started are ended at the time limit."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR"}
    }
    # A proxy that leads nowhere keeps pictures and templates on the web from being fetched.
    environment |= {"HOME": str(home), "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home,
        env=environment,
        start_new_session=True,
    )
    try:
        process.wait(timeout=timeout)
    except subprocess.TimeoutExpired as error:
        _end(process)
        raise LimitError(
            f"LibreOffice needs more than {timeout:g} seconds for the file",
            remedy="Raise office_timeout, or save the file as .docx in Word.",
        ) from error
    except BaseException:
        _end(process)
        raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the process group: the program, and what it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
