"""Recognized pages on disk: a second run over the same files recognizes nothing."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from congvan.ingest.ocr.recognition import Recognition
from congvan.options import Options

_VERSION = 14
"""To be raised whenever the same picture would give other words."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Recognitions by file, page and settings; with no folder nothing is kept."""

    folder: Path | None

    def load(self, key: str) -> Recognition | None:
        """The recognition kept under ``key``; what cannot be read is as good as missing."""
        if self.folder is None:
            return None
        try:
            data = zlib.decompress(self._path(self.folder, key).read_bytes())
            return Recognition.from_data(json.loads(data))
        except (OSError, ValueError, KeyError, TypeError, zlib.error):
            return None

    def keep(self, key: str, recognition: Recognition) -> None:
        """Writes a recognition whole or not at all; a full or read-only disk costs only time in the next run."""
        if self.folder is None:
            return
        data = zlib.compress(json.dumps(recognition.as_data(), ensure_ascii=False).encode(), 6)
        path = self._path(self.folder, key)
        with contextlib.suppress(OSError):
            # What dispatches say is for their reader alone.
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(data)
            try:
                Path(file.name).replace(path)
            except OSError:
                Path(file.name).unlink(missing_ok=True)
                raise

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:2] / key


def cache_of(options: Options) -> Cache:
    """The cache that the options ask for: ``cache_dir``, or ``congvan/ocr`` in the user's cache folder."""
    if not options.ocr_cache:
        return Cache(None)
    if options.cache_dir is not None:
        return Cache(options.cache_dir / "ocr")
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        home = Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # A service's account may have no home.
        return Cache(None)
    return Cache(home / "congvan" / "ocr")


def cache_key(sha256: str, page: int, *settings: str | float) -> str:
    """The name under which page ``page`` of the file with this hash is kept, for these settings."""
    parts = "\0".join(map(str, (_VERSION, sha256, page, *settings)))
    return hashlib.sha256(parts.encode()).hexdigest()
