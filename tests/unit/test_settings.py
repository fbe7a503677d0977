"""What comes from outside is made sure of, and said in both languages, before anything is built."""

from __future__ import annotations

import pytest
from guidebook.build import settings


@pytest.mark.parametrize(
    "given",
    [
        "https://forge.example/me/guide",
        "https://forge.example/me/guide/",
        "https://forge.example/me/guide.git",
        "https://forge.example/me/guide.git/",
        " https://forge.example/me/guide.git ",
    ],
)
def test_a_repository_is_named_by_its_page_and_not_by_what_git_clones(given: str) -> None:
    assert settings.repository_address(given) == "https://forge.example/me/guide"


def test_no_repository_is_no_repository() -> None:
    assert settings.repository_address(None) == ""
    assert settings.repository_address("") == ""


def test_a_name_that_only_contains_git_stays_as_it_is() -> None:
    assert settings.repository_address("https://a.example/my.github.io") == (
        "https://a.example/my.github.io"
    )


def test_the_languages_of_the_guide_need_no_word() -> None:
    assert settings.unknown_languages(["id", "en"]) == ""


def test_a_third_language_is_told_what_it_needs_in_both_languages() -> None:
    message = settings.unknown_languages(["id", "su", "en"])
    assert message.startswith("mkdocs.yml: bahasa 'su' belum ada di panduan ini; yang ada: id, en.")
    assert "the language 'su' is not one of this guide; they are: id, en." in message
    assert message.count("overrides/partials/languages/su.html") == 2
    assert message.count("hooks/guidebook/languages.py") == 2


def test_every_unknown_language_is_told() -> None:
    message = settings.unknown_languages(["id", "su", "jv"])
    assert "bahasa 'su'" in message
    assert "bahasa 'jv'" in message
