"""The map of the provinces, held against their borders."""

from __future__ import annotations

from statistics import mean

import pytest
from guidebook.text import vocabulary

BORDERS = {
    "Sumatra": "AC-SU SU-RI SU-SB RI-SB RI-JA SB-JA SB-BE JA-BE JA-SS BE-SS BE-LA SS-LA",
    "Java": "BT-JK BT-JB JK-JB JB-JT JT-YO JT-JI",
    "Kalimantan": "KB-KT KB-KI KT-KI KT-KS KS-KI KI-KU",
    "Sulawesi": "SA-GO GO-ST ST-SR ST-SN ST-SG SR-SN SN-SG",
    "Papua": "PD-PB PB-PT PT-PA PT-PE PT-PS PA-PE PE-PS",
}
"""The provinces that share a border on land, by ISO 3166-2:ID."""

STRAITS = "RI-KR SS-BB LA-BT JI-BA BA-NB NB-NT MU-PD"
"""Those that lie on both sides of a strait, or of a sea that is strewn with their islands."""

ISLANDS = {
    **{island: set(pairs.replace("-", " ").split()) for island, pairs in BORDERS.items()},
    "Nusa Tenggara": {"BA", "NB", "NT"},
    "Maluku": {"MA", "MU"},
}
WEST_TO_EAST = (
    ("Sumatra", "Kalimantan", "Sulawesi", "Maluku", "Papua"),
    ("Sumatra", "Java", "Nusa Tenggara"),
)
NORTH_TO_SOUTH = (
    ("Kalimantan", "Java"),
    ("Sulawesi", "Nusa Tenggara"),
    ("Sumatra", "Java"),
    ("Java", "Nusa Tenggara"),
    ("Papua", "Nusa Tenggara"),
)


def _places() -> dict[str, tuple[int, int]]:
    """The row and column of each province by its letters."""
    places = {}
    for row, tiles in enumerate(vocabulary.province_tiles()):
        for column, (code, region) in enumerate(tiles):
            if region:
                places[code] = (row, column)
    return places


def test_every_province_has_one_tile_and_letters_of_its_own() -> None:
    tiles = [tile for row in vocabulary.province_tiles() for tile in row if tile[0]]
    assert sorted(region for _, region in tiles) == sorted(vocabulary.provinces())
    assert len({code for code, _ in tiles}) == len(tiles) == 38


def test_no_row_is_too_wide_for_a_phone() -> None:
    assert {len(row) for row in vocabulary.province_tiles()} == {8}


def test_provinces_that_touch_have_tiles_that_touch() -> None:
    places = _places()
    pairs = " ".join([*BORDERS.values(), STRAITS]).split()
    apart = []
    for pair in pairs:
        (row, column), (other_row, other_column) = (places[code] for code in pair.split("-"))
        if max(abs(row - other_row), abs(column - other_column)) > 1:
            apart.append(pair)
    assert len(pairs) == 45
    assert apart == []


@pytest.mark.parametrize(
    ("axis", "order"),
    [*((1, order) for order in WEST_TO_EAST), *((0, order) for order in NORTH_TO_SOUTH)],
)
def test_the_islands_keep_their_order(axis: int, order: tuple[str, ...]) -> None:
    places = _places()
    middles = [mean(places[code][axis] for code in ISLANDS[island]) for island in order]
    assert middles == sorted(middles)
    assert len(set(middles)) == len(middles)
