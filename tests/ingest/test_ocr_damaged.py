"""A corrupt picture among others costs its page only."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import scan_files
from PIL import Image
from scan_files import Damage

from congvan.ingest import read
from congvan.options import Options

LETTER = Path(__file__).parents[2] / "corpus" / "dispatches" / "sldtbxh-dak-nong-2023-03.txt"


@pytest.fixture(scope="module")
def pages() -> list[object]:
    return scan_files.pictures(scan_files.typeset(LETTER), Damage())[:2]


def broken_tiff(pages: list[object]) -> bytes:
    """A TIFF whose first picture is full of rubbish."""
    data = bytearray(scan_files.many_paged(pages, 200))
    with Image.open(io.BytesIO(bytes(data))) as image:
        strips = list(zip(image.tag_v2[273], image.tag_v2[279], strict=True))  # type: ignore[attr-defined]
    for start, size in strips:
        data[start : start + size] = b"\xff" * size
    return bytes(data)


def broken_pdf(pages: list[object]) -> bytes:
    """A PDF whose first picture is cut off after its head and goes on with rubbish."""
    data = bytearray(scan_files.bound(pages, Damage()))
    start = data.index(b"\xff\xd8\xff")
    end = data.index(b"endstream", start)
    data[start + 2 : end - 1] = b"\x00" * (end - start - 3)
    return bytes(data)


@pytest.mark.parametrize(("name", "broken"), [("quet.tiff", broken_tiff), ("quet.pdf", broken_pdf)])
def test_a_corrupt_picture_costs_its_page(pages: list[object], tmp_path: Path, name: str, broken: object) -> None:
    path = tmp_path / name
    path.write_bytes(broken(pages))  # type: ignore[operator]
    document = read(path, Options(ocr_cache=False))
    assert len(document.pages) == 2
    assert {line.page for line in document.lines} == {2}
    [notice] = [one for one in document.notices if one.partial]
    assert notice.page == 1
