"""The one way in which a text becomes a spaCy ``Doc``: nothing of it is lost, and every mark is a ``Span``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from congvan.errors import MissingProgramError
from congvan.tokens.marks import Mark

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

# What ``Doc.ents`` shows, where nothing may overlap; the groups hold all.
_ENTITIES = frozenset({"actors", "deadlines", "citations"})


def blank_language() -> Language:
    """A spaCy pipeline without components; its vocabulary knows ``LOWER``, ``IS_PUNCT`` and the like.

    Matchers find nothing by such attributes where a vocabulary was made bare.
    """
    try:
        import spacy
    except ImportError as error:
        raise MissingProgramError(
            "spaCy is not installed", remedy="Install it: pip install 'congvan[spacy]'."
        ) from error
    return spacy.blank("xx")  # spaCy's own "vi" wants pyvi, or else only splits at blanks


def make_doc(vocabulary: Vocab, text: str, tokens: Sequence[tuple[int, int]]) -> Doc:
    """The text whole: a single blank behind a word is its ``whitespace_``, all others are tokens of their own.

    ``tokens`` cover the text, blanks included: ``make_doc(vocab, text, tokens_of(text, ())).text == text``.
    """
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    for start, end in tokens:
        word = text[start:end]
        if word == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
        else:
            words.append(word)
            spaces.append(False)
    return Doc(vocabulary, words=words, spaces=spaces)


def marked(doc: Doc, marks: Iterable[Mark], layers: Iterable[str], **data: Any) -> Doc:
    """The doc with a span group for each layer and ``data`` in ``user_data``; its tokens were cut at the marks.

    Actors, deadlines and citations are entities too, of those that overlap the longest.
    """
    from spacy.tokens import Span
    from spacy.util import filter_spans

    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    groups: dict[str, list[Span]] = {layer: [] for layer in layers}
    for mark in marks:
        # A single blank is no token: a span begins and ends with what is written.
        written = doc.text[mark.start : mark.end]
        start, end = mark.end - len(written.lstrip()), mark.start + len(written.rstrip())
        if mark.layer in groups and start < end:
            groups[mark.layer].append(Span(doc, starts[start], ends[end], label=mark.label, span_id=mark.id))
    for layer, spans in groups.items():
        doc.spans[layer] = spans
    doc.ents = filter_spans([span for layer in groups if layer in _ENTITIES for span in groups[layer]])
    doc.user_data.update(data)
    return doc
