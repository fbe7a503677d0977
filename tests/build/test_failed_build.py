"""A build gives the whole site, the same each time, or none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import built_pages
import project
import pytest
from guidebook.theme import fonts


def test_two_builds_of_one_commit_are_identical(site: Path, tmp_path: Path) -> None:
    done = project.build(project.ROOT, tmp_path / "again", DOWNLOADS="true")
    assert done.returncode == 0, done.stderr
    first, second = project.files(site), project.files(tmp_path / "again")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


TWICE = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

for target in sys.argv[1:]:
    config = load_config("mkdocs.yml", site_dir=target, strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
"""


def test_building_again_in_one_process_as_while_serving_changes_nothing(
    site: Path, tmp_path: Path
) -> None:
    targets = [str(tmp_path / name) for name in ("one", "two")]
    env = {**os.environ, "SITE_URL": project.SITE_URL, "REPO_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", TWICE, *targets]
    done = subprocess.run(
        command, cwd=project.ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert project.files(tmp_path / "one") == project.files(tmp_path / "two") == project.files(site)


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("docs/conclusion.en.md", "\n[lost](nowhere.md)\n", "nowhere.md"),
        (
            "docs/conclusion.md",
            "\n[CHECKLIST: nothing-like-this]\n",
            "no section or item 'nothing-like-this'",
        ),
        (
            "docs/conclusion.md",
            "\n![x](figures/none.svg)\n",
            "no figure 'none.svg' in docs/figures",
        ),
        ("docs/checklist.yml", "\npartners:\n  again:\n    id: x\n", "docs/checklist.yml:"),
        (
            "docs/redirects.yml",
            "\nlangkah/: index.md\n",
            "'langkah/' is still the address of docs/steps/index.md",
        ),
        (
            "overrides/partials/guidebook/parts/ticks.html",
            '{{ say("sheet.critcal") }}',
            "parts/ticks.html: The interface has no text 'sheet.critcal' in 'id'.",
        ),
    ],
    ids=[
        "broken link in the second language",
        "unknown item",
        "missing figure",
        "broken data",
        "old address that hides a page",
        "unknown text of the interface",
    ],
)
def test_a_failed_build_says_why_and_leaves_no_site_behind(
    tmp_path: Path, file: str, text: str, told: str
) -> None:
    copied = project.copy(tmp_path / "project")
    with (copied / file).open("a", encoding="utf-8") as page:
        page.write(text)
    done = project.build(copied, tmp_path / "site")
    assert done.returncode != 0
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_search_that_can_not_be_made_fails_the_build_with_the_reason(tmp_path: Path) -> None:
    pagefind = tmp_path / "pagefind"
    pagefind.write_text("#!/bin/sh\necho no room left\nexit 1\n", encoding="utf-8")
    pagefind.chmod(0o755)
    done = project.build(project.ROOT, tmp_path / "site", PAGEFIND_BINARY_PATH=str(pagefind))
    assert done.returncode != 0
    assert "The search index could not be made.\nno room left" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_site_without_git_still_builds(tmp_path: Path) -> None:
    copied = project.copy(tmp_path / "project")
    done = project.build(copied, tmp_path / "site", PATH=str(tmp_path), SOURCE_DATE_EPOCH="")
    assert done.returncode == 0, done.stderr


def test_what_only_hooks_read_is_not_published(site: Path) -> None:
    published = {name for name in project.files(site) if not name.startswith("case-template-")}
    assert not [name for name in published if name.endswith((".yml", ".md", ".map", ".py"))]
    assert not [
        name
        for name in published
        if "bundle." in name or "lunr" in name or name.startswith("figures/")
    ]


def test_the_fonts_hold_every_character_of_every_page(site: Path) -> None:
    for page in built_pages.pages(site).values():
        body = page.one(".//body")
        missing = {
            c
            for text in built_pages.texts(body)
            for c in text
            if ord(c) not in fonts.CORE | fonts.MORE and c != "\n"
        }
        assert not missing - {"\u21a9", "\ufe0e"}, page.address


def test_nothing_is_fetched_before_the_text_of_a_page_but_its_stylesheet(site: Path) -> None:
    for page in built_pages.pages(site).values():
        assert not page.all(".//link[@rel='preload']"), page.address


def test_the_edition_is_dated_in_the_language_of_the_page(partial_site: Path) -> None:
    pages = built_pages.pages(partial_site)
    assert pages[""].one(".//footer//time").text == "6 Desember 2025"
    assert pages["en/"].one(".//footer//time").text == "6 December 2025"
