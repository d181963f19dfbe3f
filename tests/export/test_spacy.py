"""A result as a spaCy ``Doc``: every value is a span at its place, and spaCy's own tools work on it."""

from __future__ import annotations

from pathlib import Path

import pytest

import congvan
from congvan.annotation.files import read_corpus
from congvan.annotation.marks import marks_of

spacy = pytest.importorskip("spacy")

CORPUS = Path(__file__).parents[2] / "corpus"
SAMPLES = sorted((CORPUS / "dispatches").glob("*.txt"))


def places(doc: spacy.tokens.Doc, group: str) -> set[tuple[int, int, str]]:
    return {(span.start_char, span.end_char, span.id_) for span in doc.spans[group]}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_value_is_a_span_at_its_place(path: Path) -> None:
    dispatch = congvan.extract(path)
    doc = congvan.to_spacy(dispatch)
    assert doc.text == dispatch.text
    assert doc.user_data == {"name": str(path)}

    def place(evidence: congvan.Evidence, name: str = "") -> tuple[int, int, str]:
        return evidence.start, evidence.end, name

    assert places(doc, "tasks") == {place(task.evidence, task.id) for task in dispatch.tasks}
    assert places(doc, "directives") == {place(item.evidence, item.path) for item in dispatch.directives}
    assert places(doc, "actors") == {place(one.evidence) for task in dispatch.tasks for one in task.assignees}
    assert places(doc, "deadlines") == {place(task.deadline.evidence) for task in dispatch.tasks if task.deadline}
    assert places(doc, "citations") == {
        place(mention.evidence, citation.id) for citation in dispatch.citations for mention in citation.mentions
    }
    header = [one for found in dispatch.evidence.values() for one in found]
    assert places(doc, "header") == {place(one) for one in header}


def test_whole_corpus_read_and_shown() -> None:
    pipeline = congvan.Pipeline()
    for entry in read_corpus(CORPUS):
        dispatch = pipeline.extract_text(entry.text)
        doc = congvan.to_spacy(dispatch)
        assert doc.text == dispatch.text, entry.name
        assert {span.id_ for span in doc.spans["tasks"]} == {task.id for task in dispatch.tasks}, entry.name


def test_displacy_and_matchers() -> None:
    from spacy import displacy
    from spacy.matcher import Matcher, PhraseMatcher

    doc = congvan.to_spacy(congvan.extract(SAMPLES[0]))
    html = displacy.render(doc, style="span", options={"spans_key": "actors"}, jupyter=False)
    assert "ACTOR" in html
    assert "DEADLINE" in displacy.render(doc, style="ent", jupyter=False)
    matcher = Matcher(doc.vocab)
    matcher.add("day", [[{"LOWER": "ngày"}, {"IS_DIGIT": True}, {"ORTH": "/"}, {"IS_DIGIT": True}]])
    assert any(doc[start:end].text == "ngày 10/11" for _, start, end in matcher(doc))
    phrases = PhraseMatcher(doc.vocab, attr="LOWER")
    phrases.add("office", [spacy.blank("xx").make_doc("cán bộ một cửa")])
    assert {doc[start:end].text.lower() for _, start, end in phrases(doc)} == {"cán bộ một cửa"}
    assert [span.text for span in doc.spans["deadlines"] if "10/11/2023" in span.text]


def test_tokens_of_a_pipeline_are_kept_where_no_value_cuts_them() -> None:
    nlp = spacy.blank("xx")
    dispatch = congvan.extract(SAMPLES[0])
    doc = congvan.to_spacy(dispatch, nlp=nlp)
    assert doc.vocab is nlp.vocab
    assert doc.text == dispatch.text
    assert len(doc.spans["tasks"]) == len(dispatch.tasks)
    plain = {(token.idx, len(token)) for token in nlp.make_doc(doc.text)}
    assert len(plain & {(token.idx, len(token)) for token in doc}) > 0.9 * len(plain)


def test_a_dispatch_from_json_wants_its_text() -> None:
    dispatch = congvan.extract(SAMPLES[0])
    again = congvan.Dispatch.model_validate_json(dispatch.model_dump_json())
    with pytest.raises(congvan.UsageError, match="give the text"):
        congvan.to_spacy(again)
    with pytest.raises(congvan.UsageError, match="shorter"):
        congvan.to_spacy(again, text="another")
    assert congvan.to_spacy(again, text=dispatch.text).text == dispatch.text


def test_marks_of_the_corpus_have_the_same_groups_and_labels() -> None:
    entry = next(entry for entry in read_corpus(CORPUS / "gold") if entry.annotation["tasks"])
    marks, _ = marks_of(entry)
    doc = congvan.to_spacy(congvan.extract_text(entry.text))
    found = {(key, span.label_) for key, group in doc.spans.items() for span in group}
    assert {(mark.layer, mark.label) for mark in marks} <= found
