"""Builds the PDF files of the tests: dispatches of our own, set as offices set them, each in a blink."""

from __future__ import annotations

import ctypes
import datetime as dt
import io
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import font_roboto
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from fpdf import FPDF
from fpdf.enums import AccessPermission

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 85.0, 545.0
MIDDLE = (LEFT + RIGHT) / 2
SIZE, LEADING = 14.0, 19.0

_FONTS = {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}


def sheet(orientation: str = "portrait") -> FPDF:
    """An empty PDF in points with a font that has all Vietnamese letters."""
    pdf = FPDF(orientation=orientation, unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    for style, name in _FONTS.items():
        path = Path(font_roboto.__file__).parent / "files" / f"Roboto-{name}.ttf"
        pdf.add_font("Body", style, path)
    pdf.add_page()
    return pdf


def put(pdf: FPDF, x: float, y: float, text: str, size: float = SIZE, style: str = "") -> float:
    """Writes text from ``x`` on the baseline ``y``; the x where it ends."""
    pdf.set_font("Body", style, size)
    pdf.text(x, y, text)
    return x + pdf.get_string_width(text)


def centre(pdf: FPDF, middle: float, y: float, text: str, size: float = SIZE, style: str = "") -> None:
    """Writes text whose middle is at ``middle``."""
    pdf.set_font("Body", style, size)
    pdf.text(middle - pdf.get_string_width(text) / 2, y, text)


def paragraph(
    pdf: FPDF,
    y: float,
    text: str,
    *,
    indent: float = 36.0,
    size: float = SIZE,
    left: float = LEFT,
    right: float = RIGHT,
) -> float:
    """Sets justified text word by word, with no spaces painted, as many writers do; the next free baseline."""
    pdf.set_font("Body", "", size)
    space = pdf.get_string_width(" ")
    line: list[str] = []
    start = LEFT + indent

    def flush(last: bool) -> None:
        nonlocal y, line, start
        widths = [pdf.get_string_width(word) for word in line]
        gap = space
        if not last and len(line) > 1:
            gap = (RIGHT - start - sum(widths)) / (len(line) - 1)
        x = start
        for word, width in zip(line, widths, strict=True):
            pdf.text(x, y, word)
            x += width + gap
        y += LEADING * size / SIZE
        line, start = [], LEFT

    for word in text.split():
        wanted = pdf.get_string_width(" ".join([*line, word]))
        if line and start + wanted > RIGHT:
            flush(last=False)
        line.append(word)
    flush(last=True)
    return y


def letterhead(pdf: FPDF, *, number: str = "Số: 1210/UBND-TH", day: str = "05", subject: str = "") -> float:
    """The two-column head of a dispatch, its right column painted first; the next free baseline."""
    centre(pdf, 400, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "B")
    centre(pdf, 400, 76, "Độc lập - Tự do - Hạnh phúc", 13, "B")
    pdf.line(320, 80, 480, 80)
    centre(pdf, 170, 60, "ỦY BAN NHÂN DÂN", 12, "B")
    centre(pdf, 170, 76, "HUYỆN BÌNH AN", 12, "B")
    pdf.line(140, 80, 200, 80)
    centre(pdf, 170, 104, number, 13)
    centre(pdf, 400, 106, f"Bình An, ngày {day} tháng 3 năm 2024", 13, "I")
    if subject:
        for offset, line in enumerate(subject.split("\n")):
            centre(pdf, 170, 122 + 15 * offset, line, 12)
    return 175.0


def signature_block(pdf: FPDF, y: float) -> float:
    """``Nơi nhận`` at the left in small type, who signs at the right a little higher."""
    centre(pdf, 430, y, "KT. CHỦ TỊCH", 13, "B")
    centre(pdf, 430, y + 16, "PHÓ CHỦ TỊCH", 13, "B")
    put(pdf, LEFT, y + 5, "Nơi nhận:", 11, "BI")
    for row, text in enumerate(["- Như trên;", "- Thường trực Huyện ủy;", "- Lưu: VT, TH."]):
        put(pdf, LEFT, y + 19 + 13 * row, text, 10)
    centre(pdf, 430, y + 90, "Lê Minh Khoa", 13, "B")
    return y + 110


BODY = (
    "Thực hiện Kế hoạch số 45/KH-UBND ngày 20 tháng 02 năm 2024 của Ủy ban nhân dân tỉnh về chuyển đổi số, Ủy ban "
    "nhân dân huyện yêu cầu Thủ trưởng các phòng, ban chuyên môn và Chủ tịch Ủy ban nhân dân các xã, thị trấn "
    "thực hiện các nội dung sau:"
)
FIRST = (
    "1. Giao Phòng Văn hóa và Thông tin chủ trì, phối hợp với Phòng Nội vụ tổng hợp kết quả, báo cáo Ủy ban nhân "
    "dân huyện trước ngày 25/3/2024."
)
SECOND = (
    "2. Ủy ban nhân dân các xã, thị trấn rà soát trang thiết bị tại bộ phận một cửa, đề xuất mua sắm bổ sung gửi về "
    "Phòng Tài chính - Kế hoạch chậm nhất ngày 15 tháng 4 năm 2024."
)


def dispatch() -> bytes:
    """A công văn of two pages: letterhead, subject under the number, a paragraph over the page's end, signature."""
    pdf = sheet()
    y = letterhead(pdf, subject="V/v đẩy mạnh chuyển đổi số trong\ngiải quyết thủ tục hành chính")
    centre(pdf, MIDDLE, y, "Kính gửi: Các phòng, ban, đơn vị trực thuộc huyện")
    y = paragraph(pdf, y + 40, BODY)
    y = paragraph(pdf, y + 6, FIRST)
    words = SECOND.split()
    paragraph(pdf, 780, " ".join(words[:13]))
    pdf.add_page()
    centre(pdf, WIDTH / 2, 40, "2", 13)
    y = paragraph(pdf, 70, " ".join(words[13:]), indent=0)
    signature_block(pdf, y + 30)
    return bytes(pdf.output())


def footnoted() -> bytes:
    """Raised figures in the text, notes at the foot under a short rule, one of them running on overleaf."""
    pdf = sheet()
    y = letterhead(pdf)
    x = put(pdf, LEFT + 36, y, "Thực hiện Công văn số 2614/SNV-CCHC")
    x = put(pdf, x, y - 5, "1", 8.5)
    put(pdf, x, y, " và Chỉ thị 05/CT-TTg")
    end = put(pdf, LEFT, y + LEADING, "diện tích khu đất là 120 m")
    end = put(pdf, end, y + LEADING - 5, "2", 8.5)
    end = put(pdf, end, y + LEADING, ", theo Quyết định số 933/QĐ-TTg")
    end = put(pdf, end, y + LEADING - 5, "2", 8.5)
    put(pdf, end, y + LEADING, ".")
    pdf.line(LEFT, 720, LEFT + 144, 720)
    x = put(pdf, LEFT, 730, "1", 6.5)
    put(pdf, x + 3, 734, "Ngày 27/10/2023 của Sở Nội vụ về việc báo cáo kết quả cải cách.", 10)
    x = put(pdf, LEFT, 743, "2", 6.5)
    put(pdf, x + 3, 747, "Ngày 14/7/2022 của Thủ tướng Chính phủ phê duyệt Kế hoạch truyền thông về", 10)
    pdf.add_page()
    put(pdf, LEFT, 70, "Đoạn văn ở trang sau vẫn là nội dung của văn bản.")
    pdf.line(LEFT, 740, LEFT + 144, 740)
    put(pdf, LEFT, 754, "quyền con người ở Việt Nam giai đoạn 2023 - 2028.", 10)
    return bytes(pdf.output())


Row = Sequence[str]


def ruled(pdf: FPDF, y: float, rows: Sequence[Row], columns: Sequence[float], height: float = 40.0) -> float:
    """A ruled table; a cell that is ``<`` goes on with the cell at its left, one that is ``^`` with that above."""
    for row in rows:
        for index, text in enumerate(row):
            if text != "^":
                pdf.line(columns[index], y, columns[index + 1], y)
            if text != "<":
                pdf.line(columns[index], y, columns[index], y + height)
                for offset, line in enumerate(text.strip("^").split("\n")):
                    put(pdf, columns[index] + 4, y + 15 + 14 * offset, line, 11)
        pdf.line(columns[-1], y, columns[-1], y + height)
        y += height
    pdf.line(columns[0], y, columns[-1], y)
    return y


NUMBERS = ("(1)", "(2)", "(3)", "(4)")
HEAD = ("TT", "Nhiệm vụ", "Cơ quan\nchủ trì", "Thời hạn")
COLUMNS = (85.0, 120.0, 330.0, 440.0, 545.0)


def task_table() -> bytes:
    """A table of tasks over two pages: merged heading, repeated header, one row cut by the page's end."""
    pdf = sheet()
    centre(pdf, WIDTH / 2, 70, "PHỤ LỤC", SIZE, "B")
    ruled(
        pdf,
        640,
        [
            HEAD,
            NUMBERS,
            ("I", "Nhóm nhiệm vụ về thể chế", "<", "<"),
            ("1", "Xây dựng quy chế phối hợp", "Phòng Nội vụ", "Tháng 4/2024"),
        ],
        COLUMNS,
    )
    pdf.add_page()
    centre(pdf, WIDTH / 2, 40, "2", 13)
    y = ruled(
        pdf,
        60,
        [
            HEAD,
            NUMBERS,
            ("", "giữa các phòng, ban", "", ""),
            ("2", "Số hóa hồ sơ lưu trữ", "Văn phòng", "Quý II/2024"),
        ],
        COLUMNS,
    )
    put(pdf, LEFT + 36, y + 40, "Ghi chú: thời hạn tính đến ngày báo cáo.")
    return bytes(pdf.output())


def two_dispatches() -> bytes:
    """A letter and, from page 2 on, another letterhead."""
    pdf = sheet()
    paragraph(pdf, letterhead(pdf), BODY)
    pdf.add_page()
    paragraph(pdf, letterhead(pdf, number="Số: 7/QĐ-UBND"), FIRST)
    return bytes(pdf.output())


def turned(quarter: int, *, rotate: bool, table: Sequence[Row] = ()) -> bytes:
    """A letter painted turned, with a table; with ``rotate`` the page's ``/Rotate`` shows it upright again."""
    pdf = sheet("landscape" if quarter % 2 else "portrait")
    width, height = pdf.w, pdf.h
    with pdf.rotation(90 * quarter, 0, 0):
        dx, dy = {0: (0.0, 0.0), 1: (-height, 0.0), 2: (-width, -height), 3: (0.0, -width)}[quarter]
        put(pdf, dx + 60, dy + 100, "Kính gửi: Các phòng, ban chuyên môn")
        put(pdf, dx + 60, dy + 130, "Ủy ban nhân dân huyện yêu cầu báo cáo trước ngày 25/3/2024.")
        if table:
            ruled(pdf, dy + 200, table, [column + dx for column in COLUMNS])
    data = bytes(pdf.output())
    return _changed(data, lambda document: document[0].set_rotation(90 * quarter)) if rotate else data


def cut(data: bytes, name: str, box: tuple[int, int, int, int], rotate: int) -> bytes:
    """The file with another CropBox or MediaBox on its first page, and turned by ``/Rotate``."""

    def change(document: pdfium.PdfDocument) -> None:
        page = document[0]
        (page.set_cropbox if name == "CropBox" else page.set_mediabox)(*box)
        page.set_rotation(rotate)

    return _changed(data, change)


def joined(*parts: bytes) -> bytes:
    """One file of the pages of several."""

    def add(document: pdfium.PdfDocument) -> None:
        for part in parts[1:]:
            document.import_pages(pdfium.PdfDocument(part))

    return _changed(parts[0], add)


def _changed(data: bytes, change: Callable[[pdfium.PdfDocument], object]) -> bytes:
    document = pdfium.PdfDocument(data)
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def stamped(data: bytes, lines: Sequence[str], x: float, y: float) -> bytes:
    """The file with a rubber stamp's annotation on its first page, as the office that receives it puts one on."""

    def stamp(document: pdfium.PdfDocument) -> None:
        page = document[0]
        note = pdfium_c.FPDFPage_CreateAnnot(page, pdfium_c.FPDF_ANNOT_STAMP)
        bottom = HEIGHT - y - 14 * len(lines)
        pdfium_c.FPDFAnnot_SetRect(note, pdfium_c.FS_RECTF(x, HEIGHT - y, x + 120, bottom))
        for row, line in enumerate(lines):
            text = pdfium_c.FPDFPageObj_NewTextObj(document, b"Helvetica", 11)
            encoded = (line + "\0").encode("utf-16-le")
            wide = ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(ctypes.c_ushort))
            pdfium_c.FPDFText_SetText(text, wide)
            pdfium_c.FPDFPageObj_Transform(text, 1, 0, 0, 1, x + 4, HEIGHT - y - 12 - 14 * row)
            pdfium_c.FPDFAnnot_AppendObject(note, text)
        pdfium_c.FPDFPage_CloseAnnot(note)

    return _changed(data, stamp)


def with_broken_page(data: bytes) -> bytes:
    """The file with its second page's object made unreadable, byte for byte as long as before."""
    place = [match.start() for match in re.finditer(rb"/Type /Page\n", data)][1]
    return data[:place] + b"/Type /Pxxx\n" + data[place + 12 :]


def legacy_font(*lines: str) -> bytes:
    """Lines in the codes of TCVN3, set in a font that calls itself ``.VnTime``."""
    from fontTools.ttLib import TTFont

    font = TTFont(Path(font_roboto.__file__).parent / "files" / "Roboto-Regular.ttf")
    for record in font["name"].names:
        if record.nameID in (1, 4, 6):
            record.string = ".VnTime"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "old.ttf"
        font.save(path)
        pdf = sheet()
        pdf.add_font("Old", "", path)
        pdf.set_font("Old", "", SIZE)
        for row, line in enumerate(lines):
            pdf.text(LEFT, 100 + 40 * row, line)
        return bytes(pdf.output())


def picture_page(layer: str = "", *, visible: bool = False) -> bytes:
    """A scanned page: a grey picture over all of it, under it the text layer of a scanner."""
    from PIL import Image

    pdf = sheet()
    noise = io.BytesIO()
    Image.effect_noise((150, 212), 40).save(noise, "PNG")
    noise.seek(0)
    pdf.image(noise, 0, 0, WIDTH, HEIGHT)
    if layer:
        with pdf.local_context(text_mode="FILL" if visible else "INVISIBLE"):
            for row, line in enumerate(layer.split("\n")):
                put(pdf, LEFT, 70 + LEADING * row, line)
    return bytes(pdf.output())


def encrypted(*, user: str | None) -> bytes:
    """The letter behind a password; with the owner's only, everybody may read it."""
    pdf = sheet()
    put(pdf, LEFT, 100, "Kính gửi: Các phòng, ban chuyên môn")
    pdf.set_encryption(owner_password="chu-so-huu", user_password=user or "", permissions=AccessPermission.none())
    return bytes(pdf.output())


def drawn(draw: Callable[[FPDF], object], orientation: str = "portrait") -> bytes:
    """A page that ``draw`` fills."""
    pdf = sheet(orientation)
    draw(pdf)
    return bytes(pdf.output())


def no_pages() -> bytes:
    """A PDF whose page tree is empty."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


Appearance = tuple[str, int, tuple[float, float, float, float], list[tuple[float, float, str, float]]]


def signed(data: bytes, widgets: Sequence[Appearance], *, shrunk: bool = False) -> bytes:
    """``data`` with a real digital signature for each widget: name, page, box, and the words it shows.

    ``shrunk`` leaves the signing program's own margins, which make the words smaller than the line they fill.
    A box is (x0, y0, x1, y1) from the page's upper left corner; words are (x, baseline, text, size) within it.
    """
    from pyhanko.pdf_utils import layout
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko.stamp import StaticStampStyle

    signer = _signer()
    with tempfile.TemporaryDirectory() as folder:
        for name, page, (x0, y0, x1, y1), words in widgets:
            look = FPDF(unit="pt", format=(x1 - x0, y1 - y0))
            look.set_auto_page_break(False)
            look.add_font("Body", "", Path(font_roboto.__file__).parent / "files" / "Roboto-Regular.ttf")
            look.add_page()
            for x, baseline, text, size in words:
                put(look, x, baseline, text, size)
            writer = IncrementalPdfFileWriter(io.BytesIO(data))
            field = fields.SigFieldSpec(name, on_page=page, box=(x0, HEIGHT - y1, x1, HEIGHT - y0))
            artwork = _artwork(bytes(look.output()), Path(folder) / f"{name}.pdf")
            style = StaticStampStyle(background=artwork, background_opacity=1.0, border_width=0)
            if not shrunk:
                middle = layout.AxisAlignment.ALIGN_MID
                style = replace(style, background_layout=layout.SimpleBoxLayoutRule(middle, middle))
            pdf_signer = signers.PdfSigner(
                signers.PdfSignatureMetadata(field_name=name), signer=signer, stamp_style=style, new_field_spec=field
            )
            out = io.BytesIO()
            pdf_signer.sign_pdf(writer, output=out)
            data = out.getvalue()
    return data


def _artwork(data: bytes, path: Path) -> object:
    from pyhanko.pdf_utils.content import ImportedPdfPage

    path.write_bytes(data)
    return ImportedPdfPage(str(path))


def _signer() -> object:
    from asn1crypto import keys, x509
    from cryptography import x509 as certificates
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, "UBND huyện Bình An")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=30))
        .add_extension(
            certificates.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )
