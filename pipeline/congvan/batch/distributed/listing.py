"""Which files a distributed run reads: those of folders and of stores, in the same order and with the same names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from congvan.batch.distributed.places import mark_of, opened, protocol_of
from congvan.batch.sources import SourceFile, Sources, find_sources, is_hidden, is_wanted
from congvan.errors import CongvanError, MissingFileError, UsageError


@dataclass(frozen=True, slots=True)
class Distant:
    """A file to read: what it is called, its path or URL for every machine, what its results are called.

    ``mark`` is what its store says of its contents, as `mark_of` puts it.
    """

    called: str
    address: str
    result: PurePath
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The sources of a run; ``protocol`` is that of the store they lie in, None for folders."""

    sources: Sources
    protocol: str | None

    def __len__(self) -> int:
        return len(self.sources)

    def __iter__(self) -> Iterator[Distant]:
        for source in self.sources:
            called = str(source.path)
            if self.protocol is None:
                # Machines that share a folder do not share the place from which a path counts.
                yield Distant(called, os.path.abspath(called), source.result)  # noqa: PTH100
            else:
                url = f"{self.protocol}://{called}"
                yield Distant(url, url, source.result, source.mark)


def find_distant(inputs: Sequence[str]) -> Listing:
    """The files among ``inputs`` and below them, which are all paths or all URLs of one kind of store."""
    protocols = {protocol_of(one) for one in inputs}
    if len(protocols) != 1:
        raise UsageError("the inputs are of different kinds", remedy="Give folders, or URLs that begin alike.")
    (protocol,) = protocols
    if protocol is None:
        return Listing(find_sources([local_path(one) for one in inputs]), None)
    sources = Sources()
    sources.fill((file for url in inputs for file in _found(url, sources)), real=str)
    sources.refuse_nothing(", ".join(inputs))
    return Listing(sources, protocol)


def local_path(given: str) -> Path:
    """The path that a path or a ``file://`` names."""
    return Path(opened(given)[1]) if "://" in given else Path(given)


def _found(url: str, sources: Sources) -> Iterator[SourceFile]:
    """Files by bucket and key; a key that no path spells as it is, is told as unread."""
    protocol = protocol_of(url)
    system, root = opened(url)
    if not root:
        raise UsageError("it names no bucket", path=url, remedy="Give s3://bucket/ or s3://bucket/prefix/.")
    try:
        if not url.endswith("/") and system.isfile(root):
            yield SourceFile(Path(root), PurePath(PurePosixPath(root).name), mark=mark_of(system.info(root)))
            return
    except Exception as error:
        raise _unlisted(url, error) from error
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            # Not fsspec's own walk: it is silent on what it cannot list below the first level.
            entries = system.ls(folder, detail=True)
        except Exception as error:
            unlisted = _unlisted(f"{protocol}://{folder}", error)
            if folder == root:  # a wrong address must not make the tables of an earlier run empty
                raise unlisted from error
            sources.unread.append(unlisted)
            continue
        for entry in entries:
            key = entry["name"].rstrip("/")
            is_folder = entry["type"] == "directory"
            path = Path(key)
            name = path.name
            if key == folder and not is_folder:  # the mark that some programs leave for an empty folder
                continue
            if key == folder or path.as_posix() != key or ".." in path.parts:
                sources.unread.append(_odd(f"{protocol}://{entry['name']}"))
            elif is_hidden(name):
                continue
            elif is_folder:
                waiting.append(key)
            elif is_wanted(path):
                yield SourceFile(path, path.relative_to(root), mark=mark_of(entry))
            else:
                sources.leave_out(path)


def _unlisted(url: str, error: Exception) -> CongvanError:
    return MissingFileError(
        f"it cannot be listed ({type(error).__name__})",
        path=url,
        remedy="Check the address, the credentials and the network.",
    )


def _odd(url: str) -> CongvanError:
    return MissingFileError(
        "its key is no path that a result could have",
        path=url,
        remedy="Copy it to a key without empty or dotted parts.",
    )
