"""The figure of a partnership: who takes part, round what, for how long, and how it ended."""

from __future__ import annotations

import math
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from guidebook.cases import partnership
from guidebook.cases.partnership import CENTRE, Partnership, Petal, Strip
from guidebook.text import vocabulary

TYPES = list(vocabulary.values("partner_type"))


def _figure(partners: int = 3, **facts: object) -> Partnership:
    named = [{"type": TYPES[place % len(TYPES)]} for place in range(partners)]
    figure = partnership.figure({"partners": named, **facts})
    assert figure
    return figure


def _strip(**facts: object) -> Strip:
    strip = _figure(**facts).strip  # type: ignore[arg-type]
    assert strip
    return strip


@pytest.mark.parametrize(("group", "values"), [("type", "partner_type"), ("sector", "sector")])
def test_every_type_and_every_sector_has_a_sign_of_its_own(group: str, values: str) -> None:
    signs = partnership.signs(group)
    assert set(signs) == set(vocabulary.values(values))
    assert len(set(signs.values())) == len(signs)
    material = find_spec("material")
    assert material
    assert material.origin
    icons = Path(material.origin).parent / "templates/.icons/material"
    assert [sign for sign in signs.values() if not (icons / f"{sign}.svg").is_file()] == []


def test_every_type_has_a_ground() -> None:
    grounds = partnership.signs("ground")
    assert set(grounds) == set(TYPES)
    assert set(grounds.values()) == {"mid", "accent", "soft", "box"}


def test_four_partners_make_a_kawung_flower() -> None:
    assert [petal.angle for petal in _figure(4).petals] == [-45, 45, 135, 225]


def test_partners_go_clockwise_from_the_top_in_the_order_of_the_list() -> None:
    figure = _figure(11)
    assert [petal.type for petal in figure.petals] == TYPES[:11]
    assert figure.petals[0].x > CENTRE
    assert figure.petals[0].y < CENTRE
    angles = [petal.angle for petal in figure.petals]
    assert angles == sorted(angles)


@pytest.mark.parametrize("partners", range(2, 21))
def test_no_petal_lies_on_another_or_beyond_the_drawing(partners: int) -> None:
    figure = _figure(partners)
    for petal in figure.petals:
        for x, y in _outline(petal):
            assert figure.top <= y <= 200 - figure.top
            assert 0 <= x <= 200
            aside = math.degrees(math.atan2(y - CENTRE, x - CENTRE)) - petal.angle
            assert abs((aside + 180) % 360 - 180) <= 180 / partners + 0.1


@pytest.mark.parametrize("partners", range(2, 21))
def test_a_sign_lies_on_its_petal_and_can_be_seen(partners: int) -> None:
    for petal in _figure(partners).petals:
        assert 8 <= petal.size <= 2 * petal.breadth


def _outline(petal: Petal) -> list[tuple[float, float]]:
    turned = math.radians(petal.angle)
    points = []
    for degrees in range(0, 360, 5):
        along = petal.length * math.cos(math.radians(degrees))
        across = petal.breadth * math.sin(math.radians(degrees))
        x = petal.x + along * math.cos(turned) - across * math.sin(turned)
        y = petal.y + along * math.sin(turned) + across * math.cos(turned)
        points.append((x, y))
    return points


def test_each_sign_is_drawn_once() -> None:
    figure = partnership.figure({"partners": [{"type": "company"}, {"type": "company"}]})
    assert figure
    assert [petal.type for petal in figure.types] == ["company"]


def test_a_partnership_that_ended_has_its_outcome_at_the_end() -> None:
    strip = _strip(start="2013", end="2018", as_of="2018-07")
    assert (strip.start, strip.last, strip.known, strip.has_ended) == (2013, 2018, None, True)
    assert strip.last_x == strip.known_x
    assert len(strip.ticks) == 4


def test_what_is_known_after_the_end_is_told_apart_from_the_partnership() -> None:
    strip = _strip(start="2010", end="2015", as_of="2020-07")
    assert (strip.last, strip.known) == (2015, 2020)
    assert strip.last_x == (strip.from_x + strip.known_x) / 2


def test_a_partnership_without_end_has_its_outcome_where_knowledge_ends() -> None:
    strip = _strip(start="2010", as_of="2018-02")
    assert (strip.last, strip.known, strip.has_ended) == (2018, None, False)
    ended = _strip(start="2010", end="2018", as_of="2018-02")
    assert strip.last_x < ended.last_x, "room for the arrow"


@pytest.mark.parametrize(
    ("facts", "turns"),
    [
        ({"start": "2020", "as_of": "2020-08"}, 0),
        ({"start": "2018", "end": "2018", "as_of": "2024"}, 0),
        ({"start": "1990", "as_of": "2020"}, 29),
        ({"start": "1950", "as_of": "2024"}, 14),
        ({"start": "1602", "end": "1799", "as_of": "2024"}, 19),
        ({"start": "1000", "as_of": "2026"}, 20),
    ],
)
def test_any_years_fit_on_a_strip(facts: dict[str, str], turns: int) -> None:
    strip = _strip(**facts)
    places = [strip.from_x, *strip.ticks, strip.last_x]
    assert places == sorted(places)
    assert len(strip.ticks) == turns
    assert strip.known_x <= 380


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"start": "2010"},
        {"as_of": "2010"},
        {"start": "2020", "end": "2010", "as_of": "2021"},
        {"start": "dulu", "as_of": "2021"},
    ],
)
def test_years_that_are_missing_or_wrong_leave_out_the_strip_alone(facts: dict[str, str]) -> None:
    figure = _figure(**facts)  # type: ignore[arg-type]
    assert figure.strip is None
    assert len(figure.petals) == 3


def test_a_sector_that_is_missing_leaves_the_middle_empty() -> None:
    assert _figure(sector="health").sector == "medical-bag"
    assert _figure(sector="x").sector == ""


@pytest.mark.parametrize("facts", [{}, {"partners": []}, {"partners": [{"type": "tribe"}]}])
def test_without_partners_there_is_no_figure(facts: dict[str, Any]) -> None:
    assert partnership.figure(facts) is None
