"""Which cases stand together by benefit, sector and outcome, and which are akin, in time linear in
their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from guidebook.cases.collection import Case

NEAR = 8
"""How many neighbours in a group are looked at on each side for related cases."""


def listed(case: Case, name: str) -> list[str]:
    """A fact that is a list of words."""
    value = case.facts.get(name)
    return [str(item) for item in value] if isinstance(value, list) else []


def values(case: Case, group: str) -> list[str]:
    """The values of a case in a group: `benefits`, `steps`, `sector`, `outcome`, `region` or
    `kind`.
    """
    return (
        listed(case, group) if group in ("benefits", "steps") else [str(case.facts.get(group, ""))]
    )


def grouped(cases: Sequence[Case], group: str) -> dict[str, list[Case]]:
    """Cases by each of their values in `group`, in the order given."""
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for value in values(case, group):
            found[value].append(case)
    return dict(found)


def matrix(cases: Sequence[Case]) -> dict[tuple[str, str], int]:
    """How many cases tell of a benefit in a sector."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for case in cases:
        for benefit in listed(case, "benefits"):
            counts[benefit, str(case.facts.get("sector", ""))] += 1
    return dict(counts)


def related(cases: Sequence[Case], most: int = 4) -> dict[str, list[Case]]:
    """For each slug the cases most akin: shared benefits count three, the sector two, each step
    one.
    """
    neighbours: dict[str, dict[str, Case]] = {case.slug: {} for case in cases}
    for group in ("benefits", "sector", "steps"):
        for members in grouped(cases, group).values():
            for at, case in enumerate(members):
                for other in members[max(0, at - NEAR) : at + NEAR + 1]:
                    if other is not case:
                        neighbours[case.slug][other.slug] = other
    traits = {case.slug: _Traits(case) for case in cases}
    return {
        slug: sorted(
            near.values(), key=lambda other: (-traits[slug].shared(traits[other.slug]), other.slug)
        )[:most]
        for slug, near in neighbours.items()
    }


class _Traits:
    """What of a case counts for its kinship with others."""

    def __init__(self, case: Case) -> None:
        self.benefits, self.steps = (
            frozenset(listed(case, "benefits")),
            frozenset(listed(case, "steps")),
        )
        self.sector = case.facts.get("sector")

    def shared(self, other: _Traits) -> int:
        """How akin two cases are."""
        benefits, steps = len(self.benefits & other.benefits), len(self.steps & other.steps)
        return 3 * benefits + 2 * (self.sector == other.sector) + steps
