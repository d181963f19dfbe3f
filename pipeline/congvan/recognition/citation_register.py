"""Joins the mentions of one document: each cited document once, with all that is said of it anywhere.

Decree 30/2020/NĐ-CP has a document named in full the first time and by type and number afterwards, so that
a short form is resolved by its key, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from congvan.document.mentions import CitationMention, CitedDocument
from congvan.vocabulary import fold

_GENERIC = "Văn bản"
_MOST = 200  # mentions of one document, and documents alike, that are compared; no dispatch has so many
_DAMAGED = re.compile(r"/(?!(?:19|20)\d\d/)\d{3,5}/")


@dataclass(slots=True)
class _Entry:
    mentions: list[CitationMention] = field(default_factory=list)

    def first(self, name: str) -> str | None:
        return next((value for mention in self.mentions[:_MOST] if (value := getattr(mention, name))), None)

    @property
    def number(self) -> str | None:
        numbers = [mention.number for mention in self.mentions[:_MOST] if mention.number]
        return max(numbers, key=lambda number: (not _DAMAGED.search(number), len(number))) if numbers else None

    @property
    def type(self) -> str:
        mentions = self.mentions[:_MOST]
        numbered = [mention for mention in mentions if mention.number] or mentions
        specific = [mention.type for mention in numbered if mention.type != _GENERIC]
        # Of a law's names the one with its year says most.
        return max(specific, key=len) if specific and not self.number else (specific or [numbered[0].type])[0]


def register_citations(
    mentions: Sequence[CitationMention],
    *,
    own_number: str | None = None,
    own_symbol: str | None = None,
    own_date: str | None = None,
) -> list[CitedDocument]:
    """The documents that ``mentions`` name, in the order of their first mention.

    ``Công văn số 3995/UBND-NC ngày 19/7/2023`` and later ``Công văn số 3995`` are one document. The dispatch's
    own number (``1210``, ``UBND-TH``) names no other document; of another year (``own_date``) it does.
    """
    entries: list[_Entry] = []
    # Only what shares its leading digits, its name or (for back references) its type can be the same document.
    shelves: dict[str, list[_Entry]] = {}
    own = _squeeze(f"{own_number}/{own_symbol}") if own_number and own_symbol else None
    ordered = sorted(mentions, key=lambda mention: mention.span)
    # Full forms first: a short form may stand before them (in a heading or the subject of another).
    for mention in sorted(ordered, key=_shortness):
        if own and mention.number and _squeeze(mention.number) == own and _same_year(mention.date, own_date):
            continue
        back = mention.rule.startswith("citation.back")
        shelf = shelves.get(_shelves(mention)[0], ())
        fitting = [entry for entry in shelf[:_MOST] if _same(entry, mention)]
        if fitting and (len(fitting) == 1 or not back):
            # Of two decisions named before, `Quyết định nêu trên` may mean either: it then stays unresolved.
            fitting[0].mentions.append(mention)
        elif not back:
            entry = _Entry([mention])
            entries.append(entry)
            for name in [*_shelves(mention), f"type {mention.type}"]:
                shelves.setdefault(name, []).append(entry)
    for entry in entries:
        entry.mentions.sort(key=lambda mention: mention.span)
    entries.sort(key=lambda entry: entry.mentions[0].span)
    return [_document(entry) for entry in entries]


def _shelves(mention: CitationMention) -> list[str]:
    if mention.rule.startswith("citation.back"):
        return [f"type {mention.type}"]
    if mention.number is None:
        return [f"name {_law_name(mention.type)[0]}"]
    digits = re.match(r"\d*", mention.number.lstrip("0"))
    shelves = [f"number {digits.group() if digits else ''}"]
    if mention.rule.startswith("citation.law") and mention.subject:
        shelves.append(f"name {_law_name(f'{mention.type} {mention.subject}')[0]}")
    return shelves


def _shortness(mention: CitationMention) -> tuple[int, int]:
    if mention.rule.startswith("citation.back"):
        return 3, 0
    if mention.number is None:
        return (2, 0) if not re.search(r"\d{4}$", mention.type) and mention.date is None else (1, 0)
    return 0, -len(_squeeze(mention.number))


def _document(entry: _Entry) -> CitedDocument:
    number, name = entry.number, entry.type
    roles = [mention.role for mention in entry.mentions if mention.role != "mentioned"]
    date = max((mention.date for mention in entry.mentions if mention.date), key=len, default=None)
    dated = entry.mentions[0].rule.startswith("citation.dated")  # its date is all that tells it from others
    return CitedDocument(
        key=_key(number) if number else f"{fold(name)} {date}" if dated else fold(name),
        type=name,
        number=number,
        date=date,
        issuer=entry.first("issuer"),
        subject=entry.first("subject"),
        role=roles[0] if roles else "mentioned",
        mentions=tuple(entry.mentions),
    )


@lru_cache(maxsize=4096)
def _key(number: str) -> str:
    return fold(re.sub(r"\s", "", number))


@lru_cache(maxsize=4096)
def _squeeze(number: str) -> str:
    """The number without accents, blanks and kinds of joints: ``29-NQ/TW`` → ``29nqtw``, leading zeros gone."""
    return re.sub(r"[^a-z0-9]", "", fold(number)).lstrip("0")


def _same(entry: _Entry, mention: CitationMention) -> bool:
    return _same_number(entry, mention) if mention.number else _same_name(entry, mention)


def _same_number(entry: _Entry, mention: CitationMention) -> bool:
    known, number = entry.number, mention.number
    if known is None or number is None or not _same_year(entry.first("date"), mention.date):
        return False
    if _squeeze(known) == _squeeze(number):
        # A bare number means little without its type; with a symbol, `Văn bản số 12/SNV` is `Công văn số 12/SNV`.
        return not number.isdigit() or mention.type == entry.type
    if mention.type not in (entry.type, _GENERIC):
        return False
    if _DAMAGED.search(number) or _DAMAGED.search(known):
        return _mends(known, number)
    short, long = sorted((_key(number), _key(known)), key=len)
    cut = long[len(short) : len(short) + 1]
    return long.startswith(short) and cut != "" and not cut.isalnum()


def _mends(one: str, other: str) -> bool:
    """Whether one is the other with a slip in its year: ``97/25012/NĐ-CP`` and ``45/2010/NĐ-CP``."""
    first, second = _key(one).split("/"), _key(other).split("/")
    if len(first) != 3 or len(second) != 3 or first[0] != second[0] or first[2] != second[2]:
        return False
    short, long = sorted((first[1], second[1]), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))


def _same_name(entry: _Entry, mention: CitationMention) -> bool:
    if mention.rule.startswith("citation.back"):
        return entry.type == mention.type and entry.mentions[0].span < mention.span
    name, year = _law_name(mention.type)
    if entry.number:
        first = next(item for item in entry.mentions if item.number)
        if not first.rule.startswith("citation.law") or not first.subject:
            return False
        full, known_year = _law_name(f"{first.type} {first.subject}")
        same_year = year is None or not first.date or first.date[:4] == year or year in (first.number or "")
        return full == name and same_year and known_year in (None, year)
    known, known_year = _law_name(entry.type)
    if known != name:
        return False
    if entry.first("date") and mention.date and entry.first("date") != mention.date:
        return False
    return year is None or known_year is None or year == known_year


@lru_cache(maxsize=4096)
def _law_name(title: str) -> tuple[str, str | None]:
    match = re.search(r"\s*,?\s*(?:nam\s+)?((?:19|20)\d\d)$", fold(title))
    plain = fold(title)[: match.start()] if match else fold(title)
    return " ".join(plain.replace(",", " ").split()), match[1] if match else None


def _same_year(one: str | None, other: str | None) -> bool:
    """Numbers begin anew each year: the same number of another year is another document."""
    return not one or not other or one[:4] == other[:4]
