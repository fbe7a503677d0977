"""Which cases a page of the guide shows, by a rule instead of by hand.

Only documented cases are shown. First come those of the reader's size: more of their partners are
organisations as small or as local as the reader's (`OWN_SIZE`) than companies, national bodies and
international ones (`LARGER`). Of these, and then of the others, one of each outcome is taken in
turn, in the order of `OUTCOMES`; within an outcome the one with the newest facts, by year. Of
equally new ones those from eastern Indonesia come first, then those from elsewhere outside Java;
then the later date, and the last by slug, so that every build chooses the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from guidebook.cases.collection import Case
from guidebook.cases.related import grouped, values_of

OWN_SIZE = frozenset(
    "local-government small-business ngo university research-institute school cooperative"
    " community association".split()
)
"""Types of partners that are of the reader's size."""

LARGER = frozenset("national-government state-company company international-organisation".split())
"""Types of partners that are larger. Foundations and media may be either, and are not counted."""

OUTCOMES = ("worked", "mixed", "failed", "partners-account")
"""The outcomes in the order in which they take turns: where the partners' account is all that
there is, a case has the least to show.
"""

MOST = 6
"""How many cases a page about a benefit or a step shows."""

_JAVA = frozenset(
    "dki-jakarta jawa-barat banten jawa-tengah daerah-istimewa-yogyakarta jawa-timur".split()
)
_NOWHERE = frozenset(["", "national"])
_EAST = frozenset(
    "nusa-tenggara-barat nusa-tenggara-timur sulawesi-utara gorontalo sulawesi-tengah"
    " sulawesi-barat sulawesi-selatan sulawesi-tenggara maluku maluku-utara papua papua-barat"
    " papua-barat-daya papua-tengah papua-pegunungan papua-selatan".split()
)
"""The provinces of Nusa Tenggara, Sulawesi, Maluku and Papua."""


def is_of_readers_size(case: Case) -> bool:
    """Whether more partners are of the reader's size than are larger."""
    partners = case.facts.get("partners")
    types = [str(each.get("type")) for each in partners] if isinstance(partners, list) else []
    own = [each for each in types if each in OWN_SIZE]
    larger = [each for each in types if each in LARGER]
    return len(own) > len(larger)


def leading_first(cases: Iterable[Case]) -> list[Case]:
    """All cases as lists show them: illustrations last; of the others those of the reader's size
    first, of these those from eastern Indonesia, then from elsewhere outside Java, and of equal
    ones those with the newest facts.
    """
    return sorted(cases, key=_leads, reverse=True)


def _leads(case: Case) -> tuple[bool, bool, int, tuple[str, str]]:
    """What a case is ordered by in lists: the higher, the sooner."""
    is_documented = case.facts.get("kind") == "documented"
    return is_documented, is_of_readers_size(case), _distance(case), case.newness()


def chosen(cases: Iterable[Case], most: int = MOST) -> list[Case]:
    """At most so many of the cases, the first to be shown first."""
    documented = [case for case in cases if case.facts.get("kind") == "documented"]
    own = [case for case in documented if is_of_readers_size(case)]
    others = [case for case in documented if not is_of_readers_size(case)]
    return [*_in_turn(own), *_in_turn(others)][:most]


def one_of_each(cases: Iterable[Case], most: int = 3) -> list[Case]:
    """The first case of each outcome by the same rule, for the home page."""
    documented = [case for case in cases if case.facts.get("kind") == "documented"]
    by_outcome = grouped(documented, "outcome")
    firsts: list[Case] = []
    for outcome in OUTCOMES[:most]:
        firsts += chosen(by_outcome.get(outcome, []), 1)
    return firsts


def _in_turn(cases: Sequence[Case]) -> Iterator[Case]:
    """The best case of each outcome, then the second of each, and so on."""
    by_outcome = grouped(cases, "outcome")
    rows = [sorted(by_outcome.get(name, []), key=_rank, reverse=True) for name in OUTCOMES]
    for turn in zip_longest(*rows):
        yield from (case for case in turn if case is not None)


def _rank(case: Case) -> tuple[str, int, tuple[str, str]]:
    """What a case is ordered by within its outcome: the higher, the sooner."""
    year = str(case.facts.get("as_of", "")).split("-")[0]
    return year, _distance(case), case.newness()


def _distance(case: Case) -> int:
    """Two for eastern Indonesia, one for elsewhere outside Java, else none; by its first region."""
    place = values_of(case, "region")[0]
    if place in _EAST:
        return 2
    is_outside = len(place) != 2 and place not in _JAVA and place not in _NOWHERE
    return int(is_outside)
