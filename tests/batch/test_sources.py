from __future__ import annotations

import os
from pathlib import Path, PurePath

import pytest

from congvan.batch.sources import SourceFile, find_sources, result_names
from congvan.errors import MissingFileError


def plant(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_a_folder_gives_its_documents_in_order_of_path(tmp_path: Path) -> None:
    plant(
        tmp_path, "b.txt", "a/c.pdf", "a.docx", "KHÔNG-ĐUÔI", ".an/x.txt", ".x.txt", "~$a.docx", "Thumbs.db", "x.xlsx"
    )
    sources = find_sources([tmp_path])
    assert [source.name.as_posix() for source in sources.files] == ["KHÔNG-ĐUÔI", "a/c.pdf", "a.docx", "b.txt"]
    assert [path.name for path in sources.skipped] == ["x.xlsx"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    plant(tmp_path, "x.xlsx")
    missing = tmp_path / "missing.txt"
    files = find_sources([tmp_path / "x.xlsx", missing]).files
    assert [source.path for source in files] == [missing, tmp_path / "x.xlsx"]


def test_each_file_is_read_once(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    files = find_sources([tmp_path / "link.txt", tmp_path, tmp_path / "a.txt"]).files
    assert [source.path.name for source in files] == ["a.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    plant(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert len(find_sources([tmp_path]).files) == 1


@pytest.mark.parametrize("names", [[], ["bang.xlsx"], [".an.txt"]])
def test_a_folder_without_documents_says_so(tmp_path: Path, names: list[str]) -> None:
    plant(tmp_path, *names)
    with pytest.raises(MissingFileError, match=r"no file that can be read\. Give \.pdf"):
        find_sources([tmp_path])
    other = tmp_path.with_name("other.txt")
    assert [source.path for source in find_sources([tmp_path, other]).files] == [other]


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
    assert [name.as_posix() for name in result_names(sources)] == expected


def test_long_names_are_cut_and_stay_apart(tmp_path: Path) -> None:
    names = ["ủy ban nhân dân " * 12 + end for end in ("1.md", "2.md")]
    assert all(len(os.fsencode(name)) < 256 for name in names)
    results = result_names([SourceFile(tmp_path / name, PurePath(name)) for name in names])
    assert len(set(results)) == 2
    assert all(len(os.fsencode(f"{result.name}.json")) < 256 for result in results)
