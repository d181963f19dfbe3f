"""Where results lie: a folder that all machines share, or a prefix in S3. A result is there whole or not at all.

In a folder a file gets its name when it is whole. In S3 a single PUT is whole or nothing, so it needs no other name.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

import fsspec

from congvan.batch.records import STATE
from congvan.errors import OutputError, UsageError
from congvan.export.atomic import write, writing

_WITH_WHOLE_WRITES = frozenset({"s3", "s3a"})
_LONGEST_KEY = 1024  # bytes, in S3
# Names under which the drivers of stores tell what changes with the contents, and when they were changed.
_CHECKSUMS = ("ETag", "etag", "e_tag", "md5Hash", "checksum")
_TIMES = ("LastModified", "last_modified", "mtime", "modified", "updated")
_SETTLED = 60  # seconds; clocks differ, and some stores count in whole seconds
_REMEDY = "Check the address, the credentials and the network."


def opened(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it. Raises `UsageError` where there is no driver for it."""
    try:
        system, path = fsspec.core.url_to_fs(url, use_listings_cache=False)
    except (ImportError, ValueError) as error:
        raise UsageError(f"there is no way to open it ({error})", path=url, remedy="Give s3://… or a folder.") from None
    return system, str(path)


def mark_of(entry: Mapping[str, Any], *, by: float | None = None) -> str | None:
    """What a store says of a file's contents that changes when they do; None where it says nothing of the kind.

    ``"d41d8cd9…" 1024``, an ETag or checksum and the size; else the time of the last change and the size, which two
    changes within a moment leave as they are: it does not count where it is later than a minute before ``by``.
    """
    size = next((entry[name] for name in ("size", "Size") if name in entry), None)
    for name in _CHECKSUMS:
        if entry.get(name):
            return f"{entry[name]} {size}"
    changed = next((time for name in _TIMES if (time := _timestamp(entry.get(name))) is not None), None)
    if changed is None or size is None or (by is not None and changed > by - _SETTLED):
        return None
    return f"{changed:.6f} {size}"


def _timestamp(time: object) -> float | None:
    if isinstance(time, datetime):
        return time.timestamp()
    return float(time) if isinstance(time, int | float) else None


def protocol_of(url: str) -> str | None:
    """``s3`` for ``s3://incoming/``; None for paths and ``file://``."""
    protocol, mark, _ = url.partition("://")
    return protocol if mark and protocol not in ("file", "local") else None


@dataclass(frozen=True, slots=True)
class Place:
    """The place of results; picklable. ``root`` is an absolute path, or bucket and prefix."""

    protocol: str | None
    root: str

    @classmethod
    def of(cls, url: str) -> Place:
        """The place that a URL or a path names."""
        protocol = protocol_of(url)
        if protocol is not None and protocol not in _WITH_WHOLE_WRITES:
            raise UsageError(
                f"results cannot be written whole to {protocol}://", path=url, remedy="Give s3://… or a shared folder."
            )
        if protocol is None and "://" not in url:
            return cls(None, os.path.abspath(url))  # noqa: PTH100  (a Path loses what a link's .. means)
        return cls(protocol, opened(url)[1])

    @property
    def folder(self) -> Path | None:
        """The folder, where it is one of this machine's."""
        return Path(self.root) if self.protocol is None else None

    def read(self, name: PurePath) -> bytes | None:
        """What lies there; None where nothing does."""
        try:
            if self.folder is not None:
                return (self.folder / name).read_bytes()
            data: bytes = self._system().cat_file(self._key(name))
            return data
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return None
        except Exception as error:
            raise self._failed("read", name, error) from error

    def write(self, name: PurePath, data: bytes) -> None:
        """Puts ``data`` there, whole or not at all."""
        if self.folder is not None:
            write(self.folder / name, data, through=self.folder / STATE / "tmp")
            return
        key = self._key(name)
        if len(key.partition("/")[2].encode()) > _LONGEST_KEY:
            too_long = OSError(errno.ENAMETOOLONG, "File name too long")
            with writing(Path(name)):
                raise too_long
        try:
            self._system().pipe_file(key, data)
        except Exception as error:
            raise self._failed("written", name, error) from error

    def upload(self, name: PurePath, file: Path) -> None:
        """Puts a file there that may be larger than memory, whole or not at all."""
        try:
            self._system().put_file(str(file), self._key(name))
        except Exception as error:
            raise self._failed("written", name, error) from error

    def remove(self, name: PurePath) -> None:
        """Takes away what lies there, if anything does."""
        try:
            if self.folder is not None:
                (self.folder / name).unlink()
            else:
                self._system().rm_file(self._key(name))
        except (FileNotFoundError, NotADirectoryError):
            return
        except Exception as error:
            raise self._failed("removed", name, error) from error

    def names(self, folder: PurePath) -> set[str]:
        """The names of the files in a folder below."""
        try:
            if self.folder is not None:
                return {path.name for path in (self.folder / folder).iterdir()}
            return {PurePosixPath(path).name for path in self._system().ls(self._key(folder), detail=False)}
        except (FileNotFoundError, NotADirectoryError):
            return set()
        except Exception as error:
            raise self._failed("listed", folder, error) from error

    def _system(self) -> Any:
        return opened(f"{self.protocol}://{self.root}")[0]

    def _key(self, name: PurePath) -> str:
        return f"{self.root}/{name.as_posix()}"

    def _failed(self, done: str, name: PurePath, error: Exception) -> OutputError:
        where = f"{self.protocol}://{self._key(name)}" if self.protocol else self._key(name)
        return OutputError(f"it cannot be {done} ({type(error).__name__})", path=where, remedy=_REMEDY)
