"""What `make fuzz` has found, each cut down to what does it."""

from __future__ import annotations

import pytest
from hostile_files import LETTER
from laws import check_dispatch, check_tree

from congvan import structure
from congvan.document import Origin, Passage
from congvan.ingest.plain_text import parse_text
from congvan.pipeline import Pipeline
from congvan.recognition.actor_splitting import split_actors

HEAD = LETTER[: LETTER.index("1. ")]

FINDINGS = [
    pytest.param(HEAD + "1. Giao Phòng Văn hóa", id="an order that the end of the text cuts off"),
    pytest.param(HEAD + "1. Giao Phòng Văn hóa.\n\n2. Rà soát hồ sơ.", id="an order of nothing but a full stop"),
]


@pytest.mark.parametrize("text", ["(,n)", "(Kèm theo - Cùng Ủy ban A, kế hoạch số 2)", "Sở A; (Cùng Sở B, n)"])
def test_a_list_in_brackets_names_nobody(text: str) -> None:
    assert all(actor.name.strip() for actor in split_actors(Passage(text, 0)))


@pytest.mark.parametrize("text", FINDINGS)
def test_it_breaks_no_law_any_more(text: str) -> None:
    document = parse_text(text, Origin(path="text", sha256="", format="txt"))
    check_tree(document, structure.parse(document))
    dispatch = Pipeline().extract_document(document)
    check_dispatch(dispatch)
