"""The conversions are LibreOffice's own: the checks install ``libreoffice-writer-nogui``."""

from __future__ import annotations

import http.server
import io
import os
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from word_files import GRID, abstract, docx, level, num, numbered, p, read, t, table

from congvan.document import Document
from congvan.errors import CongvanError, DamagedFileError, EncryptedFileError, LimitError, MissingProgramError
from congvan.ingest import legacy_word
from congvan.options import Options

MOTTO, FREEDOM = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}


def dispatch() -> bytes:
    """A dispatch with everything that conversions lose: labels, a note, columns, a table, revisions."""
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> ngày 27/10/2023</w:t></w:r></w:p></w:footnote>'
    )
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{index}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for index, kind in enumerate(("separator", "continuationSeparator"))
    )
    body = (
        table(
            [p("UBND TỈNH HÀ NAM") + p(t("SỞ NỘI VỤ", "<w:b/>")) + p("Số: 12/SNV-CCHC"), p(MOTTO) + p(FREEDOM)],
            widths=(4000, 5000),
        )
        + p("Kính gửi: Các phòng thuộc Sở")
        + p("Căn cứ Công văn số 2614/SNV-CCHC", '<w:r><w:footnoteReference w:id="2"/></w:r>', ", yêu cầu:")
        + numbered("Rà soát")
        + numbered("Danh mục", 1)
        + numbered("Báo cáo")
        + table(["STT", "Nhiệm vụ"], ["1", "Rà soát"], borders=GRID)
        + p("Trước ngày 15/11/2023./.")
    )
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")) + num(1, 0)
    return docx(body, numbering=numbering, footnotes=separators + note)


@pytest.fixture(scope="module")
def old_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("old")
    (folder / "goc.docx").write_bytes(dispatch())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for name, wanted in FILTERS.items():
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", wanted, "--outdir", folder, folder / "goc.docx"],
            check=True,
            capture_output=True,
            timeout=120,
        )
        assert (folder / f"goc.{name}").exists()
    return {name: (folder / f"goc.{name}").read_bytes() for name in FILTERS}


def read_old(data: bytes, format: str, options: Options | None = None) -> Document:
    return legacy_word.read_legacy_word(Path(f"cong-van.{format}"), data, options or Options(), "0" * 64, format)


@pytest.mark.parametrize("format", FILTERS)
def test_an_old_file_says_what_its_docx_says(old_files: dict[str, bytes], format: str) -> None:
    document, original = read_old(old_files[format], format), read(dispatch())
    assert document.text == original.text
    assert document.text.split("\n")[5:11] == [
        "Kính gửi: Các phòng thuộc Sở",
        "Căn cứ Công văn số 2614/SNV-CCHC, yêu cầu:",
        "1. Rà soát",
        "1.1. Danh mục",
        "2. Báo cáo",
        "STT",
    ]
    assert [line.column for line in document.lines] == [line.column for line in original.lines]
    assert document.marks == original.marks and document.footnotes == original.footnotes
    assert [table.span for table in document.tables] == [table.span for table in original.tables]
    assert document.origin.format == format and document.origin.pages is None


def test_html_and_word_xml() -> None:
    page = "<html><head><meta charset='utf-8'></head><body><p>Kính gửi: Sở Y tế</p><script>x()</script></body></html>"
    assert read_old(page.encode(), "html").text == "Kính gửi: Sở Y tế"
    flat = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>Kính gửi: Sở Y tế</w:t>'
        "</w:r></w:p></w:body></w:wordDocument>"
    )
    assert read_old(flat.encode(), "wordml").text == "Kính gửi: Sở Y tế"


def test_several_at_once_do_not_disturb_each_other(old_files: dict[str, bytes]) -> None:
    with ThreadPoolExecutor(3) as pool:
        texts = set(pool.map(lambda _: read_old(old_files["doc"], "doc").text, range(3)))
    assert texts == {read(dispatch()).text}


def encrypted_doc(data: bytes) -> bytes:
    """The file with the bit set by which Word says that it is encrypted."""
    start = next(place for place in range(512, len(data), 512) if data[place : place + 2] == b"\xec\xa5")
    return data[: start + 11] + bytes([data[start + 11] | 0x01]) + data[start + 12 :]


def encrypted_odt() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "META-INF/manifest.xml", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
        )
    return buffer.getvalue()


def test_protected_files_are_refused(old_files: dict[str, bytes]) -> None:
    for data, format in ((encrypted_doc(old_files["doc"]), "doc"), (encrypted_odt(), "odt")):
        with pytest.raises(EncryptedFileError, match="password"):
            read_old(data, format)


@pytest.mark.parametrize(
    ("data", "format", "error"),
    [
        (b"not what its name says", "doc", DamagedFileError),
        (b"not what its name says", "odt", DamagedFileError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "doc", DamagedFileError),
        (b"PK\x03\x04" + bytes(400), "odt", DamagedFileError),
    ],
)
def test_broken_files_are_refused(data: bytes, format: str, error: type[CongvanError]) -> None:
    with pytest.raises(error) as caught:
        read_old(data, format)
    assert caught.value.remedy


def test_a_zip_bomb_never_reaches_libreoffice() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", bytes(5_000_000))
    with pytest.raises(LimitError, match="unpacks"):
        read_old(buffer.getvalue(), "odt", Options(max_bytes=1_000_000))


def test_without_libreoffice_the_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgramError, match="libreoffice-writer-nogui"):
        read_old(b"{\\rtf1 x}", "rtf")


def stand_in(folder: Path, script: str) -> None:
    """A program called soffice that does something else."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    program.chmod(0o755)


def test_a_run_that_hangs_is_ended_with_all_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    child = tmp_path / "child"
    stand_in(
        tmp_path,
        "import pathlib, subprocess, time\n"
        "process = subprocess.Popen(['sleep', '300'])\n"
        f"pathlib.Path({str(child)!r}).write_text(str(process.pid))\n"
        "time.sleep(300)\n",
    )
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(LimitError, match="seconds"):
        read_old(b"{\\rtf1 x}", "rtf", Options(office_timeout=3))
    identity = child.read_text()
    for _ in range(50):
        if is_gone(identity):
            return
        time.sleep(0.1)
    pytest.fail("the child is still running")


def is_gone(identity: str) -> bool:
    try:
        state = Path(f"/proc/{identity}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"


def test_success_without_a_file_is_a_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(tmp_path, "raise SystemExit(0)\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DamagedFileError, match="cannot read"):
        read_old(b"{\\rtf1 x}", "rtf")


def test_nothing_is_fetched() -> None:
    hits: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        web = f"http://127.0.0.1:{server.server_port}"
        head = f"<meta charset=utf-8><link rel=stylesheet href='{web}/a.css'>"
        page = f"<html><head>{head}</head><body>Sở Y tế<img src='{web}/b.png'></body></html>"
        assert "Sở Y tế" in read_old(page.encode(), "html").text
        server.shutdown()
    assert hits == []


def test_nothing_stays_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(legacy_word.tempfile, "tempdir", str(tmp_path))
    read_old("{\\rtf1\\ansi Số: 12/SNV}".encode("ascii", "xmlcharrefreplace"), "rtf")
    assert list(tmp_path.iterdir()) == []


def test_what_grows_beyond_the_limit_is_refused() -> None:
    with pytest.raises(LimitError, match="becomes larger"):
        read_old(b"{\\rtf1 Kinh gui}", "rtf", Options(max_bytes=500))
