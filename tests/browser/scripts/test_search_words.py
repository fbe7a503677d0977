"""What the search makes of a query: other words for it, and a misspelt word put right."""

from __future__ import annotations

import pytest
from browser.scripts.conftest import BlankPage

WORDS = "search/words.js"
ALSO = {
    "mou": ["nota kesepahaman"],
    "perjanjian": ["kontrak", "akad"],
    "perjanjian kerja sama": ["pks"],
    "kerja sama": ["kolaborasi"],
}
INSTEAD = {"kerjasama": ["kerja sama"], "analisa": ["analisis"]}
SYNONYMS = {"also": ALSO, "instead": INSTEAD}
KNOWN = ["mitra", "kesepakatan", "komunikasi", "risiko", "raci"]


@pytest.mark.parametrize(
    ("text", "normalized"),
    [
        ("  Nota–Kesepahaman!  ", "nota kesepahaman"),
        ("B2B & B2C", "b2b b2c"),
        ("é 漢字", "é 漢字"),
        ("🤝 ?!", ""),
    ],
)
def test_a_query_is_words_with_one_space_between(
    blank_page: BlankPage, text: str, normalized: str
) -> None:
    assert blank_page.call(WORDS, "normalized", text) == normalized


@pytest.mark.parametrize(
    ("query", "variants"),
    [
        ("risiko", ["risiko"]),
        ("MoU desa", ["MoU desa", "nota kesepahaman desa"]),
        ("perjanjian", ["perjanjian", "kontrak", "akad"]),
        # the longest is not taken apart
        ("perjanjian kerja sama", ["perjanjian kerja sama", "pks"]),
        # a word that the site never uses is not looked up as it is, and may have synonyms itself
        ("analisa", ["analisis"]),
        ("kerjasama", ["kerja sama", "kolaborasi"]),
        # all words exchanged, then one of them in each other form, then one alone
        (
            "mou perjanjian",
            [
                "mou perjanjian",
                "nota kesepahaman kontrak",
                "nota kesepahaman akad",
                "mou kontrak",
                "mou akad",
                "nota kesepahaman perjanjian",
            ],
        ),
    ],
)
def test_a_query_is_also_looked_up_in_other_words(
    blank_page: BlankPage, query: str, variants: list[str]
) -> None:
    assert blank_page.call(WORDS, "variants", query, SYNONYMS) == variants


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("gmn cara menolak donor?", "menolak donor"),
        ("Apa itu RKPD", "rkpd"),
        ("mitra", "mitra"),
        ("apa itu", "apa itu"),  # nothing else would be left
        ("apa-apa", "apa"),
        ('apa "kerja sama"', "kerja sama"),
        ('"apa itu mitra"', '"apa itu mitra"'),  # looked up as it stands
    ],
)
def test_words_that_only_ask_are_left_out(blank_page: BlankPage, query: str, left: str) -> None:
    asking = ["apa", "itu", "gmn", "cara"]
    assert blank_page.call(WORDS, "wordsToFind", query, asking) == left


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("nilai-nilai", "nilai"),
        ("Nilai\u2011nilainya", "nilai"),
        ("nilai\u2013nilai mitra", "nilai mitra"),
        ("nilai nilai mitra", "nilai mitra"),
        ("nilai2", "nilai"),
        ("nilai2nya", "nilai"),
        ("berkali-kali", "berkali"),
        ("kerja-sama", "kerja sama"),
        ("kerja\u2010sama", "kerja sama"),
        ("kerja\u2014sama", "kerja sama"),
        ("ker\u00adja sa\u200bma", "kerja sama"),
        ("COVID-19", "covid 19"),
        ("B2B", "b2b"),
        ("pasal 22", "pasal 22"),
    ],
)
def test_a_doubled_word_is_looked_up_once_and_a_hyphen_divides_words(
    blank_page: BlankPage, query: str, words: str
) -> None:
    assert blank_page.call(WORDS, "wordsToFind", query, []) == words


def test_no_more_variants_than_asked_for(blank_page: BlankPage) -> None:
    assert len(blank_page.call(WORDS, "variants", "mou perjanjian", SYNONYMS, 3)) == 3


@pytest.mark.parametrize("query", ["constructor", "__proto__ toString", "$& $1", "(.*)+$"])
def test_no_query_is_taken_for_anything_but_words(blank_page: BlankPage, query: str) -> None:
    assert blank_page.call(WORDS, "variants", query, SYNONYMS) == [query]
    assert blank_page.call(WORDS, "neighbour", query, KNOWN) in ("", None)


@pytest.mark.parametrize(
    ("query", "neighbour"),
    [
        ("mitra", ""),  # nothing to put right
        ("mitta", "mitra"),  # a letter changed
        ("mitr", "mitra"),  # dropped
        ("mittra", "mitra"),  # added
        ("mirta", "mitra"),  # two swapped, which counts as one step
        ("komunkiasi", "komunikasi"),  # two steps in a long word
        ("kesepkatan mitra", "kesepakatan mitra"),
        ("rac", ""),  # short words are never put right
        ("mxxra", ""),  # two steps are too far for a word of five letters
        ("xqzw", ""),
    ],
)
def test_a_misspelt_word_is_put_right_where_a_known_one_is_near(
    blank_page: BlankPage, query: str, neighbour: str
) -> None:
    assert blank_page.call(WORDS, "neighbour", query, KNOWN) == neighbour
