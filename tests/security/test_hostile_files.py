"""One run over all files that mean harm: each gets what docs/security.md says, and no neighbour suffers."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_files import FILES, LETTER

import congvan
from congvan.batch import Outcome

SECONDS, MEMORY = 40.0, 1024 * 1024 * 1024
NEIGHBOURS = ("0-first.txt", "m-middle.txt", "z-last.txt")


@pytest.fixture(scope="module")
def web() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what was asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.fixture(scope="module")
def outcomes(web: tuple[str, list[str]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    folder = tmp_path_factory.mktemp("den")
    for hostile in FILES:
        (folder / hostile.name).write_bytes(hostile.make(web[0]))
    for name in NEIGHBOURS:
        (folder / name).write_text(LETTER, encoding="utf-8")
    limits = congvan.Limits(seconds=SECONDS, memory=MEMORY)
    found = congvan.extract_folder(folder, options=congvan.Options(ocr=False), jobs=2, limits=limits)
    return {outcome.source.path.name: outcome for outcome in found}


@pytest.mark.parametrize("hostile", FILES, ids=lambda hostile: hostile.name)
def test_each_gets_what_is_due(outcomes: dict[str, Outcome], hostile: object) -> None:
    outcome = outcomes[hostile.name]  # type: ignore[attr-defined]
    if hostile.name.endswith((".rtf", ".html")) and not shutil.which("soffice"):  # type: ignore[attr-defined]
        assert isinstance(outcome.error, congvan.MissingProgramError)
        return
    kind = "read" if outcome.error is None else type(outcome.error).__name__
    assert kind in hostile.expected, outcome.error  # type: ignore[attr-defined]
    if outcome.error is not None:
        assert outcome.error.remedy
        assert "takes more than" not in outcome.error.reason, "only the time limit of the test has ended it"


def test_no_neighbour_suffers(outcomes: dict[str, Outcome]) -> None:
    assert len(outcomes) == len(FILES) + len(NEIGHBOURS)
    for name in NEIGHBOURS:
        dispatch = outcomes[name].dispatch
        assert dispatch is not None and len(dispatch.tasks) == 1


def test_nothing_is_fetched(outcomes: dict[str, Outcome], web: tuple[str, list[str]]) -> None:
    assert outcomes
    assert web[1] == []


def test_no_file_of_the_machine_gets_into_a_result(outcomes: dict[str, Outcome]) -> None:
    for outcome in outcomes.values():
        if outcome.dispatch is not None:
            assert "root:" not in outcome.dispatch.model_dump_json()


def test_nothing_is_executed() -> None:
    assert not Path("/etc/owned").exists()
