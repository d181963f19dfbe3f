"""Where the next task begins inside one that rules found, by weights learnt from annotated dispatches.

Rules begin a task where another actor or another time limit is named behind a stop. Whether `…; hướng dẫn biểu mẫu
trước ngày 20/6` ends the work said before or is work of its own, and whether a comma joins two tasks, depends on many
signs at once: verbs, limits on either side, stops, lengths.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from congvan.assembly.drafts import Assigned, Draft
from congvan.assembly.readings import Divider, Reading
from congvan.assembly.segments import limit_within, same_actors
from congvan.document import Span
from congvan.document.mentions import Clause
from congvan.linear.model import Model, read_shipped

_WORD = re.compile(r"\w+|[^\w\s]")
_SIGNS = ("báo cáo", "gửi", "hoàn thành", "xong", "kết quả", "riêng", "nếu", "trường hợp", "không ", "trình")
_POINTING = ("này", "trên", "nêu", "đó")
# fmt: off
_COMMON = frozenset({
    "các", "của", "và", "cho", "theo", "trước", "ngày", "tháng", "năm", "về", "để", "đến", "tại", "trên", "với",
    "trong", "từ", "có", "là", "những", "khi", "không", "được", "này", "một", "việc", "thực", "hiện", "báo", "cáo",
    "gửi", "kết", "quả", "kế", "hoạch", "hoàn", "thành", "tỉnh", "huyện", "xã", "ubnd", "số",
})
# fmt: on
"""Syllables that any two tasks may share."""
_SHORTEST = 8
"""Characters: what is shorter behind a joint is no task."""


@cache
def shipped_starts() -> Model:
    """The model of where tasks begin that comes with the program, read when the first dispatch is."""
    return read_shipped("congvan.assembly", "task-starts.json")


@dataclass(frozen=True, slots=True)
class Place:
    """A joint inside a task: the words of the task before it, up to the next joint, and to the task's end."""

    joint: Span
    task: Span
    before: Span
    after: Span


def divide(drafts: Sequence[Draft], reading: Reading, divider: Divider, read: Callable[[Span], Reading]) -> list[Draft]:
    """The tasks of one paragraph, each cut where the divider says that another begins.

    ``read`` reads a stretch of text by itself, for the actors that the words behind a cut begin with.
    """
    return [piece for draft in drafts for piece in _pieces(draft, reading, divider, read)]


def _pieces(draft: Draft, reading: Reading, divider: Divider, read: Callable[[Span], Reading]) -> Iterator[Draft]:
    whole = next((span for span in reversed(draft.spans) if reading.passage.extent.holds(span)), None)
    if whole is None or len(draft.spans) > 1:
        yield draft
        return
    joints = [one for one in reading.starts if whole.start < one.start and one.end + _SHORTEST < whole.end]
    limited = any(whole.holds(one.span) for one in reading.deadlines)
    start = whole.start
    cuts: list[tuple[Span, float]] = []
    for index, joint in enumerate(joints):
        behind = joints[index + 1].start if index + 1 < len(joints) else whole.end
        before = joints[index - 1].end if index and joints[index - 1].end > start else start
        place = Place(joint, Span(start, whole.end), Span(before, joint.start), Span(joint.end, behind))
        if not limited and _named(_clause_at(joint, reading), draft) != "others":
            continue  # by the guideline only another actor or a limit of its own makes a task of its own
        likely = divider.probability(joint.end, start_features(place, reading, draft))
        if likely >= divider.model.threshold:
            cuts.append((joint, likely))
            start = joint.end
    if not cuts:
        yield draft
        return
    ends = [joint.start for joint, _ in cuts] + [whole.end]
    yield _first(draft, Span(whole.start, ends[0]), reading)
    for (joint, likely), end in zip(cuts, ends[1:], strict=True):
        yield _further(draft, joint, Span(joint.end, end), reading, read, divider.model.name, likely)


def _first(draft: Draft, span: Span, reading: Reading) -> Draft:
    """The task up to the first cut: what was said behind it is no longer its own."""
    behind = Span(span.end, reading.passage.extent.end)
    kept = draft.deadline
    if kept is not None and behind.holds(kept.span):
        kept = limit_within(span, reading)
    return replace(
        draft,
        spans=[span],
        action=Span(draft.action.start, max(draft.action.start, min(draft.action.end, span.end))),
        supports=[one for one in draft.supports if one.source != "stated" or not behind.holds(one.actor.span)],
        deadline=kept,
        report_to=draft.report_to if draft.report_to is None or draft.report_to.end <= span.end else None,
    )


def _further(
    draft: Draft, joint: Span, span: Span, reading: Reading, read: Callable[[Span], Reading], name: str, likely: float
) -> Draft:
    """The task behind a cut: of whom its words name, else of whom the one before is."""
    clause = next((one for one in read(span).clauses if not one.aside), None)
    named = clause if clause is not None and clause.leads else None
    stop = reading.passage.text[joint.start - reading.passage.start] == "."
    own = limit_within(span, reading)
    inherited = draft.deadline is not None and not reading.passage.extent.holds(draft.deadline.span)
    return Draft(
        path=draft.path,
        spans=[span],
        rule=name,
        score=round(likely, 3),
        action=Span(clause.action.start, span.end) if clause is not None else span,
        leads=_assigned(named, "lead") if named else [_taken_over(one) for one in draft.leads],
        supports=_assigned(clause, "support")
        if clause is not None and (named or clause.supports)
        else ([] if stop else [_taken_over(one) for one in draft.supports]),
        deadline=own if own is not None or not inherited else draft.deadline,
        inherited_deadline=own is None and inherited,
        report_to=clause.report_to if clause is not None else None,
    )


def _assigned(clause: Clause, role: str) -> list[Assigned]:
    actors = clause.leads if role == "lead" else clause.supports
    return [
        Assigned(actor, "lead" if role == "lead" else "support", "stated", clause.rule, clause.score)
        for actor in actors
    ]


def _taken_over(one: Assigned) -> Assigned:
    return replace(one, source="inherited") if one.source == "stated" else one


def start_features(place: Place, reading: Reading, draft: Draft) -> list[str]:
    """What may tell whether a task begins behind a joint inside ``draft``."""
    clause = _clause_at(place.joint, reading)
    named = _named(clause, draft)
    stop = _text(place.joint, reading).strip()[:1] or "blank"
    return [
        f"task={draft.rule}",
        f"named={named} {stop}",
        *_clause(clause),
        *_limits(place, reading, clause, named),
        *_texts(place, reading),
        *_shared(place, reading, f"{stop} {_sides(place, reading)} {named}"),
    ]


def _clause_at(joint: Span, reading: Reading) -> Clause | None:
    return next((one for one in reading.clauses if one.span.start == joint.end), None)


def _named(clause: Clause | None, draft: Draft) -> str:
    """Whom the words behind a joint name: nobody, those whom the task before has, or others."""
    if clause is None or not clause.leads:
        return "nobody"
    return "same" if same_actors(clause.leads, draft.leads) else "others"


def _text(span: Span, reading: Reading) -> str:
    return reading.passage.text[span.start - reading.passage.start : span.end - reading.passage.start]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _clause(clause: Clause | None) -> Iterator[str]:
    if clause is None:
        yield "clause=none"
        return
    yield f"clause={clause.frame}"
    yield f"clause.rule={clause.rule}"
    yield f"clause.supports={bool(clause.supports)}"
    yield f"clause.reports={clause.reports}"
    yield f"clause.completion={clause.completion}"


def _limits(place: Place, reading: Reading, clause: Clause | None, named: str) -> Iterator[str]:
    """Which time limits stand on either side."""

    def kinds(start: int, end: int) -> str:
        return "+".join(sorted({one.kind for one in reading.deadlines if start <= one.span.start < end})) or "none"

    here, near = kinds(*place.after), kinds(*place.before)
    before = kinds(place.task.start, place.joint.end)
    yield f"limit={here}"
    yield f"limit.near={near}"
    yield f"limit.near+={near} {here}"
    yield f"limit.before+={before} {here}"
    yield f"limits={_sides(place, reading)} {named}"
    yield f"limit.here={here != 'none'} {named}"
    yield f"limit+reports={here != 'none'} {clause is not None and clause.reports} {before != 'none'}"
    yield f"limit+completion={here} {clause is not None and clause.completion} {before != 'none'}"
    first = next((one for one in reading.deadlines if place.after.start <= one.span.start < place.after.end), None)
    if first is not None:
        opens = first.span.start - place.after.start < 3
        yield f"limit.rule={first.rule}"
        yield f"limit.opens={opens} {before}"
        yield f"limit.scope={first.scope}"


def _sides(place: Place, reading: Reading) -> str:
    """Whether a time limit stands before the joint and behind it in the task."""
    starts = [one.span.start for one in reading.deadlines if place.task.start <= one.span.start < place.task.end]
    return f"{any(start < place.joint.end for start in starts)} {any(start >= place.joint.end for start in starts)}"


def _shared(place: Place, reading: Reading, kind: str) -> Iterator[str]:
    """How much of what the words behind a joint are about the words before it are about, too.

    Work that is finished, sent or reported goes on with the same things, or points back at them.
    """
    after = set(_words(_text(place.after, reading))) - _COMMON
    before = set(_words(_text(place.before, reading)))
    topics = [word for word in after if word.isalpha()]
    share = len(before.intersection(topics)) / max(len(topics), 1)
    part = "none" if share == 0 else next((f"<{most}" for most in (0.1, 0.25) if share < most), ">")
    yield f"shared={part}"
    yield f"shared+={part} {kind}"
    yield f"stop+limits={kind}"
    for word in _POINTING:
        if f" {word}" in _text(place.after, reading).lower():
            yield f"points={word}"


def _texts(place: Place, reading: Reading) -> Iterator[str]:
    after, near = _text(place.after, reading), _text(place.before, reading)
    words, others = _words(after), _words(near)
    joint = _text(place.joint, reading)
    yield f"joint={joint.strip().lower() or 'blank'}"
    yield f"capital={after[:1].isupper()} {joint[:1]}"
    for index, word in enumerate(words[:3]):
        yield f"word{index}={word}"
    yield f"begins={' '.join(words[:2])}"
    yield f"before.begins={' '.join(others[:2])}"
    yield f"before.ends={' '.join(others[-1:])}"
    yield f"length={_length(len(words))}"
    yield f"length.before={_length(len(_words(_text(Span(place.task.start, place.joint.start), reading))))}"
    yield f"length.rest={_length(len(_words(_text(Span(place.joint.end, place.task.end), reading))))}"
    limited = any(place.after.start <= one.span.start < place.after.end for one in reading.deadlines)
    for sign in _SIGNS:
        if sign in after.lower():
            yield f"has={sign}"
            if limited:
                yield f"has+limit={sign}"


def _length(count: int) -> str:
    return next((f"<{most}" for most in (5, 10, 20, 40) if count < most), ">")
