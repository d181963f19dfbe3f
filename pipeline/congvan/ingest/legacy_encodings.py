"""Vietnamese before Unicode: TCVN3 (ABC fonts), VNI, VISCII and Windows-1258.

Word and PDF tell the encoding by the font (`decode_for_font`); a text file only by how Vietnamese the result
is (`decode_bytes`).
"""

from __future__ import annotations

import codecs
import re
from array import array

from congvan.errors import UnknownFormatError
from congvan.ingest.legacy_tables import ENCODINGS, decode_as, legacy_only, windows_character
from congvan.ingest.vietnamese_share import vietnamese_share
from congvan.vocabulary.tables import rules

__all__ = ["decode_bytes", "decode_for_font", "leans_to_unicode", "legacy_encoding_of_font"]

# Letters that only Unicode has: text with one of them is not legacy, whatever its font is called.
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
_COMPOSED = re.compile("[\u1ea0-\u1ef9]")
# A font that claims the Vietnamese charset had its bytes read as Windows-1258: back to what Windows-1252 shows.
_FROM_1258 = {
    ord(other): windows_character(byte)
    for byte in range(0x80, 0x100)
    if (other := bytes([byte]).decode("cp1258", errors="replace")) not in ("\ufffd", windows_character(byte))
}
_LONGEST_NAME = 120
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FONT_STYLE = re.compile(r"(?:[,\- ]*(?:Bold|Italic|Oblique|Regular|Normal|Roman|MT|PS))+$")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_SAMPLE = 400_000  # characters or bytes that are looked at to tell an encoding
_ENOUGH = 0.6  # of the words with Vietnamese letters; running text in the right encoding reaches 0.9 and more


def legacy_encoding_of_font(name: str) -> str | None:
    """``tcvn3``, ``vni`` or ``viscii`` for a font such as ``.VnTimeH``, ``VNI-Times``; None for Unicode fonts.

    A PDF's subset prefix (``ABCDEF+.VnTime``) does not matter.
    """
    bare = _SUBSET.sub("", name[:_LONGEST_NAME].strip())
    for rule in rules("legacy_encodings", "font"):
        if rule.pattern.match(bare):
            return rule.id
    return None


def leans_to_unicode(text: str, encoding: str) -> int:
    """How many characters speak for Unicode more than for ``encoding``; negative where they speak against it.

    On a machine without the old fonts Unicode text looks right whatever its font is called: ``Nội vụ`` set in
    ``.VnTime`` gives 2, ``Néi vô · ®`` gives -2.
    """
    legacy = legacy_only(encoding)
    return len(_UNICODE_ONLY.findall(text)) - sum(character in legacy for character in text)


def decode_for_font(text: str, font_name: str) -> tuple[str, list[int]]:
    """The text that ``font_name`` shows, and for each of its characters the index in ``text`` it came from.

    ``decode_for_font("céng hßa", ".VnTimeH")`` gives ``"CỘNG HÒA"`` and ``[0, 1, … 7]``. Text in a Unicode font,
    or that is mostly Unicode already, comes back as it is. Give whole stretches of one font: in VNI a letter and its
    mark are two characters.
    """
    encoding = legacy_encoding_of_font(font_name)
    if encoding is None or leans_to_unicode(text, encoding) > 0:
        return text, list(range(len(text)))
    if not _COMPOSED.search(text):
        text = text.translate(_FROM_1258)
    decoded, places = decode_as(text, encoding)
    bare = _FONT_STYLE.sub("", _SUBSET.sub("", font_name[:_LONGEST_NAME].strip()))
    if encoding == "tcvn3" and bare.endswith("H"):
        raised = decoded.upper()
        if len(raised) == len(decoded):
            decoded = raised
    return decoded, places


def decode_bytes(data: bytes) -> tuple[str, str, array[int] | None]:
    """A text file's text, its encoding's name, and the source offset of each character.

    The Latin-1 bytes of ``Céng hßa x· héi`` give ``"Cộng hòa xã hội"`` and ``"tcvn3"``. Offsets count the characters
    of the source (bytes in the one-byte encodings); None means that each stands at its own index. A byte order
    mark is not part of the text. Raises ``UnknownFormatError`` where no reading gives text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return _repaired(text, encoding)
    wide = _wide_encoding(data)
    if wide is not None:
        return _repaired(data.decode(wide, errors="replace"), wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if _reads_as_text(text):
            return _repaired(text, "utf-8")
        raise _no_text()
    return _narrow(data)


def _narrow(data: bytes) -> tuple[str, str, array[int] | None]:
    """Of the readings as one-byte text the most Vietnamese; ``utf-8`` with a few broken bytes is one of them."""
    names = ("utf-8", "windows-1258", *ENCODINGS)
    sample = data[:_SAMPLE]
    worth = {name: vietnamese_share(_read_as(sample, name)[0])[0] for name in names}
    best = max(names, key=lambda name: worth[name])
    if worth[best] >= _ENOUGH:
        text, places = _read_as(data, best)
        return text, best, None if places is None else array("i", places)
    text = _as_windows(data)
    if _reads_as_text(text) and _latin_share(data) > 0.8:
        return text, "windows-1252", None
    raise _no_text()


def _read_as(data: bytes, name: str) -> tuple[str, list[int] | None]:
    if name in ENCODINGS:
        return decode_as(_as_windows(data), name)
    return data.decode("cp1258" if name == "windows-1258" else name, errors="replace"), None


def _as_windows(data: bytes) -> str:
    return data.decode("latin-1").translate({byte: windows_character(byte) for byte in range(0x80, 0xA0)})


def _repaired(text: str, encoding: str) -> tuple[str, str, array[int] | None]:
    """Text that somebody pasted out of a legacy font into a Unicode file is legacy all the same."""
    if text.isascii() or _UNICODE_ONLY.search(text):
        return text, encoding, None
    sample = text[:_SAMPLE]
    worth, _ = vietnamese_share(sample)
    for legacy in ENCODINGS:
        if legacy_only(legacy).isdisjoint(sample):
            continue
        share, _ = vietnamese_share(decode_as(sample, legacy)[0])
        if share >= _ENOUGH and share > worth + 0.3:
            decoded, places = decode_as(text, legacy)
            return decoded, f"{encoding}+{legacy}", array("i", places)
    return text, encoding, None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: ASCII's high bytes are zero, Vietnamese letters' 0, 1 or 0x1E."""
    sample = data[: 1 << 16]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    half = len(sample) // 2
    high = {"utf-16-be": sample[0 : 2 * half : 2], "utf-16-le": sample[1 : 2 * half : 2]}
    for encoding, bytes_ in high.items():
        plausible = sum(bytes_.count(value) for value in (0x00, 0x01, 0x03, 0x1E, 0x20))
        if plausible >= 0.95 * half and bytes_.count(0) >= 0.4 * half:
            text = sample[: 2 * half].decode(encoding, errors="replace")
            if _reads_as_text(text):
                return encoding
    return None


def _reads_as_text(text: str) -> bool:
    """Whether control characters are as rare as stray ones in a text file are."""
    sample = text[:200_000]
    return len(_CONTROLS.findall(sample)) <= len(sample) / 200


def _latin_share(data: bytes) -> float:
    plain = sum(byte in b"\t\r\n" or 0x20 <= byte < 0x7F for byte in data[:65_536])
    return plain / max(len(data[:65_536]), 1)


def _no_text() -> UnknownFormatError:
    return UnknownFormatError(
        "the content is no text in any encoding known",
        remedy="Open the file where it is readable and save it as UTF-8 text, DOCX or PDF.",
    )
