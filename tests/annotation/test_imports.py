from __future__ import annotations

from pathlib import Path

import pytest

from congvan.annotation.agreement import agreement
from congvan.annotation.exports import WRITERS
from congvan.annotation.files import read_corpus
from congvan.annotation.imports import READERS, read_marked
from congvan.cli import main
from congvan.errors import DamagedFileError

GOLD = Path(__file__).parents[2] / "corpus" / "gold"
LEAST = {"doccano": 0.95, "label-studio": 0.95, "spacy": 0.85}  # the last has no relations


@pytest.mark.parametrize("form", READERS)
def test_what_was_exported_comes_back(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, store = tmp_path / "exported", tmp_path / "store"
    WRITERS[form](read_corpus(GOLD), file)
    main(["corpus", "import", str(file), "--format", form, "--by", "lan", "-o", str(store)])
    assert capsys.readouterr().out.splitlines()[-1].startswith("5 dispatches")
    if form == "conll":  # its texts have other line ends
        assert len(list((store / "lan").glob("*.json"))) == 5
        return
    tallies = agreement(GOLD, store / "lan").scores.tallies
    assert tallies["tasks"].f1 >= LEAST[form], tallies
    if form != "spacy":
        assert tallies["assignee lead"].f1 >= LEAST[form] and tallies["deadline"].f1 >= LEAST[form], tallies
        assert tallies["assignee support"].f1 >= LEAST[form]


@pytest.mark.parametrize("form", READERS)
def test_another_file_is_refused(form: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text('{"text": 1}\n# newdoc id = a\nb\nc\n', encoding="utf-8")
    with pytest.raises(DamagedFileError, match="not in the form"):
        list(read_marked(tmp_path / "file", form))
