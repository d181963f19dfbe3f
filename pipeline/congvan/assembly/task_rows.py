"""A row of a task table as a task."""

from __future__ import annotations

from congvan.assembly.drafts import Assigned, Context, Draft
from congvan.assembly.readings import Readers
from congvan.document import Document
from congvan.document.mentions import Actor
from congvan.document.parts import Node


def read_row(node: Node, context: Context, document: Document, readers: Readers) -> list[Draft]:
    """A row of a task table is one task, its fields from the row's cells."""
    span = node.row["task"]
    text = document.surface(span)
    if not any(c.isalpha() for c in text):
        return []
    leads = tuple(Assigned(actor, "lead", "stated", "table.lead") for actor in _cell_actors(readers, node, "lead"))
    reading = readers.paragraph(span)
    deadline = readers.deadline(node.row["deadline"]) if "deadline" in node.row else None
    deadline = deadline or next((one for one in reading.deadlines if one.kind != "vague"), None)
    clause = next((one for one in reading.clauses if one.instructs), None)
    supports = [
        Assigned(actor, "support", "stated", "table.support") for actor in _cell_actors(readers, node, "support")
    ]
    if not supports and clause is not None:
        supports = [Assigned(actor, "support", "stated", clause.rule) for actor in clause.supports]
    draft = Draft(
        path=node.path,
        spans=[span],
        rule="table.row",
        score=0.95,
        action=span,
        leads=list(leads or context.leads),
        supports=supports,
        deadline=deadline,
        report_to=clause.report_to if clause else None,
        deliverable=node.row.get("deliverable"),
        source=node.row.get("source"),
    )
    return [draft]


def _cell_actors(readers: Readers, node: Node, field: str) -> tuple[Actor, ...]:
    return readers.actors(node.row[field]) if field in node.row else ()
