"""Pages choose their cases by a rule: the reader's size, each outcome, newest facts, the east."""

from __future__ import annotations

import random

import pytest
from guidebook.cases import chosen
from guidebook.cases.collection import Case
from guidebook.text import vocabulary

SMALL = ("ngo", "community")
LARGE = ("company", "national-government")


def _case(slug: str, outcome: str = "worked", as_of: str = "2020", **facts: object) -> Case:
    types = facts.pop("types", SMALL)
    assert isinstance(types, tuple)
    partners = [{"name": "A", "type": each} for each in types]
    known = {"kind": "documented", "outcome": outcome, "as_of": as_of, "region": "bali"}
    return Case(slug, {**known, "partners": partners, **facts}, {}, {}, {}, {})


def _slugs(cases: list[Case]) -> str:
    return " ".join(case.slug for case in cases)


def test_every_type_of_partner_but_foundations_and_media_is_of_one_size() -> None:
    assert not chosen.OWN_SIZE & chosen.LARGER
    types = set(vocabulary.values("partner_type"))
    assert types - chosen.OWN_SIZE - chosen.LARGER == {"foundation", "media"}
    assert types >= chosen.OWN_SIZE | chosen.LARGER


def test_every_place_that_the_rule_names_is_a_province() -> None:
    provinces = set(vocabulary.values("region"))
    assert provinces > chosen._EAST | chosen._JAVA | {"national"}


@pytest.mark.parametrize(
    ("types", "is_own"),
    [
        (("ngo", "community", "company"), True),
        (("ngo", "company"), False),
        (("foundation", "media"), False),
        (("cooperative", "foundation"), True),
        (("company", "national-government", "school"), False),
    ],
)
def test_a_case_is_of_the_readers_size_if_more_partners_are_than_are_larger(
    types: tuple[str, ...], is_own: bool
) -> None:
    assert chosen.is_of_readers_size(_case("a", types=types)) is is_own


def test_readers_size_comes_before_newer_facts() -> None:
    cases = [_case("large", as_of="2026", types=LARGE), _case("small", as_of="2009")]
    assert _slugs(chosen.chosen(cases)) == "small large"


def test_outcomes_take_turns_and_within_each_the_newest_comes_first() -> None:
    cases = [
        _case("w1", as_of="2021"),
        _case("w2", as_of="2024"),
        _case("w3", as_of="2023"),
        _case("f1", "failed", "2015"),
        _case("f2", "failed", "2016"),
        _case("m1", "mixed", "2011"),
        _case("p1", "partners-account", "2026"),
    ]
    assert _slugs(chosen.chosen(cases, 7)) == "w2 m1 f2 p1 w3 f1 w1"
    assert _slugs(chosen.chosen(cases)) == "w2 m1 f2 p1 w3 f1"


def test_of_equally_new_ones_the_east_leads_then_what_is_outside_java() -> None:
    regions = ["jawa-timur", "national", "be", "aceh", "maluku", "papua-barat, jawa-timur"]
    cases = [_case(region[:3], region=region) for region in regions]
    cases[0].facts["as_of"] = "2020-12-31"  # the same year
    assert _slugs(chosen.chosen(cases)) == "pap mal ace jaw nat be"


def test_the_order_in_which_cases_come_changes_nothing() -> None:
    outcomes = [*chosen.OUTCOMES] * 3
    cases = [_case(f"c{number}", outcome) for number, outcome in enumerate(outcomes)]
    first = chosen.chosen(cases)
    for seed in range(5):
        random.Random(seed).shuffle(cases)  # noqa: S311
        assert chosen.chosen(cases) == first


def test_home_shows_one_of_each_outcome_that_can_be_told_from_the_others() -> None:
    cases = [
        _case("w", as_of="2012"),
        _case("w-large", as_of="2026", types=LARGE),
        _case("f-large", "failed", types=LARGE),
        _case("p", "partners-account", "2026"),
        _case("invented", as_of="2026", kind="illustration"),
    ]
    assert _slugs(chosen.one_of_each(cases)) == "w f-large"


def test_lists_begin_with_small_partners_from_the_east_and_end_with_illustrations() -> None:
    cases = [
        _case("invented", kind="illustration", region="papua", as_of="2026"),
        _case("large", types=LARGE, region="papua", as_of="2026"),
        _case("java", region="banten", as_of="2026"),
        _case("bali", as_of="2025"),
        _case("east", region="maluku", as_of="2010"),
        _case("newer-east", region="papua", as_of="2011"),
    ]
    assert _slugs(chosen.leading_first(cases)) == "newer-east east bali java large invented"
