from __future__ import annotations

import project
import pytest
from guidebook import languages


@pytest.mark.parametrize(
    ("path", "language", "neutral"),
    [
        ("steps/partners.md", "id", "steps/partners.md"),
        ("steps/partners.en.md", "en", "steps/partners.md"),
        ("cases/a.b.md", "id", "cases/a.b.md"),
    ],
)
def test_a_file_name_tells_its_language(path: str, language: str, neutral: str) -> None:
    assert languages.language_of(path) == language
    assert languages.neutral(path) == neutral
    assert languages.in_language(neutral, language) == path


def test_every_folder_of_an_address_is_translated_and_a_case_keeps_its_name() -> None:
    slugs = {
        "cases": "kasus",
        "benefits": "manfaat",
        "benefits/reach": "jangkauan",
        "reach": "wrong",
    }
    assert languages.localized("benefits/reach/index.html", slugs) == "manfaat/jangkauan/index.html"
    assert languages.localized("cases/reach/index.html", slugs) == "kasus/reach/index.html"


def test_every_page_but_a_case_has_an_indonesian_address() -> None:
    docs = project.ROOT / "docs"
    pages = {languages.neutral(path.relative_to(docs).as_posix()) for path in docs.rglob("*.md")}
    paths = {page.removesuffix(".md").removesuffix("/index") for page in pages} - {"index"}
    slugs = project.slugs()
    missing = {path for path in paths if path not in slugs and not path.startswith("cases/")}
    assert not missing, f"add to extra.slugs in mkdocs.yml: {sorted(missing)}"
    assert not slugs.keys() - paths, "slugs of pages that do not exist"


def test_no_two_pages_of_a_section_share_an_indonesian_address() -> None:
    addresses = [languages.localized(path, project.slugs()) for path in project.slugs()]
    assert len(addresses) == len(set(addresses))


def test_file_names_carry_no_other_dot_than_the_language() -> None:
    docs = project.ROOT / "docs"
    wrong = [
        path.name
        for path in docs.rglob("*")
        if path.is_file() and path.name.count(".") > 1 + path.name.endswith(".en.md")
    ]
    assert not wrong, "static-i18n takes a dotted part for a language and drops the file"
    assert not list(docs.rglob("*.id.md")), "Indonesian files carry no language in their name"
