"""The tasks of all dispatches as Parquet: a file for each thousand dispatches, named by what it is made of.

What has not changed since an earlier run is there under its name already, and is not made again.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

import pyarrow
import pyarrow.parquet

from congvan.batch.distributed.batches import batches
from congvan.batch.distributed.catching import caught
from congvan.batch.distributed.places import Place
from congvan.batch.records import Record
from congvan.errors import OutputError
from congvan.export.csv import COLUMNS
from congvan.export.json import from_json
from congvan.schema import Dispatch

if TYPE_CHECKING:
    from dask.distributed import Client

SHARDS = PurePath("tasks.parquet")
_SIZE = 1000  # dispatches in a shard
_AHEAD = 64  # shards that are given out at a time

Written = tuple[PurePath, Record]


def write_shards(client: Client, place: Place, results: Iterable[Written], size: int = _SIZE) -> None:
    """Writes ``tasks.parquet/part-….parquet`` from results and their records, and removes what is no part of it."""
    there = place.names(SHARDS)
    wanted: set[str] = set()
    shards = batches((one for one in results if one[1].error is None), size)
    for shards_due in batches(_missing(shards, there, wanted), _AHEAD):
        futures = [client.submit(caught, write_shard, *one, place=place, pure=False) for one in shards_due]
        failed = next((result for result in client.gather(futures) if result is not None), None)
        if failed is not None:
            raise failed
    for name in sorted(there - wanted):
        if name.endswith(".parquet"):
            place.remove(SHARDS / name)


def write_shard(name: str, results: Sequence[PurePath], *, place: Place) -> None:
    """Writes one shard from the dispatches that lie at ``results``."""
    from congvan.export.dataframe import tasks_frame

    data = io.BytesIO()
    frame = tasks_frame(_dispatches(results, place))
    # As in the CSV: a name that is no UTF-8 has no spelling there.
    frame["file"] = [name.encode("utf-8", "replace").decode("utf-8") for name in frame["file"]]
    table = pyarrow.Table.from_pandas(frame, schema=_schema(), preserve_index=False)
    pyarrow.parquet.write_table(table, data)
    place.write(SHARDS / name, data.getvalue())


def _schema() -> pyarrow.Schema:
    """The same for every shard, also for one in which a column is empty."""
    kinds = {"due_date": pyarrow.timestamp("us"), "page": pyarrow.int64(), "confidence": pyarrow.float64()}
    return pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in COLUMNS])


def _missing(
    shards: Iterable[tuple[Written, ...]], there: set[str], wanted: set[str]
) -> Iterator[tuple[str, list[PurePath]]]:
    """The shards that are not there yet; ``wanted`` gets the names of all."""
    for shard in shards:
        parts = [record.outputs[".json"] for _, record in shard]
        made_by = sorted(shard[0][1].made_by.items())
        digest = hashlib.sha256(repr((parts, made_by, pyarrow.__version__)).encode()).hexdigest()[:16]
        name = f"part-{digest}.parquet"
        wanted.add(name)
        if name not in there:
            yield name, [path for path, _ in shard]


def _dispatches(results: Iterable[PurePath], place: Place) -> Iterator[Dispatch]:
    for name in results:
        data = place.read(name)
        if data is None:
            raise OutputError("a result has vanished", path=str(name), remedy="Start the run again.")
        yield from_json(data)
