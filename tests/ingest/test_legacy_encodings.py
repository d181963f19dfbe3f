from __future__ import annotations

import codecs
import random
import unicodedata

import pytest

from congvan.errors import UnknownFormatError
from congvan.ingest.legacy_encodings import decode_bytes, decode_for_font, legacy_encoding_of_font
from congvan.ingest.legacy_tables import decode_as, windows_character
from congvan.vocabulary.tables import rules, table

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES] + ["đ"]
SMALL = [letter for letter in LETTERS if not letter.isascii()]
CAPITALS = [letter.upper() for letter in SMALL]
MOTTO = "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc"
SENTENCE = (
    "Căn cứ Nghị định số 30/2020/NĐ-CP, Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các sở, ban, ngành báo cáo kết quả "
    "trước ngày 15 hằng tháng; quá thời hạn, đơn vị chịu trách nhiệm."
)


# The other way, written from the definitions and not from the table: TCVN 5712:1993 numbers VN3's letters in the
# order of its own alphabet, VNI puts a mark behind the base letter.
TCVN3_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", range(0xA1, 0xA8), strict=True))
TCVN3_BASES = dict(zip("ăâêôơưđ", range(0xA8, 0xAF), strict=True))
TCVN3_TONED = {
    "a": "b5b6b7b8b9", "ă": "bbbcbdbec6", "â": "c7c8c9cacb", "e": "cccecfd0d1", "ê": "d2d3d4d5d6", "i": "d7d8dcddde",
    "o": "dfe1e2e3e4", "ô": "e5e6e7e8e9", "ơ": "eaebecedee", "u": "eff1f2f3f4", "ư": "f5f6f7f8f9", "y": "fafbfcfdfe",
}  # fmt: skip
VNI_TONES = dict(zip(TONES[1:], (0xF8, 0xFB, 0xF5, 0xF9, 0xEF), strict=True))
VNI_HAT = dict(zip(TONES, (0xE2, 0xE0, 0xE5, 0xE3, 0xE1, 0xE4), strict=True))
VNI_BREVE = dict(zip(TONES, (0xEA, 0xE8, 0xFA, 0xFC, 0xE9, 0xEB), strict=True))
VNI_I = dict(zip(TONES[1:], (0xEC, 0xE6, 0xF3, 0xED, 0xF2), strict=True))


def to_tcvn3(text: str) -> bytes:
    codes = {**TCVN3_CAPITALS, **TCVN3_BASES}
    for base, row in TCVN3_TONED.items():
        for tone, code in zip(TONES[1:], bytes.fromhex(row), strict=True):
            codes[unicodedata.normalize("NFC", base + tone)] = code
    return bytes(codes.get(character, ord(character) if character.isascii() else 0x3F) for character in text)


def to_vni(text: str) -> bytes:
    out = bytearray()
    for character in text:
        parts = unicodedata.normalize("NFD", character.lower())
        base, marks = parts[0], set(parts[1:])
        tone = next((mark for mark in marks if mark in TONES), "")
        if character in "đĐ":
            code = b"\xf1"
        elif "\u0302" in marks:
            code = base.encode() + bytes([VNI_HAT[tone]])
        elif "\u0306" in marks:
            code = base.encode() + bytes([VNI_BREVE[tone]])
        elif base == "i" and tone:
            code = bytes([VNI_I[tone]])
        elif base == "y" and tone == "\u0323":
            code = b"\xee"
        else:
            first = {"o": b"\xf4", "u": b"\xf6"}[base] if "\u031b" in marks else base.encode()
            code = first + (bytes([VNI_TONES[tone]]) if tone else b"")
        out += bytes(b - 0x20 for b in code) if character.isupper() else code
    return bytes(out)


def to_windows_1258(text: str) -> bytes:
    """Tones are characters of their own there, the other marks are not."""
    out = []
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in parts[1:] if mark in TONES), "")
        rest = unicodedata.normalize("NFC", "".join(part for part in parts if not tone or part != tone))
        out.append(rest + tone)
    return "".join(out).encode("cp1258")


def shown(data: bytes) -> str:
    """The bytes as Windows-1252 shows them, which is how Word and PDF hold them."""
    return "".join(map(windows_character, data))


@pytest.mark.parametrize(
    ("letters", "encoding", "encode"),
    [
        (SMALL, "tcvn3", to_tcvn3),
        ([*"ĂÂÊÔƠƯĐ"], "tcvn3", to_tcvn3),
        (SMALL, "vni", to_vni),
        (CAPITALS, "vni", to_vni),
    ],
)
def test_the_whole_alphabet_there_and_back(letters, encoding, encode) -> None:  # type: ignore[no-untyped-def]
    assert {letter: decode_as(shown(encode(letter)), encoding)[0] for letter in letters} == {
        letter: letter for letter in letters
    }
    assert len({encode(letter) for letter in letters}) == len(letters)


def test_viscii_holds_the_whole_alphabet_once() -> None:
    codes = range(256)
    letters = [decode_as(shown(bytes([code])), "viscii")[0] for code in codes]
    for letter in SMALL + CAPITALS:
        assert letters.count(letter) == 1, letter


@pytest.mark.parametrize(
    ("encoding", "written", "expected"),
    [
        ("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("tcvn3", "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("tcvn3", "B¸t X¸t, ñy ban nh©n d©n, thñ t­íng, n¨m, quý", "Bát Xát, ủy ban nhân dân, thủ tướng, năm, quý"),
        ("tcvn3", "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("tcvn3", "Bé Néi vô, UBND tØnh", "Bộ Nội vụ, UBND tỉnh"),
        ("tcvn3", "Bé X¢Y DùNG\nBé Néi vô", "BỘ XÂY DỰNG\nBộ Nội vụ"),
        ("viscii", "Vi®t Nam, Hà Nµi", "Việt Nam, Hà Nội"),
        ("vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("vni", "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("vni", "UÛY BAN NHAÂN DAÂN, SÔÛ NOÄI VUÏ", "ỦY BAN NHÂN DÂN, SỞ NỘI VỤ"),
        ("vni", "Aùnh saùng, kyø, thöôøng xuyeân, ñòa chæ", "Ánh sáng, kỳ, thường xuyên, địa chỉ"),
    ],
)
def test_known_words(encoding: str, written: str, expected: str) -> None:
    assert decode_as(written, encoding)[0] == expected


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("céng hßa", ".VnTimeH", "CỘNG HÒA"),
        ("céng hßa", "ABCDEF+.VnTimeH,Bold", "CỘNG HÒA"),
        ("céng hßa", "VnTimeH-BoldItalic", "CỘNG HÒA"),
        ("Céng hßa", ".VnArial Narrow", "Cộng hòa"),
        ("hoäi", "VNI-Times", "hội"),
        ("hội", ".VnTime", "hội"),
        ("Nội vụ, đơn vị: có", ".VnTimeH", "Nội vụ, đơn vị: có"),
        ("Néi vô ®Ò nghÞ ộ", ".VnTime", "Nội vụ đề nghị ộ"),
        ("hoäi", "Times New Roman", "hoäi"),
        ("\uf0b8\uf0b5", ".VnTime", "áà"),
    ],
)
def test_by_font(text: str, font: str, expected: str) -> None:
    decoded, places = decode_for_font(text, font)
    assert decoded == expected
    assert len(places) == len(decoded)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


def test_bytes_of_a_font_that_claims_the_vietnamese_charset() -> None:
    text = "Nghị định của Chính phủ, từ ngày ưu tiên; đường phố, ước tính"
    assert decode_for_font(to_tcvn3(text).decode("cp1258"), ".VnTime")[0] == text


def test_places_point_to_the_letter() -> None:
    assert decode_for_font("Hoäi ñoàng", "VNI-Times") == ("Hội đồng", [0, 1, 3, 4, 5, 6, 8, 9])


@pytest.mark.parametrize("rule", rules("legacy_encodings", "font"), ids=lambda rule: rule.id)
def test_font_rows(rule) -> None:  # type: ignore[no-untyped-def]
    for name in rule.examples:
        assert legacy_encoding_of_font(name) == rule.id
    for name in rule.counter_examples:
        assert legacy_encoding_of_font(name) != rule.id


@pytest.mark.parametrize("name", ["Times New Roman", "Tinos", "Arial", "VNtimes new roman", "UVN Van", "", "Vni", "+"])
def test_unicode_fonts(name: str) -> None:
    assert legacy_encoding_of_font(name) is None


@pytest.mark.parametrize("text", [MOTTO, SENTENCE, "Sở Nội vụ", f"{MOTTO}\r\n{SENTENCE}\r\n"])
@pytest.mark.parametrize(
    ("encode", "name"),
    [
        (str.encode, "utf-8"),
        (lambda text: codecs.BOM_UTF8 + text.encode(), "utf-8"),
        (lambda text: text.encode("utf-16"), "utf-16-le"),
        (lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "utf-16-be"),
        (lambda text: text.encode("utf-16-le"), "utf-16-le"),
        (lambda text: text.encode("utf-16-be"), "utf-16-be"),
        (lambda text: codecs.BOM_UTF32_LE + text.encode("utf-32-le"), "utf-32-le"),
        (to_tcvn3, "tcvn3"),
        (to_vni, "vni"),
        (to_windows_1258, "windows-1258"),
        (lambda text: shown(to_tcvn3(text)).encode(), "utf-8+tcvn3"),
        (lambda text: shown(to_vni(text)).encode(), "utf-8+vni"),
        (lambda text: codecs.BOM_UTF16_LE + shown(to_vni(text)).encode("utf-16-le"), "utf-16-le+vni"),
    ],
)
def test_encodings_are_told_by_their_content(text: str, encode, name: str) -> None:  # type: ignore[no-untyped-def]
    if "tcvn3" in name:
        text = text.replace("Ủ", "ủ")  # which has no code of its own there
    decoded, found, offsets = decode_bytes(encode(text))
    assert (unicodedata.normalize("NFC", decoded), found) == (text, name)
    if offsets is not None:
        assert len(offsets) == len(decoded)


def test_offsets_count_the_source() -> None:
    _, _, offsets = decode_bytes(to_vni("Hội đồng nhân dân"))
    assert offsets is not None
    assert list(offsets)[:6] == [0, 1, 3, 4, 5, 6]


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = SENTENCE.encode()
    decoded, found, _ = decode_bytes(data + b"\xff\xfe " + data[:31])
    assert found == "utf-8" and decoded.startswith(SENTENCE)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"Plain ASCII, no accents at all.", "utf-8"),
        ("Déjà vu, reçu le café à l'hôtel".encode("cp1252"), "windows-1252"),
        ("Tiếng Việt: œuvre – “mở”".encode(), "utf-8"),
        ("Le café de l'hôtel est déjà fermé".encode(), "utf-8"),
    ],
)
def test_other_text(data: bytes, name: str) -> None:
    decoded, found, offsets = decode_bytes(data)
    assert found == name and offsets is None
    assert decoded == data.decode("cp1252" if name == "windows-1252" else name)


@pytest.mark.parametrize("seed", range(8))
def test_rubbish_is_refused(seed: int) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        decode_bytes(random.Random(seed).randbytes(2000))
    assert caught.value.remedy


@pytest.mark.parametrize("data", [bytes(500), b"\x01\x02\x03\x04" * 200, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4])
def test_binary_that_looks_regular_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownFormatError):
        decode_bytes(data)


def test_the_tables_are_composed_and_complete() -> None:
    rows = table("legacy_encodings")
    for name in ("tcvn3", "viscii"):
        assert all(len(row) == 16 and unicodedata.is_normalized("NFC", row) for row in rows[name]["rows"])
    syllables = rows["syllable"]
    assert all(unicodedata.is_normalized("NFC", syllables[key]) for key in ("onsets", "rimes", "common"))


def test_cost_grows_with_length_only() -> None:
    assert len(decode_for_font("X· " * 100_000 + "AB", ".VnTime")[0]) == 300_002
    assert len(decode_for_font("aù" * 100_000, "VNI-Times")[0]) == 100_000
    assert legacy_encoding_of_font("A" * 1_000_000) is None
    assert decode_for_font("a", ".Vn" + "- " * 500_000)[0] == "a"
