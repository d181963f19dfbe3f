"""Functions of pdfium called with addresses: what a page calls for each character and each stroke."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

NUMBER, ADDRESS = ctypes.c_int, ctypes.c_void_p


def native(function: object, result: object, *arguments: object) -> Callable[..., Any]:
    """``function`` as one that takes and gives addresses as numbers: pointers would be objects, made for each call."""
    address = ctypes.cast(function, ADDRESS).value  # type: ignore[arg-type]
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


def address_of(handle: object) -> int:
    """The address to which a pointer of pdfium's bindings points."""
    return ctypes.cast(handle, ADDRESS).value or 0  # type: ignore[arg-type]
