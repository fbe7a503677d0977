"""What comes from outside is made sure of, and said in both languages, before anything is built."""

from __future__ import annotations

import pytest
from guidebook.build import settings

GOOD = {
    "SITE_URL": [
        "https://example.org",
        "https://example.org/panduan/",
        "http://127.0.0.1:8000/",
        "https://xn--bcher-kva.example/a/",
        " https://example.org/ ",
    ],
    "REPO_URL": ["", " ", "https://github.com/me/guide", "https://forge.example/me/guide.git/"],
    "CONTACT_EMAIL": ["", "redaksi@contoh.org", "a.b+c@sub.example.co.id"],
    "PAGE_CACHE": ["true", "false"],
    "DOWNLOADS": ["true", "false"],
    "SOURCE_DATE_EPOCH": ["", "0", "1750000000"],
}

WRONG = {
    "SITE_URL": [
        "",
        "  ",
        "example.org/panduan/",
        "www.example.org",
        "/panduan/",
        "ftp://example.org/",
        "https://",
        "https:///panduan/",
        "https://example.org/?a=b",
        "https://example.org/#top",
        "https://me:secret@example.org/",
        "https://example.org:port/",
        "https://[::1/",
        "https://example.org/my guide/",
        "javascript:alert(1)",
    ],
    "REPO_URL": [
        "github.com/me/guide",
        "git@github.com:me/guide.git",
        "ssh://git@github.com/me/guide.git",
        "me/guide",
        "https://github.com/me/guide#readme",
    ],
    "CONTACT_EMAIL": [
        "redaksi",
        "redaksi@contoh",
        "mailto:redaksi@contoh.org",
        "Redaksi <redaksi@contoh.org>",
        "a@contoh.org, b@contoh.org",
        "a b@contoh.org",
    ],
    "PAGE_CACHE": ["no", "0", "abc", ""],
    "DOWNLOADS": ["no", "0", "abc", ""],
    "SOURCE_DATE_EPOCH": ["abc", "2026-11-28", "-1", "1.5", "9" * 30, "１７"],
}


def _cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, values in table.items() for value in values]


@pytest.mark.parametrize(("name", "value"), _cases(GOOD))
def test_a_good_setting_needs_no_word(name: str, value: str) -> None:
    assert not list(settings.problems({name: value}))


def test_settings_that_are_not_there_need_no_word() -> None:
    assert not list(settings.problems({}))


@pytest.mark.parametrize(("name", "value"), _cases(WRONG))
def test_a_wrong_setting_is_told_in_one_sentence_of_each_language(name: str, value: str) -> None:
    told = list(settings.problems({name: value}))
    assert len(told) == 1
    indonesian, english = told[0].split("\n")
    assert indonesian != english
    for sentence in (indonesian, english):
        assert sentence.startswith(name)
        assert value.strip() in sentence


def test_every_wrong_setting_is_told_at_once() -> None:
    wrong = {name: values[0] for name, values in WRONG.items()}
    assert len(list(settings.problems(wrong))) == len(wrong)


def test_an_address_that_is_only_for_git_is_told_with_the_one_readers_can_open() -> None:
    for written in WRONG["REPO_URL"][1:3]:
        told = "".join(settings.problems({"REPO_URL": written}))
        assert told.count("REPO_URL=https://github.com/me/guide") == 2
        assert "guide.git\n" not in told


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


@pytest.mark.parametrize(
    "given", ["https://a.example/g", "https://a.example/g/", " https://a.example/g// "]
)
def test_the_address_of_the_site_ends_in_a_slash(given: str) -> None:
    assert settings.site_address(given) == "https://a.example/g/"


def test_no_address_is_no_address() -> None:
    assert settings.site_address(None) == settings.site_address(" ") == ""


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
