"""One family of exceptions: each names the file, the reason, the remedy and the exit status."""

from __future__ import annotations


class CongvanError(Exception):
    """What went wrong with which file, and what its user can do about it.

    ``reason`` and ``remedy`` are one sentence each and never quote the dispatch's text.
    """

    exit_code = 1

    def __init__(self, reason: str, *, path: str | None = None, remedy: str = "") -> None:
        super().__init__(reason, path, remedy)
        self.reason = reason
        self.path = path
        self.remedy = remedy

    def __str__(self) -> str:
        """``path: reason. remedy`` on one line."""
        where = f"{self.path}: " if self.path else ""
        return f"{where}{self.reason}. {self.remedy}".strip()

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles with its keywords, so that a worker process can hand it over."""
        return _rebuild, (type(self), self.reason, self.path, self.remedy)


def _rebuild(kind: type[CongvanError], reason: str, path: str | None, remedy: str) -> CongvanError:
    return kind(reason, path=path, remedy=remedy)


class UsageError(CongvanError):
    """The call itself is wrong: an unknown format, an output inside the input."""

    exit_code = 2


class MissingFileError(CongvanError):
    """The input does not exist or cannot be opened."""


class UnknownFormatError(CongvanError):
    """The content is of no format that can be read."""


class EmptyDocumentError(CongvanError):
    """The file holds no text at all."""


class DamagedFileError(CongvanError):
    """The file is of a known format but broken."""


class EncryptedFileError(CongvanError):
    """The file wants a password."""


class MissingProgramError(CongvanError):
    """A program outside Python is needed and not installed."""


class LimitError(CongvanError):
    """The file is larger, deeper or slower than the options allow."""


class OutputError(CongvanError):
    """A result cannot be written."""


class UnexpectedError(CongvanError):
    """The program itself failed on this file: a fault to report, never the fault of its user."""
