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
from congvan.ingest.word_package import open_package
from congvan.options import Options

_PROGRAMS = ("soffice", "libreoffice")
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
    converted = convert_to_docx(data, format, options.office_timeout)
    document = read_package(open_package(converted, options), Origin(str(path), sha256, format))
    return replace(document, origin=Origin(str(path), sha256, format))


def convert_to_docx(data: bytes, format: str, timeout: float) -> bytes:
    """The bytes of a ``.docx`` that says what ``data`` says."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise MissingProgramError(
            f"reading .{format} files needs LibreOffice, which is not installed",
            remedy="Run `apt-get install libreoffice-writer-nogui`, or save the file as .docx.",
        )
    with tempfile.TemporaryDirectory(prefix="congvan-") as folder:
        home = Path(folder)
        source = home / f"source.{_ENDINGS.get(format, format)}"
        source.write_bytes(data)
        profile = home / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        result = home / "out" / "source.docx"
        errors = _run(_command(program, home, source, result.parent), home, timeout)
        if not result.is_file() or not result.stat().st_size:
            raise _refused(errors)
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


def _run(command: list[str], home: Path, timeout: float) -> str:
    """What the program writes; it and all it started are ended at the time limit."""
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
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=home,
        env=environment,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired as error:
        _end(process)
        raise LimitError(
            f"LibreOffice needs more than {timeout:g} seconds for the file",
            remedy="Raise office_timeout, or save the file as .docx in Word.",
        ) from error
    except BaseException:
        _end(process)
        raise
    return output.decode("utf-8", errors="replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the process group: the program, and what it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _refused(output: str) -> DamagedFileError | EncryptedFileError:
    if "password" in output.lower():
        return EncryptedFileError(
            "the file is protected by a password",
            remedy="Open it in Word or LibreOffice, save it without the password and try again.",
        )
    return DamagedFileError(
        "LibreOffice cannot read the file",
        remedy="Get a fresh copy of it, or open it in Word and save it as .docx.",
    )
