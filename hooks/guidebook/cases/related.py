"""Which cases stand together, and which are akin.

A *group* is a fact by whose values cases are gathered: a case stands under each of its `benefits`
and `steps`, under each province of its `region`, and under its one `sector`, `outcome` and `kind`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from guidebook.cases.collection import Case
from guidebook.cases.schema import FIELDS

GROUPS = {field.name: field.vocabulary for field in FIELDS if field.vocabulary}
"""Every group with the vocabulary of its values."""

NEAR = 8
"""How many neighbours in a group are looked at on each side for related cases."""

_AKIN = ("benefits", "sector", "steps")
"""The groups in which related cases are looked for."""


def values_of(case: Case, group: str) -> list[str]:
    """The values of a case in a group; one that is missing counts as no value or as ''."""
    value = case.facts.get(group)
    if group in ("benefits", "steps"):
        return [str(item) for item in value] if isinstance(value, list) else []
    if group == "region":
        return str(value or "").split(", ")
    return [str(value or "")]


def grouped(cases: Sequence[Case], group: str) -> dict[str, list[Case]]:
    """Cases by each of their values in `group`, in the order given."""
    by_value: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for value in values_of(case, group):
            by_value[value].append(case)
    return dict(by_value)


def matrix(cases: Sequence[Case]) -> dict[tuple[str, str], int]:
    """How many cases tell of a benefit in a sector, by both."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for case in cases:
        (sector,) = values_of(case, "sector")
        for benefit in values_of(case, "benefits"):
            counts[benefit, sector] += 1
    return dict(counts)


def related(cases: Sequence[Case], most: int = 4) -> dict[str, list[Case]]:
    """For each slug the cases most akin: shared benefits count three, the sector two, each step
    one.

    In time linear in the number of cases, as only those near in a group are looked at.
    """
    traits = {case.slug: _Traits(case) for case in cases}
    related_cases: dict[str, list[Case]] = {}
    for slug, others in _neighbours(cases).items():
        own = traits[slug]
        # Of equally akin ones the first by slug, so that every build chooses the same.
        ranked = sorted((-own.shared(traits[other]), other) for other in others)
        related_cases[slug] = [traits[other].case for _, other in ranked[:most]]
    return related_cases


def _neighbours(cases: Sequence[Case]) -> dict[str, set[str]]:
    """For each slug those of the cases that are near to it in a group."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for group in _AKIN:
        for members in grouped(cases, group).values():
            slugs = [case.slug for case in members]
            for place, slug in enumerate(slugs):
                neighbours[slug].update(slugs[max(0, place - NEAR) : place + NEAR + 1])
    for case in cases:
        neighbours[case.slug].discard(case.slug)
    return neighbours


class _Traits:
    """What of a case counts for its kinship with others, made once for many comparisons."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.benefits = frozenset(values_of(case, "benefits"))
        self.steps = frozenset(values_of(case, "steps"))
        self.sector = case.facts.get("sector")

    def shared(self, other: _Traits) -> int:
        """How akin two cases are."""
        benefits = len(self.benefits & other.benefits)
        steps = len(self.steps & other.steps)
        return 3 * benefits + 2 * (self.sector == other.sector) + steps
