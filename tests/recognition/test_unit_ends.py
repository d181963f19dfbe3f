"""Where a trained model may end a unit's name, and what it is told of each place."""

from __future__ import annotations

import pytest

import congvan
from congvan.linear.model import Model
from congvan.pipeline import Models
from congvan.recognition.actor_words import read_words
from congvan.recognition.actors import ends_by_grammar, read_actors
from congvan.recognition.unit_ends import EndChooser, Occurrences, choosing_ends, end_candidates, end_features

NAME = "Vụ Đo đạc, theo dõi nguồn nước"
TEXT = f"{NAME} theo dõi mực nước."
DISPATCH = f"{TEXT}\n\nNơi nhận:\n- {NAME};\n- Vụ Đo đạc khác."
# Ends a name where it stands as an entry of a list, wherever the grammar ends it.
ENTRIES = Model("ends 1", 0.0, {"entry": 4.0, "rule=same": 1.0})


def test_candidates_are_ends_of_words_up_to_a_stop() -> None:
    words = read_words("Sở (mới) Một, Hai; Ba")
    assert [words.between(0, end) for end in end_candidates(words, 0)] == [
        "Sở",
        "Sở (mới",
        "Sở (mới)",
        "Sở (mới) Một",
        "Sở (mới) Một, Hai",
    ]


def test_features_tell_what_the_dispatch_says_elsewhere() -> None:
    words = read_words(TEXT)
    ends, features = end_features(words, 0, ends_by_grammar(words), Occurrences(DISPATCH))
    told = {words.between(0, end): set(names) for end, names in zip(ends, features, strict=True)}
    assert {"entry", "again=2", "followers=2", "next=theo dõi"} <= told[NAME]
    assert {"again=3", "followers=2", "commas=0"} <= told["Vụ Đo đạc"]
    assert "entry" not in told["Vụ Đo đạc"]
    assert {"again=1", "last=dõi"} <= told[f"{NAME} theo dõi"]
    assert sum("rule=same" in names for names in told.values()) == 1


@pytest.mark.parametrize(("threshold", "name"), [(0.5, NAME), (0.99, "Vụ Đo đạc")])
def test_another_end_is_taken_only_where_it_is_likelier_by_the_threshold(threshold: float, name: str) -> None:
    chooser = EndChooser(Model("ends 1", 0.0, ENTRIES.weights, threshold), Occurrences(DISPATCH))
    with choosing_ends(chooser):
        mention = read_actors(TEXT)
    assert mention is not None
    (member,) = mention.members
    assert member.name == name == TEXT[member.span.start : member.span.end]
    assert (member.model is None) == (name != NAME)
    outside = read_actors(TEXT)
    assert outside is not None
    assert outside.members[0].name == "Vụ Đo đạc"


def test_what_follows_a_learnt_end_is_read_on() -> None:
    text = f"{NAME}, Sở Nội vụ rà soát"
    with choosing_ends(EndChooser(ENTRIES, Occurrences(f"{text}\n- {NAME};"))):
        mention = read_actors(text)
    assert mention is not None
    assert [member.name for member in mention.members] == [NAME, "Sở Nội vụ"]
    assert [member.model is None for member in mention.members] == [False, True]


def test_the_evidence_names_the_model_and_its_probability() -> None:
    text = f"BỘ TÀI NGUYÊN\n\nSố: 12/TN-VP\n\nBộ giao:\n\n1. {TEXT}\n\nNơi nhận:\n- {NAME};\n"
    (task,) = congvan.Pipeline(models=Models(actor_ends=ENTRIES)).extract_text(text).tasks
    (lead,) = task.assignees
    assert lead.name == NAME
    assert lead.evidence.rule == "ends 1"
    assert 0.5 < lead.evidence.score < 1
    assert task.action == "theo dõi mực nước."
    (by_rules,) = congvan.extract_text(text).tasks
    assert by_rules.assignees[0].name == "Vụ Đo đạc"
