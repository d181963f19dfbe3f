from __future__ import annotations

import pytest
from word_files import docx, p, read, t

from congvan.document import Role


def ref(identity: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{identity}"{more}/></w:r>'


def note(identity: int, *texts: str, kind: str = "footnote") -> str:
    paragraphs = "".join(p(f"<w:r><w:{kind}Ref/></w:r>", t(" " + text)) for text in texts)
    return f'<w:{kind} w:id="{identity}">{paragraphs}</w:{kind}>'


SEPARATOR = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'


def test_notes_stand_behind_the_text_in_the_order_of_their_marks() -> None:
    body = p("Công văn số 2614/SNV-CCHC", ref(7), "; Công văn số 2634/SNV-CCHC", ref(3), " của Sở Nội vụ") + p("Hết./.")
    notes = SEPARATOR + note(3, "ngày 31/10/2023.") + note(7, "ngày 27/10/2023 của Sở Nội vụ", "về việc triển khai.")
    document = read(docx(body, footnotes=notes))
    assert document.text.split("\n") == [
        "Công văn số 2614/SNV-CCHC; Công văn số 2634/SNV-CCHC của Sở Nội vụ",
        "Hết./.",
        "ngày 27/10/2023 của Sở Nội vụ",
        "về việc triển khai.",
        "ngày 31/10/2023.",
    ]
    assert [(document.text[: mark.offset][-4:], mark.label) for mark in document.marks] == [
        ("CCHC", "1"),
        ("CCHC", "2"),
    ]
    assert [(label, document.surface(span)) for label, span in document.footnotes] == [
        ("1", "ngày 27/10/2023 của Sở Nội vụ\nvề việc triển khai."),
        ("2", "ngày 31/10/2023."),
    ]
    assert [line.role for line in document.lines] == [Role.FLOW, Role.FLOW, *[Role.FOOTNOTE] * 3]


@pytest.mark.parametrize(
    ("settings", "section", "labels"),
    [
        ("", "", ["1", "2", "i"]),
        ('<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>', "", ["a", "b", "i"]),
        ("", '<w:sectPr><w:footnotePr><w:numStart w:val="5"/></w:footnotePr></w:sectPr>', ["5", "6", "i"]),
        ('<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>', "", ["1", "2", "1'"]),
    ],
)
def test_labels_as_word_shows_them(settings: str, section: str, labels: list[str]) -> None:
    body = p("Luật", ref(1), ", Nghị định", ref(2), ", Thông tư", ref(1, "endnote")) + section
    document = read(
        docx(
            body,
            footnotes=note(1, "a") + note(2, "b"),
            endnotes=note(1, "c", kind="endnote"),
            settings=settings,
        )
    )
    assert [mark.label for mark in document.marks] == labels
    assert [label for label, _ in document.footnotes] == labels


def test_a_mark_of_the_authors_own() -> None:
    custom = ' w:customMarkFollows="1"'
    body = p("Luật", ref(1, more=custom).replace("</w:r>", "<w:t>(*)</w:t></w:r>"), ", Nghị định", ref(2))
    document = read(docx(body, footnotes=note(1, "a") + note(2, "b")))
    assert document.text.split("\n")[0] == "Luật, Nghị định"
    assert [mark.label for mark in document.marks] == ["(*)", "1"]


def test_deleted_and_hidden_references_do_not_count() -> None:
    body = p("Luật", f"<w:del>{ref(1)}</w:del>", ref(2).replace("<w:rPr>", "<w:rPr><w:vanish/>"), ref(3))
    document = read(docx(body, footnotes=note(1, "a") + note(2, "b") + note(3, "c")))
    assert [(label, document.surface(span)) for label, span in document.footnotes] == [("1", "c")]


def test_a_reference_to_no_note_is_only_a_mark() -> None:
    document = read(docx(p("Luật", ref(1))))
    assert document.text == "Luật" and document.footnotes == ()
