"""The navigation and the addresses in mkdocs.yml are judged on their lines, before a build."""

from __future__ import annotations

from pathlib import Path

import project
import pytest
from guidebook import checks
from guidebook.guide import navigation
from guidebook.guide.navigation import Navigation
from guidebook.problems.finding import Finding, messages_of

PAGES = ("index.md", "about.md", "about.en.md", "steps/index.md", "steps/partners.en.md")

SETTINGS = """\
nav:
  - index.md
  - Caranya:
      - steps/index.md
      - steps/partners.md
  - about.md
not_in_nav: |
  cases/*
extra:
  slugs:
    id:
      steps: langkah
      steps/partners: mitra
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project without a flaw."""
    for page in PAGES:
        path = tmp_path / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Judul\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def _changed(root: Path, old: str, new: str) -> list[Finding]:
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    loaded = navigation.load(root)
    return [*loaded.broken, *loaded.misplaced]


def _rules(findings: list[Finding]) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.rule) for one in findings]


def test_the_settings_of_the_site_have_no_flaw() -> None:
    assert navigation.load(project.ROOT) == Navigation((), ())


def test_a_project_without_settings_is_not_judged(tmp_path: Path) -> None:
    assert navigation.load(tmp_path) == Navigation((), ())


def test_a_page_that_exists_in_english_only_is_a_page(root: Path) -> None:
    assert not _changed(root, "nav:", "nav:")


@pytest.mark.parametrize(
    "entry",
    [
        "- https://forum.example.org/",
        "- Forum: https://forum.example.org/",
        "- Forum: //forum.example.org/",
        "- Surel: mailto:a@example.org",
        "- Awal: /",
        "- Awal: /about/",
        "- Bagian:\n      - Lain:\n          - Forum: HTTPS://forum.example.org/",
    ],
)
def test_a_link_is_no_page(root: Path, entry: str) -> None:
    found = _rules(_changed(root, "- about.md", f"- about.md\n  {entry}"))
    assert found == [("mkdocs.yml", 7 + entry.count("\n"), "nav-link")]


@pytest.mark.parametrize(
    ("entry", "nearest"),
    [
        ("abuot.md", "about.md"),
        ("about.en.md", "about.md"),
        ("steps/partner.md", "steps/partners.md"),
        ("About: abuot.md", "about.md"),
        ("xyzzy.md", ""),
        ("../README.md", ""),
        ("steps", ""),
    ],
)
def test_a_line_without_its_file_is_told_with_the_one_that_was_meant(
    root: Path, entry: str, nearest: str
) -> None:
    found = _changed(root, "- about.md", f"- about.md\n  - {entry}")
    assert _rules(found) == [("mkdocs.yml", 7, "nav-page")]
    assert dict(found[0].values)["nearest"] == nearest


def test_a_page_stands_in_the_navigation_once(root: Path) -> None:
    found = _changed(root, "- about.md", "- about.md\n  - Lagi:\n      - about.md")
    assert _rules(found) == [("mkdocs.yml", 8, "nav-twice")]
    assert "di baris 6" in next(messages_of(found))


def test_a_page_that_nothing_leads_to_is_told_in_both_languages(root: Path) -> None:
    found = _changed(root, "  - about.md\n", "")
    assert _rules(found) == [("docs/about.en.md", 1, "nav-lacks")]
    told = list(messages_of(found))
    assert told[0].startswith("docs/about.en.md:1: halaman ini tidak ada dalam navigasi")
    assert "Add 'about.md' to 'nav' in mkdocs.yml" in told[1]


def test_a_page_that_need_not_stand_in_the_navigation_is_not_missed(root: Path) -> None:
    (root / "docs/cases").mkdir()
    (root / "docs/cases/one.md").write_text("---\n", encoding="utf-8")
    assert not _changed(root, "nav:", "nav:")


@pytest.mark.parametrize(
    ("slug", "rule"),
    [
        ("step: langkah-lain", "slug-page"),
        ("about: Tentang Kami", "slug-address"),
        ("about: tentang/kami", "slug-address"),
        ("about: ../x", "slug-address"),
        ("about: langkah", "slug-twice"),
    ],
)
def test_an_address_is_of_a_page_plain_and_its_own(root: Path, slug: str, rule: str) -> None:
    found = _changed(root, "steps/partners: mitra", f"steps/partners: mitra\n      {slug}")
    assert _rules(found) == [("mkdocs.yml", 14, rule)]


def test_pages_in_different_folders_may_have_one_address(root: Path) -> None:
    assert not _changed(root, "steps/partners: mitra", "steps/partners: langkah")


@pytest.mark.parametrize("text", ["nav: [", "", "nav: 3\n", "- a\n", "nav:\n  - {}\n", "\tx"])
def test_settings_of_any_shape_end_in_no_traceback(root: Path, text: str) -> None:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    navigation.load(root)


def test_make_check_tells_what_is_wrong_with_the_navigation(root: Path) -> None:
    assert not _rules_of_check(root)
    _changed(root, "- about.md", "- Forum: https://forum.example.org/")
    assert _rules_of_check(root) == {"nav-link", "nav-lacks"}


def _rules_of_check(root: Path) -> set[str]:
    found = {one.rule for one in checks.check(root).findings}
    return {rule for rule in found if rule.startswith(("nav-", "slug-"))}
