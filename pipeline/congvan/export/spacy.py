"""A dispatch as a spaCy ``Doc``, for displaCy, matchers and training."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from congvan.errors import UsageError
from congvan.schema import Dispatch, Evidence
from congvan.tokens.docs import blank_language, make_doc, marked
from congvan.tokens.marks import Mark, cut, tokens_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LAYERS = ("header", "directives", "citations", "tasks", "actors", "deadlines", "report_to", "deliverable")
_ENTRIES = {"recipients": "RECIPIENT", "distribution": "DISTRIBUTION"}


def to_spacy(dispatch: Dispatch, *, nlp: Language | None = None, text: str | None = None) -> Doc:
    """The dispatch's text as a spaCy ``Doc`` with everything that was found in its span groups.

    >>> doc = to_spacy(congvan.extract("1210.pdf"))  # doctest: +SKIP
    >>> [(span.text, span.label_) for span in doc.spans["actors"]]  # doctest: +SKIP
    [('Văn phòng Sở', 'ACTOR')]

    Groups are ``header``, ``directives``, ``citations``, ``tasks``, ``actors``, ``deadlines``, ``report_to`` and
    ``deliverable``; ``span.id_`` is a task's or citation's id or a directive's path. Actors, deadlines and citations
    are ``doc.ents`` too. ``nlp`` gives vocabulary and tokens, without it the tokens are syllables and signs; a token is
    cut where a value begins or ends inside it. A dispatch that was read from JSON does not carry its ``text``: give it
    then.
    """
    words = dispatch.text if text is None else text
    if words is None:
        raise UsageError(
            "the dispatch does not carry its text, since it was read from JSON",
            path=dispatch.source.path,
            remedy="Extract it anew, or give the text that its offsets count in: to_spacy(dispatch, text=…).",
        )
    marks = sorted(set(_marks(dispatch)))
    if any(mark.end > len(words) for mark in marks):
        raise UsageError(
            "the text is shorter than the places of the dispatch",
            path=dispatch.source.path,
            remedy="Give the text that its offsets count in: Pipeline.read(path).text.",
        )
    if nlp is None:
        vocabulary, tokens = blank_language().vocab, tokens_of(words, marks)
    else:
        edges = {edge for token in nlp.make_doc(words) for edge in (token.idx, token.idx + len(token))}
        vocabulary, tokens = nlp.vocab, cut(words, edges, marks)
    return marked(make_doc(vocabulary, words, tokens), marks, LAYERS, name=dispatch.source.path)


def _marks(dispatch: Dispatch) -> Iterator[Mark]:
    for field, found in dispatch.evidence.items():
        label = _ENTRIES.get(field, field.removeprefix("signature.").upper())
        yield from (_mark(evidence, "header", label) for evidence in found)
    for item in dispatch.directives:
        yield _mark(item.evidence, "directives", "DIRECTIVE", item.path)
    for citation in dispatch.citations:
        yield from (_mark(one.evidence, "citations", "CITATION", citation.id) for one in citation.mentions)
    for task in dispatch.tasks:
        yield _mark(task.evidence, "tasks", "TASK", task.id)
        yield from (_mark(one.evidence, "actors", "ACTOR") for one in task.assignees)
        if task.deadline is not None:
            yield _mark(task.deadline.evidence, "deadlines", "DEADLINE")
        for field in ("report_to", "deliverable"):
            if field in task.field_evidence:
                yield _mark(task.field_evidence[field], field, field.upper())


def _mark(evidence: Evidence, layer: str, label: str, name: str = "") -> Mark:
    return Mark(evidence.start, evidence.end, layer, label, name)
