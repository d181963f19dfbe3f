"""Builds the tree of directives from labelled paragraphs.

A label's place follows from its kind and its number, not from indents: a kind met before goes on with its
sequence where the number fits, begins a list of its own below where it is a first one again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from congvan.document.parts import Node, Paragraph
from congvan.structure.labels import BULLETS, Label

# Kinds in the order in which they usually enclose each other; a kind never opens below a later one of these.
_RANK = {
    "part": 0, "capital": 1, "roman": 1, "article": 2, "ordinal": 3, "arabic": 3, "decimal": 4, "step": 5,
    "letter": 5, "bracket_arabic": 6, "bracket_letter": 6, "star": 5, "bullet": 7, "plus": 8,
}  # fmt: skip

_DEEPEST = 9  # the root and items within items; a dispatch has six or seven, a text made to harm as many as lines


@dataclass(slots=True)
class _Open:
    node: Node
    kind: str
    label: str
    ordinals: tuple[int, ...]
    counts: dict[str, int] = field(default_factory=dict)


def build_outline(paragraphs: Sequence[tuple[Paragraph, Label | None]]) -> Node:
    """The tree of ``paragraphs`` in order; unlabelled ones belong to the item before them.

    ``1.``, ``a)``, ``-`` → paths ``1``, ``1.a``, ``1.a.-1``; ``8.1`` below ``8`` → ``8.1``.
    """
    root = Node(path="", label=None, head=None)
    stack = [_Open(root, "root", "", ())]
    seen: dict[str, tuple[int, ...]] = {}
    for paragraph, label in paragraphs:
        if label is None or not _is_plausible(stack, seen, label):
            # Behind bullets an unlabelled paragraph speaks of the item that holds them again.
            owner = next((item for item in reversed(stack) if item.kind not in BULLETS), stack[0])
            owner.node.paragraphs.append(paragraph)
            continue
        seen[label.kind] = label.ordinals
        _climb(stack, label)
        del stack[_DEEPEST:]
        parent = stack[-1]
        name = _name(parent, label)
        path = _path(stack, label, name)
        node = Node(path=path, label=name, head=paragraph)
        parent.node.children.append(node)
        stack.append(_Open(node, label.kind, label.text, label.ordinals))
    return root


def _climb(stack: list[_Open], label: Label) -> None:
    """Takes items off the stack until the parent of ``label`` is on top."""
    if label.kind == "decimal":
        prefix = label.text.rpartition(".")[0]
        for index in range(len(stack) - 1, 0, -1):
            item = stack[index]
            if item.label == prefix or (item.kind == "decimal" and item.label.rpartition(".")[0] == prefix):
                del stack[index + (item.label == prefix) :]
                return
    for index in range(len(stack) - 1, 0, -1):
        item = stack[index]
        if item.kind == label.kind and (label.is_bullet or _follows(item.ordinals, label.ordinals)):
            del stack[index:]
            return
    if label.is_bullet or 1 in label.ordinals:
        # A list begins: below what is open, except below items that it usually encloses.
        while len(stack) > 1 and _RANK[stack[-1].kind] > _RANK[label.kind] and not _nests(stack, label):
            stack.pop()
        return
    for index in range(len(stack) - 1, 0, -1):
        if stack[index].kind == label.kind:
            # A number out of sequence (a typing error, a missing item) still goes on with its kind.
            del stack[index:]
            return
    while len(stack) > 1 and _RANK[stack[-1].kind] >= _RANK[label.kind]:
        stack.pop()


def _is_plausible(stack: list[_Open], seen: dict[str, tuple[int, ...]], label: Label) -> bool:
    """Whether a label can be one here: a list does not begin at its ninth item (``n. 3``: a scanner's rubbish)."""
    if not label.ordinals or label.kind in {"article", "part"} or min(label.ordinals) <= 3:
        return True
    # Numbers can run on through the sections: II 6, 7; III 8, 9.
    return any(item.kind == label.kind for item in stack) or _follows(seen.get(label.kind, ()), label.ordinals)


def _nests(stack: list[_Open], label: Label) -> bool:
    """Whether a first item may stand below a kind it usually encloses: ``1.`` below ``a)`` when 1 is already open.

    Bullets go below others that no list like theirs was open before.
    """
    last = stack[-1]
    if label.kind == "bullet" and last.kind == "plus":
        return "-" not in stack[-2].counts and stack[-2].kind not in BULLETS  # a list whose outer bullets are `+`
    return any(item.kind == label.kind for item in stack) and not label.is_bullet


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    return any(0 < b - a <= 2 for a in before for b in after)


def _name(parent: _Open, label: Label) -> str:
    if label.is_bullet:
        parent.counts[label.text] = parent.counts.get(label.text, 0) + 1
        return f"{label.text}{parent.counts[label.text]}"
    return label.text


def _path(stack: list[_Open], label: Label, name: str) -> str:
    """The labels from the root; a decimal label already holds those of the numbers above it."""
    above = [item for item in stack[1:]]
    if label.kind == "decimal":
        while above and (label.text.startswith(above[-1].label + ".") and above[-1].kind in {"arabic", "decimal"}):
            above.pop()
    prefix = above[-1].node.path if above else ""
    return f"{prefix}.{name}" if prefix else name
