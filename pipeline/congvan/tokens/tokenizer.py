"""underthesea's words as a spaCy tokenizer, registered as ``congvan.words.v1``.

An entry point names it, so that ``spacy.load`` finds it in a saved pipeline without an import of congvan:

>>> import spacy
>>> spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "congvan.words.v1"}}})  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congvan.tokens.docs import make_doc
from congvan.tokens.marks import cut
from congvan.tokens.words import segment

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


class WordTokenizer:
    """Text in, ``Doc`` out, with ``doc.text == text`` for every text; it has no settings to be kept."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The words of the text, what lies between them as tokens of its own."""
        edges = {edge for word in segment(text) for edge in word}
        return make_doc(self.vocab, text, cut(text, edges, ())) if text else make_doc(self.vocab, "", ())

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: the words are underthesea's, the vocabulary is kept by the pipeline."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> WordTokenizer:
        """This tokenizer."""
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """An empty file, since spaCy wants one."""
        Path(path).write_bytes(b"")

    def from_disk(self, _path: str | Path, **_: Any) -> WordTokenizer:
        """This tokenizer."""
        return self


def create_tokenizer() -> Callable[[Language], WordTokenizer]:
    """What spaCy calls by the name ``congvan.words.v1``."""
    return lambda nlp: WordTokenizer(nlp.vocab)
