"""Vietnamese words with their exact places: underthesea's segmentation without its changes to the text.

``word_tokenize`` moves tone marks, composes letters and joins words over line ends, so that its words cannot be found
again. Here only its tags are taken: each syllable keeps its place. Its model is reached by names that are not public,
so the extra ``model`` names the versions it was tried with.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from congvan.errors import MissingProgramError

_ONE_LINE = re.compile(r"[^\S\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*")
_LETTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_LOADING = threading.Lock()
_FOLDER = ("pipeline", "word_tokenize", "models", "ws_crf_vlsp2013_20230727")


def segment(text: str) -> list[tuple[int, int]]:
    """The words and signs of a text in order: ``Sở Nội vụ rà soát`` → ``Sở``, ``Nội vụ``, ``rà soát``.

    Blanks lie between them, and whatever underthesea takes for no word or sign. None reaches over a line end.
    """
    pattern, model = _model()
    composed, places = _composed(text)
    words: list[tuple[int, int]] = []
    syllables = [match.span() for match in pattern.finditer(composed)]
    tags = model.predict([[composed[start:end]] for start, end in syllables]) if syllables else []
    for (start, end), tag in zip(syllables, tags, strict=True):
        if tag == "I-W" and words and _ONE_LINE.fullmatch(composed, words[-1][1], start):
            words[-1] = (words[-1][0], end)
        else:
            words.append((start, end))
    found = ((places[start], places[end]) for start, end in words)
    return [(start, end) for start, end in found if start < end]


def _composed(text: str) -> tuple[str, Sequence[int]]:
    """The text with composed letters, which alone the model knows, and where each of its characters stands."""
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    pieces: list[str] = []
    places: list[int] = []
    for letter in _LETTER.finditer(text):
        pieces.append(unicodedata.normalize("NFC", letter[0]))
        places += [letter.start()] * len(pieces[-1])
    return "".join(pieces), [*places, len(text)]


def _model() -> tuple[Any, Any]:
    # Loading is not safe in underthesea when several threads ask first.
    with _LOADING:
        return _load()


@lru_cache(maxsize=1)
def _load() -> tuple[Any, Any]:
    try:
        import underthesea
        from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger
        from underthesea.pipeline.word_tokenize import regex_tokenize
    except ImportError as error:
        raise MissingProgramError(
            "underthesea is not installed", remedy="Install it: pip install 'congvan[model]'."
        ) from error
    model = FastCRFSequenceTagger()
    model.load(str(Path(underthesea.__file__).parent.joinpath(*_FOLDER)))
    return regex_tokenize.patterns, model
