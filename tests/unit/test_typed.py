"""What people type for a date, a year or an address means the same wherever they type it."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
import typed_values
from guidebook.contributions import draft
from guidebook.tables import table
from guidebook.text import (
    typed,
    typed_addresses,
    typed_choices,
    typed_dates,
    vocabulary,
    written_forms,
)
from guidebook.text.typed import Reading
from guidebook.text.unseen import unseen


def _shown(reading: Reading) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "value": reading.value,
        "candidates": list(reading.candidates),
        "refused": reading.refused,
    }
    return {**shown, "isAbout": True} if reading.is_about else shown


@pytest.mark.parametrize(("text", "expected"), typed_values.readings("date"))
def test_a_date_is_read_or_asked_about_and_never_guessed(
    text: str, expected: dict[str, Any]
) -> None:
    assert _shown(typed_dates.date(text)) == expected


@pytest.mark.parametrize(("text", "expected"), typed_values.readings("year"))
def test_a_year_is_read_with_the_words_around_it(text: str, expected: dict[str, Any]) -> None:
    assert _shown(typed_dates.year(text)) == expected


@pytest.mark.parametrize(("start", "end", "expected"), typed_values.years())
def test_a_span_in_one_box_gives_both_years(
    start: str, end: str, expected: list[dict[str, Any]]
) -> None:
    assert [_shown(each) for each in typed_dates.years(start, end)] == expected


@pytest.mark.parametrize(("text", "expected"), typed_values.readings("url"))
def test_an_address_is_read_without_what_surrounds_it(text: str, expected: dict[str, Any]) -> None:
    assert _shown(typed_addresses.address(text)) == expected


@pytest.mark.parametrize(("vocabulary", "text", "expected"), typed_values.choices())
def test_a_choice_is_known_by_every_name_that_has_one_meaning(
    vocabulary: str, text: str, expected: dict[str, Any]
) -> None:
    assert _shown(typed_choices.choice(vocabulary, text)) == expected


@pytest.mark.parametrize("kind", ["date", "year", "url"])
def test_what_is_read_is_a_value_that_reads_as_itself(kind: str) -> None:
    for _, expected in typed_values.readings(kind):
        for value in [expected["value"], *expected["candidates"]]:
            assert written_forms.reading(kind, value) == Reading(value)


@pytest.mark.parametrize("sign", ["9", "a ", "(", ".", " - ", "sampai ", "1/", "<", "’", "a."])
def test_a_text_of_any_length_is_refused_at_once(sign: str) -> None:
    begun = time.perf_counter()
    for read in (typed_dates.date, typed_dates.year, typed_addresses.address):
        assert not read(sign * 20_000).value
    assert not typed_dates.years(sign * 20_000, sign * 20_000)[0].value
    assert time.perf_counter() - begun < 2


def test_no_other_name_means_two_values_unless_it_is_asked_about() -> None:
    for name, names in table(typed_choices.__file__, "typed_choices.yml").items():
        unclear = {re.sub(r"\W", "", each) for each in names.get("?", {})}
        values = set(vocabulary.values(name))
        assert set(names) - {"?"} <= values
        for value in names.get("?", {}).values():
            assert set(value) <= values
        for value, others in names.items():
            for other in others if value != "?" else []:
                assert typed_choices.choice(name, other) == Reading(value), other
                assert re.sub(r"\W", "", other) not in unclear


def test_every_word_that_stands_around_a_value_is_read_as_it_is_written() -> None:
    listed: Any = typed.form_words()["kinds"]
    for kind in listed.values():
        for word in kind:
            assert word == word.lower()
            assert not re.search(r"^\s|\s$|\s\s", word)


def test_no_sign_that_the_check_refuses_is_left_by_the_cleaning_of_an_answer() -> None:
    for start in range(0, 0x110000, 0x400):
        signs = "".join(map(chr, range(start, start + 0x400)))
        for clean in (draft.line, draft.prose):
            assert unseen(clean(f"a{signs}b")) == []
