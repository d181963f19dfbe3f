"""What holds of every result whatever was read: the laws that chance tests and the fuzzer ask for."""

from __future__ import annotations

from collections.abc import Iterator

from congvan.document import Document, Role
from congvan.document.parts import Parts
from congvan.schema import Dispatch
from congvan.schema.evidence import Evidence


def surface(dispatch: Dispatch, evidence: Evidence) -> str:
    """The words that the evidence points to, on one line."""
    assert dispatch.text is not None
    return " ".join(dispatch.text[evidence.start : evidence.end].split())


def evidences(dispatch: Dispatch) -> Iterator[Evidence]:
    for group in dispatch.evidence.values():
        yield from group
    for directive in dispatch.directives:
        yield directive.evidence
    for citation in dispatch.citations:
        yield from (mention.evidence for mention in citation.mentions)
    for task in dispatch.tasks:
        yield task.evidence
        yield from task.field_evidence.values()
        yield from (assignee.evidence for assignee in task.assignees)
        if task.deadline is not None:
            yield task.deadline.evidence


def check_dispatch(dispatch: Dispatch) -> None:
    """Places lie in the text, quotes stand where they say, references lead somewhere."""
    assert dispatch.text is not None
    for evidence in evidences(dispatch):
        assert 0 <= evidence.start < evidence.end <= len(dispatch.text), "a place outside the text"
    for citation in dispatch.citations:
        for mention in citation.mentions:
            assert surface(dispatch, mention.evidence) == " ".join(mention.text.split()), "a citation not as written"
    for task in dispatch.tasks:
        if task.deadline is not None:
            assert surface(dispatch, task.deadline.evidence) == " ".join(task.deadline.text.split()), (
                "a deadline not as written"
            )
    paths = [directive.path for directive in dispatch.directives]
    known = {citation.id for citation in dispatch.citations}
    assert len({task.id for task in dispatch.tasks}) == len(dispatch.tasks), "two tasks of one name"
    for task in dispatch.tasks:
        assert task.directive is None or task.directive in paths, "a task of no directive"
        assert set(task.citations) <= known, "a task cites what the dispatch does not"
        assert any(map(str.isalnum, task.action)), "a task without an action"
        assert any(assignee.role == "lead" for assignee in task.assignees), "a task without a lead"


def check_tree(document: Document, parts: Parts) -> None:
    """Put together again, the parts of the body are its text: nothing lost, doubled or moved.

    Cells of tables are no paragraphs; where they hold tasks, they are rows behind the items.
    """
    items = [node for node in parts.body.walk() if node.head is not None and not node.row]
    heads = [node.head.span for node in items if node.head is not None]
    assert heads == sorted(heads), "items out of order"
    paragraphs = [*parts.preamble, *([parts.enacting] if parts.enacting else []), *parts.closing]
    paragraphs += [paragraph for node in parts.body.walk() for paragraph in node.paragraphs]
    spans = sorted([*heads, *(paragraph.span for paragraph in paragraphs)])
    again = [word for span in spans for word in document.surface(span).split()]
    lines = [line for line in document.lines if line.role is Role.FLOW and parts.extent.holds(line.span)]
    whole = [word for line in lines for word in document.surface(line.span).split()]
    assert again == whole, "a tree that is not its text"
