from __future__ import annotations

import pytest

from congvan.document import Span
from congvan.document.parts import Paragraph
from congvan.structure.labels import read_label
from congvan.structure.outline import build_outline


def paths(lines: list[str]) -> list[str]:
    items = []
    position = 0
    for line in lines:
        items.append((Paragraph(Span(position, position + len(line))), read_label(line)))
        position += len(line) + 1
    return [node.path for node in build_outline(items).walk() if node.path]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1. A", "2. B", "3. C"], ["1", "2", "3"]),
        (["I. A", "1. B", "2. C", "II. D", "1. E"], ["I", "I.1", "I.2", "II", "II.1"]),
        (["1. A", "a) B", "b) C", "2. D", "a) E"], ["1", "1.a", "1.b", "2", "2.a"]),
        (["1. A", "- B", "- C", "2. D", "- E"], ["1", "1.-1", "1.-2", "2", "2.-1"]),
        (["1. A", "- B", "+ C", "+ D", "- E"], ["1", "1.-1", "1.-1.+1", "1.-1.+2", "1.-2"]),
        # Numbers run on through the sections; a decimal label holds its parent.
        (
            ["I. A", "1. B", "2. C", "3. D", "II. E", "4. F", "4.1. G", "4.2. H", "5. I"],
            ["I", "I.1", "I.2", "I.3", "II", "II.4", "II.4.1", "II.4.2", "II.5"],
        ),
        (["1. A", "1.1. B", "1.1.1. C", "1.2. D"], ["1", "1.1", "1.1.1", "1.2"]),
        (["a) A", "b) B", "c) C", "d) D", "đ) E", "e) F"], ["a", "b", "c", "d", "đ", "e"]),
        (["a) A", "b) B", "c) C", "d) D", "e) E"], ["a", "b", "c", "d", "e"]),
        (["Điều 1. A", "1. B", "2. C", "Điều 2. D"], ["Điều 1", "Điều 1.1", "Điều 1.2", "Điều 2"]),
        (["I. A", "1. B", "a) C", "- D", "b) E", "2. F"], ["I", "I.1", "I.1.a", "I.1.a.-1", "I.1.b", "I.2"]),
        (
            ["PHẦN A. X", "I. Y", "1. Z", "PHẦN B. U", "I. V"],
            ["Phần A", "Phần A.I", "Phần A.I.1", "Phần B", "Phần B.I"],
        ),
        # A number left out or typed twice does not break the list.
        (["1. A", "3. B", "4. C"], ["1", "3", "4"]),
        (["1. A", "2. B", "2. C", "3. D"], ["1", "2", "2", "3"]),
        # An unlabelled paragraph is no item; a label far from any sequence is none either.
        (["1. A", "Không nhãn", "2. B"], ["1", "2"]),
        (["1. A", "n. 3 trang", "2. B"], ["1", "2"]),
        # A list below a letter begins at one again.
        (["1. A", "2. B", "a) C", "1. D", "2. E"], ["1", "2", "2.a", "2.a.1", "2.a.2"]),
    ],
)
def test_paths(lines: list[str], expected: list[str]) -> None:
    assert paths(lines) == expected


def test_paragraph_behind_bullets_belongs_to_the_item() -> None:
    lines = ["1. A", "- B", "Hoàn thành trước ngày 15/9"]
    items = [(Paragraph(Span(10 * i, 10 * i + 9)), read_label(line)) for i, line in enumerate(lines)]
    root = build_outline(items)
    assert [p.span.start for p in root.children[0].paragraphs] == [20]
