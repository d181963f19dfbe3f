"""``congvan corpus``: annotated dispatches checked, completed with places, counted, exported, and compared."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "check, complete, count, export or compare annotated dispatches"
_IMPORT = "take over annotations from another tool, to be corrected in a notebook or used as they are"
_AGREEMENT = "say how far two annotators of the same dispatches agree: F1 by field, Cohen's kappa by label"
_FORMATS = ("doccano", "label-studio", "conll", "spacy")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    for name, run, told in (
        ("check", _check, "say what is wrong with the annotations; status 1 where something is"),
        ("place", _place, "write into each annotation where its quotes stand in the text"),
        ("summary", _summary, "count dispatches, tasks and values"),
        ("export", _export, "write the annotations for other tools"),
    ):
        action = actions.add_parser(name, help=told, description=told)
        action.add_argument("folder", type=Path, metavar="FOLDER", help="folder with NAME.txt and NAME.json")
        action.set_defaults(action=run)
        if name == "export":
            action.add_argument("--format", choices=_FORMATS, required=True, help="for which tool")
            action.add_argument("--split", choices=("train", "development", "test", "sample"), help="only this split")
            action.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the file to write")
    action = actions.add_parser("import", help=_IMPORT, description=_IMPORT)
    action.add_argument("file", type=Path, metavar="FILE", help="what the other tool gave out")
    action.add_argument("--format", choices=_FORMATS, required=True, help="of which tool it is")
    action.add_argument("--by", required=True, metavar="ANNOTATOR", help="whose annotations they are")
    action.add_argument("-o", "--output", type=Path, required=True, metavar="STORE", help="folder of all annotators")
    action.set_defaults(action=_import)
    action = actions.add_parser("agreement", help=_AGREEMENT, description=_AGREEMENT)
    action.add_argument("first", type=Path, metavar="A", help="folder with the first annotator's NAME.json")
    action.add_argument("second", type=Path, metavar="B", help="folder with the second's; a text may stand in either")
    action.add_argument("--differences", action="store_true", help="say, field by field, what differs")
    action.set_defaults(action=_agreement)


def run(arguments: argparse.Namespace) -> int:
    """Runs the action; exit status 1 where a check finds something wrong."""
    status: int = arguments.action(arguments)
    return status


def _check(arguments: argparse.Namespace) -> int:
    from congvan.annotation.checks import problems
    from congvan.annotation.files import read_corpus
    from congvan.export.plain import printable

    count = wrong = 0
    for entry in read_corpus(arguments.folder):
        count += 1
        for problem in problems(entry):
            wrong += 1
            print(printable(f"{entry.name}: {problem}"))
    print(f"{count} annotations, {wrong} problems")
    return 1 if wrong else 0


def _place(arguments: argparse.Namespace) -> int:
    from congvan.annotation.files import as_text, read_corpus, write_annotation
    from congvan.annotation.places import with_places
    from congvan.errors import CongvanError
    from congvan.export.plain import printable

    status = written = 0
    for entry in read_corpus(arguments.folder):
        try:
            annotation = with_places(entry.text, entry.annotation, str(entry.path))
        except CongvanError as error:
            print(printable(str(error)))
            status = 1
            continue
        if as_text(annotation) != entry.path.read_text(encoding="utf-8"):
            write_annotation(entry.path, annotation)
            written += 1
    print(f"{written} annotations written")
    return status


def _summary(arguments: argparse.Namespace) -> int:
    from congvan.annotation.files import read_corpus
    from congvan.annotation.summary import summary

    print(*summary(read_corpus(arguments.folder)), sep="\n")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from congvan.annotation.exports import WRITERS
    from congvan.annotation.files import read_corpus
    from congvan.annotation.splits import split_of

    entries = [
        entry
        for entry in read_corpus(arguments.folder)
        if arguments.split is None or split_of(entry.annotation) == arguments.split
    ]
    WRITERS[arguments.format](entries, arguments.output)
    print(f"{len(entries)} dispatches written")
    return 0


def _agreement(arguments: argparse.Namespace) -> int:
    from congvan.annotation.agreement import agreement
    from congvan.export.plain import printable

    found = agreement(arguments.first, arguments.second)
    print(*found.table(), sep="\n")
    if arguments.differences:
        print(*(printable(line) for line in found.scores.misses()), sep="\n")
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from congvan.annotation.imports import as_source, read_marked
    from congvan.annotation.session import Session
    from congvan.export.plain import printable
    from congvan.pipeline import Pipeline

    pipeline = Pipeline()
    count = wrong = 0
    for marked in read_marked(arguments.file, arguments.format):
        session = Session([as_source(marked, pipeline)], arguments.output, annotator=arguments.by)
        count += 1
        for problem in session.finish():
            wrong += 1
            print(printable(f"{marked.name}: {problem}"))
    print(f"{count} dispatches, {wrong} problems")
    return 1 if wrong else 0
