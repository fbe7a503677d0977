"""The values that case studies may use, with their names in both languages (vocabulary.yml;
countries by ISO 3166).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from babel import Locale

from guidebook.languages import LANGUAGES

Names = dict[str, dict[str, str]]
"""Value to its name by language."""

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
HEADING_IDS = ("challenge", "together", "results", "failed", "lessons")


@cache
def values(name: str) -> Names:
    """One vocabulary: `kind`, `benefit`, `step`, `outcome`, `sector`, `partner_type` or `region`
    (with countries).
    """
    return _all()[name] | (countries() if name == "region" else {})


@cache
def countries() -> Names:
    """Countries by two-letter ISO code in lower case, without Indonesia itself."""
    territories = {language: Locale(language).territories for language in LANGUAGES}
    named = set.intersection(*(set(names) for names in territories.values()))
    codes = sorted(
        code for code in named if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    )
    return {
        code.lower(): {language: territories[language][code] for language in LANGUAGES}
        for code in codes
    }


_NO_COUNTRY = {"ID", "EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}


@cache
def _all() -> dict[str, Names]:
    table: dict[str, Names] = yaml.safe_load(
        Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    )
    return table
