from __future__ import annotations

from collections import Counter

import pytest

from congvan.annotation.splits import fold_of, split_of


def gold(issuer: str, author: str = "a") -> dict[str, str]:
    return {"author": author, "split_issuer": issuer}


@pytest.mark.parametrize(
    ("issuer", "split"),
    # What was tuned on and what only measured must never change places.
    [("bca", "train"), ("btc", "development"), ("vpcp", "development"), ("snv-hoa-an", "train")],
)
def test_splits_stay_what_they_are(issuer: str, split: str) -> None:
    assert split_of(gold(issuer)) == split


def test_shares() -> None:
    counts = Counter(split_of(gold(f"issuer-{number}")) for number in range(5000))
    assert [round(counts[split] / 500) for split in ("train", "development", "test")] == [6, 2, 2]


def test_an_issuer_is_on_one_side_whoever_wrote_it() -> None:
    assert {split_of(gold("bca", author)) for author in "ab"} == {split_of(gold("bca"))}
    assert split_of(gold("bca", "original")) == "sample"


def test_an_annotation_may_say_its_split() -> None:
    assert split_of({**gold("bca"), "split": "test"}) == "test"
    assert split_of({**gold("bca", "original"), "split": "test"}) == "sample"


def test_folds_cut_across_splits() -> None:
    pairs = {(split_of(gold(f"issuer-{n}")), fold_of(gold(f"issuer-{n}"), 5)) for n in range(2000)}
    assert len(pairs) == 15
