"""What all documented cases together say: counts for the page `topics/what-cases-say.md`.

Every number of that page comes from here. A case counts once in a row, and in each row that it
belongs to: under each of its benefits and steps, and once under each kind of partner it has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from guidebook.cases import chosen
from guidebook.cases.collection import Case
from guidebook.cases.related import values_of
from guidebook.tables import table
from guidebook.text import vocabulary

SECTIONS = ("count", "benefits", "partners", "steps", "trouble", "lasted", "limits")
"""The parts of the page, as `[WHOLE: …]` calls them."""

NONE_TOLD = "none-told"
"""The value of cases whose text tells of no trouble."""

_SPANS = ((0, 1), (2, 4), (5, 9), (10, 999))
"""Years from the first to the last, by which endings are counted."""


@dataclass(frozen=True)
class Row:
    """A value with how many cases have it, and how many of these ended in each way."""

    value: str
    outcomes: dict[str, int]

    @property
    def total(self) -> int:
        """All its cases."""
        return sum(self.outcomes.values())


@dataclass(frozen=True)
class Trouble:
    """A kind of trouble with how many cases tell of it, and in how many it came first."""

    value: str
    first: int
    any: int


@dataclass(frozen=True)
class Lasted:
    """How long partnerships lasted, in years from the first to the last."""

    ended: int
    running: int
    """Those of which no end is known, whether they go on or not."""
    median: int
    spans: dict[str, int]
    """How many ended after a span of years (`2–4`)."""


@dataclass(frozen=True)
class Whole:
    """The counts over all documented cases."""

    all: Row
    benefits: list[Row]
    steps: list[Row]
    partners: list[Row]
    troubles: list[Trouble]
    read_for_trouble: int
    """Cases whose text was read for what went wrong."""
    none_told: int
    """Those of them whose text tells of no trouble."""
    lasted: Lasted
    own_size: int
    """Cases of the reader's size (chosen.py)."""
    provinces: int
    borne_out: int
    """Cases with a source that is no partner's and bears the result out."""
    by_editors: int


def of(cases: Iterable[Case]) -> Whole:
    """The counts over those of the cases that are documented."""
    documented = [case for case in cases if case.facts.get("kind") == "documented"]
    regions = {region for case in documented for region in values_of(case, "region")}
    return Whole(
        all=_row("", documented),
        benefits=_rows("benefit", documented, lambda case: values_of(case, "benefits")),
        steps=_rows("step", documented, lambda case: values_of(case, "steps")),
        partners=_rows("partner_type", documented, _types),
        troubles=_troubles(documented),
        read_for_trouble=len([case for case in documented if troubles(case)]),
        none_told=len([case for case in documented if NONE_TOLD in troubles(case)]),
        lasted=_lasted(documented),
        own_size=len([case for case in documented if chosen.is_of_readers_size(case)]),
        provinces=len([region for region in regions if _is_province(region)]),
        borne_out=len([case for case in documented if _is_borne_out(case)]),
        by_editors=len([case for case in documented if _is_of_the_editors(case)]),
    )


def troubles(case: Case) -> list[str]:
    """What went wrong in a case, the first first; nothing where its text was not read for it."""
    known: dict[str, list[str]] = table(__file__, "troubles.yml")
    return known.get(case.slug, [])


def _is_province(region: str) -> bool:
    is_known = region in vocabulary.values("region")
    return is_known and region != "national" and len(region) != 2  # a country has two letters


def _row(value: str, cases: Sequence[Case]) -> Row:
    counted = Counter(str(case.facts.get("outcome", "")) for case in cases)
    return Row(value, {outcome: counted[outcome] for outcome in vocabulary.values("outcome")})


def _rows(name: str, cases: Sequence[Case], values: Callable[[Case], list[str]]) -> list[Row]:
    """A row for each value of a vocabulary that has cases, the one with most first."""
    rows = []
    for value in vocabulary.values(name):
        row = _row(value, [case for case in cases if value in values(case)])
        if row.total:
            rows.append(row)
    return sorted(rows, key=lambda row: -row.total)


def _records(case: Case, name: str) -> list[dict[str, object]]:
    listed = case.facts.get(name)
    return listed if isinstance(listed, list) else []


def _types(case: Case) -> list[str]:
    return [str(partner.get("type")) for partner in _records(case, "partners")]


def _troubles(cases: Sequence[Case]) -> list[Trouble]:
    """Each kind that a case tells of, the one that most often came first first."""
    found = []
    for value in vocabulary.values("trouble"):
        told = [troubles(case) for case in cases if value in troubles(case)]
        if told and value != NONE_TOLD:
            first = len([kinds for kinds in told if kinds[0] == value])
            found.append(Trouble(value, first, len(told)))
    return sorted(found, key=lambda trouble: (-trouble.first, -trouble.any))


def _lasted(cases: Sequence[Case]) -> Lasted:
    years: list[int] = []
    for case in cases:
        start, end = str(case.facts.get("start", "")), str(case.facts.get("end", ""))
        if start.isdigit() and end.isdigit():
            years.append(int(end) - int(start))
    spans = {}
    for first, last in _SPANS:
        name = f"{first}–{last}" if last < _SPANS[-1][1] else f"{first}+"
        spans[name] = len([count for count in years if first <= count <= last])
    middle = int(median(years)) if years else 0
    return Lasted(len(years), len(cases) - len(years), middle, spans)


def _is_borne_out(case: Case) -> bool:
    return any(source.get("independent") for source in _records(case, "sources"))


def _is_of_the_editors(case: Case) -> bool:
    listed = case.facts.get("contributors")
    names = listed if isinstance(listed, list) else []
    return all(name in vocabulary.editors() for name in names)
