"""The pieces that the finder on the index of cases asks for."""

from __future__ import annotations

import gzip
import json
import random
from typing import Any

import project
import pytest
from guidebook.cases import chosen, collection, finder, related
from guidebook.cases.collection import Case
from guidebook.text import vocabulary

REAL = collection.load(project.ROOT).cases
SLUGS = {"cases": "kasus"}


def _say(key: str) -> str:
    return {"case.about": "sekitar", "case.began": "dimulai", "case.began.about": "dimulai ±"}[key]


def _pieces(cases: tuple[Case, ...], language: str = "id") -> dict[str, Any]:
    files = finder.pieces(cases, language, SLUGS, _say)
    return {name: json.loads(text) for name, text in files.items()}


def _values(column: dict[str, Any], number: int) -> set[str]:
    """The values that a sign stands for, read as the script does."""
    places = column["sets"][ord(column["signs"][number]) - 48]
    return {column["values"][place] for place in places}


def _numbers(steps: list[int]) -> list[int]:
    return [sum(steps[: place + 1]) for place in range(len(steps))]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_pieces_hold_every_case_once_with_its_facts_in_the_order_that_lists_have(
    language: str,
) -> None:
    pieces = _pieces(REAL, language)
    index = pieces["index.json"]
    assert index["count"] == len(REAL)
    rows = []
    for start in range(0, len(REAL), index["piece"]):
        rows += pieces[f"rows-{start // index['piece']}.json"]
    ordered = chosen.leading_first(REAL)
    assert [row["t"] for row in rows] == [case.title[language] for case in ordered]
    assert tuple(index["groups"]) == finder.FILTERS
    for number, case in enumerate(ordered):
        for group, column in index["groups"].items():
            stated = {value for value in related.values_of(case, group) if value}
            assert _values(column, number) == stated, (case.slug, group)


def test_titles_stand_in_the_order_of_the_alphabet() -> None:
    titles = [case.title["id"].lower() for case in chosen.leading_first(REAL)]
    alphabet = _pieces(REAL)["alphabet.json"]
    assert sorted(alphabet) == list(range(len(REAL)))
    assert titles[alphabet[0]] < titles[alphabet[len(REAL) // 2]] < titles[alphabet[-1]]


def test_the_newest_facts_can_come_first() -> None:
    ordered = chosen.leading_first(REAL)
    newest = [ordered[number].newness() for number in _pieces(REAL)["newest.json"]]
    assert newest == sorted((case.newness() for case in REAL), reverse=True)


def test_a_word_leads_to_the_cases_that_have_it_in_their_title_and_elsewhere() -> None:
    pieces = _pieces(REAL)
    starts = pieces["index.json"]["words"]
    assert starts == sorted(starts)
    held: dict[str, Any] = {}
    for number in range(len(starts)):
        piece = pieces[f"words-{number}.json"]
        assert next(iter(piece)) == starts[number]
        held |= piece
    ordered = chosen.leading_first(REAL)
    in_title, elsewhere = (
        {ordered[number].slug for number in _numbers(steps)} for steps in held["gojek"]
    )
    assert in_title == {case.slug for case in REAL if "gojek" in finder.words(case.title["id"])}
    assert "gojek-blue-bird" in in_title | elsewhere
    assert list(held) == sorted(held)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nilai-nilai", ["nilai", "nilai"]),
        ("kerja\u2011sama, kerja–sama", ["kerja", "sama", "kerja", "sama"]),
        ("Café ÉCOLE e\u0301", ["cafe", "ecole", "e"]),
        ("per\u00adusahaan _COVID-19_", ["perusahaan", "covid", "19"]),
    ],
)
def test_words_are_compared_without_case_accents_and_hyphens(text: str, words: list[str]) -> None:
    assert finder.words(text) == words


def test_a_word_that_a_hyphen_or_a_misspelling_joins_is_found_as_well() -> None:
    facts: dict[str, object] = {"as_of": "2024"}
    case = Case("x", facts, {"id": "E-dagang"}, {"id": "Mereka bekerja sama."}, {}, {})
    pieces = _pieces((case,))
    assert {"e", "dagang", "edagang", "bekerja", "bekerjasama"} <= pieces["words-0.json"].keys()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, ""),
        ({"start": 2013}, "dimulai 2013"),
        ({"start": 2013, "start_about": True}, "dimulai ± 2013"),
        ({"start": 2013, "end": 2018}, "2013–2018"),
        ({"start": 2013, "end": 2018, "start_about": True}, "sekitar 2013–2018"),
        ({"start": 2018, "end": 2018}, "2018"),
    ],
)
def test_years_are_told_as_far_as_they_are_known(facts: dict[str, object], told: str) -> None:
    assert finder.years(facts, _say) == told


def test_a_row_says_where_its_text_is_in_another_language() -> None:
    case = Case("x", {}, {"id": "Judul"}, {"id": "Ringkas"}, {}, {})
    (row,) = _pieces((case,), "en")["rows-0.json"]
    assert row == {"u": "en/cases/x/", "t": "Judul", "s": "Ringkas", "y": "", "l": "id"}
    (row,) = _pieces((case,))["rows-0.json"]
    assert "l" not in row


def test_the_pieces_lie_in_another_place_when_a_case_has_changed() -> None:
    case = Case("x", {}, {}, {}, {}, {}, facts_key="1")
    changed = Case("x", {}, {}, {}, {}, {}, facts_key="2")
    places = {finder.folder([each], "id") for each in (case, changed)}
    assert len(places) == 2
    assert finder.folder([case], "id") != finder.folder([case], "en")


def _many(count: int) -> tuple[Case, ...]:
    """Cases put together by rule from the words and facts of those that there are."""
    dice = random.Random(1)  # noqa: S311
    sentences = [case.summary["id"] for case in REAL]
    cases = []
    for number in range(count):
        facts = {**dice.choice(REAL).facts, "partners": dice.choice(REAL).facts.get("partners")}
        region = dice.choice(list(vocabulary.provinces()))
        facts |= {"region": region, "as_of": f"{2000 + number % 25}"}
        title = f"{dice.choice(sentences)[:60]} {number}"
        text = " ".join(dice.sample(sentences, 2))[:220]
        cases.append(Case(f"c{number}", facts, {"id": title}, {"id": text}, {}, {}))
    return tuple(cases)


def test_no_piece_grows_beyond_what_a_slow_line_brings_in_seconds() -> None:
    weights = {
        name: len(gzip.compress(text.encode()))
        for name, text in finder.pieces(_many(2000), "id", SLUGS, _say).items()
    }
    assert max(weights.values()) <= 15_000, weights
    assert max(weights[name] for name in weights if name.startswith("rows")) <= 4_000


def test_a_case_of_several_provinces_stands_under_each_and_is_found_by_each_name() -> None:
    facts: dict[str, object] = {"as_of": "2024", "region": "maluku, maluku-utara"}
    case = Case("x", facts, {"id": "Tuna"}, {"id": "Nelayan."}, {}, {})
    pieces = _pieces((case,))
    regions = pieces["index.json"]["groups"]["region"]
    assert _values(regions, 0) == {"maluku", "maluku-utara"}
    assert {"maluku", "utara"} <= pieces["words-0.json"].keys()
