"""The interface speaks both languages with the same words."""

from __future__ import annotations

import re

import project

LANGUAGES = project.ROOT / "overrides/partials/languages"
USED = re.compile(r"(?:lang\.t|words\[[^\]]+\])\(\s*[\"']([\w.]+)[\"']\s*\)")


def _keys(language: str) -> list[str]:
    return re.findall(
        r'^  "([\w.]+)":',
        (LANGUAGES / f"{language}.html").read_text(encoding="utf-8"),
        re.MULTILINE,
    )


def test_both_tables_hold_the_same_keys_in_the_same_order() -> None:
    assert _keys("id") == _keys("en")
    assert len(set(_keys("id"))) == len(_keys("id"))


def _words(language: str) -> dict[str, str]:
    text = (LANGUAGES / f"{language}.html").read_text(encoding="utf-8")
    return dict(re.findall(r'^  "([\w.]+)": "(.*?)",?$', text, re.MULTILINE))


def test_no_word_is_left_in_the_other_language() -> None:
    same = {key for key, word in _words("id").items() if word == _words("en")[key]}
    assert same == {"direction", "menu"}


def test_every_key_a_template_asks_for_exists() -> None:
    asked = set()
    for path in (project.ROOT / "overrides").rglob("*.html"):
        asked |= set(USED.findall(path.read_text(encoding="utf-8")))
    assert asked
    assert asked <= set(_keys("id"))


def test_every_word_is_used() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("overrides", "hooks")
        for path in (project.ROOT / folder).rglob("*.*")
        if path.suffix in (".html", ".py") and path.parent != LANGUAGES
    )
    built = (
        "cards.",
        "case.",
        "checklist.",
        "door.",
        "footer.",
        "form.add.",
        "form.before.",
        "form.in.",
        "form.languages.",
        "kicker.",
        "scheme.",
        "search.",
        "sheet.",
        "translation.",
    )  # joined to a word in a template
    unused = [
        key
        for key in _keys("id")
        if not re.search(
            rf"[\"']({re.escape(key)}|{re.escape(re.sub('^(ticks|form)[.]', '', key))})[\"']", code
        )
        and not key.startswith(built)
    ]
    assert not unused
