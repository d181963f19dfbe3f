from __future__ import annotations

import signal

import pytest


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """A shell that starts the tests in the background has them ignore SIGINT, which their children would inherit."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
