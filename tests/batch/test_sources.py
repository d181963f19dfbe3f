from __future__ import annotations

import os
import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path, PurePath

import pytest

from congvan.batch.sources import SourceFile, Sources, find_sources
from congvan.errors import MissingFileError


def plant(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def results(files: list[SourceFile]) -> list[PurePath]:
    return [source.result for source in Sources.of(files)]


def test_a_folder_gives_its_documents_in_order_of_path(tmp_path: Path) -> None:
    plant(
        tmp_path, "b.txt", "a/c.pdf", "a.docx", "KHÔNG-ĐUÔI", ".an/x.txt", ".x.txt", "~$a.docx", "Thumbs.db", "x.xlsx"
    )
    sources = find_sources([tmp_path])
    assert [source.name.as_posix() for source in sources] == ["KHÔNG-ĐUÔI", "a/c.pdf", "a.docx", "b.txt"]
    assert [path.name for path in sources.skipped] == ["x.xlsx"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    plant(tmp_path, "x.xlsx")
    missing = tmp_path / "missing.txt"
    files = find_sources([tmp_path / "x.xlsx", missing])
    assert [source.path for source in files] == [missing, tmp_path / "x.xlsx"]


def test_each_file_is_read_once(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    files = find_sources([tmp_path / "link.txt", tmp_path, tmp_path / "a.txt"])
    assert [source.path.name for source in files] == ["a.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    plant(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert len(find_sources([tmp_path])) == 1


@pytest.mark.parametrize("names", [[], ["bang.xlsx"], [".an.txt"]])
def test_a_folder_without_documents_says_so(tmp_path: Path, names: list[str]) -> None:
    plant(tmp_path, *names)
    with pytest.raises(MissingFileError, match=r"no file that can be read\. Give \.pdf"):
        find_sources([tmp_path])
    other = tmp_path.with_name("other.txt")
    assert [source.path for source in find_sources([tmp_path, other])] == [other]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["1210.pdf"], ["1210"]),
        (["5/1210.pdf", "6/1210.pdf"], ["5/1210", "6/1210"]),
        (["1210.docx", "1210.pdf"], ["1210.docx", "1210.pdf"]),
        (["1210.pdf", "1210.pdf"], ["1210.pdf", "1210.pdf.2"]),
        (["A.txt", "a.pdf"], ["A.txt", "a.pdf"]),
        (["a.docx", "a.pdf", "a.pdf.txt"], ["a.docx", "a.pdf", "a.pdf.2"]),
        (["ho\u0300a.txt", "h\u00f2a.txt"], ["ho\u0300a.txt", "h\u00f2a.txt.2"]),
    ],
)
def test_result_names(names: list[str], expected: list[str]) -> None:
    sources = [SourceFile(Path(str(index), name), PurePath(name)) for index, name in enumerate(names)]
    assert [name.as_posix() for name in results(sources)] == expected


def test_long_names_are_cut_and_stay_apart(tmp_path: Path) -> None:
    names = ["ủy ban nhân dân " * 12 + end for end in ("1.md", "2.md")]
    assert all(len(os.fsencode(name)) < 256 for name in names)
    called = results([SourceFile(tmp_path / name, PurePath(name)) for name in names])
    assert len(set(called)) == 2
    assert all(len(os.fsencode(f"{result.name}.json")) < 256 for result in called)


def test_paths_longer_than_a_system_takes_are_cut(tmp_path: Path) -> None:
    deep = PurePath(*["thang" * 40] * 20)
    called = results([SourceFile(tmp_path / deep / name, deep / name) for name in ("1.md", "2.md")])
    assert [path.parent.as_posix() for path in called] == ["long-paths"] * 2
    assert len(set(called)) == 2


def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    names = [os.fsdecode(b"c\xf4ng.txt"), os.fsdecode(b"c\xf5ng.txt")]
    plant(tmp_path, *names)
    assert [source.path.name for source in find_sources([tmp_path])] == names


def test_a_link_that_leads_out_of_the_folder_is_left_out(tmp_path: Path) -> None:
    plant(tmp_path, "den/a.txt", "rieng/b.txt", "rieng/sub/c.txt")
    (tmp_path / "den" / "b.txt").symlink_to(tmp_path / "rieng" / "b.txt")
    (tmp_path / "den" / "sub").symlink_to(tmp_path / "rieng" / "sub")
    (tmp_path / "den" / "same.txt").symlink_to(tmp_path / "den" / "a.txt")
    sources = find_sources([tmp_path / "den"])
    assert [source.path.name for source in sources] == ["a.txt"]
    assert [path.name for path in sources.skipped] == ["b.txt"]


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "a.txt", "kin/b.txt")
    whole = os.scandir

    def scandir(path: Path) -> object:
        if path.name == "kin":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(os, "scandir", scandir)
    sources = find_sources([tmp_path])
    assert [source.path.name for source in sources] == ["a.txt"]
    assert [str(error) for error in sources.unread] == [
        f"{tmp_path / 'kin'}: the folder cannot be listed (permission denied). "
        "Ask for the right to read it, or shorten its path."
    ]


def peak_of_ten_thousand_names() -> int:
    files = (SourceFile(Path("den", f"{number}.txt"), PurePath(f"{number}.txt")) for number in range(10_000))
    tracemalloc.start()
    sources = Sources.of(files)
    assert len(sources) == 10_000
    assert sum(1 for _ in sources) == 10_000
    return tracemalloc.get_traced_memory()[1]


def test_ten_thousand_names_take_no_memory() -> None:
    """The list is on disk; what Python holds of it is one entry. A process of its own: threads of other tests count."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        peak = process.submit(peak_of_ten_thousand_names).result()
    assert peak < 3_000_000  # a list of them takes 8 MB
