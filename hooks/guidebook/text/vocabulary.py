"""The values that case studies may use, with their names in both languages.

They stand in vocabulary.yml; countries are those of ISO 3166 with their names in CLDR.
"""

from __future__ import annotations

from functools import cache

from babel import Locale

from guidebook.languages import LANGUAGES
from guidebook.tables import table

Names = dict[str, dict[str, str]]
"""Value to its name by language."""

_NOT_COUNTRIES = {"ID", "EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}
"""Codes of two letters that ISO or CLDR use for something else, and Indonesia itself."""

HEADINGS = {
    "id": (
        "Tantangan",
        "Yang dilakukan bersama",
        "Hasilnya",
        "Yang tidak berhasil",
        "Pelajaran untuk Anda",
    ),
    "en": (
        "The challenge",
        "What they did together",
        "What came of it",
        "What did not work",
        "What you can take from it",
    ),
}
"""The headings of a case's five sections, in order."""

HEADING_IDS = ("challenge", "together", "results", "failed", "lessons")


@cache
def values(name: str) -> Names:
    """One vocabulary, such as `kind`, `sector` or `region` (with countries): a name of the table
    whose values have names in both languages.
    """
    vocabulary: dict[str, Names] = table(__file__, "vocabulary.yml")
    return vocabulary[name] | countries() if name == "region" else vocabulary[name]


@cache
def editors() -> tuple[str, ...]:
    """What the editors call themselves where they have written a case, in each language."""
    names: dict[str, str] = table(__file__, "vocabulary.yml")["editors"]
    return tuple(names[language] for language in LANGUAGES)


def number(count: int, language: str) -> str:
    """A number in a sentence: in words up to ten, in digits above."""
    words: Names = table(__file__, "vocabulary.yml")["number"]
    return words[str(count)][language] if str(count) in words else str(count)


@cache
def countries() -> Names:
    """Countries by two-letter ISO code in lower case, without Indonesia itself."""
    names = {language: Locale(language).territories for language in LANGUAGES}
    countries = {}
    for code in sorted(names["id"]):
        is_country = len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
        if is_country and all(code in named for named in names.values()):
            countries[code.lower()] = {language: names[language][code] for language in LANGUAGES}
    return countries


@cache
def provinces() -> Names:
    """The regions in Indonesia, without Indonesia itself."""
    regions: Names = table(__file__, "vocabulary.yml")["region"]
    return {value: names for value, names in regions.items() if value != "national"}


@cache
def province_tiles() -> list[list[tuple[str, str]]]:
    """The rows of the map of provinces: for each place the letters of a province and its value,
    both empty where there is none.
    """
    tiles = table(__file__, "province_tiles.yml")
    rows: list[list[tuple[str, str]]] = []
    for line in tiles["rows"]:
        codes = ["" if code == "." else code for code in line.split()]
        rows.append([(code, tiles["codes"].get(code, "")) for code in codes])
    return rows
