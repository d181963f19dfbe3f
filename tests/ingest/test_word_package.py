from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from word_files import docx, lines, p, read, t, table

from congvan.errors import (
    CongvanError,
    DamagedFileError,
    EmptyDocumentError,
    EncryptedFileError,
    LimitError,
    UnknownFormatError,
)
from congvan.options import Options

TEXT = p("Kính gửi: Sở Nội vụ")
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "0123456789"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
    '2006/main"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>'
)


def replaced(data: bytes, name: str, content: bytes | None) -> bytes:
    """The archive with one member replaced or left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        if content is not None:
            new.writestr(name, content)
    return buffer.getvalue()


def flipped(data: bytes) -> bytes:
    """The archive with a byte of the main part's compressed content changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
    place = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


TAB = "<w:r><w:tab/></w:r>"
GOOD = docx(TEXT)
EXTERNAL = BOMB.replace('<!ENTITY a "0123456789">', '<!ENTITY a SYSTEM "file:///etc/hostname">')


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (GOOD[:400], DamagedFileError, "damaged"),
        (flipped(GOOD), DamagedFileError, "damaged"),
        (replaced(GOOD, "word/document.xml", b"<w:document"), DamagedFileError, "XML"),
        (replaced(GOOD, "word/document.xml", b"<document/>"), DamagedFileError, "body"),
        (replaced(GOOD, "word/document.xml", BOMB.encode()), DamagedFileError, "entities"),
        (replaced(GOOD, "word/document.xml", EXTERNAL.encode()), DamagedFileError, "entities"),
        (replaced(GOOD, "word/document.xml", None), UnknownFormatError, "no Word document"),
        (docx(""), EmptyDocumentError, "no text"),
        (docx(p("<w:r><w:drawing><a:blip/></w:drawing></w:r>")), EmptyDocumentError, "pictures"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError, "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnknownFormatError, "old Office"),
        (docx(TEXT, extra={"word/media/image1.emf": bytes(3_000_000)}), LimitError, "unpacks"),
        (docx("<w:sdt><w:sdtContent>" * 400 + TEXT + "</w:sdtContent></w:sdt>" * 400), DamagedFileError, "XML"),
    ],
)
def test_bad_files_are_refused_with_reason_and_remedy(data: bytes, error: type[CongvanError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        read(data, Options(max_bytes=2_000_000))
    assert caught.value.remedy


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(docx(TEXT, main_type="application/vnd.ms-word.document.macroEnabled.main+xml"), id="docm"),
        pytest.param(docx(TEXT, strict=True), id="strict"),
        pytest.param(replaced(GOOD, "_rels/.rels", None), id="without relationships"),
        pytest.param(replaced(GOOD, "word/_rels/document.xml.rels", None), id="without the main part's relationships"),
        pytest.param(
            replaced(docx(TEXT, styles="<w:style/>"), "word/styles.xml", None), id="a relationship that leads nowhere"
        ),
        pytest.param(docx('<w:altChunk r:id="r7"/>' + TEXT), id="with an embedded file"),
        pytest.param(docx("<!-- a --><?b c?>" + TEXT.replace("</w:p>", "<!-- d --></w:p>")), id="with comments"),
        pytest.param(
            replaced(GOOD, "_rels/.rels", b'<Relationships xmlns="x"><!-- a --><Relationship/></Relationships>'),
            id="with relationships that say nothing",
        ),
    ],
)
def test_odd_files_are_read(data: bytes) -> None:
    assert lines(data) == ["Kính gửi: Sở Nội vụ"]


def picture(centimetres: int) -> str:
    side = centimetres * 360_000
    return p(f'<w:r><w:drawing><wp:inline><wp:extent cx="{side}" cy="{side}"/><a:blip/></wp:inline></w:drawing></w:r>')


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ('<w:altChunk r:id="r7"/>', ["embedded-file"]),
        (p('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'), ["embedded-file"]),
        (p('<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>'), []),
        (picture(15) + picture(16), ["picture-text"]),
        (picture(3), []),
        (p("<w:ins>" + t("thêm") + "</w:ins>"), ["tracked-changes"]),
    ],
)
def test_what_is_not_read_is_told(body: str, codes: list[str]) -> None:
    notices = read(docx(body + TEXT)).notices
    assert [notice.code for notice in notices] == codes
    assert all(notice.partial == (notice.code != "tracked-changes") for notice in notices)


def test_headers_are_left_out_but_for_a_letterhead() -> None:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    letterhead = table([p("CÔNG TY ĐIỆN LỰC") + p("Số: 12/ĐL-KH"), motto])
    assert lines(docx(TEXT, header=p("2"))) == ["Kính gửi: Sở Nội vụ"]
    assert lines(docx(TEXT, header=letterhead)) == ["CÔNG TY ĐIỆN LỰC", "Số: 12/ĐL-KH", motto, "Kính gửi: Sở Nội vụ"]
    assert lines(docx(p(motto) + TEXT, header=letterhead)) == [motto, "Kính gửi: Sở Nội vụ"]


def test_what_python_docx_writes_is_read(tmp_path: Path) -> None:
    import docx as python_docx

    file = python_docx.Document()
    file.add_heading("CÔNG VĂN", level=1)
    file.add_paragraph("Rà soát", style="List Number")
    file.add_paragraph("Báo cáo", style="List Number")
    file.add_paragraph("đầy đủ", style="List Bullet")
    grid = file.add_table(rows=2, cols=2, style="Table Grid")
    for index, text in enumerate(("Đơn vị", "Hạn", "Sở Y tế", "30/6")):
        grid.cell(index // 2, index % 2).text = text
    buffer = io.BytesIO()
    file.save(buffer)
    document = read(buffer.getvalue())
    assert document.text.split("\n") == [
        "CÔNG VĂN", "1. Rà soát", "2. Báo cáo", "- đầy đủ", "Đơn vị", "Hạn", "Sở Y tế", "30/6",
    ]  # fmt: skip
    assert len(document.tables) == 1


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("".join(p("Nơi nhận:", TAB * 50, "x" * 40) for _ in range(400)), id="a signature that never ends"),
        pytest.param(p("Nơi nhận:", TAB * 100_000), id="tabs"),
        pytest.param(p("số    " * 20_000), id="blanks"),
        pytest.param(table(*[["a" * 20] * 20 for _ in range(60)]), id="cells"),
        pytest.param(
            "".join(
                p("x", f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="{n}"/><w:t>*</w:t></w:r>')
                for n in range(5000)
            ),
            id="notes of one mark",
        ),
        pytest.param("<w:p/>" * 20_000 + TEXT, id="empty paragraphs"),
        pytest.param("<w:tbl><w:tr><w:tc>" * 50 + TEXT + "</w:tc></w:tr></w:tbl>" * 50, id="tables in tables"),
    ],
)
def test_cost_grows_with_length_only(body: str) -> None:
    read(docx(body))


def test_too_many_paragraphs_are_refused() -> None:
    with pytest.raises(LimitError, match="paragraphs"):
        read(docx("<w:p/>" * 100_001))
