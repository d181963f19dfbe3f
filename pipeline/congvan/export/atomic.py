"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from congvan.errors import OutputError

_REMEDIES = {
    errno.ENOSPC: "Free some space on the disk.",
    errno.EDQUOT: "Free some space on the disk.",
    errno.EACCES: "Choose a folder you may write to.",
    errno.EPERM: "Choose a folder you may write to.",
    errno.EROFS: "Choose a folder you may write to.",
    errno.ENAMETOOLONG: "Give the file a shorter name.",
}


@contextlib.contextmanager
def replacing(path: Path, *, through: Path | None = None, lasting: bool = False) -> Iterator[BinaryIO]:
    """A file to write that takes the place of ``path`` when the block ends well and vanishes when not.

    Until then it lies in the folder ``through`` of the same disk, or beside ``path``; its name is short, whatever
    ``path`` is called. ``lasting`` waits until the disk has it, so that it survives a loss of power. Raises
    `OutputError` where it cannot be written.
    """
    temporary = (through or path.parent) / f".congvan-{uuid.uuid4().hex}.tmp"
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = temporary.open("xb")
    try:
        yield file
        with writing(path):
            file.flush()
            if lasting:
                os.fsync(file.fileno())
            file.close()
            temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):  # closing writes what is left, and may fail as the write before did
            file.close()
        temporary.unlink(missing_ok=True)


def write(path: Path, data: bytes, *, through: Path | None = None) -> None:
    """Writes ``data`` to ``path``, whole or not at all; ``through`` as in `replacing`."""
    with replacing(path, through=through) as file, writing(path):
        file.write(data)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns what the system says when ``path`` cannot be written into an `OutputError` with a remedy."""
    try:
        yield
    except OSError as error:
        raise _output_error(path, error) from error


def _output_error(path: Path, error: OSError) -> OutputError:
    reason = (error.strerror or type(error).__name__).lower()
    remedy = _REMEDIES.get(error.errno or 0, "Choose another output folder.")
    return OutputError(f"it cannot be written ({reason})", path=str(path), remedy=remedy)
