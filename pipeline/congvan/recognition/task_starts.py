"""Where a task may begin inside a paragraph: behind a stop, or where a comma or `và` joins another action.

Rules say of some of these places that a task begins there; a trained model looks at all (`congvan.assembly.divisions`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from congvan.document import Passage, Span
from congvan.document.mentions import Clause, DeadlineMention
from congvan.recognition.predicates import is_action

_JOINT = re.compile(
    r"(?<=[\w)”\"])(?:[.;]\s+|,\s+(?:(?:đồng thời|riêng|sau đó|và)\s+)?|\s+(?:và|đồng thời|sau đó)\s+)|(?<=\))\s+",
    re.IGNORECASE,
)


def find_starts(
    passage: Passage, masked: Sequence[Span], deadlines: Sequence[DeadlineMention], clauses: Sequence[Clause]
) -> list[Span]:
    """The joints behind which a task may begin, in order: each ends where the next words begin, in the document.

    ``rà soát hồ sơ, báo cáo`` has one at the comma; ``Phòng Nội vụ, Phòng Tài chính`` has none. There is none inside
    ``masked`` (citations) or a time limit.
    """
    closed = [(span.start, span.end) for span in (*masked, *(one.span for one in deadlines))]
    begins = {clause.span.start for clause in clauses} | {one.span.start for one in deadlines}
    found = []
    for match in _JOINT.finditer(passage.text):
        joint = Span(passage.start + match.start(), passage.start + match.end())
        if any(start < joint.end < end for start, end in closed):
            continue
        stop = match.group()[0] in ".;"
        if stop or joint.end in begins or is_action(passage.text, match.end()):
            found.append(joint)
    return found
