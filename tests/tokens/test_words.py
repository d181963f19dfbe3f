"""underthesea's words keep their places, whatever the text; spaCy keeps the tokenizer."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from congvan.annotation.files import read_corpus

pytest.importorskip("underthesea")
spacy = pytest.importorskip("spacy")

from congvan.tokens.words import segment  # noqa: E402

CORPUS = Path(__file__).parents[2] / "corpus"
CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "congvan.words.v1"}}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sở Nội vụ rà soát thủ tục hành chính", ["Sở", "Nội vụ", "rà soát", "thủ tục", "hành chính"]),
        ("UỶ BAN nhân dân, hoà bình", ["UỶ BAN nhân dân", ",", "hoà bình"]),  # tone marks stay where they are
        ("thủ\ntục thủ\u2028tục thủ\r\ntục", ["thủ", "tục", "thủ", "tục", "thủ", "tục"]),
        ("hạn ngày 27/10/2023", ["hạn", "ngày", "27/10/2023"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_segment(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in segment(text)] == words


def test_decomposed_letters_are_the_same_words() -> None:
    text = "thu\u0309 tu\u0323c hành chính"
    assert [text[start:end] for start, end in segment(text)] == ["thu\u0309 tu\u0323c", "hành chính"]


@pytest.mark.parametrize("language", ["xx", "vi"])
@pytest.mark.parametrize(
    "text", ["", " ", "  a", "a  b \n\n c ", "😀 Sở\u200b\x00Nội vụ\t", "…“Sở”–\ufeff", "a\u0301\u0301 b"]
)
def test_the_text_stays_whole(language: str, text: str) -> None:
    doc = spacy.blank(language, config=CONFIG)(text)
    assert doc.text == text


def test_every_text_of_the_corpus_stays_whole() -> None:
    nlp = spacy.blank("xx", config=CONFIG)
    count = 0
    for entry in read_corpus(CORPUS):
        doc = nlp(entry.text)
        assert doc.text == entry.text, entry.name
        assert not any("\n" in token.text.strip() for token in doc), entry.name
        assert all(entry.text[token.idx : token.idx + len(token)] == token.text for token in doc), entry.name
        count += 1
    assert count > 250


def test_a_saved_pipeline_is_loaded_by_a_process_that_imports_only_spacy(tmp_path: Path) -> None:
    spacy.blank("vi", config=CONFIG).to_disk(tmp_path / "saved")
    code = (
        "import spacy, sys\n"
        f"nlp = spacy.load({str(tmp_path / 'saved')!r})\n"
        "print([token.text for token in nlp('Văn phòng tổng hợp')] == ['Văn phòng', 'tổng hợp'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "True", done.stderr


def test_kept_as_bytes_pickled_and_used_by_processes() -> None:
    nlp = spacy.blank("xx", config=CONFIG)
    text = "Giao Văn phòng tổng hợp"
    words = [token.text for token in nlp(text)]
    again = spacy.blank("xx", config=CONFIG).from_bytes(nlp.to_bytes())
    for other in (again, pickle.loads(pickle.dumps(nlp))):
        assert [token.text for token in other(text)] == words
    assert [[token.text for token in doc] for doc in nlp.pipe([text] * 3, n_process=2)] == [words] * 3


def test_threads_that_ask_first_together_get_the_same_words() -> None:
    code = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from congvan.tokens.words import segment\n"
        "with ThreadPoolExecutor(16) as pool:\n"
        "    found = list(pool.map(segment, ['Sở Nội vụ rà soát'] * 16))\n"
        "print(len(found), len(set(map(tuple, found))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.split() == ["16", "1"], done.stderr
    with ThreadPoolExecutor(4) as pool:
        assert len(set(map(tuple, pool.map(segment, ["Sở Nội vụ"] * 8)))) == 1


@pytest.mark.parametrize("module", ["underthesea", "spacy"])
def test_without_the_extra_the_remedy_is_named(module: str) -> None:
    call = {
        "underthesea": "from congvan.tokens.words import segment; segment('a')",
        "spacy": "from congvan.tokens.docs import blank_language; blank_language()",
    }[module]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.modules[{module!r}] = None; {call}"], capture_output=True, text=True
    )
    assert "MissingProgramError" in done.stderr
    assert "Install it: pip install 'congvan[" in done.stderr


def test_reading_with_rules_imports_neither() -> None:
    sample = next((CORPUS / "dispatches").glob("*.txt"))
    code = (
        f"import congvan, sys; dispatch = congvan.extract({str(sample)!r}); congvan.to_spacy\n"
        "heavy = {'spacy', 'underthesea', 'underthesea_core', 'thinc', 'sklearn'}\n"
        "print(len(dispatch.tasks) > 0, sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "True []", done.stderr
