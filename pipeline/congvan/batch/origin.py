"""What a result depends on beside its source: the program, its tables, the options. All of it as short hashes."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from congvan.options import Options

# These decide whether a file can be read, not what is read from it. A password must not be hashed at all: a short
# one could be found from its hash.
_WITHOUT_EFFECT = frozenset({"password", "office_timeout", "max_bytes", "ocr_page_timeout", "ocr_cache", "cache_dir"})


def made_by(options: Options) -> dict[str, str]:
    """``program`` (version and hash of its code), ``tables`` (hash of vocabulary and models), ``options``.

    >>> made_by(Options())  # doctest: +SKIP
    {'program': '0.1.0+3f1d0b6a7c52', 'tables': '9a0c5de4b1f7', 'options': '44136fa355b3'}
    """
    code, tables = hashlib.sha256(), hashlib.sha256()
    for name, file in sorted(_shipped(resources.files("congvan"), "")):
        data = file.read_bytes()
        (code if name.endswith(".py") else tables).update(f"{name}\0{len(data)}\0".encode() + data)
    return {
        "program": f"{metadata.version('congvan')}+{code.hexdigest()[:12]}",
        "tables": tables.hexdigest()[:12],
        "options": _options(options),
    }


@cache
def recognized_by(ocr: bool) -> str:
    """What reads scans here: the engine's version with its data, or why nothing does."""
    if not ocr:
        return "off"
    from congvan.ingest.ocr.engine import engine_name, missing

    return "missing" if missing() else engine_name()


def _shipped(folder: Traversable, prefix: str) -> Iterable[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _shipped(entry, f"{name}/")
        elif not entry.name.endswith((".pyc", ".tmp")):
            yield name, entry


def _options(options: Options) -> str:
    digest = hashlib.sha256()
    for field in dataclasses.fields(options):
        value = getattr(options, field.name)
        if field.name in _WITHOUT_EFFECT:
            continue
        if isinstance(value, Path) and value.is_file():  # what counts is what the file says, not where it lies
            value = hashlib.sha256(value.read_bytes()).hexdigest()
        digest.update(f"{field.name}={value!r}\n".encode())
    return digest.hexdigest()[:12]
