"""Words that only say who does what the clause before them asks for: ``…; giao Sở Nội vụ chủ trì, Tỉnh đoàn phối hợp``.

    work    = a clause that names nobody
    charge  = ("," | ";" | "." | "(") [order-verb | "việc này do"] actors role [support]
    support = "," actors "phối hợp" | "phối hợp với" actors
    role    = chủ trì | thực hiện | tham mưu | phụ trách | …

Such a charge is no task of its own: its actors are those of the work.
"""

from __future__ import annotations

import re
from dataclasses import replace

from congvan.document import Passage
from congvan.document.mentions import Clause
from congvan.recognition.actors import read_actors
from congvan.recognition.clause_rules import match_rule, skip_bracket

_CHARGING = frozenset({"order", "obligation"})
_WITH = re.compile(
    r"(?:có\s+|với\s+)?(?:sự\s+)?(?:cùng\s+)?(?:phối\s+hợp|tham\s+gia)\s+(?:chặt\s+chẽ\s+)?(?:với|cùng|của)\s+"
)
_NO_MORE = re.compile(
    r"\s*(?:cùng\s+)?(?:phối\s+hợp|tham\s+gia)?\s*(?:tổ\s+chức\s+)?(?:triển\s+khai\s*)?(?:thực\s+hiện)?\W*"
)
_UNTIL = re.compile(
    r"\s*[;,]?\s+(?:thời\s+(?:gian|hạn)|hoàn\s+thành|xong|trước|trong|chậm\s+nhất)(?!\w)[^;]*$", re.IGNORECASE
)
_GIVEN = re.compile(r",\s+(?:và\s+)?giao\s+(?:cho\s+)?")
_THIS_WORK = re.compile(
    r"(?:các\s+)?(?:nội\s+dung|công\s+việc|nhiệm\s+vụ|việc)(?:\s+(?:này|trên|nêu\s+trên|nói\s+trên|đó))?\s+(?:sẽ\s+)?(?:do|giao)\s",
    re.IGNORECASE,
)


def with_charges(passage: Passage, clauses: list[Clause]) -> list[Clause]:
    """The clauses, those that are charges given to the work before them; their words stay where they stand."""
    found: list[Clause] = []
    work: list[int] = []
    for clause in clauses:
        if work and _is_charge(passage, clause):
            for index in work:
                found[index] = _charged(found[index], clause)
            work = []
            if not clause.aside:
                found.append(replace(clause, frame="statement", leads=(), supports=()))
            continue
        clause = _charged_at_its_end(passage, clause)
        found.append(clause)
        if clause.frame == "imperative" and not clause.leads and not clause.aside:
            work.append(len(found) - 1)
        elif not clause.aside:
            work = []
    return found


def _charged(work: Clause, charge: Clause) -> Clause:
    known = {one.span for one in work.supports}
    supports = work.supports + tuple(one for one in charge.supports if one.span not in known)
    return replace(work, frame="obligation", rule="clause.charged", leads=charge.leads, supports=supports)


def _charged_at_its_end(passage: Passage, clause: Clause) -> Clause:
    """``Đưa nội dung này vào chương trình kiểm tra`` | ``, giao Ủy ban Kiểm tra tham mưu``."""
    if clause.frame != "imperative" or clause.leads or clause.aside:
        return clause
    end = clause.span.end - passage.start
    for given in _GIVEN.finditer(passage.text, clause.action.start - passage.start, end):
        group = read_actors(passage.text[:end], given.end(), base=passage.start)
        behind = skip_bracket(passage.text, group.span.end - passage.start) if group else end
        if group is not None and _only_role(passage.text[behind:end]):
            return replace(clause, frame="obligation", rule="clause.charged", leads=group.members)
    return clause


def _is_charge(passage: Passage, clause: Clause) -> bool:
    """Whether a clause names actors and nothing for them to do but to carry out, to lead or to support."""
    if clause.frame not in _CHARGING or not clause.leads:
        return False
    text = passage.text[clause.span.start - passage.start : clause.span.end - passage.start]
    if clause.rule.startswith("passive."):
        return _THIS_WORK.match(text) is not None
    return clause.report_to is None and _only_role(
        passage.text[clause.action.start - passage.start : clause.action.end - passage.start]
    )


def _only_role(words: str) -> bool:
    """Whether words say a part in the work (``chủ trì``), who else takes part, and nothing else."""
    words = _UNTIL.sub("", words.strip(" .;,)"))
    role = match_rule("role", words, 0)
    if role is None:
        return False
    return _only_supports(words[role.end() :].strip(" .;,"))


def _only_supports(words: str) -> bool:
    """Whether words name those who take part, and nothing else to do: ``Hội Nông dân, Tỉnh đoàn phối hợp``."""
    if not words:
        return True
    opening = _WITH.match(words)
    group = read_actors(words, opening.end() if opening else 0)
    return group is not None and _NO_MORE.fullmatch(words, skip_bracket(words, group.span.end)) is not None
