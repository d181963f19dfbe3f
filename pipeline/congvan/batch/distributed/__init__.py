"""The same run on more than one machine: workers of `dask.distributed`, sources and results behind `fsspec`."""

from congvan.batch.distributed.run import FORMATS, extract_distributed

__all__ = ["FORMATS", "extract_distributed"]
