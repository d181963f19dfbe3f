"""The command ``congvan``: one module a command, each a thin twin of a public function.

Modules of commands import what they need when they run, so that ``congvan --version`` stays as quick as Python.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence

from congvan import __version__
from congvan.cli import corpus, evaluate, extract, schema, show, train, watch
from congvan.errors import CongvanError

INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command; the exit status is 0 where all was done, 1 where some failed, 2 on wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
        return status
    except CongvanError as error:
        from congvan.export.plain import printable

        print(f"congvan: {printable(str(error))}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("congvan: interrupted; what was finished is written", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader (`| head`) has seen enough
        _leave_output()
        return 1
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        where = error.filename or "standard output"
        print(f"congvan: {where}: it cannot be written ({os.strerror(error.errno).lower()}).", file=sys.stderr)
        _leave_output()
        return 1


def _leave_output() -> None:
    """Lets what is left for standard output go nowhere: the interpreter would fail on it once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="congvan", description="Who must do what by when, read from Vietnamese official dispatches."
    )
    parser.add_argument("--version", action="version", version=f"congvan {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (extract, watch, show, schema, evaluate, corpus, train):
        name = module.__name__.rpartition(".")[2]
        command = commands.add_parser(name, help=module.SUMMARY, description=module.SUMMARY)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser
