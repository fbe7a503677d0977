"""One word for one thing: what the glossary's `not` finds in the texts, and what it leaves alone."""

from __future__ import annotations

import project
import pytest
from guidebook.cases import collection
from guidebook.guide import glossary
from guidebook.languages import LANGUAGES
from guidebook.problems.finding import messages_of
from guidebook.text import site_texts, terms
from guidebook.text.site_texts import Text

ENTRIES = {
    "funder": {
        "id": {"term": "penyandang dana", "text": "x", "not": "pemberi dana, donatur"},
        "en": {"term": "funder", "text": "x"},
    }
}


def _found(line: str, path: str = "docs/a.md", language: str = "id") -> list[tuple[str, str]]:
    found = terms.check([Text(path, 1, language, line)], ENTRIES, cases=())
    return [(dict(one.values)["found"], dict(one.values)["expected"]) for one in found]


def test_every_page_calls_what_the_glossary_settles_by_its_term() -> None:
    texts, _ = site_texts.load(project.ROOT)
    entries = glossary.load(project.ROOT).entries
    ours = collection.load(project.ROOT).of_the_editors()
    findings = sorted(terms.check(texts, entries, ours))
    assert not findings, "\n" + "\n".join(messages_of(findings))


def test_each_word_that_is_not_used_is_told_with_the_term() -> None:
    assert _found("Donatur dan pemberi dana.") == [
        ("Donatur", "penyandang dana"),
        ("pemberi dana", "penyandang dana"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        'Katanya, "donatur kami sabar".',
        "Buku *Donatur dan Kita*.",
        "Paradonatur.",
        "Penyandang dana.",
    ],
)
def test_quotations_names_and_parts_of_words_are_left_alone(line: str) -> None:
    assert not _found(line)


@pytest.mark.parametrize(
    "path", ["docs/glossary.yml", "docs/synonyms.yml", "docs/cases/kasus-orang-lain.md"]
)
def test_what_explains_words_and_what_others_write_is_left_alone(path: str) -> None:
    assert not _found("Donatur.", path=path)


def test_the_interface_and_data_use_the_terms_too() -> None:
    assert _found("Donatur.", path="docs/checklist.yml")
    assert _found("Donatur.", path="overrides/partials/languages/id.html")


def test_a_word_of_one_language_is_no_word_of_the_other() -> None:
    assert not _found("A donatur.", path="docs/a.en.md", language="en")


def test_no_term_of_the_glossary_is_a_word_that_it_says_not_to_use() -> None:
    entries = glossary.load(project.ROOT).entries
    for language in LANGUAGES:
        used = {entry[language]["term"].lower() for entry in entries.values()}
        for name, entry in entries.items():
            unused = {word.lower() for word in terms.words_not_used(entry[language])}
            assert not unused & used, name
