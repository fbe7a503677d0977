"""What the scripts of tools compute: numbers, products and sums, and what a scale says."""

from __future__ import annotations

from typing import Any

import pytest
from browser.scripts.conftest import BlankPage

NUMBERS, SUMS, JUDGEMENT = "tool/numbers.js", "tool/sums.js", "tool/judgement.js"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1250000", 1_250_000),
        ("1.250.000", 1_250_000),
        ("1,250,000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("Rp 1.250.000", 1_250_000),
        ("Rp1.250.000,00", 1_250_000),
        ("rp. 1.250.000,-", 1_250_000),
        ("IDR 1,250,000.50", 1_250_000.5),
        ("1.250.000 rupiah", 1_250_000),
        ("1.250", 1250),
        ("1,250", 1250),
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("12.5000", 12.5),
        ("-3", -3),
        ("−3,5", -3.5),
        ("0", 0),
        ("-0", 0),
        ("007", 7),
        ("１２５０", 1250),  # the wide digits of East Asian keyboards
        ("1000000000000000", 1e15),
    ],
)
def test_a_number_is_read_as_people_write_it_in_both_languages(
    blank_page: BlankPage, written: str, value: float
) -> None:
    found = blank_page.call(NUMBERS, "readNumber", written)
    assert (found["value"], found["problem"]) == (value, "")


@pytest.mark.parametrize("written", ["", "  ", "\u00a0"])
def test_where_nothing_is_written_there_is_no_number_and_no_problem(
    blank_page: BlankPage, written: str
) -> None:
    assert blank_page.call(NUMBERS, "readNumber", written) == {"value": None, "problem": ""}


@pytest.mark.parametrize(
    ("written", "problem", "meant"),
    [
        ("Rp 2 juta", "words", 2_000_000),
        ("1,5 jt", "words", 1_500_000),
        ("1.5 million", "words", 1_500_000),
        ("250 ribu rupiah", "words", 250_000),
        ("2 juta per bulan", "words", None),
        ("0 juta", "words", None),
        ("9999999 triliun", "words", None),
        ("dua", "words", None),
        ("Rp", "words", None),
        ("10%", "words", None),
        ("3 x 2", "words", None),
        ("٣٠", "words", None),
        ("Infinity", "words", None),
        ("NaN", "words", None),
        ("1e5", "words", None),
        ("0x10", "words", None),
        ("1.25.000", "unclear", None),
        ("1250.000", "unclear", None),
        ("1,250.000.5", "unclear", None),
        ("1.250,000,5", "unclear", None),
        ("...", "unclear", None),
        (",", "unclear", None),
        (".5", "unclear", None),
        ("5,", "unclear", None),
        ("1.2,3.4", "unclear", None),
        ("1000000000000001", "large", None),
        ("9" * 400, "large", None),
        ("9" * 10_000, "large", None),
    ],
)
def test_what_is_no_number_says_why(
    blank_page: BlankPage, written: str, problem: str, meant: int | None
) -> None:
    found = blank_page.call(NUMBERS, "readNumber", written)
    assert (found["value"], found["problem"]) == (None, problem)
    assert found.get("meant") == meant


@pytest.mark.parametrize(
    ("value", "locale", "written"),
    [
        (1_250_000, "id-ID", "Rp1.250.000"),
        (1_250_000, "en-GB", "Rp1,250,000"),
        (1250.5, "id-ID", "Rp1.250,5"),
        (-300, "en-GB", "−Rp300"),
        (0, "id-ID", "Rp0"),
    ],
)
def test_money_is_written_as_the_language_does(
    blank_page: BlankPage, value: float, locale: str, written: str
) -> None:
    assert blank_page.call(NUMBERS, "writeRupiah", value, locale) == written


SHEET = {
    "name": "work",
    "products": {"cost": ["hours", "rate"]},
    "sums": ["hours", "cost"],
}


def _worked(blank_page: BlankPage, rows: list[dict[str, str]]) -> dict[str, Any]:
    values = {}
    for number, row in enumerate(rows, 1):
        for column, text in row.items():
            values[f"work.{number}.{column}"] = text
    names = [str(number) for number in range(1, len(rows) + 2)]  # and an empty one
    found: dict[str, Any] = blank_page.call(SUMS, "workedOut", SHEET, names, values)
    return found


@pytest.mark.parametrize(
    ("rows", "cost", "left"),
    [
        ([], None, 0),
        ([{"hours": "2", "rate": "Rp 50.000"}, {"hours": "1,5", "rate": "20,000"}], 130_000, 0),
        ([{"hours": "2", "rate": "50.000"}, {"hours": "3"}], 100_000, 1),
        ([{"hours": "2", "rate": "50.000"}, {"hours": "3", "rate": "2 juta"}], 100_000, 1),
        ([{"hours": "x", "rate": "y"}], None, 1),
        ([{"hours": "900000000000000", "rate": "900000000000000"}], None, 1),
        ([{"hours": "0,333", "rate": "100"}], 33.3, 0),
    ],
)
def test_rows_that_cannot_be_worked_out_are_left_out_and_counted(
    blank_page: BlankPage, rows: list[dict[str, str]], cost: float | None, left: int
) -> None:
    found = _worked(blank_page, rows)
    assert found["results"]["work.total.cost"]["value"] == cost
    assert found["left"] == left


def test_a_sum_has_no_remains_of_binary_fractions(blank_page: BlankPage) -> None:
    found = _worked(blank_page, [{"hours": "0,1"}, {"hours": "0,2"}])
    assert found["results"]["work.total.hours"]["value"] == 0.3


def test_a_sum_that_grows_too_large_is_none(blank_page: BlankPage) -> None:
    found = _worked(blank_page, [{"hours": "900000000000000"}] * 2)
    assert found["results"]["work.total.hours"] == {"value": None, "problem": "large"}


@pytest.mark.parametrize("text", ["", "NaN", "Infinity", "-", "1..2", "Rp", "\U0001f642", "ستة"])
def test_no_result_is_anything_but_a_number_or_nothing(blank_page: BlankPage, text: str) -> None:
    found = _worked(blank_page, [{"hours": text, "rate": text}, {"hours": "1", "rate": "1"}])
    assert found["results"]["work.total.cost"]["value"] == 1
    for result in found["results"].values():
        assert result["value"] is None or isinstance(result["value"], (int, float))


SCALE = {
    "name": "ready",
    "statements": ["leaders", "money"],
    "partners": 3,
    "points": 5,
    "bands": [{"low": 2, "up_to": 5, "title": "wait"}, {"low": 6, "up_to": 10, "title": "go"}],
}


@pytest.mark.parametrize(
    ("values", "apart", "sums"),
    [
        ({}, [], [0, 0, 0]),
        ({"ready.leaders.1": "5"}, [], [5, 0, 0]),
        ({"ready.leaders.1": "5", "ready.leaders.2": "4"}, [], [5, 4, 0]),
        ({"ready.leaders.1": "5", "ready.leaders.3": "3"}, ["leaders"], [5, 0, 3]),
        ({"ready.money.1": "9", "ready.money.2": "1", "ready.money.3": "x"}, [], [0, 1, 0]),
    ],
)
def test_partners_who_differ_by_two_should_talk(
    blank_page: BlankPage, values: dict[str, str], apart: list[str], sums: list[int]
) -> None:
    found = blank_page.call(JUDGEMENT, "judged", SCALE, values)
    assert found["apart"] == apart
    assert [partner["sum"] for partner in found["partners"]] == sums


@pytest.mark.parametrize(("total", "title"), [(1, None), (2, "wait"), (5, "wait"), (6, "go")])
def test_a_sum_belongs_to_one_band(blank_page: BlankPage, total: int, title: str | None) -> None:
    band = blank_page.call(JUDGEMENT, "bandOf", SCALE["bands"], total)
    assert (band and band["title"]) == title
