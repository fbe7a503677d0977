"""Which pages an address may have meant."""

from __future__ import annotations

import pytest
from browser.scripts.conftest import BlankPage

MODULE = "lost/nearest.js"
PAGES = [
    ["langkah/", "Caranya", "en/steps/"],
    ["langkah/mitra/", "Mitra", "en/steps/partners/"],
    ["langkah/kesepakatan/", "Kesepakatan", "en/steps/agreement/"],
    ["kasus/genose-c19/", "GeNose", "en/cases/genose-c19/"],
    ["kasus/plasma-buol/", "Plasma", "en/cases/plasma-buol/"],
    ["glosarium/", "Glosarium", "en/glossary/", "daftar-istilah/"],
]


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("langkah/kesepakatn/", "langkah/kesepakatan/"),
        ("langkah/kesepakatan/index.html", "langkah/kesepakatan/"),
        ("steps/agreement/", "langkah/kesepakatan/"),
        ("en/steps/agreement", "langkah/kesepakatan/"),
        ("kesepakatan/", "langkah/kesepakatan/"),
        ("lama/2019/mitra.php", "langkah/mitra/"),
        ("kasus/genose", "kasus/genose-c19/"),
        ("daftar-istilah", "glosarium/"),
        ("KASUS/Plasma_Buol", "kasus/plasma-buol/"),
        ("100%/langkah/mitra", "langkah/mitra/"),
    ],
)
def test_a_page_is_found_by_an_address_mistyped_in_the_other_language_or_of_before(
    blank_page: BlankPage, address: str, first: str
) -> None:
    found = blank_page.call(MODULE, "nearest", address, PAGES)
    assert found[0][0] == first


@pytest.mark.parametrize("address", ["", "en/", "wp-login.php", "%E4%BD%A0%E5%A5%BD/", "%%%"])
def test_no_page_is_named_for_an_address_that_is_like_none(
    blank_page: BlankPage, address: str
) -> None:
    assert blank_page.call(MODULE, "nearest", address, PAGES) == []


def test_a_few_pages_are_named_at_most(blank_page: BlankPage) -> None:
    many = [[f"kasus/nama-{number}/", "x"] for number in range(30)]
    assert len(blank_page.call(MODULE, "nearest", "kasus/nama/", many)) == 4


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("en/steps/agreement/", ["steps", "agreement"]),
        ("kasus/genose-c19/index.html", ["kasus", "genose", "c19"]),
        ("kerja%20sama/M%C3%BCller.htm", ["kerja", "sama", "müller"]),
        ("energi/", ["energi"]),
        ("english/", ["english"]),
    ],
)
def test_the_words_of_an_address_are_those_of_its_reader(
    blank_page: BlankPage, address: str, words: list[str]
) -> None:
    assert blank_page.call(MODULE, "wordsOf", address) == words
