"""What pages say of those who keep this copy of the site is true of every copy."""

from __future__ import annotations

import re
from types import SimpleNamespace

import project
import pytest
from guidebook.languages import LANGUAGES, load_ui_text
from jinja2 import Environment, FileSystemLoader

PARTS = Environment(loader=FileSystemLoader(project.ROOT / "overrides"), autoescape=True)


def _shown(part: str, language: str, **settings: str) -> str:
    extra = {"contact_email": "", "maintainer": "", **settings}
    config = SimpleNamespace(repo_url=extra.pop("repo_url", None), extra=extra)
    words = {spoken: load_ui_text(PARTS, spoken) for spoken in LANGUAGES}
    template = PARTS.get_template(f"partials/guidebook/parts/{part}.html")
    return template.render(config=config, words=words, language=language)


def test_without_an_address_a_page_says_that_there_is_no_private_channel() -> None:
    assert "tidak mempunyai saluran tertutup" in _shown("contact", "id")
    assert "has no private channel" in _shown("contact", "en")
    for language in LANGUAGES:
        shown = _shown("contact", language, contact_email="redaksi@contoh.org")
        assert 'href="mailto:redaksi@contoh.org"' in shown
        assert "private" not in shown


@pytest.mark.parametrize(
    ("settings", "indonesian"),
    [
        ({"maintainer": "Yayasan <A>"}, "<strong>Yayasan &lt;A&gt;</strong>"),
        (
            {"repo_url": "https://github.com/rakyat/panduan"},
            '<a href="https://github.com/rakyat">rakyat</a>',
        ),
        ({"repo_url": "https://git.example/a/b/panduan"}, "tidak menyebut penanggung jawabnya"),
        ({}, "tidak menyebut penanggung jawabnya"),
    ],
)
def test_a_copy_names_who_is_responsible_or_says_that_it_does_not(
    settings: dict[str, str], indonesian: str
) -> None:
    assert indonesian in _shown("responsible", "id", **settings)
    assert ("does not name" in _shown("responsible", "en", **settings)) == (
        "tidak menyebut" in indonesian
    )


def test_the_page_on_privacy_names_everything_that_scripts_keep_in_the_browser() -> None:
    scripts = (project.ROOT / "overrides/assets/javascripts").rglob("*.js")
    code = "".join(path.read_text(encoding="utf-8") for path in scripts)
    kept = set(re.findall(r'(?:keyOf|setItem)\("([^"]+)"', code))
    assert kept >= {"scheme", "checklist", "case-draft"}
    for name in ("privacy.md", "privacy.en.md"):
        page = (project.ROOT / "docs" / name).read_text(encoding="utf-8")
        assert {key for key in kept if f"`{key}`" not in page} == set()
    elsewhere = r"document\.cookie|sessionStorage|indexedDB|serviceWorker"
    assert not re.search(elsewhere, code)
