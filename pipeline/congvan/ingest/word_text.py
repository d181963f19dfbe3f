"""The text of one paragraph as Word shows it: revisions accepted, field results, no hidden text, notes marked.

Every character keeps the run format it has and its place among the part's characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.oxml.ns import qn

from congvan.ingest.word_notes import NoteLabels
from congvan.ingest.word_package import MC, Element
from congvan.ingest.word_styles import ParagraphFormat, RunFormat, Styles, is_on
from congvan.ingest.word_symbols import symbol

LINE_BREAK, PAGE_BREAK = "\n", "\f"

_W = qn("w:p")[:-1]
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BOX = f"{_W}txbxContent"
# What neither shows nor holds what shows; deleted and moved-away text among it.
_SILENT = frozenset(
    qn(f"w:{name}")
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "sectPr", "ffData", "rt", "pgNum"),
        *("del", "moveFrom", "delText", "instrText", "delInstrText", "proofErr", "permStart", "permEnd"),
        *("commentReference", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
        *("bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak"),
    )
)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Characters that are never seen; and the hyphen that does not break, which is one.
_SPELLED = {**dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")), 0x2011: "-"}


@dataclass(slots=True)
class ParagraphText:
    """A paragraph's characters with, for each, its format and source offset; ``boxes`` are anchored in it."""

    characters: list[str] = field(default_factory=list)
    formats: list[RunFormat] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def add(self, text: str, run: RunFormat, offset: int) -> None:
        """Appends ``text``, whose first character stands at ``offset`` of the source (-1: nowhere)."""
        for index, character in enumerate(text):
            self.characters.append(character)
            self.formats.append(run)
            self.offsets.append(offset + index if offset >= 0 else -1)

    def extend(self, other: ParagraphText) -> None:
        """Appends another paragraph's text, as when the mark between the two is deleted."""
        shift = len(self.characters)
        self.characters += other.characters
        self.formats += other.formats
        self.offsets += other.offsets
        self.marks += [(index + shift, label) for index, label in other.marks]
        self.boxes += other.boxes


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs in the order of the document: fields go on from one paragraph to the next."""

    styles: Styles
    notes: NoteLabels
    position: int = 0
    unclosed: frozenset[Element] = frozenset()
    """Beginnings of fields that never end: they hide nothing."""
    _fields: list[bool] = field(default_factory=list)
    """For each open field whether its result has begun."""

    def read(self, paragraph: Element, shape: ParagraphFormat) -> ParagraphText:
        """The text of a ``w:p``."""
        text = ParagraphText()
        self._walk(paragraph, shape, None, text)
        return text

    def _walk(self, parent: Element, shape: ParagraphFormat, run: RunFormat | None, text: ParagraphText) -> None:
        for element in parent:
            tag = element.tag
            if not isinstance(tag, str) or tag in _SILENT:
                continue
            if tag in (f"{_W}r", f"{_M}r"):
                self._walk(element, shape, self.styles.run(element.find(f"{_W}rPr"), shape), text)
            elif tag == f"{MC}AlternateContent":
                # The same content in a new and an old form: one of them.
                best = element.find(f"{MC}Choice")
                best = element.find(f"{MC}Fallback") if best is None else best
                if best is not None:
                    self._walk(best, shape, run, text)
            elif tag == _BOX:
                text.boxes.append(element)
            elif tag == f"{_W}sdt" and is_placeholder(element):
                continue
            elif tag == f"{_W}fldChar":
                self._field(element)
            elif run is None or not self._leaf(element, tag, run, text):
                self._walk(element, shape, run, text)

    def _field(self, element: Element) -> None:
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin" and element not in self.unclosed:
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _leaf(self, element: Element, tag: str, run: RunFormat, text: ParagraphText) -> bool:
        """Takes an element that shows something itself; whether it was one."""
        visible = not run.hidden and all(self._fields)
        match tag.removeprefix(_W):
            case "t":
                self._characters(element.text or "", run, text, visible)
            case "tab" | "ptab":
                self._characters("\t", run, text, visible)
            case "br":
                kind = element.get(qn("w:type"), "textWrapping")
                self._characters(LINE_BREAK if kind == "textWrapping" else PAGE_BREAK, run, text, visible)
            case "cr":
                self._characters(LINE_BREAK, run, text, visible)
            case "noBreakHyphen":
                self._characters("-", run, text, visible)
            case "softHyphen":
                self._characters("\xad", run, text, visible)
            case "sym":
                shown = symbol(element.get(qn("w:font"), ""), element.get(qn("w:char"), ""))
                self._characters(shown, run, text, visible)
            case "footnoteReference" | "endnoteReference" as kind:
                self._note(element, kind, run, text, visible)
            case _:
                if tag == f"{_M}t":
                    self._characters(element.text or "", run, text, visible)
                    return True
                return False
        return True

    def _characters(self, characters: str, run: RunFormat, text: ParagraphText, visible: bool) -> None:
        if visible and characters:
            shown = characters
            if run.capitals and len(upper := shown.upper()) == len(shown):
                shown = upper
            if run.raised and shown.strip().isdecimal():
                # A raised digit is no digit of the number before it: m², 05/CT-TTg¹.
                shown = shown.translate(_SUPERSCRIPT)
            text.add(shown, run, self.position)
        self.position += len(characters)

    def _note(self, element: Element, kind: str, run: RunFormat, text: ParagraphText, visible: bool) -> None:
        custom = element.get(qn("w:customMarkFollows"), "0") not in {"0", "false", "off"}
        own = ""
        if custom:
            # The mark is the text behind the reference in the same run: it is taken here and not shown again.
            for follower in element.itersiblings(f"{_W}t", f"{_W}sym"):
                own += follower.text or symbol(follower.get(qn("w:font"), ""), follower.get(qn("w:char"), ""))
                follower.text = ""
                follower.attrib.pop(qn("w:char"), None)
        if visible:
            label = self.notes.refer(kind.removesuffix("Reference"), element.get(qn("w:id"), ""), own.strip())
            text.marks.append((len(text.characters), label))


def unclosed_fields(story: Element) -> frozenset[Element]:
    """The field beginnings of a story that have no end, as a damaged or badly merged file leaves them."""
    open_fields: list[Element] = []
    for element in story.iter(qn("w:fldChar")):
        if any(parent.tag in _SILENT for parent in element.iterancestors()):
            continue
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            open_fields.append(element)
        elif kind == "end" and open_fields:
            open_fields.pop()
    return frozenset(open_fields)


def is_placeholder(control: Element) -> bool:
    """Whether a content control only shows its prompt (``Click here to enter text``)."""
    flag = control.find(f"{_W}sdtPr/{_W}showingPlcHdr")
    return flag is not None and is_on(flag)


def clean(text: ParagraphText) -> ParagraphText:
    """The text without characters that are never seen (soft hyphens, joiners); marks and offsets follow."""
    result = ParagraphText(boxes=text.boxes)
    new_index: list[int] = []
    for character, run, offset in zip(text.characters, text.formats, text.offsets, strict=True):
        new_index.append(len(result.characters))
        shown = "" if character == "\xad" else character.translate(_SPELLED)
        if shown:
            result.characters.append(shown)
            result.formats.append(run)
            result.offsets.append(offset)
    new_index.append(len(result.characters))
    result.marks = [(new_index[index], label) for index, label in text.marks]
    return result
