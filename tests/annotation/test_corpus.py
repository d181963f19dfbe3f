"""The whole corpus: every annotation holds what the guideline asks for, and its card tells the truth."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from congvan.annotation.agreement import agreement
from congvan.annotation.checks import problems
from congvan.annotation.files import Entry, read_corpus
from congvan.annotation.marks import marks_of
from congvan.annotation.splits import split_of
from congvan.annotation.summary import summary

CORPUS = Path(__file__).parents[2] / "corpus"
ENTRIES = list(read_corpus(CORPUS))
LARGEST = 12_000_000  # bytes of everything


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_annotation(entry: Entry) -> None:
    assert list(problems(entry)) == []


def test_size() -> None:
    assert len(ENTRIES) >= 250
    assert sum(path.stat().st_size for path in CORPUS.rglob("*.*")) < LARGEST


def test_every_text_has_its_annotation_and_names_are_unique() -> None:
    names = [entry.name for entry in ENTRIES]
    assert len(set(names)) == len(names)
    assert {path.stem for path in CORPUS.rglob("*.txt")} == set(names)


def test_a_place_says_what_is_quoted() -> None:
    def letters(text: str) -> str:
        return "".join(character for character in text.lower() if character.isalnum() and character not in "¹²³⁴⁵⁶⁷⁸⁹⁰")

    for entry in ENTRIES:
        for task in entry.annotation["tasks"]:
            surface = "".join(entry.text[start:end] for start, end in task["places"]["text"])
            assert letters(surface) == letters(task["text"]), (entry.name, task["text"][:60])
        assert all(0 <= mark.start < mark.end <= len(entry.text) for mark in marks_of(entry)[0])


def test_no_issuer_stands_on_two_sides() -> None:
    splits = defaultdict(set)
    for entry in ENTRIES:
        splits[entry.annotation["split_issuer"]].add(split_of(entry.annotation))
    assert {issuer: found for issuer, found in splits.items() if len(found) > 1} == {}


def test_the_card_gives_the_counts_of_today() -> None:
    card = (CORPUS / "README.md").read_text(encoding="utf-8")
    authored = [entry for entry in ENTRIES if entry.annotation["author"] != "original"]
    assert "\n".join(summary(authored)) in card, "run `congvan corpus summary corpus/authored` and put it into the card"


def test_folders_and_authors_agree() -> None:
    for path in sorted((CORPUS / "authored").glob("*/*.json")):
        assert json.loads(path.read_text(encoding="utf-8"))["author"] == path.parent.name, path.name


def test_names_of_files_are_plain() -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+", entry.name) for entry in ENTRIES)


def test_the_published_agreement_is_what_the_command_prints() -> None:
    found = agreement(CORPUS / "second", CORPUS / "authored")
    assert len(found.scores.scores) >= 30
    assert "\n".join(found.table()).rstrip() in (CORPUS / "README.md").read_text(encoding="utf-8")


def test_second_annotations_are_no_part_of_the_corpus_around_them() -> None:
    second = {path.stem for path in (CORPUS / "second").glob("*.json")}
    entries = [entry for entry in read_corpus(CORPUS) if entry.name in second]
    assert sorted(entry.name for entry in entries) == sorted(second)
    assert all(entry.path.parent.name != "second" for entry in entries)
