"""A case's page says where the case comes from, in both languages."""

from __future__ import annotations

import re
from typing import Any

import project
import pytest
from guidebook.cases import provenance, views
from guidebook.languages import LANGUAGES, load_ui_text
from guidebook.text import vocabulary
from jinja2 import Environment, FileSystemLoader

OVERRIDES = Environment(loader=FileSystemLoader(project.ROOT / "overrides"), autoescape=True)
AGREED = [
    {"organisation": "Perpustakaan Desa", "role": "kepala", "date": "2026-03", "to": "text"},
    {"organisation": "KSP Maju", "role": "ketua", "date": "2026-05-03", "to": "text"},
]


def _said(language: str, **facts: Any) -> str:
    """What the part of a case's page about its facts says."""
    page = (project.ROOT / "overrides/case.html").read_text(encoding="utf-8")
    part = page[page.index("{% set checked") : page.index('<details class="cite"')]
    shown = OVERRIDES.from_string(part).render(
        facts=facts,
        here=language,
        lang={"t": load_ui_text(OVERRIDES, language)},
        case_checked=provenance.checked,
        as_of_date=views.as_of_date,
    )
    return " ".join(re.sub(r"<[^>]+>", "", shown).split())


@pytest.mark.parametrize(
    ("facts", "indonesian", "english"),
    [
        ({}, "", ""),
        (
            {"basis": "published"},
            "Ditulis dari sumber yang terbit.",
            "Written from published sources.",
        ),
        (
            {"basis": "partners", "agreements": AGREED, "interest": "member"},
            "Diperiksa oleh dua mitra, Mei 2026."
            " Penulis bekerja untuk salah satu mitra atau menjadi anggotanya.",
            "Checked by two partners, May 2026."
            " The author works for one of the partners or belongs to it.",
        ),
        (
            {"basis": "published", "agreements": [AGREED[0], AGREED[0]], "pictures": "own"},
            "Ditulis dari sumber yang terbit. Diperiksa oleh satu mitra, Maret 2026."
            " Gambar dimuat dengan izin.",
            "Written from published sources. Checked by one partner, March 2026."
            " Pictures are shown with permission.",
        ),
    ],
)
def test_a_page_says_what_a_case_rests_on(
    facts: dict[str, Any], indonesian: str, english: str
) -> None:
    assert _said("id", **facts) == indonesian
    assert _said("en", **facts) == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tie_has_a_sentence_of_its_own(language: str) -> None:
    said = {_said(language, interest=value) for value in vocabulary.values("interest")}
    assert len(said) == len(vocabulary.values("interest"))


def test_numbers_are_words_up_to_ten() -> None:
    assert [vocabulary.number(count, "id") for count in (1, 10, 11)] == ["satu", "sepuluh", "11"]
