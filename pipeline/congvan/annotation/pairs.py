"""Whose annotations of a folder to compare, so that a notebook needs to name the folder alone."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from congvan.annotation.choice import files_of
from congvan.annotation.files import annotations_beside
from congvan.annotation.session import Session

STAND_IN = "pipeline"


def two_annotations(folder: str | Path, store: str | Path) -> tuple[Path, Path]:
    """The folders of the two annotators in ``store`` who finished most of the same files of ``folder``.

    Annotations that lie beside the folder (``gold`` beside ``dispatches``) count as one annotator's. Who is alone is
    compared with the pipeline's own reading, accepted whole; where nobody has finished anything, it stands for both.
    """
    folder, store = Path(folder), Path(store)
    names = {path.name.removesuffix(path.suffix) for path in files_of(folder)}
    own = sorted(path for path in store.iterdir() if path.is_dir()) if store.is_dir() else []
    beside = annotations_beside(folder)
    known = [path for path in own if path.name != STAND_IN] + ([beside] if beside else [])
    finished = {path: names & {one.stem for one in path.glob("*.json")} for path in known}
    pairs = [pair for pair in combinations(known, 2) if finished[pair[0]] & finished[pair[1]]]
    if pairs:
        return max(pairs, key=lambda pair: len(finished[pair[0]] & finished[pair[1]]))
    stand_in = Session.of_folder(folder, store, annotator=STAND_IN)
    stand_in.accept_all()
    alone = [path for path in known if finished[path]]
    first = max(alone, key=lambda path: len(finished[path]), default=store / STAND_IN)
    return first, store / STAND_IN
